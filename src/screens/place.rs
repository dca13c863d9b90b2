//! Second step: where the respondent is.
//!
//! Contract: the place is found by typing or chosen from the lists; what was typed and means no place, or several, is not
//! dropped without a word.

mod lists;

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Response,
    catalogue::{CityIx, Place},
    places,
    words::Word,
};
use selfcheck_session::{Action, Edit, Screen, Step, walk};
use yew::prelude::*;

use crate::components::{
    context::{Content, edit, use_content, use_dispatch, use_page_state},
    onward::{Next, Onward},
    references::{References, Topic},
};
use lists::{PlaceLists, is_whole_city};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
}

#[component]
pub fn ChoosePlace(Props { response }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let catalogue = content.catalogue;
    let typed = state.place_query.as_str();
    let found = places::find(catalogue, typed, is_whole_city(content, response));
    let city = response.place.map(|place| city_of(catalogue, place));
    let hint = match (walk::place_matters(catalogue, response), city) {
        (false, _) => Some(Word::PlaceDoesNotMatter),
        (true, None) => Some(Word::PlaceMayWait),
        _ => None,
    };
    let is_unsettled = !typed.is_empty() && found.len() != 1;
    let facts = Screen::Check(response.id.clone(), Step::Facts);
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::WhereIsIt) }</h1>
            if is_unsettled && state.missing {
                <p class="banner warn" id="errors" role="alert">{ content.tr(Word::PlaceNotChosen) }</p>
            }
            <label class="field" for="find">
                <span>{ content.tr(Word::FindPlace) }</span>
                <input
                    id="find"
                    type="text"
                    autocomplete="off"
                    value={typed.to_owned()}
                    oninput={dispatch.on_input(Action::SearchPlace)}
                />
            </label>
            <p class="hint" role="status">{ outcome(content, response, typed, found.len()) }</p>
            if !found.is_empty() {
                <div id="found" class="actions">
                    { for found.iter().map(|place| html! {
                        <FoundPlace
                            key={catalogue.place_code(*place).to_string()}
                            {response}
                            place={*place}
                        />
                    }) }
                </div>
            }
            <p>{ content.tr(Word::OrFromTheLists) }</p>
            <PlaceLists {response} {city} />
            <References topic={Topic::Places(city, found)} />
            if let Some(hint) = hint {
                <p class="hint">{ content.tr(hint) }</p>
            }
            <Onward back={Screen::Check(response.id.clone(), Step::Who)}>
                if is_unsettled {
                    <button
                        type="button"
                        class="button main"
                        id="next"
                        data-goto="find"
                        onclick={dispatch.on_click(Action::Miss)}
                    >
                        { content.tr(Word::NextFacts) }
                    </button>
                } else {
                    <Next to={facts}>{ content.tr(Word::NextFacts) }</Next>
                }
            </Onward>
        </div>
    }
}

/// What came of the typing: how many places may be meant or, when nothing is typed, which one is chosen.
fn outcome(content: Content, response: &Response, typed: &str, found: usize) -> String {
    match (found, typed, response.place) {
        (1.., ..) => content.say(Word::PlacesFound, &[&found]),
        (0, "", Some(place)) => {
            let place = content.catalogue.place_words(place);
            content.say(Word::NameAndAnswer, &[&content.tr(Word::Place), &place])
        }
        (0, "", None) => String::new(),
        (0, ..) => content.tr(Word::NoPlaceFound).to_owned(),
    }
}

#[derive(Properties, PartialEq)]
struct FoundPlaceProps {
    response: Rc<Response>,
    place: Place,
}

/// A place that may be meant: one tap chooses it.
#[component]
fn FoundPlace(FoundPlaceProps { response, place }: &FoundPlaceProps) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let catalogue = content.catalogue;
    let city = &catalogue.cities[city_of(catalogue, *place).ix()].name;
    let rest = match place {
        Place::City(_) => content.tr(Word::TheWholeCity),
        Place::County(county) => &catalogue.counties[county.ix()].name,
    };
    let choose = dispatch.on_click(edit(response, Edit::Place(Some(*place))));
    html! {
        <button
            type="button"
            class="button"
            data-place={catalogue.place_code(*place).to_string()}
            onclick={choose}
        >
            { format!("{city} {rest}") }
        </button>
    }
}

/// The city of a place, or the one that it is in.
fn city_of(catalogue: &Catalogue, place: Place) -> CityIx {
    match place {
        Place::City(city) => city,
        Place::County(county) => catalogue.counties[county.ix()].city,
    }
}
