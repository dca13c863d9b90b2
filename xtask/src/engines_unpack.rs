//! Unpacking the Chromiums that an npm package carries compressed.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use anyhow::{Context, Result};

use crate::exec;

/// A compressed file of a package.
#[derive(Clone, Copy)]
pub struct Packed {
    /// Where it is in the package; ends in `.br`.
    pub path: &'static str,
    /// What it becomes: a program, or, with a slash at the end, the folder into which its tar archive goes.
    pub becomes: &'static str,
}

/// Arguments that make a headless Chromium say its version: it does not know `--version`.
pub const WHAT_VERSION: [&str; 6] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--timeout=10000",
    "--dump-dom",
    "data:text/html,<script>document.write(navigator.userAgent.replace(/[)]/g,' '))</script>",
];

/// Unpacks the files of the package into a folder.
pub fn unpack(package: &Path, packed: &[Packed], into: &Path) -> Result<()> {
    for file in packed {
        let from = package.join(file.path);
        let what = || format!("cannot unpack {}", from.display());
        let mut compressed = File::open(&from).with_context(what)?;
        if let Some(folder) = file.becomes.strip_suffix('/') {
            let folder = into.join(folder);
            let archive = into.join("unpacked.tar");
            brotli::BrotliDecompress(&mut compressed, &mut File::create(&archive)?)
                .with_context(what)?;
            fs::create_dir_all(&folder).with_context(what)?;
            exec::must(exec::program("tar").arg("-xf").arg(&archive).arg("-C").arg(&folder))?;
            fs::remove_file(&archive).with_context(what)?;
        } else {
            let program = into.join(file.becomes);
            brotli::BrotliDecompress(&mut compressed, &mut File::create(&program)?)
                .with_context(what)?;
            make_runnable(&program).with_context(what)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn make_runnable(program: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(program, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_runnable(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_packed_program_can_be_run() {
        let folder = std::env::temp_dir().join(format!("xtask-unpack-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut script: &[u8] = b"#!/bin/sh\necho it runs\n";
        let mut packed = File::create(folder.join("program.br")).unwrap();
        brotli::BrotliCompress(&mut script, &mut packed, &Default::default()).unwrap();
        drop(packed);
        let files = [Packed { path: "program.br", becomes: "program" }];
        unpack(&folder, &files, &folder).unwrap();
        let said = exec::output(&mut exec::program(folder.join("program")));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(said.as_deref(), Some("it runs\n"));
    }
}
