//! `cargo xtask fuzz`: builds the targets of `fuzz/` and lets each try inputs.
//!
//! With the compiler's own flags, so that the stable compiler will do and there is nothing to install but a C++ compiler for
//! libFuzzer. `cargo fuzz` builds and runs the same targets.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use xtask::paths;

use crate::exec;
use crate::progress::spoken;
use crate::tools;

/// The workspace of the targets, from the root.
pub const MANIFEST: &str = "fuzz/Cargo.toml";

/// So many inputs each target tries in the tests at most, and for so many seconds at most. Always the same ones in the
/// same order: only how far it comes hangs on the machine.
const TESTED: (u64, u64) = (300_000, 10);

/// What has the compiler count the branches that an input takes, and note what it is compared with. As `cargo fuzz` has it.
const FLAGS: [&str; 8] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
];

/// What to run.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The target; without it every one, one after the other
    target: Option<String>,
    /// How long each target tries inputs
    #[arg(long, default_value_t = 60)]
    seconds: u64,
}

/// Looks for inputs that bring a target down, and keeps what it learns for the next time. True if none was found.
pub fn hunt(options: &Options) -> Result<bool> {
    let all = targets()?;
    let chosen: Vec<_> = match &options.target {
        Some(name) if !all.contains(name) => {
            bail!("there is no target {name}: there are {}", all.join(", "))
        }
        Some(name) => vec![name.clone()],
        None => all,
    };
    let programs = build()?;
    let mut good = true;
    for name in chosen {
        let inputs = folder("corpus").join(&name);
        let bound = [format!("-max_total_time={}", options.seconds)];
        good &= holds(&name, &programs, &inputs, &bound)?;
    }
    Ok(good)
}

/// Tries in each target the inputs that are kept and a number of others made of them.
pub fn test() -> Result<()> {
    let programs = build()?;
    let mut down = Vec::new();
    for name in targets()? {
        // Apart from what a hunt has found on the way, which differs from machine to machine.
        let inputs = paths::root().join("target").join("fuzz").join("inputs").join(&name);
        copy_kept(&folder("corpus").join(&name), &inputs)?;
        let (count, seconds) = TESTED;
        let bound =
            ["-seed=1".to_owned(), format!("-runs={count}"), format!("-max_total_time={seconds}")];
        if !holds(&name, &programs, &inputs, &bound)? {
            down.push(name);
        }
    }
    if !down.is_empty() {
        bail!("brought down, see above: {}", down.join(", "));
    }
    Ok(())
}

fn folder(name: &str) -> PathBuf {
    paths::root().join("fuzz").join(name)
}

