//! Files and standard input as bytes.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use selfcheck_core::format::response::MAX_BYTES;

use super::found::Problem;
use crate::failure::Failure;

/// What one argument led to.
#[derive(Debug)]
pub struct Input {
    /// How people call it.
    pub name: String,
    /// Its bytes, at most one more than a response may have; or why there are none.
    pub bytes: Result<Vec<u8>, Problem>,
}

impl Input {
    /// Reads a file; `-` is standard input.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let (name, bytes) = if is_standard_input(path) {
            ("<stdin>".to_owned(), limited(io::stdin().lock()))
        } else {
            (path.display().to_string(), file(path))
        };
        Self {
            name,
            bytes: bytes.map_err(|error| Problem::whole(format!("it cannot be read: {error}"))),
        }
    }
}

/// Whether the argument is a lone hyphen.
fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// # Errors
/// When more than one of the arguments stands for standard input.
pub fn standard_input_once(arguments: &[impl AsRef<Path>]) -> Result<(), Failure> {
    if arguments.iter().filter(|path| is_standard_input(path.as_ref())).count() > 1 {
        let once = "`-` can be given once: standard input is read to its end";
        return Err(Failure::Input(once.to_owned()));
    }
    Ok(())
}

fn file(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
    }
    limited(File::open(path)?)
}

/// As much as it takes to know that it is too much.
fn limited(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
