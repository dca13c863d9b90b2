//! Where things are: the checkout, the built page in it, and the tool cache outside it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The root of the checkout: the folder that holds `xtask/`.
///
/// Known since compiling rather than read from the working directory, so that `cargo xtask` does the same from any
/// folder. A checkout that is moved is compiled anew by cargo and so stays right.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Where Trunk puts the finished page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The page that tests should look at: the folder named by `SELFCHECK_DIST`, else `dist/` of the checkout.
///
/// A missing page is an error with the command that makes it, so that a plain `cargo test` says what to do instead of
/// failing in the middle of a browser session.
pub fn built_page() -> Result<PathBuf> {
    let dir = env::var_os("SELFCHECK_DIST").map_or_else(dist, PathBuf::from);
    if !dir.join("index.html").is_file() {
        bail!("no built page in {}: run `cargo xtask build` first", dir.display());
    }
    Ok(dir)
}

/// The folder that keeps the tools between checkouts: `SELFCHECK_TOOLS`, else `selfcheck-tools` in the cache folder
/// of the operating system. Outside the checkout, so that a fresh clone does not spend minutes on building them again.
pub fn tool_cache() -> Result<PathBuf> {
    cache_from(|name| env::var_os(name).filter(|value| !value.is_empty())).context(
        "no folder for the tools: neither a home folder nor a cache folder is known. Set SELFCHECK_TOOLS to a folder",
    )
}

fn cache_from(var: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(chosen) = var("SELFCHECK_TOOLS") {
        // An install changes the working directory, a relative path would then point elsewhere.
        return std::path::absolute(chosen).ok();
    }
    let base = if cfg!(windows) {
        PathBuf::from(var("LOCALAPPDATA")?)
    } else if cfg!(target_os = "macos") {
        PathBuf::from(var("HOME")?).join("Library/Caches")
    } else if let Some(xdg) =
        var("XDG_CACHE_HOME").map(PathBuf::from).filter(|dir| dir.is_absolute())
    {
        xdg
    } else {
        PathBuf::from(var("HOME")?).join(".cache")
    };
    Some(base.join("selfcheck-tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vars(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into())
    }

    #[test]
    fn the_root_holds_this_crate() {
        assert!(root().join("xtask/Cargo.toml").is_file());
    }

    #[test]
    #[cfg(unix)]
    fn the_cache_can_be_chosen() {
        let chosen = cache_from(vars(&[("SELFCHECK_TOOLS", "/somewhere"), ("HOME", "/one")]));
        assert_eq!(chosen, Some(PathBuf::from("/somewhere")));
        let relative =
            cache_from(vars(&[("SELFCHECK_TOOLS", "here")])).expect("a working directory");
        assert!(relative.is_absolute());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_cache_follows_the_system() {
        let home = cache_from(vars(&[("HOME", "/one")]));
        assert_eq!(home, Some(PathBuf::from("/one/.cache/selfcheck-tools")));
        let xdg = cache_from(vars(&[("HOME", "/one"), ("XDG_CACHE_HOME", "/var/x")]));
        assert_eq!(xdg, Some(PathBuf::from("/var/x/selfcheck-tools")));
        assert_eq!(cache_from(vars(&[])), None);
    }
}
