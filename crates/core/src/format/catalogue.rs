//! The whole catalogue as a file: what `selfcheck catalogue` prints.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    catalogue::{
        Catalogue, EntitySet, Fact, FactOption, Measure, Notice, Reference, Section, SentenceRef,
        Strength, Text, Urgency,
    },
    logic::{Atom, Condition},
};

/// The version of the catalogue format.
pub const FORMAT: u32 = 1;

/// The whole catalogue as a file, with names instead of positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CatalogueFile {
    /// Version of this format: 1.
    pub format: u32,
    /// Digest of the content.
    pub content: String,
    /// The day up to which it was checked, `YYYY-MM-DD`.
    pub as_of: String,
    /// The notices, oldest first.
    pub notices: Vec<NoticeFile>,
    /// The measures, in the order of the notices.
    pub measures: Vec<MeasureFile>,
    /// The facts.
    pub facts: Vec<FactFile>,
    /// The kinds of respondent.
    pub entities: Vec<EntityFile>,
    /// The cities with their counties.
    pub divisions: Vec<CityFile>,
    /// Matter from outside the notices; never scored.
    pub references: Vec<ReferenceFile>,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextFile {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeFile {
    /// Name in addresses.
    pub id: String,
    /// Title as published.
    pub title: String,
    /// Short name.
    pub short: TextFile,
    /// Whom it was sent to.
    pub addressee: String,
    /// Who issued it.
    pub issuer: String,
    /// Its date.
    pub dated: String,
    /// The day it was published.
    pub published: String,
    /// Its sections.
    pub sections: Vec<SectionFile>,
}

/// A section of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectionFile {
    /// Number; 0 is the preamble.
    pub number: u8,
    /// Whether it is the closing paragraph.
    pub closing: bool,
    /// Heading as published; empty where there is none.
    pub heading: String,
    /// What it is about.
    pub short: TextFile,
    /// Its sentences.
    pub sentences: Vec<SentenceFile>,
}

/// A sentence, with what is drawn from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentenceFile {
    /// Address, e.g. `2021-12-07-emergency#3.2`.
    pub address: String,
    /// Verbatim text.
    pub text: String,
    /// The measures drawn from it, by name.
    pub measures: Vec<String>,
    /// Why no measure is drawn from it; `null` where one is.
    pub context: Option<TextFile>,
}

/// The sentences a measure rests on, and the words quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// Addresses of the sentences.
    pub sources: Vec<String>,
    /// The words, verbatim.
    pub quote: String,
}

/// A measure with all its fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureFile {
    /// Name.
    pub id: String,
    /// Name in words.
    pub name: TextFile,
    /// What it rests on.
    pub citation: Citation,
    /// The kinds of respondent it binds.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// When it applies to them; `null` where it always does.
    pub when: Option<WhenFile>,
    /// How strongly the text asks for it.
    pub strength: Strength,
    /// How soon or how often.
    pub urgency: Urgency,
    /// The question.
    pub question: TextFile,
    /// Which record shows it.
    pub evidence: TextFile,
    /// What to do if it is not done.
    pub fix: TextFile,
    /// The post that usually does it.
    pub owner: TextFile,
    /// `text`, or `interpretation` where something was read into it for all it binds,
    /// or `mixed` where that is so for some.
    pub basis: Basis,
    /// What was read into the text, and for whom.
    pub readings: Vec<ReadingFile>,
}

/// On what a measure rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text says it outright.
    Text,
    /// It was read into the text.
    Interpretation,
    /// The text says it outright of some, and it was read into it for others.
    Mixed,
}

/// An interpretation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingFile {
    /// For whom it is one.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// What was read into the text, and why.
    pub note: TextFile,
}

/// A condition in words and as a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhenFile {
    /// In words.
    pub words: TextFile,
    /// As a tree.
    pub tree: TreeFile,
}

/// A condition as a tree; `not` stands only at the leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TreeFile {
    /// All of these.
    All(Vec<TreeFile>),
    /// At least one of these.
    Any(Vec<TreeFile>),
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
        except: Vec<u32>,
        /// Whether it must be outside of them.
        outside: bool,
    },
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactFile {
    /// Name.
    pub id: String,
    /// The words by which conditions name it.
    pub word: String,
    /// Name in words.
    pub name: TextFile,
    /// The question.
    pub question: TextFile,
    /// Other wordings for some kinds of respondent.
    pub question_for: BTreeMap<String, TextFile>,
    /// What helps to answer.
    pub help: TextFile,
    /// Whom to ask.
    pub ask_whom: TextFile,
    /// Whether the values are an ascending scale.
    pub ordered: bool,
    /// The values.
    pub options: Vec<OptionFile>,
    /// Values that follow from the kind of respondent.
    pub given: BTreeMap<String, String>,
    /// The measures whose condition reads it.
    pub read_by: Vec<String>,
}

