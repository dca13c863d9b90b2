//! A self-check that is only looked at: from a result code, or from a file of a newer version.

use std::rc::Rc;

use super::{drawn_output, result};
use crate::draw::{El, Tap, View, button, el, p};
use selfcheck_core::words::Word;
use selfcheck_session::{
    Step,
    desk::{Guest, Source},
    keeping::KeepAction,
};

/// How many of the parts that were not understood are named.
const NAMED: usize = 20;

pub fn draw(view: &View<'_>, guest: &Rc<Guest>, step: Step) -> El {
    let response = Rc::new(guest.response.clone());
    let inside = match step {
        Step::Output(output) => drawn_output(view, &response, output, true),
        _ => result::draw(view, &response, true),
    };
    el("div").put(about(view, guest)).put(inside)
}

/// Where it comes from, and what of it could not be placed.
fn about(view: &View<'_>, guest: &Guest) -> El {
    let lang = view.lang;
    let (lead, rest) = match &guest.from {
        Source::Code { same_content, not_placed } => {
            let lead = lang.pick(
                "这是从结果码读出的自查，只能看，不能改。结果码不能证明是谁填的；备注、理由和单位名称不在里面。",
                "This was read from a result code and can only be looked at. A code proves nothing about who made it; remarks, reasons and the name of the unit are not in it.",
            );
            let mut rest: Vec<_> = not_placed.iter().map(|part| part.message(lang)).collect();
            if !same_content {
                rest.insert(0, lang.pick(
                    "做这个结果码的网页和本页版本不同，结果已按本页的内容重新计算。",
                    "The code was made with other content; the result is computed with the content of this page.",
                ).to_owned());
            }
            (lead.to_owned(), rest)
        }
        Source::Newer { format, left_out } => {
            let lead = match lang {
                selfcheck_core::Lang::Zh => format!(
                    "这个文件是用较新的网页保存的（格式 {format}）。为免改坏，在这里只能看，不能改。请更新本页后再打开。"
                ),
                selfcheck_core::Lang::En => format!(
                    "This file was saved by a newer version (format {format}). It can only be looked at, so that nothing in it is spoiled. Open it with the newest page."
                ),
            };
            let mut rest: Vec<_> =
                left_out.iter().take(NAMED).map(|path| place_words(view, path)).collect();
            if left_out.len() > NAMED {
                rest.push("…".to_owned());
            }
            if !rest.is_empty() {
                rest.insert(
                    0,
                    match lang {
                        selfcheck_core::Lang::Zh => {
                            format!("有 {} 处本页认不出，没有显示：", left_out.len())
                        }
                        selfcheck_core::Lang::En => format!(
                            "{} parts were not understood and are not shown:",
                            left_out.len()
                        ),
                    },
                );
            }
            (lead, rest)
        }
    };
    let copy = button("button")
        .text(lang.pick("保存到本机（可以接着改）", "Keep it on this device (to work on)"))
        .on(view, Tap::Act(KeepAction::Copy(guest.response.id.clone()).into()))
        .id("copy-guest");
    let rest =
        (!rest.is_empty()).then(|| el("ul").each(rest.iter().map(|line| el("li").text(line))));
    el("div#guest.banner")
        .set("role", "note")
        .put(p("", &lead))
        .put(rest)
        .put(p("actions no-print", "").put(copy))
}

/// Where in a file something stands that was not understood, in words as far as they are known.
fn place_words(view: &View<'_>, path: &str) -> String {
    let (lang, catalogue) = (view.lang, view.catalogue);
    let mut parts = path.split('.');
    let (room, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let measure = catalogue.find_measure(id).map(|ix| catalogue.measure(ix).name.get(lang));
    let fact = catalogue.find_fact(id).map(|ix| catalogue.fact(ix).name.get(lang));
    let (room, name) = match (room, measure, fact) {
        ("answers", Some(name), _) => (view.tr(Word::Measures), name),
        ("ledger", Some(name), _) => (lang.pick("整改台账", "Ledger"), name),
        ("facts", _, Some(name)) => (view.tr(Word::Facts), name),
        _ => return ["“", path, "”"].concat(),
    };
    view.say(Word::NameAndAnswer, &[&room, name])
}
