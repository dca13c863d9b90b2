//! What stands over every screen: the way to the start, view, language, and whether the answers are saved.
//!
//! Contract: the same at the same place on every screen; nothing of it is printed.

use selfcheck_core::{Lang, words::Word};
use selfcheck_session::{Action, Screen, look::LookAction};
use yew::prelude::*;

use super::{
    context::{use_content, use_dispatch, use_page_state},
    read_aloud::ReadAloud,
    saving_status::SavingStatus,
    screen_link::ScreenLink,
};

#[component]
pub fn TopBar() -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let elder = state.look.elder;
    let view = if elder { Word::StandardView } else { Word::ElderView };
    let other = content.lang.pick(Lang::En, Lang::Zh);
    // Somebody else's document has a header of its own.
    let tag = if state.is_element { "div" } else { "header" };
    html! {
        <@{tag} class="top no-print">
            <ScreenLink to={Screen::Home} class="brand">{ content.text(&content.catalogue.name) }</ScreenLink>
            <ReadAloud id="aloud" class="button quiet" />
            <button
                type="button"
                class="button quiet"
                id="view"
                onclick={dispatch.on_click(LookAction::Elder(!elder))}
            >
                { content.tr(view) }
            </button>
            <button
                type="button"
                class="button quiet"
                id="language"
                lang={other.tag()}
                onclick={dispatch.on_click(Action::Speak(other))}
            >
                { other.pick("中文", "English") }
            </button>
            <SavingStatus />
        </@>
    }
}
