//! Items that were found in storage and cannot be opened; nothing if there are none.
//!
//! Contract: each is named and stays until the person deletes it; it can be looked at and saved as it is.

use std::rc::Rc;

use selfcheck_core::words::Word;
use selfcheck_session::{keeping::Deletion, store::Damaged};
use yew::prelude::*;

use crate::{
    components::{
        confirm_delete::ConfirmDelete,
        context::{use_content, use_dispatch, use_page_state},
    },
    host::HandOut,
};

#[component]
pub fn DamagedItems() -> Html {
    let content = use_content();
    let state = use_page_state();
    let damaged = &state.keeping.damaged;
    if damaged.is_empty() {
        return Html::default();
    }
    let items = damaged
        .iter()
        .map(|item| html! { <DamagedItem key={item.key.as_str()} item={Rc::clone(item)} /> });
    html! {
        <section id="damaged" class="banner warn">
            <h2>{ content.tr(Word::ItemsThatCannotBeOpened) }</h2>
            <p>{ content.tr(Word::ItemsSetAside) }</p>
            <ul class="plain">{ for items }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    item: Rc<Damaged>,
}

#[component]
fn DamagedItem(Props { item }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let file = HandOut::File {
        name: format!("{}.txt", item.key).into(),
        mime: "text/plain",
        text: item.raw.as_str().into(),
    };
    html! {
        <li class="card" data-damaged={item.key.clone()}>
            <p>{ &item.key }</p>
            <p>{ item.why.message(content.lang) }</p>
            <p class="actions">
                <button type="button" class="button" onclick={dispatch.on_click_hand_out(file)}>
                    { content.tr(Word::SaveAsItIs) }
                </button>
                <ConfirmDelete
                    deletion={Deletion::Damaged(item.key.clone())}
                    question={content.tr(Word::DeleteThisItem)}
                />
            </p>
            <details>
                <summary>{ content.tr(Word::ShowAsItIs) }</summary>
                // It scrolls: the keyboard must be able to.
                <pre tabindex="0">{ &item.raw }</pre>
            </details>
        </li>
    }
}
