//! Which files of a release are downloaded for each way into the page, by the beginnings of their names.

/// The page by itself.
pub const PAGE: &[&str] =
    &["index.html", "style-", "page-", "manifest.webmanifest", "icons/icon.svg", "sw.js"];

/// The page in a frame of another page, with the script that such a page names. Another site's frame has no service worker.
pub const FRAME: &[&str] = &[
    "self-check-frame.js",
    "index.html",
    "style-",
    "page-",
    "manifest.webmanifest",
    "icons/icon.svg",
    "sw.js",
];

/// The page as an element of another page, with the script that such a page names.
pub const ELEMENT: &[&str] = &["self-check.js", "inside-", "text-", "page-"];

/// What comes when somebody asks for it: English, workbooks, the program as a script where nothing else can be fetched.
pub const ON_DEMAND: &[&str] = &["english.bin", "workbook-", "spare-"];
