//! A field for one line in the respondent's own words, or for a day, with its label.
//!
//! Contract: what is typed goes to the self-check with every key.

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
    pub label: Html,
    /// What stands there.
    pub value: AttrValue,
    /// `text`, or `date` for a day (`2026-11-28`).
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// The id of the field.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// How many characters there is room for.
    #[prop_or_default]
    pub maxlength: Option<AttrValue>,
    /// What the browser may fill in (`autocomplete`).
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// What usually stands there.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// What the field is called among remarks (`data-note`).
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Classes of the label.
    #[prop_or_default]
    pub class: Classes,
    /// What stands below the field.
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub fn TextInput(props: &Props) -> Html {
    let dispatch = use_dispatch();
    html! {
        <label class={classes!("field", props.class.clone())} for={props.id.clone()}>
            <span>{ props.label.clone() }</span>
            <input
                type={props.kind.clone()}
                id={props.id.clone()}
                maxlength={props.maxlength.clone()}
                autocomplete={props.autocomplete.clone()}
                placeholder={props.placeholder.clone()}
                data-note={props.note.clone()}
                value={props.value.clone()}
                oninput={dispatch.on_write(&props.check_id, props.field)}
            />
            { props.children.clone() }
        </label>
    }
}
