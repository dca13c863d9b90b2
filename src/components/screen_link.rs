//! A link to a screen of the page.
//!
//! Contract: an address of the page, so that it can be opened in a window of its own, copied, and gone back from.

use selfcheck_session::Screen;
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where it leads.
    pub to: Screen,
    /// What it says.
    #[prop_or_default]
    pub children: Html,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// `page` or `step` where it leads to where one is (`aria-current`).
    #[prop_or_default]
    pub current: Option<AttrValue>,
    /// The id of the control to which it leads on that screen.
    #[prop_or_default]
    pub goto: Option<AttrValue>,
    /// The name of the output that it leads to.
    #[prop_or_default]
    pub output: Option<AttrValue>,
}

#[component]
pub fn ScreenLink(props: &Props) -> Html {
    let fragment = props.to.fragment(use_content().catalogue);
    html! {
        <a
            href={format!("#{fragment}")}
            class={props.class.clone()}
            id={props.id.clone()}
            aria-current={props.current.clone()}
            data-goto={props.goto.clone()}
            data-output={props.output.clone()}
        >
            { props.children.clone() }
        </a>
    }
}
