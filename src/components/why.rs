//! The whole explanation of a finding, folded away until asked for.
//!
//! Contract: folded away until asked for; the keyboard can unfold it.

use std::rc::Rc;

use selfcheck_core::{Response, assess::Finding, words::Word};
use yew::prelude::*;

use super::{context::use_content, reasons::Reasons};

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
pub fn Why(Props { respondent, finding, read_only }: &Props) -> Html {
    let content = use_content();
    html! {
        <details class="why">
            <summary>{ content.tr(Word::Why) }</summary>
            <Reasons {respondent} finding={*finding} read_only={*read_only} />
        </details>
    }
}
