//! A deletion that asks first, in place: no dialog, nothing to dismiss by accident.
//!
//! Contract: nothing is deleted by one tap; the question stands where the button was and says what would go; the way
//! out is as near as the way on, and nothing else on the screen is kept from anybody meanwhile.

use crate::draw::{El, Tap, View, el, strong};
use selfcheck_core::words::Word;
use selfcheck_session::keeping::{Deletion, KeepAction};

/// The button that deletes, or the question whether to.
pub fn delete(view: &View<'_>, deletion: Deletion, label: Word, question: &str) -> El {
    if view.model.desk.keeping.confirm.as_ref() != Some(&deletion) {
        return view.button(
            "button quiet",
            label,
            Tap::Act(KeepAction::Confirm(Some(deletion)).into()),
        );
    }
    let yes = Tap::Act(KeepAction::Delete.into());
    let no = Tap::Act(KeepAction::Confirm(None).into());
    el("span.confirm")
        .set("role", "alert")
        .put(strong(question))
        .put(view.button("button danger", Word::Delete, yes))
        .put(view.button("button", Word::DoNotDelete, no))
}
