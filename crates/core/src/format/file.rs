//! A response as a file: what the page stores and saves, and the command reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    entries::entries,
    response::{
        FORMAT, FulfilmentName, MAX_BYTES, NAMES_PACK, Placed, Placing, ReadError, UNKNOWN,
        check_pack, check_version, since,
    },
};
use crate::{
    catalogue::Catalogue,
    date::Date,
    response::{Answer, Entry, FactAnswer, Response, WorkState},
};

/// Just the version of a file and its pack, read before the rest so that a file from a newer version or of another pack is
/// named as such and not as damaged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Header {
    /// The version of the format; one that is too large for it counts as the largest.
    #[serde(deserialize_with = "version")]
    pub format: u32,
    /// The pack that it is of; none in files of versions before 5.
    #[serde(default)]
    pub pack: Option<String>,
}

impl Header {
    /// Whether this build reads files of that version.
    ///
    /// # Errors
    /// [`ReadError::Version`] when it does not.
    pub fn check_version(&self) -> Result<(), ReadError> {
        check_version(self.format)
    }

    /// The same, and whether the catalogue is that of their pack.
    ///
    /// # Errors
    /// [`ReadError::Version`] or [`ReadError::OtherPack`] when not.
    pub fn check(&self, catalogue: &Catalogue) -> Result<(), ReadError> {
        // A file of another pack is none of ours, whatever its version.
        let is_of_another = |pack: &&str| **pack != catalogue.id;
        if let Some(pack) = self.pack.as_deref().filter(is_of_another) {
            return Err(ReadError::OtherPack(pack.to_owned()));
        }
        self.check_version()?;
        check_pack(catalogue, self.format, self.pack.as_deref())
    }
}

/// Reads the text of a file, and places it against a catalogue. Facts and measures that the catalogue does not know are set
/// aside, not lost.
///
/// # Errors
/// [`ReadError::TooLarge`]; [`ReadError::Shape`] when it is no JSON or not of this shape; and those of [`Header::check`] and
/// [`ResponseFile::place`].
pub fn read(catalogue: &Catalogue, text: &str) -> Result<Placed, ReadError> {
    if text.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(text.len()));
    }
    let shape = |error: serde_json::Error| ReadError::Shape(error.to_string());
    serde_json::from_str::<Header>(text).map_err(shape)?.check(catalogue)?;
    serde_json::from_str::<ResponseFile>(text).map_err(shape)?.place(catalogue)
}

/// The text of a response file.
#[must_use]
pub fn write(catalogue: &Catalogue, response: &Response) -> String {
    ResponseFile::new(catalogue, response).to_json()
}

/// One self-check as a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponseFile {
    /// Version of this format: 5 as it is written. Read too are 4, which has no `pack`, 3, whose ledger has no `plan`, 2, which has none
    /// of `answered`, `checked` and `copied`, and 1, which has no `checker` and no `ledger` either.
    pub format: u32,
    /// Name of the pack that it is of.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub pack: Option<String>,
    /// Digest of the content it was answered with; empty if not known.
    #[serde(default)]
    pub content: String,
    /// Name of this self-check in storage.
    #[serde(default)]
    pub id: String,
    /// Name of the respondent, in their own words.
    #[serde(default)]
    pub unit: String,
    /// Who checked, by name or by post, in their own words.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub checker: Option<String>,
    /// When it was begun, RFC 3339.
    #[serde(default)]
    pub created: String,
    /// When anything of it was last changed, RFC 3339.
    #[serde(default)]
    pub updated: String,
    /// When anything that the assessment rests on was last said, RFC 3339; without it, when it was last changed.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub answered: Option<String>,
    /// The day of the check as the person gave it; without it, the day in China of the last answer.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Date"))]
    pub checked: Option<Date>,
    /// Of when the self-check was that the answers were copied from, a day or a time (RFC 3339), until all were gone through.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub copied: Option<String>,
    /// Kind of respondent, e.g. `eldercare`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Six-digit code of the county, or of the city when no more is known, e.g. `330211`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Facts by name, with the name of their value, or `unknown`.
    #[serde(default, deserialize_with = "entries")]
    pub facts: BTreeMap<String, String>,
    /// Answers by name of the measure.
    #[serde(default, deserialize_with = "entries")]
    pub answers: BTreeMap<String, AnswerFile>,
    /// When each part was last set, by its name: `unit`, `facts/travel`, `answers/masks`. RFC 3339, with `+` and a number where the
    /// clock stood still or was put back. What is not in it was set when the whole was last changed, or before.
    #[serde(default, deserialize_with = "entries", skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<String, String>,
    /// What was entered in the ledger, by name of the measure.
    #[serde(default, deserialize_with = "entries_there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, EntryFile>"))]
    pub ledger: Option<BTreeMap<String, EntryFile>>,
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    u64::deserialize(deserializer).map(|format| u32::try_from(format).unwrap_or(u32::MAX))
}