/// The targets: each file of `fuzz/targets/` is one.
fn targets() -> Result<Vec<String>> {
    let folder = folder("targets");
    let cannot = || format!("cannot read {}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.extension().is_some_and(|kind| kind == "rs") {
            names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    Ok(names)
}

/// Builds all targets and says where they lie.
fn build() -> Result<PathBuf> {
    let host = tools::host().context("rustc does not say for which system it is")?;
    let made = paths::root().join("target").join("fuzz");
    let mut cargo = exec::cargo();
    exec::without_build_settings(&mut cargo)
        .args(["build", "--quiet", "--release", "--bins"])
        .args(["--manifest-path", MANIFEST])
        // Named, so that the flags are not those of build scripts and macros as well.
        .args(["--target", &host])
        .env("CARGO_TARGET_DIR", &made)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    exec::must(&mut cargo).context(
        "the targets cannot be built. libFuzzer needs a C++ compiler (on Debian: `g++`)",
    )?;
    Ok(made.join(host).join("release"))
}

/// Puts copies of the inputs that are kept into a folder of their own. What a hunt has added has no extension.
fn copy_kept(from: &Path, to: &Path) -> Result<()> {
    let cannot = || format!("cannot copy {} to {}", from.display(), to.display());
    if to.exists() {
        fs::remove_dir_all(to).with_context(cannot)?;
    }
    fs::create_dir_all(to).with_context(cannot)?;
    let Ok(entries) = fs::read_dir(from) else { return Ok(()) };
    for entry in entries {
        let path = entry.with_context(cannot)?.path();
        if let (Some(name), Some(_)) = (path.file_name(), path.extension()) {
            fs::copy(&path, to.join(name)).with_context(cannot)?;
        }
    }
    Ok(())
}

/// Lets a target try inputs, beginning with those in the folder, to which libFuzzer adds. False if one brought it down.
fn holds(name: &str, programs: &Path, inputs: &Path, bound: &[String]) -> Result<bool> {
    let findings = folder("artifacts").join(name);
    for folder in [inputs, &findings] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let mut command = exec::program(programs.join(format!("{name}{EXE_SUFFIX}")));
    let dictionary = folder("dictionaries").join(format!("{name}.txt"));
    if dictionary.is_file() {
        command.arg(format!("-dict={}", dictionary.display()));
    }
    command
        .args(bound)
        .arg("-timeout=60")
        // What it writes is named by this and a digest, so it ends as a folder does.
        .arg(format!("-artifact_prefix={}", findings.join("").display()))
        .arg(inputs);
    let (said, success) = heard(&mut command)?;
    if !success {
        println!("{}\n{}", said.join("\n"), finding(name, &said));
        return Ok(false);
    }
    let (count, took) = done(&said)
        .with_context(|| format!("{name} ended without saying how many inputs it has tried"))?;
    println!("{name}: {count} inputs in {}, nothing found", spoken(took));
    Ok(true)
}

/// The last lines that it says, and whether it ended well.
fn heard(command: &mut Command) -> Result<(Vec<String>, bool)> {
    const LINES: usize = 60;
    let mut child = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", exec::line(command)))?;
    let mut said = std::collections::VecDeque::new();
    let mut output = BufReader::new(child.stderr.take().context("no output to read")?);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        if said.len() == LINES {
            said.pop_front();
        }
        said.push_back(String::from_utf8_lossy(&line).trim_end().to_owned());
        line.clear();
    }
    Ok((said.into(), child.wait()?.success()))
}

/// How many inputs were tried, and how long that took: `Done 100000 runs in 9 second(s)`.
fn done(said: &[String]) -> Option<(u64, Duration)> {
    said.iter().find_map(|line| {
        let (count, rest) = line.strip_prefix("Done ")?.split_once(" runs in ")?;
        let seconds = rest.strip_suffix(" second(s)")?.parse().ok()?;
        Some((count.parse().ok()?, Duration::from_secs(seconds)))
    })
}

/// What to say of an input that brought a target down.
fn finding(name: &str, said: &[String]) -> String {
    let file =
        said.iter().find_map(|line| line.split_once("Test unit written to ")).map(|(_, file)| file);
    match file {
        Some(file) => {
            format!("{name}: FOUND {file}\nWhat to do with it stands in docs/fuzzing.md.")
        }
        None => format!("{name}: ended without an input to show"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn what_libfuzzer_says_at_its_end_is_understood() {
        let said = lines("#100000\tDONE   cov: 12\nDone 100000 runs in 9 second(s)");
        assert_eq!(done(&said), Some((100_000, Duration::from_secs(9))));
        assert_eq!(done(&lines("Done in a moment")), None);
    }

    #[test]
    fn the_input_that_was_found_is_named() {
        let said =
            lines("panicked\nartifact_prefix='x/'; Test unit written to x/crash-1\nBase64: ");
        assert!(finding("code", &said).contains("FOUND x/crash-1"));
        assert!(finding("code", &[]).contains("without an input"));
    }

    #[test]
    fn every_target_is_built_and_begins_with_something() {
        let manifest = fs::read_to_string(folder("Cargo.toml")).unwrap();
        let targets = targets().unwrap();
        assert!(!targets.is_empty());
        for name in targets {
            assert!(manifest.contains(&format!("{{ name = \"{name}\", path = ")), "{name}");
            let inputs = fs::read_dir(folder("corpus").join(&name)).unwrap();
            let kept = inputs.flatten().filter(|entry| entry.path().extension().is_some());
            assert!(kept.count() > 0, "{name}");
        }
    }
}
