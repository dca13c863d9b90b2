//! The gaps as work, what must be done immediately first.

use super::Drawing;
use crate::{
    draw::{El, el, p},
    parts::{
        chips::{finding_chip, measure_chips},
        measure::fix_lead,
        reference::today,
        why,
    },
    screens::{measures::section, walk},
};
use selfcheck_core::{
    assess::Finding,
    catalogue::{MeasureIx, Urgency},
    words::Word,
};
use selfcheck_session::{PageOf, Screen, Step};

/// What must be done immediately and is not known to be done.
pub fn immediate(drawing: &Drawing<'_>) -> Option<El> {
    let view = drawing.view;
    let urgent: Vec<_> = drawing.assessment.immediate(view.catalogue).collect();
    if urgent.is_empty() {
        return None;
    }
    let section = el("section#immediate.urgent-block")
        .put(el("h2").word(view, Word::ToBeDoneImmediately))
        .each(urgent.into_iter().map(|finding| work(drawing, finding)));
    Some(section)
}

/// The other gaps.
pub fn gaps(drawing: &Drawing<'_>) -> Option<El> {
    let view = drawing.view;
    let mut gaps = drawing.assessment.gaps(view.catalogue);
    gaps.retain(|gap| view.catalogue.measure(gap.measure).urgency != Urgency::Immediately);
    if gaps.is_empty() {
        return None;
    }
    let others = gaps.len() < usize::from(drawing.assessment.bounds.gaps.least);
    let heading = if others { Word::OtherGaps } else { Word::Gaps };
    let section = el("section#gaps")
        .put(el("h2").filled(view, heading, &[&gaps.len()]))
        .each(gaps.iter().map(|finding| work(drawing, finding)));
    Some(section)
}

/// One measure as work: what is wrong, what it rests on, what to do, who.
fn work(drawing: &Drawing<'_>, finding: &Finding) -> El {
    let (view, response, _lang) = (drawing.view, drawing.response, drawing.view.lang);
    let measure = view.catalogue.measure(finding.measure);
    let note = match response.answers.get(&finding.measure).map(|answer| answer.note.trim()) {
        None | Some("") => None,
        Some(note) => Some(el("p").put(view.strong(Word::RemarkLead)).text(note)),
    };
    let change = view.tr(Word::ChangeTheAnswer);
    let heading = el("h3").of(view, &measure.name).text(" ").put(finding_chip(view, finding));
    el("article.card")
        .key(&measure.id)
        .named("data-measure", &measure.id)
        .put(heading)
        .put(measure_chips(view, measure))
        .put(why::quote(view, measure))
        .put(p("fix", "").put(fix_lead(view, finding)).of(view, &measure.fix))
        .put(p("", "").put(view.strong(Word::Usually)).of(view, &measure.owner))
        .put(note)
        .put(response.entity.and_then(|entity| why::reading(view, entity, measure)))
        .put((!drawing.read_only).then(|| today(view, response, finding.measure)))
        .put(why::why(view, response, finding))
        .put(
            (!drawing.read_only)
                .then(|| p("no-print", "").put(to_measure(drawing, finding.measure, change))),
        )
}

/// A link to where a measure is answered.
fn to_measure(drawing: &Drawing<'_>, ix: MeasureIx, words: &str) -> El {
    let screen = Screen::Check(drawing.response.id.clone(), Step::Measure(ix));
    drawing.view.link(&screen, words)
}

/// The measures that apply and have no settled answer, section by section. Open, so that it prints; each can be folded away.
pub fn unanswered(drawing: &Drawing<'_>) -> Option<El> {
    let view = drawing.view;
    let open: Vec<&Finding> = drawing
        .assessment
        .applying()
        .filter(|finding| {
            let urgency = view.catalogue.measure(finding.measure).urgency;
            finding.progress.is_open() && urgency != Urgency::Immediately
        })
        .collect();
    if open.is_empty() {
        return None;
    }
    let pages = drawing.response.entity.map(|entity| PageOf::all(view.catalogue, entity));
    let groups = pages.unwrap_or_default().into_iter().filter_map(|page| {
        let here = |finding: &&&Finding| walk::page_of(view, finding.measure) == Some(page);
        let items: Vec<El> = open.iter().filter(here).map(|it| open_item(drawing, it)).collect();
        let count = items.len();
        let name = section(view, page).short.get(view.lang);
        let words = view.say(Word::NameAndCount, &[&name, &count]);
        let group =
            el("details").set("open", "").put(el("summary").text(&words)).put(el("ul").each(items));
        (count > 0).then_some(group)
    });
    let heading = el("h2").filled(view, Word::Unanswered, &[&open.len()]);
    Some(el("section#unanswered.card").put(heading).put(el("div").each(groups)))
}

fn open_item(drawing: &Drawing<'_>, finding: &Finding) -> El {
    let view = drawing.view;
    let measure = view.catalogue.measure(finding.measure);
    let name = if drawing.read_only {
        el("span").of(view, &measure.name)
    } else {
        to_measure(drawing, finding.measure, measure.name.get(view.lang))
    };
    el("li").named("data-measure", &measure.id).put(name).text(" ").put(finding_chip(view, finding))
}
