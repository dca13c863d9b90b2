//! What is concluded of one measure.

use serde::Serialize;

use crate::{
    catalogue::{Catalogue, EntityIx, Measure, MeasureIx, Strength},
    logic::{QuestionSet, Truth},
    response::Fulfilment,
};

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

/// The measures that can ever apply to a kind of respondent, in catalogue order.
pub fn measures_for(
    catalogue: &Catalogue,
    entity: EntityIx,
) -> impl Iterator<Item = (MeasureIx, &Measure)> {
    catalogue.measures().filter(move |(_, measure)| measure.entities.contains(entity))
}

/// Whether the text demands it, for the part of the headline that counts only what is demanded.
pub(super) fn is_required(catalogue: &Catalogue, measure: MeasureIx) -> bool {
    catalogue.measure(measure).strength == Strength::Required
}
