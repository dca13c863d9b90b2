//! `selfcheck check`: the content of a folder, in numbers or in problems.

use std::path::PathBuf;

use crate::{
    content::{Report, load},
    failure::Failure,
    output::print,
};

/// Arguments of `selfcheck check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder with the content.
    #[arg(default_value = "notices")]
    folder: PathBuf,
    /// Print each problem as one line: `path:line:column: code message`.
    #[arg(long)]
    short: bool,
}

/// Checks the content, and prints what it amounts to.
///
/// # Errors
/// When it has problems, or cannot be read.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let report = if arguments.short { Report::Short } else { Report::Full };
    let compiled = load(&arguments.folder, report)?;
    print(&compiled.summary.to_string())
}
