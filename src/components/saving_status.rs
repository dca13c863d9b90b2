//! Whether the answers are saved, in one line at the top.
//!
//! Contract: says what is so, never what is hoped: saved only after the browser has stored it, and when. Announced by screen
//! readers when it changes.

use std::rc::Rc;

use selfcheck_core::{Response, words::Word};
use selfcheck_session::Saving;
use yew::prelude::*;

use super::context::{use_content, use_page_state};
use crate::host::local_time;

#[component]
pub fn SavingStatus() -> Html {
    let content = use_content();
    let state = use_page_state();
    // Of one that was only begun there is nothing to tell yet. The self-check changed last stands first.
    let begun = |it: &Rc<Response>| it.entity.is_none() && it.unit.trim().is_empty();
    let nothing_yet = state.responses.first().is_some_and(begun);
    let (failed, words) = match &state.saving {
        Saving::Saved(at) if !nothing_yet => {
            let at = local_time(at);
            let time = at.split_once(' ').map_or("", |(_, time)| time);
            (None, content.say(Word::SavedHere, &[&time]))
        }
        Saving::Idle | Saving::Saved(_) => (None, String::new()),
        Saving::Failed(_) => (Some("failed"), content.tr(Word::NotSaved).to_owned()),
    };
    html! { <p class={classes!("saved", failed)} id="saving" role="status">{ words }</p> }
}
