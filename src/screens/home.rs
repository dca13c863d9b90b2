//! The start: what this is, how to begin, and the self-checks on this device.

use std::rc::Rc;

use super::title;
use crate::{
    draw::{El, Tap, View, el, h1, p},
    host::store::Damaged,
    parts::confirm,
    state::{Action, Deletion, Screen, Step},
};
use selfcheck_core::{
    Response,
    assess::measures_for,
    format::Problem,
    lists::join,
    words::shared::{AGE, KEEPING, LEAD, LISTS, NAME},
};

pub fn draw(view: &View<'_>) -> El {
    let begin = view
        .button(
            "button main big",
            view.tr("开始自查", "Start a self-check"),
            Tap::Act(Action::Begin(None)),
        )
        .id("begin");
    el("div")
        .put(h1(view.both(NAME)))
        .put(p("lead", view.both(LEAD)))
        .put(p("", view.both(AGE)).id("age"))
        .put(el("p").put(begin))
        .put(p("hint", view.both(KEEPING)))
        .put(shelf(view))
        .put(damaged(view))
        .put(lists(view))
}

fn shelf(view: &View<'_>) -> Option<El> {
    let shelf = &view.model.shelf;
    if shelf.is_empty() {
        return None;
    }
    let question = view.tr(
        "删除本机上的全部自查？删除后找不回来。",
        "Delete every self-check on this device? This cannot be undone.",
    );
    let label = view.tr("全部删除", "Delete all");
    let delete_all =
        (shelf.len() > 1).then(|| confirm::delete(view, Deletion::All, label, question));
    let rows = shelf.iter().map(|response| row(view, response));
    let shelf = el("section#shelf")
        .put(el("h2").text(view.tr("本机上的自查", "Self-checks on this device")))
        .put(el("ul.plain").each(rows))
        .put(delete_all);
    Some(shelf)
}

fn row(view: &View<'_>, response: &Rc<Response>) -> El {
    let screen = |step| Screen::Check(response.id.clone(), step);
    let go_on = screen(Step::Who);
    let open = if response.entity.is_some() { screen(Step::Result) } else { go_on.clone() };
    let copy = Tap::Act(Action::Copy(response.id.clone()));
    let delete = confirm::delete(
        view,
        Deletion::One(response.id.clone()),
        view.tr("删除", "Delete"),
        view.tr("删除这份自查？删除后找不回来。", "Delete this self-check? This cannot be undone."),
    );
    let set_aside = view.model.set_aside.iter().find(|(id, _)| *id == response.id);
    el("li.card")
        .key(&response.id)
        .named("data-check", &response.id)
        .put(el("h3").put(view.link(&open, &title(view, response))))
        .put(p("hint", &details(view, response)))
        .put(set_aside.map(|(_, problems)| kept(view, problems)))
        .put(
            p("actions", "")
                .put(view.link(&go_on, view.tr("接着填", "Go on")).class("button"))
                .put(view.button("button", view.tr("复制为新的自查", "Copy as a new one"), copy))
                .put(delete),
        )
}

/// Kind, place, gaps and time in one line.
fn details(view: &View<'_>, response: &Response) -> String {
    let mut details = Vec::new();
    if let Some(entity) = response.entity {
        let kind = view.catalogue.entity(entity).name.get(view.lang);
        if !response.unit.trim().is_empty() {
            details.push(kind.to_owned());
        }
        if let Some(place) = response.place {
            details.push(view.catalogue.place_words(place));
        }
        details.push(if response.answers.is_empty() {
            view.tr("还没有填写措施", "no measure answered yet").to_owned()
        } else {
            let gaps = view.assess(response).bounds.gaps;
            view.say("缺口 {} 项", "gaps: {}", &[&gaps])
        });
    }
    let changed = (view.local_time)(&response.updated);
    details.push(view.say("最后修改 {}", "last changed {}", &[&changed]));
    join(&details, view.tr("，", " · "))
}

/// Answers that the content no longer has a question for.
fn kept(view: &View<'_>, problems: &[Problem]) -> El {
    let items = problems.iter().map(|problem| el("li").text(&problem.plain(view.lang)));
    el("div.banner")
        .set("data-set-aside", "")
        .put(p("", view.tr(
            "本页内容更新后，下面几处答案已经没有对应的题目。它们仍然保存着，不计入结果：",
            "The content has changed, and these answers no longer have a question. They are kept, and not counted:",
        )))
        .put(el("ul").each(items))
}

fn damaged(view: &View<'_>) -> Option<El> {
    if view.model.damaged.is_empty() {
        return None;
    }
    let damaged = el("section#damaged.banner warn")
        .put(el("h2").text(view.tr("打不开的数据", "Items that cannot be opened")))
        .put(p("", view.tr(
            "下面的数据打不开，已单独放在一边，没有改动。其他自查不受影响。",
            "These items cannot be opened. They were set aside and not touched; nothing else is affected.",
        )))
        .put(el("ul.plain").each(view.model.damaged.iter().map(|i| damaged_row(view, i))));
    Some(damaged)
}

fn damaged_row(view: &View<'_>, item: &Rc<Damaged>) -> El {
    let save = Tap::SaveDamaged(Rc::clone(item));
    let delete = confirm::delete(
        view,
        Deletion::Damaged(item.key.clone()),
        view.tr("删除", "Delete"),
        view.tr("删除这份打不开的数据？", "Delete this unreadable item?"),
    );
    el("li.card")
        .key(&item.key)
        .named("data-damaged", &item.key)
        .put(p("", &item.key))
        .put(p("", &item.why.message(view.lang)))
        .put(
            p("actions", "")
                .put(view.button("button", view.tr("原样保存为文件", "Save as it is"), save))
                .put(delete),
        )
        .put(
            el("details")
                .put(el("summary").text(view.tr("看原始内容", "Show as it is")))
                .put(el("pre").text(&item.raw)),
        )
}

fn lists(view: &View<'_>) -> El {
    let items = view.catalogue.entities().map(|(ix, entity)| {
        let count = measures_for(view.catalogue, ix).count();
        let count = view.say("（{} 项）", " ({})", &[&count]);
        el("li")
            .put(view.link(&Screen::List(ix), entity.name.get(view.lang)))
            .put(el("span.hint").text(&count))
    });
    el("section")
        .put(el("h2").text(view.both(LISTS)))
        .put(p("", view.tr(
            "不填写也可以先看完整清单，并打印成空白表：",
            "You can read the whole list before answering anything, and print it as a blank form:",
        )))
        .put(el("ul#lists.columns").each(items))
}
