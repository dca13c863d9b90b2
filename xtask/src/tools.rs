//! The tools a build of the page needs, and how to get the ones that are lacking.
//!
//! A tool of the right version that is already on `PATH` is used as it is. The others go into the cache
//! ([`xtask::paths::tool_cache`]), one folder for each tool and version. An install happens in a sibling folder that is
//! renamed when it is complete, so a folder that exists is a tool that works, whatever interrupted us before.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use xtask::paths;

use crate::engines_unpack::{self, Packed};
use crate::exec;
use crate::lockfile;
use crate::progress::Progress;

/// The compiler target of the page.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The last Trunk that the project's Rust version can build.
const TRUNK: &str = "0.21.14";

/// Major version of binaryen, whose `wasm-opt` knows the features that current Rust emits. Distributions carry older.
const BINARYEN: &str = "132";

/// Makes scripts and styles small.
const ESBUILD: &str = "0.28.2";

/// Looks over licences, sources and versions of what is built on.
const DENY: &str = "0.20.2";

/// Used only before there is a `Cargo.lock` to read it from.
const WASM_BINDGEN_DEFAULT: &str = "0.2.130";

/// How a tool is got.
pub enum Origin {
    /// `cargo install`; `locked` takes the dependencies its authors tested.
    CratesIo { package: &'static str, locked: bool },
    /// `npm install`, for programs that run on Node.
    Npm { package: &'static str },
    /// `npm install`, for a script that is run in a page; the environment variable names one that is there already.
    NpmScript { package: &'static str, variable: &'static str },
    /// `npm install` of a package that carries a Chromium compressed with brotli.
    NpmChromium { package: &'static str, packed: &'static [Packed] },
}

/// One program at one version.
pub struct Tool {
    /// The name under which it is run.
    pub program: &'static str,
    /// The version of its package.
    pub version: String,
    /// What it says of its own version, if that is another.
    pub says: Option<&'static str>,
    /// How it is got.
    pub origin: Origin,
    /// Said while one waits.
    pub takes: &'static str,
}

/// The folders to put before `PATH` so that the right tools are found.
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// Lets `command` find the tools.
    pub fn apply<'a>(&self, command: &'a mut Command) -> Result<&'a mut Command> {
        Ok(command.env("PATH", exec::path_with(&self.folders)?))
    }
}

/// Whether to say that a tool is already there: `setup` does, other commands only speak when there is work.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Full,
    OnlyWork,
}

/// Gets what is lacking and returns where it all is. Every tool is tried before failing, so that a person on a closed
/// network learns about all of them at once.
pub fn set_up(voice: Voice) -> Result<Tools> {
    let cache = cache()?;
    let mut failures = Vec::new();
    if let Err(error) = wasm_target(voice) {
        failures.push(format!("{error:#}"));
    }
    let mut folders = Vec::new();
    for tool in wanted()? {
        match tool.get(&cache, voice) {
            Ok(folder) => folders.extend(folder),
            Err(error) => failures.push(format!("{error:#}")),
        }
    }
    if !failures.is_empty() {
        bail!("set-up is not complete:\n\n{}", failures.join("\n\n"));
    }
    Ok(Tools { folders })
}

/// Gets what looks over the dependencies. No build needs it, so `setup` does without.
pub fn deny() -> Result<Tools> {
    let tool = Tool {
        program: "cargo-deny",
        version: DENY.to_owned(),
        says: None,
        origin: Origin::CratesIo { package: "cargo-deny", locked: true },
        takes: "about 5 minutes",
    };
    Ok(Tools { folders: tool.get(&cache()?, Voice::OnlyWork)?.into_iter().collect() })
}

/// The folder in which tools are kept, made if it is not there.
fn cache() -> Result<PathBuf> {
    let cache = paths::tool_cache()?;
    fs::create_dir_all(&cache)
        .with_context(|| format!("cannot make the tool cache {}", cache.display()))?;
    Ok(cache)
}

/// Quick ones first: what is likely to fail on a closed network then fails at once.
fn wanted() -> Result<Vec<Tool>> {
    let lock = paths::root().join("Cargo.lock");
    let wasm_bindgen = if lock.is_file() {
        let text =
            fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
        lockfile::version_of(&text, "wasm-bindgen")?
            .unwrap_or_else(|| WASM_BINDGEN_DEFAULT.to_owned())
    } else {
        WASM_BINDGEN_DEFAULT.to_owned()
    };
    Ok(vec![
        Tool {
            program: "wasm-opt",
            version: BINARYEN.to_owned(),
            says: None,
            origin: Origin::Npm { package: "binaryen" },
            takes: "some seconds",
        },
        Tool {
            program: "esbuild",
            version: ESBUILD.to_owned(),
            says: None,
            origin: Origin::Npm { package: "esbuild" },
            takes: "some seconds",
        },
        Tool {
            program: "wasm-bindgen",
            version: wasm_bindgen,
            says: None,
            // Its lock file may name a dependency version that was withdrawn.
            origin: Origin::CratesIo { package: "wasm-bindgen-cli", locked: false },
            takes: "about 2 minutes",
        },
        Tool {
            program: "trunk",
            version: TRUNK.to_owned(),
            says: None,
            origin: Origin::CratesIo { package: "trunk", locked: true },
            takes: "about 5 minutes",
        },
    ])
}

