//! A response as a file: what the page saves and `selfcheck evaluate` reads.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    catalogue::Catalogue,
    keyed::Keyed,
    lists::{cut, join},
    logic::Place,
    response::{Answer, FactAnswer, Fulfilment, Response},
    words::{Lang, Word},
};

/// The version of the response format that this build writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// The largest response file that is read, in bytes. A full response with a remark on every measure
/// takes a tenth of it.
pub const MAX_BYTES: usize = 1 << 20;

/// The name under which a fact's value says 不清楚.
pub const UNKNOWN: &str = "unknown";

/// Just the version of a file, read before the rest so that a file from a newer version is named as
/// such and not as damaged.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Header {
    /// The version of the format.
    pub format: u32,
}

impl Header {
    /// Whether this build reads files of that version.
    ///
    /// # Errors
    /// [`ReadError::Version`] when it does not.
    pub fn check(self) -> Result<(), ReadError> {
        if self.format == FORMAT { Ok(()) } else { Err(ReadError::Version(self.format)) }
    }
}

/// One self-check as a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponseFile {
    /// Version of this format: 1.
    pub format: u32,
    /// Digest of the content it was answered with; empty if not known.
    #[serde(default)]
    pub content: String,
    /// Name of this self-check in storage.
    #[serde(default)]
    pub id: String,
    /// Name of the respondent, in their own words.
    #[serde(default)]
    pub unit: String,
    /// When it was begun, RFC 3339.
    #[serde(default)]
    pub created: String,
    /// When it was last changed, RFC 3339.
    #[serde(default)]
    pub updated: String,
    /// Kind of respondent, e.g. `eldercare`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Six-digit code of the county, or of the city when no more is known, e.g. `330211`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Facts by name, with the name of their value, or `unknown`.
    #[serde(default)]
    pub facts: Keyed<String, String>,
    /// Answers by name of the measure.
    #[serde(default)]
    pub answers: Keyed<String, AnswerFile>,
}

/// An answer as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerFile {
    /// How far the measure is done.
    pub fulfilment: FulfilmentName,
    /// Why it is exempt; only with `exempt`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// How far a measure is done (落实情况), by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FulfilmentName {
    /// 已落实.
    Met,
    /// 部分落实.
    Partly,
    /// 未落实.
    Unmet,
    /// 待核实.
    ToVerify,
    /// 不适用.
    Exempt,
}

/// Why a response file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It is of another version of the format.
    Version(u32),
    /// It does not have the shape of a response. Says what and where.
    Shape(String),
    /// It is larger than [`MAX_BYTES`].
    TooLarge(usize),
    /// Its words do not fit the catalogue.
    Problems(Vec<Problem>),
}

impl ReadError {
    /// What is wrong and what to do, in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Version(found) if *found > FORMAT => {
                lang.say(Word::SavedByNewer, &[found, &FORMAT])
            }
            Self::Version(found) => lang.say(Word::NoSuchFormat, &[found, &FORMAT]),
            Self::Shape(what) => lang.say(Word::Misshapen, &[what]),
            Self::TooLarge(bytes) => lang.say(Word::TooLarge, &[bytes, &MAX_BYTES]),
            Self::Problems(problems) => {
                let words: Vec<_> = problems.iter().map(|p| p.message(lang)).collect();
                join(&words, Word::BetweenProblems.get(lang))
            }
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for ReadError {}

/// One thing in a response file that the catalogue does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file, e.g. `answers.staff-test`.
    pub path: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// What is wrong with one part of a response file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// No such kind of respondent.
    UnknownEntity(String),
    /// No county or city with this code.
    UnknownPlace(String),
    /// No such fact.
    UnknownFact(String),
    /// The fact has no such value.
    UnknownValue {
        /// The value found.
        value: String,
        /// The values there are.
        known: Vec<String>,
    },
    /// No such measure.
    UnknownMeasure(String),
    /// A reason stands where the answer is not `exempt`.
    StrayReason,
}

