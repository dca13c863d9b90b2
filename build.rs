//! Compiles `notices/` into the outline that the page carries (its words stand in the page's HTML), and into the
//! register of numbers, which the page does not carry from the start.

use std::{error::Error, path::Path};

use selfcheck_content::build_script::{write_numbers, write_outline};

fn main() -> Result<(), Box<dyn Error>> {
    let notices = Path::new("notices");
    write_outline(notices)?;
    write_numbers(notices)
}
