//! The start: what this is, how to begin, and the way to the lists.

#[cfg(feature = "full")]
use super::{aside, shelf};
use crate::{
    draw::{El, Tap, View, el},
    state::{Action, Screen},
};
use selfcheck_core::{assess::measures_for, words::Word};

pub fn draw(view: &View<'_>) -> El {
    let begin = view
        .button("button main big", Word::StartACheck, Tap::Act(Action::Begin(None)))
        .id("begin");
    #[cfg(feature = "full")]
    let (shelf, items) = (shelf::draw(view), aside::items(view));
    // A first visit has nothing here.
    #[cfg(not(feature = "full"))]
    let (shelf, items) = (None::<El>, None::<El>);
    el("div")
        .put(view.h1(Word::Name))
        .put(view.p("lead", Word::Lead))
        .put(view.p("", Word::Age).id("age"))
        .put(el("p").put(begin))
        .put(view.p("hint", Word::Keeping))
        .put(shelf)
        .put(items)
        .put(lists(view))
}

fn lists(view: &View<'_>) -> El {
    let items = view.catalogue.entities().map(|(ix, entity)| {
        let count = measures_for(view.catalogue, ix).count();
        el("li")
            .put(view.link(&Screen::List(ix), entity.name.get(view.lang)))
            .put(el("span.hint").filled(view, Word::CountInBrackets, &[&count]))
    });
    el("section")
        .put(el("h2").word(view, Word::Lists))
        .put(view.p("", Word::ListsIntro))
        .put(el("ul#lists.columns").each(items))
}
