//! Facts: what may be asked, in which words, with which values.

use std::collections::HashMap;

use selfcheck_core::catalogue::{EntityIx, EntitySet, Fact, FactIx, FactOption};
use selfcheck_core::logic::QuestionSet;

use super::common::{at_most, each_once};
use super::entities::Kinds;
use super::ids::Ids;
use crate::condition::{self, PLACE};
use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::raw::{RawFact, RawOption};
use crate::source::At;
use crate::written::Str;

/// How many options a condition can tell apart.
const OPTIONS: usize = 16;

/// The facts with their places.
pub(crate) struct Facts {
    facts: Vec<Fact>,
    places: Vec<At>,
}

/// Validates `facts.toml`.
pub(crate) fn check(mut raw: Vec<RawFact>, kinds: &Kinds, problems: &Problems) -> Facts {
    at_most(&mut raw, QuestionSet::FACTS, "facts", |fact| fact.at, problems);
    let mut ids = Ids::default();
    let mut words = HashMap::from([(PLACE.to_owned(), None)]);
    let mut facts = Facts { facts: Vec::new(), places: Vec::new() };
    for raw in raw {
        if let Some(id) = &raw.id {
            ids.take(&id.value, id.at, problems);
        }
        if let Some(word) = &raw.word {
            check_word(word, &mut words, problems);
        }
        facts.places.push(raw.id.as_ref().map_or(raw.at, |id| id.at));
        facts.facts.push(fact(raw, kinds, problems));
    }
    facts
}

fn fact(raw: RawFact, kinds: &Kinds, problems: &Problems) -> Fact {
    check_options(&raw, problems);
    let yes_no = raw.preset.is_some();
    let mut options = raw.preset.map_or(raw.options, |(_, options)| options);
    at_most(&mut options, OPTIONS, "options", |option| option.at, problems);
    let options = self::options(options, yes_no, problems);
    let given = given(&raw.given, &options, kinds, problems);
    let mut asked = EntitySet::default();
    let question_for = raw.question_for.into_iter().map(|(entities, text)| {
        let set = kinds.resolve(&entities, problems);
        let again = kinds.ids(set.iter().filter(|entity| asked.contains(*entity)));
        if let Some(first) = entities.first().filter(|_| !again.is_empty()) {
            let message = format!("there are two wordings for {again}");
            problems.add(Problem::new(Code::TwoForOne, first.at, message));
        }
        asked = set.iter().fold(asked, EntitySet::with);
        (set, text)
    });
    Fact {
        question_for: question_for.collect(),
        id: raw.id.map(|id| id.value).unwrap_or_default(),
        word: raw.word.map(|word| word.value).unwrap_or_default(),
        name: raw.name,
        question: raw.question,
        help: raw.help,
        ask_whom: raw.ask_whom,
        ordered: raw.ordered,
        options,
        given,
    }
}

/// Conditions must be able to name every fact, and mean one.
fn check_word(word: &Str, words: &mut HashMap<String, Option<At>>, problems: &Problems) {
    if !condition::is_writable(&word.value) {
        let message = format!("conditions cannot name `{}`", word.value);
        let help = "a word has no spaces, commas, parentheses or braces, and is none of `且`, `或`, \
                    `非`, `是`, `不是`, `属于`, `不属于`, `至少`, `至多`, `除`";
        problems.add(Problem::new(Code::Word, word.at, message).help(help));
    }
    match words.get(&word.value) {
        Some(Some(first)) => {
            let message = format!("two facts have the word `{}`", word.value);
            let problem = Problem::new(Code::Word, word.at, message).label("again");
            problems.add(problem.also(*first, "first"));
        }
        Some(None) => {
            let message = format!("`{}` is the word of the place", word.value);
            problems.add(Problem::new(Code::Word, word.at, message));
        }
        None => {
            words.insert(word.value.clone(), Some(word.at));
        }
    }
}

