//! What can be made of the result and handed in.

use selfcheck_session::{Screen, Step};
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, use_content, use_page_state},
        screen_link::ScreenLink,
    },
    output::Output,
    outputs,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check.
    pub check_id: AttrValue,
}

#[component]
pub fn Papers(Props { check_id }: &Props) -> Html {
    let content = use_content();
    let state = use_page_state();
    let offered = outputs::ALL.iter().filter(|output| (output.offered)(&state));
    let heading = content.lang.pick("报送和整改", "Hand in and put right");
    html! {
        <nav id="papers" class="no-print" tabindex="-1" aria-label={heading}>
            <h2>{ heading }</h2>
            <ul class="plain papers">{ for offered.map(|output| item(content, check_id, output)) }</ul>
        </nav>
    }
}

/// An output with the first sentence of what it is good for: the whole stands on its own screen.
fn item(content: Content, check_id: &AttrValue, output: &'static Output) -> Html {
    let lang = content.lang;
    let purpose = lang.pick(output.purpose.0, output.purpose.1);
    let end = lang.pick("。", ". ");
    let first = purpose.split_once(end).map_or(purpose, |(first, _)| first);
    html! {
        <li key={output.id}>
            <ScreenLink to={Screen::Check(check_id.to_string(), Step::Output(output.id))} output={output.id}>
                { lang.pick(output.name.0, output.name.1) }
            </ScreenLink>
            <span class="hint">{ first }</span>
        </li>
    }
}
