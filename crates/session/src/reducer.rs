//! The one reducer: what the model is after an action.

use selfcheck_core::{Catalogue, places};
use selfcheck_embedding::{Request, Start};

use crate::{
    action::{Action, Edit, Stamp},
    keeping::KeepAction,
    model::{Model, Saving},
    outcome::Outcome,
    route::{Screen, Step},
    walk,
};

impl Model {
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
                next.take_typed_place(&stamp, catalogue);
                next.missing = false;
                let before = std::mem::replace(&mut next.screen, screen);
                next.place_query.clear();
                next.leave_screen(&before, catalogue);
            }
            Action::Speak(lang) => next.lang = lang,
            Action::Begin(entity) => match next.blank() {
                // One that was begun and holds nothing yet is as good as a new one.
                Some(blank) if entity.is_none() => next.screen = Screen::Check(blank, Step::Who),
                _ => next.add_begun(next.fresh(entity), Step::Who, stamp, catalogue),
            },
            Action::SearchPlace(typed) => next.place_query = typed,
            Action::Edit(id, edit) => next.edit(&id, edit, &stamp, catalogue),
            Action::Miss => next.missing = true,
            // The catalogue has them now: a new model has everything drawn anew.
            Action::EnglishArrived => {}
            Action::Release(release) => next.release = release,
            Action::Asked(request) => {
                let start = match request {
                    Request::Open(start) => start,
                    Request::Reset => self.options.start,
                };
                return self.after(self.to_open(start, catalogue), stamp, catalogue);
            }
            Action::Configure(options) => next.configure(*options),
            Action::Keep(action) => next.keep(action, stamp, catalogue),
            Action::Look(action) => action.apply(&mut next.look),
            Action::Aloud(aloud) => next.aloud = aloud,
            Action::Opened(opened) => next.open(&opened, &stamp),
            Action::HandingOut => next.outcome = None,
            Action::HandedOut(outcome) => {
                next.outcome = Some(outcome);
                next.aloud &= outcome != Outcome::NoVoice;
            }
            Action::CompareWith(id) => next.compare_with = Some(id),
            Action::ChangesNoted => next.changes = None,
            Action::LongMessage(long) => {
                next.long_message = long;
                // What was copied is the other one.
                next.outcome = None;
            }
            Action::BulkDay(day) => next.bulk_day = day,
            Action::TypeCode(typed) => next.code_typed = typed,
            Action::ShowCode => {
                next.screen = Screen::Code(next.code_typed.clone());
                next.open_code(catalogue);
            }
        }
        next
    }

    /// What opens a part of the page that the page around names.
    fn to_open(&self, start: Start, catalogue: &Catalogue) -> Action {
        Action::Show(match start {
            Start::Home => Screen::Home,
            Start::Notices => Screen::Notices,
            Start::Open => Screen::Open,
            Start::About => Screen::About,
            Start::List => self.options.entity.map_or(Screen::Home, Screen::List),
            Start::Check => match self.responses.first() {
                Some(response) => walk::resume(catalogue, response),
                None => return Action::Begin(None),
            },
        })
    }

    /// Something happens to what is kept on this device.
    fn keep(&mut self, action: KeepAction, stamp: Stamp, catalogue: &Catalogue) {
        match action {
            KeepAction::Copy(from) => self.copy(&from, stamp, catalogue),
            KeepAction::Confirm(deletion) => self.keeping.confirm = deletion,
            KeepAction::Delete => self.delete(),
            KeepAction::PutBack => self.put_back(),
            KeepAction::Expire(expiry) => self.keeping.expiry = expiry,
            // What could not be stored is only here: it must not be lost to what is stored.
            KeepAction::Adopt(_) if matches!(self.saving, Saving::Failed(_)) => {}
            KeepAction::Adopt(loaded) => {
                self.join_stored(&loaded, catalogue);
                // What was entered elsewhere meanwhile must not be lost to what is had back.
                self.undo = None;
            }
        }
    }

    /// Another screen is shown: what was said on the last one is over.
    fn leave_screen(&mut self, before: &Screen, catalogue: &Catalogue) {
        self.note_way_back(before);
        self.outcome = None;
        self.undo = None;
        self.keeping.confirm = None;
        self.keeping.gone = None;
        if *before != self.screen {
            self.keeping.expired = 0;
            self.keeping.cleared = false;
        }
        self.aloud = false;
        self.open_code(catalogue);
    }

    /// Notes from which screen that sums up a question was gone to.
    fn note_way_back(&mut self, before: &Screen) {
        let question =
            |step: Step| matches!(step, Step::Fact(_) | Step::Measure(_)).then_some(step);
        let sums_up = |step| matches!(step, Step::Result | Step::Overview | Step::Output(_));
        (self.came_from, self.left_for) = match (before, &self.screen) {
            (Screen::Check(of, was), Screen::Check(now_of, now)) if of == now_of => {
                match (sums_up(*was), sums_up(*now)) {
                    (true, false) => (Some(*was), question(*now)),
                    (false, false) => (self.came_from, self.left_for),
                    (false, true) => (None, self.left_for),
                    (true, true) => (None, None),
                }
            }
            _ => (None, None),
        };
    }

    /// Whoever goes on from the place with one typed that can only be this one means it.
    fn take_typed_place(&mut self, stamp: &Stamp, catalogue: &Catalogue) {
        let Screen::Check(id, Step::Where) = &self.screen else { return };
        let Some(response) = self.find(id) else { return };
        let whole_cities =
            response.entity.is_some_and(|entity| catalogue.entity(entity).whole_city);
        if let [place] = places::find(catalogue, &self.place_query, whole_cities)[..] {
            let id = id.clone();
            self.edit(&id, Edit::Place(Some(place)), stamp, catalogue);
        }
    }
}
