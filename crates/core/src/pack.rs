//! A content pack (内容包): a catalogue as a file, which the page loads when it starts and the command prints.
//!
//! One JSON document holds the structure and the Chinese texts ([`mod@file`]); the texts in another language are a file beside it
//! ([`texts`]). A pack is checked as it is read: its version, its digest, and that everything in it fits together
//! ([`read()`]), so that the rest of the program can rely on it.

mod check;
mod digest;
pub mod error;
pub mod file;
mod read;
pub mod texts;
mod write;

pub use digest::digest;
pub use error::PackError;
pub use file::PackFile;
pub use read::read;
pub use texts::TextsFile;

/// The version of the format that is written and read. Version 1 could only be printed, in two languages at once.
pub const FORMAT: u32 = 2;

/// The largest pack that is read, in bytes. The two notices that come with the program take a thirtieth of it.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
