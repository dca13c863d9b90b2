//! First step: which kind of respondent, and what it calls itself.

use crate::{
    draw::{El, View, edit, el, h1, p},
    parts::{
        choice::{Choice, choices},
        steps::back_and_on,
    },
    state::{Edit, Field, Screen, Step},
};
use selfcheck_core::Response;

pub fn draw(view: &View<'_>, response: &Response) -> El {
    let lang = view.lang;
    let options = view
        .catalogue
        .entities()
        .map(|(ix, entity)| Choice {
            value: entity.id.clone(),
            label: entity.name.get(lang).to_owned(),
            hint: entity.hint.get(lang).to_owned(),
            tone: "",
            chosen: response.entity == Some(ix),
            tap: edit(response, Edit::Entity(ix)),
        })
        .collect();
    let unit = el("label.field")
        .set("for", "unit")
        .put(el("span").text(view.tr(
            "单位名称（可不填，会出现在结果上）",
            "Name of the organisation (optional, shown on the result)",
        )))
        .put(
            el("input")
                .set("type", "text")
                .id("unit")
                .set("maxlength", "80")
                .set("autocomplete", "organization")
                .writes(view, response, Field::Unit, &response.unit),
        );
    let hint = match response.entity {
        None => p("hint", view.tr("请先选择单位类型。", "Please choose a kind first.")),
        Some(entity) => {
            let words = view.tr("先看看这类单位的全部措施", "See all measures for this kind first");
            p("hint", "").put(view.link(&Screen::List(entity), words))
        }
    };
    let next = response.entity.map(|_| {
        let words = view.tr("下一步：所在地", "Next: place").to_owned();
        (Screen::Check(response.id.clone(), Step::Where), words)
    });
    let legend = view.tr("单位类型", "Kind of respondent");
    el("div")
        .put(h1(view.tr("您是哪类单位？", "What kind of organisation are you?")))
        .put(choices(view, "entity", "list", legend, None, options))
        .put(unit)
        .put(hint)
        .put(back_and_on(view, &Screen::Home, next))
}
