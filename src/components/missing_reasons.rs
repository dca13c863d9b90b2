//! 不适用 without a reason: what is wrong, with the way to each.
//!
//! Contract: each is a link to where the reason is written; nothing is drawn where none is missing.

use std::rc::Rc;

use selfcheck_core::{
    Assessment, Response,
    assess::{Finding, Progress},
    words::Word,
};
use selfcheck_session::{Screen, Step};
use yew::prelude::*;

use super::{context::use_content, screen_link::ScreenLink};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// What follows from it.
    pub assessment: Rc<Assessment>,
}

#[component]
pub fn MissingReasons(Props { response, assessment }: &Props) -> Html {
    let content = use_content();
    let is_without = |it: &&Finding| it.progress == Progress::ExemptWithoutReason;
    let without: Vec<_> = assessment.applying().filter(is_without).collect();
    if without.is_empty() {
        return Html::default();
    }
    let count = without.len();
    let items = without.into_iter().map(|finding| {
        let measure = content.catalogue.measure(finding.measure);
        let to = Screen::Check(response.id.clone(), Step::Measure(finding.measure));
        html! {
            <li key={measure.id.as_str()}>
                <ScreenLink {to}>{ content.text(&measure.name) }</ScreenLink>
            </li>
        }
    });
    html! {
        <section id="errors" class="banner warn">
            <h2>{ content.say(Word::ReasonsMissing, &[&count]) }</h2>
            <ul>{ for items }</ul>
        </section>
    }
}
