//! What the papers have in common: how a clause, a day, a respondent and an answer stand on them.

use crate::{
    assess::{Applicability, Progress},
    catalogue::{Catalogue, EntityIx, MeasureIx, Place},
    code,
    date::Date,
    response::Response,
    sheet::one_line,
    words::{Lang, Word},
};

/// A day as it is written in a sentence: `2021年12月8日`.
#[must_use]
pub fn day_words(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => day.to_string(),
    }
}

/// Where a measure comes from, as it is cited, with the words quoted: `2021年12月紧急通知第三条第2句：“……”`.
/// The quote is always Chinese: it is the text of the notice.
#[must_use]
pub fn clause_words(catalogue: &Catalogue, measure: MeasureIx, lang: Lang) -> String {
    let quote = catalogue.measure(measure).quote;
    let at = quote.sentence;
    let notice = catalogue.notices[usize::from(at.notice)].short.get(lang);
    let place = catalogue.citation_words(at, lang);
    let text = catalogue.quote(quote);
    // A quote that has quotation marks of its own gets no second pair: it stays as published.
    let (open, close) = if text.contains('“') { ("", "") } else { ("“", "”") };
    match lang {
        Lang::Zh => format!("{notice}{place}：{open}{text}{close}"),
        Lang::En => format!("{notice}, {place}: {open}{text}{close}"),
    }
}

/// The notices that these measures come from, by their full titles, with the short name by which the table cites them, and
/// that the rules now in force come first.
/// Nothing if there are no measures.
#[must_use]
pub fn basis_words(
    catalogue: &Catalogue,
    measures: impl Iterator<Item = MeasureIx>,
    lang: Lang,
) -> Option<String> {
    let mut cited = vec![false; catalogue.notices.len()];
    for measure in measures {
        cited[usize::from(catalogue.measure(measure).quote.sentence.notice)] = true;
    }
    let mut titles = Vec::new();
    for (notice, _) in catalogue.notices.iter().zip(cited).filter(|(_, cited)| *cited) {
        let (title, short) = (&notice.title, notice.short.get(lang));
        titles.push(match lang {
            Lang::Zh => format!("《{title}》（以下简称“{short}”）"),
            Lang::En => format!("《{title}》 (cited as “{short}”)"),
        });
    }
    let titles = titles.join(Word::BetweenNames.get(lang));
    let (between, end) = lang.pick(("。按原文对照得出；", "。"), ("; ", "."));
    let rules = Word::RulesInForce.get(lang);
    (!titles.is_empty()).then(|| [Word::BasedOn.get(lang), &titles, between, rules, end].concat())
}

/// A reason for 不适用 as it is shown: on one that was read from a code, the words that stand for it there, in the reader's
/// language.
#[must_use]
pub fn reason_words(reason: &str, lang: Lang) -> &str {
    match (lang, reason.trim()) {
        (Lang::En, code::REASON) => "(the reason stands on the original form)",
        (_, reason) => reason,
    }
}

/// Who a paper is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondent {
    /// The name, on one line; empty if not given.
    pub unit: String,
    /// The kind, if given.
    pub entity: Option<EntityIx>,
    /// The place, as far as given.
    pub place: Option<Place>,
}

impl Respondent {
    /// Who a response is about.
    #[must_use]
    pub fn of(response: &Response) -> Self {
        Self { unit: one_line(&response.unit), entity: response.entity, place: response.place }
    }

    /// Name, kind and place as a line beside a table, as far as given; empty if none is.
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let kind = self.entity.map(|entity| catalogue.entity(entity).name.get(lang).clone());
        let mut parts = Vec::new();
        for (word, value) in [
            (Word::Respondent, (!self.unit.is_empty()).then(|| self.unit.clone())),
            (Word::KindOfRespondent, kind),
            (Word::Place, self.place.map(|place| catalogue.place_words(place))),
        ] {
            if let Some(value) = value {
                parts.push(lang.say(Word::NameAndAnswer, &[&word.get(lang), &value]));
            }
        }
        parts.join(lang.pick("；", "; "))
    }

    /// What a table about them is called: the name before or behind what it is.
    #[must_use]
    pub fn title(&self, what: &str, lang: Lang) -> String {
        match lang {
            _ if self.unit.is_empty() => what.to_owned(),
            Lang::Zh => [&self.unit, what].concat(),
            Lang::En => [what, ": ", &self.unit].concat(),
        }
    }
}

/// How a measure stands, in words: how far it is done if it applies, else that it does not, or that this is open.
#[must_use]
pub fn standing_words(
    applicability: Applicability,
    progress: Progress,
    lang: Lang,
) -> &'static str {
    match applicability {
        Applicability::Applies => progress.word().get(lang),
        Applicability::DoesNotApply => Word::DoesNotApply.get(lang),
        Applicability::Undetermined => Word::Undetermined.get(lang),
    }
}
