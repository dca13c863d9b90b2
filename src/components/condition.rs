//! When a measure applies to a kind of respondent, in words.

use selfcheck_core::{
    catalogue::{EntityIx, Measure},
    logic::{Situation, Truth},
};

use super::context::Content;

/// The words; nothing if it always applies. What follows from the kind of respondent is no condition for it.
pub fn condition(content: Content, entity: EntityIx, measure: &Measure) -> Option<String> {
    let catalogue = content.catalogue;
    let certain = Situation::new(catalogue, entity, None, |_| None).truth(&measure.when);
    let words = catalogue.condition_words(&measure.when, content.lang);
    (certain != Truth::Yes && !words.is_empty()).then_some(words)
}
