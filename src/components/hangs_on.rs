//! The open questions on which a measure hangs.
//!
//! Contract: each with the way to it and whom to ask.

use selfcheck_core::{assess::Finding, words::Word};
use yew::prelude::*;

use super::{context::use_content, open_question::OpenQuestion};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The name of the self-check; nothing if it is only looked at.
    pub of: Option<AttrValue>,
    /// What is not determined yet.
    pub finding: Finding,
}

#[component]
pub fn HangsOn(Props { of, finding }: &Props) -> Html {
    let content = use_content();
    let questions = finding.hangs_on.iter();
    html! {
        <div>
            <p>{ content.tr(Word::HangsOn) }</p>
            <ul>
                { for questions.map(|question| html! { <li><OpenQuestion {of} {question} /></li> }) }
            </ul>
        </div>
    }
}
