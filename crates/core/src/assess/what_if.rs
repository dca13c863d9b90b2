//! What would switch on or off if a fact turned out otherwise.

use super::{
    assessment::{Assessment, assess},
    finding::Applicability,
};
use crate::{
    catalogue::{Catalogue, FactIx, MeasureIx},
    response::{FactAnswer, Response},
};

/// The difference that a supposed change makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// Measures that would apply and do not apply for certain now.
    pub on: Vec<MeasureIx>,
    /// Measures that would not apply for certain and are not certain not to apply now.
    pub off: Vec<MeasureIx>,
    /// The assessment under the supposition.
    pub assessment: Assessment,
}

/// Runs the same assessment on a response with some facts changed.
#[must_use]
pub fn what_if(catalogue: &Catalogue, response: &Response, changes: &[(FactIx, u8)]) -> WhatIf {
    let now = assess(catalogue, response);
    let mut supposed = response.clone();
    for (fact, value) in changes {
        supposed.facts.insert(*fact, FactAnswer::Value(*value));
    }
    let then = assess(catalogue, &supposed);
    let turned = |to: Applicability| {
        let mut turned = Vec::new();
        for (a, b) in now.findings.iter().zip(&then.findings) {
            if a.applicability != to && b.applicability == to {
                turned.push(a.measure);
            }
        }
        turned
    };
    WhatIf {
        on: turned(Applicability::Applies),
        off: turned(Applicability::DoesNotApply),
        assessment: then,
    }
}
