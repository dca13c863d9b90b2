//! 准备清单: what would switch on if things turned out otherwise, to prepare for it.

use selfcheck_core::{
    prepare::{prepare, suppositions},
    words::Word,
};

use super::{Matter, Output, always};
use crate::{
    draw::{El, el, p},
    parts::papers,
};

pub static OUTPUT: Output = Output {
    order: 70,
    id: "prepare",
    name: ("准备清单", "Preparation list"),
    purpose: (
        "如果情况变了，要多做哪些事、哪些不用再做，按缓急列出来，先做准备。",
        "What more would have to be done if things change, and what no longer, most urgent first.",
    ),
    offered: always,
    draw,
};

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let lists: Vec<_> = suppositions(view.catalogue, matter.response)
        .into_iter()
        .filter_map(|supposition| {
            let prepared = prepare(view.catalogue, matter.response, &[supposition]);
            if prepared.on.is_empty() && prepared.off.is_empty() {
                return None;
            }
            let fact = view.catalogue.fact(supposition.fact);
            let option = &fact.options[usize::from(supposition.value)];
            let mut sheet = prepared.sheet(view.catalogue, view.lang);
            // There may be several lists: each says over itself, and in the name of its worksheet, what it is for.
            sheet.name = prepared.words(view.catalogue, view.lang);
            sheet.title = matter.lang().say(Word::NameAndAnswer, &[&sheet.title, &sheet.name]);
            let name = [&fact.id, "=", &option.id].concat();
            Some((name, sheet))
        })
        .collect();
    if lists.is_empty() {
        let none = matter.say(
            "按现在填的情况，没有需要提前准备的变化。",
            "As things stand, no change would add or end a measure.",
        );
        return papers::screen(matter, &OUTPUT, p("banner", none).id("nothing"));
    }
    let sheets: Vec<_> = lists.iter().map(|(_, sheet)| sheet.clone()).collect();
    let tables = lists.iter().map(|(name, sheet)| {
        el("section").key(name).named("data-what-if", name).put(papers::table(
            sheet,
            "list",
            matter.lang(),
        ))
    });
    let inside = el("div")
        .put(papers::ways_of(matter, matter.say("准备清单", "preparation"), &sheets, &sheets))
        .put(el("div.landscape").each(tables));
    papers::screen(matter, &OUTPUT, inside)
}
