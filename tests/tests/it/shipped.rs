//! The files that are shipped, looked at one by one: nothing in them is newer than the oldest engine that must take it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use selfcheck_browser::{Folder, css, files};
use xtask::engines::Kept;

/// Every file of the page, with its contents.
fn shipped() -> Vec<(PathBuf, Vec<u8>)> {
    let mut folders = vec![files::built_page()];
    let mut all = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.push((path.clone(), fs::read(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension == ending)
}

/// What stands between the tags of this name, each with the opening tag's attributes.
fn elements<'h>(html: &'h str, name: &str) -> Vec<(&'h str, &'h str)> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once(&open) {
        let Some((attributes, after)) = after.split_once('>') else { break };
        let Some((inside, after)) = after.split_once(&close) else { break };
        found.push((attributes, inside));
        rest = after;
    }
    found
}

/// Every classic script, in a file of its own or in a page.
fn scripts() -> Vec<(String, String)> {
    let mut scripts = Vec::new();
    for (path, bytes) in shipped() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if ends_in(&path, "js") {
            scripts.push((name, text));
        } else if ends_in(&path, "html") {
            let inside = elements(&text, "script").into_iter().filter(|(attributes, _)| {
                !attributes.contains("src=") && !attributes.contains("type=\"application/")
            });
            let named = inside
                .enumerate()
                .map(|(i, (_, text))| (format!("{name}-{i}.js"), text.to_owned()));
            scripts.extend(named);
        }
    }
    assert!(!scripts.is_empty(), "no script was found");
    scripts
}

/// Every WebAssembly module, whatever its file is called.
fn modules() -> Vec<PathBuf> {
    let shipped = shipped().into_iter();
    let found: Vec<_> =
        shipped.filter(|(_, bytes)| bytes.starts_with(b"\0asm")).map(|(path, _)| path).collect();
    assert!(!found.is_empty(), "no WebAssembly was found");
    found
}

/// Fails with what the program says of the files, unless it says nothing.
#[track_caller]
fn says_nothing(node: Kept, program: &str, files: &[PathBuf]) {
    let node = node.find().unwrap_or_else(|error| panic!("{error:#}"));
    let output = Command::new(node).arg("-e").arg(program).args(files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}

/// Compiles each file and says what is wrong with it.
const COMPILE: &str = "const fs = require('fs');
for (const file of process.argv.slice(1)) {
    WebAssembly.compile(fs.readFileSync(file)).catch(error => console.log(file + ': ' + error.message));
}";

/// Parses each file as a classic script and says what is wrong with it.
const PARSE: &str = "const fs = require('fs'), vm = require('vm');
for (const file of process.argv.slice(1)) {
    try {
        new vm.Script(fs.readFileSync(file, 'utf8'), { filename: file });
    } catch (error) {
        console.log(String(error.stack).split('\\n').map(line => line.slice(0, 200)).slice(0, 5).join('\\n'));
    }
}";

fn every_module_compiles(node: Kept) {
    says_nothing(node, COMPILE, &modules());
}

fn every_script_can_be_read(node: Kept) {
    let folder = Folder::new();
    let mut files = Vec::new();
    for (name, text) in scripts() {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        files.push(path);
    }
    says_nothing(node, PARSE, &files);
}

macro_rules! in_old_v8 {
    ($($name:ident $node:ident),*) => {
        $(mod $name {
            use xtask::engines::$node;

            #[test]
            #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
            fn every_module_compiles() {
                super::every_module_compiles($node);
            }

            #[test]
            #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
            fn every_script_can_be_read() {
                super::every_script_can_be_read($node);
            }
        })*
    };
}

// V8 6.8 is that of Chromium 68, V8 7.8 that of Chromium 78.
in_old_v8!(v8_6_8 NODE_10, v8_7_8 NODE_12);

#[test]
fn the_styles_use_nothing_newer_than_chromium_69() {
    let mut seen = 0;
    let mut found = Vec::new();
    for (path, bytes) in shipped() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = String::from_utf8_lossy(&bytes);
        let sheets: Vec<&str> = if ends_in(&path, "css") {
            vec![&text]
        } else if ends_in(&path, "html") {
            elements(&text, "style").into_iter().map(|(_, inside)| inside).collect()
        } else {
            continue;
        };
        for sheet in sheets {
            seen += 1;
            let newer = css::newer_than_chromium_69(sheet).into_iter();
            found.extend(newer.map(|what| format!("{name}: {what}")));
        }
    }
    assert!(seen > 0, "no style sheet was found");
    assert_eq!(found, [""; 0]);
}