/// A field that may be left out, and is not `null` when it is there.
fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The same for entries by name.
fn entries_there<'de, D: Deserializer<'de>, V: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<BTreeMap<String, V>>, D::Error> {
    entries(deserializer).map(Some)
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

/// An entry of the ledger as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryFile {
    /// Who puts it right.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// By when.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Date"))]
    pub due: Option<Date>,
    /// How far the work is.
    pub state: WorkState,
    /// When it was put right.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Date"))]
    pub done: Option<Date>,
    /// What is to be done, in the respondent's own words. Files of versions before 4 have none.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub plan: Option<String>,
}

impl ResponseFile {
    /// The text of the file.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A response is made of texts, numbers and maps of them, which JSON can hold.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The file of a response.
    #[must_use]
    pub fn new(catalogue: &Catalogue, response: &Response) -> Self {
        let mut file = Self {
            format: FORMAT,
            pack: Some(catalogue.id.clone()),
            content: catalogue.version.clone(),
            id: response.id.clone(),
            unit: response.unit.clone(),
            checker: Some(response.checker.clone()).filter(|checker| !checker.is_empty()),
            created: response.created.clone(),
            updated: response.updated.clone(),
            answered: Some(response.answered.clone()).filter(|answered| !answered.is_empty()),
            checked: response.checked,
            copied: Some(response.copied.clone()).filter(|copied| !copied.is_empty()),
            entity: response.entity.map(|e| catalogue.entity(e).id.clone()),
            place: response.place.map(|p| catalogue.place_code(p).to_string()),
            facts: response.unplaced.facts.clone(),
            answers: BTreeMap::new(),
            ledger: None,
            set: response.set.clone(),
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
        let mut ledger = BTreeMap::new();
        for (id, entry) in &response.unplaced.ledger {
            ledger.insert(id.clone(), entry.into());
        }
        for (ix, entry) in &response.ledger {
            ledger.insert(catalogue.measure(*ix).id.clone(), entry.into());
        }
        file.ledger = Some(ledger).filter(|ledger| !ledger.is_empty());
        file
    }

    /// The first field that files of its version do not have, if it has one.
    #[must_use]
    pub fn too_early(&self) -> Option<&'static str> {
        let plan = |ledger: &BTreeMap<_, EntryFile>| ledger.iter().any(|(_, it)| it.plan.is_some());
        [
            ("pack", self.pack.is_some()),
            ("set", !self.set.is_empty()),
            ("plan", self.ledger.as_ref().is_some_and(plan)),
            ("checker", self.checker.is_some()),
            ("ledger", self.ledger.is_some()),
            ("answered", self.answered.is_some()),
            ("checked", self.checked.is_some()),
            ("copied", self.copied.is_some()),
        ]
        .into_iter()
        .find(|(field, there)| *there && self.format < since(field))
        .map(|(field, _)| field)
    }

    /// Whether it should say of which pack it is and does not.
    #[must_use]
    pub fn lacks_pack(&self) -> bool {
        self.format >= NAMES_PACK && self.pack.is_none()
    }

    /// Places the file against a catalogue. Facts and measures that the catalogue does not know are
    /// set aside, not lost.
    ///
    /// # Errors
    /// [`ReadError::Version`] for a version that is not read; [`ReadError::OtherPack`]; [`ReadError::Shape`] for a field that its
    /// version does not have; [`ReadError::Problems`] when the kind of respondent or the place does
    /// not exist, or a reason stands where none belongs.
    pub fn place(self, catalogue: &Catalogue) -> Result<Placed, ReadError> {
        check_version(self.format)?;
        if let Some(field) = self.too_early() {
            return Err(ReadError::Shape([field, ": there is no such field"].concat()));
        }
        check_pack(catalogue, self.format, self.pack.as_deref())?;
        let mut placing = Placing::new(catalogue);
        if let Some(id) = &self.entity {
            placing.entity(id);
        }
        if let Some(code) = &self.place {
            placing.place(code);
        }
        for (id, value) in &self.facts {
            placing.fact(id, value);
        }
        for (id, answer) in self.answers {
            placing.answer(&id, answer.fulfilment, answer.reason, answer.note);
        }
        for (id, entry) in self.ledger.unwrap_or_default() {
            let EntryFile { owner, plan, due, state, done } = entry;
            let plan = plan.unwrap_or_default();
            placing.entry(&id, Entry { owner, plan, due, state, done });
        }
        let mut placed = placing.done()?;
        let response = &mut placed.response;
        response.id = self.id;
        response.unit = self.unit;
        response.checker = self.checker.unwrap_or_default();
        response.created = self.created;
        response.updated = self.updated;
        response.answered = self.answered.unwrap_or_default();
        response.checked = self.checked;
        response.copied = self.copied.unwrap_or_default();
        response.set = self.set;
        Ok(placed)
    }
}

impl From<&Answer> for AnswerFile {
    fn from(answer: &Answer) -> Self {
        let (fulfilment, reason) = FulfilmentName::of(&answer.fulfilment);
        Self { fulfilment, reason: reason.to_owned(), note: answer.note.clone() }
    }
}

impl From<&Entry> for EntryFile {
    fn from(entry: &Entry) -> Self {
        let Entry { owner, plan, due, state, done } = entry.clone();
        let plan = Some(plan).filter(|plan| !plan.is_empty());
        Self { owner, plan, due, state, done }
    }
}
