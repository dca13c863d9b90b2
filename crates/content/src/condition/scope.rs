//! The words that a condition may use.

use selfcheck_core::catalogue::Fact;

use crate::validate::divisions::Divisions;

/// The word by which conditions name the place.
pub(crate) const PLACE: &str = "所在地";

/// What conditions may speak of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub facts: &'a [Fact],
    pub divisions: &'a Divisions,
}

impl Scope<'_> {
    /// Whether a word means something by itself: the place, a fact, an option, or a division.
    pub(super) fn knows(&self, word: &str) -> bool {
        word == PLACE
            || self.facts.iter().any(|fact| {
                fact.word == word || fact.options.iter().any(|option| option.name.zh == word)
            })
            || self.divisions.knows(word)
    }
}
