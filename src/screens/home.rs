//! The start: what this is, how to begin, and the way to the lists.

use super::{aside, shelf};
use crate::draw::{El, Tap, View, el, h1, p};
use selfcheck_core::{assess::measures_for, words::Word};
use selfcheck_session::{Action, Screen};

pub fn draw(view: &View<'_>) -> El {
    let (shelf, items, gone) = (shelf::draw(view), aside::items(view), shelf::gone(view));
    let (class, word) = match shelf {
        Some(_) => ("button", Word::StartAnother),
        None => ("button main big", Word::StartACheck),
    };
    let begin = view.button(class, word, Tap::Act(Action::Begin(None))).id("begin");
    let begin = view.model.may_begin().then_some(begin);
    let taken = crate::outputs::site_notice(view);
    let catalogue = view.catalogue;
    let warning = Some(catalogue.warning.get(view.lang)).filter(|warning| !warning.is_empty());
    el("div")
        .put(h1(catalogue.name.get(view.lang)))
        .put(p("lead", catalogue.lead.get(view.lang)))
        .put(warning.map(|warning| p("", warning).id("age")))
        .put(gone)
        .put(shelf)
        .put(el("p").put(begin))
        .put(view.p("hint", Word::Keeping))
        .put(taken)
        .put(items)
        .put(lists(view))
}

fn lists(view: &View<'_>) -> El {
    let kinds = view.catalogue.entities();
    // Where the kind is set, the others' lists are nobody's.
    let set = view.model.desk.options.entity;
    let kinds = kinds.filter(|(ix, _)| set.is_none_or(|set| set == *ix));
    let items = kinds.map(|(ix, entity)| {
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
