//! The self-checks on this device; nothing if there are none.
//!
//! Contract: all are deleted at once only after a question that says how many they are.

use std::rc::Rc;

use selfcheck_core::words::Word;
use selfcheck_session::keeping::Deletion;
use yew::prelude::*;

use super::kept_check::KeptCheck;
use crate::components::{
    confirm_delete::ConfirmDelete,
    context::{use_content, use_page_state},
};

#[component]
pub fn KeptChecks() -> Html {
    let content = use_content();
    let state = use_page_state();
    let kept = &state.responses;
    if kept.is_empty() {
        return Html::default();
    }
    let items = kept.iter().map(|response| {
        html! { <KeptCheck key={response.id.as_str()} response={Rc::clone(response)} /> }
    });
    html! {
        <section id="shelf">
            <h2>{ content.tr(Word::ChecksOnThisDevice) }</h2>
            <ul class="plain">{ for items }</ul>
            if kept.len() > 1 {
                <ConfirmDelete
                    deletion={Deletion::All}
                    label={Word::DeleteAll}
                    question={content.say(Word::DeleteEveryCheck, &[&kept.len()])}
                />
            }
        </section>
    }
}
