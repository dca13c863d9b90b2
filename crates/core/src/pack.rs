//! A content pack (内容包): a catalogue as a file, which the page loads when it starts and the command prints.
//!
//! One JSON document holds the structure and the Chinese texts ([`mod@file`]); the texts in another language are a file beside it
//! ([`texts`]). A pack is checked as it is read: its version, its digest, and that everything in it fits together
//! ([`read()`]), so that the rest of the program can rely on it.

mod check;
mod digest;
pub mod error;
pub mod file;
mod limits;
mod read;
pub mod texts;
mod write;

pub use digest::digest;
pub use error::PackError;
pub use file::PackFile;
pub use limits::{FORMAT, MOST_BYTES};
pub use read::read;
pub use texts::TextsFile;
