//! The sheet of a form, with its name over it.
//!
//! Contract: where the browser numbers no pages, there is room to do so by hand.

use yew::prelude::*;

use crate::{components::context::use_content, host::numbers_pages};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether it is filled in; else it is blank.
    #[prop_or_default]
    pub filled: bool,
    /// What stands on it.
    pub children: Html,
}

#[component]
pub fn FormSheet(Props { filled, children }: &Props) -> Html {
    let content = use_content();
    let filled_class = filled.then_some("filled");
    let by_hand = (!numbers_pages()).then_some("by-hand");
    html! {
        <div id="form" class={classes!("paper", "form", filled_class, by_hand)}>
            <h2 class="title">
                { content.text(&content.catalogue.name) }
                { content.lang.pick("表", " form") }
                if !filled {
                    { content.lang.pick("（空白）", " (blank)") }
                }
            </h2>
            { children.clone() }
        </div>
    }
}
