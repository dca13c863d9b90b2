//! A deletion that asks first, in place: no dialog, nothing to dismiss by accident.
//!
//! Contract: nothing is deleted by one tap; the question stands where the button was and says what would go; the way out is as
//! near as the way on, and nothing else on the screen is kept from anybody meanwhile.

use selfcheck_core::words::Word;
use selfcheck_session::keeping::{Deletion, KeepAction};
use yew::prelude::*;

use super::context::{use_content, use_dispatch, use_page_state};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What would be deleted.
    pub deletion: Deletion,
    /// What the button says.
    #[prop_or(Word::Delete)]
    pub label: Word,
    /// What is asked.
    pub question: AttrValue,
}

#[component]
pub fn ConfirmDelete(Props { deletion, label, question }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    if use_page_state().keeping.confirm.as_ref() != Some(deletion) {
        let ask = dispatch.on_click(KeepAction::Confirm(Some(deletion.clone())));
        return html! {
            <button type="button" class="button quiet" onclick={ask}>{ content.tr(*label) }</button>
        };
    }
    html! {
        <span class="confirm" role="alert">
            <strong>{ question }</strong>
            <button type="button" class="button danger" onclick={dispatch.on_click(KeepAction::Delete)}>
                { content.tr(Word::Delete) }
            </button>
            <button type="button" class="button" onclick={dispatch.on_click(KeepAction::Confirm(None))}>
                { content.tr(Word::DoNotDelete) }
            </button>
        </span>
    }
}
