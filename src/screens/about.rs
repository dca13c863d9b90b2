//! What the page does and does not do, what it keeps, and what came after the notices.

use selfcheck_core::words::Word;
use selfcheck_session::{expiry::Expiry, keeping::Deletion};
use yew::prelude::*;

use crate::{
    components::{
        confirm_delete::ConfirmDelete,
        context::{use_content, use_page_state},
        question::{Choice, Question},
        references::{References, Topic},
    },
    outputs::SiteNotice,
};

#[component]
pub fn About() -> Html {
    let content = use_content();
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::AboutAndPrivacy) }</h1>
            <h2>{ content.tr(Word::WhatItDoes) }</h2>
            <p>{ content.tr(Word::WhatItDoesText) }</p>
            <p>{ content.tr(Word::NoScoreText) }</p>
            <h2>{ content.tr(Word::WhereYourAnswersAre) }</h2>
            <p>{ content.tr(Word::WhereYourAnswersAreText) }</p>
            <SiteNotice />
            <p>{ content.tr(Word::CheckForYourself) }</p>
            <div class="card"><HowLongToKeep /></div>
            <div id="clear"><ClearEverything /></div>
            <h2>{ content.tr(Word::AsOfWhen) }</h2>
            <p>{ content.tr(Word::AsOfWhenText) }</p>
            <References topic={Topic::Everything} />
        </div>
    }
}

/// How long self-checks stay that nobody changes.
#[component]
fn HowLongToKeep() -> Html {
    let content = use_content();
    let now = use_page_state().keeping.expiry;
    let choices: Vec<_> = Expiry::ALL
        .into_iter()
        .map(|(expiry, days, word)| Choice::new(days, content.tr(word), now == expiry, expiry))
        .collect();
    html! {
        <Question name="expiry" legend={content.tr(Word::SharedComputer)} {choices}>
            <p class="hint">{ content.tr(Word::SharedComputerHint) }</p>
        </Question>
    }
}

/// The way to leave nothing on this device.
#[component]
fn ClearEverything() -> Html {
    let content = use_content();
    let state = use_page_state();
    html! {
        <div>
            <ConfirmDelete
                deletion={Deletion::Everything}
                label={Word::ClearEverything}
                question={content.tr(Word::ClearEverythingSure)}
            />
            <div role="status">
                if state.keeping.cleared {
                    <p id="cleared">{ content.tr(Word::EverythingCleared) }</p>
                }
            </div>
        </div>
    }
}
