//! The order of the questions, and where a walk that was left goes on.

use crate::{draw::View, parts::progress::is_left, screens::measures::pages};
use selfcheck_core::{
    Assessment, Response,
    assess::{facts_to_ask, measures_for},
    catalogue::MeasureIx,
    logic::Question,
};
use selfcheck_session::{PageOf, Screen, Step};

/// Every question that is asked one by one, in order: the facts, then the measures that apply, section by section.
pub fn questions(view: &View<'_>, response: &Response, assessment: &Assessment) -> Vec<Step> {
    let facts = facts_to_ask(view.catalogue, response).into_iter().map(Step::Fact);
    let pages = pages(view, response, assessment);
    let measures = pages.iter().flat_map(|page| &page.applying);
    facts.chain(measures.map(|finding| Step::Measure(finding.measure))).collect()
}

/// Whether a question has no answer yet.
fn is_open(response: &Response, assessment: &Assessment, step: Step) -> bool {
    match step {
        Step::Fact(fact) => response.facts.get(&fact).is_none(),
        Step::Measure(measure) => is_left(assessment.finding(measure)),
        _ => false,
    }
}

/// How many questions have no answer yet, facts and measures alike.
pub fn left(view: &View<'_>, response: &Response, assessment: &Assessment) -> usize {
    let questions = questions(view, response, assessment);
    questions.into_iter().filter(|step| is_open(response, assessment, *step)).count()
}

/// Where to go on: the first question without an answer, else the result.
pub fn resume(view: &View<'_>, response: &Response) -> Screen {
    let assessment = view.assess(response);
    let step = if response.entity.is_none() {
        Step::Who
    } else if response.place.is_none() && place_matters(view, response) {
        Step::Where
    } else {
        let questions = questions(view, response, &assessment);
        questions
            .into_iter()
            .find(|step| is_open(response, &assessment, *step))
            .unwrap_or(Step::Result)
    };
    Screen::Check(response.id.clone(), step)
}

/// Whether the place changes what applies to this kind of respondent.
fn place_matters(view: &View<'_>, response: &Response) -> bool {
    response.entity.is_some_and(|entity| {
        let mut own = measures_for(view.catalogue, entity);
        own.any(|(_, measure)| measure.when.reads().contains(Question::Place))
    })
}

/// The section in which a measure is asked.
pub fn page_of(view: &View<'_>, measure: MeasureIx) -> Option<PageOf> {
    let at = view.catalogue.measure(measure).sources.first()?;
    Some(PageOf { notice: at.notice, section: at.section })
}

/// The measures of one section are asked from here on, one by one; the facts if there are none.
pub fn first_of(
    view: &View<'_>,
    response: &Response,
    assessment: &Assessment,
    of: Option<PageOf>,
) -> Option<Step> {
    let questions = questions(view, response, assessment);
    questions.into_iter().find(|step| match (step, of) {
        (Step::Fact(_), None) => true,
        (Step::Measure(measure), Some(page)) => page_of(view, *measure) == Some(page),
        _ => false,
    })
}
