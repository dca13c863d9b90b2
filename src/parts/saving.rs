//! Whether the answers are saved, and where; and what to do when they are not.
//!
//! Contract: says what is so, never what is hoped: saved only after the browser has stored it, and when. What is not saved
//! is said at once, with the reason and a way out.

use std::rc::Rc;

use crate::draw::{El, View, el, p};
use selfcheck_core::{Response, lists::cut, words::Word};
use selfcheck_session::{Saving, StorageError};

/// One line at the top, announced by screen readers when it changes.
pub fn status(view: &View<'_>) -> El {
    // Of one that was only begun there is nothing to tell yet. The self-check changed last stands first.
    let begun = |it: &Rc<Response>| it.entity.is_none() && it.unit.trim().is_empty();
    let nothing_yet = view.model.shelf.first().is_some_and(begun);
    let (class, words) = match &view.model.saving {
        Saving::Idle => ("saved", String::new()),
        Saving::Saved(_) if nothing_yet => ("saved", String::new()),
        Saving::Saved(at) => {
            let at = (view.local_time)(at);
            let at = cut(&at, b' ').map_or("", |(_, time)| time);
            let words = view.say(Word::SavedHere, &[&at]);
            ("saved", words)
        }
        Saving::Failed(_) => ("saved failed", view.tr(Word::NotSaved).to_owned()),
    };
    p(class, &words).id("saving").set("role", "status")
}

/// What is wrong with saving, if anything, and the way out.
pub fn trouble(view: &View<'_>) -> Option<El> {
    let Saving::Failed(error) = &view.model.saving else {
        return None;
    };
    let why = match error {
        StorageError::Blocked => Word::StorageBlocked,
        StorageError::Full => Word::StorageFull,
    };
    let way_out = Word::SaveAsAFileInstead;
    let banner = el("div#trouble.banner warn").set("role", "alert");
    Some(banner.put(view.p("", why)).put(view.p("", way_out)))
}
