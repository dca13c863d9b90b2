//! Third step: the facts that decide what applies, the decisive ones first.

use std::rc::Rc;

use selfcheck_core::{
    Assessment, Response,
    assess::{Finding, facts_to_ask},
    words::Word,
};
use selfcheck_session::{PageOf, Screen, Step};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content, use_page_state},
    fact_card::FactCard,
    onward::{Next, Onward},
    screen_link::ScreenLink,
    today::of_today,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
}

#[component]
pub fn Facts(Props { response }: &Props) -> Html {
    let content = use_content();
    let state = use_page_state();
    let catalogue = content.catalogue;
    let assessment = content.assess(response);
    let facts = facts_to_ask(catalogue, response);
    let pages = response.entity.map(|entity| PageOf::all(catalogue, entity));
    let first = pages.and_then(|pages| pages.first().copied());
    let screen = |step| Screen::Check(response.id.clone(), step);
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::HowDoThingsStand) }</h1>
            <p>{ content.tr(Word::FactsText) }</p>
            if facts.is_empty() {
                <p class="banner" id="nothing-to-ask">{ content.tr(Word::NothingToAsk) }</p>
            }
            <div>
                { for facts.into_iter().map(|fact| html! {
                    <FactCard
                        key={catalogue.fact(fact).id.as_str()}
                        check_id={response.id.clone()}
                        {fact}
                        entity={response.entity}
                        answer={response.facts.get(&fact).copied()}
                    />
                }) }
            </div>
            <p class="hint" id="left" role="status">{ left(content, &assessment) }</p>
            { at_once(content, response, &assessment) }
            <Onward back={screen(state.before_facts(response))}>
                if let Some(page) = first {
                    <Next to={screen(Step::Measures(page))}>{ content.tr(Word::NextMeasures) }</Next>
                }
            </Onward>
        </div>
    }
}

/// What must be done immediately as things stand: it does not wait for its place in the walk.
fn at_once(content: Content, response: &Response, assessment: &Assessment) -> Option<Html> {
    let urgent: Vec<_> = assessment.immediate(content.catalogue).collect();
    if urgent.is_empty() {
        return None;
    }
    let item = |finding: &Finding| {
        let measure = content.catalogue.measure(finding.measure);
        let to = Screen::Check(response.id.clone(), Step::Measure(finding.measure));
        let today = of_today(content.catalogue, finding.measure).next();
        html! {
            <li key={measure.id.as_str()}>
                <ScreenLink {to}>{ content.text(&measure.name) }</ScreenLink>
                if let Some((reference, _)) = today {
                    <p class="hint">{ content.text(&reference.title) }</p>
                }
            </li>
        }
    };
    Some(html! {
        <section id="at-once" class="urgent-block">
            <h2>{ content.tr(Word::ToBeDoneImmediately) }</h2>
            <ul>{ for urgent.into_iter().map(item) }</ul>
        </section>
    })
}

/// How many measures still hang on something, or that nothing can change any more.
fn left(content: Content, assessment: &Assessment) -> String {
    match assessment.findings.iter().filter(|finding| !finding.hangs_on.is_empty()).count() {
        0 => content.say(Word::SettledGoOn, &[&assessment.bounds.applying]),
        n => content.say(Word::StillOpen, &[&n]),
    }
}
