//! Where saved files are opened, and result codes typed.

use selfcheck_core::{Lang, code, lists::join};

use super::title;
use crate::draw::{El, Out, Tap, View, button, el, h1, p};
use selfcheck_session::{
    Screen, Step,
    desk::{DeskAction, Found, Kept, Opened},
};

/// How many of the parts without a question here are named.
const NAMED: usize = 20;

pub fn draw(view: &View<'_>) -> El {
    el("div")
        .put(h1(view.lang.pick("打开文件或结果码", "Open a file or a code")))
        .put(files(view))
        .put(typed(view))
        .put(super::home_link(view))
}

fn files(view: &View<'_>) -> El {
    let lang = view.lang;
    let input = el("input#files")
        .set("type", "file")
        .set("multiple", "")
        .set("accept", ".json,application/json,text/plain");
    el("section.card")
        .put(el("h2").text(lang.pick("文件", "Files")))
        .put(p(
            "",
            lang.pick(
                "选择以前保存的自查文件（可以选多个），或者把文件拖到这个页面上。打开的自查会存到本机；原来的不会被改动。",
                "Choose saved self-checks (several at once if you like), or drop them on this page. They are then kept on this device; nothing that is here is changed.",
            ),
        ))
        .put(el("label.field").put(el("span").text(lang.pick("选择文件", "Choose files"))).put(input))
        .put(
            el("div").set("role", "status").put(el("ul#opened.plain").each(
                view.model.desk.opened.iter().enumerate().map(|(at, opened)| {
                    let number = view.model.desk.opened.len() - at;
                    outcome(view, opened).key(&number.to_string())
                }),
            )),
        )
}

/// What came of one file.
fn outcome(view: &View<'_>, opened: &Opened) -> El {
    let lang = view.lang;
    let item = el("li.card").named("data-opened", &opened.file).put(el("h3").text(&opened.file));
    match &opened.outcome {
        Err(error) => item
            .put(p(
                "error",
                lang.pick("没有打开，什么都没有改动。", "Not opened; nothing was changed."),
            ))
            .put(p("", &error.message(lang)))
            .put(p(
                "hint",
                lang.pick(
                    "要选本页“保存为文件”存下的文件（名字以 .json 结尾）。选对了还打不开，就是文件坏了：请重新存一份，或者请对方重新发一份；对方也可以发结果码。",
                    "Choose a file that this page saved (its name ends in .json). If it is one, it is damaged: save it anew, have it sent once more, or ask for the result code.",
                ),
            )),
        Ok(found) => {
            let (response, lead) = match found {
                Found::Check(response, _) => (&**response, lead(opened.kept, lang)),
                Found::Guest(guest) => (
                    &guest.response,
                    lang.pick("已打开，只能看：", "Opened, to be looked at only: "),
                ),
            };
            let set_aside = match found {
                Found::Check(_, problems) if !problems.is_empty() => {
                    let mut words: Vec<_> =
                        problems.iter().take(NAMED).map(|problem| problem.plain(lang)).collect();
                    if problems.len() > NAMED {
                        words.push("…".to_owned());
                    }
                    let lead = lang.pick(
                        "下面几处没有对应的题目，仍然保存着，不计入结果：",
                        "These have no question here; they are kept, and not counted: ",
                    );
                    Some(p("hint", &[lead, &join(&words, lang.pick("；", "; "))].concat()))
                }
                _ => None,
            };
            let result = Screen::Check(response.id.clone(), Step::Result);
            let link = view.link(&result, &title(view, response));
            item.put(
                p("", lead)
                    .put(link)
                    .text(" ")
                    .put(el("span.hint").text(&(view.local_time)(&response.updated))),
            )
            .put(set_aside)
        }
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

fn typed(view: &View<'_>) -> El {
    let lang = view.lang;
    let text = view.model.desk.typed.as_str();
    // What a file holds may be pasted as well: the only way where files cannot be saved.
    let is_file = text.trim_start().starts_with('{');
    let wrong = match &view.model.desk.tried {
        // Nobody is interrupted in the middle of a code.
        Some(tried) if *tried == view.model.desk.typed && !is_file => {
            code::decode(view.catalogue, text).err().map(|error| error.message(lang))
        }
        _ => None,
    };
    let tap = match is_file {
        true => Tap::Out(Out::Pasted(lang.pick("粘贴的内容", "pasted"), text.into())),
        false => Tap::Act(DeskAction::ShowTyped.into()),
    };
    let show = button("button main")
        .text(lang.pick("看结果", "Show the result"))
        .on(view, tap)
        .id("show-code");
    el("section.card")
        .put(el("h2").text(lang.pick("结果码，或者复制来的内容", "A result code, or what was copied")))
        .put(p(
            "",
            lang.pick(
                "输入对方念的或者发来的数字，空格可有可无；也可以粘贴对方发来的链接，或者用“复制文件内容”复制的内容。然后点“看结果”。",
                "Type the digits that were read out or sent to you, with or without blanks, or paste a link or what “Copy what is in it” has copied. Then tap “Show the result”.",
            ),
        ))
        .put(
            el("label.field").put(el("span").text(lang.pick("数字、链接或者内容", "Digits, link or content"))).put(
                el("textarea#typed.digits")
                    .set("rows", "5")
                    .set("inputmode", "numeric")
                    .hears(view, text, |typed| Tap::Act(DeskAction::Typed(typed).into())),
            ),
        )
        .put(p("error", wrong.as_deref().unwrap_or_default()).id("code-error").set("role", "status"))
        .put(p("actions", "").put(show))
}
