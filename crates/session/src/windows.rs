//! What other windows of this browser have stored, joined with what this one holds.

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Response,
    format::{self, ResponseFile},
};

use crate::{
    model::Model,
    store::{self, Damaged, Loaded, Saved},
};

impl Model {
    /// Joins what was found in storage with what is here. What is here whole and was found damaged stays as it is here, and
    /// takes its place there with the next change.
    pub(crate) fn join_stored(&mut self, loaded: &Loaded, catalogue: &Catalogue) {
        let is_of = |item: &Damaged, it: &Response| item.key == store::key(&it.id);
        let mut damaged = loaded.damaged.clone();
        let mut responses: Vec<_> =
            loaded.responses.iter().map(|found| self.joined(found, catalogue)).collect();
        for here in &self.responses {
            let before = damaged.len();
            damaged.retain(|item| !is_of(item, here));
            if damaged.len() < before {
                responses.push(Rc::clone(here));
            }
        }
        self.responses = responses;
        self.sort_responses();
        self.keeping.set_aside.clone_from(&loaded.set_aside);
        self.keeping.damaged = damaged;
    }

    /// A self-check as it was found, with what this window has set in it later.
    fn joined(&self, found: &Rc<Response>, catalogue: &Catalogue) -> Rc<Response> {
        let Some(here) = self.find(&found.id).filter(|here| *here != found) else {
            return Rc::clone(found);
        };
        let [ours, theirs] = [here, found].map(|it| ResponseFile::new(catalogue, it));
        let joined = format::join(&theirs, &ours).place(catalogue);
        joined.map_or_else(|_| Rc::clone(found), |placed| Rc::new(placed.response))
    }

    /// What has to be stored although another window has just stored it: what both together come to is something else.
    #[must_use]
    pub fn to_store(&self, loaded: &Loaded) -> Vec<Rc<Response>> {
        let is_stored = |it: &&Rc<Response>| {
            let found = loaded.responses.iter().find(|found| found.id == it.id);
            found.is_none_or(|found| found == *it)
        };
        self.responses.iter().filter(|it| !is_stored(it)).cloned().collect()
    }

    /// Takes note of what came of storing a self-check.
    pub fn note_saved(&mut self, id: &str, saved: Saved) {
        match saved {
            Saved::AsItIs => {}
            Saved::Joined(placed) => {
                self.keeping.note_set_aside(id, &placed.set_aside);
                let found = self.responses.iter_mut().find(|it| it.id == id);
                found.into_iter().for_each(|it| *it = Rc::new(placed.response.clone()));
            }
            Saved::Gone => self.responses.retain(|it| it.id != id),
        }
    }
}