impl Problem {
    /// What is wrong and where, in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let path = &self.path;
        match &self.kind {
            ProblemKind::UnknownEntity(id) => lang.say(Word::NoSuchEntity, &[path, id]),
            ProblemKind::UnknownPlace(code) => lang.say(Word::NoSuchPlace, &[path, code]),
            ProblemKind::UnknownFact(id) => lang.say(Word::NoSuchFact, &[path, id]),
            ProblemKind::UnknownValue { value, known } => lang.say(
                Word::NoSuchValue,
                &[path, value, &join(known, Word::BetweenItems.get(lang)), &UNKNOWN],
            ),
            ProblemKind::UnknownMeasure(id) => lang.say(Word::NoSuchMeasure, &[path, id]),
            ProblemKind::StrayReason => lang.say(Word::StrayReason, &[path]),
        }
    }

    /// The same for somebody who never sees the file: what the page no longer knows.
    #[must_use]
    pub fn plain(&self, lang: Lang) -> String {
        let word = match &self.kind {
            ProblemKind::UnknownMeasure(_) => Word::MeasureGone,
            ProblemKind::UnknownFact(_) => Word::FactGone,
            ProblemKind::UnknownValue { .. } => Word::ValueGone,
            ProblemKind::UnknownEntity(_)
            | ProblemKind::UnknownPlace(_)
            | ProblemKind::StrayReason => return self.message(lang),
        };
        let mut name = self.path.as_str();
        while let Some((_, rest)) = cut(name, b'.') {
            name = rest;
        }
        lang.say(word, &[&name])
    }

    /// Whether the rest of the file can be used without this part, which is kept as it is:
    /// the content has changed since, and the file is not damaged.
    #[must_use]
    pub fn can_be_set_aside(&self) -> bool {
        matches!(
            self.kind,
            ProblemKind::UnknownFact(_)
                | ProblemKind::UnknownValue { .. }
                | ProblemKind::UnknownMeasure(_)
        )
    }
}

/// A response placed against a catalogue, and what found no place there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The response. What found no place is kept in [`Response::unplaced`].
    pub response: Response,
    /// What found no place; empty when everything did.
    pub set_aside: Vec<Problem>,
}

impl ResponseFile {
    /// The file of a response.
    #[must_use]
    pub fn new(catalogue: &Catalogue, response: &Response) -> Self {
        let mut file = Self {
            format: FORMAT,
            content: catalogue.version.clone(),
            id: response.id.clone(),
            unit: response.unit.clone(),
            created: response.created.clone(),
            updated: response.updated.clone(),
            entity: response.entity.map(|e| catalogue.entity(e).id.clone()),
            place: response.place.map(|p| catalogue.place_code(p).to_string()),
            facts: response.unplaced.facts.clone(),
            answers: Keyed::new(),
        };
        for (ix, answer) in &response.facts {
            let fact = catalogue.fact(*ix);
            let value = match answer {
                FactAnswer::Unknown => UNKNOWN,
                FactAnswer::Value(value) => &fact.options[usize::from(*value)].id,
            };
            file.facts.insert(fact.id.clone(), value.to_owned());
        }
        for (id, answer) in &response.unplaced.answers {
            file.answers.insert(id.clone(), answer.into());
        }
        for (ix, answer) in &response.answers {
            file.answers.insert(catalogue.measure(*ix).id.clone(), answer.into());
        }
        file
    }

