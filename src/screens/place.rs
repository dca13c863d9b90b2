//! Second step: where the respondent is.

use crate::{
    draw::{El, Tap, View, button, edit, el},
    parts::{reference::references, steps::onward},
};
use selfcheck_core::{
    Response,
    assess::measures_for,
    catalogue::{CityIx, Place, Reference},
    logic::Question,
    places,
    words::Word,
};
use selfcheck_session::{Action, Edit, Screen, Step};

pub fn draw(view: &View<'_>, response: &Response) -> El {
    let catalogue = view.catalogue;
    let city = response.place.map(|place| match place {
        Place::City(city) => city,
        Place::County(county) => catalogue.counties[county.ix()].city,
    });
    let cities = catalogue.cities().map(|(ix, c)| option(c.code, &c.name, city == Some(ix)));
    let none = view.tr(Word::PleaseChoose);
    let select = el("select#city")
        .put(option(0, none, city.is_none()))
        .each(cities)
        .chooses_place(view, response);
    let matters = response.entity.is_some_and(|entity| {
        let mut own = measures_for(catalogue, entity);
        own.any(|(_, measure)| measure.when.reads().contains(Question::Place))
    });
    let hint = match (matters, city) {
        (false, _) => Some(Word::PlaceDoesNotMatter),
        (true, None) => Some(Word::PlaceMayWait),
        _ => None,
    };
    let hint = hint.map(|hint| view.p("hint", hint));
    let typed = &*view.model.typed;
    let found = places::find(catalogue, typed, whole_city(view, response));
    let about = |reference: &Reference| {
        reference.places.iter().any(|ix| {
            city == Some(catalogue.counties[ix.ix()].city) || found.contains(&Place::County(*ix))
        })
    };
    // What was typed and means no place, or several, is not dropped without a word.
    let unsettled = !typed.is_empty() && found.len() != 1;
    let next = if unsettled {
        let next = view.button("", Word::NextFacts, Tap::Act(Action::Miss));
        next.set("data-goto", "find")
    } else {
        view.way(&Screen::Check(response.id.clone(), Step::Facts), Word::NextFacts)
    };
    let error = (unsettled && view.model.missing)
        .then(|| view.p("banner warn", Word::PlaceNotChosen).id("errors").set("role", "alert"));
    let offers = (!found.is_empty()).then(|| {
        let offers = found.iter().map(|place| offer(view, response, *place));
        el("div#found.actions").each(offers)
    });
    el("div")
        .put(view.h1(Word::WhereIsIt))
        .put(error)
        .put(find(view, typed))
        .put(outcome(view, response, &found))
        .put(offers)
        .put(view.p("", Word::OrFromTheLists))
        .put(field(view, "city", Word::City, select))
        .put(city.map(|city| counties(view, response, city)))
        .put(references(view, about))
        .put(hint)
        .put(onward(view, &Screen::Check(response.id.clone(), Step::Who), Some(next)))
}

/// Where the place is typed.
fn find(view: &View<'_>, typed: &str) -> El {
    let input = el("input#find").set("type", "text").set("autocomplete", "off");
    let input = input.hears(view, typed, |typed| Tap::Act(Action::Find(typed)));
    field(view, "find", Word::FindPlace, input)
}

/// What came of it: how many may be meant or, when nothing is typed, which place is chosen.
fn outcome(view: &View<'_>, response: &Response, found: &[Place]) -> El {
    let line = el("p.hint").set("role", "status");
    if !found.is_empty() {
        return line.filled(view, Word::PlacesFound, &[&found.len()]);
    }
    if !view.model.typed.is_empty() {
        return line.word(view, Word::NoPlaceFound);
    }
    let Some(place) = response.place else { return line };
    let place = view.catalogue.place_words(place);
    line.filled(view, Word::NameAndAnswer, &[&view.tr(Word::Place), &place])
}

/// A place that may be meant.
fn offer(view: &View<'_>, response: &Response, place: Place) -> El {
    let catalogue = view.catalogue;
    let (city, rest) = match place {
        Place::City(city) => (city, view.tr(Word::TheWholeCity)),
        Place::County(county) => {
            let county = &catalogue.counties[county.ix()];
            (county.city, &*county.name)
        }
    };
    let code = catalogue.place_code(place).to_string();
    button("button")
        .key(&code)
        .named("data-place", &code)
        .text(&[&catalogue.cities[city.ix()].name, " ", rest].concat())
        .on(view, edit(response, Edit::Place(Some(place))))
}

/// Whether it may answer for a whole city.
fn whole_city(view: &View<'_>, response: &Response) -> bool {
    response.entity.is_some_and(|entity| view.catalogue.entity(entity).whole_city)
}

fn counties(view: &View<'_>, response: &Response, city: CityIx) -> El {
    let catalogue = view.catalogue;
    let whole = if whole_city(view, response) {
        view.tr(Word::TheWholeCity)
    } else {
        view.tr(Word::PleaseChoose)
    };
    let options = catalogue
        .counties_of(city)
        .map(|(ix, c)| option(c.code, &c.name, response.place == Some(Place::County(ix))));
    let whole =
        option(catalogue.cities[city.ix()].code, whole, response.place == Some(Place::City(city)));
    let select = el("select")
        .key(&city.0.to_string())
        .id("county")
        .put(whole)
        .each(options)
        .chooses_place(view, response);
    field(view, "county", Word::CountyOrDistrict, select)
}

fn field(view: &View<'_>, id: &'static str, label: Word, control: El) -> El {
    el("label.field").set("for", id).put(el("span").word(view, label)).put(control)
}

fn option(code: u32, name: &str, chosen: bool) -> El {
    el("option")
        .key(&code.to_string())
        .named("value", &code.to_string())
        .selected(chosen)
        .text(name)
}
