//! How this copy of the page stands to the releases there are.
//!
//! Contract: nothing changes over before the person says so; the banner is announced and says in its button what a tap does.

use selfcheck_core::words::Word;
use selfcheck_session::Release;
use yew::prelude::*;

use super::context::{use_content, use_page_state};
use crate::host::take_release;

#[component]
pub fn ReleaseBanner() -> Html {
    let content = use_content();
    let (words, button) = match use_page_state().release {
        Release::Running | Release::Offline => return Html::default(),
        Release::Damaged => {
            return html! {
                <p class="banner warn" id="damaged-copy">{ content.tr(Word::CopyNotWhole) }</p>
            };
        }
        Release::Waiting => (Word::NewVersion, Word::ChangeOver),
        Release::Replaced => (Word::AnotherWindowChangedOver, Word::OpenAgain),
    };
    html! {
        <div id="release" class="banner no-print" role="status">
            <p>{ content.tr(words) }</p>
            <button type="button" class="button" onclick={Callback::from(|_| take_release())}>
                { content.tr(button) }
            </button>
        </div>
    }
}