impl Tool {
    /// The folder of the program, or nothing when the one on `PATH` will do.
    fn get(&self, cache: &Path, voice: Voice) -> Result<Option<PathBuf>> {
        if self.is_right(Path::new(self.program)) {
            say(voice, &format!("{self}: already there, on PATH"));
            return Ok(None);
        }
        self.keep(cache, voice).map(Some)
    }

    /// The folder of the program in the cache, whatever is on `PATH`.
    pub fn keep(&self, cache: &Path, voice: Voice) -> Result<PathBuf> {
        let home = cache.join(self.key());
        if self.in_folder(&home) {
            say(voice, &format!("{self}: already there"));
            return Ok(self.bin(&home));
        }

        // Two set-ups at once (two checkouts, an editor and a shell) must not do the work twice. The lock goes with the
        // process, however it ends.
        let locked = || format!("cannot lock the tool cache {}", cache.display());
        let lock = File::create(cache.join(format!("{}.lock", self.key()))).with_context(locked)?;
        if lock.try_lock().is_err() {
            println!("{self}: another set-up is getting it, waiting");
            lock.lock().with_context(locked)?;
            if self.in_folder(&home) {
                return Ok(self.bin(&home));
            }
        }
        self.install(cache, &home)?;
        Ok(self.bin(&home))
    }

    fn install(&self, cache: &Path, home: &Path) -> Result<()> {
        let progress = Progress::begin(&format!("{self}: {}, {}", self.origin.doing(), self.takes));

        let log_path = cache.join(format!("{}.log", self.key()));
        // Named after this process, so that an install which outlived an interrupted set-up cannot write into ours.
        let unfinished = format!("{}.partial-", self.key());
        let partial = cache.join(format!("{unfinished}{}", std::process::id()));
        remove_starting_with(cache, &unfinished)?;
        remove(home)?;
        fs::create_dir_all(&partial)
            .with_context(|| format!("cannot make {}", partial.display()))?;
        let log = File::create(&log_path)
            .with_context(|| format!("cannot write {}", log_path.display()))?;

        let mut command = self.install_command(&partial);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let ended = command.status();
        let trouble = match ended {
            Err(error) => Some(format!("cannot start `{}`: {error}", exec::line(&command))),
            Ok(status) if !status.success() => {
                Some(format!("`{}` failed ({status})", exec::line(&command)))
            }
            Ok(_) => self.unpack(&partial).err().map(|error| format!("{error:#}")).or_else(|| {
                (!self.in_folder(&partial)).then(|| {
                    format!(
                        "what was installed, asked for its version, does not say {}",
                        self.said()
                    )
                })
            }),
        };
        if let Some(trouble) = trouble {
            drop(progress);
            remove(&partial).ok();
            bail!("{}", self.failure(&trouble, &log_path));
        }
        remove(&partial.join("target"))?;
        fs::rename(&partial, home).with_context(|| {
            format!("cannot rename {} to {}", partial.display(), home.display())
        })?;
        fs::remove_file(&log_path).ok();
        progress.ready();
        Ok(())
    }

    fn install_command(&self, root: &Path) -> Command {
        match self.origin {
            Origin::CratesIo { package, locked } => {
                let mut command = exec::cargo();
                exec::without_build_settings(&mut command)
                    // The checkout's own cargo configuration must not apply to the tool.
                    .current_dir(root)
                    .env("CARGO_TARGET_DIR", root.join("target"))
                    // These programs spend their time waiting for compilers; the minutes saved in building them count
                    // more than the milliseconds lost in running them.
                    .env("CARGO_PROFILE_RELEASE_LTO", "off")
                    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                    .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
                    .arg("install");
                if locked {
                    command.arg("--locked");
                }
                command.arg(format!("{package}@{}", self.version)).arg("--root").arg(root);
                command
            }
            Origin::Npm { package } | Origin::NpmScript { package, .. } => {
                self.npm_install(root, package)
            }
            Origin::NpmChromium { package, .. } => {
                let mut command = self.npm_install(root, package);
                // Only its files are wanted, not what would drive them.
                command.args(["--ignore-scripts", "--legacy-peer-deps"]);
                command
            }
        }
    }

