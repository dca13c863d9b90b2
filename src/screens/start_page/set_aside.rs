//! Answers of a self-check that the content no longer has a question for; nothing if there are none.
//!
//! Contract: each is named; they are kept, and not counted.

use selfcheck_core::words::Word;
use yew::prelude::*;

use crate::components::context::{use_content, use_page_state};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check.
    pub check_id: AttrValue,
}

#[component]
pub fn SetAside(Props { check_id }: &Props) -> Html {
    let content = use_content();
    let state = use_page_state();
    let Some((_, problems)) = state.keeping.set_aside.iter().find(|(id, _)| *id == **check_id)
    else {
        return Html::default();
    };
    let items = problems.iter().map(|problem| html! { <li>{ problem.plain(content.lang) }</li> });
    html! {
        <div class="banner" data-set-aside="">
            <p>{ content.tr(Word::AnswersWithoutQuestion) }</p>
            <ul>{ for items }</ul>
        </div>
    }
}
