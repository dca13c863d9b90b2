//! Keeps the page's WebAssembly to what every engine since 2018 compiles: the first version of the format, and mutable
//! globals.
//!
//! The compiler is told so ([`COMPILER_FLAGS`]), but a precompiled standard library brings newer instructions in. They
//! have to be taken out before wasm-bindgen runs, because it builds on the features that it finds declared. Trunk calls
//! cargo and wasm-bindgen one after the other by itself, so a [`StandIn`] of that name is put first on its `PATH`.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use anyhow::{Context, Result, bail};
use wasmparser::{Validator, WasmFeatures};
use xtask::paths;

use crate::exec;

/// Flags for rustc. `index.html` gives the same to Trunk for its last run of `wasm-opt`.
pub const COMPILER_FLAGS: [&str; 2] = ["-Ctarget-cpu=mvp", "-Ctarget-feature=+mutable-globals"];

/// All that may be left in the end, as `wasm-opt` calls it; [`WasmFeatures::WASM1`] is the same.
const ALLOWED: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

/// What precompiled standard libraries are known to use, and what takes it out. Those without a pass of their own (many
/// results, references) are only declared, not used.
const LOWERING: [&str; 10] = [
    "--enable-mutable-globals",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-multivalue",
    "--enable-reference-types",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "--strip-target-features",
];

/// The program that is stood in for.
const WASM_BINDGEN: &str = "wasm-bindgen";

/// Set for the real program, so that finding ourselves again ends in a message and not in a circle.
const STANDING_IN: &str = "SELFCHECK_STANDING_IN";

/// A copy of this program under the name of wasm-bindgen, in a folder of its own.
pub struct StandIn {
    folder: PathBuf,
}

impl StandIn {
    /// Puts the copy there, from the program that is running.
    pub fn prepare() -> Result<Self> {
        let folder = paths::root().join("target").join("stand-in");
        let program = folder.join(format!("{WASM_BINDGEN}{}", env::consts::EXE_SUFFIX));
        let own = env::current_exe().context("this program does not know where it is")?;
        let cannot = || format!("cannot make {}", program.display());
        fs::create_dir_all(&folder).with_context(cannot)?;
        match fs::remove_file(&program) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(cannot);
            }
            _ => {}
        }
        // A link costs nothing; a target folder on another disk needs a copy.
        if fs::hard_link(&own, &program).is_err() {
            fs::copy(&own, &program).with_context(cannot)?;
        }
        Ok(Self { folder })
    }

    /// Lets `command` find the stand-in before the tools that it was told about.
    pub fn apply<'a>(&self, command: &'a mut Command) -> Result<&'a mut Command> {
        let told = command.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, path)| path);
        let path = told.map(OsStr::to_owned).or_else(|| env::var_os("PATH")).unwrap_or_default();
        let folders = std::iter::once(self.folder.clone()).chain(env::split_paths(&path));
        let path = env::join_paths(folders)
            .context("the target folder's path has a character that PATH cannot hold")?;
        Ok(command.env("PATH", path))
    }
}

/// Whether this program was started as the stand-in.
pub fn is_standing_in() -> bool {
    env::args_os()
        .next()
        .is_some_and(|own| Path::new(&own).file_stem() == Some(OsStr::new(WASM_BINDGEN)))
}

/// Does wasm-bindgen's work in its place: lowers the wasm file it is given and hands the outcome to the real one. Any
/// other call, such as for its version, goes through as it is.
pub fn stand_in(arguments: impl Iterator<Item = OsString>) -> Result<ExitStatus> {
    if env::var_os(STANDING_IN).is_some() {
        bail!("no {WASM_BINDGEN} on PATH besides the one that stands in for it");
    }
    let own = env::current_exe().context("this program does not know where it is")?;
    let mut real = Command::new(WASM_BINDGEN);
    real.env("PATH", path_without(own.parent())?).env(STANDING_IN, "1");
    let mut lowered = None;
    for argument in arguments {
        if is_wasm(&argument) && lowered.is_none() {
            let file = lower(Path::new(&argument))?;
            real.arg(&file);
            lowered = Some(file);
        } else {
            real.arg(argument);
        }
    }
    let ended = real.status().with_context(|| format!("cannot start `{}`", exec::line(&real)));
    if let Some(file) = lowered {
        fs::remove_file(file).ok();
    }
    ended
}

