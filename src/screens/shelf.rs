//! The self-checks on this device: open, go on with, copy, delete.

use std::rc::Rc;

use super::{aside, title, walk};
use crate::{
    draw::{El, Tap, View, el, p},
    parts::{confirm, progress::left},
};
use selfcheck_core::{Response, lists::join, words::Word};
use selfcheck_session::{
    Screen, Step,
    keeping::{Deletion, KeepAction},
};

/// The list; nothing if there are none.
pub fn draw(view: &View<'_>) -> Option<El> {
    let shelf = &view.model.shelf;
    if shelf.is_empty() {
        return None;
    }
    let question = view.say(Word::DeleteEveryCheck, &[&shelf.len()]);
    let label = Word::DeleteAll;
    let delete_all =
        (shelf.len() > 1).then(|| confirm::delete(view, Deletion::All, label, &question));
    let rows = shelf.iter().map(|response| row(view, response));
    let shelf = el("section#shelf")
        .put(el("h2").word(view, Word::ChecksOnThisDevice))
        .put(el("ul.plain").each(rows))
        .put(delete_all);
    Some(shelf)
}

/// What went from here: by itself, or by the last deletion, with the way to have that back.
pub fn gone(view: &View<'_>) -> Option<El> {
    let expired = view.model.desk.keeping.expired;
    if expired > 0 {
        let words = view.say(Word::Expired, &[&expired]);
        return Some(el("div#expired.banner").set("role", "status").put(p("", &words)));
    }
    let gone = view.model.desk.keeping.gone.as_ref()?;
    let words = match gone.responses.as_slice() {
        [] => view.tr(Word::ItemDeleted).to_owned(),
        [response] => view.say(Word::CheckDeleted, &[&title(view, response)]),
        more => view.say(Word::ChecksDeleted, &[&more.len()]),
    };
    let back =
        view.button("button", Word::PutBack, Tap::Act(KeepAction::PutBack.into())).id("put-back");
    Some(el("div#gone.banner").set("role", "status").put(p("", &words)).put(back))
}

fn row(view: &View<'_>, response: &Rc<Response>) -> El {
    let screen = |step| Screen::Check(response.id.clone(), step);
    let go_on = walk::resume(view, response);
    let on = match &go_on {
        Screen::Check(_, Step::Result) => Word::SeeTheResult,
        _ => Word::GoOn,
    };
    let open = if response.entity.is_some() { screen(Step::Result) } else { go_on.clone() };
    let copy = Tap::Act(KeepAction::Copy(response.id.clone()).into());
    let delete = confirm::delete(
        view,
        Deletion::One(response.id.clone()),
        Word::Delete,
        view.tr(Word::DeleteThisCheck),
    );
    let kept = aside::kept(view, response);
    el("li.card")
        .key(&response.id)
        .named("data-check", &response.id)
        .put(el("h3").put(view.link(&open, &title(view, response))))
        .put(p("hint", &details(view, response)))
        .put(kept)
        .put(
            p("actions", "")
                .put(view.way(&go_on, on).class("button main"))
                .put(
                    view.model
                        .may_begin()
                        .then(|| view.button("button", Word::CopyAsANewOne, copy)),
                )
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
        if response.answers.is_empty() {
            details.push(view.tr(Word::NoMeasureAnsweredYet).to_owned());
        } else {
            let assessment = view.assess(response);
            details.push(view.say(Word::GapsInDetails, &[&assessment.bounds.gaps]));
            match left(&assessment) {
                0 => {}
                left => details.push(view.say(Word::LeftInDetails, &[&left])),
            }
        }
    }
    let changed = (view.local_time)(&response.updated);
    details.push(view.say(Word::LastChanged, &[&changed]));
    join(&details, view.tr(Word::BetweenDetails))
}
