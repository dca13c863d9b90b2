//! What every reader and writer of a response file shares: its version and limits, its names, what can be wrong with it,
//! and how its words find their place in a catalogue.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::words::{Lang, Word};
use crate::{
    catalogue::{Catalogue, FactIx, Place},
    response::{Answer, Entry, FactAnswer, Fulfilment, Response, WorkState},
};

/// The version of the response format that this build writes, and the newest that it reads.
pub const FORMAT: u32 = 5;

/// The oldest version that it reads.
pub const OLDEST: u32 = 1;

/// The first version whose files say of which pack they are.
pub const NAMES_PACK: u32 = 5;

/// The version with which a field of the file, or of an entry of its ledger, came.
#[must_use]
pub fn since(field: &str) -> u32 {
    match field {
        "pack" | "set" => NAMES_PACK,
        "plan" => 4,
        "answered" | "checked" | "copied" => 3,
        "checker" | "ledger" => 2,
        _ => OLDEST,
    }
}

/// The largest response file that is read, in bytes. A full response with a remark on every measure
/// takes a tenth of it.
pub const MAX_BYTES: usize = 1 << 20;

/// The name under which a fact's value says 不清楚.
pub const UNKNOWN: &str = "unknown";

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

impl FulfilmentName {
    const ALL: [Self; 5] = [Self::Met, Self::Partly, Self::Unmet, Self::ToVerify, Self::Exempt];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::Unmet => "unmet",
            Self::ToVerify => "to-verify",
            Self::Exempt => "exempt",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fulfilment| fulfilment.as_str() == name)
    }

    /// The name, and the reason that goes with it; empty where none does.
    pub(super) fn of(fulfilment: &Fulfilment) -> (Self, &str) {
        match fulfilment {
            Fulfilment::Met => (Self::Met, ""),
            Fulfilment::Partly => (Self::Partly, ""),
            Fulfilment::Unmet => (Self::Unmet, ""),
            Fulfilment::ToVerify => (Self::ToVerify, ""),
            Fulfilment::Exempt { reason } => (Self::Exempt, reason),
        }
    }

    fn with(self, reason: String) -> Fulfilment {
        match self {
            Self::Met => Fulfilment::Met,
            Self::Partly => Fulfilment::Partly,
            Self::Unmet => Fulfilment::Unmet,
            Self::ToVerify => Fulfilment::ToVerify,
            Self::Exempt => Fulfilment::Exempt { reason },
        }
    }
}

impl WorkState {
    const ALL: [Self; 4] = [Self::Open, Self::Working, Self::Done, Self::Closed];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Working => "working",
            Self::Done => "done",
            Self::Closed => "closed",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// Whether this build reads files of that version.
///
/// # Errors
/// [`ReadError::Version`] when it does not.
pub(super) fn check_version(format: u32) -> Result<(), ReadError> {
    if (OLDEST..=FORMAT).contains(&format) { Ok(()) } else { Err(ReadError::Version(format)) }
}

/// Whether a file of that version is of this pack.
///
/// # Errors
/// [`ReadError::OtherPack`] when it is not; [`ReadError::Shape`] when it does not say and should.
pub(super) fn check_pack(
    catalogue: &Catalogue,
    format: u32,
    pack: Option<&str>,
) -> Result<(), ReadError> {
    let is_of_this = match pack {
        Some(pack) => pack == catalogue.id,
        None if format >= NAMES_PACK => {
            return Err(ReadError::Shape("missing field `pack`".to_owned()));
        }
        None => catalogue.takes_unnamed,
    };
    let named = pack.unwrap_or_default();
    if is_of_this { Ok(()) } else { Err(ReadError::OtherPack(named.to_owned())) }
}

/// Why a response file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It is of another version of the format.
    Version(u32),
    /// It is of another pack: of this one, or of one from before there were packs if that is empty.
    OtherPack(String),
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
            Self::OtherPack(pack) => lang.say(Word::OfAnotherPack, &[pack]),
            Self::Shape(what) => lang.say(Word::Misshapen, &[what]),
            Self::TooLarge(bytes) => lang.say(Word::TooLarge, &[bytes, &MAX_BYTES]),
            Self::Problems(problems) => {
                let words: Vec<_> = problems.iter().map(|p| p.message(lang)).collect();
                words.join(Word::BetweenProblems.get(lang))
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
                &[path, value, &known.join(Word::BetweenItems.get(lang)), &UNKNOWN],
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
        let name = self.path.rsplit('.').next().unwrap_or_default();
        lang.say(word, &[&name])
    }
}

impl Problem {
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

/// Puts the words of a file in their places, one after the other, and notes those that have none.
pub(super) struct Placing<'c> {
    catalogue: &'c Catalogue,
    pub(super) response: Response,
    pub(super) problems: Vec<Problem>,
}

impl<'c> Placing<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        Self { catalogue, response: Response::default(), problems: Vec::new() }
    }

    #[inline(never)]
    fn problem(&mut self, room: &str, name: &str, kind: ProblemKind) {
        self.problems.push(Problem { path: [room, name].concat(), kind });
    }

    pub(super) fn entity(&mut self, id: &str) {
        self.response.entity = self.catalogue.find_entity(id);
        if self.response.entity.is_none() {
            self.problem("entity", "", ProblemKind::UnknownEntity(id.to_owned()));
        }
    }

    pub(super) fn place(&mut self, code: &str) {
        self.response.place = find_place(self.catalogue, code);
        if self.response.place.is_none() {
            self.problem("place", "", ProblemKind::UnknownPlace(code.to_owned()));
        }
    }

    pub(super) fn fact(&mut self, id: &str, value: &str) {
        match place_fact(self.catalogue, id, value) {
            Ok((fact, answer)) => {
                self.response.facts.insert(fact, answer);
            }
            Err(kind) => {
                self.problem("facts.", id, kind);
                self.response.unplaced.facts.insert(id.to_owned(), value.to_owned());
            }
        }
    }

    pub(super) fn answer(
        &mut self,
        id: &str,
        fulfilment: FulfilmentName,
        reason: String,
        note: String,
    ) {
        if fulfilment != FulfilmentName::Exempt && !reason.is_empty() {
            self.problem("answers.", id, ProblemKind::StrayReason);
        }
        let answer = Answer { fulfilment: fulfilment.with(reason), note };
        match self.catalogue.find_measure(id) {
            Some(measure) => {
                self.response.answers.insert(measure, answer);
            }
            None => {
                self.problem("answers.", id, ProblemKind::UnknownMeasure(id.to_owned()));
                self.response.unplaced.answers.insert(id.to_owned(), answer);
            }
        }
    }

    pub(super) fn entry(&mut self, id: &str, entry: Entry) {
        match self.catalogue.find_measure(id) {
            Some(measure) => {
                self.response.ledger.insert(measure, entry);
            }
            None => {
                self.problem("ledger.", id, ProblemKind::UnknownMeasure(id.to_owned()));
                self.response.unplaced.ledger.insert(id.to_owned(), entry);
            }
        }
    }

    /// The response, if all that has no place can be set aside.
    pub(super) fn done(self) -> Result<Placed, ReadError> {
        if self.problems.iter().all(Problem::can_be_set_aside) {
            Ok(Placed { response: self.response, set_aside: self.problems })
        } else {
            Err(ReadError::Problems(self.problems))
        }
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
) -> Result<(FactIx, FactAnswer), ProblemKind> {
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
