//! Where the content comes from: compiled into this build, or a folder.

use std::path::{Path, PathBuf};

use selfcheck_content::render::{self, Style};
use selfcheck_content::{Compiled, Source, compile};
use selfcheck_core::{Catalogue, catalogue::Numbers};

use crate::commands::Failure;

/// The catalogue of this build; empty if the notices did not compile.
static CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// The register of numbers of this build; empty if the notices did not compile.
static NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/numbers.bin"));

/// Why there is no catalogue, one line each; empty if there is one.
static PROBLEMS: &str = include_str!(concat!(env!("OUT_DIR"), "/problems.txt"));

/// The argument of commands that can work with other content than their own.
#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Use the content of this folder instead of what this build carries.
    #[arg(long, value_name = "DIR")]
    notices: Option<PathBuf>,
}

impl Choice {
    /// The catalogue chosen.
    ///
    /// # Errors
    /// When the content has problems, or the folder cannot be read.
    pub fn catalogue(&self) -> Result<Catalogue, Failure> {
        match &self.notices {
            Some(folder) => load(folder, Report::Full).map(|compiled| compiled.catalogue),
            None => built_in(),
        }
    }

    /// The catalogue chosen, and the numbers that result codes are made of.
    ///
    /// # Errors
    /// As [`Choice::catalogue`].
    pub fn with_numbers(&self) -> Result<(Catalogue, Numbers), Failure> {
        match &self.notices {
            Some(folder) => {
                load(folder, Report::Full).map(|compiled| (compiled.catalogue, compiled.numbers))
            }
            None => {
                let catalogue = built_in()?;
                let numbers = Numbers::decode(NUMBERS);
                let numbers = numbers.map_err(|error| Failure::Input(error.to_string()))?;
                Ok((catalogue, numbers))
            }
        }
    }
}

/// The catalogue that this build carries.
///
/// # Errors
/// When it carries none: it is a development build, and the notices did not compile.
pub fn built_in() -> Result<Catalogue, Failure> {
    if !PROBLEMS.is_empty() {
        let mut report = PROBLEMS.to_owned();
        report.push_str(
            "this build carries no content, because the notices did not compile; use --notices\n",
        );
        return Err(Failure::Content(report));
    }
    Catalogue::decode(CATALOGUE).map_err(|error| Failure::Input(error.to_string()))
}

/// How problems of content are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// With the lines they are about.
    Full,
    /// One line each.
    Short,
}

/// Reads and compiles the content of a folder.
///
/// # Errors
/// When it has problems, or cannot be read.
pub fn load(folder: &Path, report: Report) -> Result<Compiled, Failure> {
    let source = Source::read_dir(folder).map_err(|error| Failure::Input(error.to_string()))?;
    compile(&source).map_err(|found| {
        let mut text = match report {
            // Colours are taken out again where they are not wanted.
            Report::Full => render::full(&source, &found, Style::Colour),
            Report::Short => render::short(&source, &found),
        };
        let problems =
            if found.len() == 1 { "1 problem" } else { &format!("{} problems", found.len()) };
        text += &format!(
            "{problems} in {}; docs/diagnostics.md says how to mend each code\n",
            folder.display()
        );
        Failure::Content(text)
    })
}