    fn npm_install(&self, root: &Path, package: &str) -> Command {
        let mut command = exec::program(if cfg!(windows) { "npm.cmd" } else { "npm" });
        command
            .current_dir(root)
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"])
            .arg(root)
            .arg(format!("{package}@{}", self.version));
        command
    }

    fn unpack(&self, root: &Path) -> Result<()> {
        match self.origin {
            Origin::CratesIo { .. } | Origin::Npm { .. } | Origin::NpmScript { .. } => Ok(()),
            Origin::NpmChromium { package, packed } => {
                let modules = root.join("node_modules");
                engines_unpack::unpack(&modules.join(package), packed, root)?;
                remove(&modules)
            }
        }
    }

    fn failure(&self, trouble: &str, log: &Path) -> String {
        let mut text = format!("{self} could not be had: {trouble}.\n");
        let tail =
            fs::read_to_string(log).map(|all| exec::last_lines(&all, 12)).unwrap_or_default();
        if !tail.is_empty() {
            text += &format!("The end of its log ({}):\n{tail}\n", log.display());
        }
        text += &format!("To install it by hand: {}", self.by_hand());
        text
    }

    fn by_hand(&self) -> String {
        let Self { program, version, .. } = self;
        let command = match self.origin {
            Origin::CratesIo { package, locked } => {
                format!(
                    "cargo install {}{package}@{version}",
                    if locked { "--locked " } else { "" }
                )
            }
            Origin::Npm { package } => format!("npm install --global {package}@{version}"),
            Origin::NpmScript { package, variable } => {
                return format!(
                    "`npm pack {package}@{version}`, and the environment variable {variable} set to the {program} in it."
                );
            }
            Origin::NpmChromium { package, packed } => {
                let files: Vec<&str> = packed.iter().map(|file| file.path).collect();
                return format!(
                    "`npm pack {package}@{version}`, and what `brotli -d` makes of {} into the folder {} of the tool \
                     cache, the browser under the name {program}.",
                    files.join(" and "),
                    self.key(),
                );
            }
        };
        format!("`{command}`. Any `{program}` {version} on PATH is used as it is.")
    }

    /// The name of its folder in the cache.
    pub fn key(&self) -> String {
        let name = match self.origin {
            Origin::CratesIo { package, .. }
            | Origin::Npm { package }
            | Origin::NpmScript { package, .. }
            | Origin::NpmChromium { package, .. } => package,
        };
        format!("{name}-{}", self.version)
    }

    /// Where the program lies in its folder.
    pub fn bin(&self, home: &Path) -> PathBuf {
        match self.origin {
            Origin::CratesIo { .. } => home.join("bin"),
            Origin::Npm { .. } => home.join("node_modules").join(".bin"),
            Origin::NpmScript { package, .. } => home.join("node_modules").join(package),
            Origin::NpmChromium { .. } => home.to_owned(),
        }
    }

    fn in_folder(&self, home: &Path) -> bool {
        let suffix = match self.origin {
            Origin::CratesIo { .. } => std::env::consts::EXE_SUFFIX,
            Origin::Npm { .. } if cfg!(windows) => ".cmd",
            Origin::Npm { .. } | Origin::NpmScript { .. } | Origin::NpmChromium { .. } => "",
        };
        let program = self.bin(home).join(format!("{}{suffix}", self.program));
        program.exists() && self.is_right(&program)
    }

    fn is_right(&self, program: &Path) -> bool {
        let asking: &[&str] = match self.origin {
            Origin::CratesIo { .. } | Origin::Npm { .. } => &["--version"],
            // Nothing that can be asked: its package says.
            Origin::NpmScript { .. } => {
                return package_version(&program.with_file_name("package.json")).as_deref()
                    == Some(self.said());
            }
            Origin::NpmChromium { .. } => &engines_unpack::WHAT_VERSION,
        };
        exec::output(Command::new(program).args(asking))
            .is_some_and(|said| names_version(&said, self.said()))
    }

    fn said(&self) -> &str {
        self.says.unwrap_or(&self.version)
    }
}

impl std::fmt::Display for Tool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.program, self.said())
    }
}

impl Origin {
    fn doing(&self) -> &'static str {
        match self {
            Self::CratesIo { .. } => "building from crates.io",
            Self::Npm { .. } | Self::NpmScript { .. } | Self::NpmChromium { .. } => {
                "fetching from npm"
            }
        }
    }
}

