//! What the steps of reading find.

use super::lines::Place;

/// The most problems of one file that are told. A file with more is not one that was ever right.
pub(super) const MOST: usize = 500;

/// What a step has found: where, and what.
pub(super) type Found = Vec<(usize, String)>;

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file; `None` where it is about the file as a whole.
    pub place: Option<Place>,
    /// What is wrong, with the path within the response if there is one: `answers.staff-test: …`.
    pub message: String,
}

impl Problem {
    pub(super) fn whole(message: impl Into<String>) -> Self {
        Self { place: None, message: message.into() }
    }
}
