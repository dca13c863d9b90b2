//! The self-check as a file: to keep, to send, to open again here or on another device.

use selfcheck_core::format;

use super::{Matter, Output, always};
use crate::{
    draw::{El, Out, el, p},
    parts::papers,
};
use selfcheck_session::Screen;

pub static OUTPUT: Output = Output {
    order: 50,
    id: "file",
    name: ("保存和打开", "Save and open"),
    purpose: (
        "把这份自查存成文件，备注和理由都在里面。以后在这里或别的设备上可以再打开接着填。",
        "Save this self-check as a file, remarks and reasons included. It can be opened here or on another device later.",
    ),
    offered: always,
    draw,
};

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let text = format::write(view.catalogue, matter.response);
    let inside = if matter.read_only {
        el("div").put(p(
            "banner",
            matter.say(
                "这份自查只能看。要保存，请先点上面的“保存到本机（可以接着改）”。",
                "This self-check can only be looked at. To save it, tap “Keep it on this device (to work on)” above first.",
            ),
        ))
    } else {
        el("div")
            .put(el("p.actions").put(papers::save(view, matter.response).class("button main")).put(
                papers::way(
                    view,
                    "button",
                    "copy",
                    matter.say("复制文件内容", "Copy what is in it"),
                    Out::Copy(text.as_str().into()),
                ),
            ))
            .put(papers::told(view))
            .put(
                el("details")
                    .put(el("summary").text(matter.say("看文件内容", "See what is in it")))
                    .put(
                        el("textarea#file-text.message")
                            .set("aria-label", matter.say("文件内容", "What is in it"))
                            .set("rows", "12")
                            .shows(&text),
                    ),
            )
    };
    let open = view
        .link(&Screen::Open, matter.say("打开文件或结果码", "Open a file or a code"))
        .class("button");
    papers::screen(matter, &OUTPUT, inside.put(p("", "").put(open.id("to-open"))))
}
