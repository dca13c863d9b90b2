//! What the page around sets, asks for and is told: counts, never answers.

use selfcheck_embedding::{Counts, Told};
use selfcheck_session::{Action, Saving, Screen, Step, walk};
use yew::prelude::*;

use super::events::use_event;
use crate::{
    components::context::PageState,
    content,
    host::{self, embedding},
};

/// Listens to the page around, and tells it what is new to it.
#[hook]
pub fn use_site(state: &PageState, send: &Callback<Action>) {
    let on_options = send.clone();
    use_event("selfcheck-options", move |_| {
        let options = embedding::options(content::catalogue());
        on_options.emit(Action::Configure(Box::new(options)));
    });
    let on_request = send.clone();
    use_event("selfcheck-asked", move |text| {
        let request = embedding::request(&text);
        request.into_iter().for_each(|request| on_request.emit(Action::Asked(request)));
    });

    let lang = state.lang;
    use_effect_with((), move |()| {
        host::tell("selfcheck-ready");
        let content = content::catalogue().version.clone();
        embedding::tell_site(&Told::Ready { content, lang });
    });

    // Other elements on the same page share the storage, and no browser tells them.
    use_effect_with(state.saving.clone(), |saving| {
        if matches!(saving, Saving::Saved(_)) {
            host::tell("selfcheck-saved");
        }
    });

    let known = use_mut_ref(Vec::new);
    use_effect_with(told(state), move |told| {
        let before = known.replace(told.clone());
        for news in told.iter().filter(|news| !before.contains(news)) {
            embedding::tell_site(news);
        }
    });
}

/// What the page around may know of the screen: how far the self-check is and, on its result, what that amounts to.
fn told(state: &PageState) -> Vec<Told> {
    let catalogue = content::catalogue();
    let Screen::Check(id, step) = &state.screen else { return Vec::new() };
    let Some(response) = state.find(id) else { return Vec::new() };
    if embedding::recipient().is_none() {
        return Vec::new();
    }
    let assessment = selfcheck_core::assess(catalogue, response);
    let of = walk::questions(catalogue, response, &assessment).len();
    let left = walk::left(catalogue, response, &assessment);
    let mut told = vec![Told::Progress { answered: of - left, of }];
    if matches!(step, Step::Result | Step::Overview | Step::Output(_)) {
        told.push(Told::Result(Counts::of(&assessment)));
    }
    told
}
