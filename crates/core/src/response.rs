//! What a respondent said: who, where, how things stand, and how far each measure is done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    catalogue::{Catalogue, EntityIx, FactIx, MeasureIx, Place},
    date::Date,
    logic::{Question, Situation},
};

/// One self-check: everything the respondent said, placed against one catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Response {
    /// Name of this self-check in storage; made once, never shown.
    pub id: String,
    /// The name of the respondent, in their own words (单位名称).
    pub unit: String,
    /// Who checked, by name or by post, in their own words (自查人); on the form, and nowhere else.
    pub checker: String,
    /// When it was begun, RFC 3339; empty if not known. The core has no clock.
    pub created: String,
    /// When anything of it was last changed, RFC 3339; empty if not known.
    pub updated: String,
    /// When anything that an assessment rests on was last said, RFC 3339; empty if not known. Work in the ledger and
    /// remarks do not touch it: they come after the check.
    pub answered: String,
    /// The day of the check (自查日期) as the person gave it; nothing while it is the day of the last answer.
    pub checked: Option<Date>,
    /// Of when the self-check was that the answers were copied from: a day, or a time (RFC 3339). Empty if they were not, or
    /// once the person says that all were gone through.
    pub copied: String,
    /// The kind of respondent.
    pub entity: Option<EntityIx>,
    /// Where, as far as known.
    pub place: Option<Place>,
    /// What was said of the facts. A fact not in it was not answered.
    pub facts: BTreeMap<FactIx, FactAnswer>,
    /// What was said of the measures. Kept when the measure does not apply: hidden is not lost.
    pub answers: BTreeMap<MeasureIx, Answer>,
    /// What was entered in the ledger (整改台账), by the measure that is missing. Kept when the gap closes.
    pub ledger: BTreeMap<MeasureIx, Entry>,
    /// When each part was last set, see [`ResponseFile::set`](crate::format::ResponseFile::set): by it two windows that hold the
    /// same self-check are joined.
    pub set: BTreeMap<String, String>,
    /// What this catalogue has no place for, as it was read: kept and written back unchanged.
    pub unplaced: Unplaced,
}

/// Parts of a response that belong to another content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unplaced {
    /// Facts, by name, with the name of the value.
    pub facts: BTreeMap<String, String>,
    /// Answers, by the name of the measure.
    pub answers: BTreeMap<String, Answer>,
    /// Entries of the ledger, by the name of the measure.
    pub ledger: BTreeMap<String, Entry>,
}

impl Unplaced {
    /// Whether everything found its place.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.answers.is_empty() && self.ledger.is_empty()
    }
}

/// What was said of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactAnswer {
    /// 不清楚: asked, and the respondent does not know. Read as unknown, never as no.
    Unknown,
    /// One of the options, by position.
    Value(u8),
}

/// What was said of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How far it is done.
    pub fulfilment: Fulfilment,
    /// A remark in the respondent's own words; may be empty.
    pub note: String,
}

/// How far a measure is done (落实情况).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fulfilment {
    /// 已落实.
    Met,
    /// 部分落实.
    Partly,
    /// 未落实.
    Unmet,
    /// 待核实.
    ToVerify,
    /// 不适用. Counts only with a reason; without one the measure stays open.
    Exempt {
        /// Why, in the respondent's own words.
        reason: String,
    },
}

/// A row of the ledger (整改台账), as far as a person fills it in. The rest of the row follows from the assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Who puts it right (责任人): a post, in the respondent's own words; empty if not set.
    pub owner: String,
    /// What is to be done (整改措施), in the respondent's own words; empty where the words of the measure do.
    pub plan: String,
    /// By when (整改时限); nothing until the person sets it.
    pub due: Option<Date>,
    /// How far the work is (整改情况).
    pub state: WorkState,
    /// When it was put right (完成时间).
    pub done: Option<Date>,
}

/// How far the work on a gap is (整改情况). What the person says of the work; whether the measure is done is said
/// by the answer to the measure alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WorkState {
    /// 未整改.
    #[default]
    Open,
    /// 整改中.
    Working,
    /// 已整改.
    Done,
    /// 已销号: looked at by somebody else and struck off.
    Closed,
}

impl WorkState {
    /// Whether the person says that the work is done.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Closed)
    }
}

impl Response {
    /// What is known, as conditions read it; nothing while the kind of respondent is unknown,
    /// because what a fact means depends on who answers.
    #[must_use]
    pub fn situation<'a>(&self, catalogue: &'a Catalogue) -> Option<Situation<'a>> {
        let entity = self.entity?;
        Some(Situation::new(catalogue, entity, self.place, |fact| self.value(fact)))
    }

    /// The day of the check (自查日期, 检查时间): as the person gave it, else the day on which it was last answered. Files
    /// of versions 1 and 2 do not say when that was; for them it is the day of the last change.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let answered = if self.answered.is_empty() { &self.updated } else { &self.answered };
        self.checked.or_else(|| Date::in_china(answered))
    }

    /// The day of the self-check that the answers were copied from and not gone through since.
    #[must_use]
    pub fn copied_from(&self) -> Option<Date> {
        Date::in_china(&self.copied)
    }

    /// The start of the next self-check of the same respondent: what was said, at this time (RFC 3339), to be gone through
    /// again: see [`Response::copied`]. Remarks do not come along: they say what was found last time.
    ///
    /// Who puts a gap right stays, and by when and how far the work is if it is still to be put right. What the ledger says was
    /// put right is neither a gap nor done until somebody has looked: it is to be verified (待核实). Work on what this content
    /// does not have stays behind.
    #[must_use]
    pub fn repeated(&self, now: &str) -> Self {
        let mut next = self.clone();
        next.copied = match self.checked {
            Some(day) => day.text(),
            None if self.answered.is_empty() => self.updated.clone(),
            None => self.answered.clone(),
        };
        next.answered = now.to_owned();
        next.set = BTreeMap::new();
        next.checked = None;
        next.unplaced.ledger = BTreeMap::new();
        for answer in next.answers.values_mut() {
            answer.note.clear();
        }
        for (measure, entry) in next.ledger.iter_mut() {
            if !entry.state.is_done() {
                continue;
            }
            entry.state = WorkState::Open;
            entry.due = None;
            entry.done = None;
            if let Some(answer) = next.answers.get_mut(measure)
                && matches!(answer.fulfilment, Fulfilment::Partly | Fulfilment::Unmet)
            {
                answer.fulfilment = Fulfilment::ToVerify;
            }
        }
        next
    }

    /// The value answered for a fact, if one was.
    #[must_use]
    pub fn value(&self, fact: FactIx) -> Option<u8> {
        match self.facts.get(&fact) {
            Some(FactAnswer::Value(value)) => Some(*value),
            Some(FactAnswer::Unknown) | None => None,
        }
    }

    /// Whether the respondent was asked and does not know, or of the place knows only the city.
    #[must_use]
    pub fn said_unknown(&self, question: Question) -> bool {
        match question {
            Question::Entity => false,
            Question::Place => matches!(self.place, Some(Place::City(_))),
            Question::Fact(fact) => self.facts.get(&fact) == Some(&FactAnswer::Unknown),
        }
    }

    /// The answer to a measure.
    #[must_use]
    pub fn fulfilment(&self, measure: MeasureIx) -> Option<&Fulfilment> {
        self.answers.get(&measure).map(|answer| &answer.fulfilment)
    }
}
