//! What the build scripts of the page and of its benchmark have in common.

use std::{env, error::Error, fs, path::Path};

use selfcheck_core::catalogue::Outline;

use crate::{Compiled, Source, compile, render};

/// Compiles the notices into `outline.bin` and `words.txt` in the build's own folder: the catalogue without its Chinese
/// texts and without its English ones (which are a file of their own), and the Chinese texts.
///
/// # Errors
/// When the notices cannot be read or do not compile; what is wrong is told to cargo, line by line.
pub fn write_outline(notices: &Path) -> Result<(), Box<dyn Error>> {
    let mut catalogue = compiled(notices)?.catalogue;
    catalogue.take_english();
    let (outline, words) = Outline::of(catalogue);
    write("outline.bin", &outline.encode())?;
    write("words.txt", words.as_bytes())
}

/// Compiles the notices into `numbers.bin` in the build's own folder: the register of numbers that result codes need,
/// apart from the outline because most visits make none.
///
/// # Errors
/// As [`write_outline`].
pub fn write_numbers(notices: &Path) -> Result<(), Box<dyn Error>> {
    write("numbers.bin", &compiled(notices)?.numbers.encode())
}

fn compiled(notices: &Path) -> Result<Compiled, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", notices.display());
    let source = Source::read_dir(notices)?;
    let compiled = compile(&source).map_err(|problems| {
        for line in render::short(&source, &problems).lines() {
            println!("cargo::error={line}");
        }
        "the notices do not compile; see the errors above"
    })?;
    Ok(compiled)
}

fn write(name: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join(name), bytes)?)
}
