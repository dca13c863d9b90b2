//! The gaps as work, what must be done immediately first.

use super::Drawing;
use crate::{
    draw::{El, el, p},
    parts::{
        chips::{finding_chip, measure_chips},
        why,
    },
    state::{PageOf, Screen, Step},
};
use selfcheck_core::{
    assess::Finding,
    catalogue::{MeasureIx, Urgency},
    words::Word,
};

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
        .put(p("fix", "").put(view.strong(Word::WhatToDoNow)).of(view, &measure.fix))
        .put(p("", "").put(view.strong(Word::Usually)).of(view, &measure.owner))
        .put(note)
        .put(response.entity.and_then(|entity| why::reading(view, entity, measure)))
        .put(why::why(view, response, finding))
        .put(
            (!drawing.read_only)
                .then(|| p("no-print", "").put(to_measure(drawing, finding.measure, change))),
        )
}

/// A link to where a measure is answered.
fn to_measure(drawing: &Drawing<'_>, ix: MeasureIx, words: &str) -> Option<El> {
    let at = drawing.view.catalogue.measure(ix).sources.first()?;
    let page = PageOf { notice: at.notice, section: at.section };
    let screen = Screen::Check(drawing.response.id.clone(), Step::Measures(page));
    Some(drawing.view.link(&screen, words))
}

/// The measures that apply and have no settled answer.
pub fn unanswered(drawing: &Drawing<'_>) -> Option<El> {
    let view = drawing.view;
    let items: Vec<El> = drawing
        .assessment
        .applying()
        .filter(|finding| {
            let urgency = view.catalogue.measure(finding.measure).urgency;
            finding.progress.is_open() && urgency != Urgency::Immediately
        })
        .map(|finding| {
            let measure = view.catalogue.measure(finding.measure);
            el("li")
                .named("data-measure", &measure.id)
                .put(if drawing.read_only {
                    Some(el("span").of(view, &measure.name))
                } else {
                    to_measure(drawing, finding.measure, measure.name.get(view.lang))
                })
                .text(" ")
                .put(finding_chip(view, finding))
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let heading = el("h2").filled(view, Word::Unanswered, &[&items.len()]);
    Some(el("section#unanswered.card").put(heading).put(el("ul").each(items)))
}