fn is_wasm(argument: &OsStr) -> bool {
    !argument.to_string_lossy().starts_with('-')
        && Path::new(argument).extension() == Some(OsStr::new("wasm"))
}

fn path_without(folder: Option<&Path>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let rest = env::split_paths(&path).filter(|one| Some(one.as_path()) != folder);
    env::join_paths(rest).context("PATH cannot be put together again")
}

/// Writes a lowered copy beside the file. A second run declares how little is left: wasm-bindgen would build on newer
/// features if nothing were declared.
fn lower(wasm: &Path) -> Result<PathBuf> {
    let plain = wasm.with_extension("plain.wasm");
    let declared = wasm.with_extension("mvp.wasm");
    // With the names of functions (`-g`): messages of wasm-bindgen then say which one they are about.
    must(wasm_opt().arg(wasm).arg("-g").args(LOWERING).arg("-o").arg(&plain))?;
    must(
        wasm_opt()
            .arg(&plain)
            // Without `--quiet` it warns that no pass was asked for.
            .args(["-g", "--quiet", "--emit-target-features"])
            .args(ALLOWED)
            .arg("-o")
            .arg(&declared),
    )?;
    fs::remove_file(plain).ok();
    Ok(declared)
}

/// Fails if a finished program needs more of an engine than it may. Not by `wasm-opt`, which takes for allowed what the
/// program itself declares.
pub fn check(program: &[u8]) -> Result<()> {
    Validator::new_with_features(WasmFeatures::WASM1).validate_all(program).map(|_| ()).context(
        "newer WebAssembly than old browsers compile: what is at this place must be lowered before wasm-bindgen runs",
    )
}

fn wasm_opt() -> Command {
    // From where we were started, as the paths given to the stand-in are meant from there.
    Command::new(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" })
}

fn must(command: &mut Command) -> Result<()> {
    exec::must(command).context("the standard library's newer instructions cannot be taken out")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_input_is_lowered() {
        for (argument, expected) in [
            ("target/page/a.wasm", true),
            ("--out-dir=a.wasm", false),
            ("--version", false),
            ("a.js", false),
        ] {
            assert_eq!(is_wasm(OsStr::new(argument)), expected, "{argument}");
        }
    }

    #[test]
    fn the_stand_in_comes_first() {
        let stand_in = StandIn { folder: PathBuf::from("in-front") };
        let mut command = Command::new("trunk");
        command.env("PATH", "tools");
        stand_in.apply(&mut command).unwrap();
        let path = command.get_envs().find(|(name, _)| *name == "PATH").unwrap().1.unwrap();
        let folders: Vec<PathBuf> = env::split_paths(path).collect();
        assert_eq!(folders, [PathBuf::from("in-front"), PathBuf::from("tools")]);
    }

    #[test]
    fn newer_instructions_are_found() {
        let header = [0, 97, 115, 109, 1, 0, 0, 0];
        // A function of no arguments that puts a number through this instruction and drops it.
        let with = |instruction: u8| {
            let body = [0, 0x41, 0, instruction, 0x1a, 0x0b];
            let mut module = header.to_vec();
            module.extend([1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0]);
            module.extend([10, body.len() as u8 + 2, 1, body.len() as u8]);
            module.extend(body);
            module
        };
        check(&with(0x67)).expect("i32.clz was there from the beginning");
        let error = format!("{:#}", check(&with(0xc0)).expect_err("i32.extend8_s was not"));
        assert!(error.contains("must be lowered") && error.contains("sign extension"), "{error}");
    }
}
