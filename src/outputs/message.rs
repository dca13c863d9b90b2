//! 报送文字: a paragraph for a work group, one tap to copy.

use selfcheck_core::{
    compare::compare,
    message::{Form, message},
};

use super::{Matter, Output, always};
use crate::{
    draw::{El, Out, Tap, el},
    parts::{
        choice::{Choice, choice, question},
        papers,
    },
};
use selfcheck_session::desk::DeskAction;

pub static OUTPUT: Output = Output {
    order: 30,
    id: "message",
    name: ("报送文字", "Message"),
    purpose: (
        "一段可以直接发到工作群的文字。点“复制”，到微信或钉钉里粘贴。",
        "A paragraph ready for a work group. Tap “Copy” and paste it there.",
    ),
    offered: always,
    draw,
};

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let long = view.model.desk.long;
    let form = if long { Form::Long } else { Form::Short };
    let last = matter.last();
    let compared = last.map(|last| compare(view.catalogue, &last, matter.response, view.today));
    let (response, assessment) = (matter.response, matter.assessment);
    let (compared, today) = (compared.as_ref(), view.today);
    let text = message(view.catalogue, response, assessment, form, compared, today, view.lang);
    let forms = [
        (false, "short", matter.say("短的", "Short"), matter.say("一段话", "one paragraph")),
        (
            true,
            "long",
            matter.say("长的", "Long"),
            matter.say("逐项列出问题、措施、责任人、时限", "every gap with fix, owner and date"),
        ),
    ];
    let forms =
        forms.into_iter().fold(el("div.choices list"), |forms, (is, value, label, hint)| {
            let tap = Tap::Act(DeskAction::Long(is).into());
            let option = Choice { value, label, hint, class: "choice", chosen: long == is, tap };
            forms.put(choice(view, "form", option))
        });
    let rows = if long { "18" } else { "12" };
    let copy = Out::Copy(text.as_str().into());
    let inside = el("div")
        .put(question("form", matter.say("要长的还是短的？", "Long or short?"), None, forms))
        .put(el("p.actions no-print").put(papers::way(
            view,
            "button main",
            "copy",
            matter.say("复制", "Copy"),
            copy,
        )))
        .put(papers::told(view))
        .put(
            el("textarea#message.message no-print")
                .set("aria-label", matter.say("报送文字", "Message"))
                .set("rows", rows)
                .shows(&text),
        )
        .put(el("div.print-only").each(text.split('\n').map(|line| el("p").text(line))));
    papers::screen(matter, &OUTPUT, inside)
}
