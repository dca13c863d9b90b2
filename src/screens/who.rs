//! First step: which kind of respondent, and what it calls itself.

use crate::{
    draw::{El, Tap, View, button, edit, el, p},
    parts::{
        choice::{Choice, choice, question},
        steps::onward,
    },
};
use selfcheck_core::{Response, words::Word};
use selfcheck_session::{Action, Edit, Field, Screen, Step};

/// `missing` if the person wanted to go on without having chosen a kind.
pub fn draw(view: &View<'_>, response: &Response, missing: bool) -> El {
    let lang = view.lang;
    let mut kinds = el("div.choices list");
    for (ix, entity) in view.catalogue.entities() {
        let kind = Choice {
            value: &entity.id,
            label: entity.name.get(lang),
            hint: entity.hint.get(lang),
            class: "choice",
            chosen: response.entity == Some(ix),
            tap: edit(response, Edit::Entity(ix)),
        };
        kinds = kinds.put(choice(view, "entity", kind));
    }
    let unit =
        el("label.field").set("for", "unit").put(el("span").word(view, Word::NameOfUnit)).put(
            el("input")
                .set("type", "text")
                .id("unit")
                .set("maxlength", "80")
                .set("autocomplete", "organization")
                .writes(view, response, Field::Unit, &response.unit),
        );
    let hint = match response.entity {
        None => view.p("hint", Word::ChooseAKindFirst),
        Some(entity) => {
            let words = Word::SeeAllMeasures;
            p("hint", "").put(view.way(&Screen::List(entity), words))
        }
    };
    // What is missing is said where it is to be mended, and the keyboard is put there.
    let first = view.catalogue.entities.first().map_or("", |entity| &entity.id);
    let first = ["entity-", first].concat();
    let on = match response.entity {
        Some(_) => {
            let step = view.model.after_who(response);
            let next = if step == Step::Where { Word::NextPlace } else { Word::NextFacts };
            view.way(&Screen::Check(response.id.clone(), step), next)
        }
        None => {
            let on = view.button("", Word::NextPlace, Tap::Act(Action::Miss));
            on.named("data-goto", &first)
        }
    };
    let error = missing.then(|| {
        let to_it = button("link").word(view, Word::ChooseAKindFirst).named("data-goto", &first);
        el("div#errors.banner warn").set("role", "alert").put(to_it)
    });
    let legend = view.tr(Word::KindOfRespondent);
    // A kind that is set is not asked.
    let set = view.model.kind_is_set(response);
    let heading = if set { Word::Who } else { Word::WhatKind };
    let kinds = (!set).then(|| question("entity", legend, error, kinds));
    el("div")
        .put(view.h1(heading))
        .put(unit)
        .put(set_kind(view, response))
        .put(kinds)
        .put(hint)
        .put(onward(view, &Screen::Home, Some(on)))
}

/// The kind that the site has set.
fn set_kind(view: &View<'_>, response: &Response) -> Option<El> {
    let entity = response.entity.filter(|_| view.model.kind_is_set(response))?;
    let kind = view.catalogue.entity(entity).name.get(view.lang);
    let place = response.place.filter(|_| view.model.place_is_set(response));
    let place = place.map(|place| view.catalogue.place_words(place));
    let rows = [(Word::Kind, Some(kind.clone())), (Word::Place, place)];
    let rows = rows.into_iter().filter_map(|(label, value)| Some((label, value?)));
    let rows = rows.flat_map(|(label, value)| [el("dt").word(view, label), el("dd").text(&value)]);
    Some(el("dl.head").id("set").each(rows))
}
