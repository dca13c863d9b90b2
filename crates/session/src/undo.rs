//! What a ledger held before several of its rows were filled in at once, to be had back.

use std::{collections::BTreeMap, rc::Rc};

use selfcheck_core::{Response, catalogue::MeasureIx, response::Entry};

/// What is entered in the ledger of a self-check, by measure.
pub type Ledger = BTreeMap<MeasureIx, Entry>;

/// What a ledger held before, to be had back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// The name of its self-check.
    pub id: Rc<str>,
    /// What was entered.
    pub entries: Rc<Ledger>,
}

impl Undo {
    /// What can be had back once these entries are in the ledger of this self-check; nothing if they are themselves what could be
    /// had back until now.
    pub(crate) fn of(
        response: &Response,
        entries: &Ledger,
        until_now: Option<Self>,
    ) -> Option<Self> {
        let gives_back = until_now.is_some_and(|undo| *undo.entries == *entries);
        (!gives_back).then(|| Self {
            id: Rc::from(response.id.as_str()),
            entries: Rc::new(response.ledger.clone()),
        })
    }
}
