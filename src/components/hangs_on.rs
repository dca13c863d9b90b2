//! The open questions on which a measure hangs.
//!
//! Contract: each with the way to it and whom to ask.

use selfcheck_core::{assess::Finding, words::Word};
use yew::prelude::*;

use super::{context::use_content, open_question::OpenQuestion};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check; nothing if it is only looked at.
    pub check_id: Option<AttrValue>,
    /// What is not determined yet.
    pub finding: Finding,
}

#[component]
pub fn HangsOn(Props { check_id, finding }: &Props) -> Html {
    let content = use_content();
    let questions = finding.hangs_on.iter();
    html! {
        <div>
            <p>{ content.tr(Word::HangsOn) }</p>
            <ul>
                { for questions.map(|question| html! { <li><OpenQuestion {check_id} {question} /></li> }) }
            </ul>
        </div>
    }
}
