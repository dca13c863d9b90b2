//! The cards of some measures, one below the other.
//!
//! Contract: an answer draws its own card anew and no other.

use std::rc::Rc;

use selfcheck_core::{Response, assess::Finding};
use yew::prelude::*;

use super::{
    context::{use_content, use_page_state},
    measure_card::MeasureCard,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// What is concluded of the measures.
    pub findings: Vec<Finding>,
}

#[component]
pub fn MeasureCards(Props { response, findings }: &Props) -> Html {
    let catalogue = use_content().catalogue;
    let elder = use_page_state().look.elder;
    // It stays the same while only answers change.
    let respondent = use_memo(
        (response.id.clone(), response.entity, response.place, response.facts.clone()),
        |(id, entity, place, facts)| Response {
            id: id.clone(),
            entity: *entity,
            place: *place,
            facts: facts.clone(),
            ..Response::default()
        },
    );
    let cards = findings.iter().map(|finding| {
        html! {
            <MeasureCard
                key={catalogue.measure(finding.measure).id.as_str()}
                respondent={&respondent}
                finding={*finding}
                answer={response.answers.get(&finding.measure).cloned()}
                {elder}
            />
        }
    });
    html! { <div>{ for cards }</div> }
}