fn check_options(raw: &RawFact, problems: &Problems) {
    match &raw.preset {
        Some((preset, _)) if preset.value != "yes-no" => {
            let message = format!("`options` can only be `yes-no`, not `{}`", preset.value);
            let help = "other options are written as `[[fact.option]]`";
            problems.add(Problem::new(Code::ChoiceUnknown, preset.at, message).help(help));
        }
        Some((preset, _)) => {
            if let Some(option) = raw.options.first() {
                let message = "a yes/no fact with further options";
                let problem = Problem::new(Code::Options, option.at, message);
                problems.add(problem.also(preset.at, "a yes/no fact"));
            }
        }
        None if raw.options.len() < 2 => {
            let message = "a fact needs at least two options";
            let help =
                "write `options = \"yes-no\"` with `yes` and `no`, or `[[fact.option]]` for each";
            problems.add(Problem::new(Code::Options, raw.at, message).help(help));
        }
        None => {}
    }
}

fn options(raw: Vec<RawOption>, yes_no: bool, problems: &Problems) -> Vec<FactOption> {
    let mut ids = Ids::default();
    let mut names: HashMap<String, At> = HashMap::new();
    let checked = raw.into_iter().map(|raw| {
        if let Some((id, at)) = &raw.id {
            ids.take(id, *at, problems);
        }
        let name = &raw.name.text.zh;
        // The values of a yes/no fact need not be named in conditions.
        if !yes_no && !name.is_empty() && !condition::is_writable(name) {
            let message = format!("conditions cannot name `{name}`");
            let help = "leave out spaces, commas, parentheses and braces; what explains it goes into `hint`";
            problems.add(Problem::new(Code::Word, raw.name.at, message).help(help));
        }
        if let Some(first) = names.get(name) {
            let message = format!("two options have the name `{name}`");
            let problem = Problem::new(Code::Word, raw.name.at, message).label("again");
            problems.add(problem.also(*first, "first"));
        } else if !name.is_empty() {
            names.insert(name.clone(), raw.name.at);
        }
        FactOption {
            id: raw.id.map(|(id, _)| id).unwrap_or_default(),
            name: raw.name.text,
            hint: raw.hint,
            what_if: raw.what_if,
        }
    });
    checked.collect()
}

fn given(
    raw: &[(Str, Vec<Str>)],
    options: &[FactOption],
    kinds: &Kinds,
    problems: &Problems,
) -> Vec<(EntitySet, u8)> {
    let mut earlier: Vec<(EntitySet, u8)> = Vec::new();
    for (id, entities) in raw {
        let Some(option) = (0..).zip(options).find(|(_, o)| o.id == id.value).map(|(ix, _)| ix)
        else {
            let message = format!("this fact has no option `{}`", id.value);
            let help = names::did_you_mean_of(&id.value, options.iter().map(|o| o.id.as_str()));
            problems.add(Problem::new(Code::OptionUnknown, id.at, message).help(help));
            continue;
        };
        let set = kinds.resolve(entities, problems);
        let clash = |entity: &EntityIx| earlier.iter().any(|(set, _)| set.contains(*entity));
        let clashing = kinds.ids(set.iter().filter(clash));
        if !clashing.is_empty() {
            let message = format!("two values are given for {clashing}");
            problems.add(Problem::new(Code::TwoForOne, id.at, message));
        }
        earlier.push((set, option));
    }
    earlier
}

impl Facts {
    pub(crate) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The facts with their positions and places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (FactIx, &Fact, At)> {
        (0..).map(FactIx).zip(&self.facts).zip(&self.places).map(|((ix, fact), at)| (ix, fact, *at))
    }

    /// The facts that a list names.
    pub(crate) fn resolve(&self, names: &[Str], problems: &Problems) -> Vec<FactIx> {
        let find = |name: &Str| {
            let found = self.iter().find(|(_, fact, _)| fact.id == name.value);
            if found.is_none() {
                let message = format!("there is no fact `{}`", name.value);
                let ids = self.facts.iter().map(|fact| fact.id.as_str());
                let help = names::did_you_mean(&name.value, ids).unwrap_or_else(|| {
                    "the facts stand in facts.toml; here their `id` is meant".into()
                });
                problems.add(Problem::new(Code::FactUnknown, name.at, message).help(help));
            }
            found.map(|(ix, _, _)| ix)
        };
        each_once(names, problems).filter_map(find).collect()
    }

    pub(crate) fn into_facts(self) -> Vec<Fact> {
        self.facts
    }
}
