//! Measures: what they rest on, whom they bind, when and how strongly.

use selfcheck_core::catalogue::Condition;
use selfcheck_core::catalogue::{
    EntitySet, Measure, MeasureIx, Quote, Reading, SentenceRef, Strength, Urgency,
};

use super::checked::Notices;
use super::common::{choice, each_once};
use super::entities::Kinds;
use super::ids::Ids;
use crate::condition::{self, Scope};
use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::raw::RawMeasure;
use crate::source::{At, Source};
use crate::written::Str;

const STRENGTHS: [(&str, Strength); 3] = [
    ("required", Strength::Required),
    ("encouraged", Strength::Encouraged),
    ("discretionary", Strength::Discretionary),
];

const URGENCIES: [(&str, Urgency); 4] = [
    ("immediately", Urgency::Immediately),
    ("daily", Urgency::Daily),
    ("regularly", Urgency::Regularly),
    ("standing", Urgency::Standing),
];

/// What a measure rests on.
#[derive(Clone, Copy)]
enum Basis {
    Text,
    Interpretation,
}

const BASES: [(&str, Basis); 2] =
    [("text", Basis::Text), ("interpretation", Basis::Interpretation)];

/// The measures in the order of the text they come from.
pub(crate) struct Measures {
    list: Vec<CheckedMeasure>,
    /// Whether all their files could be read, so that what is not there is missing.
    whole: bool,
}

/// A measure with its places.
pub(crate) struct CheckedMeasure {
    pub measure: Measure,
    /// Where each of its source sentences is named.
    pub sources: Vec<At>,
    /// Where its condition stands.
    pub when: Option<At>,
    /// Whether it is known for whom and when it applies.
    pub sound: bool,
}

/// Validates the measures of all notices.
pub(crate) fn check(
    notices: &Notices,
    kinds: &Kinds,
    scope: Scope<'_>,
    source: &Source,
    problems: &Problems,
) -> Measures {
    let mut ids = Ids::default();
    let mut measures = Vec::new();
    for (home, notice) in notices.iter() {
        for raw in &notice.measures {
            if let Some(id) = &raw.id {
                ids.take(&id.value, id.at, problems);
            }
            measures.push(measure(raw, home, notices, kinds, scope, source, problems));
        }
    }
    if let Some(last) = measures.get(usize::from(u16::MAX)).and_then(|m| m.sources.first()) {
        let message = format!("there are more than {} measures", u16::MAX);
        problems.add(Problem::new(Code::TooMany, *last, message));
    }
    // A stable sort: measures of the same sentence stay as they were written.
    measures.sort_by_key(|checked| checked.measure.sources.first().copied());
    Measures { list: measures, whole: notices.whole }
}

fn measure(
    raw: &RawMeasure,
    home: usize,
    notices: &Notices,
    kinds: &Kinds,
    scope: Scope<'_>,
    source: &Source,
    problems: &Problems,
) -> CheckedMeasure {
    let sources = sources(raw, home, notices, problems);
    let sentences: Vec<_> = sources.iter().map(|(sentence, _)| *sentence).collect();
    let entities = kinds.resolve(&raw.entities, problems);
    let when = raw.when.as_ref().map(|when| condition::compile(when, scope, problems));
    let quote = raw
        .quote
        .as_ref()
        .filter(|_| !sentences.is_empty())
        .and_then(|quote| find_quote(quote, &sentences, notices, source, problems));
    let nowhere = SentenceRef { notice: 0, section: 0, sentence: 0 };
    CheckedMeasure {
        sound: !matches!(when, Some(None)) && kinds.knows_all(&raw.entities),
        when: raw.when.as_ref().map(|when| when.at),
        sources: sources.iter().map(|(_, at)| *at).collect(),
        measure: Measure {
            id: raw.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
            name: raw.name.clone(),
            quote: quote.unwrap_or(Quote { sentence: nowhere, start: 0, end: 0 }),
            sources: sentences,
            entities,
            when: when.flatten().unwrap_or(Condition::Always),
            strength: choice(raw.strength.as_ref(), "strength", &STRENGTHS, problems)
                .unwrap_or(Strength::Required),
            urgency: choice(raw.urgency.as_ref(), "urgency", &URGENCIES, problems)
                .unwrap_or(Urgency::Standing),
            question: raw.question.clone(),
            evidence: raw.evidence.clone(),
            fix: raw.fix.clone(),
            owner: raw.owner.clone(),
            readings: readings(raw, entities, kinds, problems),
        },
    }
}

fn sources(
    raw: &RawMeasure,
    home: usize,
    notices: &Notices,
    problems: &Problems,
) -> Vec<(SentenceRef, At)> {
    let mut sources: Vec<(SentenceRef, At)> = Vec::new();
    for written in &raw.source {
        let Some(sentence) = notices.resolve(home, written, problems) else {
            continue;
        };
        if let Some((_, first)) = sources.iter().find(|(other, _)| *other == sentence) {
            let message = format!("{} is named twice", written.value);
            let problem = Problem::new(Code::NamedTwice, written.at, message).label("again");
            problems.add(problem.also(*first, "first"));
            continue;
        }
        sources.push((sentence, written.at));
    }
    sources
}

