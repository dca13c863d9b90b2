//! The state of the page together with where it is kept.
//!
//! Storing is part of the step from one state to the next, and not an effect that follows: what another window has stored
//! meanwhile belongs into the next state, and the page says in the same picture whether it has saved.

use std::rc::Rc;

use selfcheck_core::{Lang, Response};
use selfcheck_embedding::{Request, Start};
use selfcheck_session::{
    Action, Model, Saving, Stamp, Storage,
    expiry::Expiry,
    keeping::KeepAction,
    look::Look,
    saving,
    store::{self, LANGUAGE_KEY},
};
use yew::Reducible;

use super::address::screen_at;
use crate::{
    content,
    host::{self, BrowserStorage, embedding},
};

/// The state, and what of it is stored.
pub struct Store {
    model: Rc<Model>,
    storage: BrowserStorage,
    /// What this device has seen of the content is noted, or waits for the person to take note of what changed.
    seen: bool,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

impl Store {
    /// The state as the page begins: with what is stored, on the screen that the address names or the page around has set.
    pub fn open() -> Self {
        let storage = BrowserStorage;
        let catalogue = content::catalogue();
        let options = embedding::options(catalogue);
        let fragment = host::fragment();
        let mut loaded = store::load(&storage, catalogue);
        let expiry = Expiry::load(&storage);
        let today = host::today();
        let is_over = |it: &Response| today.is_some_and(|today| expiry.is_over(&it.updated, today));
        let expired = store::expire(&storage, &mut loaded, is_over);
        let screen = screen_at(&fragment);
        let lang = language(&storage, options.lang);
        let mut model = Model::new(loaded, screen.clone(), lang, catalogue);
        model.look = Look::load(&storage, options.elder);
        model.is_element = embedding::is_element();
        model.keeping.expiry = expiry;
        model.keeping.expired = expired;
        let start = options.start;
        model.options = options;
        let seen = model.is_changed();
        let store = Self { model: Rc::new(model), storage, seen };
        match start {
            start if fragment.is_empty() && start != Start::Home => {
                store.after(Action::Asked(Request::Open(start)))
            }
            _ => store.after(Action::Show(screen)),
        }
    }

    /// The state.
    pub fn model(&self) -> Rc<Model> {
        Rc::clone(&self.model)
    }

    fn after(&self, action: Action) -> Self {
        let (catalogue, stamp) =
            (content::catalogue(), Stamp { now: host::now(), new_id: host::new_id() });
        let now = stamp.now.clone();
        let adopted = match &action {
            Action::Keep(KeepAction::Adopt(loaded)) => Some(Rc::clone(loaded)),
            _ => None,
        };
        // What the page around sets is no choice of the person's.
        let is_set = matches!(action, Action::Configure(_));
        let is_noted = matches!(action, Action::ChangesNoted);
        let mut next = self.model.after(action, stamp, catalogue);
        match adopted {
            Some(loaded) => saving::save_joined(&self.storage, catalogue, &loaded, &mut next, &now),
            None => saving::save(&self.storage, catalogue, &self.model, &mut next, &now),
        }
        self.clear(&mut next);
        self.keep_choices(&next, is_set);
        let mut seen = self.seen && !is_noted;
        if !seen && (is_noted || matches!(next.saving, Saving::Saved(_))) {
            // Not stored: the person is told of the same changes once more, which is no harm.
            seen = store::note_seen(&self.storage, catalogue).is_ok();
        }
        Self { model: Rc::new(next), storage: self.storage, seen }
    }

    /// Clears this device if that was asked for.
    fn clear(&self, next: &mut Model) {
        if next.keeping.cleared && !self.model.keeping.cleared {
            let cleared = store::clear(&self.storage, content::catalogue());
            next.keeping.cleared = cleared.is_ok();
            next.saving = cleared.map_or_else(Saving::Failed, |()| Saving::Idle);
        }
    }

    /// Stores what the person has chosen, unless everything was just cleared. A choice that cannot be stored still holds for
    /// this visit.
    fn keep_choices(&self, next: &Model, is_set: bool) {
        let cleared = next.keeping.cleared;
        if next.lang != self.model.lang && !is_set {
            let _ = self.storage.set(LANGUAGE_KEY, next.lang.tag());
        }
        if next.look != self.model.look && !is_set && !cleared {
            next.look.save(&self.storage);
        }
        if next.keeping.expiry != self.model.keeping.expiry && !cleared {
            next.keeping.expiry.save(&self.storage);
        }
    }
}

/// The language that was chosen here, that the page around has set, or that the browser prefers.
fn language(storage: &dyn Storage, set: Option<Lang>) -> Lang {
    let chosen = storage.get(LANGUAGE_KEY).ok().flatten();
    let chosen = chosen.or(set.map(|lang| lang.tag().to_owned()));
    match chosen.unwrap_or_else(host::preferred_language) {
        tag if tag.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}
