//! What the build scripts of the page and of its benchmark have in common.

use std::{env, error::Error, fs, path::Path};

use selfcheck_core::catalogue::Outline;

use crate::{Source, compile, render};

/// Compiles the notices into `outline.bin` and `words.txt` in the build's own folder: the catalogue without its Chinese
/// texts and without its English ones (which are a file of their own), and the Chinese texts.
///
/// # Errors
/// When the notices cannot be read or do not compile; what is wrong is told to cargo, line by line.
pub fn write_outline(notices: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", notices.display());
    let source = Source::read_dir(notices)?;
    let compiled = compile(&source).map_err(|problems| {
        for line in render::short(&source, &problems).lines() {
            println!("cargo::error={line}");
        }
        "the notices do not compile; see the errors above"
    })?;
    let mut catalogue = compiled.catalogue;
    catalogue.take_english();
    let (outline, words) = Outline::of(catalogue);
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("outline.bin"), outline.encode())?;
    fs::write(Path::new(&out).join("words.txt"), words)?;
    Ok(())
}
