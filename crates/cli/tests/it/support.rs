//! What the tests share: running the command, samples, and content that is made up.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A tiny content, of the tests of the content compiler.
pub const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/tests/it/base");

/// The content of the product.
pub const NOTICES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../notices");

/// The folder with the samples.
pub const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples");

/// Runs the command in a folder.
pub fn selfcheck(folder: impl AsRef<Path>, arguments: &[&str]) -> Output {
    command(folder, arguments).stdin(Stdio::null()).output().unwrap()
}

/// Runs the command with something on its standard input.
pub fn selfcheck_reading(input: &[u8], arguments: &[&str]) -> Output {
    let mut command = command(SAMPLES, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It may stop reading early, when it was too much.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn command(folder: impl AsRef<Path>, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_selfcheck"));
    command.current_dir(folder).args(arguments).env_remove("CLICOLOR_FORCE");
    command
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// What a run printed, which must have gone well.
pub fn printed(output: &Output) -> &str {
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    text(&output.stdout)
}

/// The JSON that a run printed, which must have gone well.
pub fn json(output: &Output) -> Value {
    serde_json::from_str(printed(output)).unwrap()
}

/// What a run complained of: with exit code 2, and without having printed anything.
pub fn refused(output: &Output) -> &str {
    let complaint = text(&output.stderr);
    assert_eq!(text(&output.stdout), "", "{complaint}");
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(complaint.starts_with("error: ") && complaint.ends_with('\n'), "{complaint}");
    assert!(!complaint.contains("panicked"), "{complaint}");
    complaint
}

/// The samples of a kind, `good` or `bad`: their names and bytes.
pub fn samples(kind: &str) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(Path::new(SAMPLES).join(kind)).unwrap();
    let mut samples: Vec<_> = files
        .map(|file| {
            let path = file.unwrap().path();
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
        })
        .collect();
    samples.sort();
    assert!(samples.len() > 10, "{kind}");
    samples
}

/// A copy of the tiny content with one file changed.
pub fn spoiled(path: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new(BASE), &folder.path().join("notices"));
    let path = folder.path().join("notices").join(path);
    let before = fs::read_to_string(&path).unwrap();
    assert!(before.contains(from), "`{from}` is in {}", path.display());
    fs::write(path, before.replace(from, to)).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The folder of the schemas.
pub fn schema_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema")
}
