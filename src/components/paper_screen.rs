//! The screen around something that is made of a result: the way back, what it is called and what it is good for.
//!
//! Contract: nothing of it is printed: the paper is what is drawn inside.

use std::rc::Rc;

use selfcheck_core::Response;
use selfcheck_session::{Screen, Step};
use yew::prelude::*;

use super::{context::use_content, copied_note::CopiedNote, screen_link::ScreenLink};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Whether it is only looked at.
    pub read_only: bool,
    /// What it is called.
    pub name: &'static str,
    /// What it is good for.
    pub purpose: &'static str,
    /// What is made of the result.
    pub children: Html,
}

#[component]
pub fn PaperScreen(props: &Props) -> Html {
    let content = use_content();
    let result = Screen::Check(props.response.id.clone(), Step::Result);
    html! {
        <div>
            <p class="no-print">
                <ScreenLink to={result} class="button" id="to-result">
                    { content.lang.pick("← 回到结果", "← Back to the result") }
                </ScreenLink>
            </p>
            <h1 tabindex="-1" class="no-print">{ props.name }</h1>
            <p class="hint no-print">{ props.purpose }</p>
            <CopiedNote response={Rc::clone(&props.response)} read_only={props.read_only} />
            { props.children.clone() }
        </div>
    }
}
