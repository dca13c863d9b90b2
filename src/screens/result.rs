//! The result: what must be done at once, what is missing and why, what hangs on something unknown.
//!
//! Contract: every part is a view of the one assessment, so none can contradict another. Where the self-check is only looked
//! at, nothing leads to where it could be changed.

mod actions;
mod headline;
mod papers;
mod props;
mod respondent;
mod settled;
mod suppositions;
mod unanswered;
mod unknown;
mod work;
mod work_item;

use std::rc::Rc;

use selfcheck_core::{Response, words::Word};
use selfcheck_session::{PageOf, Screen, Step};
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, use_content},
        copied_note::CopiedNote,
        missing_reasons::MissingReasons,
        onward::Onward,
        references::{References, Topic},
        screen_link::ScreenLink,
    },
    output::ResultProps,
};
use actions::Actions;
use headline::Headline;
use papers::Papers;
use props::Props;
use respondent::Respondent;
use settled::Settled;
use suppositions::Suppositions;
use unanswered::Unanswered;
use unknown::Unknown;
use work::{Gaps, Immediate};

#[component]
pub fn ResultScreen(Props { response, read_only }: &Props) -> Html {
    let content = use_content();
    let read_only = *read_only;
    let assessment = Rc::new(content.assess(response));
    let is_urgent = assessment.immediate(content.catalogue).next().is_some();
    let part = ResultProps { response: Rc::clone(response), assessment, read_only };
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::Result) }</h1>
            <Respondent {response} {read_only} />
            <CopiedNote {response} {read_only} />
            if !read_only {
                <MissingReasons {response} assessment={&part.assessment} />
            }
            <Headline ..part.clone() />
            if is_urgent {
                // Past what must be done at once, for whoever has come for the papers.
                <p class="no-print">
                    <button type="button" class="link" data-goto="papers">
                        { content.lang.pick("要交的材料在下面", "The papers to hand in are below") }
                    </button>
                </p>
            }
            <section class="no-print"><References topic={Topic::Kind(response.entity)} /></section>
            <Immediate ..part.clone() />
            <Papers check_id={response.id.clone()} />
            <Gaps ..part.clone() />
            <Unknown ..part.clone() />
            <Unanswered ..part.clone() />
            <Suppositions {response} />
            <Settled ..part />
            if !read_only {
                <p class="no-print">
                    <ScreenLink to={Screen::Check(response.id.clone(), Step::Overview)} class="button">
                        { content.tr(Word::AllAnswers) }
                    </ScreenLink>
                </p>
            }
            <Actions {response} {read_only} />
            if !read_only {
                <Onward back={before(content, response)} near=false />
            }
        </div>
    }
}

/// The step before: the last measures, or the facts if there are none.
fn before(content: Content, response: &Response) -> Screen {
    let pages = response.entity.map(|entity| PageOf::all(content.catalogue, entity));
    let last = pages.unwrap_or_default().pop();
    Screen::Check(response.id.clone(), last.map_or(Step::Facts, Step::Measures))
}
