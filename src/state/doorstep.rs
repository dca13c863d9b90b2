//! What only the first program holds: whether the full one, which is to take its place, could be had. The counterpart of
//! `desk`, with the same names, so that the reducer is one for both.

use std::rc::Rc;

use selfcheck_core::{Catalogue, Response, changes::Seen};

use super::{Action, Edit, Model, Screen, Stamp};

/// Everything of the kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// The full program could not be had.
    pub unreachable: bool,
    /// The content has changed since this device last saw it; the full program says how.
    changed: bool,
}

/// Something that happens on the way to the full program.
#[derive(Debug, Clone, PartialEq)]
pub enum DeskAction {
    /// The full program could not be had.
    Unreachable,
    /// The person wants it tried for once more.
    TryAgain,
}

/// The first program has no changes of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskEdit {}

/// The first program has no fields of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskField {}

impl From<DeskAction> for Action {
    fn from(action: DeskAction) -> Self {
        Self::Desk(action)
    }
}

impl Desk {
    /// The desk at the start, by what this device has seen of the content, as it is stored.
    pub(super) fn new(seen: Option<&String>, catalogue: &Catalogue) -> Self {
        let changed = seen.is_some_and(|seen| Seen::is_of_another(seen, catalogue));
        Self { unreachable: false, changed }
    }
}

impl DeskAction {
    pub(super) fn apply(self, model: &mut Model, _: &Stamp, _: &Catalogue) {
        model.desk.unreachable = self == Self::Unreachable;
    }
}

impl DeskEdit {
    pub(super) fn apply(self, _: &mut Response, _: &Stamp) {
        match self {}
    }
}

impl DeskField {
    pub(super) fn write(self, _: &mut Response, _: String) {
        match self {}
    }
}

impl Model {
    /// Whether the content has changed and the person has not taken note of it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.desk.changed
    }

    /// Whether something is to be said on this screen that only the full program says.
    #[must_use]
    pub fn has_more(&self) -> bool {
        let aside = !(self.damaged.is_empty() && self.set_aside.is_empty());
        self.desk.changed || aside && self.screen == Screen::Home
    }

    /// Whether the full program is to take over.
    #[must_use]
    pub fn needs_full(&self) -> bool {
        self.screen.needs_full() || self.has_more()
    }

    /// A self-check of this device.
    pub(super) fn any(&self, id: &str) -> Option<Rc<Response>> {
        self.find(id).cloned()
    }

    /// Another screen is shown.
    pub(super) fn turn(&mut self, _: &Catalogue) {}

    /// Where something is set aside, the full program has taken over before anything can be copied.
    pub(super) fn set_aside_too(&mut self, _: &str, _: &str) {}

    /// Nothing can be had back here.
    pub(super) fn note_before(&mut self, _: &Rc<str>, _: &Edit) {}

    /// Nothing is opened here.
    pub(super) fn forget_opened(&mut self) {}

    /// Nothing can be had back here.
    pub(super) fn forget_before(&mut self) {}
}
