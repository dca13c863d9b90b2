//! A self-check at one of its steps.
//!
//! Contract: without a kind of respondent there is nothing to ask, and every step leads to the first, which says so. The elder
//! view asks one question at a time, the usual one a section.

use std::rc::Rc;

use selfcheck_core::{Response, words::Word};
use selfcheck_session::{Screen, Step, walk};
use yew::prelude::*;

use super::{
    facts::Facts, measures::Measures, overview::Overview, place::ChoosePlace,
    question::OneQuestion, result::ResultScreen, who::Who,
};
use crate::{
    components::{
        context::{Content, PageState, use_content, use_page_state},
        screen_link::ScreenLink,
        steps::Steps,
    },
    outputs::{self, OutputScreen},
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// The step that the address names.
    pub step: Step,
}

#[component]
pub fn Check(Props { response, step }: &Props) -> Html {
    let content = use_content();
    let state = use_page_state();
    let has_kind = response.entity.is_some();
    let missing = state.missing || !has_kind && *step != Step::Who;
    let step = if has_kind { *step } else { Step::Who };
    let step = one_by_one(content, &state, response, step);
    let screen = match step {
        Step::Who => html! { <Who {response} {missing} /> },
        Step::Where => html! { <ChoosePlace {response} /> },
        Step::Facts => html! { <Facts {response} /> },
        Step::Measures(page) => html! { <Measures {response} {page} /> },
        Step::Fact(_) | Step::Measure(_) => html! { <OneQuestion {response} {step} /> },
        Step::Overview => html! { <Overview {response} /> },
        Step::Result => html! { <ResultScreen {response} /> },
        Step::Output(id) => html! { <OutputScreen {response} {id} /> },
    };
    // What has an address of its own belongs to one of the five steps.
    let now = match step {
        Step::Output(_) | Step::Overview => Step::Result,
        Step::Fact(_) => Step::Facts,
        Step::Measure(measure) => {
            walk::page_of(content.catalogue, measure).map_or(Step::Facts, Step::Measures)
        }
        other => other,
    };
    let way_back = way_back(content, &state, response);
    html! {
        <div class={classes!(way_back.is_some().then_some("returning"))}>
            <Steps {response} {now} />
            { screen }
            { way_back }
        </div>
    }
}

/// The way back to the screen that sums up from which a question was gone to.
fn way_back(content: Content, state: &PageState, response: &Response) -> Option<Html> {
    let from = state.came_from?;
    let name = match from {
        Step::Output(id) => {
            let (zh, en) = outputs::find(id)?.name;
            content.lang.pick(zh, en)
        }
        Step::Overview => content.tr(Word::AllAnswers),
        _ => content.tr(Word::ResultStep),
    };
    Some(html! {
        <p class="return no-print">
            <ScreenLink to={Screen::Check(response.id.clone(), from)} class="button main" id="return">
                { content.say(Word::BackTo, &[&name]) }
            </ScreenLink>
        </p>
    })
}

/// The step as it is drawn: the elder view asks one by one, the usual one a section at a time.
fn one_by_one(content: Content, state: &PageState, response: &Response, step: Step) -> Step {
    let catalogue = content.catalogue;
    let first = |page| walk::first_of(catalogue, response, &content.assess(response), page);
    match step {
        Step::Facts if state.look.elder => first(None).unwrap_or(step),
        Step::Measures(page) if state.look.elder => first(Some(page)).unwrap_or(step),
        Step::Fact(_) if !state.look.elder => Step::Facts,
        Step::Measure(measure) if !state.look.elder => {
            walk::page_of(catalogue, measure).map_or(step, Step::Measures)
        }
        other => other,
    }
}
