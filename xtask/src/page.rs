//! Building the page with Trunk, and looking whether what came out is whole.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use xtask::paths;

use crate::mvp::{self, StandIn};
use crate::tools::{self, Tools, WASM_TARGET};
use crate::{exec, finish};

/// The web app manifest.
const MANIFEST: &str = "manifest.webmanifest";

/// The cargo profile of the page, in the root `Cargo.toml`.
const PROFILE: &str = "page";

/// Which standard library goes into the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Std {
    /// Built for size when its source can be had, else the prebuilt one
    #[default]
    Auto,
    /// The one that comes with the compiler: nothing unstable, a little more to download
    Prebuilt,
    /// Built for size: needs the component rust-src, and lets the stable compiler use an unstable feature
    Sized,
}

/// Builds the page into the folder `dist`.
pub fn build(tools: &Tools, std: Std, dist: &Path) -> Result<()> {
    let built_for_size = for_size(std)?;

    // Trunk is told to stay offline, so that it never fetches tools of its own. Its cargo then is offline too, and
    // needs everything to be there already.
    let host = tools::host().context("rustc does not say for which system it is")?;
    let mut fetch = exec::cargo();
    fetch.args(["fetch", "--quiet", "--target", WASM_TARGET, "--target", &host]);
    exec::must(settings(&mut fetch, built_for_size))?;

    write_content()?;
    let stand_in = StandIn::prepare()?;
    // Trunk's own output, apart: `dist/` always holds a whole release or nothing.
    let made = paths::root().join("target").join("trunk");
    let mut trunk = exec::program("trunk");
    trunk
        .args(["build", "--release", "--offline", "--cargo-profile", PROFILE, "--dist"])
        .arg(&made);
    tools.apply(settings(&mut trunk, built_for_size))?;
    exec::must(stand_in.apply(&mut trunk)?)?;
    let release = finish::finish(tools, &made)?;
    check(&release)?;
    finish::publish(&release, dist)
}

/// Serves the page from a development build that is made anew at every change. Returns when it is stopped.
pub fn develop(tools: &Tools, port: u16) -> Result<()> {
    // A folder of its own: `dist/` always holds a whole release or nothing.
    let dist = paths::root().join("target").join("dev-page");
    let mut fetch = exec::cargo();
    exec::must(fetch.args(["fetch", "--quiet"]))?;
    write_content()?;
    let mut trunk = exec::program("trunk");
    trunk
        .args(["serve", "--offline", "--address", "127.0.0.1", "--port", &port.to_string()])
        .arg("--dist")
        .arg(dist);
    exec::become_program(tools.apply(&mut trunk)?)
}

/// Writes what `index.html` has Trunk put in or beside the page: the start page, the checklist and the pack. Builds for this
/// machine: nothing of how the page is built goes for it, and it lies apart from the page's in `target/`.
fn write_content() -> Result<()> {
    let folder = paths::root().join("target").join("content");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let selfcheck = |arguments: &[&str], out: &Path| {
        let mut cargo = exec::cargo();
        exec::without_build_settings(&mut cargo)
            .args(["run", "--quiet", "-p", "selfcheck-cli", "--"])
            .args(arguments)
            .arg("--out")
            .arg(out);
        exec::must(&mut cargo)
    };
    selfcheck(&["pack", "notices"], &folder)?;
    selfcheck(&["html", "--notices", "notices"], &folder)?;
    write_manifest(&folder)
}

/// Writes the web app manifest with the name of the self-check.
fn write_manifest(folder: &Path) -> Result<()> {
    let json = |path: &Path| -> Result<serde_json::Value> {
        let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is no JSON", path.display()))
    };
    let name = json(&folder.join("pack.json"))?["name"].clone();
    let mut manifest = json(&paths::root().join("static").join(MANIFEST))?;
    manifest["name"] = name.clone();
    manifest["short_name"] = name;
    let file = folder.join(MANIFEST);
    let text = serde_json::to_string(&manifest)?;
    // Left alone where it is right: Trunk watches it.
    if fs::read_to_string(&file).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// Fails unless every program in the folder can run in old browsers too.
fn check(folder: &Path) -> Result<()> {
    for (name, bytes) in finish::read_folder(folder)? {
        if name.ends_with(".wasm") {
            mvp::check(&bytes)
                .with_context(|| format!("{name} in {} is not fit", folder.display()))?;
        }
    }
    Ok(())
}

fn for_size(std: Std) -> Result<bool> {
    let lacking = |why: &str| format!("the standard library's source is not there ({why})");
    let source = match std {
        Std::Prebuilt => {
            println!("page: with the prebuilt standard library, as asked for");
            return Ok(false);
        }
        _ if tools::has_std_source() => Ok(()),
        _ => tools::add_std_source(),
    };
    match source {
        Ok(()) => {
            println!("page: with the standard library built for size");
            Ok(true)
        }
        Err(why) if std == Std::Sized => {
            bail!("{}. To install it by hand: `rustup component add rust-src`", lacking(&why))
        }
        Err(why) => {
            println!(
                "page: with the prebuilt standard library, a little larger: {}",
                lacking(&why)
            );
            Ok(false)
        }
    }
}

/// The page comes out the same whatever flags the shell has set for other work.
fn settings(command: &mut Command, built_for_size: bool) -> &mut Command {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    exec::without_build_settings(command);
    let mut flags = without_paths();
    flags.extend(mvp::COMPILER_FLAGS.map(str::to_owned));
    if built_for_size {
        let target = target.unwrap_or_else(|| paths::root().join("target"));
        command
            // Apart from the rest, which would otherwise be rebuilt at every change between the two.
            .env("CARGO_TARGET_DIR", target.join("page"))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        // Nothing in the page prints `{:?}`, and a panic is found by file and line.
        flags.extend(["-Zfmt-debug=none", "-Zlocation-detail=file,line"].map(str::to_owned));
    } else if let Some(target) = target {
        command.env("CARGO_TARGET_DIR", target);
    }
    // The separator that lets a flag hold spaces, as paths may.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
}

/// Flags that keep the paths of this machine out of the messages of panics, and so out of the page.
fn without_paths() -> Vec<String> {
    let home = |variable, folder| {
        let named = env::var_os(variable).map(PathBuf::from);
        named.or_else(|| env::home_dir().map(|home| home.join(folder)))
    };
    [
        (Some(paths::root().to_path_buf()), "."),
        (home("RUSTUP_HOME", ".rustup"), "rustup"),
        (home("CARGO_HOME", ".cargo"), "cargo"),
    ]
    .into_iter()
    .filter_map(|(from, to)| Some(format!("--remap-path-prefix={}={to}", from?.display())))
    .collect()
}
