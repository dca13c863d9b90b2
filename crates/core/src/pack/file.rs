//! The shape of a pack: what stands in the JSON document, with names where a [`Catalogue`](crate::Catalogue) has positions.

use serde::{Deserialize, Serialize};

use crate::catalogue::{NumberedFact, Numbers, Strength, Urgency};

/// A content pack. All texts are Chinese; other languages are [`TextsFile`](super::TextsFile).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Version of this format: 2.
    pub format: u32,
    /// The first 12 hexadecimal digits of the SHA-256 of this document as compact JSON with this field empty and the keys of
    /// every object in the order of their bytes.
    pub content: String,
    /// Name of the pack, the same in all its editions.
    pub pack: String,
    /// What the self-check is called.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub lead: String,
    /// What whoever uses it must be warned of before beginning; left out if nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub warning: String,
    /// Whether files and codes that name no pack are of this one: those of before there were packs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub takes_unnamed: bool,
    /// Where most of its places lie.
    pub province: ProvinceFile,
    /// The day up to which the content was checked, `YYYY-MM-DD`.
    pub as_of: String,
    /// The notices, oldest first.
    pub notices: Vec<NoticeFile>,
    /// The measures, in the order of the sentences that they are first drawn from.
    pub measures: Vec<MeasureFile>,
    /// The facts.
    pub facts: Vec<FactFile>,
    /// The kinds of respondent.
    pub entities: Vec<EntityFile>,
    /// The cities with their counties.
    pub divisions: Vec<CityFile>,
    /// Matter from outside the notices; never scored.
    pub references: Vec<ReferenceFile>,
    /// By which numbers result codes name things.
    pub numbers: NumbersFile,
}

/// The province in which most places lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvinceFile {
    /// The first two digits of the codes of its places, which result codes write short. The same in all editions.
    pub code: u8,
    /// Its name without 省.
    pub name: String,
    /// Pinyin of that name without tones, with a blank between syllables.
    pub pinyin: String,
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeFile {
    /// Name in addresses.
    pub id: String,
    /// Title as published.
    pub title: String,
    /// Short name.
    pub short: String,
    /// Whom it was sent to.
    pub addressee: String,
    /// Who issued it.
    pub issuer: String,
    /// Its date, `YYYY-MM-DD`.
    pub dated: String,
    /// The day it was published, `YYYY-MM-DD`.
    pub published: String,
    /// The preamble, which is number 0, the sections from 1, and the closing paragraph.
    pub sections: Vec<SectionFile>,
}

/// A section of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    /// Number; 0 is the preamble.
    pub number: u8,
    /// Whether it is the closing paragraph.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closing: bool,
    /// Heading as published; left out where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// What it is about.
    pub short: String,
    /// Its sentences. Their addresses count from 1: `notice#section.sentence`.
    pub sentences: Vec<SentenceFile>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SentenceFile {
    /// Verbatim text.
    pub text: String,
    /// Why no measure is drawn from it; left out where one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasureFile {
    /// Name; never used again for another one.
    pub id: String,
    /// Name in words.
    pub name: String,
    /// Addresses of the sentences that it is drawn from, e.g. `2021-12-07-emergency#3.2`.
    pub sources: Vec<String>,
    /// The words that it rests on, verbatim from one of these sentences.
    pub quote: String,
    /// The kinds of respondent it binds.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// When it applies to them; left out where it always does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<WhenFile>,
    /// How strongly the text asks for it.
    pub strength: Strength,
    /// How soon or how often.
    pub urgency: Urgency,
    /// The question.
    pub question: String,
    /// Which record shows it.
    pub evidence: String,
    /// What to do if it is not done.
    pub fix: String,
    /// The post that usually does it.
    pub owner: String,
    /// What was read into the text, and for whom; left out where the text says it outright.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<ReadingFile>,
}

/// An interpretation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadingFile {
    /// For whom it is one.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// What was read into the text, and why.
    pub note: String,
}

