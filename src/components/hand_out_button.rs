//! A button that hands something out: prints, copies, saves.
//!
//! Contract: hands out on the person's tap only; what became of it is said by `HandOutOutcome`.

use yew::prelude::*;

use super::context::use_dispatch;
use crate::host::HandOut;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    /// Whether it is the one that most people want.
    #[prop_or_default]
    pub main: bool,
    /// What the button says.
    pub label: AttrValue,
    /// What is handed out.
    pub what: HandOut,
}

#[component]
pub fn HandOutButton(Props { id, main, label, what }: &Props) -> Html {
    let dispatch = use_dispatch();
    html! {
        <button
            type="button"
            class={classes!("button", main.then_some("main"))}
            id={id.clone()}
            onclick={dispatch.on_click_hand_out(what.clone())}
        >
            { label }
        </button>
    }
}
