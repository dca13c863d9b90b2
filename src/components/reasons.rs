//! Why a finding is as it is.
//!
//! Contract: the fewest answers that force it, each with its name; then the smallest change that would turn it. What is not
//! known yet comes with the way there and whom to ask.

use std::rc::Rc;

use selfcheck_core::{
    Response,
    assess::{Applicability, Counterfactual, Finding, counterfactual},
    words::Word,
};
use yew::prelude::*;

use super::{
    context::{Content, use_content},
    hangs_on::HangsOn,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who is checked, where, and how things stand there.
    pub respondent: Rc<Response>,
    /// The finding.
    pub finding: Finding,
    /// Whether the self-check is only looked at.
    #[prop_or_default]
    pub read_only: bool,
}

#[component]
pub fn Reasons(Props { respondent, finding, read_only }: &Props) -> Html {
    let content = use_content();
    let (lead, otherwise) = match finding.applicability {
        Applicability::Undetermined => {
            let check_id = (!read_only).then(|| respondent.id.clone());
            return html! { <HangsOn {check_id} finding={*finding} /> };
        }
        Applicability::Applies => (Word::AppliesBecause, why_off(content, respondent, finding)),
        Applicability::DoesNotApply => {
            (Word::NotAppliesBecause, why_on(content, respondent, finding))
        }
    };
    let because = finding.proof.iter().map(|question| {
        let name = content.catalogue.question_words(question, content.lang);
        let answer = content.catalogue.answer_words(respondent, question, content.lang);
        let words = content.say(Word::NameAndAnswer, &[&name, &answer.unwrap_or_default()]);
        html! { <li>{ words }</li> }
    });
    html! {
        <div>
            <p>{ content.tr(lead) }</p>
            <ul>{ for because }</ul>
            <p>{ otherwise }</p>
        </div>
    }
}

/// What would have to be otherwise for a measure not to apply any more.
fn why_off(content: Content, respondent: &Response, finding: &Finding) -> String {
    match counterfactual(content.catalogue, respondent, finding) {
        None => String::new(),
        Some(Counterfactual::OnlyEntity) => content.tr(Word::AppliesInAnyCase).to_owned(),
        Some(Counterfactual::Facts(flips)) => {
            let words = content.catalogue.flips_words(&flips, content.lang);
            content.say(Word::WouldNotApplyIf, &[&words])
        }
    }
}

/// What would have to be otherwise for a measure to apply.
fn why_on(content: Content, respondent: &Response, finding: &Finding) -> String {
    match counterfactual(content.catalogue, respondent, finding) {
        None => String::new(),
        Some(Counterfactual::OnlyEntity) => content.tr(Word::NotAskedOfThisKind).to_owned(),
        Some(Counterfactual::Facts(flips)) => {
            let words = content.catalogue.flips_words(&flips, content.lang);
            content.say(Word::WouldApplyIf, &[&words])
        }
    }
}
