//! 报送文字: a paragraph for a work group, one tap to copy.

use selfcheck_core::{
    compare::compare,
    message::{Form, message},
};
use selfcheck_session::Action;
use yew::prelude::*;

use crate::{
    components::{
        context::{use_content, use_page_state},
        hand_out_button::HandOutButton,
        hand_out_outcome::HandOutOutcome,
        question::{Choice, Question},
    },
    host::{self, HandOut},
    output::{Output, ResultProps, always, last_check},
};

pub static OUTPUT: Output = Output {
    order: 30,
    id: "message",
    name: ("报送文字", "Message"),
    purpose: (
        "一段可以直接发到工作群的文字。点“复制”，到微信或钉钉里粘贴。",
        "A paragraph ready for a work group. Tap “Copy” and paste it there.",
    ),
    offered: always,
    draw: |props| html! { <Message ..props /> },
};

#[component]
fn Message(ResultProps { response, assessment, .. }: &ResultProps) -> Html {
    let content = use_content();
    let state = use_page_state();
    let (catalogue, lang, today) = (content.catalogue, content.lang, host::today());
    let long = state.long_message;
    let form = if long { Form::Long } else { Form::Short };
    let last = last_check(&state, response);
    let compared = last.map(|last| compare(catalogue, &last, response, today));
    let text = message(catalogue, response, assessment, form, compared.as_ref(), today, lang);
    let choice = |is, value, label, hint: &'static str| Choice {
        hint: hint.into(),
        ..Choice::new(value, label, long == is, Action::LongMessage(is))
    };
    let choices = vec![
        choice(false, "short", lang.pick("短的", "Short"), lang.pick("一段话", "one paragraph")),
        choice(
            true,
            "long",
            lang.pick("长的", "Long"),
            lang.pick("逐项列出问题、措施、责任人、时限", "every gap with fix, owner and date"),
        ),
    ];
    let copy = HandOut::Copy(text.as_str().into());
    let paragraphs = text.split('\n').map(|line| html! { <p>{ line }</p> });
    html! {
        <div>
            <Question name="form" legend={lang.pick("要长的还是短的？", "Long or short?")} {choices} />
            <p class="actions no-print">
                <HandOutButton id="copy" main=true label={lang.pick("复制", "Copy")} what={copy} />
            </p>
            <HandOutOutcome />
            <textarea
                id="message"
                class="message no-print"
                aria-label={lang.pick("报送文字", "Message")}
                rows={if long { "18" } else { "12" }}
                readonly=true
                value={text.clone()}
            />
            <div class="print-only">{ for paragraphs }</div>
        </div>
    }
}
