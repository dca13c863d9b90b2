//! The native command `selfcheck`, for content authors, for the bureau's IT staff, and for tests.
//!
//! Exit codes: 0 when all is well, 1 when content has problems, 2 when the command could not do
//! its work (bad arguments, a folder or file that cannot be read, input that is not a response).
//! Whatever the end, standard output holds a whole result or nothing.

pub mod commands;
pub mod content;
pub mod failure;
mod output;
pub mod read;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::{catalogue, check, code, evaluate, html, pack, schema};

const EXIT_CODES: &str = "Exit codes: 0 all is well, 1 the content has problems, 2 the command could not do its work. \
                          Standard output holds a whole result or nothing.";

/// Self-check against official notices.
#[derive(Debug, Parser)]
#[command(name = "selfcheck", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the content of a folder and say what it amounts to.
    Check(check::Arguments),
    /// Make the pack that the page loads, with the files of its other languages.
    Pack(pack::Arguments),
    /// Print the pack, laid out for reading.
    Catalogue(catalogue::Arguments),
    /// Read responses and print their assessments, as JSON.
    Evaluate(evaluate::Arguments),
    /// Make result codes of responses, or read them.
    Code(code::Arguments),
    /// Print the JSON Schema of a file format.
    Schema(schema::Arguments),
    /// Write the start page and the checklist as they are before any script runs.
    Html(html::Arguments),
}

/// Runs the command as it was called.
#[must_use]
pub fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let outcome = match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Pack(arguments) => pack::run(&arguments),
        Command::Catalogue(arguments) => catalogue::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Code(arguments) => code::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Html(arguments) => html::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // When there is nobody to tell, the exit code still tells.
            let _ = write!(anstream::stderr(), "{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
