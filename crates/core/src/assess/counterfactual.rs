//! What would turn a finding round.

use super::finding::{Applicability, Finding};
use crate::{catalogue::Catalogue, logic::Flip, response::Response};

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
