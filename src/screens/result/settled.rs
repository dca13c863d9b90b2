//! What is done, exempt, or does not apply: folded away.

use super::Drawing;
use crate::{
    draw::{El, el, p, strong},
    parts::{chips::finding_chip, why},
};
use selfcheck_core::{
    assess::{Applicability, Finding, Progress},
    response::Fulfilment,
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
        .put(group(
            drawing,
            "met",
            ["已落实（{} 项）", "Done ({})"],
            applying(Progress::Met).collect(),
        ))
        .put(group(
            drawing,
            "exempt",
            ["不适用，已填理由（{} 项）", "Exempt, with a reason ({})"],
            applying(Progress::Exempt).collect(),
        ))
        .put(group(
            drawing,
            "off",
            ["按现在的情况不适用（{} 项）", "Do not apply as things stand ({})"],
            off.collect(),
        ))
}

fn group(
    drawing: &Drawing<'_>,
    id: &'static str,
    [zh, en]: [&str; 2],
    findings: Vec<&Finding>,
) -> Option<El> {
    if findings.is_empty() {
        return None;
    }
    let heading = drawing.view.say(zh, en, &[&findings.len()]);
    let items = findings.into_iter().map(|finding| item(drawing, finding));
    let details = el("details.card").id(id).put(el("summary").text(&heading));
    Some(details.put(el("ul").each(items)))
}

fn item(drawing: &Drawing<'_>, finding: &Finding) -> El {
    let (view, response) = (drawing.view, drawing.response);
    let measure = view.catalogue.measure(finding.measure);
    let more = match response.fulfilment(finding.measure) {
        _ if !finding.applies() => Some(why::reasons(view, response, finding)),
        Some(Fulfilment::Exempt { reason }) => {
            Some(p("", view.tr("理由：", "Reason: ")).text(reason))
        }
        _ => None,
    };
    el("li")
        .named("data-measure", &measure.id)
        .put(strong(measure.name.get(view.lang)))
        .text(" ")
        .put(finding_chip(view, finding))
        .put(more)
}
