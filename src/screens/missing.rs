//! The screen of a self-check that is not on this device.

use selfcheck_core::words::Word;
use yew::prelude::*;

use crate::components::{context::use_content, home_link::HomeLink};

#[component]
pub fn Missing() -> Html {
    let content = use_content();
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::NotOnThisDevice) }</h1>
            <p>{ content.tr(Word::MayHaveBeenDeleted) }</p>
            <HomeLink />
        </div>
    }
}
