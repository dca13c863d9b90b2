//! Every answer on one screen, each with the way to change it.

use std::rc::Rc;

use super::walk;
use crate::{
    draw::{El, View, el, p},
    parts::{chips::finding_chip, progress, steps::back_and_on},
    screens::measures::Page,
};
use selfcheck_core::{
    Assessment, Response,
    assess::{Progress, facts_to_ask},
    logic::Question,
    words::Word,
};
use selfcheck_session::{Screen, Step};

pub fn draw(view: &View<'_>, response: &Rc<Response>) -> El {
    let assessment = view.assess(response);
    let left = progress::left(&assessment);
    let parts = super::measures::pages(view, response, &assessment);
    let parts = parts.iter().map(|page| part(view, response, page));
    let resume = walk::resume(view, response);
    let words = match &resume {
        Screen::Check(_, Step::Result) => Word::ToTheResult,
        _ => Word::GoOn,
    };
    let on = (resume, view.tr(words).to_owned());
    el("div")
        .put(view.h1(Word::AllAnswers))
        .put(progress::whole(view, left))
        .put(missing_reasons(view, response, &assessment))
        .put(about(view, response))
        .put(el("div").each(parts))
        .put(back_and_on(view, &Screen::Check(response.id.clone(), Step::Who), Some(on)))
}

/// 不适用 without a reason: what is wrong, with the way to each.
pub fn missing_reasons(
    view: &View<'_>,
    response: &Response,
    assessment: &Assessment,
) -> Option<El> {
    let without = assessment.applying().filter(|f| f.progress == Progress::ExemptWithoutReason);
    let items: Vec<El> = without
        .map(|finding| {
            let name = view.catalogue.measure(finding.measure).name.get(view.lang);
            let screen = Screen::Check(response.id.clone(), Step::Measure(finding.measure));
            el("li").put(view.link(&screen, name))
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let heading = el("h2").filled(view, Word::ReasonsMissing, &[&items.len()]);
    Some(el("section#errors.banner warn").put(heading).put(el("ul").each(items)))
}

/// Who, where, and the facts.
fn about(view: &View<'_>, response: &Response) -> El {
    let lang = view.lang;
    let mut rows = vec![(Question::Entity, Step::Who), (Question::Place, Step::Where)];
    let facts = facts_to_ask(view.catalogue, response).into_iter();
    rows.extend(facts.map(|fact| (Question::Fact(fact), Step::Fact(fact))));
    let rows = rows.into_iter().map(|(question, step)| {
        let name = view.catalogue.question_words(question, lang);
        let answer = view.catalogue.answer_words(response, question, lang);
        row(
            view,
            response,
            step,
            name,
            el("span").text(&answer.unwrap_or_else(|| view.tr(Word::NotAnswered).to_owned())),
        )
    });
    el("section.card").put(el("h2").word(view, Word::Facts)).put(el("ul.plain rows").each(rows))
}

/// The measures of one section.
fn part(view: &View<'_>, response: &Response, page: &Page) -> El {
    let heading = super::measures::section(view, page.page).short.get(view.lang);
    let rows = page.applying.iter().map(|finding| {
        let measure = view.catalogue.measure(finding.measure);
        let step = Step::Measure(finding.measure);
        row(view, response, step, measure.name.get(view.lang), finding_chip(view, finding))
            .named("data-measure", &measure.id)
    });
    el("section.card").put(el("h2").text(heading)).put(el("ul.plain rows").each(rows))
}

/// One answer: what was asked, as the way to it, and what was said.
fn row(view: &View<'_>, response: &Response, step: Step, name: &str, answer: El) -> El {
    let link = view.link(&Screen::Check(response.id.clone(), step), name);
    el("li").put(link).put(p("", "").put(answer))
}
