//! Compiles `notices/` into the outline that the page carries; its words stand in the page's HTML.

use std::{error::Error, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    selfcheck_content::build_script::write_outline(Path::new("notices"))
}
