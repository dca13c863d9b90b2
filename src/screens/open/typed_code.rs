//! Where a result code is typed, or what a file holds is pasted: the only way where files cannot be saved.
//!
//! Contract: nobody is interrupted in the middle of a code; what is wrong with it is said once its result was asked for.

use selfcheck_core::code;
use selfcheck_session::Action;
use yew::prelude::*;

use crate::{
    components::context::{use_content, use_dispatch, use_page_state},
    host::HandOut,
};

#[component]
pub fn TypedCode() -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let lang = content.lang;
    let typed = state.code_typed.as_str();
    let is_file = typed.trim_start().starts_with('{');
    let wrong = match state.code_tried.as_deref() {
        Some(tried) if tried == typed && !is_file => code::decode(content.catalogue, typed).err(),
        _ => None,
    };
    let show = match is_file {
        true => {
            let name = lang.pick("粘贴的内容", "pasted");
            dispatch.on_click_hand_out(HandOut::Pasted(name, typed.into()))
        }
        false => dispatch.on_click(Action::ShowCode),
    };
    let how = lang.pick(
        "输入对方念的或者发来的数字，空格可有可无；也可以粘贴对方发来的链接，或者用“复制文件内容”复制的内容。然后点“看结果”。",
        "Type the digits that were read out or sent to you, with or without blanks, or paste a link or what “Copy what is in it” has copied. Then tap “Show the result”.",
    );
    html! {
        <section class="card">
            <h2>{ lang.pick("结果码，或者复制来的内容", "A result code, or what was copied") }</h2>
            <p>{ how }</p>
            <label class="field">
                <span>{ lang.pick("数字、链接或者内容", "Digits, link or content") }</span>
                <textarea
                    id="typed"
                    class="digits"
                    rows="5"
                    inputmode="numeric"
                    value={typed.to_owned()}
                    oninput={dispatch.on_input(Action::TypeCode)}
                />
            </label>
            <p class="error" id="code-error" role="status">
                { wrong.map(|error| error.message(lang)) }
            </p>
            <p class="actions">
                <button type="button" class="button main" id="show-code" onclick={show}>
                    { lang.pick("看结果", "Show the result") }
                </button>
            </p>
        </section>
    }
}
