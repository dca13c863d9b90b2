//! 整改台账: every gap as work, filled in here, taken along as a workbook, a table or on paper.

use std::rc::Rc;

use selfcheck_core::{
    Date,
    compare::{carry_over, compare},
    ledger::{self, Ledger, Row, ledger},
    response::WorkState,
    words::{Word, filled},
};

use super::{Matter, Output, always};
use crate::{
    draw::{El, Tap, button, edit, el, p},
    parts::{
        choice::{Choice, choice, question},
        papers, why,
    },
};
use selfcheck_session::{
    Field,
    desk::{DeskAction, DeskEdit, DeskField},
};

pub static OUTPUT: Output = Output {
    order: 20,
    id: "ledger",
    name: ("整改台账", "Rectification ledger"),
    purpose: (
        "每项缺口一行：谁负责、什么时候改完、改到哪一步。填好后打印、存成 Excel 表格，或者复制。",
        "A row for every gap: who puts it right, by when, and how far it is. Fill it in, then print it, save it for Excel, or copy it.",
    ),
    offered: always,
    draw,
};

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let ledger = ledger(view.catalogue, matter.response, matter.assessment);
    let inside = if ledger.rows.is_empty() {
        p(
            "banner",
            matter.say(
                "没有确定的缺口，台账是空的。还没填的措施填完后，这里会列出缺口。",
                "There is no certain gap, so the ledger is empty. Gaps will be listed here once the open measures are answered.",
            ),
        )
        .id("no-gaps")
    } else {
        let mut sheet = ledger.sheet(view.catalogue, view.today, view.lang);
        let comparison =
            matter.last().map(|last| compare(view.catalogue, &last, matter.response, view.today));
        let mut sheets = Vec::new();
        if let Some(comparison) = &comparison {
            let rows: Vec<_> = ledger.rows.iter().map(|row| row.measure).collect();
            comparison.mark_ledger(&rows, &mut sheet, view.lang);
            sheets.push(comparison.sheet(view.catalogue, view.lang));
        }
        sheets.insert(0, sheet);
        let unit = el("label.field")
            .put(el("span").text(matter.say("单位名称", "Name of the organisation")))
            .put(
                el("input")
                    .set("type", "text")
                    .set("maxlength", "80")
                    .set("autocomplete", "organization")
                    .set("data-note", "unit")
                    .writes(matter.view, matter.response, Field::Unit, &matter.response.unit),
            );
        let rows = (!matter.read_only).then(|| {
            el("section.no-print")
                .put(unit)
                .put(el("h2").text(matter.say("逐项填", "One by one")))
                .put(el("div#work").each(ledger.rows.iter().map(|row| card(matter, row))))
        });
        el("div")
            .put((!matter.read_only).then(|| at_once(matter, &ledger)))
            .put(rows)
            .put((!matter.read_only).then(|| still_empty(matter, &ledger)).flatten())
            .put(papers::ways_of(matter, matter.say("整改台账", "ledger"), &sheets, &sheets[..1]))
            .put(el("div.landscape").put(papers::table(&sheets[0], "ledger", matter.lang())).put(
                papers::signatures(&[
                    matter.say("填表人：", "Filled in by: "),
                    matter.say("负责人：", "In charge: "),
                    matter.say("单位（盖章）：", "Seal: "),
                    matter.say("日期：", "Date: "),
                ]),
            ))
    };
    papers::screen(matter, &OUTPUT, inside)
}

