//! The start: what this is, how to begin, the self-checks on this device, and the way to the lists.
//!
//! Contract: where there are self-checks already, going on with one of them comes before beginning another.

mod damaged;
mod deleted;
mod kept_check;
mod kept_checks;
mod set_aside;

use selfcheck_core::{assess::measures_for, words::Word};
use selfcheck_session::{Action, Screen};
use yew::prelude::*;

use crate::{
    components::{
        context::{use_content, use_dispatch, use_page_state},
        screen_link::ScreenLink,
    },
    outputs::SiteNotice,
};
use damaged::DamagedItems;
use deleted::Deleted;
use kept_checks::KeptChecks;

#[component]
pub fn StartPage() -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let (class, word) = match state.responses.is_empty() {
        true => ("button main big", Word::StartACheck),
        false => ("button", Word::StartAnother),
    };
    let warning = content.text(&content.catalogue.warning);
    html! {
        <div>
            <h1 tabindex="-1">{ content.text(&content.catalogue.name) }</h1>
            <p class="lead">{ content.text(&content.catalogue.lead) }</p>
            if !warning.is_empty() {
                <p id="age">{ warning }</p>
            }
            <Deleted />
            <KeptChecks />
            <p>
                if state.may_begin() {
                    <button type="button" {class} id="begin" onclick={dispatch.on_click(Action::Begin(None))}>
                        { content.tr(word) }
                    </button>
                }
            </p>
            <p class="hint">{ content.tr(Word::Keeping) }</p>
            <SiteNotice />
            <DamagedItems />
            <Lists />
        </div>
    }
}

/// The way to the list of each kind of respondent.
#[component]
fn Lists() -> Html {
    let content = use_content();
    let state = use_page_state();
    // Where the kind is set, the others' lists are nobody's.
    let set = state.options.entity;
    let kinds = content.catalogue.entities().filter(|(ix, _)| set.is_none_or(|set| set == *ix));
    let items = kinds.map(|(ix, entity)| {
        let count = measures_for(content.catalogue, ix).count();
        html! {
            <li>
                <ScreenLink to={Screen::List(ix)}>{ content.text(&entity.name) }</ScreenLink>
                <span class="hint">{ content.say(Word::CountInBrackets, &[&count]) }</span>
            </li>
        }
    });
    html! {
        <section>
            <h2>{ content.tr(Word::Lists) }</h2>
            <p>{ content.tr(Word::ListsIntro) }</p>
            <ul id="lists" class="columns">{ for items }</ul>
        </section>
    }
}