/// A value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionFile {
    /// Name.
    pub id: String,
    /// Name in words.
    pub name: TextFile,
    /// What counts as it.
    pub hint: TextFile,
    /// Wording for what-if.
    pub what_if: TextFile,
}

/// A kind of respondent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntityFile {
    /// Name.
    pub id: String,
    /// Name in words.
    pub name: TextFile,
    /// Which houses count as this kind.
    pub hint: TextFile,
    /// The group it belongs to; left out where it belongs to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether it may stand for a whole city.
    pub whole_city: bool,
}

/// A city with its counties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CityFile {
    /// Code.
    pub code: u32,
    /// Name.
    pub name: String,
    /// Pinyin without tones and without 市, with a blank between syllables.
    pub pinyin: String,
    /// Its counties.
    pub counties: Vec<CountyFile>,
}

/// A county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountyFile {
    /// Code.
    pub code: u32,
    /// Name.
    pub name: String,
    /// Pinyin without tones and without 县, 市 or 区, with a blank between syllables.
    pub pinyin: String,
}

/// Matter from outside the notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReferenceFile {
    /// Name.
    pub id: String,
    /// Heading.
    pub title: TextFile,
    /// Paragraphs.
    pub body: Vec<TextFile>,
    /// Where it comes from and how sure it is.
    pub caveat: TextFile,
    /// The reason that is offered for why the measures do not apply today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<TextFile>,
    /// For whom it matters.
    #[serde(rename = "for")]
    pub entities: Vec<String>,
    /// Shown beside these measures.
    pub measures: Vec<String>,
    /// Shown beside these facts.
    pub facts: Vec<String>,
    /// Shown beside the question of place.
    pub place: bool,
    /// Codes of the counties it is about.
    pub places: Vec<u32>,
}

impl CatalogueFile {
    /// The file of a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self {
            format: FORMAT,
            content: catalogue.version.clone(),
            as_of: catalogue.as_of.clone(),
            notices: (0u8..)
                .zip(&catalogue.notices)
                .map(|(ix, notice)| notice_file(catalogue, ix, notice))
                .collect(),
            measures: catalogue.measures.iter().map(|m| measure_file(catalogue, m)).collect(),
            facts: catalogue.facts.iter().map(|f| fact_file(catalogue, f)).collect(),
            entities: catalogue
                .entities
                .iter()
                .map(|entity| EntityFile {
                    id: entity.id.clone(),
                    name: (&entity.name).into(),
                    hint: (&entity.hint).into(),
                    group: entity.group.clone(),
                    whole_city: entity.whole_city,
                })
                .collect(),
            divisions: catalogue
                .cities()
                .map(|(ix, city)| CityFile {
                    code: city.code,
                    name: city.name.clone(),
                    pinyin: syllables(&city.pinyin),
                    counties: catalogue
                        .counties_of(ix)
                        .map(|(_, c)| CountyFile {
                            code: c.code,
                            name: c.name.clone(),
                            pinyin: syllables(&c.pinyin),
                        })
                        .collect(),
                })
                .collect(),
            references: catalogue.references.iter().map(|r| reference_file(catalogue, r)).collect(),
        }
    }
}

impl Citation {
    /// What a measure rests on.
    #[must_use]
    pub fn new(catalogue: &Catalogue, measure: &Measure) -> Self {
        Self {
            sources: measure.sources.iter().map(|at| catalogue.address(*at)).collect(),
            quote: catalogue.quote(measure.quote).to_owned(),
        }
    }
}

impl From<&Text> for TextFile {
    fn from(text: &Text) -> Self {
        Self { zh: text.zh.clone(), en: text.en.clone() }
    }
}

/// `ZhenHai` as `zhen hai`.
fn syllables(pinyin: &str) -> String {
    let mut written = String::new();
    for letter in pinyin.chars() {
        if letter.is_ascii_uppercase() && !written.is_empty() {
            written.push(' ');
        }
        written.push(letter.to_ascii_lowercase());
    }
    written
}

fn entity_ids(catalogue: &Catalogue, entities: EntitySet) -> Vec<String> {
    entities.iter().map(|e| catalogue.entity(e).id.clone()).collect()
}

fn notice_file(catalogue: &Catalogue, ix: u8, notice: &Notice) -> NoticeFile {
    NoticeFile {
        id: notice.id.clone(),
        title: notice.title.clone(),
        short: (&notice.short).into(),
        addressee: notice.addressee.clone(),
        issuer: notice.issuer.clone(),
        dated: notice.dated.clone(),
        published: notice.published.clone(),
        sections: notice.sections.iter().map(|s| section_file(catalogue, ix, s)).collect(),
    }
}

