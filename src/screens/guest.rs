//! A self-check that is only looked at: from a result code, or from a file of a newer version.
//!
//! Contract: where it comes from, and what of it could not be placed, stands over it on every screen; nothing of it can be
//! changed unless it is kept on this device first.

use std::rc::Rc;

use selfcheck_core::{Lang, code::NotPlaced, words::Word};
use selfcheck_session::{Guest, Source, Step, keeping::KeepAction};
use yew::prelude::*;

use super::result::ResultScreen;
use crate::{
    components::context::{Content, use_content, use_dispatch},
    outputs::OutputScreen,
};

/// How many of the parts that were not understood are named.
const NAMED: usize = 20;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check, and where it comes from.
    pub guest: Rc<Guest>,
    /// The step that the address names: an output, or else the result.
    pub step: Step,
}

#[component]
pub fn GuestCheck(Props { guest, step }: &Props) -> Html {
    let response = use_memo(Rc::clone(guest), |guest| guest.response.clone());
    html! {
        <div>
            <Origin {guest} />
            if let Step::Output(id) = *step {
                <OutputScreen {response} {id} read_only=true />
            } else {
                <ResultScreen {response} read_only=true />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OriginProps {
    guest: Rc<Guest>,
}

/// Where it comes from, and what of it could not be placed.
#[component]
fn Origin(OriginProps { guest }: &OriginProps) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let (lead, rest) = match &guest.from {
        Source::Code { same_content, not_placed } => {
            from_code(content.lang, *same_content, not_placed)
        }
        Source::Newer { format, left_out } => from_newer(content, *format, left_out),
    };
    let copy = dispatch.on_click(KeepAction::Copy(guest.response.id.clone()));
    html! {
        <div id="guest" class="banner" role="note">
            <p>{ lead }</p>
            if !rest.is_empty() {
                <ul>{ for rest.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
            <p class="actions no-print">
                <button type="button" class="button" id="copy-guest" onclick={copy}>
                    { content.lang.pick("保存到本机（可以接着改）", "Keep it on this device (to work on)") }
                </button>
            </p>
        </div>
    }
}

/// What is said of a self-check from a result code: the lead, and line by line what else is to be known.
fn from_code(lang: Lang, same_content: bool, not_placed: &[NotPlaced]) -> (String, Vec<String>) {
    let lead = lang.pick(
        "这是从结果码读出的自查，只能看，不能改。结果码不能证明是谁填的；备注、理由和单位名称不在里面。",
        "This was read from a result code and can only be looked at. A code proves nothing about who made it; remarks, reasons and the name of the unit are not in it.",
    );
    let other_content = lang.pick(
        "做这个结果码的网页和本页版本不同，结果已按本页的内容重新计算。",
        "The code was made with other content; the result is computed with the content of this page.",
    );
    let other_content = (!same_content).then(|| other_content.to_owned());
    let not_placed = not_placed.iter().map(|part| part.message(lang));
    (lead.to_owned(), other_content.into_iter().chain(not_placed).collect())
}

/// What is said of a self-check from a file of a newer version: the lead, and line by line what was not understood.
fn from_newer(content: Content, format: u32, left_out: &[String]) -> (String, Vec<String>) {
    let count = left_out.len();
    let (lead, left_out_lead) = match content.lang {
        Lang::Zh => (
            format!(
                "这个文件是用较新的网页保存的（格式 {format}）。为免改坏，在这里只能看，不能改。请更新本页后再打开。"
            ),
            format!("有 {count} 处本页认不出，没有显示："),
        ),
        Lang::En => (
            format!(
                "This file was saved by a newer version (format {format}). It can only be looked at, so that nothing in it is spoiled. Open it with the newest page."
            ),
            format!("{count} parts were not understood and are not shown:"),
        ),
    };
    if left_out.is_empty() {
        return (lead, Vec::new());
    }
    let mut rest = vec![left_out_lead];
    rest.extend(left_out.iter().take(NAMED).map(|path| path_words(content, path)));
    if count > NAMED {
        rest.push("…".to_owned());
    }
    (lead, rest)
}

/// Where in a file something stands that was not understood, in words as far as they are known.
fn path_words(content: Content, path: &str) -> String {
    let catalogue = content.catalogue;
    let mut parts = path.split('.');
    let (part, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let measure = catalogue.find_measure(id).map(|ix| content.text(&catalogue.measure(ix).name));
    let fact = catalogue.find_fact(id).map(|ix| content.text(&catalogue.fact(ix).name));
    let (part, name) = match (part, measure, fact) {
        ("answers", Some(name), _) => (content.tr(Word::Measures), name),
        ("ledger", Some(name), _) => (content.lang.pick("整改台账", "Ledger"), name),
        ("facts", _, Some(name)) => (content.tr(Word::Facts), name),
        _ => return format!("“{path}”"),
    };
    content.say(Word::NameAndAnswer, &[&part, &name])
}
