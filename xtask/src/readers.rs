//! Finding the programs with which the tests read back what the page hands out: Poppler for paper, LibreOffice for tables,
//! and axe for what assistive technology is given.
//!
//! They know nothing of the page and read what it hands out as the programs of an office, or a screen reader, would.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::engines::{Kept, chosen, on_path};

/// Debian's package of Poppler's commands.
pub const POPPLER_PACKAGE: &str = "poppler-utils";

/// Debian's package of LibreOffice's part for tables.
pub const CALC_PACKAGE: &str = "libreoffice-calc";

/// The rules of accessibility that are looked at in a page that is open: a script, not a program.
pub const AXE: Kept = Kept {
    name: "axe-core",
    package: "axe-core",
    version: "4.14.1",
    says: "4.14.1",
    program: "node_modules/axe-core/axe.min.js",
};

/// The environment variable that names axe's script.
pub const AXE_VARIABLE: &str = "AXE_CORE";

/// The commands of Poppler that are used.
const POPPLER: [&str; 3] = ["pdftotext", "pdffonts", "pdftoppm"];

/// One of Poppler's commands.
///
/// # Errors
/// When it is not there; says how to get it.
pub fn poppler(command: &str) -> Result<PathBuf> {
    match on_path(&[command]) {
        Some(program) => Ok(program),
        None => {
            bail!("there is no {command} on PATH. On Debian: `apt-get install {POPPLER_PACKAGE}`")
        }
    }
}

/// Whether all of Poppler's commands are there that are used.
pub fn has_poppler() -> bool {
    POPPLER.iter().all(|command| poppler(command).is_ok())
}

/// LibreOffice: the one that the environment variable `SOFFICE` names, else the one on `PATH`.
///
/// # Errors
/// When there is none; says how to get it.
pub fn libre_office() -> Result<PathBuf> {
    match chosen("SOFFICE").or_else(|| on_path(&["soffice", "libreoffice"])) {
        Some(program) => Ok(program),
        None => bail!(
            "there is no LibreOffice on PATH. On Debian: `apt-get install --no-install-recommends {CALC_PACKAGE}`"
        ),
    }
}

/// axe's script: the one that the environment variable [`AXE_CORE`](AXE_VARIABLE) names, else the kept one.
///
/// # Errors
/// When there is none; says how to get it.
pub fn axe() -> Result<PathBuf> {
    let Some(script) = chosen(AXE_VARIABLE) else {
        return AXE.find();
    };
    if !script.is_file() {
        bail!(
            "the environment variable {AXE_VARIABLE} names {}, which is not a file",
            script.display()
        );
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_is_said_with_the_package_that_has_it() {
        let error = poppler("pdf-to-nothing").unwrap_err().to_string();
        assert!(error.contains("no pdf-to-nothing") && error.contains(POPPLER_PACKAGE), "{error}");
    }
}
