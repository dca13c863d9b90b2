//! `selfcheck html`: what the delivered HTML holds of the content, which can be read before any script runs.

use std::path::PathBuf;

use selfcheck_content::html;

use crate::{content::Choice, failure::Failure, output::write};

/// Arguments of `selfcheck html`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder to write the files into. It is made if need be.
    #[arg(short, long, value_name = "FOLDER")]
    out: PathBuf,
    #[command(flatten)]
    content: Choice,
}

/// Writes the head and the start page, which become parts of the page, and the checklist, a page of its own.
///
/// # Errors
/// When the content has problems or cannot be read, or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let catalogue = arguments.content.catalogue()?;
    let file = |name: &str, html: &str| write(&arguments.out.join(name), html.as_bytes());
    file("head.html", &html::head(&catalogue))?;
    file("start.html", &html::start(&catalogue))?;
    file(html::CHECKLIST, &html::checklist(&catalogue))
}
