//! The one computation: a response against the catalogue gives findings, bounds and open questions.

mod bounds;
mod open;
mod what_if;

pub use bounds::{Bounds, Range};
pub use open::{OpenQuestion, facts_to_ask};
pub use what_if::{WhatIf, what_if};

use serde::Serialize;

use crate::{
    catalogue::{Catalogue, EntityIx, Measure, MeasureIx, Strength, Urgency},
    lists::sort,
    logic::{Flip, Question, QuestionSet, Situation, Truth},
    response::{Fulfilment, Response},
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

/// What is concluded of one measure (结论).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The measure.
    pub measure: MeasureIx,
    /// Whether it applies: computed, never answered.
    pub applicability: Applicability,
    /// How far it is done: answered, never computed.
    pub progress: Progress,
    /// The smallest set of the respondent's own answers that forces a settled applicability.
    /// Empty while it is undetermined.
    pub proof: QuestionSet,
    /// The questions that would settle an undetermined applicability. Empty once it is settled.
    pub hangs_on: QuestionSet,
}

/// Whether a measure applies to the respondent (适用性).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// 适用.
    Applies,
    /// 不适用.
    DoesNotApply,
    /// 待定: it hangs on something that is not known.
    Undetermined,
}

impl From<Truth> for Applicability {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Applies,
            Truth::No => Self::DoesNotApply,
            Truth::Unknown => Self::Undetermined,
        }
    }
}

/// What the answer to a measure says about the gap, apart from whether the measure applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// 已落实.
    Met,
    /// 部分落实: a gap.
    Partly,
    /// 未落实: a gap.
    Unmet,
    /// 待核实: may be a gap.
    ToVerify,
    /// 不适用, with a reason: no gap.
    Exempt,
    /// 不适用 without a reason: may be a gap until the reason is given.
    ExemptWithoutReason,
    /// Not answered: may be a gap.
    NotAnswered,
}

impl Progress {
    /// What an answer amounts to.
    #[must_use]
    pub fn of(fulfilment: Option<&Fulfilment>) -> Self {
        match fulfilment {
            None => Self::NotAnswered,
            Some(Fulfilment::Met) => Self::Met,
            Some(Fulfilment::Partly) => Self::Partly,
            Some(Fulfilment::Unmet) => Self::Unmet,
            Some(Fulfilment::ToVerify) => Self::ToVerify,
            Some(Fulfilment::Exempt { reason }) if reason.trim().is_empty() => {
                Self::ExemptWithoutReason
            }
            Some(Fulfilment::Exempt { .. }) => Self::Exempt,
        }
    }

    /// Whether it is a gap for certain, if the measure applies.
    #[must_use]
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Partly | Self::Unmet)
    }

    /// Whether it may still turn out a gap or not.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::ToVerify | Self::ExemptWithoutReason | Self::NotAnswered)
    }
}

impl Finding {
    /// Whether the measure applies for certain.
    #[must_use]
    pub fn applies(&self) -> bool {
        self.applicability == Applicability::Applies
    }

    /// Whether this is a gap (缺口): it applies and is not, or only partly, done.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.applies() && self.progress.is_gap()
    }

    /// Whether it may become a gap: something about it is not known yet.
    #[must_use]
    pub fn may_be_gap(&self) -> bool {
        match self.applicability {
            Applicability::Applies => self.progress.is_open(),
            Applicability::DoesNotApply => false,
            Applicability::Undetermined => self.progress.is_gap() || self.progress.is_open(),
        }
    }
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
        sort(&mut gaps, |a, b| rank(a) < rank(b));
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
    let bounds = bounds::bounds(catalogue, situation.as_ref(), &findings);
    let open = open::open_questions(catalogue, response, situation.as_ref(), &findings);
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

/// What would turn a settled applicability round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counterfactual<'c> {
    /// The fewest comparisons that would have to come out otherwise.
    Facts(Vec<Flip<'c>>),
    /// Only another kind of respondent would turn it.
    OnlyEntity,
}

/// The counterfactual of a finding: "would not apply if …", "would apply if …".
/// `None` while its applicability is undetermined.
#[must_use]
pub fn counterfactual<'c>(
    catalogue: &'c Catalogue,
    response: &Response,
    finding: &Finding,
) -> Option<Counterfactual<'c>> {
    let target = match finding.applicability {
        Applicability::Applies => false,
        Applicability::DoesNotApply => true,
        Applicability::Undetermined => return None,
    };
    let situation = response.situation(catalogue)?;
    let measure = catalogue.measure(finding.measure);
    if !measure.entities.contains(situation.entity()) {
        return Some(Counterfactual::OnlyEntity);
    }
    Some(match situation.flips(&measure.when, target) {
        Some(flips) => Counterfactual::Facts(flips),
        None => Counterfactual::OnlyEntity,
    })
}

/// The measures that can ever apply to a kind of respondent, in catalogue order.
pub fn measures_for(
    catalogue: &Catalogue,
    entity: EntityIx,
) -> impl Iterator<Item = (MeasureIx, &Measure)> {
    catalogue.measures().filter(move |(_, measure)| measure.entities.contains(entity))
}

/// Whether the text demands it, for the part of the headline that counts only what is demanded.
fn is_required(catalogue: &Catalogue, measure: MeasureIx) -> bool {
    catalogue.measure(measure).strength == Strength::Required
}
