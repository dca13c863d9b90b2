//! Makes the pack that the benchmark works with, out of `notices/`.

use std::{env, error::Error, fs, path::Path};

use selfcheck_content::{Source, compile, render};
use selfcheck_core::pack::PackFile;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../../notices");
    let source = Source::read_dir("../../notices")?;
    let compiled = compile(&source).map_err(|found| render::short(&source, &found))?;
    let pack = PackFile::new(&compiled.catalogue).to_json();
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("pack.json"), pack)?)
}
