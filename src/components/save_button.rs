//! The button that saves a self-check as a file.
//!
//! Contract: the file holds everything that was said; its name says what it is, of whom and of which day.

use std::rc::Rc;

use selfcheck_core::{Response, format, words::Word};
use yew::prelude::*;

use super::{context::use_content, file_name::file_name, hand_out_button::HandOutButton};
use crate::host::HandOut;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Whether it is the one that most people want.
    #[prop_or_default]
    pub main: bool,
}

#[component]
pub fn SaveButton(Props { response, main }: &Props) -> Html {
    let content = use_content();
    let name = file_name(response, content.text(&content.catalogue.name));
    let what = HandOut::File {
        name: format!("{name}.json").into(),
        mime: "application/json",
        text: format::write(content.catalogue, response).into(),
    };
    html! {
        <HandOutButton id="save-file" main={*main} label={content.tr(Word::SaveAsAFile)} {what} />
    }
}
