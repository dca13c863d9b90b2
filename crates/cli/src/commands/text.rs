//! `selfcheck text`: the static text of the page, as HTML.
//!
//! It can be read before any script runs, and the running page takes its Chinese words from it. So whoever builds the
//! page writes it from the same notices, in the same go: `cargo xtask build` does.

use std::path::PathBuf;

use selfcheck_content::page_text::page_text;

use super::{Failure, write};
use crate::content::Choice;

/// Arguments of `selfcheck text`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file to write. Its folder is made if need be.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    content: Choice,
}

/// Writes the text.
///
/// # Errors
/// When the content has problems or cannot be read, or the file cannot be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    write(&arguments.out, page_text(&arguments.content.catalogue()?).as_bytes())
}
