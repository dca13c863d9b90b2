//! The one computation: a response against the catalogue gives findings, bounds and open questions.

mod assessment;
mod bounds;
mod counterfactual;
mod finding;
mod open;
mod what_if;

pub use assessment::{Assessment, assess};
pub use bounds::{Bounds, Range};
pub use counterfactual::{Counterfactual, counterfactual};
pub use finding::{Applicability, Finding, Progress, measures_for};
pub use open::{OpenQuestion, facts_to_ask};
pub use what_if::{WhatIf, what_if};
