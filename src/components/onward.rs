//! What leads to the step before and to the step after, always at the same place.
//!
//! Contract: where `near`, both stay in sight while one scrolls; what leads on has the id `next`, to which Enter goes.

use selfcheck_core::words::Word;
use selfcheck_session::Screen;
use yew::prelude::*;

use super::{context::use_content, screen_link::ScreenLink};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The step before.
    pub back: Screen,
    /// What the way there says.
    #[prop_or(Word::Back)]
    pub back_word: Word,
    /// What leads on: a link or a button with the id `next`.
    #[prop_or_default]
    pub children: Html,
    /// What stands between the two.
    #[prop_or_default]
    pub between: Html,
    /// Whether they stay in sight.
    #[prop_or(true)]
    pub near: bool,
}

#[component]
pub fn Onward(props: &Props) -> Html {
    let content = use_content();
    html! {
        <nav
            class={classes!("onward", props.near.then_some("near"), "no-print")}
            aria-label={content.tr(Word::BackAndOn)}
        >
            <ScreenLink to={props.back.clone()} class="button">{ content.tr(props.back_word) }</ScreenLink>
            { props.between.clone() }
            { props.children.clone() }
        </nav>
    }
}

#[derive(Properties, PartialEq)]
pub struct NextProps {
    /// The step after.
    pub to: Screen,
    /// What the way there says.
    pub children: Html,
}

/// The link that leads on.
#[component]
pub fn Next(NextProps { to, children }: &NextProps) -> Html {
    html! {
        <ScreenLink to={to.clone()} class="button main" id="next">{ children.clone() }</ScreenLink>
    }
}
