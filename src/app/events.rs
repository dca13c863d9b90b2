//! What the scripts around the page, and other windows, tell it.

use std::rc::Rc;

use selfcheck_session::{Action, Outcome, Release, keeping::KeepAction, opening, store};
use yew::prelude::*;

use crate::{
    content,
    host::{self, BrowserStorage},
};

/// Does something at each such event, with the text that it carries.
#[hook]
pub fn use_event(name: &'static str, then: impl Fn(String) + 'static) {
    use_effect_with((), move |()| {
        let listener = host::listen(name, then);
        move || drop(listener)
    });
}

/// Sends on what is told.
#[hook]
pub fn use_events(send: &Callback<Action>) {
    let on_storage = send.clone();
    use_event("storage", move |_| {
        let loaded = store::load(&BrowserStorage, content::catalogue());
        on_storage.emit(KeepAction::Adopt(Rc::new(loaded)).into());
    });

    let on_release = send.clone();
    use_event("selfcheck-release", move |what| {
        if let Some(release) = release(&what) {
            on_release.emit(Action::Release(release));
        }
    });

    let on_file = send.clone();
    use_event("selfcheck-file", move |file| {
        let (name, text) = file.split_once('\u{1e}').unwrap_or((&file, ""));
        for opened in opening::open(content::catalogue(), name, text) {
            on_file.emit(Action::Opened(Rc::new(opened)));
        }
    });

    let on_done = send.clone();
    use_event("selfcheck-done", move |what| {
        let action = match &*what {
            "aloud" => Some(Action::Aloud(true)),
            "silent" => Some(Action::Aloud(false)),
            what => Outcome::parse(what).map(Action::HandedOut),
        };
        action.into_iter().for_each(|action| on_done.emit(action));
    });
}

fn release(told: &str) -> Option<Release> {
    match told {
        "offline" => Some(Release::Offline),
        "waiting" => Some(Release::Waiting),
        "replaced" => Some(Release::Replaced),
        "damaged" => Some(Release::Damaged),
        _ => None,
    }
}
