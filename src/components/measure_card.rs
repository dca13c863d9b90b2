//! A measure that applies: the question, the words of the notice, what to look at, and one tap to answer.
//!
//! Contract: the five answers are one radio group; a gap shows what to do now; 不适用 asks for its reason; a remark can be
//! left once there is an answer. Drawn anew only when something of it changed: everything that it shows is a prop.

use std::rc::Rc;

use selfcheck_core::{
    Response,
    assess::{Finding, Progress},
    response::{Answer, Fulfilment},
    words::Word,
};
use selfcheck_session::Edit;
use yew::prelude::*;

use super::{
    context::{Content, edit, use_content},
    follow_up::FollowUp,
    measure_chips::MeasureChips,
    question::{Choice, Question},
    quote::Quote,
    reading::Reading,
    references::{References, Topic},
    today::Today,
    why::Why,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who is checked, where, and how things stand there; without the answers.
    pub respondent: Rc<Response>,
    /// What is concluded of the measure.
    pub finding: Finding,
    /// What was answered.
    pub answer: Option<Answer>,
    /// Whether the page is in the elder view: large letters leave room for one thing, and the answers come before the words
    /// of the notice then.
    pub elder: bool,
}

#[component]
pub fn MeasureCard(Props { respondent, finding, answer, elder }: &Props) -> Html {
    let content = use_content();
    let measure = content.catalogue.measure(finding.measure);
    let text = html! {
        <div>
            <MeasureChips measure={finding.measure} />
            <Quote measure={finding.measure} />
            <Reading entity={respondent.entity} measure={finding.measure} />
        </div>
    };
    let (before, after) = if *elder { (None, Some(text)) } else { (Some(text), None) };
    let fulfilment = answer.as_ref().map(|answer| answer.fulfilment.clone());
    html! {
        <article class="card measure" data-measure={measure.id.as_str()}>
            <Question
                row=true
                name={format!("m-{}", measure.id)}
                legend={content.text(&measure.question)}
                choices={choices(content, respondent, finding, fulfilment.as_ref())}
            >
                <div>
                    { before }
                    <p class="evidence">
                        <strong>{ content.tr(Word::LookAt) }</strong>
                        { content.text(&measure.evidence) }
                    </p>
                </div>
            </Question>
            <Today check_id={respondent.id.clone()} measure={finding.measure} {fulfilment} />
            <FollowUp check_id={respondent.id.clone()} finding={*finding} answer={answer.clone()} />
            { after }
            <Why {respondent} finding={*finding} />
            <References topic={Topic::Measure(finding.measure)} />
        </article>
    }
}

/// The five answers. One that lacks its reason is chosen all the same.
fn choices(
    content: Content,
    respondent: &Response,
    finding: &Finding,
    now: Option<&Fulfilment>,
) -> Vec<Choice> {
    let reason = match now {
        Some(Fulfilment::Exempt { reason }) => reason.clone(),
        _ => String::new(),
    };
    let progress = match finding.progress {
        Progress::ExemptWithoutReason => Progress::Exempt,
        other => other,
    };
    let choice = |is: Progress, value, word: Word, state, fulfilment| Choice {
        state,
        ..Choice::new(
            value,
            content.tr(word),
            progress == is,
            edit(respondent, Edit::Fulfil(finding.measure, fulfilment)),
        )
    };
    use Progress::{Exempt, Met, Partly, ToVerify, Unmet};
    vec![
        choice(Met, "met", Met.word(), Some("good"), Fulfilment::Met),
        choice(Partly, "partly", Partly.word(), Some("bad"), Fulfilment::Partly),
        choice(Unmet, "unmet", Unmet.word(), Some("bad"), Fulfilment::Unmet),
        choice(ToVerify, "to-verify", ToVerify.word(), Some("open"), Fulfilment::ToVerify),
        choice(Exempt, "exempt", Word::Exempt, None, Fulfilment::Exempt { reason }),
    ]
}
