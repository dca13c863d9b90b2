//! 准备清单: what would switch on if things turned out otherwise, to prepare for it.

use selfcheck_core::{
    prepare::{prepare, suppositions},
    sheet::{Cell, Column, Sheet},
};

use super::{Matter, Output};
use crate::{
    draw::{El, el, p},
    parts::papers,
};

pub static OUTPUT: Output = Output {
    order: 70,
    id: "prepare",
    name: ("准备清单", "Preparation list"),
    purpose: (
        "如果情况变了（例如本县发现确诊病例），要多做哪些事，按缓急列出来，先做准备。",
        "What more would have to be done if things change (a case is confirmed in the county, for example), most urgent first.",
    ),
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
            let sheet = prepared.sheet(view.catalogue, view.lang);
            let name = [&fact.id, "=", &option.id].concat();
            Some((name, supposition.words(view.catalogue, view.lang), sheet))
        })
        .collect();
    if lists.is_empty() {
        let none = matter.say(
            "按现在的回答，没有哪种情况变化会增加或减少措施。",
            "As things stand, no change would add or end a measure.",
        );
        return papers::screen(matter, &OUTPUT, p("banner", none).id("nothing"));
    }
    let tables = lists.iter().map(|(name, words, sheet)| {
        el("section")
            .key(name)
            .named("data-what-if", name)
            .put(el("h2").text(words))
            .put(papers::table(sheet, "list"))
    });
    let sheet = together(matter, &lists);
    let inside = el("div")
        .put(papers::ways(matter, matter.say("准备清单", "preparation"), &sheet))
        .put(el("div").each(tables));
    papers::screen(matter, &OUTPUT, inside)
}

/// All lists in one table, to take along: what is supposed stands in its first column.
fn together(matter: &Matter<'_>, lists: &[(String, String, Sheet)]) -> Sheet {
    let mut all = Sheet {
        columns: vec![Column::new(matter.say("如果", "If"), 18)],
        rows: Vec::new(),
        notes: Vec::new(),
        ..lists[0].2.clone()
    };
    all.columns.extend(lists[0].2.columns.iter().cloned());
    for (_, words, sheet) in lists {
        for row in &sheet.rows {
            let mut cells = vec![Cell::from(words.as_str())];
            cells.extend(row.iter().cloned());
            all.rows.push(cells);
        }
        let new = sheet.notes.iter().filter(|note| !all.notes.contains(note)).cloned();
        let new: Vec<_> = new.collect();
        all.notes.extend(new);
    }
    all
}
