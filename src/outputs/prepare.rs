//! 准备清单: what would switch on if things turned out otherwise, to prepare for it.

use std::rc::Rc;

use selfcheck_core::{
    Response,
    prepare::{prepare, suppositions},
    sheet::Sheet,
    words::Word,
};
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, use_content},
        file_name::file_name,
        sheet_table::SheetTable,
        take_along::TakeAlong,
    },
    output::{Output, ResultProps, always},
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
    draw: |props| html! { <Preparation ..props /> },
};

#[component]
fn Preparation(ResultProps { response, .. }: &ResultProps) -> Html {
    let content = use_content();
    let lang = content.lang;
    let (names, sheets): (Vec<_>, Vec<_>) = lists(content, response).into_iter().unzip();
    if sheets.is_empty() {
        let none = lang.pick(
            "按现在填的情况，没有需要提前准备的变化。",
            "As things stand, no change would add or end a measure.",
        );
        return html! { <p class="banner" id="nothing">{ none }</p> };
    }
    let as_text = sheets.len();
    let book = Rc::new(sheets);
    let tables = names.into_iter().enumerate().map(|(at, name)| {
        html! {
            <section key={name.as_str()} data-what-if={name}>
                <SheetTable id="list" book={Rc::clone(&book)} {at} />
            </section>
        }
    });
    html! {
        <div>
            <TakeAlong
                name={file_name(response, lang.pick("准备清单", "preparation"))}
                book={Rc::clone(&book)}
                {as_text}
            />
            <div class="landscape">{ for tables }</div>
        </div>
    }
}

/// A list for everything that could be otherwise and would change anything, each with what is supposed (`fact=value`).
fn lists(content: Content, response: &Response) -> Vec<(String, Sheet)> {
    let Content { catalogue, lang } = content;
    let list = |supposition| {
        let prepared = prepare(catalogue, response, &[supposition]);
        if prepared.on.is_empty() && prepared.off.is_empty() {
            return None;
        }
        let fact = catalogue.fact(supposition.fact);
        let option = &fact.options[usize::from(supposition.value)];
        let mut sheet = prepared.sheet(catalogue, lang);
        // There may be several lists: each says over itself, and in the name of its worksheet, what it is for.
        sheet.name = prepared.words(catalogue, lang);
        sheet.title = lang.say(Word::NameAndAnswer, &[&sheet.title, &sheet.name]);
        Some((format!("{}={}", fact.id, option.id), sheet))
    };
    suppositions(catalogue, response).into_iter().filter_map(list).collect()
}
