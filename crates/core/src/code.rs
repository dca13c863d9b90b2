//! The result code (结果码): a whole self-check in decimal digits, to be read out over the telephone and typed on a
//! number pad, printed as a QR code, or carried in a link.
//!
//! What stands in it, digit by digit, is `docs/result-code.md`. No name and no word that somebody wrote is in it, and
//! it proves nothing about who made it.

mod coder;
mod decoded;
mod digits;
mod envelope;
mod error;
mod groups;
mod messages;
mod pack;
mod read;
mod write;

pub use decoded::{Decoded, NotPlaced, REASON};
pub use digits::{Code, ROW};
pub use envelope::{VERSION, pack_number};
pub use error::CodeError;
pub use read::{IN_LINK, decode, plain};
pub use write::encode;
