//! The order of the questions, what is left, and where a walk that was left goes on.
//!
//! What is left counts answers and never judges them: 待核实 and 不清楚 are answers. What is not certain to apply is not counted.

use selfcheck_core::{
    Assessment, Catalogue, Response, assess,
    assess::{Applicability, Finding, Progress, facts_to_ask, measures_for},
    catalogue::{MeasureIx, Section},
    logic::Question,
};

use crate::route::{PageOf, Screen, Step};

/// How long one answer takes, in seconds: reading a question, looking, one tap. Ten minutes for some forty measures.
const SECONDS: usize = 15;

/// The findings of one section, as far as they may apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPage {
    /// Which section.
    pub page: PageOf,
    /// What applies.
    pub applying: Vec<Finding>,
    /// What may apply.
    pub open: Vec<Finding>,
}

impl SectionPage {
    /// How many measures of the section that apply are left to answer.
    #[must_use]
    pub fn left(&self) -> usize {
        self.applying.iter().filter(|finding| is_left(finding)).count()
    }
}

/// The findings of one section, as far as they may apply.
#[must_use]
pub fn section_page(catalogue: &Catalogue, assessment: &Assessment, page: PageOf) -> SectionPage {
    let mut of = SectionPage { page, applying: Vec::new(), open: Vec::new() };
    for finding in &assessment.findings {
        if page_of(catalogue, finding.measure) != Some(page) {
            continue;
        }
        match finding.applicability {
            Applicability::Applies => of.applying.push(*finding),
            Applicability::Undetermined => of.open.push(*finding),
            Applicability::DoesNotApply => {}
        }
    }
    of
}

/// The sections that have anything that applies or may apply, in the order of the notices.
#[must_use]
pub fn pages(
    catalogue: &Catalogue,
    response: &Response,
    assessment: &Assessment,
) -> Vec<SectionPage> {
    let all = response.entity.map(|entity| PageOf::all(catalogue, entity));
    all.unwrap_or_default()
        .into_iter()
        .map(|page| section_page(catalogue, assessment, page))
        .filter(|page| !page.applying.is_empty() || !page.open.is_empty())
        .collect()
}

/// A section of a notice.
///
/// # Panics
/// If the catalogue has no such section.
#[must_use]
pub fn section(catalogue: &Catalogue, page: PageOf) -> &Section {
    &catalogue.notices[usize::from(page.notice)].sections[usize::from(page.section)]
}

/// The section in which a measure is asked.
#[must_use]
pub fn page_of(catalogue: &Catalogue, measure: MeasureIx) -> Option<PageOf> {
    let at = catalogue.measure(measure).sources.first()?;
    Some(PageOf { notice: at.notice, section: at.section })
}

/// Every question that is asked one by one, in order: the facts, then the measures that apply, section by section.
#[must_use]
pub fn questions(catalogue: &Catalogue, response: &Response, assessment: &Assessment) -> Vec<Step> {
    let facts = facts_to_ask(catalogue, response).into_iter().map(Step::Fact);
    let pages = pages(catalogue, response, assessment);
    let measures = pages.iter().flat_map(|page| &page.applying);
    facts.chain(measures.map(|finding| Step::Measure(finding.measure))).collect()
}

/// The measures of one section are asked from here on, one by one; the facts if no section is named.
#[must_use]
pub fn first_of(
    catalogue: &Catalogue,
    response: &Response,
    assessment: &Assessment,
    of: Option<PageOf>,
) -> Option<Step> {
    let questions = questions(catalogue, response, assessment);
    questions.into_iter().find(|step| match (step, of) {
        (Step::Fact(_), None) => true,
        (Step::Measure(measure), Some(page)) => page_of(catalogue, *measure) == Some(page),
        _ => false,
    })
}

/// Whether a question has no answer yet.
fn is_open(response: &Response, assessment: &Assessment, step: Step) -> bool {
    match step {
        Step::Fact(fact) => !response.facts.contains_key(&fact),
        Step::Measure(measure) => is_left(assessment.finding(measure)),
        _ => false,
    }
}

/// Whether a measure has no answer yet, or one that lacks its reason.
#[must_use]
pub fn is_left(finding: &Finding) -> bool {
    matches!(finding.progress, Progress::NotAnswered | Progress::ExemptWithoutReason)
}

/// How many questions have no answer yet, facts and measures alike.
#[must_use]
pub fn left(catalogue: &Catalogue, response: &Response, assessment: &Assessment) -> usize {
    let questions = questions(catalogue, response, assessment);
    questions.into_iter().filter(|step| is_open(response, assessment, *step)).count()
}

/// How many measures that apply are left to answer.
#[must_use]
pub fn measures_left(assessment: &Assessment) -> usize {
    assessment.applying().filter(|finding| is_left(finding)).count()
}

/// How many minutes so many answers take, one at least.
#[must_use]
pub fn minutes(answers: usize) -> usize {
    (answers * SECONDS).div_ceil(60).max(1)
}

/// Where to go on: the first question without an answer, else the result.
#[must_use]
pub fn resume(catalogue: &Catalogue, response: &Response) -> Screen {
    let step = if response.entity.is_none() {
        Step::Who
    } else if response.place.is_none() && place_matters(catalogue, response) {
        Step::Where
    } else {
        let assessment = assess(catalogue, response);
        let mut questions = questions(catalogue, response, &assessment).into_iter();
        let first = questions.find(|step| is_open(response, &assessment, *step));
        first.unwrap_or(Step::Result)
    };
    Screen::Check(response.id.clone(), step)
}

/// Whether the place changes what applies to this kind of respondent.
#[must_use]
pub fn place_matters(catalogue: &Catalogue, response: &Response) -> bool {
    response.entity.is_some_and(|entity| {
        let mut own = measures_for(catalogue, entity);
        own.any(|(_, measure)| measure.when.reads().contains(Question::Place))
    })
}
