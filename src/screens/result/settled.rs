//! What is done, exempt, or does not apply: folded away.

use std::rc::Rc;

use selfcheck_core::{
    assess::{Applicability, Finding, Progress},
    paper::reason_words,
    response::Fulfilment,
    words::Word,
};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    finding_chip::FindingChip,
    reasons::Reasons,
};
use crate::output::ResultProps;

#[component]
pub fn Settled(part: &ResultProps) -> Html {
    let content = use_content();
    let (response, assessment) = (&part.response, &part.assessment);
    let applying = |progress| assessment.applying().filter(move |it| it.progress == progress);
    let off = assessment.findings.iter().filter(|finding| {
        let entities = content.catalogue.measure(finding.measure).entities;
        finding.applicability == Applicability::DoesNotApply
            && response.entity.is_some_and(|entity| entities.contains(entity))
    });
    let (met, exempt) = (applying(Progress::Met), applying(Progress::Exempt));
    html! {
        <div>
            { group(content, part, "met", Word::DoneCount, met.collect()) }
            { group(content, part, "exempt", Word::ExemptCount, exempt.collect()) }
            { group(content, part, "off", Word::OffCount, off.collect()) }
        </div>
    }
}

fn group(
    content: Content,
    part: &ResultProps,
    id: &'static str,
    heading: Word,
    findings: Vec<&Finding>,
) -> Option<Html> {
    (!findings.is_empty()).then(|| {
        html! {
            <details class="card" {id}>
                <summary>{ content.say(heading, &[&findings.len()]) }</summary>
                <ul>{ for findings.into_iter().map(|finding| item(content, part, finding)) }</ul>
            </details>
        }
    })
}

fn item(content: Content, part: &ResultProps, finding: &Finding) -> Html {
    let measure = content.catalogue.measure(finding.measure);
    let more = match part.response.fulfilment(finding.measure) {
        _ if !finding.applies() => html! {
            <Reasons
                respondent={Rc::clone(&part.response)}
                finding={*finding}
                read_only={part.read_only}
            />
        },
        Some(Fulfilment::Exempt { reason }) => html! {
            <p>{ content.tr(Word::Reason) }{ reason_words(reason, content.lang) }</p>
        },
        _ => Html::default(),
    };
    html! {
        <li key={measure.id.as_str()} data-measure={measure.id.as_str()}>
            <strong>{ content.text(&measure.name) }</strong>
            { " " }
            <FindingChip finding={*finding} />
            { more }
        </li>
    }
}
