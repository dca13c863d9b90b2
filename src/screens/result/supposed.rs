//! What would switch on, and off, if a fact turned out otherwise.

use super::Drawing;
use crate::{
    draw::{El, el},
    parts::chips::measure_chips,
};
use selfcheck_core::{
    prepare::{Supposition, prepare, suppositions},
    words::{Word, filled},
};

pub fn draw(drawing: &Drawing<'_>) -> Option<El> {
    let view = drawing.view;
    let suppositions = suppositions(view.catalogue, drawing.response);
    let items: Vec<_> =
        suppositions.into_iter().filter_map(|it| supposition(drawing, it)).collect();
    if items.is_empty() {
        return None;
    }
    let section = el("section#what-if.card no-print")
        .put(el("h2").word(view, Word::IfThingsChange))
        .put(el("div").each(items));
    Some(section)
}

/// One supposition with the measures that it would switch on or off; nothing if there are none.
fn supposition(drawing: &Drawing<'_>, supposition: Supposition) -> Option<El> {
    let (view, lang) = (drawing.view, drawing.view.lang);
    let prepared = prepare(view.catalogue, drawing.response, &[supposition]);
    let (on, off) = (prepared.on.len(), prepared.off.len());
    let blank = lang.pick("{}：增加 {} 项，减少 {} 项", "{}: {} more, {} fewer");
    let words = prepared.words(view.catalogue, lang);
    let summary = match (on, off) {
        (0, 0) => return None,
        (on, 0) => view.say(Word::WouldBeMore, &[&words, &on]),
        (on, off) => filled(blank, &[&words, &on, &off]),
    };
    let switched_off = lang.pick("不再适用：", "No longer: ");
    let rows = prepared
        .on
        .iter()
        .map(|row| (row, ""))
        .chain(prepared.off.iter().map(|row| (row, switched_off)));
    let items = rows.map(|(row, lead)| {
        let measure = view.catalogue.measure(row.measure);
        let item = el("li")
            .named("data-measure", &measure.id)
            .text(lead)
            .put(el("strong").of(view, &measure.name))
            .put(measure_chips(view, measure));
        if lead.is_empty() { item.of(view, &measure.fix) } else { item }
    });
    let fact = view.catalogue.fact(supposition.fact);
    let name = [&fact.id, "=", &fact.options[usize::from(supposition.value)].id].concat();
    let drawn = el("details")
        .named("data-what-if", &name)
        .put(el("summary").text(&summary))
        .put(el("ul").each(items));
    Some(drawn)
}
