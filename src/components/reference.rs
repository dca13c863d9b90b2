//! Something from outside the notices, folded until asked for.
//!
//! Contract: the label comes before the title, always; a caveat says where it is from and how far it was checked; nothing of
//! it counts in the result.

use selfcheck_core::{catalogue::Reference as Source, words::Word};
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub reference: &'static Source,
    /// What the person can do with it, at its end.
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub fn Reference(Props { reference, children }: &Props) -> Html {
    let content = use_content();
    html! {
        <details class="reference" data-reference={reference.id.as_str()}>
            <summary>
                <span class="tag">{ content.tr(Word::Reference) }</span>
                { content.text(&reference.title) }
            </summary>
            { for reference.body.iter().map(|text| html! { <p>{ content.text(text) }</p> }) }
            <p class="caveat">{ content.text(&reference.caveat) }</p>
            { children.clone() }
        </details>
    }
}
