//! The result: what must be done at once, what is missing and why, what hangs on something unknown.

mod headline;
mod settled;
mod supposed;
mod work;

use std::rc::Rc;

use super::home_link;
use crate::{
    draw::{El, Tap, View, el, p},
    parts::{
        reference::{is_general, references},
        steps::back_and_on,
    },
    state::{Screen, Step},
};
use selfcheck_core::{Assessment, Response, words::Word};

pub fn draw(view: &View<'_>, response: &Rc<Response>) -> El {
    let assessment = view.assess(response);
    let drawing = Drawing { view, response, assessment: &assessment };
    let later = references(view, |reference| {
        is_general(reference) && response.entity.is_some_and(|e| reference.entities.contains(e))
    });
    el("div")
        .put(view.h1(Word::Result))
        .put(head(view, response))
        .put(headline::draw(&drawing))
        .put(work::immediate(&drawing))
        .put(work::gaps(&drawing))
        .put(headline::unknown(&drawing))
        .put(work::unanswered(&drawing))
        .put(supposed::draw(&drawing))
        .put(settled::draw(&drawing))
        .put(el("section.no-print").put(later))
        .put(actions(view, response))
        .put(back_and_on(view, &Screen::Check(response.id.clone(), Step::Facts), None))
}

/// What every part of the result is a view of.
struct Drawing<'a> {
    view: &'a View<'a>,
    response: &'a Response,
    assessment: &'a Assessment,
}

fn head(view: &View<'_>, response: &Response) -> El {
    let kind =
        response.entity.map(|entity| view.catalogue.entity(entity).name.get(view.lang).as_str());
    let place = match response.place {
        Some(place) => view.catalogue.place_words(place),
        None => view.tr(Word::NotGiven).to_owned(),
    };
    let unit = match response.unit.trim() {
        "" => view.tr(Word::NotGiven),
        unit => unit,
    };
    let unit = unit.to_owned();
    let rows = [
        (Word::Respondent, unit),
        (Word::Kind, kind.unwrap_or_default().to_owned()),
        (Word::Place, place),
        (Word::Time, (view.local_time)(&response.updated)),
    ];
    let rows = rows
        .into_iter()
        .flat_map(|(name, value)| [el("dt").word(view, name), el("dd").text(&value)]);
    el("dl.head").each(rows)
}

fn actions(view: &View<'_>, response: &Rc<Response>) -> El {
    let save = Tap::SaveCheck(Rc::clone(response));
    p("actions no-print", "")
        .put(view.button("button main", Word::Print, Tap::Print).id("print"))
        .put(view.button("button", Word::SaveAsAFile, save).id("save-file"))
        .put(home_link(view))
}
