//! `selfcheck catalogue`: the pack, laid out for reading.

use selfcheck_core::pack::PackFile;

use crate::{
    content::Choice,
    failure::Failure,
    output::{pretty, print},
};

/// Arguments of `selfcheck catalogue`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    content: Choice,
}

/// Prints notices, sentences, measures, facts, entities, divisions and references.
///
/// # Errors
/// When the content has problems, or cannot be read.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let catalogue = arguments.content.catalogue()?;
    print(&pretty(&PackFile::new(&catalogue))?)
}