/// What the paper would come out without, before it is printed or saved.
fn still_empty(matter: &Matter<'_>, ledger: &Ledger) -> Option<El> {
    let unit = ledger.respondent.unit.is_empty();
    let nobody = ledger.rows.iter().filter(|row| row.owner.is_empty()).count();
    let no_day = ledger.rows.iter().filter(|row| row.due == ledger::Due::NotSet).count();
    let say = |zh, en, count: usize| filled(matter.say(zh, en), &[&count]);
    let parts: Vec<_> = [
        (unit, matter.say("单位名称", "the name of the organisation").to_owned()),
        (nobody > 0, say("{} 项的责任人", "the owners of {}", nobody)),
        (no_day > 0, say("{} 项的整改时限", "the due days of {}", no_day)),
    ]
    .into_iter()
    .filter_map(|(missing, words)| missing.then_some(words))
    .collect();
    if parts.is_empty() {
        return None;
    }
    let words = filled(
        matter.say(
            "还空着：{}。可以现在填，也可以打印以后手写。",
            "Still empty: {}. Fill it in now, or by hand once it is printed.",
        ),
        &[&papers::items(matter.view, &parts)],
    );
    Some(el("div#still-empty.banner no-print").put(p("", &words)))
}

/// What can be filled in for several gaps at once, and had back.
fn at_once(matter: &Matter<'_>, ledger: &Ledger) -> El {
    let (view, response) = (matter.view, matter.response);
    let fill = |id, words: String, entries| {
        button("button")
            .text(&words)
            .on(view, edit(response, DeskEdit::Ledger(Rc::new(entries)).into()))
            .id(id)
    };
    let nobody = ledger.rows.iter().filter(|row| row.owner.is_empty()).count();
    let no_day = ledger.rows.iter().filter(|row| row.due == ledger::Due::NotSet).count();
    let say = |zh, en, count: usize| filled(matter.say(zh, en), &[&count]);
    let from_last = matter.last().and_then(|last| {
        let entries = carry_over(view.catalogue, &last, response);
        let rows = ledger.rows.iter();
        let new = rows.filter(|row| entries.get(&row.measure) != response.ledger.get(&row.measure));
        let words = say(
            "沿用上次台账填的责任人、措施和时限（{} 项）",
            "Take owners, own words and dates of the last ledger ({})",
            new.count(),
        );
        (entries != response.ledger).then(|| fill("from-last", words, entries))
    });
    let owners = (nobody > 0).then(|| {
        let words = say(
            "责任人空着的 {} 项，填上通常负责的岗位",
            "Fill in the usual post for the {} without an owner",
            nobody,
        );
        fill("usual-owners", words, ledger::with_usual_owners(response, ledger, view.lang))
    });
    let day = Date::parse(&view.model.desk.day);
    let dates =
        (no_day > 0).then(|| {
            let words = say(
                "时限空着的 {} 项，填上面这个日期",
                "Fill in this day for the {} without one",
                no_day,
            );
            let entries = day.map(|day| ledger::with_day(response, ledger, day));
            let put = match entries {
                Some(entries) => fill("same-day", words, entries),
                None => button("button")
                    .text(&[&words, matter.say("（请先选日期）", " (choose a day first)")].concat())
                    .set("disabled", "")
                    .id("same-day"),
            };
            el("div")
                .put(el("label.field").put(el("span").text(matter.say("整改时限", "Due"))).put(
                    el("input#day").set("type", "date").hears(view, &view.model.desk.day, |day| {
                        Tap::Act(DeskAction::Day(day).into())
                    }),
                ))
                .put(put)
        });
    let how = matter.say(
        "改好一项，就在下面改它的“整改情况”，不用回去改答案。台账记的是这次自查查出的缺口；是不是真的改好了，下次自查再查。“已销号”由验收人核对以后再选。",
        "Once a gap is put right, change its state below and leave the answer as it is: the ledger is about what this self-check found missing. Whether it is put right for good is for the next one to find out. “Struck off” is for whoever has verified it.",
    );
    let any = from_last.is_some() || owners.is_some() || dates.is_some();
    el("div.no-print")
        .put(p("hint", how))
        .put(
            el("section.card at-once")
                .set_if(!any, "hidden", "")
                .put(el("h2").text(matter.say("一次填好几项", "Several at once")))
                .put(from_last)
                .put(owners)
                .put(dates),
        )
        .put(papers::undo(view, response))
}

/// A field for a few lines.
fn writing(matter: &Matter<'_>, label: &str, name: &str, field: Field, now: &str) -> El {
    let lines = el("textarea").set("rows", "2").named("data-note", name);
    el("label.field").put(el("span").text(label)).put(lines.writes(
        matter.view,
        matter.response,
        field,
        now,
    ))
}

