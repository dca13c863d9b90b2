//! Getting the browsers that the tests drive, and what reads back the papers that the page makes: those on the machine,
//! else Debian's packages where we may install them.

use std::env;
use std::fs::{self, File};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use xtask::browser::{self, Browser};
use xtask::{engines, paths, readers};

use crate::engines_get;
use crate::exec;
use crate::progress::Progress;
use crate::tools::Voice;

/// Debian's packages. The font is for screenshots: without it Chinese text is a row of boxes.
const BROWSER_PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const FONT_PACKAGE: &str = "fonts-noto-cjk";

/// Debian's packages of the other engines.
const FIREFOX_PACKAGE: &str = "firefox-esr";
const WEBKIT_PACKAGE: &str = "webkit2gtk-driver";
const DISPLAY_PACKAGE: &str = "xvfb";

/// The Chromium of [`get`], and every other engine and reader as far as it can be had: the tests of one that is lacking
/// fail by themselves, and the others tell what they have to.
pub fn get_all() -> Result<Browser> {
    let chromium = get_with(&lacking_beside_chromium());
    if let Err(error) = engines_get::get(Voice::OnlyWork) {
        println!("{error:#}");
    }
    let lacking = lacking_beside_chromium();
    if !lacking.is_empty() {
        println!(
            "note: some tests need {0}. On Debian: `apt-get install --no-install-recommends {0}`",
            lacking.join(" ")
        );
    }
    chromium
}

fn lacking_beside_chromium() -> Vec<&'static str> {
    let mut lacking = Vec::new();
    // Its driver is none of Debian's.
    if !engines::has_firefox() {
        lacking.push(FIREFOX_PACKAGE);
    }
    if engines::WEBKIT_RUNS && engines::webkit().is_err() {
        lacking.push(WEBKIT_PACKAGE);
    }
    if engines::WEBKIT_RUNS && engines::xvfb().is_err() {
        lacking.push(DISPLAY_PACKAGE);
    }
    if !readers::has_poppler() {
        lacking.push(readers::POPPLER_PACKAGE);
    }
    if readers::libre_office().is_err() {
        lacking.push(readers::CALC_PACKAGE);
    }
    lacking
}

/// A browser with its driver, installed if that is ours to do.
pub fn get() -> Result<Browser> {
    get_with(&[])
}

/// The same, installing these packages in the same go.
fn get_with(others: &[&'static str]) -> Result<Browser> {
    let found = browser::find();
    let chosen = ["CHROMIUM", "CHROMEDRIVER"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    let mut lacking = others.to_vec();
    if found.is_err() && !chosen {
        lacking.extend(BROWSER_PACKAGES);
    }
    if lacks_chinese_font() {
        lacking.push(FONT_PACKAGE);
    }
    if lacking.is_empty() {
        return found;
    }
    if !is_root_on_debian() {
        if found.is_ok() && lacking.contains(&FONT_PACKAGE) {
            println!(
                "note: no font for Chinese was found, screenshots will show boxes (Debian: {FONT_PACKAGE})"
            );
        }
        return found;
    }
    match (apt_install(&lacking), found) {
        (Ok(()), _) => browser::find(),
        (Err(error), Ok(browser)) => {
            println!("note: {error:#}");
            Ok(browser)
        }
        (Err(error), Err(missing)) => Err(error.context(missing)),
    }
}

fn apt_install(packages: &[&str]) -> Result<()> {
    let cache = paths::tool_cache()?;
    fs::create_dir_all(&cache)
        .with_context(|| format!("cannot make the tool cache {}", cache.display()))?;
    let log_path = cache.join("apt-get.log");
    let log =
        File::create(&log_path).with_context(|| format!("cannot write {}", log_path.display()))?;
    let progress = Progress::begin(&format!(
        "{}: installing from Debian, about 2 minutes",
        packages.join(", ")
    ));
    for arguments in [
        vec!["update"],
        [vec!["install", "-y", "--no-install-recommends"], packages.to_vec()].concat(),
    ] {
        let mut command = exec::program("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log.try_clone()?);
        if let Err(error) = exec::must(&mut command) {
            drop(progress);
            let tail = fs::read_to_string(&log_path)
                .map(|all| exec::last_lines(&all, 12))
                .unwrap_or_default();
            bail!("{error:#}. The end of its log ({}):\n{tail}", log_path.display());
        }
    }
    progress.ready();
    fs::remove_file(&log_path).ok();
    Ok(())
}

/// Where `fc-list` is lacking nothing is known, and nothing is said.
fn lacks_chinese_font() -> bool {
    cfg!(target_os = "linux")
        && exec::output(exec::program("fc-list").args([":lang=zh", "family"]))
            .is_some_and(|list| list.trim().is_empty())
}

/// Only Debian itself: the packages of these names in its derivatives may be something else (Ubuntu's `chromium` is an
/// installer for another package system).
fn is_root_on_debian() -> bool {
    cfg!(target_os = "linux")
        && exec::output(exec::program("id").arg("-u")).is_some_and(|id| id.trim() == "0")
        && fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text))
}

fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line == "ID=debian" || line == "ID=\"debian\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_is_debian() {
        assert!(is_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
