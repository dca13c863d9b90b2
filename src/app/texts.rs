//! Texts in another language come when they are first needed.

use selfcheck_core::Lang;
use selfcheck_session::Action;
use yew::prelude::*;

use crate::{content, host};

/// Fetches them. Whether they are still on their way.
#[hook]
pub fn use_texts(lang: Lang, send: &Callback<Action>) -> bool {
    let missing = lang == Lang::En && !content::has_english();
    let send = send.clone();
    use_effect_with(missing, move |missing| {
        if *missing {
            host::fetch_texts(
                Lang::En,
                Box::new(move |bytes| {
                    if bytes.is_some_and(|bytes| content::add_english(&bytes)) {
                        send.emit(Action::EnglishArrived);
                    }
                }),
            );
        }
    });
    missing
}
