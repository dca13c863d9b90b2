//! The self-check as a file: to keep, to send, to open again here or on another device.

use selfcheck_core::format;
use selfcheck_session::Screen;
use yew::prelude::*;

use crate::{
    components::{
        context::use_content, hand_out_button::HandOutButton, hand_out_outcome::HandOutOutcome,
        save_button::SaveButton, screen_link::ScreenLink,
    },
    host::HandOut,
    output::{Output, ResultProps, always},
};

pub static OUTPUT: Output = Output {
    order: 50,
    id: "file",
    name: ("保存和打开", "Save and open"),
    purpose: (
        "把这份自查存成文件，备注和理由都在里面。以后在这里或别的设备上可以再打开接着填。",
        "Save this self-check as a file, remarks and reasons included. It can be opened here or on another device later.",
    ),
    offered: always,
    draw: |props| html! { <SaveAndOpen ..props /> },
};

#[component]
fn SaveAndOpen(ResultProps { response, read_only, .. }: &ResultProps) -> Html {
    let content = use_content();
    let lang = content.lang;
    let save = if *read_only {
        let words = lang.pick(
            "这份自查只能看。要保存，请先点上面的“保存到本机（可以接着改）”。",
            "This self-check can only be looked at. To save it, tap “Keep it on this device (to work on)” above first.",
        );
        html! { <p class="banner">{ words }</p> }
    } else {
        let text = format::write(content.catalogue, response);
        let copy = HandOut::Copy(text.as_str().into());
        let copy_label = lang.pick("复制文件内容", "Copy what is in it");
        html! {
            <>
                <p class="actions">
                    <SaveButton {response} main=true />
                    <HandOutButton id="copy" label={copy_label} what={copy} />
                </p>
                <HandOutOutcome />
                <details>
                    <summary>{ lang.pick("看文件内容", "See what is in it") }</summary>
                    <textarea
                        id="file-text"
                        class="message"
                        aria-label={lang.pick("文件内容", "What is in it")}
                        rows="12"
                        readonly=true
                        value={text}
                    />
                </details>
            </>
        }
    };
    html! {
        <div>
            { save }
            <p>
                <ScreenLink to={Screen::Open} class="button" id="to-open">
                    { lang.pick("打开文件或结果码", "Open a file or a code") }
                </ScreenLink>
            </p>
        </div>
    }
}
