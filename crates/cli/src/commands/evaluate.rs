//! `selfcheck evaluate`: responses in, assessments out, both as JSON.

use std::path::PathBuf;

use selfcheck_core::{Catalogue, assess, format::AssessmentFile};
use serde::Serialize;

use super::responses::responses;
use crate::{
    content::Choice,
    failure::Failure,
    output::{line, pretty, print},
    read::{self, Input},
};

/// Arguments of `selfcheck evaluate`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files with one response each, as the page saves them; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print each assessment on one line, in the order of the files.
    #[arg(long)]
    lines: bool,
    #[command(flatten)]
    content: Choice,
}

/// How several assessments are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// For people: one as an object, several as a list.
    Pretty,
    /// For programs: each on a line of its own.
    Lines,
}

/// Reads the responses, and prints their assessments if all of them are sound.
///
/// # Errors
/// When a response cannot be read or is refused, or the content has problems.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    read::standard_input_once(&arguments.files)?;
    let catalogue = arguments.content.catalogue()?;
    let inputs: Vec<_> = arguments.files.iter().map(|file| Input::read(file)).collect();
    let layout = if arguments.lines { Layout::Lines } else { Layout::Pretty };
    print(&evaluate(&catalogue, &inputs, layout)?)
}

/// What is printed for these inputs: all of it, or nothing.
///
/// # Errors
/// All problems of all inputs, if any has one.
pub fn evaluate(
    catalogue: &Catalogue,
    inputs: &[Input],
    layout: Layout,
) -> Result<String, Failure> {
    let responses = responses(catalogue, inputs, "evaluated")?;
    let assessed =
        |response| AssessmentFile::new(catalogue, response, &assess(catalogue, response));
    laid_out(&responses.iter().map(assessed).collect::<Vec<_>>(), layout)
}

/// Several results as JSON.
///
/// # Errors
/// When serde refuses, which none of our formats causes.
pub fn laid_out(files: &[impl Serialize], layout: Layout) -> Result<String, Failure> {
    match (layout, files) {
        (Layout::Lines, files) => files.iter().map(line).collect(),
        (Layout::Pretty, [file]) => pretty(file),
        (Layout::Pretty, files) => pretty(&files),
    }
}
