//! What the page shows and holds, and the one reducer that changes it.

#[cfg(feature = "full")]
pub mod desk;
mod route;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::any;

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Lang, Response,
    catalogue::{EntityIx, FactIx, MeasureIx},
    format::Problem,
    lists::sort,
    logic::Place,
    response::{Answer, FactAnswer, Fulfilment},
};
#[cfg(feature = "full")]
use selfcheck_core::{
    Date,
    keyed::Keyed,
    response::{Entry, WorkState},
};

#[cfg(feature = "full")]
use selfcheck_core::changes::Changes;
#[cfg(not(feature = "full"))]
use selfcheck_core::changes::Seen;

use crate::host::{
    StorageError,
    store::{Damaged, Loaded},
};

pub use route::{PageOf, Screen, Step};

/// Everything the page shows and holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The language of the page.
    pub lang: Lang,
    /// Whether the English texts are there; until then English shows Chinese in their place.
    pub english: bool,
    /// What is on screen.
    pub screen: Screen,
    /// The self-checks on this device, the one changed last first.
    pub shelf: Vec<Rc<Response>>,
    /// Parts of self-checks that this content does not know, by self-check.
    pub set_aside: Rc<Vec<(String, Vec<Problem>)>>,
    /// Stored items that cannot be used.
    pub damaged: Vec<Rc<Damaged>>,
    /// How saving goes; set by what saves, not by the reducer.
    pub saving: Saving,
    /// The deletion that waits for the person's word.
    pub confirm: Option<Deletion>,
    /// How this copy of the page stands to the releases there are.
    pub release: Release,
    /// The full program could not be had.
    #[cfg(not(feature = "full"))]
    pub unreachable: bool,
    /// What only the full program holds.
    #[cfg(feature = "full")]
    pub desk: desk::Desk,
    /// What has changed in the content since this device last saw it, until the person has taken note.
    #[cfg(feature = "full")]
    pub changes: Option<Rc<Changes>>,
    /// The content has changed since this device last saw it; the full program says how.
    #[cfg(not(feature = "full"))]
    pub changed: bool,
    /// Reasons for 不适用 that another answer has replaced during this visit, by self-check and
    /// measure: a slip of the finger does not cost what was written.
    pub replaced_reasons: Vec<(String, MeasureIx, String)>,
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
    #[cfg(feature = "full")]
    Damaged,
}

/// Something to be deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deletion {
    /// One self-check, by name.
    One(String),
    /// A damaged item, by its name in storage.
    #[cfg(feature = "full")]
    Damaged(String),
    /// Everything of ours on this device.
    All,
}

/// Something that happens to the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The address changed, or a link was followed.
    Show(Screen),
    /// The person chose a language.
    Speak(Lang),
    /// A new self-check begins, for this kind of respondent if it is already chosen.
    Begin(Option<EntityIx>),
    /// A self-check becomes the start of another.
    Copy(String),
    /// Something in the self-check with this name changed.
    Edit(Rc<str>, Edit),
    /// A deletion is asked for, or called off.
    Confirm(Option<Deletion>),
    /// The person said yes to the deletion.
    Delete,
    /// The English texts are there.
    EnglishArrived,
    /// Another tab changed what is stored: this is what is there now.
    Adopt(Rc<Loaded>),
    /// The page stands differently to the releases there are.
    Release(Release),
    /// The person has taken note of what changed in the content.
    #[cfg(feature = "full")]
    ChangesNoted,
    /// The full program could not be had.
    #[cfg(not(feature = "full"))]
    Unreachable,
    /// Something that only the full program knows.
    #[cfg(feature = "full")]
    Desk(desk::DeskAction),
    /// The person wants the full program tried for once more.
    #[cfg(not(feature = "full"))]
    TryAgain,
}

/// What an action needs from outside: the reducer has no clock and no chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The time, RFC 3339.
    pub now: String,
    /// A name that no self-check has yet.
    pub new_id: String,
    /// The day here.
    #[cfg(feature = "full")]
    pub today: Option<Date>,
}

/// A change of one self-check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// The kind of respondent.
    Entity(EntityIx),
    /// The place; nothing if it is not known.
    Place(Option<Place>),
    /// A fact.
    Fact(FactIx, FactAnswer),
    /// How far a measure is done.
    Fulfil(MeasureIx, Fulfilment),
    /// Something in the respondent's own words.
    Write(Field, String),
    /// How far the work on a gap is.
    #[cfg(feature = "full")]
    Work(MeasureIx, WorkState),
    /// Everything that is entered in the ledger: several rows at once, or as it was before.
    #[cfg(feature = "full")]
    Ledger(Rc<Keyed<MeasureIx, Entry>>),
}

/// Where a text goes that the respondent writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name of the respondent.
    Unit,
    /// Why a measure is exempt.
    Reason(MeasureIx),
    /// A remark on a measure.
    Note(MeasureIx),
    /// Who checked.
    #[cfg(feature = "full")]
    Checker,
    /// The day of the check; empty or a day.
    #[cfg(feature = "full")]
    Checked,
    /// Who puts a gap right.
    #[cfg(feature = "full")]
    Owner(MeasureIx),
    /// By when; empty or a day.
    #[cfg(feature = "full")]
    Due(MeasureIx),
}

