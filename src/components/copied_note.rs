//! That the answers were copied from an earlier self-check and not gone through yet, where that is so.
//!
//! Contract: stays on every paper until the person says that all answers were gone through.

use std::rc::Rc;

use selfcheck_core::{Response, paper::day_words, words::filled};
use selfcheck_session::Edit;
use yew::prelude::*;

use super::context::{edit, use_content, use_dispatch};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Whether it is only looked at.
    pub read_only: bool,
}

#[component]
pub fn CopiedNote(Props { response, read_only }: &Props) -> Html {
    let lang = use_content().lang;
    let dispatch = use_dispatch();
    let Some(day) = response.copied_from() else {
        return Html::default();
    };
    let words = lang.pick(
        "这份自查是从 {} 的自查复制来的，请到“措施”里逐项重新核对。上次台账记为已整改的，已改成“待核实”。",
        "The answers were copied from the self-check of {}: go through them one by one under “Measures”. What the last ledger says was put right is now “to be checked”.",
    );
    html! {
        <div id="copied" class="banner no-print" role="note">
            <p>{ filled(words, &[&day_words(day, lang)]) }</p>
            if !read_only {
                <button
                    type="button"
                    class="button"
                    id="gone-through"
                    onclick={dispatch.on_click(edit(response, Edit::GoneThrough))}
                >
                    { lang.pick("已经逐项核对", "All gone through") }
                </button>
            }
        </div>
    }
}
