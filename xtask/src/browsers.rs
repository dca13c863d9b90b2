//! Getting the browser that the tests drive: the one on the machine, else Debian's package where we may install it.

use std::env;
use std::fs::{self, File};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use xtask::browser::{self, Browser};
use xtask::paths;

use crate::exec;
use crate::progress::Progress;

/// Debian's packages. The font is for screenshots: without it Chinese text is a row of boxes.
const BROWSER_PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const FONT_PACKAGE: &str = "fonts-noto-cjk";

/// A browser with its driver, installed if that is ours to do.
pub fn get() -> Result<Browser> {
    let found = browser::find();
    let chosen = ["CHROMIUM", "CHROMEDRIVER"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    let mut lacking: Vec<&str> = Vec::new();
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
        if found.is_ok() {
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
