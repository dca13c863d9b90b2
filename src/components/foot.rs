//! What stands under every screen: what it is based on, and the way to the notices, the settings and saved files.
//!
//! Contract: the same at the same place on every screen. Of it only the basis is printed, and not on a paper, which says by
//! itself what it is based on.

use selfcheck_core::{Lang, words::Word};
use selfcheck_session::{Release, Screen, Step};
use yew::prelude::*;

use super::{
    context::{use_content, use_page_state},
    screen_link::ScreenLink,
};

#[component]
pub fn Foot() -> Html {
    let content = use_content();
    let state = use_page_state();
    let catalogue = content.catalogue;
    let notices = catalogue.notices.iter().map(|notice| {
        html! {
            <span lang={Lang::Zh.tag()}>{ format!("《{}》（{}）", notice.title, notice.dated) }</span>
        }
    });
    let is_paper = matches!(state.screen, Screen::List(_) | Screen::Check(_, Step::Output(_)));
    // Somebody else's document has a footer of its own.
    let tag = if state.is_element { "div" } else { "footer" };
    html! {
        <@{tag} class={classes!("foot", is_paper.then_some("no-print"))}>
            <p>{ content.tr(Word::BasedOn) }{ for notices }</p>
            <p>{ content.say(Word::TextsChecked, &[&catalogue.as_of, &catalogue.version]) }</p>
            <p class="no-print">
                <ScreenLink to={Screen::Notices}>{ content.tr(Word::TheNotices) }</ScreenLink>
                { " · " }
                <ScreenLink to={Screen::About}>{ content.tr(Word::AboutAndPrivacy) }</ScreenLink>
                { " · " }
                <ScreenLink to={Screen::Display} id="display">{ content.tr(Word::DisplaySettings) }</ScreenLink>
                { " · " }
                <ScreenLink to={Screen::Open} id="open">{ content.tr(Word::OpenAFile) }</ScreenLink>
            </p>
            // Comes later than the rest: at the end, where it moves nothing.
            if state.release == Release::Offline {
                <p class="no-print" id="offline">{ content.tr(Word::OpensOffline) }</p>
            }
        </@>
    }
}
