//! The program of the page. It does nothing by itself: `static/start.js` calls [`selfcheck_page::start`].

// Rust's own way into a program sets up threads and arguments, which a page has none of.
#![cfg_attr(target_family = "wasm", no_main)]

use selfcheck_page as _;

#[cfg(not(target_family = "wasm"))]
fn main() {}
