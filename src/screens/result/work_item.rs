//! One measure as work: what is wrong, what it rests on, what to do, who.

use std::rc::Rc;

use selfcheck_core::{Response, assess::Finding, words::Word};
use selfcheck_session::{Screen, Step};
use yew::prelude::*;

use crate::components::{
    context::use_content, finding_chip::FindingChip, fix_lead::fix_lead,
    measure_chips::MeasureChips, quote::Quote, reading::Reading, screen_link::ScreenLink,
    today::Today, why::Why,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// What is concluded of the measure.
    pub finding: Finding,
    /// Whether the self-check is only looked at.
    pub read_only: bool,
}

#[component]
pub fn WorkItem(Props { response, finding, read_only }: &Props) -> Html {
    let content = use_content();
    let (finding, read_only) = (*finding, *read_only);
    let ix = finding.measure;
    let measure = content.catalogue.measure(ix);
    let note = response.answers.get(&ix).map_or("", |answer| answer.note.trim());
    html! {
        <article class="card" data-measure={measure.id.as_str()}>
            <h3>{ content.text(&measure.name) }{ " " }<FindingChip {finding} /></h3>
            <MeasureChips measure={ix} />
            <Quote measure={ix} />
            <p class="fix">
                <strong>{ content.tr(fix_lead(finding.progress)) }</strong>
                { content.text(&measure.fix) }
            </p>
            <p><strong>{ content.tr(Word::Usually) }</strong>{ content.text(&measure.owner) }</p>
            if !note.is_empty() {
                <p><strong>{ content.tr(Word::RemarkLead) }</strong>{ note }</p>
            }
            <Reading entity={response.entity} measure={ix} />
            if !read_only {
                <Today
                    check_id={response.id.clone()}
                    measure={ix}
                    fulfilment={response.fulfilment(ix).cloned()}
                />
            }
            <Why respondent={response} {finding} {read_only} />
            if !read_only {
                <p class="no-print">
                    <ScreenLink to={Screen::Check(response.id.clone(), Step::Measure(ix))}>
                        { content.tr(Word::ChangeTheAnswer) }
                    </ScreenLink>
                </p>
            }
        </article>
    }
}
