//! What the person deletes goes, and comes back if they think better of it.

use crate::{
    keeping::{Deletion, Gone, Keeping},
    look::Look,
    model::Model,
};

impl Model {
    /// The person said yes to the deletion that waits.
    pub(crate) fn delete(&mut self) {
        let Some(deletion) = self.keeping.confirm.take() else {
            return;
        };
        let mut gone = Gone::default();
        match deletion {
            Deletion::One(id) => {
                gone.responses = self.responses.extract_if(.., |it| it.id == id).collect();
            }
            Deletion::Damaged(key) => {
                let damaged = &mut self.keeping.damaged;
                gone.damaged = damaged.extract_if(.., |item| item.key == key).collect();
            }
            Deletion::All => {
                gone.responses = std::mem::take(&mut self.responses);
                gone.damaged = std::mem::take(&mut self.keeping.damaged);
                // What was opened is not on this device any more.
                self.opened.clear();
            }
            // For good: whoever sits here next must not have it back.
            Deletion::Everything => return self.clear(),
        }
        self.keeping.gone = Some(gone);
    }

    /// Everything is cleared; what the page around has set still holds, and how the page runs.
    fn clear(&mut self) {
        *self = Self {
            saving: self.saving.clone(),
            missing: self.missing,
            release: self.release,
            is_element: self.is_element,
            keeping: Keeping { cleared: true, ..Keeping::default() },
            look: Look { elder: self.options.elder, ..Look::default() },
            options: std::mem::take(&mut self.options),
            ..Self::empty(self.screen.clone(), self.lang)
        };
    }

    /// What the last deletion took away is there again.
    pub(crate) fn put_back(&mut self) {
        let Some(gone) = self.keeping.gone.take() else {
            return;
        };
        // Another window may have put one of that name there meanwhile: what is there stays.
        for response in gone.responses {
            if self.find(&response.id).is_none() {
                self.responses.push(response);
            }
        }
        self.sort_responses();
        let damaged = &mut self.keeping.damaged;
        for item in gone.damaged {
            if damaged.iter().all(|other| other.key != item.key) {
                damaged.push(item);
            }
        }
        damaged.sort_by(|a, b| a.key.cmp(&b.key));
    }
}
