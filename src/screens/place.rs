//! Second step: where the respondent is.

use crate::{
    draw::{El, View, el},
    parts::{reference::references, steps::back_and_on},
    state::{Screen, Step},
};
use selfcheck_core::{
    Response,
    assess::measures_for,
    catalogue::{CityIx, EntityGroup},
    logic::{Place, Question},
    words::Word,
};

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
    let hint = Word::PlaceDoesNotMatter;
    let hint = (!matters).then(|| view.p("hint", hint));
    let next = view.tr(Word::NextFacts).to_owned();
    el("div")
        .put(view.h1(Word::WhereIsIt))
        .put(field(view, "city", Word::City, select))
        .put(city.map(|city| counties(view, response, city)))
        .put(references(view, |reference| reference.place))
        .put(hint)
        .put(back_and_on(
            view,
            &Screen::Check(response.id.clone(), Step::Who),
            Some((Screen::Check(response.id.clone(), Step::Facts), next)),
        ))
}

fn counties(view: &View<'_>, response: &Response, city: CityIx) -> El {
    let catalogue = view.catalogue;
    let is_bureau =
        response.entity.is_some_and(|e| catalogue.entity(e).group == EntityGroup::Bureau);
    let whole = if is_bureau { view.tr(Word::TheWholeCity) } else { view.tr(Word::PleaseChoose) };
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
        .set_if(chosen, "selected", "selected")
        .text(name)
}
