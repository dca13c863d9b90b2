//! The way back to the start.
//!
//! Contract: leads to the start from anywhere, and loses nothing.

use selfcheck_core::words::Word;
use selfcheck_session::Screen;
use yew::prelude::*;

use super::{context::use_content, screen_link::ScreenLink};

#[component]
pub fn HomeLink() -> Html {
    let content = use_content();
    html! {
        <ScreenLink to={Screen::Home} class="button">{ content.tr(Word::ToTheStartPage) }</ScreenLink>
    }
}
