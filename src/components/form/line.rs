//! A line of a form: what is asked, and what was said.
//!
//! Contract: what was said may be empty: then it is written by hand.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is asked.
    pub name: AttrValue,
    /// What was said; empty where there is to be room for it.
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub fn FormLine(Props { name, children }: &Props) -> Html {
    html! {
        <tr><th scope="row">{ name }</th><td>{ children.clone() }</td></tr>
    }
}
