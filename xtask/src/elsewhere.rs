//! The same bytes elsewhere: the page built a second time, in a folder of another name with nothing shared but tools and
//! what comes from crates.io, and compared with the first to the byte.
//!
//! So whoever builds a release from the same sources can tell that it is the one that is served.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use xtask::paths;

use crate::exec;
use crate::page::Std;

/// So many files that differ are named.
const NAMED: usize = 5;

/// Builds the sources as they are now once more, and fails where a file is not what it is in the folder `dist`.
pub fn check(dist: &Path, std: Std) -> Result<()> {
    let copy = Copy::make()?;
    let std = std.to_possible_value().context("a standard library without a name")?;
    let mut build = exec::cargo();
    exec::without_build_settings(&mut build)
        .current_dir(&copy.folder)
        // What a machine elsewhere has otherwise, as far as one machine can have it.
        .envs([("TZ", "Asia/Shanghai"), ("LANG", "C"), ("LC_ALL", "C")])
        .args(["xtask", "build", "--std", std.get_name()]);
    exec::must(&mut build)?;
    let differences = differences(dist, &copy.folder.join("dist"))?;
    if !differences.is_empty() {
        let more = differences.len().saturating_sub(NAMED);
        let mut text = differences[..differences.len() - more].join("\n");
        if more > 0 {
            text += &format!("\nand {more} more");
        }
        bail!(
            "built elsewhere it is not what is in {}, unless that is older than the sources:\n{text}",
            dist.display()
        );
    }
    Ok(())
}

/// The sources in another folder, which goes when it is dropped.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    /// Copies what belongs to the repository or would: as it is now, committed or not.
    fn make() -> Result<Self> {
        let mut list = exec::program("git");
        list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let list = exec::output(&mut list)
            .context("git does not say which files belong to the repository")?;
        let name = format!("selfcheck built elsewhere {}", std::process::id());
        let copy = Self { folder: std::env::temp_dir().join(name) };
        for name in list.split_terminator('\0') {
            let (from, to) = (paths::root().join(name), copy.folder.join(name));
            // One that was deleted and not yet committed so is in the list.
            if from.is_file() {
                copied(&from, &to)?;
            }
        }
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

fn copied(from: &Path, to: &Path) -> Result<()> {
    let cannot = || format!("cannot copy {} to {}", from.display(), to.display());
    fs::create_dir_all(to.parent().with_context(cannot)?).with_context(cannot)?;
    fs::copy(from, to).with_context(cannot)?;
    Ok(())
}

/// What is not the same in two folders, a line for each file.
fn differences(here: &Path, there: &Path) -> Result<Vec<String>> {
    let (files_here, files_there) = (files(here)?, files(there)?);
    let mut all = Vec::new();
    for name in files_here.union(&files_there) {
        all.extend(match (files_here.contains(name), files_there.contains(name)) {
            (true, false) => Some(format!("{}: only here", name.display())),
            (false, true) => Some(format!("{}: only elsewhere", name.display())),
            _ => difference(&read(&here.join(name))?, &read(&there.join(name))?)
                .map(|what| format!("{}: {what}", name.display())),
        });
    }
    Ok(all)
}

fn difference(here: &[u8], there: &[u8]) -> Option<String> {
    let at = here.iter().zip(there).position(|(a, b)| a != b);
    match at {
        Some(at) => Some(format!("other from byte {at} on")),
        None if here.len() != there.len() => {
            Some(format!("{} bytes here, {} elsewhere", here.len(), there.len()))
        }
        None => None,
    }
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// The files in a folder and below it, by their path in it.
fn files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inside) = open.pop() {
        let cannot = || format!("cannot read {}", folder.join(&inside).display());
        for entry in fs::read_dir(folder.join(&inside)).with_context(cannot)? {
            let entry = entry.with_context(cannot)?;
            let name = inside.join(entry.file_name());
            if entry.file_type().with_context(cannot)?.is_dir() {
                open.push(name);
            } else {
                found.insert(name);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_with_how() {
        let folder = paths::root().join("target").join("elsewhere-test");
        fs::remove_dir_all(&folder).ok();
        let (here, there) = (folder.join("here"), folder.join("there"));
        let write = |file: PathBuf, text: &str| {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        for (name, text_here, text_there) in
            [("same", "a", "a"), ("icons/other", "abc", "abd"), ("longer", "ab", "abc")]
        {
            write(here.join(name), text_here);
            write(there.join(name), text_there);
        }
        write(here.join("page-1.js"), "1");
        write(there.join("page-2.js"), "2");
        let mut found = differences(&here, &there).unwrap();
        found.iter_mut().for_each(|line| *line = line.replace('\\', "/"));
        assert_eq!(
            found,
            [
                "icons/other: other from byte 2 on",
                "longer: 2 bytes here, 3 elsewhere",
                "page-1.js: only here",
                "page-2.js: only elsewhere",
            ]
        );
        assert!(differences(&here, &here).unwrap().is_empty());
    }
}
