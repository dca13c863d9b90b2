//! What the page shows and holds, and the one reducer that changes it.

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Lang, Response,
    catalogue::{EntityIx, FactIx, MeasureIx, Place},
    places,
    response::{Answer, FactAnswer, Fulfilment},
};

use crate::{
    Screen, Step, StorageError,
    desk::{Desk, DeskAction, DeskEdit, DeskField},
    store::Loaded,
};

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
    /// How saving goes; set by what saves, not by the reducer.
    pub saving: Saving,
    /// The person wanted to go on and something was missing.
    pub missing: bool,
    /// How this copy of the page stands to the releases there are.
    pub release: Release,
    /// What belongs to the work at the desk: papers, files, codes, settings.
    pub desk: Desk,
    /// Reasons for 不适用 that another answer has replaced during this visit, by self-check and
    /// measure: a slip of the finger does not cost what was written.
    pub replaced_reasons: Vec<(String, MeasureIx, String)>,
    /// What is typed to find a place by; it goes when one is chosen, and with the screen.
    pub typed: String,
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

/// Something that happens to the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The address changed, or a link was followed.
    Show(Screen),
    /// The person chose a language.
    Speak(Lang),
    /// A new self-check begins, for this kind of respondent if it is already chosen.
    Begin(Option<EntityIx>),
    /// The person wants to go on, and something is missing.
    Miss,
    /// Something in the self-check with this name changed.
    Edit(Rc<str>, Edit),
    /// This is typed to find a place by.
    Find(String),
    /// The English texts are there.
    EnglishArrived,
    /// The page stands differently to the releases there are.
    Release(Release),
    /// Something of the desk.
    Desk(DeskAction),
}

/// What an action needs from outside: the reducer has no clock and no chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The time, RFC 3339.
    pub now: String,
    /// A name that no self-check has yet.
    pub new_id: String,
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
    /// A change that is made at the desk.
    Desk(DeskEdit),
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
    /// Something that is written at the desk.
    Desk(DeskField),
}

impl Model {
    /// The model at the start: what was found in storage, and the screen that the address names.
    #[must_use]
    pub fn new(loaded: Loaded, screen: Screen, lang: Lang, catalogue: &Catalogue) -> Self {
        let mut model = Self {
            release: Release::Running,
            desk: Desk::default(),
            lang,
            english: false,
            screen,
            shelf: Vec::new(),
            saving: loaded.error.map_or(Saving::Idle, Saving::Failed),
            missing: false,
            replaced_reasons: Vec::new(),
            typed: String::new(),
        };
        model.lay_out(&loaded, catalogue);
        model
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
            Action::Show(Screen::Begin(entity)) => {
                let instead = match self.may_begin() {
                    true => Action::Begin(entity),
                    false => Action::Show(Screen::Home),
                };
                return self.after(instead, stamp, catalogue);
            }
            Action::Show(screen) => {
                next.take_typed(&stamp, catalogue);
                next.missing = false;
                let before = std::mem::replace(&mut next.screen, screen);
                next.typed.clear();
                next.turn(&before, catalogue);
            }
            Action::Speak(lang) => next.lang = lang,
            Action::Begin(entity) => match next.blank() {
                // One that was begun and holds nothing yet is as good as a new one.
                Some(blank) if entity.is_none() => next.screen = Screen::Check(blank, Step::Who),
                _ => next.put(next.fresh(entity), Step::Who, stamp, catalogue),
            },
            Action::Find(typed) => next.typed = typed,
            Action::Edit(id, edit) => next.edit(&id, edit, &stamp, catalogue),
            Action::Miss => next.missing = true,
            Action::EnglishArrived => next.english = true,
            Action::Release(release) => next.release = release,
            Action::Desk(action) => action.apply(&mut next, &stamp, catalogue),
        }
        next
    }

    /// Makes an edit of a self-check, which comes to stand first.
    pub(crate) fn edit(&mut self, id: &Rc<str>, edit: Edit, stamp: &Stamp, catalogue: &Catalogue) {
        self.missing = false;
        if matches!(edit, Edit::Place(_)) {
            self.typed.clear();
        }
        let edit = self.with_reason(id, edit);
        self.note_before(id, &edit);
        if let Some(at) = self.shelf.iter().position(|response| *response.id == **id) {
            let response = Rc::make_mut(&mut self.shelf[at]);
            if edit.is_of_the_check() {
                response.answered.clone_from(&stamp.now);
            } else if response.answered.is_empty() {
                // Files of older versions do not say when it was: that is not moved either.
                response.answered.clone_from(&response.updated);
            }
            let before = response.clone();
            edit.apply(response, stamp, catalogue);
            response.note_set(catalogue, &before, &stamp.now);
            response.updated.clone_from(&stamp.now);
            self.shelf[..=at].rotate_right(1);
        }
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

    /// Whoever goes on from the place with one typed that can only be this one means it.
    fn take_typed(&mut self, stamp: &Stamp, catalogue: &Catalogue) {
        let Screen::Check(id, Step::Where) = &self.screen else { return };
        let Some(response) = self.find(id) else { return };
        let whole_cities =
            response.entity.is_some_and(|entity| catalogue.entity(entity).whole_city);
        if let [place] = places::find(catalogue, &self.typed, whole_cities)[..] {
            let id = Rc::from(id.as_str());
            self.edit(&id, Edit::Place(Some(place)), stamp, catalogue);
        }
    }

    /// Puts a self-check on the shelf as a new one, and opens it at a step.
    pub(crate) fn put(
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
        self.shelf.insert(0, Rc::new(response));
    }
}

impl Edit {
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

    fn apply(self, response: &mut Response, stamp: &Stamp, catalogue: &Catalogue) {
        match self {
            Self::Desk(edit) => edit.apply(response, stamp),
            Self::Write(Field::Desk(field), text) => field.write(response, text),
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
