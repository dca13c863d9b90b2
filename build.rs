//! Compiles `notices/` into the small binary catalogue that the page carries.

use std::{env, error::Error, fs, path::Path};

use selfcheck_content::{Source, compile, render};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=notices");
    let source = Source::read_dir(Path::new("notices"))?;
    match compile(&source) {
        Ok(compiled) => {
            // The English texts are a file of their own, loaded when asked for.
            let mut catalogue = compiled.catalogue;
            catalogue.take_english();
            let out = Path::new(&env::var("OUT_DIR")?).join("catalogue.bin");
            fs::write(out, catalogue.encode())?;
            Ok(())
        }
        Err(problems) => {
            for line in render::short(&source, &problems).lines() {
                println!("cargo::error={line}");
            }
            Err("the notices do not compile; see the errors above".into())
        }
    }
}
