//! `selfcheck english`: the English texts of the content and of the page, packed for the page.
//!
//! They are apart because nearly every visitor reads Chinese, and a first visit pays by the byte:
//! the page carries the catalogue without them and fetches this pack when somebody chooses English.
//! The pack names the content it belongs to, and the page refuses one of another content. So whoever
//! builds the page makes the pack from the same notices, in the same go: `cargo xtask build` does.

use std::path::PathBuf;

use super::{Failure, write};
use crate::content::Choice;

/// Arguments of `selfcheck english`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file to write. Its folder is made if need be.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    content: Choice,
}

/// Writes the pack.
///
/// # Errors
/// When the content has problems or cannot be read, or the file cannot be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut catalogue = arguments.content.catalogue()?;
    let pack = catalogue.take_english().encode();
    write(&arguments.out, &pack)
}
