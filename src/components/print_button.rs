//! The button to the print dialog.
//!
//! Contract: prints what is on screen, and nothing else happens.

use yew::prelude::*;

use super::{context::use_content, hand_out_button::HandOutButton};
use crate::host::HandOut;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether it is the one that most people want.
    #[prop_or_default]
    pub main: bool,
    /// What the button says, if not just that it prints.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

#[component]
pub fn PrintButton(Props { main, label }: &Props) -> Html {
    let content = use_content();
    let label = label.clone().unwrap_or(content.lang.pick("打印", "Print").into());
    html! {
        <HandOutButton id="print" main={*main} {label} what={HandOut::Print} />
    }
}
