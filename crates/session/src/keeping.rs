//! What is kept on this device besides the answer that is being given: copies, deletions and what they took away, what
//! another window stored, and what was found in storage and is not used.

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Response,
    format::{self, Problem, ResponseFile},
    lists::sort,
};

use crate::{
    Action, Model, Saving, Stamp, Step,
    desk::DeskAction,
    expiry::Expiry,
    store::{self, Damaged, Loaded, Saved},
};

/// Everything of the kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keeping {
    /// Parts of self-checks that this content does not know, by self-check.
    pub set_aside: Rc<Vec<(String, Vec<Problem>)>>,
    /// Stored items that cannot be used.
    pub damaged: Vec<Rc<Damaged>>,
    /// The deletion that waits for the person's word.
    pub confirm: Option<Deletion>,
    /// What the last deletion took away, until another screen is shown.
    pub gone: Option<Gone>,
    /// How long a self-check that nobody changes stays.
    pub expiry: Expiry,
    /// How many went for that reason when the page began, until another screen is shown.
    pub expired: usize,
    /// Everything of ours was cleared from this device, until another screen is shown.
    pub cleared: bool,
}

/// Something to be deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deletion {
    /// One self-check, by name.
    One(String),
    /// A damaged item, by its name in storage.
    Damaged(String),
    /// Every self-check, and every damaged item.
    All,
    /// Everything of ours on this device, for good: self-checks, what cannot be used, and what was chosen.
    Everything,
}

/// What a deletion took away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone {
    /// Self-checks.
    pub responses: Vec<Rc<Response>>,
    /// Items that cannot be used.
    pub damaged: Vec<Rc<Damaged>>,
}

/// Something that happens to what is kept.
#[derive(Debug, Clone, PartialEq)]
pub enum KeepAction {
    /// A self-check becomes the start of another.
    Copy(String),
    /// A deletion is asked for, or called off.
    Confirm(Option<Deletion>),
    /// The person said yes to the deletion.
    Delete,
    /// What the last deletion took away is to be there again.
    PutBack,
    /// How long self-checks are to stay.
    Expire(Expiry),
    /// Another window changed what is stored: this is what is there now.
    Adopt(Rc<Loaded>),
}

impl From<KeepAction> for Action {
    fn from(action: KeepAction) -> Self {
        Self::Desk(DeskAction::Keep(action))
    }
}

impl KeepAction {
    pub(crate) fn apply(self, model: &mut Model, stamp: &Stamp, catalogue: &Catalogue) {
        match self {
            Self::Copy(from) => model.copy(&from, stamp, catalogue),
            Self::Confirm(deletion) => model.desk.keeping.confirm = deletion,
            Self::Delete => model.delete(),
            Self::PutBack => model.put_back(),
            Self::Expire(expiry) => model.desk.keeping.expiry = expiry,
            // What could not be stored is only here: it must not be lost to what is stored.
            Self::Adopt(_) if matches!(model.saving, Saving::Failed(_)) => {}
            Self::Adopt(loaded) => {
                model.take(&loaded, catalogue);
                // What was entered elsewhere meanwhile must not be lost to what is had back.
                model.desk.before = None;
            }
        }
    }
}

impl Model {
    /// Joins what was found in storage with what is here. What is here whole and was found damaged stays as it is here, and
    /// takes its place there with the next change.
    pub(crate) fn take(&mut self, loaded: &Loaded, catalogue: &Catalogue) {
        let is_of = |item: &Damaged, it: &Response| item.key == store::key(&it.id);
        let mut damaged = loaded.damaged.clone();
        let mut shelf: Vec<_> =
            loaded.responses.iter().map(|found| self.joined(found, catalogue)).collect();
        for here in &self.shelf {
            let before = damaged.len();
            damaged.retain(|item| !is_of(item, here));
            if damaged.len() < before {
                shelf.push(Rc::clone(here));
            }
        }
        self.shelf = shelf;
        self.sort_shelf();
        self.desk.keeping.set_aside.clone_from(&loaded.set_aside);
        self.desk.keeping.damaged = damaged;
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
        self.shelf.iter().filter(|it| !is_stored(it)).cloned().collect()
    }

    /// Takes note of what came of storing a self-check.
    pub fn note_saved(&mut self, id: &str, saved: Saved) {
        match saved {
            Saved::AsItIs => {}
            Saved::Joined(placed) => {
                self.note_set_aside(id, &placed.set_aside);
                let found = self.shelf.iter_mut().find(|it| it.id == id);
                found.into_iter().for_each(|it| *it = Rc::new(placed.response.clone()));
            }
            Saved::Gone => self.shelf.retain(|it| it.id != id),
        }
    }

    /// The self-check changed last comes first.
    pub(crate) fn sort_shelf(&mut self) {
        sort(&mut self.shelf, |a, b| (&b.updated, &a.id) < (&a.updated, &b.id));
    }

    fn copy(&mut self, from: &str, stamp: &Stamp, catalogue: &Catalogue) {
        // One that is only looked at goes on here as it is; one of this device is the start of the next.
        let repeats = self.find(from).is_some();
        let Some(original) = self.any(from) else {
            return;
        };
        // What of a self-check has no question here has none in its copy either.
        let of_it = self.desk.keeping.set_aside.iter().find(|(id, _)| id == from);
        let problems = of_it.map(|(_, problems)| problems.clone()).unwrap_or_default();
        self.note_set_aside(&stamp.new_id, &problems);
        let (copy, step) = match repeats {
            true => (original.repeated(&stamp.now), Step::Who),
            false => (Response::clone(&original), Step::Result),
        };
        self.put(copy, step, stamp.clone(), catalogue);
    }

    fn delete(&mut self) {
        let Some(deletion) = self.desk.keeping.confirm.take() else {
            return;
        };
        let mut gone = Gone::default();
        let keeping = &mut self.desk.keeping;
        match deletion {
            Deletion::One(id) => {
                gone.responses = self.shelf.extract_if(.., |it| it.id == id).collect();
            }
            Deletion::Damaged(key) => {
                gone.damaged = keeping.damaged.extract_if(.., |item| item.key == key).collect();
            }
            Deletion::All => {
                gone.responses = std::mem::take(&mut self.shelf);
                gone.damaged = std::mem::take(&mut keeping.damaged);
                // What was opened is not on this device any more.
                self.desk.opened.clear();
            }
            // For good: whoever sits here next must not have it back.
            Deletion::Everything => {
                self.shelf.clear();
                self.as_set();
                self.desk.keeping.cleared = true;
                return;
            }
        }
        self.desk.keeping.gone = Some(gone);
    }

    fn put_back(&mut self) {
        let Some(gone) = self.desk.keeping.gone.take() else {
            return;
        };
        // Another window may have put one of that name there meanwhile: what is there stays.
        for response in gone.responses {
            if self.find(&response.id).is_none() {
                self.shelf.push(response);
            }
        }
        self.sort_shelf();
        let damaged = &mut self.desk.keeping.damaged;
        for item in gone.damaged {
            if damaged.iter().all(|other| other.key != item.key) {
                damaged.push(item);
            }
        }
        sort(damaged, |a, b| a.key < b.key);
    }

    /// Notes what of a self-check has no question here.
    pub(crate) fn note_set_aside(&mut self, id: &str, problems: &[Problem]) {
        if !problems.is_empty() {
            let all = Rc::make_mut(&mut self.desk.keeping.set_aside);
            all.retain(|(other, _)| other != id);
            all.push((id.to_owned(), problems.to_vec()));
        }
    }
}
