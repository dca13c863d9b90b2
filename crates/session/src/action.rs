//! Everything that can happen to the model, and every change of a self-check.

use std::rc::Rc;

use selfcheck_core::{
    Lang,
    catalogue::{EntityIx, FactIx, MeasureIx, Place},
    response::{FactAnswer, Fulfilment, WorkState},
};
use selfcheck_embedding::{Options, Request};

use crate::{
    expiry::Expiry, keeping::KeepAction, look::LookAction, model::Release, opened::Opened,
    outcome::Outcome, route::Screen, undo::Ledger,
};

/// Something that happens to the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The address changed, or a link was followed.
    Show(Screen),
    /// The person chose a language.
    Speak(Lang),
    /// A new self-check begins, for this kind of respondent if it is already chosen.
    Begin(Option<EntityIx>),
    /// The person wants to go on, and something is missing.
    Miss,
    /// Something in the self-check with this id changed.
    Edit(Rc<str>, Edit),
    /// This is typed to find a place by.
    SearchPlace(String),
    /// The English texts are there.
    EnglishArrived,
    /// The page stands differently to the releases there are.
    Release(Release),
    /// The page around asks for a part of the page.
    Asked(Request),
    /// The page around sets something.
    Configure(Box<Options>),
    /// Something happens to what is kept on this device.
    Keep(KeepAction),
    /// The page is to look otherwise.
    Look(LookAction),
    /// Reading aloud has begun, or is over.
    Aloud(bool),
    /// A file was opened.
    Opened(Rc<Opened>),
    /// Something is being handed out: what became of the last thing does not matter any more.
    HandingOut,
    /// Something became of what was handed out.
    HandedOut(Outcome),
    /// The self-check to compare with was chosen.
    CompareWith(String),
    /// The person has taken note of what changed in the content.
    ChangesNoted,
    /// The long message for the work group, or the short one.
    LongMessage(bool),
    /// The day to be filled in for several gaps at once is being chosen.
    BulkDay(String),
    /// A result code is being typed.
    TypeCode(String),
    /// The result of the typed code is to be shown.
    ShowCode,
}

/// What an action needs from outside: the reducer has no clock and no chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The time, RFC 3339.
    pub now: String,
    /// An id that no self-check has yet.
    pub new_id: String,
}

/// A change of one self-check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// The kind of respondent.
    Entity(EntityIx),
    /// The place; nothing if it is not known.
    Place(Option<Place>),
    /// A fact.
    Fact(FactIx, FactAnswer),
    /// How far a measure is done.
    Fulfil(MeasureIx, Fulfilment),
    /// Something in the respondent's own words.
    Write(Field, String),
    /// How far the work on a gap is.
    Work(MeasureIx, WorkState),
    /// Everything that is entered in the ledger: several rows at once, or as it was before.
    Ledger(Rc<Ledger>),
    /// The answers that were copied from the last self-check have all been gone through.
    GoneThrough,
}

/// Where a text goes that the respondent writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name of the respondent.
    Unit,
    /// Why a measure is exempt.
    Reason(MeasureIx),
    /// A remark on a measure.
    Note(MeasureIx),
    /// Who checked.
    Checker,
    /// The day of the check; empty or a day.
    Checked,
    /// Who puts a gap right.
    Owner(MeasureIx),
    /// What is to be done about a gap; empty where the measure's own words are meant.
    Plan(MeasureIx),
    /// By when; empty or a day.
    Due(MeasureIx),
    /// When it was put right; empty or a day.
    Done(MeasureIx),
}

impl From<KeepAction> for Action {
    fn from(action: KeepAction) -> Self {
        Self::Keep(action)
    }
}

impl From<LookAction> for Action {
    fn from(action: LookAction) -> Self {
        Self::Look(action)
    }
}

impl From<Expiry> for Action {
    fn from(expiry: Expiry) -> Self {
        KeepAction::Expire(expiry).into()
    }
}
