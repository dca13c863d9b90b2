//! The measures that apply, section by section, with how far each is done.
//!
//! Contract: numbered through; how far has a mark that black and white shows as well.

use std::rc::Rc;

use selfcheck_core::{
    Assessment, Response,
    assess::{Finding, Progress},
    paper::reason_words,
    response::Fulfilment,
    words::Word,
};
use selfcheck_session::walk::pages;
use yew::prelude::*;

use super::{question::FormQuestion, section::FormSection};
use crate::components::context::{Content, use_content};

/// How wide the columns are: the same in every section.
const WIDTHS: &[&str] = &["6%", "44%", "22%", "28%"];

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// What follows from it.
    pub assessment: Rc<Assessment>,
}

#[component]
pub fn FormMeasures(Props { response, assessment }: &Props) -> Html {
    let content = use_content();
    let mut number = 0;
    let mut row = |finding: &Finding| {
        number += 1;
        html! {
            <tr data-measure={content.catalogue.measure(finding.measure).id.as_str()}>
                <td class="number">{ number }</td>
                <FormQuestion measure={finding.measure} />
                { verdict(content, response, finding) }
                { looked_at(content, response, finding) }
            </tr>
        }
    };
    let pages = pages(content.catalogue, response, assessment);
    let sections = pages.iter().filter(|page| !page.applying.is_empty()).map(|section| {
        html! {
            <FormSection page={section.page} widths={WIDTHS}>
                { for section.applying.iter().map(&mut row) }
            </FormSection>
        }
    });
    html! { <div>{ for sections }</div> }
}

/// How far it is done.
fn verdict(content: Content, response: &Response, finding: &Finding) -> Html {
    let mark = match finding.progress {
        Progress::Met => "✓ ",
        Progress::Partly => "△ ",
        Progress::Unmet => "✗ ",
        Progress::Exempt => "/ ",
        Progress::ToVerify | Progress::ExemptWithoutReason | Progress::NotAnswered => "？ ",
    };
    let reason = match response.fulfilment(finding.measure) {
        Some(Fulfilment::Exempt { reason }) if !reason.trim().is_empty() => {
            Some(reason_words(reason, content.lang).to_owned())
        }
        _ => None,
    };
    html! {
        <td class="verdict">
            <strong>{ mark }{ content.tr(finding.progress.word()) }</strong>
            if let Some(reason) = reason {
                <div class="small">{ content.tr(Word::Reason) }{ reason }</div>
            }
        </td>
    }
}

/// What to look at, and what was remarked.
fn looked_at(content: Content, response: &Response, finding: &Finding) -> Html {
    let note = response.answers.get(&finding.measure).map_or("", |answer| answer.note.trim());
    html! {
        <td>
            <div>{ content.text(&content.catalogue.measure(finding.measure).evidence) }</div>
            if !note.is_empty() {
                <div><strong>{ content.tr(Word::RemarkLead) }</strong>{ note }</div>
            }
        </td>
    }
}
