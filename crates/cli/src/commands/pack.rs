//! `selfcheck pack`: from a folder of notices to the files that the page loads.
//!
//! `pack.json` holds the structure and the Chinese texts, `pack.en.json` the English ones. The page fetches the first when it
//! starts and the second when somebody chooses English.

use std::path::PathBuf;

use selfcheck_core::pack::{PackFile, TextsFile};

use crate::{
    content::{Report, load},
    failure::Failure,
    output::write,
};

/// Arguments of `selfcheck pack`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder with the content.
    #[arg(default_value = "notices")]
    folder: PathBuf,
    /// The folder to write the files into. It is made if need be.
    #[arg(short, long, value_name = "FOLDER")]
    out: PathBuf,
}

/// Writes the files.
///
/// # Errors
/// When the content has problems or cannot be read, or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let catalogue = load(&arguments.folder, Report::Full)?.catalogue;
    let file = |name| arguments.out.join(name);
    write(&file("pack.json"), PackFile::new(&catalogue).to_json().as_bytes())?;
    write(&file("pack.en.json"), TextsFile::english(&catalogue).to_json().as_bytes())
}
