//! What commands give: on standard output, and as files.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use serde::Serialize;

use crate::failure::Failure;

/// Prints to standard output, byte for byte. A reader that stops reading, such as `head`, is not a
/// failure.
///
/// # Errors
/// When it cannot be written, because the disk is full for example.
pub fn print(text: &str) -> Result<(), Failure> {
    // Not through `anstream`, which takes out more than colours: a DEL in somebody's note, say.
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Input(format!("the output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// A value as JSON for people and programs, with one line break at its end.
///
/// # Errors
/// When serde refuses, which none of our formats causes.
pub fn pretty(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map(|json| json + "\n").map_err(not_written)
}

/// A value as JSON on one line.
///
/// # Errors
/// When serde refuses, which none of our formats causes.
pub fn line(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map(|json| json + "\n").map_err(not_written)
}

fn not_written(error: serde_json::Error) -> Failure {
    Failure::Input(format!("the result cannot be written as JSON: {error}"))
}

/// Writes a file unless it is already as it should be, so that whoever watches it sees changes only. Its folder is made if
/// need be.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, bytes))
        .map_err(|error| Failure::Input(format!("{} cannot be written: {error}", path.display())))
}
