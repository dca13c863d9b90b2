//! The screens. Each draws one [`Screen`] from a [`View`].

mod about;
mod aside;
mod display;
mod facts;
mod guests;
mod home;
pub mod list;
mod measures;
mod notices;
mod open;
mod overview;
mod place;
mod question;
mod result;
mod shelf;
mod walk;
mod who;

use crate::outputs::{self, Matter};
use crate::{
    draw::{El, View, el},
    parts::steps,
};
use selfcheck_core::Response;
use selfcheck_core::words::Word;
use selfcheck_embedding::{Counts, Told};
use selfcheck_session::{Screen, Step};

/// Draws the screen that the model names.
pub fn draw(view: &View<'_>) -> El {
    let screen = &view.model.screen;
    let drawn = match screen {
        Screen::Home | Screen::Begin(_) => home::draw(view),
        Screen::About => about::draw(view),
        Screen::Notices => notices::draw(view),
        Screen::List(entity) => list::draw(view, *entity),
        Screen::Check(id, step) => match (view.model.find(id), view.model.guest(id)) {
            (Some(response), _) => check(view, response, *step),
            (None, Some(guest)) => guests::draw(view, guest, *step),
            (None, None) => missing(view),
        },
        Screen::Display => display::draw(view),
        Screen::Open | Screen::Code(_) => open::draw(view),
    };
    // A key, so that nothing of one screen is taken for part of the next.
    el("div").key(&screen.fragment(view.catalogue)).put(drawn)
}

fn check(view: &View<'_>, response: &std::rc::Rc<Response>, step: Step) -> El {
    // Without a kind of respondent there is nothing to ask: every step leads to the first, which says so.
    let missing = view.model.missing || response.entity.is_none() && step != Step::Who;
    let step = if response.entity.is_none() { Step::Who } else { step };
    let step = one_by_one(view, response, step);
    let screen = match step {
        Step::Who => who::draw(view, response, missing),
        Step::Where => place::draw(view, response),
        Step::Facts => facts::draw(view, response),
        Step::Measures(page) => measures::draw(view, response, page),
        Step::Fact(_) | Step::Measure(_) => question::draw(view, response, step),
        Step::Overview => overview::draw(view, response),
        Step::Result => result::draw(view, response, false),
        Step::Output(output) => drawn_output(view, response, output, false),
    };
    // What has an address of its own belongs to one of the five steps.
    let step = match step {
        Step::Output(_) | Step::Overview => Step::Result,
        Step::Fact(_) => Step::Facts,
        Step::Measure(measure) => walk::page_of(view, measure).map_or(Step::Facts, Step::Measures),
        other => other,
    };
    let back = return_way(view, response);
    el("div")
        .class(if back.is_some() { "returning" } else { "" })
        .put(steps::steps(view, response, step))
        .put(screen)
        .put(back)
}

/// The way back to the screen that sums up from which a question was gone to.
fn return_way(view: &View<'_>, response: &Response) -> Option<El> {
    let from = view.model.desk.from?;
    let name = match from {
        Step::Output(output) => {
            let (zh, en) = outputs::find(output)?.name;
            view.lang.pick(zh, en)
        }
        Step::Overview => view.tr(Word::AllAnswers),
        _ => view.tr(Word::ResultStep),
    };
    let way =
        view.link(&Screen::Check(response.id.clone(), from), &view.say(Word::BackTo, &[&name]));
    Some(el("p.return no-print").put(way.class("button main").id("return")))
}

/// The step as it is drawn: the elder view asks one by one, the usual one a section at a time.
fn one_by_one(view: &View<'_>, response: &Response, step: Step) -> Step {
    let elder = view.model.desk.look.elder;
    let first = |page| walk::first_of(view, response, &view.assess(response), page);
    match step {
        Step::Facts if elder => first(None).unwrap_or(step),
        Step::Measures(page) if elder => first(Some(page)).unwrap_or(step),
        Step::Fact(_) if !elder => Step::Facts,
        Step::Measure(measure) if !elder => {
            walk::page_of(view, measure).map_or(step, Step::Measures)
        }
        other => other,
    }
}

/// Where a self-check is gone on with.
pub use walk::resume;

/// What the page around may know of the screen: how far the self-check is and, on its result, what that amounts to.
pub fn told(view: &View<'_>) -> Vec<Told> {
    let Screen::Check(id, step) = &view.model.screen else { return Vec::new() };
    let Some(response) = view.model.find(id) else { return Vec::new() };
    let assessment = view.assess(response);
    let of = walk::questions(view, response, &assessment).len();
    let left = walk::left(view, response, &assessment);
    let mut told = vec![Told::Progress { answered: of - left, of }];
    if matches!(step, Step::Result | Step::Overview | Step::Output(_)) {
        told.push(Told::Result(Counts::of(&assessment)));
    }
    told
}

fn missing(view: &View<'_>) -> El {
    el("div")
        .put(view.h1(Word::NotOnThisDevice))
        .put(view.p("", Word::MayHaveBeenDeleted))
        .put(home_link(view))
}

/// The way back to the start.
fn home_link(view: &View<'_>) -> El {
    view.way(&Screen::Home, Word::ToTheStartPage).class("button")
}

/// The screen of what is made of the result.
fn drawn_output(
    view: &View<'_>,
    response: &std::rc::Rc<Response>,
    name: &str,
    read_only: bool,
) -> El {
    let assessment = view.assess(response);
    let matter = Matter { view, response, assessment: &assessment, read_only };
    outputs::find(name).map_or_else(|| el("div"), |output| (output.draw)(&matter))
}

/// The name under which a self-check is listed: its unit, or its kind.
pub fn title(view: &View<'_>, response: &Response) -> String {
    match (response.unit.trim(), response.entity) {
        ("", Some(entity)) => view.catalogue.entity(entity).name.get(view.lang).to_owned(),
        ("", None) => view.tr(Word::KindNotChosenYet).to_owned(),
        (unit, _) => unit.to_owned(),
    }
}
