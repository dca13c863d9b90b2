//! Conditions, answers and reasons in words, in both languages, the same on screen, on paper and in files.

mod lang;
mod table;

use std::fmt::{Display, Write};

pub use lang::Lang;
pub use table::Word;

use crate::{
    assess::Progress,
    catalogue::{
        Atom, Catalogue, Condition, FactOption, Place, Reading, Section, SentenceRef, Strength,
        Text, Urgency,
    },
    logic::{Flip, Question},
    response::Response,
};

impl Lang {
    /// A text of the table with its blanks `{}` filled in order.
    #[must_use]
    pub fn say(self, word: Word, blanks: &[&dyn Display]) -> String {
        filled(word.get(self), blanks)
    }
}

/// A text with its blanks `{}` filled in order. Filled when it runs: a `format!` for every sentence and language would
/// double the page's code.
#[must_use]
pub fn filled(text: &str, blanks: &[&dyn Display]) -> String {
    let mut rest = text;
    let mut said = String::new();
    for blank in blanks {
        let Some((part, after)) = rest.split_once('{') else {
            break;
        };
        said.push_str(part);
        // Writing to a string does not fail.
        let _ = write!(said, "{blank}");
        rest = after.get(1..).unwrap_or_default();
    }
    said.push_str(rest);
    said
}

impl Text {
    /// The text in this language; in Chinese while the English texts are not loaded. A `&String`, so that it can fill a
    /// blank of [`Lang::say`] as it is.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &String {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            Lang::En | Lang::Zh => &self.zh,
        }
    }

    /// The same words for both languages, made by asking for each.
    #[must_use]
    pub fn both(words: impl Fn(Lang) -> String) -> Self {
        Self { zh: words(Lang::Zh), en: words(Lang::En) }
    }
}

impl Progress {
    /// 落实情况 in words.
    #[must_use]
    pub fn word(self) -> Word {
        match self {
            Self::Met => Word::Done,
            Self::Partly => Word::PartlyDone,
            Self::Unmet => Word::NotDone,
            Self::ToVerify => Word::ToBeChecked,
            Self::Exempt => Word::ExemptReasonGiven,
            Self::ExemptWithoutReason => Word::ExemptReasonMissing,
            Self::NotAnswered => Word::NotAnswered,
        }
    }
}

impl Strength {
    /// 要求程度 in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Required => Word::Required.get(lang),
            Self::Encouraged => Word::Encouraged.get(lang),
            Self::Discretionary => Word::AtYourDiscretion.get(lang),
        }
    }
}

impl Urgency {
    /// How soon or how often, in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Immediately => Word::Immediately.get(lang),
            Self::Daily => Word::Daily.get(lang),
            Self::Regularly => Word::Regularly.get(lang),
            Self::Standing => Word::AtAllTimes.get(lang),
        }
    }
}

impl Catalogue {
    /// A place in words: `宁波市镇海区`, or just the city when no more is known.
    #[must_use]
    pub fn place_words(&self, place: Place) -> String {
        match place {
            Place::City(city) => self.cities[city.ix()].name.clone(),
            Place::County(county) => {
                let county = &self.counties[county.ix()];
                format!("{}{}", self.cities[county.city.ix()].name, county.name)
            }
        }
    }

    /// The administrative code of a place.
    #[must_use]
    pub fn place_code(&self, place: Place) -> u32 {
        match place {
            Place::City(city) => self.cities[city.ix()].code,
            Place::County(county) => self.counties[county.ix()].code,
        }
    }

    /// What a question is about, in a few words.
    #[must_use]
    pub fn question_words(&self, question: Question, lang: Lang) -> &str {
        match question {
            Question::Entity => Word::KindOfRespondent.get(lang),
            Question::Place => Word::Place.get(lang),
            Question::Fact(fact) => self.fact(fact).name.get(lang),
        }
    }

    /// What the respondent answered to a question, or what follows from their kind; `None` when
    /// it is not known.
    #[must_use]
    pub fn answer_words(
        &self,
        response: &Response,
        question: Question,
        lang: Lang,
    ) -> Option<String> {
        match question {
            Question::Entity => response.entity.map(|e| self.entity(e).name.get(lang).to_owned()),
            Question::Place => response.place.map(|place| self.place_words(place)),
            Question::Fact(fact) => {
                let value = response.situation(self)?.fact(fact)?;
                let option = self.fact(fact).options.get(usize::from(value))?;
                Some(option.name.get(lang).to_owned())
            }
        }
    }

