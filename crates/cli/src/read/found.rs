//! What the steps of reading find.

/// The most problems of one file that are told. A file with more is not one that was ever right.
pub(super) const MOST: usize = 500;

/// What a step has found: where, and what.
pub(super) type Found = Vec<(usize, String)>;
