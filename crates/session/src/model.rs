//! Everything the page shows and holds, and what can be asked of it. How it changes is in `reducer`.

use std::{cmp::Reverse, rc::Rc};

use selfcheck_core::{Catalogue, Lang, Response, catalogue::MeasureIx, changes::Changes};
use selfcheck_embedding::Options;

use crate::{
    keeping::Keeping,
    look::Look,
    opened::{Guest, Opened},
    outcome::Outcome,
    route::{Screen, Step},
    storage::StorageError,
    store::Loaded,
    undo::Undo,
};

/// Everything the page shows and holds. Of it, `responses`, `lang`, `look` and parts of `keeping` are stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The language of the page.
    pub lang: Lang,
    /// What is on screen.
    pub screen: Screen,
    /// The self-checks on this device, the one changed last first.
    pub responses: Vec<Rc<Response>>,
    /// How saving goes; set by what saves, not by the reducer.
    pub saving: Saving,
    /// The person wanted to go on and something was missing.
    pub missing: bool,
    /// How this copy of the page stands to the releases there are.
    pub release: Release,
    /// Reasons for 不适用 that another answer has replaced during this visit, by self-check and
    /// measure: a slip of the finger does not cost what was written.
    pub replaced_reasons: Vec<(String, MeasureIx, String)>,
    /// What is typed to find a place by; it goes when one is chosen, and with the screen.
    pub place_query: String,
    /// What the page around this one has set.
    pub options: Options,
    /// The page is an element of somebody else's document.
    pub is_element: bool,
    /// What is kept on this device besides the answers that are being given.
    pub keeping: Keeping,
    /// How the page looks to this person.
    pub look: Look,
    /// The page is being read aloud.
    pub aloud: bool,
    /// The screen that sums up (result, all answers, a paper) from which a question was gone to: the way back.
    pub came_from: Option<Step>,
    /// The question that was gone to from there: back on that screen, the keyboard is on the link to it.
    pub left_for: Option<Step>,
    /// Self-checks to look at: read-only, and gone with the page.
    pub guests: Vec<Rc<Guest>>,
    /// What was opened, the last first.
    pub opened: Vec<Rc<Opened>>,
    /// What became of the last thing that was handed out.
    pub outcome: Option<Outcome>,
    /// The name of the self-check that others are compared with, as far as the person chose.
    pub compare_with: Option<String>,
    /// What has changed in the content since this device last saw it, until the person has taken note.
    pub changes: Option<Rc<Changes>>,
    /// Whether the message for the work group is the long one.
    pub long_message: bool,
    /// The day that is to be filled in for several gaps at once, as it is in its field.
    pub bulk_day: String,
    /// What a ledger held before several of its rows were filled in at once, until anything else is changed.
    pub undo: Option<Undo>,
    /// The result code that is being typed.
    pub code_typed: String,
    /// What was typed when the person last asked for its result, which could not be shown.
    pub code_tried: Option<String>,
}

/// How saving goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed yet.
    Idle,
    /// Saved in this browser, at this time (RFC 3339).
    Saved(String),
    /// Not saved: held in memory only.
    Failed(StorageError),
}

/// How the running page stands to the network and to other releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// Nothing is known beyond that it runs.
    Running,
    /// All of it is on this device: it opens without network.
    Offline,
    /// A newer one is on this device and waits for the person's word.
    Waiting,
    /// Another window has changed over to a newer one.
    Replaced,
    /// It is in one file whose end is missing, and works without it.
    Damaged,
}

impl Model {
    /// The model at the start: what was found in storage, and the screen that the address names.
    #[must_use]
    pub fn new(loaded: Loaded, screen: Screen, lang: Lang, catalogue: &Catalogue) -> Self {
        // Whoever has no self-check here has nothing that a change could touch.
        let seen = loaded.seen.as_ref().filter(|_| !loaded.responses.is_empty());
        let changes = seen.and_then(|seen| seen.changes(catalogue)).map(Rc::new);
        let mut model = Self {
            saving: loaded.error.map_or(Saving::Idle, Saving::Failed),
            responses: loaded.responses,
            keeping: Keeping {
                set_aside: loaded.set_aside,
                damaged: loaded.damaged,
                ..Keeping::default()
            },
            changes,
            ..Self::empty(screen, lang)
        };
        model.sort_responses();
        model
    }

    /// A model with nothing in it.
    pub(crate) fn empty(screen: Screen, lang: Lang) -> Self {
        Self {
            lang,
            screen,
            responses: Vec::new(),
            saving: Saving::Idle,
            missing: false,
            release: Release::Running,
            replaced_reasons: Vec::new(),
            place_query: String::new(),
            options: Options::default(),
            is_element: false,
            keeping: Keeping::default(),
            look: Look::default(),
            aloud: false,
            came_from: None,
            left_for: None,
            guests: Vec::new(),
            opened: Vec::new(),
            outcome: None,
            compare_with: None,
            changes: None,
            long_message: false,
            bulk_day: String::new(),
            undo: None,
            code_typed: String::new(),
            code_tried: None,
        }
    }

    /// The self-check of this device with this name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Rc<Response>> {
        self.responses.iter().find(|response| response.id == id)
    }

    /// A self-check to look at, by name.
    #[must_use]
    pub fn guest(&self, id: &str) -> Option<&Rc<Guest>> {
        self.guests.iter().find(|guest| guest.response.id == id)
    }

    /// A self-check of this device, or one to look at.
    #[must_use]
    pub fn any(&self, id: &str) -> Option<Rc<Response>> {
        let guest = || self.guest(id).map(|guest| Rc::new(guest.response.clone()));
        self.find(id).cloned().or_else(guest)
    }

    /// Whether the content has changed and the person has not taken note of it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.changes.is_some()
    }

    /// The self-checks that one can be compared with, the likeliest first: older ones of the same kind, then the rest.
    #[must_use]
    pub fn comparable(&self, now: &Response) -> Vec<Rc<Response>> {
        let guests = self.guests.iter().map(|guest| Rc::new(guest.response.clone()));
        let mut others: Vec<_> = self.responses.iter().cloned().chain(guests).collect();
        others.retain(|other| other.id != now.id && other.entity.is_some());
        // Of several on one day, as they were begun: work in a ledger goes on after the check.
        let when = |other: &Response| (other.day(), other.created.clone(), other.updated.clone());
        let rank = |other: &Response| {
            let same = other.entity == now.entity && other.unit.trim() == now.unit.trim();
            (!same, other.entity != now.entity, when(other) > when(now))
        };
        others.sort_by_cached_key(|other| (rank(other), Reverse(when(other))));
        others
    }

    /// The self-check changed last comes first.
    pub(crate) fn sort_responses(&mut self) {
        self.responses.sort_by(|a, b| (&b.updated, &a.id).cmp(&(&a.updated, &b.id)));
    }
}
