//! Where one is in the walk, and what is left.
//!
//! Contract: every step can be gone to once a kind is chosen; the one that is here is no link and is marked for who does not
//! see; where one is stands there in words as well.

use std::{mem::discriminant, rc::Rc};

use selfcheck_core::{Response, words::Word};
use selfcheck_session::{PageOf, Screen, Step};
use yew::prelude::*;

use super::{
    context::{use_content, use_page_state},
    screen_link::ScreenLink,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Where one is.
    pub now: Step,
}

#[component]
pub fn Steps(Props { response, now }: &Props) -> Html {
    let content = use_content();
    // A place that is set is not asked: there are four steps then.
    let place_is_asked = !use_page_state().place_is_set(response);
    let first = response.entity.and_then(|it| PageOf::all(content.catalogue, it).first().copied());
    let steps = [
        (Some(Step::Who), Word::Who),
        (Some(Step::Where), Word::Where),
        (Some(Step::Facts), Word::Facts),
        // The measures count as one.
        (first.map(Step::Measures), Word::Measures),
        (Some(Step::Result), Word::ResultStep),
    ];
    let is_here =
        |step: Option<Step>| step.is_some_and(|it| discriminant(&it) == discriminant(now));
    let asked = steps.into_iter().filter(|(step, _)| *step != Some(Step::Where) || place_is_asked);
    let steps: Vec<_> = asked.zip(1..).map(|((step, word), at)| (at, step, word)).collect();
    let here = steps.iter().find(|(_, step, _)| is_here(*step));
    let where_one_is = here
        .map(|(at, _, word)| content.say(Word::StepOf, &[at, &steps.len(), &content.tr(*word)]));
    let items = steps.iter().map(|(at, step, word)| {
        let name = html! {
            <><span class="step-number">{ *at }</span>{ content.tr(*word) }</>
        };
        let reachable = step.filter(|it| *it == Step::Who || response.entity.is_some());
        match (reachable, is_here(*step)) {
            (_, true) => html! { <li class="here"><span aria-current="step">{ name }</span></li> },
            (Some(step), false) => html! {
                <li><ScreenLink to={Screen::Check(response.id.clone(), step)}>{ name }</ScreenLink></li>
            },
            (None, false) => html! { <li><span>{ name }</span></li> },
        }
    });
    html! {
        <nav class="steps no-print" aria-label={content.tr(Word::Steps)}>
            <p class="hint" id="step">{ where_one_is }</p>
            <ol>{ for items }</ol>
        </nav>
    }
}
