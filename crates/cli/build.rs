//! Compiles `notices/` into the pack that the command carries, so that it needs no checkout.
//!
//! A release build fails when the notices do not compile. Any other build carries the located
//! problems instead and shows them to whoever asks for the catalogue: `cargo run -- check` must be
//! able to start just when there is something wrong to show.

use std::{env, error::Error, fs, path::Path};

use selfcheck_content::{Source, compile, render};
use selfcheck_core::pack::{PackFile, TextsFile};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../../notices");
    let out = env::var("OUT_DIR")?;
    // Problems are then located as cargo locates its own: from the root of the workspace.
    env::set_current_dir("../..")?;
    let source = Source::read_dir("notices")?;
    let (pack, english, problems) = match compile(&source) {
        Ok(compiled) => (
            PackFile::new(&compiled.catalogue).to_json(),
            TextsFile::english(&compiled.catalogue).to_json(),
            String::new(),
        ),
        Err(found) => (String::new(), String::new(), render::short(&source, &found)),
    };
    if !problems.is_empty() {
        if env::var("PROFILE")? == "release" {
            for line in problems.lines() {
                println!("cargo::error={line}");
            }
            return Err("the notices do not compile; see the errors above".into());
        }
        println!(
            "cargo::warning=the notices do not compile, this build carries none; `selfcheck check notices` says why"
        );
    }
    fs::write(Path::new(&out).join("pack.json"), pack)?;
    fs::write(Path::new(&out).join("pack.en.json"), english)?;
    fs::write(Path::new(&out).join("problems.txt"), problems)?;
    Ok(())
}
