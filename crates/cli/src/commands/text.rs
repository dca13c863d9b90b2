//! `selfcheck text`: the static text of the page, as HTML.
//!
//! It can be read before any script runs, and the running page takes its Chinese words from it. So whoever builds the
//! page writes it from the same notices, in the same go: `cargo xtask build` does.

use selfcheck_content::page_text::page_text;

use super::{Failure, ToFile, write};

/// Writes the text.
///
/// # Errors
/// When the content has problems or cannot be read, or the file cannot be written.
pub fn run(arguments: &ToFile) -> Result<(), Failure> {
    write(&arguments.out, page_text(&arguments.content.catalogue()?).as_bytes())
}
