//! The start: what this is, how to begin, and the self-checks on this device.

use std::rc::Rc;

#[cfg(feature = "full")]
use super::aside;
use super::title;
use crate::{
    draw::{El, Tap, View, el, p},
    parts::confirm,
    state::{Action, Deletion, Screen, Step},
};
use selfcheck_core::{Response, assess::measures_for, lists::join, words::Word};

pub fn draw(view: &View<'_>) -> El {
    let begin = view
        .button("button main big", Word::StartACheck, Tap::Act(Action::Begin(None)))
        .id("begin");
    #[cfg(feature = "full")]
    let items = aside::items(view);
    #[cfg(not(feature = "full"))]
    let items = None::<El>;
    el("div")
        .put(view.h1(Word::Name))
        .put(view.p("lead", Word::Lead))
        .put(view.p("", Word::Age).id("age"))
        .put(el("p").put(begin))
        .put(view.p("hint", Word::Keeping))
        .put(shelf(view))
        .put(items)
        .put(lists(view))
}

fn shelf(view: &View<'_>) -> Option<El> {
    let shelf = &view.model.shelf;
    if shelf.is_empty() {
        return None;
    }
    let question = Word::DeleteEveryCheck;
    let label = Word::DeleteAll;
    let delete_all =
        (shelf.len() > 1).then(|| confirm::delete(view, Deletion::All, label, question));
    let rows = shelf.iter().map(|response| row(view, response));
    let shelf = el("section#shelf")
        .put(el("h2").word(view, Word::ChecksOnThisDevice))
        .put(el("ul.plain").each(rows))
        .put(delete_all);
    Some(shelf)
}

fn row(view: &View<'_>, response: &Rc<Response>) -> El {
    let screen = |step| Screen::Check(response.id.clone(), step);
    let go_on = screen(Step::Who);
    let open = if response.entity.is_some() { screen(Step::Result) } else { go_on.clone() };
    let copy = Tap::Act(Action::Copy(response.id.clone()));
    let delete = confirm::delete(
        view,
        Deletion::One(response.id.clone()),
        Word::Delete,
        Word::DeleteThisCheck,
    );
    #[cfg(feature = "full")]
    let kept = aside::kept(view, response);
    #[cfg(not(feature = "full"))]
    let kept = None::<El>;
    el("li.card")
        .key(&response.id)
        .named("data-check", &response.id)
        .put(el("h3").put(view.link(&open, &title(view, response))))
        .put(p("hint", &details(view, response)))
        .put(kept)
        .put(
            p("actions", "")
                .put(view.way(&go_on, Word::GoOn).class("button"))
                .put(view.button("button", Word::CopyAsANewOne, copy))
                .put(delete),
        )
}

/// Kind, place, gaps and time in one line.
fn details(view: &View<'_>, response: &Response) -> String {
    let mut details = Vec::new();
    if let Some(entity) = response.entity {
        let kind = view.catalogue.entity(entity).name.get(view.lang);
        if !response.unit.trim().is_empty() {
            details.push(kind.to_owned());
        }
        if let Some(place) = response.place {
            details.push(view.catalogue.place_words(place));
        }
        details.push(if response.answers.is_empty() {
            view.tr(Word::NoMeasureAnsweredYet).to_owned()
        } else {
            let gaps = view.assess(response).bounds.gaps;
            view.say(Word::GapsInDetails, &[&gaps])
        });
    }
    let changed = (view.local_time)(&response.updated);
    details.push(view.say(Word::LastChanged, &[&changed]));
    join(&details, view.tr(Word::BetweenDetails))
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
