//! Calling esbuild: one classic script out of the modules, and small styles, both for old engines.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::exec;
use crate::tools::Tools;

/// The oldest browser whose language the scripts and styles are put in. Government offices run browsers that are built
/// on it, among them the fast mode of 360 安全浏览器.
const TARGET: &str = "--target=chrome69";

/// A bundled script.
pub struct Bundle {
    pub script: String,
    /// The files that went into it, as paths in the folder.
    pub inputs: Vec<String>,
}

/// Puts the module `entry` of `folder` and everything it imports into one classic script that leaves nothing behind in
/// the global scope. `scratch` is a folder for what esbuild writes.
pub fn bundle(tools: &Tools, folder: &Path, entry: &str, scratch: &Path) -> Result<Bundle> {
    let (script, report) = (scratch.join("page.js"), scratch.join("bundle.json"));
    let mut esbuild = esbuild(folder);
    esbuild
        .arg(entry)
        .args(["--bundle", "--format=iife", "--minify", TARGET, "--charset=utf8"])
        // Modules are strict, and their code may rely on it.
        .args(["--banner:js=\"use strict\";", "--legal-comments=none"])
        // wasm-bindgen's script asks where it lies only if it is not told where the program is.
        .args(["--define:import.meta.url=\"\"", "--log-level=warning"])
        .arg(with_path("--outfile=", &script))
        .arg(with_path("--metafile=", &report));
    exec::must(tools.apply(&mut esbuild)?)?;
    let script = fs::read_to_string(&script)
        .with_context(|| format!("cannot read what esbuild wrote to {}", script.display()))?;
    let cannot = || format!("cannot read esbuild's report {}", report.display());
    let said = fs::read(&report).with_context(cannot)?;
    let said: serde_json::Value = serde_json::from_slice(&said).with_context(cannot)?;
    let inputs = said["inputs"].as_object().with_context(cannot)?;
    Ok(Bundle { script: script.trim_end().to_owned(), inputs: inputs.keys().cloned().collect() })
}

/// Makes one script or style of `folder` small, by itself.
pub fn minify(tools: &Tools, folder: &Path, name: &str) -> Result<String> {
    let mut esbuild = esbuild(folder);
    esbuild.arg(name).args(["--minify", TARGET, "--charset=utf8", "--log-level=warning"]);
    text(tools.apply(&mut esbuild)?)
}

fn with_path(option: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(option);
    argument.push(path);
    argument
}

fn esbuild(folder: &Path) -> Command {
    let mut esbuild = exec::program(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" });
    esbuild.current_dir(folder);
    esbuild
}

/// What it prints, without the line break at the end.
fn text(esbuild: &mut Command) -> Result<String> {
    let output = esbuild
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`", exec::line(esbuild)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", exec::line(esbuild), output.status);
    }
    let text = String::from_utf8(output.stdout).context("esbuild's output is not UTF-8")?;
    Ok(text.trim_end().to_owned())
}
