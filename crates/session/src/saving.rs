//! What follows in storage from a change of the model: self-checks that changed are joined with what another window has made of
//! them and stored, those that are gone are removed.

use std::rc::Rc;

use selfcheck_core::{Catalogue, Response};

use crate::{
    model::{Model, Saving},
    storage::{Storage, StorageError},
    store::{self, Loaded, Saved},
};

/// Stores what differs from the model before, and takes what another window had stored meanwhile into this one.
pub fn save(
    storage: &dyn Storage,
    catalogue: &Catalogue,
    before: &Model,
    next: &mut Model,
    now: &str,
) {
    let mut stored = Stored::default();
    for response in next.responses.clone() {
        let old = before.find(&response.id);
        if old.is_some_and(|old| Rc::ptr_eq(old, &response)) {
            continue;
        }
        if old.is_none() {
            // Begun, opened or put back just now.
            store::not_gone(storage, &response.id);
        }
        stored.store(storage, catalogue, old.map(|old| &**old), &response, next);
    }
    for gone in &before.responses {
        let is_gone = next.find(&gone.id).is_none() && !stored.gone.contains(&gone.id);
        if is_gone {
            stored.note(store::remove(storage, &gone.id));
        }
    }
    let (old, new) = (&before.keeping.damaged, &next.keeping.damaged);
    for gone in old.iter().filter(|item| !new.contains(item)) {
        stored.note(storage.remove(&gone.key));
    }
    for back in new.iter().filter(|item| !old.contains(item)) {
        stored.note(storage.set(&back.key, &back.raw));
    }
    stored.tell(next, now);
}

/// Stores again what this window had set later than another, whose state it has just taken in.
pub fn save_joined(
    storage: &dyn Storage,
    catalogue: &Catalogue,
    loaded: &Loaded,
    next: &mut Model,
    now: &str,
) {
    let mut stored = Stored::default();
    for response in next.to_store(loaded) {
        let found = loaded.responses.iter().find(|found| found.id == response.id).cloned();
        stored.store(storage, catalogue, found.as_deref(), &response, next);
    }
    stored.tell(next, now);
}

/// What came of storing, as far as anything was.
#[derive(Default)]
struct Stored {
    result: Option<Result<(), StorageError>>,
    /// Those that were deleted in another window meanwhile.
    gone: Vec<String>,
}

impl Stored {
    fn note(&mut self, result: Result<(), StorageError>) {
        self.result = Some(self.result.unwrap_or(Ok(())).and(result));
    }

    fn store(
        &mut self,
        storage: &dyn Storage,
        catalogue: &Catalogue,
        before: Option<&Response>,
        response: &Response,
        next: &mut Model,
    ) {
        match store::save(storage, catalogue, before, response) {
            Ok(saved) => {
                if saved == Saved::Gone {
                    self.gone.push(response.id.clone());
                }
                next.note_saved(&response.id, saved);
                self.note(Ok(()));
            }
            Err(error) => self.note(Err(error)),
        }
    }

    fn tell(self, next: &mut Model, now: &str) {
        match self.result {
            None => {}
            Some(Ok(())) => next.saving = Saving::Saved(now.to_owned()),
            Some(Err(error)) => next.saving = Saving::Failed(error),
        }
    }
}