/// Where a quote stands within the source sentences.
fn find_quote(
    quote: &Str,
    sentences: &[SentenceRef],
    notices: &Notices,
    source: &Source,
    problems: &Problems,
) -> Option<Quote> {
    let text = |sentence: SentenceRef| notices.place(sentence).map(|at| source.slice(at));
    let found = sentences.iter().find_map(|sentence| {
        let start = text(*sentence)?.find(&quote.value)?;
        let end = start + quote.value.len();
        let (start, end) = (u16::try_from(start).ok()?, u16::try_from(end).ok()?);
        Some(Quote { sentence: *sentence, start, end })
    });
    if found.is_some() {
        return found;
    }
    let elsewhere = notices.sentences().find(|(_, at)| source.slice(*at).contains(&quote.value));
    let published =
        || sentences.iter().find_map(|sentence| published_form(text(*sentence)?, &quote.value));
    let mut problem = Problem::new(
        Code::QuoteAbsent,
        quote.at,
        "the quote is not, character for character, in a source sentence",
    );
    if let Some((sentence, at)) = elsewhere {
        let address = notices.address(sentence);
        problem = problem.also(at, "it stands here").help(format!("it stands in {address}"));
    } else if let Some(published) = published() {
        problem = problem.help(format!("the published characters are `{published}`"));
    } else if let Some(at) = sentences.first().and_then(|sentence| notices.place(*sentence)) {
        problem = problem.also(at, "the source sentence");
    }
    problems.add(problem);
    None
}

/// The part of a sentence that a quote repeats but for punctuation and space.
fn published_form<'s>(sentence: &'s str, quote: &str) -> Option<&'s str> {
    let letters = |text: &str| -> Vec<(usize, char)> {
        text.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect()
    };
    let (there, wanted) = (letters(sentence), letters(quote));
    let (first, last) = (0..).zip(there.windows(wanted.len().max(1))).find_map(|(_, window)| {
        let same = window.iter().map(|(_, c)| c).eq(wanted.iter().map(|(_, c)| c));
        same.then_some((window.first()?, window.last()?))
    })?;
    sentence.get(first.0..last.0 + last.1.len_utf8())
}

fn readings(
    raw: &RawMeasure,
    bound: EntitySet,
    kinds: &Kinds,
    problems: &Problems,
) -> Vec<Reading> {
    let basis = choice(raw.basis.as_ref(), "basis", &BASES, problems);
    let readers = kinds.resolve(&raw.note_for, problems);
    for name in &raw.note_for {
        // Each name by itself, so that the one at fault is pointed at.
        let named = kinds.resolve(std::slice::from_ref(name), &Problems::default());
        let strangers = kinds.ids(named.iter().filter(|entity| !bound.contains(*entity)));
        if !strangers.is_empty() && bound != EntitySet::default() {
            let message = format!("the note is for {strangers}, whom the measure does not bind");
            problems.add(Problem::new(Code::Note, name.at, message));
        }
    }
    let basis_at = raw.basis.as_ref().map_or(raw.at, |basis| basis.at);
    match (basis, &raw.note) {
        (Some(Basis::Interpretation), Some(note)) => {
            let entities = if raw.note_for.is_empty() { bound } else { readers };
            vec![Reading { entities, note: note.text.clone() }]
        }
        (Some(Basis::Interpretation), None) => {
            let message =
                "an interpretation needs a note that says what was read into the text, and why";
            problems.add(Problem::new(Code::Note, basis_at, message));
            Vec::new()
        }
        (Some(Basis::Text), note) => {
            let stray = note.as_ref().map(|n| n.at).or(raw.note_for.first().map(|name| name.at));
            if let Some(at) = stray {
                let message =
                    "a note belongs to an interpretation, and this measure rests on the text";
                let problem = Problem::new(Code::Note, at, message).also(basis_at, "says so");
                problems
                    .add(problem.help("write `basis = \"interpretation\"`, or take the note out"));
            }
            Vec::new()
        }
        (None, _) => Vec::new(),
    }
}

impl Measures {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &CheckedMeasure> {
        self.list.iter()
    }

    /// The measures that a list names.
    pub(crate) fn resolve(&self, names: &[Str], problems: &Problems) -> Vec<MeasureIx> {
        let find = |name: &Str| {
            let found =
                (0..).map(MeasureIx).zip(&self.list).find(|(_, m)| m.measure.id == name.value);
            if found.is_none() && self.whole {
                let message = format!("there is no measure `{}`", name.value);
                let ids = self.list.iter().map(|checked| checked.measure.id.as_str());
                let help = names::did_you_mean(&name.value, ids);
                let problem = Problem::new(Code::MeasureUnknown, name.at, message);
                problems.add(problem.maybe_help(help));
            }
            found.map(|(ix, _)| ix)
        };
        each_once(names, problems).filter_map(find).collect()
    }

    pub(crate) fn into_measures(self) -> Vec<Measure> {
        self.list.into_iter().map(|checked| checked.measure).collect()
    }
}
