//! What can be said of a response, and how it comes about.

use super::{
    bounds::{Bounds, bounds},
    finding::{Applicability, Finding, Progress},
    open::{OpenQuestion, open_questions},
};
use crate::{
    catalogue::{Catalogue, Measure, MeasureIx, Urgency},
    logic::{Question, QuestionSet, Situation},
    response::Response,
};

/// Everything that can be said of a response. Every screen, paper and file is a view of this value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// One finding for each measure of the catalogue, in its order.
    pub findings: Vec<Finding>,
    /// The headline numbers, each between two bounds.
    pub bounds: Bounds,
    /// The questions that can still change which measures apply, the most decisive first.
    /// Empty when nothing can change any more.
    pub open: Vec<OpenQuestion>,
}

impl Assessment {
    /// The finding of a measure.
    #[must_use]
    pub fn finding(&self, measure: MeasureIx) -> &Finding {
        &self.findings[measure.ix()]
    }

    /// The findings that apply.
    pub fn applying(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.applies())
    }

    /// The gaps, in the order in which they should be worked off: what must be done immediately
    /// first, then by how strongly it is asked, then as in the notices.
    #[must_use]
    pub fn gaps(&self, catalogue: &Catalogue) -> Vec<Finding> {
        let mut gaps: Vec<_> = self.findings.iter().copied().filter(Finding::is_gap).collect();
        let rank = |finding: &Finding| {
            let measure = catalogue.measure(finding.measure);
            (measure.urgency != Urgency::Immediately, measure.strength)
        };
        // Equals stay in the order of the notices.
        gaps.sort_by_key(rank);
        gaps
    }

    /// What must be done immediately and is not known to be done.
    pub fn immediate<'a>(&'a self, catalogue: &'a Catalogue) -> impl Iterator<Item = &'a Finding> {
        self.applying().filter(|finding| {
            catalogue.measure(finding.measure).urgency == Urgency::Immediately
                && (finding.progress.is_gap() || finding.progress.is_open())
        })
    }

    /// The question to ask next: the most decisive one not asked yet, else the most decisive one
    /// that was answered 不清楚. `None` when nothing can change any more.
    #[must_use]
    pub fn next(&self) -> Option<&OpenQuestion> {
        self.open.iter().find(|open| !open.said_unknown).or(self.open.first())
    }
}

/// Works out what applies, how far it is done, and what is still open.
///
/// Pure: the same catalogue and response always give the same assessment, whatever the order in
/// which the answers were given. Answering something unknown moves a finding from undetermined to
/// one of the other two and never back.
#[must_use]
pub fn assess(catalogue: &Catalogue, response: &Response) -> Assessment {
    let situation = response.situation(catalogue);
    let findings: Vec<_> = catalogue
        .measures()
        .map(|(ix, measure)| {
            let (applicability, proof, hangs_on) = apply(measure, situation.as_ref());
            let progress = Progress::of(response.fulfilment(ix));
            Finding { measure: ix, applicability, progress, proof, hangs_on }
        })
        .collect();
    let bounds = bounds(catalogue, situation.as_ref(), &findings);
    let open = open_questions(catalogue, response, situation.as_ref(), &findings);
    Assessment { findings, bounds, open }
}

/// Whether a measure applies, what forces it, and what it hangs on.
fn apply(
    measure: &Measure,
    situation: Option<&Situation<'_>>,
) -> (Applicability, QuestionSet, QuestionSet) {
    let who = QuestionSet::of(Question::Entity);
    let Some(situation) = situation else {
        return (Applicability::Undetermined, QuestionSet::EMPTY, who);
    };
    if !measure.entities.contains(situation.entity()) {
        return (Applicability::DoesNotApply, who, QuestionSet::EMPTY);
    }
    match situation.proof(&measure.when) {
        Some(proof) => {
            (situation.truth(&measure.when).into(), proof.union(who), QuestionSet::EMPTY)
        }
        None => {
            let hangs_on = situation.hangs_on(&measure.when);
            (Applicability::Undetermined, QuestionSet::EMPTY, hangs_on)
        }
    }
}
