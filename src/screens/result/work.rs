//! The gaps as work, what must be done immediately first.

use std::rc::Rc;

use selfcheck_core::{assess::Finding, catalogue::Urgency, words::Word};
use yew::prelude::*;

use super::work_item::WorkItem;
use crate::components::context::{Content, use_content};
use crate::output::ResultProps;

/// What must be done immediately and is not known to be done.
#[component]
pub fn Immediate(part: &ResultProps) -> Html {
    let content = use_content();
    let urgent: Vec<_> = part.assessment.immediate(content.catalogue).copied().collect();
    if urgent.is_empty() {
        return Html::default();
    }
    html! {
        <section id="immediate" class="urgent-block">
            <h2>{ content.tr(Word::ToBeDoneImmediately) }</h2>
            { items(content, part, &urgent) }
        </section>
    }
}

/// The other gaps.
#[component]
pub fn Gaps(part: &ResultProps) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let mut gaps = part.assessment.gaps(catalogue);
    gaps.retain(|gap| catalogue.measure(gap.measure).urgency != Urgency::Immediately);
    if gaps.is_empty() {
        return Html::default();
    }
    let are_others = gaps.len() < usize::from(part.assessment.bounds.gaps.least);
    let heading = if are_others { Word::OtherGaps } else { Word::Gaps };
    html! {
        <section id="gaps">
            <h2>{ content.say(heading, &[&gaps.len()]) }</h2>
            { items(content, part, &gaps) }
        </section>
    }
}

fn items(content: Content, part: &ResultProps, findings: &[Finding]) -> Html {
    let items = findings.iter().map(|finding| {
        html! {
            <WorkItem
                key={content.catalogue.measure(finding.measure).id.as_str()}
                response={Rc::clone(&part.response)}
                finding={*finding}
                read_only={part.read_only}
            />
        }
    });
    html! { <>{ for items }</> }
}
