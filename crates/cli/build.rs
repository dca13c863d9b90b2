//! Compiles `notices/` into the catalogue and the register of numbers that the command carries, so that it needs no checkout.
//!
//! A release build fails when the notices do not compile. Any other build carries the located
//! problems instead and shows them to whoever asks for the catalogue: `cargo run -- check` must be
//! able to start just when there is something wrong to show.

use std::{env, error::Error, fs, path::Path};

use selfcheck_content::{Source, compile, render};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../../notices");
    let out = env::var("OUT_DIR")?;
    // Problems are then located as cargo locates its own: from the root of the workspace.
    env::set_current_dir("../..")?;
    let source = Source::read_dir("notices")?;
    let (catalogue, numbers, problems) = match compile(&source) {
        Ok(compiled) => (compiled.catalogue.encode(), compiled.numbers.encode(), String::new()),
        Err(found) => (Vec::new(), Vec::new(), render::short(&source, &found)),
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
    fs::write(Path::new(&out).join("catalogue.bin"), catalogue)?;
    fs::write(Path::new(&out).join("numbers.bin"), numbers)?;
    fs::write(Path::new(&out).join("problems.txt"), problems)?;
    Ok(())
}
