//! What came of opening one file.
//!
//! Contract: says what became of what was in it, and names what of it has no question here; where it could not be opened, says
//! why and what to do.

use std::rc::Rc;

use selfcheck_core::{
    Lang, Response,
    format::{Problem, ReadError},
};
use selfcheck_session::{Found, Kept, Opened, Screen, Step};
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, use_content},
        screen_link::ScreenLink,
        title::title,
    },
    host,
};

/// How many of the parts without a question here are named.
const NAMED: usize = 20;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The file.
    pub opened: Rc<Opened>,
}

#[component]
pub fn OpenedFile(Props { opened }: &Props) -> Html {
    let content = use_content();
    let lang = content.lang;
    let outcome = match &opened.outcome {
        Err(error) => not_opened(error, lang),
        Ok(Found::Check(response, problems)) => {
            opened_as(content, lead(opened.kept, lang), response, problems)
        }
        Ok(Found::Guest(guest)) => {
            let lead = lang.pick("已打开，只能看：", "Opened, to be looked at only: ");
            opened_as(content, lead, &guest.response, &[])
        }
    };
    html! {
        <li class="card" data-opened={opened.file.clone()}>
            <h3>{ &opened.file }</h3>
            { outcome }
        </li>
    }
}

fn not_opened(error: &ReadError, lang: Lang) -> Html {
    let hint = lang.pick(
        "要选本页“保存为文件”存下的文件（名字以 .json 结尾）。选对了还打不开，就是文件坏了：请重新存一份，或者请对方重新发一份；对方也可以发结果码。",
        "Choose a file that this page saved (its name ends in .json). If it is one, it is damaged: save it anew, have it sent once more, or ask for the result code.",
    );
    html! {
        <>
            <p class="error">
                { lang.pick("没有打开，什么都没有改动。", "Not opened; nothing was changed.") }
            </p>
            <p>{ error.message(lang) }</p>
            <p class="hint">{ hint }</p>
        </>
    }
}

fn opened_as(
    content: Content,
    lead: &'static str,
    response: &Response,
    problems: &[Problem],
) -> Html {
    let result = Screen::Check(response.id.clone(), Step::Result);
    html! {
        <>
            <p>
                { lead }
                <ScreenLink to={result}>{ title(content, response) }</ScreenLink>
                { " " }
                <span class="hint">{ host::local_time(&response.updated) }</span>
            </p>
            if !problems.is_empty() {
                <p class="hint">{ set_aside(problems, content.lang) }</p>
            }
        </>
    }
}

/// What became of a self-check that was opened.
fn lead(kept: Kept, lang: Lang) -> &'static str {
    match kept {
        Kept::New => lang.pick("已打开：", "Opened: "),
        Kept::AlreadyHere => {
            lang.pick("本机已有一模一样的，没有再存：", "The very same is here already: ")
        }
        Kept::Beside => lang.pick(
            "已打开。本机已有它的另一版，两份都保留：",
            "Opened. Another version of it is here; both are kept: ",
        ),
    }
}

/// What of a self-check has no question here.
fn set_aside(problems: &[Problem], lang: Lang) -> String {
    let mut words: Vec<_> =
        problems.iter().take(NAMED).map(|problem| problem.plain(lang)).collect();
    if problems.len() > NAMED {
        words.push("…".to_owned());
    }
    let lead = lang.pick(
        "下面几处没有对应的题目，仍然保存着，不计入结果：",
        "These have no question here; they are kept, and not counted: ",
    );
    format!("{lead}{}", words.join(lang.pick("；", "; ")))
}
