//! One question by itself, as the elder view asks: a fact or a measure, large, with the way to the one before and the next.
//!
//! Contract: a question that is not asked any more is said to be so, with the way to one that is.

use std::rc::Rc;

use selfcheck_core::{Assessment, Response, words::Word};
use selfcheck_session::{Screen, Step, walk};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content, use_page_state},
    fact_card::FactCard,
    measure_cards::MeasureCards,
    onward::{Next, Onward},
    progress::WholeProgress,
    read_aloud::ReadAloud,
    screen_link::ScreenLink,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// The question.
    pub step: Step,
}

#[component]
pub fn OneQuestion(Props { response, step }: &Props) -> Html {
    let content = use_content();
    let before_facts = use_page_state().before_facts(response);
    let catalogue = content.catalogue;
    let assessment = content.assess(response);
    let questions = walk::questions(catalogue, response, &assessment);
    let screen = |step| Screen::Check(response.id.clone(), step);
    let Some(at) = questions.iter().position(|question| question == step) else {
        return html! {
            <div>
                <h1 tabindex="-1">{ content.tr(Word::NotAskedAnyMore) }</h1>
                <Onward back={screen(before_facts)}>
                    <Next to={walk::resume(catalogue, response)}>{ content.tr(Word::NextQuestion) }</Next>
                </Onward>
            </div>
        };
    };
    let (back, back_word) = match at.checked_sub(1) {
        Some(before) => (questions[before], Word::PreviousQuestion),
        None => (before_facts, Word::Back),
    };
    let (on, on_word) = match questions.get(at + 1) {
        Some(next) => (*next, Word::NextQuestion),
        None => (Step::Result, Word::ToTheResult),
    };
    // Nearer than the one at the top of the page.
    let aloud = html! { <ReadAloud id="aloud-here" class="button" /> };
    html! {
        <div id="alone">
            <h1 tabindex="-1">{ content.say(Word::QuestionOf, &[&(at + 1), &questions.len()]) }</h1>
            <p class="hint">{ topic(content, *step) }</p>
            { question(content, response, &assessment, *step) }
            <WholeProgress
                left={walk::left(catalogue, response, &assessment)}
                word={Word::QuestionsLeft}
            />
            <Onward back={screen(back)} {back_word} between={aloud}>
                <Next to={screen(on)}>{ content.tr(on_word) }</Next>
            </Onward>
            <p class="no-print">
                <ScreenLink to={screen(Step::Overview)}>{ content.tr(Word::AllAnswers) }</ScreenLink>
            </p>
        </div>
    }
}

/// The question itself, with everything that belongs to it.
fn question(
    content: Content,
    response: &Rc<Response>,
    assessment: &Assessment,
    step: Step,
) -> Html {
    match step {
        Step::Fact(fact) => html! {
            <FactCard
                key={content.catalogue.fact(fact).id.as_str()}
                check_id={response.id.clone()}
                {fact}
                entity={response.entity}
                answer={response.facts.get(&fact).copied()}
            />
        },
        Step::Measure(measure) => html! {
            <MeasureCards {response} findings={vec![*assessment.finding(measure)]} />
        },
        _ => Html::default(),
    }
}

/// What the question is about: the facts, or a section of a notice.
fn topic(content: Content, step: Step) -> &'static str {
    let catalogue = content.catalogue;
    match step {
        Step::Measure(measure) => walk::page_of(catalogue, measure)
            .map_or("", |page| content.text(&walk::section(catalogue, page).short)),
        _ => content.tr(Word::Facts),
    }
}