impl Model {
    /// The model at the start: what was found in storage, and the screen that the address names.
    #[must_use]
    pub fn new(loaded: Loaded, screen: Screen, lang: Lang, catalogue: &Catalogue) -> Self {
        // Whoever has no self-check here has nothing that a change could touch.
        let seen = loaded.seen.as_ref().filter(|_| !loaded.responses.is_empty());
        let mut model = Self {
            release: Release::Running,
            #[cfg(not(feature = "full"))]
            unreachable: false,
            #[cfg(feature = "full")]
            desk: desk::Desk::default(),
            #[cfg(feature = "full")]
            changes: seen.and_then(|seen| seen.changes(catalogue)).map(Rc::new),
            #[cfg(not(feature = "full"))]
            changed: seen.is_some_and(|seen| Seen::is_of_another(seen, catalogue)),
            lang,
            english: false,
            screen,
            shelf: Vec::new(),
            set_aside: Rc::default(),
            damaged: Vec::new(),
            saving: loaded.error.map_or(Saving::Idle, Saving::Failed),
            confirm: None,
            replaced_reasons: Vec::new(),
        };
        model.take(&loaded);
        model
    }

    /// Puts what was found in storage in place of what is here.
    fn take(&mut self, loaded: &Loaded) {
        self.shelf.clone_from(&loaded.responses);
        sort(&mut self.shelf, |a, b| (&b.updated, &a.id) < (&a.updated, &b.id));
        self.set_aside.clone_from(&loaded.set_aside);
        self.damaged.clone_from(&loaded.damaged);
    }

    /// Whether the content has changed and the person has not taken note of it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        #[cfg(feature = "full")]
        return self.changes.is_some();
        #[cfg(not(feature = "full"))]
        self.changed
    }

    /// Whether something is to be said on this screen that only the full program says.
    #[cfg(not(feature = "full"))]
    #[must_use]
    pub fn has_more(&self) -> bool {
        let aside = !(self.damaged.is_empty() && self.set_aside.is_empty());
        self.changed || aside && self.screen == Screen::Home
    }

    /// Whether the full program is to take over.
    #[cfg(not(feature = "full"))]
    #[must_use]
    pub fn needs_full(&self) -> bool {
        self.screen.needs_full() || self.has_more()
    }

    /// The self-check with this name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Rc<Response>> {
        self.shelf.iter().find(|response| response.id == id)
    }

    /// The model after an action.
    #[must_use]
    pub fn after(&self, action: Action, stamp: Stamp, catalogue: &Catalogue) -> Self {
        let mut next = self.clone();
        match action {
            Action::Show(screen) => {
                next.screen = screen;
                next.confirm = None;
                #[cfg(feature = "full")]
                {
                    next.desk.told = None;
                    next.desk.before = None;
                    next.resolve(catalogue);
                }
            }
            Action::Speak(lang) => next.lang = lang,
            Action::Begin(entity) => {
                next.put(Response { entity, ..Response::default() }, stamp);
            }
            Action::Copy(from) => {
                #[cfg(feature = "full")]
                let original = self.any(&from);
                #[cfg(not(feature = "full"))]
                let original = self.find(&from).cloned();
                // One that is only looked at goes on here as it is; one of this device is the start of the next.
                let repeats = self.find(&from).is_some();
                if let Some(original) = original {
                    let copy = if repeats {
                        original.repeated(&stamp.now)
                    } else {
                        Response::clone(&original)
                    };
                    #[cfg(feature = "full")]
                    next.set_aside_too(&from, &stamp.new_id);
                    next.put(copy, stamp);
                }
            }
            Action::Edit(id, edit) => {
                let edit = next.with_reason(&id, edit);
                #[cfg(feature = "full")]
                next.note_before(&id, &edit);
                if let Some(at) = next.shelf.iter().position(|response| *response.id == *id) {
                    let response = Rc::make_mut(&mut next.shelf[at]);
                    #[cfg(feature = "full")]
                    edit.note_done(response, stamp.today);
                    if edit.is_of_the_check() {
                        response.answered.clone_from(&stamp.now);
                    }
                    edit.apply(response, catalogue);
                    response.updated = stamp.now;
                    next.shelf[..=at].rotate_right(1);
                }
            }
            Action::Confirm(deletion) => next.confirm = deletion,
            Action::Delete => match next.confirm.take() {
                Some(Deletion::One(id)) => next.shelf.retain(|response| response.id != id),
                #[cfg(feature = "full")]
                Some(Deletion::Damaged(key)) => next.damaged.retain(|item| item.key != key),
                Some(Deletion::All) => {
                    next.shelf.clear();
                    next.damaged.clear();
                }
                None => {}
            },
            Action::EnglishArrived => next.english = true,
            // What could not be stored is only here: it must not be lost to what is stored.
            Action::Adopt(_) if matches!(next.saving, Saving::Failed(_)) => {}
            Action::Adopt(loaded) => next.take(&loaded),
            Action::Release(release) => next.release = release,
            #[cfg(feature = "full")]
            Action::ChangesNoted => next.changes = None,
            #[cfg(feature = "full")]
            Action::Desk(action) => action.apply(&mut next, &stamp, catalogue),
            #[cfg(not(feature = "full"))]
            Action::Unreachable => next.unreachable = true,
            #[cfg(not(feature = "full"))]
            Action::TryAgain => next.unreachable = false,
        }
        next
    }

    /// Sets aside the reason that an edit replaces, and gives 不适用 back the one it had.
    fn with_reason(&mut self, id: &str, edit: Edit) -> Edit {
        let Edit::Fulfil(measure, fulfilment) = edit else {
            return edit;
        };
        let given = match self.find(id).and_then(|response| response.fulfilment(measure)) {
            Some(Fulfilment::Exempt { reason }) => Some(reason.clone()),
            _ => None,
        };
        let exempt = matches!(fulfilment, Fulfilment::Exempt { .. });
        if exempt == given.is_some() {
            return Edit::Fulfil(measure, fulfilment);
        }
        let of_this = |(other, at, _): &(String, MeasureIx, String)| other == id && *at == measure;
        let kept = self.replaced_reasons.iter().position(of_this);
        let kept = kept.map(|kept| self.replaced_reasons.swap_remove(kept).2);
        let fulfilment = match (given, kept) {
            (Some(reason), _) => {
                self.replaced_reasons.push((id.to_owned(), measure, reason));
                fulfilment
            }
            (None, Some(reason)) => Fulfilment::Exempt { reason },
            (None, None) => fulfilment,
        };
        Edit::Fulfil(measure, fulfilment)
    }

    /// Puts a self-check on the shelf as a new one, and opens it.
    fn put(&mut self, response: Response, stamp: Stamp) {
        self.screen = Screen::Check(stamp.new_id.clone(), Step::Who);
        let (created, updated) = (stamp.now.clone(), stamp.now);
        let response = Response { id: stamp.new_id, created, updated, ..response };
        self.shelf.insert(0, Rc::new(response));
    }
}

