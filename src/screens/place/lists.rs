//! The place by lists: the cities, and once one is chosen, its counties.

use std::rc::Rc;

use selfcheck_core::{
    Response,
    catalogue::{CityIx, Place},
    words::Word,
};
use selfcheck_session::Edit;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::context::{Content, edit, use_content, use_dispatch};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// The city that is chosen, or the one of the county that is.
    pub city: Option<CityIx>,
}

#[component]
pub fn PlaceLists(Props { response, city }: &Props) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let none = (0, content.tr(Word::PleaseChoose));
    let cities = catalogue.cities().map(|(_, city)| (city.code, city.name.as_str()));
    let code = |city: CityIx| catalogue.cities[city.ix()].code;
    let counties = city.map(|city| {
        // The city itself is there for who answers for all of it.
        let is_whole = is_whole_city(content, response);
        let whole = if is_whole { Word::TheWholeCity } else { Word::PleaseChoose };
        let counties = catalogue.counties_of(city).map(|(_, it)| (it.code, it.name.as_str()));
        let all: Vec<_> = [(code(city), content.tr(whole))].into_iter().chain(counties).collect();
        html! {
            <PlaceList
                key={city.0.to_string()}
                {response}
                id="county"
                label={Word::CountyOrDistrict}
                places={all}
                chosen={response.place.map_or(0, |place| catalogue.place_code(place))}
            />
        }
    });
    html! {
        <>
            <PlaceList
                {response}
                id="city"
                label={Word::City}
                places={[none].into_iter().chain(cities).collect::<Vec<_>>()}
                chosen={city.map_or(0, code)}
            />
            { counties }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PlaceListProps {
    response: Rc<Response>,
    id: &'static str,
    label: Word,
    /// Code and name of each; code 0 is no place.
    places: Vec<(u32, &'static str)>,
    /// The code of the one that is chosen.
    chosen: u32,
}

/// Places to choose from.
#[component]
fn PlaceList(props: &PlaceListProps) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let list = use_node_ref();
    // Which one is chosen is said to the list itself: the attribute `selected` says nothing any more of an option that the
    // person has chosen before.
    use_effect_with((list.clone(), props.chosen), |(list, chosen)| {
        if let Some(list) = list.cast::<HtmlSelectElement>() {
            list.set_value(&chosen.to_string());
        }
    });
    let choose = {
        let (response, send) = (Rc::clone(&props.response), dispatch.action);
        move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let code = list.value().parse().ok();
            let place: Option<Place> = code.and_then(|code| content.catalogue.find_place(code));
            send.emit(edit(&response, Edit::Place(place)));
        }
    };
    html! {
        <label class="field" for={props.id}>
            <span>{ content.tr(props.label) }</span>
            <select id={props.id} ref={list} onchange={choose}>
                { for props.places.iter().map(|(code, name)| html! {
                    <option key={*code} value={code.to_string()}>{ *name }</option>
                }) }
            </select>
        </label>
    }
}

/// Whether the respondent may answer for a whole city.
pub fn is_whole_city(content: Content, response: &Response) -> bool {
    response.entity.is_some_and(|entity| content.catalogue.entity(entity).whole_city)
}