    /// The number of a section as people say it: `第三条`, `前言`, `结语`.
    #[must_use]
    pub fn section_words(&self, section: &Section, lang: Lang) -> String {
        const DIGITS: [&str; 11] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        match (section.number, section.closing) {
            (0, _) => Word::Preamble.get(lang).to_owned(),
            (_, true) => Word::ClosingParagraph.get(lang).to_owned(),
            (n, false) => {
                let number: &dyn Display = match DIGITS.get(usize::from(n)) {
                    Some(digit) if lang == Lang::Zh => digit,
                    _ => &n,
                };
                lang.say(Word::Section, &[number])
            }
        }
    }

    /// Where a sentence stands, as people cite it: `第三条第2句`.
    #[must_use]
    pub fn citation_words(&self, at: SentenceRef, lang: Lang) -> String {
        let section = self.section_words(self.section(at), lang);
        lang.say(Word::SentenceOf, &[&section, &at.sentence])
    }

    /// A comparison in words, with the outcome it should have.
    #[must_use]
    pub fn atom_words(&self, atom: &Atom, outcome: bool, lang: Lang) -> String {
        match atom {
            Atom::Place { outside, divisions, except, .. } => {
                let names = |codes: &[u32]| {
                    let mut names = Vec::new();
                    for code in codes {
                        names.extend(self.find_place(*code).map(|place| self.place_words(place)));
                    }
                    names.join(Word::BetweenItems.get(lang))
                };
                let word = match (*outside != outcome, except.is_empty()) {
                    (true, true) => Word::PlaceIn,
                    (true, false) => Word::PlaceInExcept,
                    (false, true) => Word::PlaceNotIn,
                    (false, false) => Word::PlaceOutsideOrIn,
                };
                lang.say(word, &[&names(divisions), &names(except)])
            }
            Atom::Fact { fact, options } => {
                let fact = self.fact(*fact);
                let name = fact.name.get(lang).as_str();
                let (mut yes, mut no) = (Vec::new(), Vec::new());
                for (option, FactOption { name, .. }) in fact.options.iter().enumerate() {
                    let is = (options >> option & 1 == 1) == outcome;
                    if is { &mut yes } else { &mut no }.push(name.get(lang).as_str());
                }
                match (yes.as_slice(), no.as_slice()) {
                    // 外来人员为“有” is not Chinese; 有外来人员 is.
                    ([one @ ("有" | "没有")], _) if lang == Lang::Zh => [one, name].concat(),
                    // Not 不是“没有”.
                    ([_, _, ..], ["没有"]) if lang == Lang::Zh => ["有", name].concat(),
                    // “出现病例或暴发疫情”或“传播疫情” reads badly; 不是“未发现病例” does not.
                    ([_, _, ..], [one]) => lang.say(Word::IsNot, &[&name, one]),
                    _ => {
                        let yes = yes.join(Word::OrQuoted.get(lang));
                        lang.say(Word::Is, &[&name, &yes])
                    }
                }
            }
        }
    }

    /// A condition in words; empty when it always holds.
    #[must_use]
    pub fn condition_words(&self, condition: &Condition, lang: Lang) -> String {
        let join = |parts: &[Condition], with: &str| {
            let mut words = Vec::new();
            for part in parts {
                let part_words = self.condition_words(part, lang);
                words.push(match part {
                    Condition::All(_) | Condition::Any(_) => {
                        lang.say(Word::InBrackets, &[&part_words])
                    }
                    Condition::Always | Condition::Is(_) => part_words,
                });
            }
            words.join(with)
        };
        match condition {
            Condition::Always => String::new(),
            Condition::Is(atom) => self.atom_words(atom, true, lang),
            Condition::All(parts) => join(parts, Word::And.get(lang)),
            Condition::Any(parts) => join(parts, Word::Or.get(lang)),
        }
    }

    /// The comparisons of a counterfactual in words.
    #[must_use]
    pub fn flips_words(&self, flips: &[Flip<'_>], lang: Lang) -> String {
        let mut words = Vec::new();
        for flip in flips {
            words.push(self.atom_words(flip.atom, flip.outcome, lang));
        }
        words.join(Word::And.get(lang))
    }
}

impl Reading {
    /// The label under which a reading is shown.
    #[must_use]
    pub fn label(lang: Lang) -> &'static str {
        Word::HowWeReadIt.get(lang)
    }
}
