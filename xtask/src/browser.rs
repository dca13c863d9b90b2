//! Finding a Chromium and the driver that belongs to it, for the browser tests.
//!
//! A library function, so that a plain `cargo test -p selfcheck-browser` finds the same browser as `cargo xtask test`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

/// Names under which distributions install Chromium and Chrome.
const CHROMIUM: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Names of the driver; the second is Debian's older one.
const CHROMEDRIVER: [&str; 2] = ["chromedriver", "chromium.chromedriver"];

/// Where macOS keeps browsers, which are not on `PATH` there.
const MAC_APPS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A Chromium and a driver of the same major version, without which the driver refuses to start it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// The WebDriver server for it.
    pub chromedriver: PathBuf,
    /// The browser's version, for example `156.0.8078.79`.
    pub version: String,
}

/// Finds both: the ones named by the environment variables `CHROMIUM` and `CHROMEDRIVER`, else a fitting pair on
/// `PATH`. The error says what was found and what is lacking.
pub fn find() -> Result<Browser> {
    let browsers = versions(candidates("CHROMIUM", &CHROMIUM, &MAC_APPS)?);
    let drivers = versions(candidates("CHROMEDRIVER", &CHROMEDRIVER, &[])?);
    fitting(&browsers, &drivers)
}

fn fitting(browsers: &[(PathBuf, String)], drivers: &[(PathBuf, String)]) -> Result<Browser> {
    for (chromium, version) in browsers {
        for (chromedriver, driver_version) in drivers {
            if major(version) == major(driver_version) {
                return Ok(Browser {
                    chromium: chromium.clone(),
                    chromedriver: chromedriver.clone(),
                    version: version.clone(),
                });
            }
        }
    }
    let found = match (listed(browsers), listed(drivers)) {
        (None, None) => "neither a Chromium nor a chromedriver was found".to_owned(),
        (Some(browsers), None) => format!("there is {browsers}, but no chromedriver"),
        (None, Some(drivers)) => format!("there is {drivers}, but no Chromium or Chrome"),
        (Some(browsers), Some(drivers)) => {
            format!("the major versions differ: {browsers}, {drivers}")
        }
    };
    bail!(
        "{found}. The browser tests need Chromium (or Chrome) and chromedriver of the same major version, on PATH or \
         named by the environment variables CHROMIUM and CHROMEDRIVER. On Debian: \
         `apt-get install chromium chromium-driver fonts-noto-cjk`"
    );
}

fn listed(found: &[(PathBuf, String)]) -> Option<String> {
    let all: Vec<String> =
        found.iter().map(|(path, version)| format!("{} ({version})", path.display())).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The one that the variable names, else everything of these names on `PATH`. A variable that names nothing is an
/// error: falling back would test another browser than the one asked for.
fn candidates(variable: &str, names: &[&str], elsewhere: &[&str]) -> Result<Vec<PathBuf>> {
    if let Some(chosen) = env::var_os(variable).filter(|value| !value.is_empty()) {
        let chosen = PathBuf::from(chosen);
        if !chosen.is_file() {
            bail!(
                "the environment variable {variable} names {}, which is not a file",
                chosen.display()
            );
        }
        return Ok(vec![chosen]);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let on_path = names.iter().flat_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(move |folder| folder.join(&file))
    });
    Ok(on_path.chain(elsewhere.iter().map(PathBuf::from)).filter(|path| path.is_file()).collect())
}

/// Keeps what answers `--version`.
fn versions(paths: Vec<PathBuf>) -> Vec<(PathBuf, String)> {
    paths.into_iter().filter_map(|path| version(&path).map(|version| (path, version))).collect()
}

fn version(program: &Path) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    version_in(&String::from_utf8_lossy(&output.stdout))
}

/// The first word that looks like a version, in `Chromium 156.0.8078.79 built on Debian` and `ChromeDriver 156.0.…`.
fn version_in(said: &str) -> Option<String> {
    said.split_whitespace()
        .find(|word| word.contains('.') && word.split('.').all(|part| part.parse::<u32>().is_ok()))
        .map(str::to_owned)
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str, version: &str) -> (PathBuf, String) {
        (PathBuf::from(path), version.to_owned())
    }

    #[test]
    fn versions_are_found_in_what_programs_say() {
        let chromium = "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)\n";
        assert_eq!(version_in(chromium).as_deref(), Some("156.0.8078.79"));
        assert_eq!(
            version_in("ChromeDriver 156.0.1.2 (a21c-refs/heads@{#1704})").as_deref(),
            Some("156.0.1.2")
        );
        assert_eq!(version_in("Google Chrome for Testing 99.0.1.2").as_deref(), Some("99.0.1.2"));
        assert_eq!(version_in("no version. here"), None);
    }

    #[test]
    fn the_pair_that_fits_is_taken() {
        let browsers = [one("/a/chromium", "155.0.0.1"), one("/b/chrome", "156.0.0.1")];
        let drivers = [one("/c/chromedriver", "156.0.9.9")];
        let pair = fitting(&browsers, &drivers).unwrap();
        assert_eq!(pair.chromium, PathBuf::from("/b/chrome"));
        assert_eq!(pair.chromedriver, PathBuf::from("/c/chromedriver"));
    }

    #[test]
    fn what_is_lacking_is_said() {
        let browsers = [one("/a/chromium", "155.0.0.1")];
        let drivers = [one("/c/chromedriver", "156.0.9.9")];
        let text =
            |browsers: &[_], drivers: &[_]| fitting(browsers, drivers).unwrap_err().to_string();
        assert!(
            text(&browsers, &drivers).contains("major versions differ: /a/chromium (155.0.0.1)")
        );
        assert!(text(&browsers, &[]).contains("no chromedriver"));
        assert!(text(&[], &drivers).contains("no Chromium"));
        assert!(text(&[], &[]).starts_with("neither"));
    }
}
