//! Second step: where the respondent is.

use crate::{
    draw::{El, View, el, h1, p},
    parts::{reference::references, steps::back_and_on},
    state::{Screen, Step},
};
use selfcheck_core::{
    Response,
    assess::measures_for,
    catalogue::{CityIx, EntityGroup},
    logic::{Place, Question},
};

pub fn draw(view: &View<'_>, response: &Response) -> El {
    let catalogue = view.catalogue;
    let city = response.place.map(|place| match place {
        Place::City(city) => city,
        Place::County(county) => catalogue.counties[county.ix()].city,
    });
    let cities = catalogue.cities().map(|(ix, c)| option(c.code, &c.name, city == Some(ix)));
    let none = view.tr("请选择", "Please choose");
    let select = el("select#city")
        .put(option(0, none, city.is_none()))
        .each(cities)
        .chooses_place(view, response);
    let matters = response.entity.is_some_and(|entity| {
        let mut own = measures_for(catalogue, entity);
        own.any(|(_, measure)| measure.when.reads().contains(Question::Place))
    });
    let hint = view.tr(
        "对这类单位，所在地不影响适用哪些措施，只写在表头上。",
        "For this kind of respondent the place does not change what applies; it only heads the form.",
    );
    let hint = (!matters).then(|| p("hint", hint));
    let next = view.tr("下一步：情况", "Next: facts").to_owned();
    el("div")
        .put(h1(view.tr("单位在哪里？", "Where is it?")))
        .put(field("city", view.tr("设区市", "City"), select))
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
    let whole = if is_bureau {
        view.tr("全市（市级民政部门选这个）", "The whole city (for a city bureau)")
    } else {
        view.tr("请选择", "Please choose")
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
    field("county", view.tr("县（市、区）", "County or district"), select)
}

fn field(id: &'static str, label: &'static str, control: El) -> El {
    el("label.field").set("for", id).put(el("span").text(label)).put(control)
}

fn option(code: u32, name: &str, chosen: bool) -> El {
    el("option")
        .key(&code.to_string())
        .named("value", &code.to_string())
        .set_if(chosen, "selected", "selected")
        .text(name)
}
