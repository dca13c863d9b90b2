//! The whole list for a kind of respondent, before any answer: a blank form with the conditions printed.

use super::home_link;
use crate::outputs::blank_form;
use crate::{
    draw::{El, Out, Tap, View, el, h1, p},
    parts::{chips::measure_chips, papers, why},
};
use selfcheck_core::{
    assess::measures_for,
    catalogue::{EntityIx, Measure},
    logic::{Situation, Truth},
    words::Word,
};
use selfcheck_session::{Action, PageOf};

pub fn draw(view: &View<'_>, entity: EntityIx) -> El {
    let name = view.catalogue.entity(entity).name.get(view.lang);
    let count = measures_for(view.catalogue, entity).count();
    let begin =
        view.button("button main", Word::StartWithThisList, Tap::Act(Action::Begin(Some(entity))));
    let print = view.button("button", Word::PrintTheBlankForm, Tap::Out(Out::Print));
    let pages = PageOf::all(view.catalogue, entity).into_iter();
    el("div")
        .put(h1(&view.say(Word::AllMeasuresOf, &[&name])).class("no-print"))
        .put(el("p.no-print").filled(view, Word::ListText, &[&count]))
        .put(p("actions no-print", "").put(begin).put(print).put(home_link(view)))
        .put(papers::told(view))
        .put(el("div.no-print").each(pages.map(|page| section(view, entity, page))))
        .put(el("div.print-only").put(blank_form(view, entity)))
}

fn section(view: &View<'_>, entity: EntityIx, page: PageOf) -> El {
    let notice = &view.catalogue.notices[usize::from(page.notice)];
    let section = &notice.sections[usize::from(page.section)];
    let place = [
        " ",
        notice.short.get(view.lang),
        " · ",
        &view.catalogue.section_words(section, view.lang),
    ]
    .concat();
    let measures = measures_for(view.catalogue, entity).filter(|(_, measure)| {
        let at = measure.sources.first();
        at.is_some_and(|at| at.notice == page.notice && at.section == page.section)
    });
    let heading = section.short.get(view.lang);
    el("section")
        .put(el("h2").text(heading).put(el("span.hint").text(&place)))
        .each(measures.map(|(_, measure)| blank(view, entity, measure)))
}

/// When a measure applies to this kind of respondent; nothing if always.
pub fn condition(view: &View<'_>, entity: EntityIx, measure: &Measure) -> Option<String> {
    // What follows from the kind of respondent is no condition for it.
    let certain = Situation::new(view.catalogue, entity, None, |_| None).truth(&measure.when);
    let words = view.catalogue.condition_words(&measure.when, view.lang);
    (certain != Truth::Yes && !words.is_empty()).then_some(words)
}

fn blank(view: &View<'_>, entity: EntityIx, measure: &Measure) -> El {
    let condition = condition(view, entity, measure)
        .map(|words| el("p.condition").put(view.strong(Word::AppliesIf)).text(&words));
    el("article.card blank")
        .named("data-measure", &measure.id)
        .put(el("h3").of(view, &measure.question))
        .put(condition)
        .put(measure_chips(view, measure))
        .put(why::quote(view, measure))
        .put(p("", "").put(view.strong(Word::LookAt)).of(view, &measure.evidence))
        .put(why::reading(view, entity, measure))
}