fn section_file(catalogue: &Catalogue, notice: u8, section: &Section) -> SectionFile {
    let sentences = (1u8..).zip(&section.sentences).map(|(number, sentence)| {
        let at = SentenceRef { notice, section: section.number, sentence: number };
        SentenceFile {
            address: catalogue.address(at),
            text: sentence.text.clone(),
            measures: catalogue
                .measures
                .iter()
                .filter(|measure| measure.sources.contains(&at))
                .map(|measure| measure.id.clone())
                .collect(),
            context: sentence.context.as_ref().map(TextFile::from),
        }
    });
    SectionFile {
        number: section.number,
        closing: section.closing,
        heading: section.heading.clone(),
        short: (&section.short).into(),
        sentences: sentences.collect(),
    }
}

fn measure_file(catalogue: &Catalogue, measure: &Measure) -> MeasureFile {
    let read_into = measure.readings.iter().fold(0, |set, r| set | r.entities.0);
    let basis = match read_into {
        0 => Basis::Text,
        all if all == measure.entities.0 => Basis::Interpretation,
        _ => Basis::Mixed,
    };
    MeasureFile {
        id: measure.id.clone(),
        name: (&measure.name).into(),
        citation: Citation::new(catalogue, measure),
        entities: entity_ids(catalogue, measure.entities),
        when: tree_file(catalogue, &measure.when).map(|tree| WhenFile {
            words: (&Text::both(|lang| catalogue.condition_words(&measure.when, lang))).into(),
            tree,
        }),
        strength: measure.strength,
        urgency: measure.urgency,
        question: (&measure.question).into(),
        evidence: (&measure.evidence).into(),
        fix: (&measure.fix).into(),
        owner: (&measure.owner).into(),
        basis,
        readings: measure
            .readings
            .iter()
            .map(|reading| ReadingFile {
                entities: entity_ids(catalogue, reading.entities),
                note: (&reading.note).into(),
            })
            .collect(),
    }
}

fn tree_file(catalogue: &Catalogue, condition: &Condition) -> Option<TreeFile> {
    let parts =
        |parts: &[Condition]| parts.iter().filter_map(|p| tree_file(catalogue, p)).collect();
    match condition {
        Condition::Always => None,
        Condition::All(all) => Some(TreeFile::All(parts(all))),
        Condition::Any(any) => Some(TreeFile::Any(parts(any))),
        Condition::Is(Atom::Place { outside, divisions, except, .. }) => Some(TreeFile::Place {
            divisions: divisions.clone(),
            except: except.clone(),
            outside: *outside,
        }),
        Condition::Is(Atom::Fact { fact, options }) => {
            let fact = catalogue.fact(*fact);
            let is = fact.options.iter().enumerate();
            let is = is.filter(|(option, _)| options >> option & 1 == 1);
            Some(TreeFile::Fact {
                id: fact.id.clone(),
                is: is.map(|(_, option)| option.id.clone()).collect(),
            })
        }
    }
}

fn fact_file(catalogue: &Catalogue, fact: &Fact) -> FactFile {
    let option = |option: &FactOption| OptionFile {
        id: option.id.clone(),
        name: (&option.name).into(),
        hint: (&option.hint).into(),
        what_if: (&option.what_if).into(),
    };
    FactFile {
        id: fact.id.clone(),
        word: fact.word.clone(),
        name: (&fact.name).into(),
        question: (&fact.question).into(),
        question_for: fact
            .question_for
            .iter()
            .flat_map(|(set, text)| {
                entity_ids(catalogue, *set).into_iter().map(move |id| (id, text.into()))
            })
            .collect(),
        help: (&fact.help).into(),
        ask_whom: (&fact.ask_whom).into(),
        ordered: fact.ordered,
        options: fact.options.iter().map(option).collect(),
        given: fact
            .given
            .iter()
            .flat_map(|(set, value)| {
                let value = fact.options[usize::from(*value)].id.clone();
                entity_ids(catalogue, *set).into_iter().map(move |id| (id, value.clone()))
            })
            .collect(),
        read_by: catalogue
            .measures
            .iter()
            .filter(|measure| {
                measure.when.atoms().any(|atom| {
                    matches!(atom, Atom::Fact { fact: read, .. } if catalogue.fact(*read).id == fact.id)
                })
            })
            .map(|measure| measure.id.clone())
            .collect(),
    }
}

fn reference_file(catalogue: &Catalogue, reference: &Reference) -> ReferenceFile {
    ReferenceFile {
        id: reference.id.clone(),
        title: (&reference.title).into(),
        body: reference.body.iter().map(TextFile::from).collect(),
        caveat: (&reference.caveat).into(),
        reason: reference.reason.as_ref().map(TextFile::from),
        entities: entity_ids(catalogue, reference.entities),
        measures: reference.measures.iter().map(|ix| catalogue.measure(*ix).id.clone()).collect(),
        facts: reference.facts.iter().map(|ix| catalogue.fact(*ix).id.clone()).collect(),
        place: !reference.places.is_empty(),
        places: reference.places.iter().map(|ix| catalogue.counties[ix.ix()].code).collect(),
    }
}
