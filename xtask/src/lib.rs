//! The parts of `cargo xtask` that the browser tests use as well: where the built page lies, a static server for it,
//! a Chromium with its driver, the other engines, and what reads paper, tables and what assistive technology is given. The
//! commands themselves are in the binary.

pub mod browser;
pub mod compress;
pub mod downloads;
pub mod engines;
pub mod paths;
pub mod readers;
#[cfg(test)]
mod rooms;
pub mod server;
