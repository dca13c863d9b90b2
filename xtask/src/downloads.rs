//! Which files of a release are downloaded for each way into the page. A `*` in a name stands for the digest.

/// The page by itself.
pub const PAGE: &[&str] = &[
    "index.html",
    "style-*.css",
    "page-*.js",
    "page-*.wasm",
    "manifest.webmanifest",
    "icons/icon.svg",
    "sw.js",
];

/// The content, which every way downloads. It is not weighed with the program.
pub const CONTENT: &[&str] = &["pack-*.json"];

/// What the page around a frame downloads besides: the script that it names.
const FRAME_SCRIPT: &str = "self-check-frame.js";

/// The page in a frame of another page. Another site's frame has no service worker.
#[must_use]
pub fn frame() -> Vec<&'static str> {
    [&[FRAME_SCRIPT], PAGE].concat()
}

/// The page as an element of another page, with the script that such a page names.
pub const ELEMENT: &[&str] =
    &["self-check.js", "inside-*.js", "inside-*.css", "text-*.bin", "page-*.wasm"];

/// What comes when somebody asks for it: English, workbooks, the program as a script where nothing else can be fetched.
pub const ON_DEMAND: &[&str] =
    &["english-*.json", "workbook-*.js", "workbook-*.wasm", "spare-*.js"];

/// Whether a file is the one that is named so.
#[must_use]
pub fn is_named(file: &str, name: &str) -> bool {
    match name.split_once('*') {
        Some((start, end)) => file.starts_with(start) && file.ends_with(end),
        None => file == name,
    }
}
