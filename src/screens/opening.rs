//! What stands there while the full program is on its way, and when it could not be had.

use crate::{
    draw::{El, Tap, View, el},
    state::desk::DeskAction,
};
use selfcheck_core::words::Word;

/// The words, and what to do if it did not come.
pub fn draw(view: &View<'_>) -> El {
    let failed = view.model.desk.unreachable.then(|| {
        let again =
            view.button("button main", Word::TryAgain, Tap::Act(DeskAction::TryAgain.into()));
        let save = view.model.shelf.first().map(|response| {
            view.button("button", Word::SaveAsAFile, Tap::SaveCheck(response.clone()))
        });
        el("div#unreachable.banner warn")
            .set("role", "alert")
            .put(view.p("", Word::Unreachable))
            .put(el("p.actions").put(again).put(save))
    });
    el("div#on-the-way")
        .class(if view.model.desk.unreachable { "failed" } else { "" })
        .put(view.h1(Word::Opening))
        .put(failed)
}
