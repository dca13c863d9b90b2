//! A self-check on this device: open, go on with, copy, delete.

use std::rc::Rc;

use selfcheck_core::{Response, words::Word};
use selfcheck_session::{
    Screen, Step,
    keeping::{Deletion, KeepAction},
    walk,
};
use yew::prelude::*;

use super::set_aside::SetAside;
use crate::{
    components::{
        confirm_delete::ConfirmDelete,
        context::{Content, use_content, use_dispatch, use_page_state},
        screen_link::ScreenLink,
        title::title,
    },
    host,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
}

#[component]
pub fn KeptCheck(Props { response }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let id = &response.id;
    let go_on = walk::resume(content.catalogue, response);
    let go_on_word = match go_on {
        Screen::Check(_, Step::Result) => Word::SeeTheResult,
        _ => Word::GoOn,
    };
    let open = match response.entity {
        Some(_) => Screen::Check(id.clone(), Step::Result),
        None => go_on.clone(),
    };
    html! {
        <li class="card" data-check={id.clone()}>
            <h3><ScreenLink to={open}>{ title(content, response) }</ScreenLink></h3>
            <p class="hint">{ details(content, response) }</p>
            <SetAside check_id={id.clone()} />
            <p class="actions">
                <ScreenLink to={go_on} class="button main">{ content.tr(go_on_word) }</ScreenLink>
                if state.may_begin() {
                    <button type="button" class="button" onclick={dispatch.on_click(KeepAction::Copy(id.clone()))}>
                        { content.tr(Word::CopyAsANewOne) }
                    </button>
                }
                <ConfirmDelete
                    deletion={Deletion::One(id.clone())}
                    question={content.tr(Word::DeleteThisCheck)}
                />
            </p>
        </li>
    }
}

/// Kind, place, gaps and time in one line.
fn details(content: Content, response: &Response) -> String {
    let mut details = Vec::new();
    if let Some(entity) = response.entity {
        // Without a name, the kind is the title.
        if !response.unit.trim().is_empty() {
            details.push(content.text(&content.catalogue.entity(entity).name).to_owned());
        }
        if let Some(place) = response.place {
            details.push(content.catalogue.place_words(place));
        }
        if response.answers.is_empty() {
            details.push(content.tr(Word::NoMeasureAnsweredYet).to_owned());
        } else {
            let assessment = content.assess(response);
            details.push(content.say(Word::GapsInDetails, &[&assessment.bounds.gaps]));
            match walk::measures_left(&assessment) {
                0 => {}
                left => details.push(content.say(Word::LeftInDetails, &[&left])),
            }
        }
    }
    details.push(content.say(Word::LastChanged, &[&host::local_time(&response.updated)]));
    details.join(content.tr(Word::BetweenDetails))
}
