//! A result code as digits.

use super::groups::GROUP;

/// How many groups stand in a row where a code is written for reading.
pub const ROW: usize = 5;

/// A result code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub(super) digits: String,
    pub(super) left_out: usize,
}

impl Code {
    /// All digits, one after the other: for a QR code or a link.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// How many groups of six digits there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.digits.len() / GROUP
    }

    /// The groups with blanks between them, [`ROW`] in a row: for reading out, and on paper.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut text = String::new();
        for (position, digit) in self.digits.chars().enumerate() {
            if position > 0 && position % GROUP == 0 {
                text.push(if position % (GROUP * ROW) == 0 { '\n' } else { ' ' });
            }
            text.push(digit);
        }
        text
    }

    /// How many answers are not in it because nothing in the register has their name. With the register of the same
    /// content these can only be answers that belonged to another content and that [`Response::unplaced`](crate::Response::unplaced) keeps.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}
