//! What came of opening something, and self-checks that are only looked at. Nothing of it is stored.

use selfcheck_core::{
    Response,
    code::NotPlaced,
    format::{Problem, ReadError},
};

/// A self-check to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The self-check. As soon as it is in the model, its name begins with [`FROM_CODE`] or `newer-`.
    pub response: Response,
    /// Where it comes from.
    pub from: Source,
}

/// Where a self-check to look at comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A result code.
    Code {
        /// Whether it was made with this content.
        same_content: bool,
        /// What of it found no place here.
        not_placed: Vec<NotPlaced>,
    },
    /// A file of a newer format.
    Newer {
        /// The number of the format.
        format: u32,
        /// Where in the file something stands that was not understood.
        left_out: Vec<String>,
    },
}

/// What came of opening something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The name of the file.
    pub file: String,
    /// What is in it. In the model a self-check has the name under which it is kept, which may be another than in the file.
    pub outcome: Result<Found, ReadError>,
    /// How it stands to what was here before.
    pub kept: Kept,
}

/// How something that was opened stands to what was here before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing of it was here.
    #[default]
    New,
    /// The very same is here already; nothing was added.
    AlreadyHere,
    /// Something else of that name is here; both stay.
    Beside,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A self-check, with what of it has no question here.
    Check(Box<Response>, Vec<Problem>),
    /// One of a newer format, to look at.
    Guest(Box<Guest>),
}

/// What the name of a self-check begins with that was read from a result code; the digits follow.
pub const FROM_CODE: &str = "code-";

/// What the name of a self-check begins with that was saved by a newer version.
pub(crate) const NEWER: &str = "newer-";

/// The longest name that is taken over from a file; ours have some twenty characters.
const LONGEST_NAME: usize = 64;

/// Whether a file's name for its self-check can stand in an address, and is not one that the page itself gives to what is only
/// looked at.
pub(crate) fn is_name(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=LONGEST_NAME).contains(&id.len())
        && id.bytes().all(fits)
        && ![FROM_CODE, NEWER].iter().any(|start| id.starts_with(start))
}
