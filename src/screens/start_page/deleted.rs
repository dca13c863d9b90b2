//! What went from this device: by itself, or by the last deletion; nothing if nothing did.
//!
//! Contract: what the person deleted can be put back from here.

use selfcheck_core::words::Word;
use selfcheck_session::keeping::{Gone, KeepAction};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content, use_dispatch, use_page_state},
    title::title,
};

#[component]
pub fn Deleted() -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let expired = state.keeping.expired;
    if expired > 0 {
        return html! {
            <div id="expired" class="banner" role="status">
                <p>{ content.say(Word::Expired, &[&expired]) }</p>
            </div>
        };
    }
    let Some(gone) = &state.keeping.gone else {
        return Html::default();
    };
    html! {
        <div id="gone" class="banner" role="status">
            <p>{ what_went(content, gone) }</p>
            <button type="button" class="button" id="put-back" onclick={dispatch.on_click(KeepAction::PutBack)}>
                { content.tr(Word::PutBack) }
            </button>
        </div>
    }
}

fn what_went(content: Content, gone: &Gone) -> String {
    match gone.responses.as_slice() {
        [] => content.tr(Word::ItemDeleted).to_owned(),
        [response] => content.say(Word::CheckDeleted, &[&title(content, response)]),
        more => content.say(Word::ChecksDeleted, &[&more.len()]),
    }
}
