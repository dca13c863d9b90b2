//! What is asked of every name, text and list of a pack, and the faults that were found.

use super::error::{Fault, FaultKind, PackError};
use crate::date::Date;

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, path: impl Into<String>, kind: FaultKind) {
        self.0.push(Fault { path: path.into(), kind });
    }

    /// That there is none.
    pub(super) fn none(&self) -> Result<(), PackError> {
        if self.0.is_empty() { Ok(()) } else { Err(PackError::Unsound(self.0.clone())) }
    }

    /// A list has at least and at most so many.
    pub(super) fn count(&mut self, path: &str, count: usize, least: usize, most: usize) {
        if count < least {
            self.add(path, FaultKind::TooFew(least));
        }
        if count > most {
            self.add(path, FaultKind::TooMany(most));
        }
    }

    /// Names are written as ids, and each stands once.
    pub(super) fn ids<'a>(&mut self, path: &str, ids: impl Iterator<Item = &'a String>) {
        let mut seen = std::collections::BTreeSet::new();
        for id in ids {
            if !is_id(id) {
                self.add(path, FaultKind::NotAnId(id.clone()));
            }
            if !seen.insert(id) {
                self.add(path, FaultKind::Twice(id.clone()));
            }
        }
    }

    /// A text is there.
    pub(super) fn text(&mut self, path: &str, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(format!("{path}/{field}"), FaultKind::NoText);
        }
    }

    /// A day is one.
    pub(super) fn day(&mut self, path: String, day: &str) {
        if Date::parse(day).is_none() {
            self.add(path, FaultKind::NotADay(day.to_owned()));
        }
    }
}

/// Small letters, digits, and single hyphens between them.
fn is_id(id: &str) -> bool {
    let sound = |part: &str| {
        !part.is_empty() && part.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    id.split('-').all(sound)
}
