//! What only the first program holds: whether the full one, which is to take its place, could be had. The counterpart of
//! `desk`, with the same names, so that the reducer is one for both.

use std::rc::Rc;

use selfcheck_core::{Catalogue, Response, catalogue::EntityIx};

use super::{Action, Edit, Model, Screen, Stamp, Step};
use crate::host::store::Loaded;

/// Everything of the kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// The full program could not be had.
    pub unreachable: bool,
    /// Another window has stored something: the full program knows how to take that in.
    pub stored_elsewhere: bool,
    /// The person wants the elder view, which is the full program's.
    pub elder: bool,
}

/// Something that happens on the way to the full program.
#[derive(Debug, Clone, PartialEq)]
pub enum DeskAction {
    /// The full program could not be had.
    Unreachable,
    /// The person wants it tried for once more.
    TryAgain,
    /// Another window has stored something.
    StoredElsewhere,
    /// The person wants the elder view.
    Elder,
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

impl DeskAction {
    pub(super) fn apply(self, model: &mut Model, _: &Stamp, _: &Catalogue) {
        model.desk.unreachable = self == Self::Unreachable;
        model.desk.stored_elsewhere |= self == Self::StoredElsewhere;
        model.desk.elder |= self == Self::Elder;
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
    /// Whoever has nothing stored here has nothing that a change of the content could touch.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        false
    }

    /// Whether the full program is to take over: the screen is one of its own, or tells of self-checks that are here, or of one
    /// that is not.
    #[must_use]
    pub fn needs_full(&self) -> bool {
        self.desk.stored_elsewhere
            || self.desk.elder
            || match &self.screen {
                Screen::Home => !self.shelf.is_empty(),
                Screen::Check(id, step) => *step == Step::Result || self.find(id).is_none(),
                _ => true,
            }
    }

    /// The page begins. Where something is stored, it begins with the full program.
    pub(super) fn lay_out(&mut self, _: &Loaded, _: &Catalogue) {}

    /// The first self-check of a visit begins anew.
    pub(super) fn blank(&self) -> Option<String> {
        None
    }

    /// Nothing is set by a page around the first program.
    #[must_use]
    pub fn kind_is_set(&self, _: &Response) -> bool {
        false
    }

    /// As [`Model::kind_is_set`].
    #[must_use]
    pub fn place_is_set(&self, _: &Response) -> bool {
        false
    }

    /// The step after the first one.
    #[must_use]
    pub fn after_who(&self, _: &Response) -> Step {
        Step::Where
    }

    /// The step before the facts.
    #[must_use]
    pub fn before_facts(&self, _: &Response) -> Step {
        Step::Where
    }

    /// A self-check as it begins.
    pub(super) fn fresh(&self, entity: Option<EntityIx>) -> Response {
        Response { entity, ..Response::default() }
    }

    /// Another screen is shown.
    pub(super) fn turn(&mut self, _: &Screen, _: &Catalogue) {}

    /// Nothing can be had back here.
    pub(super) fn note_before(&mut self, _: &Rc<str>, _: &Edit) {}
}
