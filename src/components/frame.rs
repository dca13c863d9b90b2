//! What stands around every screen.
//!
//! Contract: banners stand over the screen, the most urgent first; each is announced.

use selfcheck_core::{Lang, words::Word};
use selfcheck_session::Outcome;
use yew::prelude::*;

use super::{
    content_changes::ContentChanges,
    context::{use_content, use_page_state},
    foot::Foot,
    release_banner::ReleaseBanner,
    saving_trouble::SavingTrouble,
    top_bar::TopBar,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The screen.
    pub children: Html,
    /// Whether the texts in the language of the page are still on their way.
    pub texts_are_coming: bool,
}

#[component]
pub fn Frame(Props { children, texts_are_coming }: &Props) -> Html {
    let content = use_content();
    let state = use_page_state();
    // Somebody else's document has a main part of its own.
    let tag = if state.is_element { "div" } else { "main" };
    html! {
        <div>
            <TopBar />
            <@{tag} id="main" class="page">
                <SavingTrouble />
                <ReleaseBanner />
                <ContentChanges />
                if state.outcome == Some(Outcome::NoVoice) {
                    <p class="banner" id="no-voice" role="status">{ content.tr(Word::NoVoice) }</p>
                }
                if *texts_are_coming {
                    <p class="banner" id="no-english" role="status" lang={Lang::En.tag()}>
                        { "The English texts are not here yet. Until they arrive, the page shows in Chinese." }
                    </p>
                }
                { children.clone() }
            </@>
            <Foot />
        </div>
    }
}
