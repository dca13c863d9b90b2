//! What is opened comes into the model: a self-check from a file among the person's own, one from a result code or of a newer
//! version as a guest, to look at.

use std::rc::Rc;

use selfcheck_core::{Catalogue, Response, code, format::Problem};

use crate::{
    action::Stamp,
    model::Model,
    opened::{FROM_CODE, Found, Guest, Kept, NEWER, Opened, Source, is_name},
    route::{Screen, Step},
    store,
};

impl Model {
    /// Opens what an address names that is not there yet: the self-check in a result code.
    pub(crate) fn open_code(&mut self, catalogue: &Catalogue) {
        let digits = match &self.screen {
            Screen::Code(digits) => digits.clone(),
            Screen::Check(id, _) if self.any(id).is_none() => match id.strip_prefix(FROM_CODE) {
                Some(digits) => digits.to_owned(),
                None => return,
            },
            _ => return,
        };
        let Ok(decoded) = code::decode(catalogue, &digits) else {
            // The screen says what is wrong with it.
            self.screen = Screen::Open;
            self.code_tried = Some(digits.clone());
            self.code_typed = digits;
            return;
        };
        let mut response = decoded.response;
        response.id = [FROM_CODE, &code::plain(&digits)].concat();
        if let Screen::Code(_) = self.screen {
            self.screen = Screen::Check(response.id.clone(), Step::Result);
        }
        let from =
            Source::Code { same_content: decoded.same_content, not_placed: decoded.not_placed };
        self.add_guest(Guest { response, from });
    }

    /// Takes in what was opened, and shows what came of it: it may have been dropped on any screen.
    pub(crate) fn open(&mut self, opened: &Opened, stamp: &Stamp) {
        let mut opened = opened.clone();
        match &mut opened.outcome {
            Err(_) => {}
            Ok(Found::Guest(guest)) => opened.kept = self.open_guest(guest, stamp),
            Ok(Found::Check(response, set_aside)) => {
                opened.kept = self.add_opened(response, set_aside, stamp);
            }
        }
        self.screen = Screen::Open;
        self.keeping.confirm = None;
        self.keeping.gone = None;
        self.opened.insert(0, Rc::new(opened));
    }

    /// Adds a self-check that was opened to the person's own, unless it is there already under whatever name.
    fn add_opened(
        &mut self,
        response: &mut Response,
        set_aside: &[Problem],
        stamp: &Stamp,
    ) -> Kept {
        let wanted = std::mem::take(&mut response.id);
        for here in &self.responses {
            response.id.clone_from(&here.id);
            if **here == *response {
                return Kept::AlreadyHere;
            }
        }
        // What cannot be used is stored under a name as well, and must stay as it is.
        let taken = self.find(&wanted).is_some()
            || self.keeping.damaged.iter().any(|item| item.key == store::key(&wanted));
        response.id = if taken || !is_name(&wanted) { stamp.new_id.clone() } else { wanted };
        self.keeping.note_set_aside(&response.id, set_aside);
        self.responses.push(Rc::new(response.clone()));
        self.sort_responses();
        if taken { Kept::Beside } else { Kept::New }
    }

    /// Adds a self-check of a newer version to look at, unless it is there already.
    fn open_guest(&mut self, guest: &mut Guest, stamp: &Stamp) -> Kept {
        for here in &self.guests {
            guest.response.id.clone_from(&here.response.id);
            if **here == *guest {
                return Kept::AlreadyHere;
            }
        }
        guest.response.id = [NEWER, &stamp.new_id].concat();
        self.guests.push(Rc::new(guest.clone()));
        Kept::New
    }

    /// Adds a self-check to look at, in place of one of the same name.
    fn add_guest(&mut self, guest: Guest) {
        self.guests.retain(|other| other.response.id != guest.response.id);
        self.guests.push(Rc::new(guest));
    }
}
