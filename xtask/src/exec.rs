//! Running other programs: which cargo, which environment, and a message that can be acted on when one fails.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use xtask::paths;

/// The cargo that started us, so that everything is built by one toolchain.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root());
    forget_own_package(&mut command);
    command
}

/// Any other program, started in the checkout.
pub fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root());
    forget_own_package(&mut command);
    command
}

/// `cargo run` tells us about the package `xtask` through the environment. Build scripts and `env!` of what we build
/// would see that too, and cargo would rebuild them whenever it differs from a plain `cargo build`.
fn forget_own_package(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let own = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_")
                || matches!(
                    name,
                    "CARGO_MANIFEST_DIR"
                        | "CARGO_MANIFEST_PATH"
                        | "CARGO_BIN_NAME"
                        | "CARGO_CRATE_NAME"
                        | "CARGO_PRIMARY_PACKAGE"
                )
        });
        if own {
            command.env_remove(&name);
        }
    }
}

/// Takes away everything that would make a program come out different because of where it was built from: flags,
/// target folders, profiles and unstable switches. How to reach the registries (`CARGO_HTTP_*`, `CARGO_NET_*`,
/// `CARGO_REGISTRIES_*`, `CARGO_SOURCE_*`) stays.
pub fn without_build_settings(command: &mut Command) -> &mut Command {
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_build_setting) {
            command.env_remove(&name);
        }
    }
    command
}

fn is_build_setting(name: &str) -> bool {
    const PREFIXES: [&str; 5] =
        ["CARGO_BUILD_", "CARGO_TARGET_", "CARGO_PROFILE_", "CARGO_UNSTABLE_", "CARGO_ENCODED_"];
    matches!(
        name,
        "RUSTFLAGS"
            | "RUSTDOCFLAGS"
            | "RUSTC_BOOTSTRAP"
            | "RUSTC_WORKSPACE_WRAPPER"
            | "CARGO_INCREMENTAL"
    ) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// `PATH` with `first` before what is already there.
pub fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.iter().cloned().chain(env::split_paths(&rest)))
        .context("a tool's folder has a character that PATH cannot hold")
}

/// Runs to the end, passing output through, and fails with the command line when it does.
pub fn must(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Lets the program take our place, so that whoever stops us stops it. Returns at its end where a system cannot do that.
pub fn become_program(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(command.exec()).with_context(|| format!("cannot start `{}`", line(command)))
    }
    #[cfg(not(unix))]
    must(command)
}

/// What the program prints, if it runs and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as one would type it, for messages.
pub fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The last lines of a log that say something.
pub fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_log() {
        assert_eq!(last_lines("a\n\nb\nc\n", 2), "b\nc");
        assert_eq!(last_lines("a", 5), "a");
        assert_eq!(last_lines("", 5), "");
    }

    #[test]
    fn build_settings_go_and_registry_settings_stay() {
        for gone in [
            "RUSTFLAGS",
            "CARGO_TARGET_DIR",
            "CARGO_UNSTABLE_BUILD_STD",
            "CARGO_PROFILE_RELEASE_LTO",
        ] {
            assert!(is_build_setting(gone), "{gone}");
        }
        for kept in [
            "PATH",
            "CARGO_HOME",
            "CARGO_HTTP_PROXY",
            "CARGO_REGISTRIES_X_INDEX",
            "CARGO_NET_RETRY",
        ] {
            assert!(!is_build_setting(kept), "{kept}");
        }
    }

    #[test]
    fn a_command_is_shown_as_typed() {
        assert_eq!(
            line(Command::new("/usr/bin/trunk").args(["build", "--release"])),
            "trunk build --release"
        );
    }
}
