//! 回头看: the last self-check beside this one.

use std::rc::Rc;

use selfcheck_core::{
    Response,
    compare::{Comparison, compare, struck_off},
    paper::day_words,
    words::{Word, filled},
};

use super::{Matter, Output, always};
use crate::{
    draw::{El, Tap, button, edit, el, p},
    parts::{
        choice::{Choice, choice, question},
        papers,
    },
    screens::title,
};
use selfcheck_session::{
    Screen,
    desk::{DeskAction, DeskEdit},
};

pub static OUTPUT: Output = Output {
    order: 60,
    id: "compare",
    name: ("回头看", "Look again"),
    purpose: (
        "和上一次自查比：哪些改好了，哪些还没改，哪些是新出现的，哪些超期了。",
        "This self-check beside the last: what was put right, what was not, what is new, what is overdue.",
    ),
    offered: always,
    draw,
};

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let others = view.model.comparable(matter.response);
    let last = matter.last();
    let open = view
        .link(
            &Screen::Open,
            matter.say("从文件或结果码打开上一次", "Open the last one from a file or a code"),
        )
        .class("button");
    let open = p("no-print", "").put(open);
    if others.is_empty() {
        let none = matter.say(
            "这台设备上没有别的自查可以比。上一次的自查存成了文件，或者有结果码的，请先打开。",
            "There is no other self-check here to compare with. If the last one is a file or a code, open it first.",
        );
        return papers::screen(
            matter,
            &OUTPUT,
            el("div").put(p("banner", none).id("nothing")).put(open),
        );
    }
    let choice = el("div.no-print").put(choose(matter, &others, last.as_deref())).put(open);
    let Some(last) = last else {
        return papers::screen(matter, &OUTPUT, choice);
    };
    let comparison = compare(view.catalogue, &last, matter.response, view.today);
    let sheet = comparison.sheet(view.catalogue, view.lang);
    let inside = el("div")
        .put(choice)
        .put(counts(matter, &comparison))
        .put(strike_off(matter, &last))
        .put(papers::ways(matter, matter.say("回头看", "look-again"), &sheet))
        .put(el("div.landscape").put(papers::table(&sheet, "comparison", matter.lang())).put(
            papers::signatures(&[
                matter.say("检查人：", "Checked by: "),
                matter.say("负责人：", "In charge: "),
                matter.say("单位（盖章）：", "Seal: "),
                matter.say("日期：", "Date: "),
            ]),
        ));
    papers::screen(matter, &OUTPUT, inside)
}

fn choose(matter: &Matter<'_>, others: &[Rc<Response>], last: Option<&Response>) -> El {
    let view = matter.view;
    let options = others.iter().fold(el("div.choices list"), |options, other| {
        let day = other.day().map(|day| day_words(day, view.lang)).unwrap_or_default();
        // Of what was read from a code only the day is known.
        let when = match other.updated.as_str() {
            "" => day,
            updated => {
                let changed = (view.local_time)(updated);
                [&day, view.tr(Word::BetweenDetails), &view.say(Word::LastChanged, &[&changed])]
                    .concat()
            }
        };
        let tap = Tap::Act(DeskAction::CompareWith(other.id.clone()).into());
        let label = title(view, other);
        let chosen = last.is_some_and(|last| last.id == other.id);
        let option =
            Choice { value: &other.id, label: &label, hint: &when, class: "choice", chosen, tap };
        options.put(choice(view, "last", option))
    });
    let question =
        question("last", matter.say("和哪一份比？", "Compare with which?"), None, options);
    el("div.no-print").put(question)
}

/// One tap for 对账销号: what is found put right now is struck off the ledger of the last self-check, if that is kept here.
fn strike_off(matter: &Matter<'_>, last: &Response) -> El {
    let view = matter.view;
    let here = !matter.read_only && view.model.find(&last.id).is_some();
    let entries = struck_off(view.catalogue, last, matter.response);
    let rows = entries.iter().filter(|(ix, entry)| last.ledger.get(*ix) != Some(*entry)).count();
    let words = filled(
        matter.say(
            "把本次查实已整改的 {} 项，在上次的台账里记为“已销号”",
            "Strike {} that are put right off the last ledger",
        ),
        &[&rows],
    );
    let strike = (here && rows > 0).then(|| {
        let tap = edit(last, DeskEdit::Ledger(Rc::new(entries)).into());
        p("", "").put(button("button").text(&words).on(view, tap).id("strike-off"))
    });
    el("div.no-print").put(strike).put(papers::undo(view, last))
}

/// How many of each change there are.
fn counts(matter: &Matter<'_>, comparison: &Comparison) -> El {
    let changes = comparison.in_short(matter.lang());
    let chip = |(words, count): &(&str, usize)| {
        el("span.chip").text(&[*words, " ", &count.to_string()].concat())
    };
    let line = el("p#changes-in-short.chips no-print").each(changes.iter().map(chip));
    match changes.is_empty() {
        true => line.text(matter.say("没有变化。", "Nothing has changed.")),
        false => line,
    }
}
