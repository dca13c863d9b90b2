//! Compiles `notices/` into the same outline that the page carries.

use std::{error::Error, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    selfcheck_content::build_script::write_outline(Path::new("../../notices"))
}
