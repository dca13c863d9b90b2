//! A field for a few lines in the respondent's own words, with its label.
//!
//! Contract: what is typed goes to the self-check with every key; what is wrong with it is said below and marked for whoever
//! does not see.

use selfcheck_session::Field;
use yew::prelude::*;

use super::context::use_dispatch;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check.
    pub check_id: AttrValue,
    /// Where the text goes.
    pub field: Field,
    /// What is to be written.
    pub label: AttrValue,
    /// What stands there.
    pub value: AttrValue,
    /// What the field is called among remarks (`data-note`).
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// The measure whose reason it is (`data-reason`).
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

#[component]
pub fn TextArea(props: &Props) -> Html {
    let dispatch = use_dispatch();
    html! {
        <label class="field">
            <span>{ &props.label }</span>
            <textarea
                rows="2"
                data-note={props.note.clone()}
                data-reason={props.reason.clone()}
                aria-invalid={props.error.as_ref().map(|_| "true")}
                value={props.value.clone()}
                oninput={dispatch.on_write(&props.check_id, props.field)}
            />
            if let Some(error) = &props.error {
                <span class="error">{ error }</span>
            }
        </label>
    }
}
