//! `selfcheck english`: the English texts of the content and of the page, packed for the page.
//!
//! They are apart because nearly every visitor reads Chinese, and a first visit pays by the byte:
//! the page carries the catalogue without them and fetches this pack when somebody chooses English.
//! The pack names the content it belongs to, and the page refuses one of another content. So whoever
//! builds the page makes the pack from the same notices, in the same go: `cargo xtask build` does.

use super::{Failure, ToFile, write};

/// Writes the pack.
///
/// # Errors
/// When the content has problems or cannot be read, or the file cannot be written.
pub fn run(arguments: &ToFile) -> Result<(), Failure> {
    let mut catalogue = arguments.content.catalogue()?;
    let pack = catalogue.take_english().encode();
    write(&arguments.out, &pack)
}
