//! One question by itself, as the elder view asks: a fact or a measure, large, with the way to the one before and the next.

use std::rc::Rc;

use super::{facts, measures, walk};
use crate::{
    draw::{El, View, el, p},
    parts::{
        frame::aloud,
        progress::minutes,
        steps::{back_and_on, ways},
    },
    piece::card,
};
use selfcheck_core::{Assessment, Response, words::Word};
use selfcheck_session::{Screen, Step};

/// Draws the question that a step names. One that is not asked any more is said to be so.
pub fn draw(view: &View<'_>, response: &Rc<Response>, step: Step) -> El {
    let assessment = view.assess(response);
    let questions = walk::questions(view, response, &assessment);
    let screen = |step| Screen::Check(response.id.clone(), step);
    let Some(at) = questions.iter().position(|question| *question == step) else {
        let next = walk::resume(view, response);
        let words = view.tr(Word::NextQuestion).to_owned();
        return el("div").put(view.h1(Word::NotAskedAnyMore)).put(back_and_on(
            view,
            &screen(view.model.before_facts(response)),
            Some((next, words)),
        ));
    };
    let (back, back_word) = match at.checked_sub(1) {
        Some(before) => (questions[before], Word::PreviousQuestion),
        None => (view.model.before_facts(response), Word::Back),
    };
    // Nearer than the one at the top of the page.
    let aloud = aloud(view).map(|aloud| aloud.class("button").id("aloud-here"));
    let (on, words) = match questions.get(at + 1) {
        Some(next) => (*next, Word::NextQuestion),
        None => (Step::Result, Word::ToTheResult),
    };
    let heading = view.say(Word::QuestionOf, &[&(at + 1), &questions.len()]);
    el("div#alone")
        .put(crate::draw::h1(&heading))
        .put(p("hint", &context(view, step)))
        .put(question(view, response, &assessment, step))
        .put(still_open(view, response, &assessment))
        .put(ways(
            view,
            view.way(&screen(back), back_word),
            aloud,
            Some(view.way(&screen(on), words)),
        ))
        .put(p("no-print", "").put(view.way(&screen(Step::Overview), Word::AllAnswers)))
}

/// How much of the whole is left.
fn still_open(view: &View<'_>, response: &Response, assessment: &Assessment) -> El {
    let line = el("p.hint").id("whole-left");
    match walk::left(view, response, assessment) {
        0 => line.word(view, Word::WholeDone),
        left => line.filled(view, Word::QuestionsLeft, &[&left, &minutes(left)]),
    }
}

/// The question itself, with everything that belongs to it.
fn question(
    view: &View<'_>,
    response: &Rc<Response>,
    assessment: &Assessment,
    step: Step,
) -> Option<El> {
    match step {
        Step::Fact(fact) => Some(facts::question(view, response, fact)),
        Step::Measure(measure) => {
            Some(card(el("div"), view, response, *assessment.finding(measure)))
        }
        _ => None,
    }
}

/// What the question is about: the facts, or a section of a notice.
fn context(view: &View<'_>, step: Step) -> String {
    match step {
        Step::Measure(measure) => match walk::page_of(view, measure) {
            Some(page) => measures::section(view, page).short.get(view.lang).to_owned(),
            None => String::new(),
        },
        _ => view.tr(Word::Facts).to_owned(),
    }
}
