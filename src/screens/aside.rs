//! What was found in storage and is not used: items that cannot be opened, and answers of another content. Named, kept, and
//! handed out as they are.

use std::rc::Rc;

use crate::{
    draw::{El, Tap, View, el, p},
    parts::confirm,
};
use selfcheck_core::{Response, words::Word};
use selfcheck_session::{keeping::Deletion, store::Damaged};

/// Answers that the content no longer has a question for.
pub fn kept(view: &View<'_>, response: &Response) -> Option<El> {
    let (_, problems) =
        view.model.desk.keeping.set_aside.iter().find(|(id, _)| *id == response.id)?;
    let items = problems.iter().map(|problem| el("li").text(&problem.plain(view.lang)));
    let banner = el("div.banner").set("data-set-aside", "");
    Some(banner.put(view.p("", Word::AnswersWithoutQuestion)).put(el("ul").each(items)))
}

/// Items that cannot be used.
pub fn items(view: &View<'_>) -> Option<El> {
    if view.model.desk.keeping.damaged.is_empty() {
        return None;
    }
    let damaged = el("section#damaged.banner warn")
        .put(el("h2").word(view, Word::ItemsThatCannotBeOpened))
        .put(view.p("", Word::ItemsSetAside))
        .put(
            el("ul.plain")
                .each(view.model.desk.keeping.damaged.iter().map(|i| damaged_row(view, i))),
        );
    Some(damaged)
}

fn damaged_row(view: &View<'_>, item: &Rc<Damaged>) -> El {
    let save = Tap::SaveDamaged(Rc::clone(item));
    let delete = confirm::delete(
        view,
        Deletion::Damaged(item.key.clone()),
        Word::Delete,
        view.tr(Word::DeleteThisItem),
    );
    el("li.card")
        .key(&item.key)
        .named("data-damaged", &item.key)
        .put(p("", &item.key))
        .put(p("", &item.why.message(view.lang)))
        .put(p("actions", "").put(view.button("button", Word::SaveAsItIs, save)).put(delete))
        .put(
            el("details")
                .put(el("summary").word(view, Word::ShowAsItIs))
                // It scrolls: the keyboard must be able to.
                .put(el("pre").set("tabindex", "0").text(&item.raw)),
        )
}
