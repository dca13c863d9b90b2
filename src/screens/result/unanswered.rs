//! The measures that apply and have no settled answer, section by section.
//!
//! Contract: unfolded, so that it prints; each section can be folded away.

use selfcheck_core::{assess::Finding, catalogue::Urgency, words::Word};
use selfcheck_session::{PageOf, Screen, Step, walk};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    finding_chip::FindingChip,
    screen_link::ScreenLink,
};
use crate::output::ResultProps;

#[component]
pub fn Unanswered(part: &ResultProps) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let is_open = |finding: &&Finding| {
        let urgency = catalogue.measure(finding.measure).urgency;
        finding.progress.is_open() && urgency != Urgency::Immediately
    };
    let open: Vec<_> = part.assessment.applying().filter(is_open).collect();
    if open.is_empty() {
        return Html::default();
    }
    let pages = part.response.entity.map(|entity| PageOf::all(catalogue, entity));
    let groups = pages.unwrap_or_default().into_iter().filter_map(|page| {
        let is_here = |finding: &&Finding| walk::page_of(catalogue, finding.measure) == Some(page);
        let here: Vec<_> = open.iter().copied().filter(is_here).collect();
        (!here.is_empty()).then(|| group(content, part, page, &here))
    });
    html! {
        <section id="unanswered" class="card">
            <h2>{ content.say(Word::Unanswered, &[&open.len()]) }</h2>
            <div>{ for groups }</div>
        </section>
    }
}

/// What is open in one section.
fn group(content: Content, part: &ResultProps, page: PageOf, findings: &[&Finding]) -> Html {
    let name = content.text(&walk::section(content.catalogue, page).short);
    html! {
        <details key={format!("{}.{}", page.notice, page.section)} open=true>
            <summary>{ content.say(Word::NameAndCount, &[&name, &findings.len()]) }</summary>
            <ul>{ for findings.iter().map(|finding| item(content, part, finding)) }</ul>
        </details>
    }
}

fn item(content: Content, part: &ResultProps, finding: &Finding) -> Html {
    let measure = content.catalogue.measure(finding.measure);
    let name = content.text(&measure.name);
    let to = Screen::Check(part.response.id.clone(), Step::Measure(finding.measure));
    html! {
        <li key={measure.id.as_str()} data-measure={measure.id.as_str()}>
            if part.read_only {
                <span>{ name }</span>
            } else {
                <ScreenLink {to}>{ name }</ScreenLink>
            }
            { " " }
            <FindingChip finding={*finding} />
        </li>
    }
}
