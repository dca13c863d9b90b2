//! How a self-check begins on this device: new, or as a copy of another.

use std::rc::Rc;

use selfcheck_core::{Catalogue, Response, catalogue::EntityIx};
use selfcheck_embedding::Options;

use crate::{
    action::Stamp,
    model::Model,
    route::{Screen, Step},
};

impl Model {
    /// Whether another self-check may be begun beside those that are here.
    #[must_use]
    pub fn may_begin(&self) -> bool {
        !self.options.single || self.responses.is_empty()
    }

    /// A self-check as it begins here: kind and place are there if they are set.
    pub(crate) fn fresh(&self, entity: Option<EntityIx>) -> Response {
        let Options { entity: set, place, .. } = self.options;
        Response { entity: entity.or(set), place, ..Response::default() }
    }

    /// The name of a self-check that was begun and holds nothing yet.
    pub(crate) fn blank(&self) -> Option<String> {
        let fresh = self.fresh(None);
        let is_blank = |it: &Response| {
            (it.entity, it.place) == (fresh.entity, fresh.place)
                && it.unit.trim().is_empty()
                && it.facts.is_empty()
                && it.answers.is_empty()
        };
        self.responses.iter().find(|it| is_blank(it)).map(|blank| blank.id.clone())
    }

    /// A self-check becomes the start of another.
    pub(crate) fn copy(&mut self, from: &str, stamp: Stamp, catalogue: &Catalogue) {
        // One that is only looked at goes on here as it is; one of this device is the start of the next.
        let repeats = self.find(from).is_some();
        let Some(original) = self.any(from) else {
            return;
        };
        // What of a self-check has no question here has none in its copy either.
        let of_it = self.keeping.set_aside.iter().find(|(id, _)| id == from);
        let problems = of_it.map(|(_, problems)| problems.clone()).unwrap_or_default();
        self.keeping.note_set_aside(&stamp.new_id, &problems);
        let (copy, step) = match repeats {
            true => (original.repeated(&stamp.now), Step::Who),
            false => (Response::clone(&original), Step::Result),
        };
        self.add_begun(copy, step, stamp, catalogue);
    }

    /// Adds a self-check as a new one, and opens it at a step.
    pub(crate) fn add_begun(
        &mut self,
        response: Response,
        step: Step,
        stamp: Stamp,
        catalogue: &Catalogue,
    ) {
        self.screen = Screen::Check(stamp.new_id.clone(), step);
        let mut response = response;
        response.note_set(catalogue, &Response::default(), &stamp.now);
        let (created, updated) = (stamp.now.clone(), stamp.now);
        let response = Response { id: stamp.new_id, created, updated, ..response };
        self.responses.insert(0, Rc::new(response));
    }
}
