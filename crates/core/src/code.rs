//! The result code (结果码): a whole self-check in decimal digits, to be read out over the telephone and typed on a
//! number pad, printed as a QR code, or carried in a link.
//!
//! What stands in it, digit by digit, is `docs/result-code.md`. No name and no word that somebody wrote is in it, and
//! it proves nothing about who made it.

mod coder;
mod envelope;
mod groups;
mod messages;
mod pack;
mod read;
mod write;

use crate::{catalogue::Catalogue, checksum::checksum, response::Response};

use groups::GROUP;
pub use read::{decode, plain};
pub use write::encode;

/// The version of the format that this build writes, and the newest that it reads. Version 1 did not say of which pack a
/// code is.
pub const VERSION: u8 = 2;

/// What stands for the reason of an exemption (不适用) in a response read from a code, which does not carry it.
pub const REASON: &str = "（理由见原自查表）";

/// What stands before the digits in a link to a result.
pub const IN_LINK: &str = "/code/";

/// How many groups stand in a row where a code is written for reading.
pub const ROW: usize = 5;

/// A result code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    digits: String,
    left_out: usize,
}

/// What a code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The response, answered on the day of the check. It is assessed as the one that the code was made from; names,
    /// remarks and reasons are not in it.
    pub response: Response,
    /// Whether it was made with this content, as far as 16 bits of a digest tell.
    pub same_content: bool,
    /// What this content has no place for, in the order of the code.
    pub not_placed: Vec<NotPlaced>,
}

/// Part of a code for which the content has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotPlaced {
    /// A kind of respondent with a number that is not in this register yet.
    NewerEntity(u16),
    /// A kind of respondent that is gone, by id.
    GoneEntity(String),
    /// A place that is not among the divisions, by administrative code.
    Place(u32),
    /// A fact with a number that is not in this register yet.
    NewerFact(u16),
    /// A fact that is gone, by id.
    GoneFact(String),
    /// An option with a number that is not in this register yet, with the id of its fact.
    NewerOption(String, u16),
    /// An option that is gone, by the ids of its fact and of itself.
    GoneOption(String, String),
    /// A measure with a number that is not in this register yet.
    NewerMeasure(u16),
    /// A measure that is gone, by id.
    GoneMeasure(String),
}

/// Why a code was not taken. Groups are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing was entered.
    Empty,
    /// A character that is neither a digit nor one that may stand between digits.
    NotADigit {
        /// The group in which it stands.
        group: usize,
    },
    /// Groups that are not right where they stand.
    GroupWrong {
        /// All of them, in order.
        groups: Vec<usize>,
    },
    /// Too few or too many digits.
    Incomplete {
        /// How many there are.
        digits: usize,
        /// How many there should be, if the first group tells.
        expected: Option<usize>,
        /// Where digits are missing or too many, as far as that can be told: the first group that is not right, and
        /// others that may be it as well.
        groups: Vec<usize>,
    },
    /// It was made by a newer version of the page, with this version of the format.
    NewerVersion(u8),
    /// It is of another pack: of the one with this [number](pack_number), or of one from before there were packs.
    OtherPack(Option<u16>),
    /// Every group is right, and the whole is not.
    Checksum,
    /// The digits are as somebody wrote them, and say nothing.
    Damaged,
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
    /// content these can only be answers that belonged to another content and that [`Response::unplaced`] keeps.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

/// By what number a code says of which pack it is: four digits, made from the name of the pack.
#[must_use]
pub fn pack_number(id: &str) -> u16 {
    (checksum(id) % 10_000) as u16
}

/// 16 bits that tell contents apart.
fn digest(catalogue: &Catalogue) -> u16 {
    checksum(&catalogue.version) as u16
}
