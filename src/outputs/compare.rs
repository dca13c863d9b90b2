//! 回头看: the last self-check beside this one.

use std::rc::Rc;

use selfcheck_core::{
    Response,
    compare::{Comparison, compare, struck_off},
    paper::day_words,
    words::{Word, filled},
};
use selfcheck_session::{Action, Edit, Screen};
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, edit, use_content, use_dispatch, use_page_state},
        file_name::file_name,
        question::{Choice, Question},
        screen_link::ScreenLink,
        sheet_table::SheetTable,
        signatures::Signatures,
        take_along::TakeAlong,
        title::title,
        undo_note::UndoNote,
    },
    host::{local_time, today},
    output::{Output, ResultProps, always, last_check},
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
    draw: |props| html! { <LookAgain ..props /> },
};

#[component]
fn LookAgain(ResultProps { response, read_only, .. }: &ResultProps) -> Html {
    let content = use_content();
    let state = use_page_state();
    let lang = content.lang;
    let others = state.comparable(response);
    let last = last_check(&state, response);
    let open_words =
        lang.pick("从文件或结果码打开上一次", "Open the last one from a file or a code");
    let open = html! {
        <p class="no-print">
            <ScreenLink to={Screen::Open} class="button">{ open_words }</ScreenLink>
        </p>
    };
    if others.is_empty() {
        let none = lang.pick(
            "这台设备上没有别的自查可以比。上一次的自查存成了文件，或者有结果码的，请先打开。",
            "There is no other self-check here to compare with. If the last one is a file or a code, open it first.",
        );
        return html! {
            <div>
                <p class="banner" id="nothing">{ none }</p>
                { open }
            </div>
        };
    }
    let choices: Vec<_> =
        others.iter().map(|other| choice(content, other, last.as_deref())).collect();
    let choose = html! {
        <div class="no-print">
            <Question name="last" legend={lang.pick("和哪一份比？", "Compare with which?")} {choices} />
            { open }
        </div>
    };
    let Some(last) = last else {
        return choose;
    };
    let comparison = compare(content.catalogue, &last, response, today());
    let book = Rc::new(vec![comparison.sheet(content.catalogue, lang)]);
    let labels = vec![
        lang.pick("检查人：", "Checked by: "),
        lang.pick("负责人：", "In charge: "),
        lang.pick("单位（盖章）：", "Seal: "),
        lang.pick("日期：", "Date: "),
    ];
    html! {
        <div>
            { choose }
            { changes_in_short(content, &comparison) }
            <StrikeOff {last} now={response} read_only={*read_only} />
            <TakeAlong
                name={file_name(response, lang.pick("回头看", "look-again"))}
                book={Rc::clone(&book)}
                as_text=1
            />
            <div class="landscape">
                <SheetTable id="comparison" {book} />
                <Signatures {labels} />
            </div>
        </div>
    }
}

/// A self-check to compare with, as an answer.
fn choice(content: Content, other: &Response, last: Option<&Response>) -> Choice {
    let day = other.day().map(|day| day_words(day, content.lang)).unwrap_or_default();
    // Of what was read from a code only the day is known.
    let when = match other.updated.as_str() {
        "" => day,
        updated => {
            let changed = content.say(Word::LastChanged, &[&local_time(updated)]);
            format!("{day}{}{changed}", content.tr(Word::BetweenDetails))
        }
    };
    let chosen = last.is_some_and(|last| last.id == other.id);
    let action = Action::CompareWith(other.id.clone());
    Choice {
        hint: when.into(),
        ..Choice::new(other.id.clone(), title(content, other), chosen, action)
    }
}

/// How many of each change there are.
fn changes_in_short(content: Content, comparison: &Comparison) -> Html {
    let changes = comparison.in_short(content.lang);
    let chips = changes.iter().map(|(words, count)| {
        html! { <span class="chip">{ format!("{words} {count}") }</span> }
    });
    html! {
        <p id="changes-in-short" class="chips no-print">
            { for chips }
            if changes.is_empty() {
                { content.lang.pick("没有变化。", "Nothing has changed.") }
            }
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct StrikeOffProps {
    last: Rc<Response>,
    now: Rc<Response>,
    read_only: bool,
}

/// One tap for 对账销号: what is found put right now is struck off the ledger of the last self-check, if that is kept here.
#[component]
fn StrikeOff(StrikeOffProps { last, now, read_only }: &StrikeOffProps) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let here = !read_only && use_page_state().find(&last.id).is_some();
    let entries = struck_off(content.catalogue, last, now);
    let rows = entries.iter().filter(|(ix, entry)| last.ledger.get(*ix) != Some(*entry)).count();
    let words = content.lang.pick(
        "把本次查实已整改的 {} 项，在上次的台账里记为“已销号”",
        "Strike {} that are put right off the last ledger",
    );
    html! {
        <div class="no-print">
            if here && rows > 0 {
                <p>
                    <button
                        type="button"
                        class="button"
                        id="strike-off"
                        onclick={dispatch.on_click(edit(last, Edit::Ledger(Rc::new(entries))))}
                    >
                        { filled(words, &[&rows]) }
                    </button>
                </p>
            }
            <UndoNote response={last} />
        </div>
    }
}
