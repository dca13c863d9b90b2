//! Another release of the page: the built one with a mark in it, as complete as the build makes one.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::files::{Folder, built_page};

/// A copy of the built page that is another release: the page says so in `<meta name="test-release">`, and the service
/// worker lists the page with its new digest, under a new name.
///
/// # Panics
/// When the built page is not as the build makes it.
#[must_use]
pub fn release(mark: &str) -> Folder {
    let folder = Folder::copy_of(&built_page());
    let page = read(folder.path(), "index.html");
    let marked = page.replacen(
        "<head>",
        &format!("<head><meta name=\"test-release\" content=\"{mark}\">"),
        1,
    );
    assert_ne!(page, marked, "index.html has a head");
    let worker = read(folder.path(), "sw.js");
    let renamed = worker.replacen(&digest(&page), &digest(&marked), 1);
    assert_ne!(worker, renamed, "the service worker knows the digest of index.html");
    let name = release_name(&worker);
    let renamed = renamed.replace(&name, &digest_hex(mark));
    write(folder.path(), "index.html", &marked);
    write(folder.path(), "sw.js", &renamed);
    for ending in ["br", "gz"] {
        // They are of the page as it was; a server sends the originals where there are none.
        for name in ["index.html", "sw.js"] {
            let _ = fs::remove_file(folder.path().join(format!("{name}.{ending}")));
        }
    }
    folder
}

/// The name of the release in its service worker: twelve hexadecimal digits in quotation marks.
fn release_name(worker: &str) -> String {
    let mut texts = worker.split(['"', '\'', '`']);
    let name = texts.find(|text| text.len() == 12 && text.bytes().all(|b| b.is_ascii_hexdigit()));
    name.expect("the service worker names its release").to_owned()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap_or_else(|error| panic!("{name}: {error}"));
}

fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn digest_hex(text: &str) -> String {
    Sha256::digest(text).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
