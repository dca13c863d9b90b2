//! What is done, exempt, or does not apply: folded away.

use super::Drawing;
use crate::{
    draw::{El, el},
    parts::{chips::finding_chip, why},
};
use selfcheck_core::{
    assess::{Applicability, Finding, Progress},
    paper::reason_words,
    response::Fulfilment,
    words::Word,
};

pub fn draw(drawing: &Drawing<'_>) -> El {
    let (view, assessment) = (drawing.view, drawing.assessment);
    let applying = |progress| assessment.applying().filter(move |f| f.progress == progress);
    let off = assessment.findings.iter().filter(|finding| {
        let entities = view.catalogue.measure(finding.measure).entities;
        finding.applicability == Applicability::DoesNotApply
            && drawing.response.entity.is_some_and(|entity| entities.contains(entity))
    });
    el("div")
        .put(group(drawing, "met", Word::DoneCount, applying(Progress::Met).collect()))
        .put(group(drawing, "exempt", Word::ExemptCount, applying(Progress::Exempt).collect()))
        .put(group(drawing, "off", Word::OffCount, off.collect()))
}

fn group(
    drawing: &Drawing<'_>,
    id: &'static str,
    heading: Word,
    findings: Vec<&Finding>,
) -> Option<El> {
    if findings.is_empty() {
        return None;
    }
    let summary = el("summary").filled(drawing.view, heading, &[&findings.len()]);
    let items = findings.into_iter().map(|finding| item(drawing, finding));
    Some(el("details.card").id(id).put(summary).put(el("ul").each(items)))
}

fn item(drawing: &Drawing<'_>, finding: &Finding) -> El {
    let (view, response) = (drawing.view, drawing.response);
    let measure = view.catalogue.measure(finding.measure);
    let more = match response.fulfilment(finding.measure) {
        _ if !finding.applies() => Some(why::reasons(view, response, finding)),
        Some(Fulfilment::Exempt { reason }) => {
            Some(view.p("", Word::Reason).text(reason_words(reason, view.lang)))
        }
        _ => None,
    };
    el("li")
        .named("data-measure", &measure.id)
        .put(el("strong").of(view, &measure.name))
        .text(" ")
        .put(finding_chip(view, finding))
        .put(more)
}
