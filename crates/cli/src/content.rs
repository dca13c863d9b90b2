//! Where the content comes from: carried by this build, a pack, or a folder.

use std::fs;
use std::path::{Path, PathBuf};

use selfcheck_content::render::{self, Style};
use selfcheck_content::{Compiled, Source, compile};
use selfcheck_core::{
    Catalogue,
    pack::{self, TextsFile},
};

use crate::failure::Failure;

/// The pack of this build and its English texts; empty if the notices did not compile.
static PACK: &str = include_str!(concat!(env!("OUT_DIR"), "/pack.json"));
static ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/pack.en.json"));

/// Why there is no pack, one line each; empty if there is one.
static PROBLEMS: &str = include_str!(concat!(env!("OUT_DIR"), "/problems.txt"));

/// The argument of commands that can work with other content than their own.
#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Use the content of this folder instead of what this build carries.
    #[arg(long, value_name = "DIR")]
    notices: Option<PathBuf>,
    /// Use this pack, as `selfcheck pack` wrote it, instead of what this build carries.
    #[arg(long, value_name = "FILE", conflicts_with = "notices")]
    pack: Option<PathBuf>,
}

impl Choice {
    /// The catalogue chosen.
    ///
    /// # Errors
    /// When the content has problems, or cannot be read.
    pub fn catalogue(&self) -> Result<Catalogue, Failure> {
        match (&self.notices, &self.pack) {
            (Some(folder), _) => load(folder, Report::Full).map(|compiled| compiled.catalogue),
            (None, Some(file)) => from_pack(file),
            (None, None) => built_in(),
        }
    }
}

/// The catalogue of a pack. Its other languages are not needed: what is read and printed goes by names.
fn from_pack(file: &Path) -> Result<Catalogue, Failure> {
    let problem =
        |what: &dyn std::fmt::Display| Failure::Input(format!("{}: {what}", file.display()));
    let json = fs::read(file).map_err(|error| problem(&error))?;
    pack::read(&json).map_err(|error| problem(&error))
}

/// The catalogue that this build carries, in both languages.
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
    let mut catalogue =
        pack::read(PACK.as_bytes()).map_err(|error| Failure::Input(error.to_string()))?;
    let put = TextsFile::read(ENGLISH).and_then(|texts| catalogue.put_texts(texts));
    put.map_err(|error| Failure::Input(error.to_string()))?;
    Ok(catalogue)
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