    /// Places the file against a catalogue. Facts and measures that the catalogue does not know are
    /// set aside, not lost.
    ///
    /// # Errors
    /// [`ReadError::Version`] for another version of the format; [`ReadError::Problems`] when the
    /// kind of respondent or the place does not exist, or a reason stands where none belongs.
    pub fn place(self, catalogue: &Catalogue) -> Result<Placed, ReadError> {
        Header { format: self.format }.check()?;
        let mut problems = Vec::new();
        // Everything is read in place: moving it out would bring code to drop the rest on every way.
        let mut response = Response {
            id: self.id.clone(),
            unit: self.unit.clone(),
            created: self.created.clone(),
            updated: self.updated.clone(),
            ..Response::default()
        };
        if let Some(id) = &self.entity {
            response.entity = catalogue.find_entity(id);
            if response.entity.is_none() {
                problems.push(Problem::new("entity", "", ProblemKind::UnknownEntity(id.clone())));
            }
        }
        if let Some(code) = &self.place {
            response.place = find_place(catalogue, code);
            if response.place.is_none() {
                problems.push(Problem::new("place", "", ProblemKind::UnknownPlace(code.clone())));
            }
        }
        for (id, value) in &self.facts {
            match place_fact(catalogue, id, value) {
                Ok((fact, answer)) => {
                    response.facts.insert(fact, answer);
                }
                Err(kind) => {
                    problems.push(Problem::new("facts.", id, kind));
                    response.unplaced.facts.insert(id.clone(), value.clone());
                }
            }
        }
        for (id, file) in &self.answers {
            if file.fulfilment != FulfilmentName::Exempt && !file.reason.is_empty() {
                problems.push(Problem::new("answers.", id, ProblemKind::StrayReason));
            }
            let answer = file.into();
            match catalogue.find_measure(id) {
                Some(measure) => {
                    response.answers.insert(measure, answer);
                }
                None => {
                    let kind = ProblemKind::UnknownMeasure(id.clone());
                    problems.push(Problem::new("answers.", id, kind));
                    response.unplaced.answers.insert(id.clone(), answer);
                }
            }
        }
        if problems.iter().any(|problem| !problem.can_be_set_aside()) {
            return Err(ReadError::Problems(problems));
        }
        Ok(Placed { response, set_aside: problems })
    }
}

impl Problem {
    fn new(room: &str, name: &str, kind: ProblemKind) -> Self {
        Self { path: [room, name].concat(), kind }
    }
}

fn find_place(catalogue: &Catalogue, code: &str) -> Option<Place> {
    let six_digits = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    if six_digits { catalogue.find_place(code.parse().ok()?) } else { None }
}

fn place_fact(
    catalogue: &Catalogue,
    id: &str,
    value: &str,
) -> Result<(crate::catalogue::FactIx, FactAnswer), ProblemKind> {
    let ix = catalogue.find_fact(id).ok_or_else(|| ProblemKind::UnknownFact(id.to_owned()))?;
    if value == UNKNOWN {
        return Ok((ix, FactAnswer::Unknown));
    }
    let options = &catalogue.fact(ix).options;
    match (0u8..).zip(options).find(|(_, option)| option.id == value) {
        Some((option, _)) => Ok((ix, FactAnswer::Value(option))),
        None => Err(ProblemKind::UnknownValue {
            value: value.to_owned(),
            known: options.iter().map(|option| option.id.clone()).collect(),
        }),
    }
}

impl From<&Answer> for AnswerFile {
    fn from(answer: &Answer) -> Self {
        let (fulfilment, reason) = match &answer.fulfilment {
            Fulfilment::Met => (FulfilmentName::Met, ""),
            Fulfilment::Partly => (FulfilmentName::Partly, ""),
            Fulfilment::Unmet => (FulfilmentName::Unmet, ""),
            Fulfilment::ToVerify => (FulfilmentName::ToVerify, ""),
            Fulfilment::Exempt { reason } => (FulfilmentName::Exempt, reason.as_str()),
        };
        Self { fulfilment, reason: reason.to_owned(), note: answer.note.clone() }
    }
}

impl From<&AnswerFile> for Answer {
    fn from(file: &AnswerFile) -> Self {
        let fulfilment = match file.fulfilment {
            FulfilmentName::Met => Fulfilment::Met,
            FulfilmentName::Partly => Fulfilment::Partly,
            FulfilmentName::Unmet => Fulfilment::Unmet,
            FulfilmentName::ToVerify => Fulfilment::ToVerify,
            FulfilmentName::Exempt => Fulfilment::Exempt { reason: file.reason.clone() },
        };
        Self { fulfilment, note: file.note.clone() }
    }
}
