//! First step: which kind of respondent, and what it calls itself.
//!
//! Contract: without a kind there is no way on; what is missing is said where it is to be mended, and the keyboard is put
//! there. A kind that the site has set is shown and not asked.

use std::rc::Rc;

use selfcheck_core::{Response, words::Word};
use selfcheck_session::{Action, Edit, Field, Screen, Step};
use yew::prelude::*;

use crate::components::{
    context::{Content, PageState, edit, use_content, use_dispatch, use_page_state},
    onward::{Next, Onward},
    question::{Choice, Question},
    screen_link::ScreenLink,
    text_input::TextInput,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Whether the person wanted to go on without having chosen a kind.
    pub missing: bool,
}

#[component]
pub fn Who(Props { response, missing }: &Props) -> Html {
    let content = use_content();
    let state = use_page_state();
    let is_set = state.kind_is_set(response);
    let heading = if is_set { Word::Who } else { Word::WhatKind };
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(heading) }</h1>
            <TextInput
                check_id={response.id.clone()}
                field={Field::Unit}
                label={content.tr(Word::NameOfUnit)}
                value={response.unit.clone()}
                id="unit"
                maxlength="80"
                autocomplete="organization"
            />
            if is_set {
                { set_kind(content, &state, response) }
            } else {
                <Kinds {response} missing={*missing} />
            }
            <p class="hint">
                if let Some(entity) = response.entity {
                    <ScreenLink to={Screen::List(entity)}>{ content.tr(Word::SeeAllMeasures) }</ScreenLink>
                } else {
                    { content.tr(Word::ChooseAKindFirst) }
                }
            </p>
            <Onward back={Screen::Home}><ToNextStep {response} /></Onward>
        </div>
    }
}

/// The id of the first kind among the choices.
fn first_kind(content: Content) -> String {
    let first = content.catalogue.entities.first().map_or("", |entity| &entity.id);
    format!("entity-{first}")
}

/// The kinds to choose from.
#[component]
fn Kinds(Props { response, missing }: &Props) -> Html {
    let content = use_content();
    let kinds = content.catalogue.entities().map(|(ix, entity)| Choice {
        hint: content.text(&entity.hint).into(),
        ..Choice::new(
            entity.id.as_str(),
            content.text(&entity.name),
            response.entity == Some(ix),
            edit(response, Edit::Entity(ix)),
        )
    });
    html! {
        <Question
            name="entity"
            legend={content.tr(Word::KindOfRespondent)}
            choices={kinds.collect::<Vec<_>>()}
        >
            if *missing {
                <div id="errors" class="banner warn" role="alert">
                    <button type="button" class="link" data-goto={first_kind(content)}>
                        { content.tr(Word::ChooseAKindFirst) }
                    </button>
                </div>
            }
        </Question>
    }
}

/// The kind that the site has set, and the place if it is set as well.
fn set_kind(content: Content, state: &PageState, response: &Response) -> Html {
    let catalogue = content.catalogue;
    let kind = response.entity.map(|entity| content.text(&catalogue.entity(entity).name));
    let place = response.place.filter(|_| state.place_is_set(response));
    html! {
        <dl class="head" id="set">
            <dt>{ content.tr(Word::Kind) }</dt>
            <dd>{ kind }</dd>
            if let Some(place) = place {
                <dt>{ content.tr(Word::Place) }</dt>
                <dd>{ catalogue.place_words(place) }</dd>
            }
        </dl>
    }
}

#[derive(Properties, PartialEq)]
struct ToNextStepProps {
    response: Rc<Response>,
}

/// What leads on; while no kind is chosen, to the kinds.
#[component]
fn ToNextStep(ToNextStepProps { response }: &ToNextStepProps) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    if response.entity.is_none() {
        return html! {
            <button
                type="button"
                class="button main"
                id="next"
                data-goto={first_kind(content)}
                onclick={dispatch.on_click(Action::Miss)}
            >
                { content.tr(Word::NextPlace) }
            </button>
        };
    }
    let step = state.after_who(response);
    let word = if step == Step::Where { Word::NextPlace } else { Word::NextFacts };
    html! { <Next to={Screen::Check(response.id.clone(), step)}>{ content.tr(word) }</Next> }
}
