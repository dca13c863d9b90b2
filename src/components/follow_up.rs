//! What an answer asks for next: the fix of a gap, the reason of an exemption, a remark.
//!
//! Contract: what an answer does not ask for is not shown; what was written stays when it is asked for again.

use selfcheck_core::{
    assess::Finding,
    response::{Answer, Fulfilment},
    words::Word,
};
use selfcheck_session::Field;
use yew::prelude::*;

use super::{context::use_content, fix_lead::fix_lead, text_area::TextArea};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check.
    pub check_id: AttrValue,
    /// What is concluded of the measure.
    pub finding: Finding,
    /// What was answered.
    pub answer: Option<Answer>,
}

#[component]
pub fn FollowUp(Props { check_id, finding, answer }: &Props) -> Html {
    let content = use_content();
    let measure = content.catalogue.measure(finding.measure);
    let name = measure.id.as_str();
    let reason = answer.as_ref().and_then(|answer| match &answer.fulfilment {
        Fulfilment::Exempt { reason } => Some(reason.clone()),
        _ => None,
    });
    html! {
        <div class="follow">
            if finding.progress.is_gap() {
                <p class="fix">
                    <strong>{ content.tr(fix_lead(finding.progress)) }</strong>
                    { content.text(&measure.fix) }
                    <span class="owner">
                        { content.say(Word::UsuallyDoneBy, &[&content.text(&measure.owner)]) }
                    </span>
                </p>
            }
            if let Some(reason) = reason {
                <TextArea
                    {check_id}
                    field={Field::Reason(finding.measure)}
                    label={content.tr(Word::WhyExempt)}
                    reason={name}
                    error={reason.trim().is_empty().then(|| content.tr(Word::NoReasonDoesNotCount))}
                    value={reason}
                />
            }
            if let Some(answer) = answer {
                <details class="note">
                    <summary>{ content.tr(Word::AddARemark) }</summary>
                    <TextArea
                        {check_id}
                        field={Field::Note(finding.measure)}
                        label={content.tr(Word::RemarkField)}
                        note={name}
                        value={answer.note.clone()}
                    />
                </details>
            }
        </div>
    }
}