/// The precompiled standard library for WebAssembly.
fn wasm_target(voice: Voice) -> Result<()> {
    if has_wasm_target() {
        say(voice, &format!("target {WASM_TARGET}: already there"));
        return Ok(());
    }
    let progress = Progress::begin(&format!("target {WASM_TARGET}: fetching through rustup"));
    let added =
        exec::program("rustup").args(["target", "add", WASM_TARGET]).stdin(Stdio::null()).output();
    let trouble = match added {
        Err(error) => format!("rustup cannot be started: {error}"),
        Ok(output) if !output.status.success() => {
            format!(
                "rustup failed:\n{}",
                exec::last_lines(&String::from_utf8_lossy(&output.stderr), 12)
            )
        }
        Ok(_) if !has_wasm_target() => {
            "rustup added it to a toolchain that is not the one in use".to_owned()
        }
        Ok(_) => {
            progress.ready();
            return Ok(());
        }
    };
    drop(progress);
    bail!(
        "the compiler target {WASM_TARGET} could not be had: {trouble}\n\
         To install it by hand: `rustup target add {WASM_TARGET}`, or the package of your distribution that holds \
         Rust's standard library for it."
    );
}

fn has_wasm_target() -> bool {
    exec::output(rustc().args(["--print", "target-libdir", "--target", WASM_TARGET]))
        .is_some_and(|dir| Path::new(dir.trim()).is_dir())
}

fn rustc() -> Command {
    exec::program(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// The system the compiler runs on, for example `x86_64-unknown-linux-gnu`.
pub fn host() -> Option<String> {
    let said = exec::output(rustc().arg("-vV"))?;
    said.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}

/// Whether the standard library's source is there, which building it for size needs.
pub fn has_std_source() -> bool {
    exec::output(rustc().args(["--print", "sysroot"])).is_some_and(|root| {
        Path::new(root.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
    })
}

/// Asks rustup for the standard library's source. Only a smaller download hangs on it, so failing is an answer.
pub fn add_std_source() -> Result<(), String> {
    let progress = Progress::begin("rust-src: fetching through rustup, some seconds");
    let mut command = exec::program("rustup");
    command.args(["component", "add", "rust-src"]);
    match command.stdin(Stdio::null()).output() {
        Err(error) => Err(format!("rustup cannot be started: {error}")),
        Ok(output) if !output.status.success() => {
            Err(exec::last_lines(&String::from_utf8_lossy(&output.stderr), 1))
        }
        Ok(_) if !has_std_source() => {
            Err("rustup added it to a toolchain that is not in use".to_owned())
        }
        Ok(_) => {
            progress.ready();
            Ok(())
        }
    }
}

fn say(voice: Voice, line: &str) {
    if voice == Voice::Full {
        println!("{line}");
    }
}

fn remove(dir: &Path) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", dir.display()))
        }
        _ => Ok(()),
    }
}

/// What interrupted installs have left.
fn remove_starting_with(folder: &Path, start: &str) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(start) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// The version in the description of an npm package.
fn package_version(description: &Path) -> Option<String> {
    let text = fs::read_to_string(description).ok()?;
    let said: serde_json::Value = serde_json::from_str(&text).ok()?;
    said["version"].as_str().map(str::to_owned)
}

/// `--version` output differs from tool to tool (`trunk 0.21.14`, `wasm-opt version 132 (version_132)`, `v10.24.1`,
/// `HeadlessChrome/72.0.3617.0`); the version as a word of its own is common to all.
fn names_version(said: &str, version: &str) -> bool {
    said.split(|c: char| c.is_whitespace() || c == '/')
        .any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_whole_word() {
        assert!(names_version("trunk 0.21.14\n", "0.21.14"));
        assert!(names_version("wasm-opt version 132 (version_132)", "132"));
        assert!(names_version("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(names_version("v10.24.1\n", "10.24.1"));
        assert!(names_version(
            "(KHTML, like Gecko) HeadlessChrome/72.0.3617.0 Safari",
            "72.0.3617.0"
        ));
        assert!(!names_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!names_version("trunk 0.21.140", "0.21.14"));
    }

    #[test]
    fn a_failure_says_what_to_do() {
        let tool = Tool {
            program: "trunk",
            version: "0.21.14".to_owned(),
            says: None,
            origin: Origin::CratesIo { package: "trunk", locked: true },
            takes: "long",
        };
        let text = tool.failure("no network", Path::new("no-such.log"));
        assert!(text.contains("trunk 0.21.14 could not be had: no network"), "{text}");
        assert!(text.contains("`cargo install --locked trunk@0.21.14`"), "{text}");
        assert!(text.contains("on PATH"), "{text}");
    }
    #[test]
    fn a_script_that_cannot_be_had_is_named_with_the_variable_for_it() {
        let tool = Tool {
            program: "axe.min.js",
            version: "4.14.1".to_owned(),
            says: None,
            origin: Origin::NpmScript { package: "axe-core", variable: "AXE_CORE" },
            takes: "long",
        };
        let text = tool.failure("no network", Path::new("no-such.log"));
        assert!(text.contains("`npm pack axe-core@4.14.1`"), "{text}");
        assert!(text.contains("AXE_CORE set to the axe.min.js"), "{text}");
        assert!(!tool.is_right(Path::new("no-such-folder/axe.min.js")));
    }
}
