//! What is kept on this device besides the answer that is being given: copies, deletions and what they took away, what
//! another window stored, and what was found in storage and is not used.

use std::rc::Rc;

use selfcheck_core::{Response, format::Problem};

use crate::{
    expiry::Expiry,
    store::{Damaged, Loaded},
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

impl Keeping {
    /// Notes what of a self-check has no question here.
    pub(crate) fn note_set_aside(&mut self, id: &str, problems: &[Problem]) {
        if !problems.is_empty() {
            let all = Rc::make_mut(&mut self.set_aside);
            all.retain(|(other, _)| other != id);
            all.push((id.to_owned(), problems.to_vec()));
        }
    }
}
