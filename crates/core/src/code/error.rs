//! Why a code is not taken, as values.

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
    /// It is of another pack: of the one with this [number](super::pack_number), or of one from before there were packs.
    OtherPack(Option<u16>),
    /// Every group is right, and the whole is not.
    Checksum,
    /// The digits are as somebody wrote them, and say nothing.
    Damaged,
}