/// What is entered for a measure in the ledger.
#[cfg(feature = "full")]
fn entry(response: &mut Response, measure: MeasureIx) -> &mut Entry {
    if !response.ledger.contains_key(&measure) {
        response.ledger.insert(measure, Entry::default());
    }
    #[expect(clippy::expect_used, reason = "it was put there if it was not")]
    response.ledger.get_mut(&measure).expect("the entry is there")
}

impl Edit {
    /// Notes the day on which a gap was put right; forgets it when the work goes on.
    #[cfg(feature = "full")]
    fn note_done(&self, response: &mut Response, today: Option<Date>) {
        if let Self::Work(measure, state) = self {
            let entry = entry(response, *measure);
            match (state.is_done(), entry.done) {
                (true, None) => entry.done = today,
                (false, _) => entry.done = None,
                (true, Some(_)) => {}
            }
        }
    }

    /// Whether the assessment rests on it: then the self-check is of the day on which it was made.
    fn is_of_the_check(&self) -> bool {
        matches!(
            self,
            Self::Entity(_)
                | Self::Place(_)
                | Self::Fact(..)
                | Self::Fulfil(..)
                | Self::Write(Field::Reason(_), _)
        )
    }

    fn apply(self, response: &mut Response, catalogue: &Catalogue) {
        match self {
            #[cfg(feature = "full")]
            Self::Work(measure, state) => entry(response, measure).state = state,
            #[cfg(feature = "full")]
            Self::Ledger(entries) => response.ledger = Keyed::clone(&entries),
            #[cfg(feature = "full")]
            Self::Write(Field::Checker, checker) => response.checker = checker,
            #[cfg(feature = "full")]
            Self::Write(Field::Checked, day) => response.checked = Date::parse(&day),
            #[cfg(feature = "full")]
            Self::Write(Field::Owner(measure), owner) => entry(response, measure).owner = owner,
            #[cfg(feature = "full")]
            Self::Write(Field::Due(measure), day) => {
                entry(response, measure).due = Date::parse(&day);
            }
            Self::Entity(entity) => response.entity = Some(entity),
            Self::Place(place) => response.place = place,
            Self::Fact(fact, answer) => {
                let exists = match answer {
                    FactAnswer::Unknown => true,
                    FactAnswer::Value(value) => {
                        usize::from(value) < catalogue.fact(fact).options.len()
                    }
                };
                if exists {
                    response.facts.insert(fact, answer);
                }
            }
            Self::Fulfil(measure, fulfilment) => match response.answers.get_mut(&measure) {
                Some(answer) => answer.fulfilment = fulfilment,
                None => {
                    response.answers.insert(measure, Answer { fulfilment, note: String::new() });
                }
            },
            Self::Write(Field::Unit, unit) => response.unit = unit,
            Self::Write(Field::Reason(measure), reason) => {
                if let Some(answer) = response.answers.get_mut(&measure) {
                    answer.fulfilment = Fulfilment::Exempt { reason };
                }
            }
            Self::Write(Field::Note(measure), note) => {
                if let Some(answer) = response.answers.get_mut(&measure) {
                    answer.note = note;
                }
            }
        }
    }
}
