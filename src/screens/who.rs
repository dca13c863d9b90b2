//! First step: which kind of respondent, and what it calls itself.

use crate::{
    draw::{El, View, edit, el, p},
    parts::{
        choice::{Choice, choice, question},
        steps::back_and_on,
    },
    state::{Edit, Field, Screen, Step},
};
use selfcheck_core::{Response, words::Word};

pub fn draw(view: &View<'_>, response: &Response) -> El {
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
    let next = response.entity.map(|_| {
        let words = view.tr(Word::NextPlace).to_owned();
        (Screen::Check(response.id.clone(), Step::Where), words)
    });
    let legend = view.tr(Word::KindOfRespondent);
    el("div")
        .put(view.h1(Word::WhatKind))
        .put(question("entity", legend, None, kinds))
        .put(unit)
        .put(hint)
        .put(back_and_on(view, &Screen::Home, next))
}
