//! The whole list for a kind of respondent, before any answer: a blank form with the conditions printed.

use super::home_link;
use crate::{
    draw::{El, Tap, View, el, h1, p, strong},
    parts::{chips::measure_chips, why},
    state::{Action, PageOf},
};
use selfcheck_core::{
    assess::measures_for,
    catalogue::{EntityIx, Measure},
    logic::{Situation, Truth},
    words::shared::{APPLIES_IF, LOOK_AT, TICKS},
};

pub fn draw(view: &View<'_>, entity: EntityIx) -> El {
    let name = view.catalogue.entity(entity).name.get(view.lang);
    let count = measures_for(view.catalogue, entity).count();
    let begin = view.button(
        "button main",
        view.tr("按这份清单开始自查", "Start a self-check with this list"),
        Tap::Act(Action::Begin(Some(entity))),
    );
    let print = view.button("button", view.tr("打印空白表", "Print the blank form"), Tap::Print);
    let pages = PageOf::all(view.catalogue, entity).into_iter();
    el("div")
.put(h1(&view.say("{}：全部措施", "{}: all measures", &[&name])))
.put(p("", &view.say(
            "两份通知里可能适用于这类单位的共 {} 项。写有“适用条件”的，只在条件成立时适用。",
            "{} measures of the two notices can apply to this kind of respondent. Where a condition is given, the measure applies only when it holds.",
            &[&count],
        )))
.put(p("actions no-print", "").put(begin).put(print).put(home_link(view)))
.put(el("div").each(pages.map(|page| section(view, entity, page))))
}

fn section(view: &View<'_>, entity: EntityIx, page: PageOf) -> El {
    let notice = &view.catalogue.notices[usize::from(page.notice)];
    let section = &notice.sections[usize::from(page.section)];
    let place = format!(
        " {} · {}",
        notice.short.get(view.lang),
        view.catalogue.section_words(section, view.lang)
    );
    let measures = measures_for(view.catalogue, entity).filter(|(_, measure)| {
        let at = measure.sources.first();
        at.is_some_and(|at| at.notice == page.notice && at.section == page.section)
    });
    let heading = section.short.get(view.lang);
    el("section")
        .put(el("h2").text(heading).put(el("span.hint").text(&place)))
        .each(measures.map(|(_, measure)| blank(view, entity, measure)))
}

fn blank(view: &View<'_>, entity: EntityIx, measure: &Measure) -> El {
    let lang = view.lang;
    // What follows from the kind of respondent is no condition for it.
    let certain = Situation::new(view.catalogue, entity, None, |_| None).truth(&measure.when);
    let condition = match view.catalogue.condition_words(&measure.when, lang).as_str() {
        _ if certain == Truth::Yes => None,
        "" => None,
        words => {
            let lead = strong(view.both(APPLIES_IF));
            Some(el("p.condition").put(lead).text(words))
        }
    };
    el("article.card blank")
        .named("data-measure", &measure.id)
        .put(el("h3").text(measure.question.get(lang)))
        .put(condition)
        .put(measure_chips(view, measure))
        .put(why::quote(view, measure))
        .put(p("", "").put(strong(view.both(LOOK_AT))).text(measure.evidence.get(lang)))
        .put(why::reading(view, entity, measure))
        .put(p("print-only", view.both(TICKS)))
}
