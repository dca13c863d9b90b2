//! The button that has the screen read aloud: in the elder view, where the browser has a voice.
//!
//! Contract: the same button stops it; nothing is drawn where it could do nothing.

use selfcheck_core::words::Word;
use yew::prelude::*;

use super::context::{use_content, use_dispatch, use_page_state};
use crate::host::{HandOut, can_speak};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    pub class: Classes,
}

#[component]
pub fn ReadAloud(Props { id, class }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    if !state.look.elder || !can_speak() {
        return Html::default();
    }
    let word = if state.aloud { Word::StopReading } else { Word::ReadAloud };
    html! {
        <button
            type="button"
            class={class.clone()}
            id={id.clone()}
            onclick={dispatch.on_click_hand_out(HandOut::Aloud)}
        >
            { content.tr(word) }
        </button>
    }
}
