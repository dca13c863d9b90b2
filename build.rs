//! Lists what is in `src/outputs/`.

use std::{env, error::Error, fmt::Write, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    list_outputs(&Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/outputs"))
}

/// Writes `outputs.rs`: a module for each file of the folder, and the list of what they declare.
fn list_outputs(folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "rs") {
            let name = path.file_stem().and_then(|name| name.to_str());
            let name = name.ok_or("the name of a file in src/outputs is not UTF-8")?.to_owned();
            // As `order` says, which is the first number in the file after that word.
            let source = fs::read_to_string(&path)?;
            let order =
                source.split("order:").nth(1).ok_or(format!("{name}.rs has no `order:`"))?;
            let order: String =
                order.trim_start().chars().take_while(char::is_ascii_digit).collect();
            files.push((order.parse::<u8>()?, name, path));
        }
    }
    files.sort();
    let (mut modules, mut list) = (String::new(), String::new());
    for (_, name, path) in &files {
        writeln!(modules, "#[path = {path:?}]\nmod {name};")?;
        write!(list, "&{name}::OUTPUT, ")?;
    }
    let text = format!(
        "{modules}\n/// Every output, in order.\npub static ALL: &[&Output] = &[{list}];\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("outputs.rs"), text)?;
    Ok(())
}
