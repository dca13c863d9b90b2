//! The root of the page: it holds the state, provides what every component may read, and sees to what follows a change (the
//! address, the look, the language, the page around).

mod address;
mod appearance;
mod events;
mod site;
mod store;
mod texts;

use yew::prelude::*;

use crate::{
    components::{
        context::{Content, Dispatch, PageState},
        frame::Frame,
    },
    content,
    host::{self, HandOut},
    screens::CurrentScreen,
};
use selfcheck_session::{Action, Outcome};
use store::Store;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(Store::open);
    let state = PageState(store.model());
    let send = {
        let store = store.dispatcher();
        use_callback((), move |action: Action, ()| store.dispatch(action))
    };
    let hand_out = {
        let send = send.clone();
        use_callback((), move |what: HandOut, ()| hand_out(&send, what))
    };
    let texts_are_coming = texts::use_texts(state.lang, &send);
    appearance::use_appearance(&state, texts_are_coming);
    events::use_events(&send);
    // The start page gives way before a screen is given the keyboard.
    site::use_site(&state, &send);
    address::use_address(&state, &send);

    let content = Content { catalogue: content::catalogue(), lang: state.lang };
    let dispatch = Dispatch { action: send, hand_out };
    // A key, so that nothing of one screen is taken for part of the next.
    let screen = state.screen.fragment(content.catalogue);
    html! {
        <ContextProvider<Content> context={content}>
            <ContextProvider<Dispatch> context={dispatch}>
                <ContextProvider<PageState> context={state}>
                    <Frame {texts_are_coming}>
                        <div key={screen}><CurrentScreen /></div>
                    </Frame>
                </ContextProvider<PageState>>
            </ContextProvider<Dispatch>>
        </ContextProvider<Content>>
    }
}

/// Hands something out, and takes note of what became of it as far as that is known at once.
fn hand_out(send: &Callback<Action>, what: HandOut) {
    send.emit(Action::HandingOut);
    let is_given = matches!(what, HandOut::ToSite(_));
    host::hand_out(what);
    if is_given {
        send.emit(Action::HandedOut(Outcome::Given));
    }
}
