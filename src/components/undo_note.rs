//! That several rows of a ledger were filled in at once, with the way to have back what was there before.
//!
//! Contract: stays until anything else is changed; announced when it comes.

use std::rc::Rc;

use selfcheck_core::Response;
use selfcheck_session::Edit;
use yew::prelude::*;

use super::context::{edit, use_content, use_dispatch, use_page_state};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check whose ledger it is.
    pub response: Rc<Response>,
}

#[component]
pub fn UndoNote(Props { response }: &Props) -> Html {
    let lang = use_content().lang;
    let dispatch = use_dispatch();
    let state = use_page_state();
    let undo = state.undo.as_ref().filter(|undo| *undo.id == *response.id);
    let note = undo.map(|undo| {
        let action = edit(response, Edit::Ledger(Rc::clone(&undo.entries)));
        html! {
            <p class="told good">
                { lang.pick("已填好。", "Filled in. ") }
                <button type="button" class="button" id="undo" onclick={dispatch.on_click(action)}>
                    { lang.pick("撤销刚才这次填写", "Undo this") }
                </button>
            </p>
        }
    });
    html! { <div class="no-print" role="status">{ note }</div> }
}
