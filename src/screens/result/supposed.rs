//! What would switch on if a fact turned out otherwise.

use super::Drawing;
use crate::{
    draw::{El, el},
    parts::chips::measure_chips,
};
use selfcheck_core::{
    assess::{facts_to_ask, what_if},
    catalogue::{FactIx, FactOption},
    words::Word,
};

pub fn draw(drawing: &Drawing<'_>) -> Option<El> {
    let view = drawing.view;
    let mut items = Vec::new();
    for fact in facts_to_ask(view.catalogue, drawing.response) {
        for (value, option) in (0u8..).zip(&view.catalogue.fact(fact).options) {
            if !option.what_if.zh.is_empty() && drawing.response.value(fact) != Some(value) {
                items.extend(supposition(drawing, fact, value, option));
            }
        }
    }
    if items.is_empty() {
        return None;
    }
    let section = el("section#what-if.card no-print")
        .put(el("h2").word(view, Word::IfThingsChange))
        .put(el("div").each(items));
    Some(section)
}

/// One supposition with the measures that it would switch on; nothing if there are none.
fn supposition(drawing: &Drawing<'_>, fact: FactIx, value: u8, option: &FactOption) -> Option<El> {
    let (view, lang) = (drawing.view, drawing.view.lang);
    let on = what_if(view.catalogue, drawing.response, &[(fact, value)]).on;
    if on.is_empty() {
        return None;
    }
    let items = on.iter().map(|ix| {
        let measure = view.catalogue.measure(*ix);
        el("li")
            .named("data-measure", &measure.id)
            .put(el("strong").of(view, &measure.name))
            .put(measure_chips(view, measure))
            .of(view, &measure.fix)
    });
    let name = [&view.catalogue.fact(fact).id, "=", &option.id].concat();
    let drawn = el("details")
        .named("data-what-if", &name)
        .put(el("summary").filled(view, Word::WouldBeMore, &[&option.what_if.get(lang), &on.len()]))
        .put(el("ul").each(items));
    Some(drawn)
}