/// What a person fills in for one gap.
fn card(matter: &Matter<'_>, row: &Row) -> El {
    let (view, response) = (matter.view, matter.response);
    let measure = view.catalogue.measure(row.measure);
    let entry = response.ledger.get(&row.measure);
    let owner = entry.map_or("", |entry| entry.owner.as_str());
    let due = entry.and_then(|entry| entry.due).map(selfcheck_core::Date::text).unwrap_or_default();
    let late = view.today.is_some_and(|today| ledger::overdue(row, today));
    let late = late.then(|| el("span.chip bad").text(matter.say("已超期", "Overdue")));
    let usual = row.usual_owner.get(view.lang);
    let owner = el("label.field")
        .put(
            el("span")
                .text(matter.say("责任人（填岗位就可以）", "Who puts it right (a post will do)")),
        )
        .put(
            el("input")
                .set("type", "text")
                .set("maxlength", "60")
                .named("placeholder", &[matter.say("通常是：", "Usually: "), usual].concat())
                .named("data-note", &["owner-", &measure.id].concat())
                .writes(view, response, DeskField::Owner(row.measure).into(), owner),
        );
    let plan = entry.map_or("", |entry| entry.plan.as_str());
    let plan = writing(
        matter,
        matter.say(
            "自己写整改措施（不写，台账上就用上面的建议）",
            "Your own words for what to do (else the ledger has the suggestion)",
        ),
        &["plan-", &measure.id].concat(),
        DeskField::Plan(row.measure).into(),
        plan,
    );
    let remark = response.answers.get(&row.measure).map_or("", |answer| answer.note.as_str());
    let remark = writing(
        matter,
        view.tr(Word::RemarkField),
        &["remark-", &measure.id].concat(),
        Field::Note(row.measure),
        remark,
    );
    let at_once = match (row.due, due.as_str()) {
        (ledger::Due::Immediately, "") => Some(
            el("span.owner").text(matter.say("（通知要求立即）", "(the notice says: immediately)")),
        ),
        _ => None,
    };
    let due =
        el("label.field").put(el("span").text(matter.say("整改时限", "Due")).put(at_once)).put(
            el("input")
                .set("type", "date")
                .named("data-note", &["due-", &measure.id].concat())
                .writes(view, response, DeskField::Due(row.measure).into(), &due),
        );
    let name = ["work-", &measure.id].concat();
    let states = [
        (WorkState::Open, "choice bad"),
        (WorkState::Working, "choice open"),
        (WorkState::Done, "choice good"),
        (WorkState::Closed, "choice good"),
    ];
    let states = states.into_iter().fold(el("div.choices row"), |states, (state, class)| {
        let option = Choice {
            value: state.as_str(),
            label: state.words(view.lang),
            hint: "",
            class,
            chosen: row.state == state,
            tap: edit(response, DeskEdit::Work(row.measure, state).into()),
        };
        states.put(choice(view, &name, option))
    });
    // The day of the tap stands there at first; who notes it later sets it right.
    let done = row.state.is_done().then(|| {
        let day = row.done.map(Date::text).unwrap_or_default();
        el("label.field").put(el("span").text(matter.say("完成时间", "Done on"))).put(
            el("input")
                .set("type", "date")
                .named("data-note", &["done-", &measure.id].concat())
                .writes(view, response, DeskField::Done(row.measure).into(), &day),
        )
    });
    el("article.card")
        .key(&measure.id)
        .named("data-measure", &measure.id)
        .put(el("h3").of(view, &measure.name).text(" ").put(late))
        .put(why::quote(view, measure))
        .put(
            p("fix", "")
                .put(
                    el("strong").text(matter.say("整改措施（建议）：", "What to do (suggested): ")),
                )
                .of(view, &measure.fix),
        )
        .put(plan)
        .put(el("div.pair").put(owner).put(due))
        .put(question(&name, matter.say("整改情况", "State"), None, states))
        .put(done)
        .put(remark)
}
