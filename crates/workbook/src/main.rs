//! The program that the page loads when somebody asks for a workbook.

// Rust's own way into a program sets up threads and arguments, which a page has none of.
#![cfg_attr(target_family = "wasm", no_main)]

#[cfg(target_family = "wasm")]
mod entry;

use selfcheck_workbook as _;

#[cfg(not(target_family = "wasm"))]
fn main() {}
