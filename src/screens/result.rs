//! The result: what must be done at once, what is missing and why, what hangs on something unknown.

mod headline;
mod settled;
mod supposed;
mod work;

use std::rc::Rc;

use super::{home_link, overview::missing_reasons};
use crate::{
    draw::{El, Out, View, el, p},
    outputs::ALL,
    parts::{
        papers,
        reference::{is_general, references},
        steps::back_and_on,
    },
};
use selfcheck_core::{Assessment, Response, format, paper::day_words, words::Word};
use selfcheck_session::{PageOf, Screen, Step, desk::FROM_CODE};

/// `read_only` for a self-check that is only looked at.
pub fn draw(view: &View<'_>, response: &Rc<Response>, read_only: bool) -> El {
    let assessment = view.assess(response);
    let drawing = Drawing { view, response, assessment: &assessment, read_only };
    let later = references(view, |reference| {
        is_general(reference) && response.entity.is_some_and(|e| reference.entities.contains(e))
    });
    el("div")
        .put(view.h1(Word::Result))
        .put(head(view, response, read_only))
        .put(papers::copied(view, response, read_only))
        .put((!read_only).then(|| missing_reasons(view, response, &assessment)).flatten())
        .put(headline::draw(&drawing))
        .put(to_papers(&drawing))
        .put(el("section.no-print").put(later))
        .put(work::immediate(&drawing))
        .put(ways_on(view, response))
        .put(work::gaps(&drawing))
        .put(headline::unknown(&drawing))
        .put(work::unanswered(&drawing))
        .put(supposed::draw(&drawing))
        .put(settled::draw(&drawing))
        .put((!read_only).then(|| all_answers(view, response)))
        .put(actions(view, response, read_only))
        .put(
            (!read_only)
                .then(|| back_and_on(view, &before(view, response), None).class("onward no-print")),
        )
}

/// The way to every answer.
fn all_answers(view: &View<'_>, response: &Response) -> El {
    let screen = Screen::Check(response.id.clone(), Step::Overview);
    p("no-print", "").put(view.way(&screen, Word::AllAnswers).class("button"))
}

/// The step before: the last measures, or the facts if there are none.
fn before(view: &View<'_>, response: &Response) -> Screen {
    let pages = response.entity.map(|entity| PageOf::all(view.catalogue, entity));
    let last = pages.unwrap_or_default().pop();
    Screen::Check(response.id.clone(), last.map_or(Step::Facts, Step::Measures))
}

/// The way past what must be done at once, for whoever has come for the papers.
fn to_papers(drawing: &Drawing<'_>) -> Option<El> {
    let view = drawing.view;
    drawing.assessment.immediate(view.catalogue).next()?;
    let words = view.lang.pick("要交的材料在下面", "The papers to hand in are below");
    let way = crate::draw::button("link").text(words).set("data-goto", "papers");
    Some(p("no-print", "").put(way))
}

/// What can be made of the result and handed in.
fn ways_on(view: &View<'_>, response: &Response) -> El {
    let offered = ALL.iter().filter(|output| (output.offered)(view));
    let links = offered.map(|output| {
        let screen = Screen::Check(response.id.clone(), Step::Output(output.id));
        let name = view.lang.pick(output.name.0, output.name.1);
        // Its first sentence: the whole stands on its own screen.
        let purpose = view.lang.pick(output.purpose.0, output.purpose.1);
        let end = view.lang.pick("。", ". ");
        let purpose = purpose.split_once(end).map_or(purpose, |(first, _)| first);
        el("li")
            .put(view.link(&screen, name).named("data-output", output.id))
            .put(el("span.hint").text(purpose))
    });
    el("nav#papers.no-print")
        .set("tabindex", "-1")
        .set("aria-label", view.lang.pick("报送和整改", "Hand in and put right"))
        .put(el("h2").text(view.lang.pick("报送和整改", "Hand in and put right")))
        .put(el("ul.plain papers").each(links))
}

/// What every part of the result is a view of.
struct Drawing<'a> {
    view: &'a View<'a>,
    response: &'a Response,
    assessment: &'a Assessment,
    read_only: bool,
}

fn head(view: &View<'_>, response: &Response, read_only: bool) -> El {
    let kind =
        response.entity.map(|entity| view.catalogue.entity(entity).name.get(view.lang).as_str());
    let place = match response.place {
        Some(place) => view.catalogue.place_words(place),
        None => view.tr(Word::NotGiven).to_owned(),
    };
    let from_code = response.id.starts_with(FROM_CODE);
    let unit = match response.unit.trim() {
        "" if from_code => view.lang.pick("不在结果码里", "not in the code"),
        "" => view.tr(Word::NotGiven),
        unit => unit,
    };
    let nameless = !read_only && response.unit.trim().is_empty();
    let who = Screen::Check(response.id.clone(), Step::Who);
    let mut name = nameless.then(|| {
        view.way(&who, Word::FillIn).class("no-print").set("data-goto", "unit").id("fill-in-unit")
    });
    let unit = unit.to_owned();
    let day = response.day().map(|day| day_words(day, view.lang)).unwrap_or_default();
    let rows = [
        (Word::Respondent, unit),
        (Word::Kind, kind.unwrap_or_default().to_owned()),
        (Word::Place, place),
        (Word::CheckedOn, day),
    ];
    let rows = rows.into_iter().flat_map(|(label, value)| {
        [el("dt").word(view, label), el("dd").text(&value).put(name.take())]
    });
    el("dl.head").each(rows)
}

fn actions(view: &View<'_>, response: &Response, read_only: bool) -> El {
    let save = (!read_only).then(|| papers::save(view, response));
    // Where nothing can be downloaded, this is the way that is named.
    let copy = view.lang.pick("复制文件内容", "Copy what is in the file");
    let text = || Out::Copy(format::write(view.catalogue, response).into());
    let copy = (!read_only).then(|| papers::way(view, "button", "copy", copy, text()));
    el("div.no-print")
        .put(
            p("actions", "")
                .put(papers::way(view, "button main", "print", view.tr(Word::Print), Out::Print))
                .put(save)
                .put(copy)
                .put(home_link(view)),
        )
        .put(papers::told(view))
}