/// A condition. It reads each fact, and the place, at most once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum WhenFile {
    /// All of these.
    All(Vec<WhenFile>),
    /// At least one of these.
    Any(Vec<WhenFile>),
    /// The fact has one of these values.
    Fact {
        /// Name of the fact.
        id: String,
        /// Names of the values.
        is: Vec<String>,
    },
    /// The place is, or is not, in these divisions.
    Place {
        /// Codes of cities and counties.
        divisions: Vec<u32>,
        /// Codes of those left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        except: Vec<u32>,
        /// Whether it must be outside of them.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        outside: bool,
    },
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Name.
    pub id: String,
    /// The words by which conditions name it where content is written.
    pub word: String,
    /// Name in words.
    pub name: String,
    /// The question.
    pub question: String,
    /// Other wordings for some kinds of respondent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub question_for: Vec<QuestionForFile>,
    /// What helps to answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Whom to ask.
    pub ask_whom: String,
    /// Whether the values are an ascending scale.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ordered: bool,
    /// The values.
    pub options: Vec<OptionFile>,
    /// Values that follow from the kind of respondent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<GivenFile>,
}

/// The question of a fact as some kinds of respondent are asked it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionForFile {
    /// Who is asked so.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// The question.
    pub question: String,
}

/// The value that a fact has for some kinds of respondent, who are not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GivenFile {
    /// For whom.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// Name of the value.
    pub is: String,
}

/// A value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OptionFile {
    /// Name.
    pub id: String,
    /// Name in words.
    pub name: String,
    /// What counts as it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// Wording for what-if.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what_if: String,
}

/// A kind of respondent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntityFile {
    /// Name.
    pub id: String,
    /// Name in words.
    pub name: String,
    /// Which houses count as this kind.
    pub hint: String,
    /// The group it belongs to; left out where it belongs to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether it may stand for a whole city.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole_city: bool,
}

/// A city with its counties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CityFile {
    /// Code, of six digits.
    pub code: u32,
    /// Name.
    pub name: String,
    /// Pinyin without tones and without 市, with a blank between syllables.
    pub pinyin: String,
    /// Its counties.
    pub counties: Vec<CountyFile>,
}

/// A county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountyFile {
    /// Code, of six digits, of which the first four are those of its city.
    pub code: u32,
    /// Name.
    pub name: String,
    /// Pinyin without tones and without 县, 市 or 区, with a blank between syllables.
    pub pinyin: String,
}

/// Matter from outside the notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReferenceFile {
    /// Name.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Paragraphs.
    pub body: Vec<String>,
    /// Where it comes from and how sure it is.
    pub caveat: String,
    /// The reason that is offered for why the measures do not apply today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// For whom it matters.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// Shown beside these measures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<String>,
    /// Shown beside these facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// Codes of the counties it is about: shown beside the question of place to whoever may be in one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<u32>,
}

/// The register of numbers: a name's number is its position, counted from 1. What is gone from the content stays in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NumbersFile {
    /// Kinds of respondent.
    pub entities: Vec<String>,
    /// Facts with their values.
    pub facts: Vec<NumberedFactFile>,
    /// Measures.
    pub measures: Vec<String>,
}

/// A fact in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NumberedFactFile {
    /// Name of the fact.
    pub id: String,
    /// Names of its values.
    pub options: Vec<String>,
}

impl From<&Numbers> for NumbersFile {
    fn from(numbers: &Numbers) -> Self {
        let fact = |fact: &NumberedFact| NumberedFactFile {
            id: fact.id.clone(),
            options: fact.options.clone(),
        };
        Self {
            entities: numbers.entities.clone(),
            facts: numbers.facts.iter().map(fact).collect(),
            measures: numbers.measures.clone(),
        }
    }
}

impl From<NumbersFile> for Numbers {
    fn from(file: NumbersFile) -> Self {
        let fact = |NumberedFactFile { id, options }| NumberedFact { id, options };
        Self {
            entities: file.entities,
            facts: file.facts.into_iter().map(fact).collect(),
            measures: file.measures,
        }
    }
}
