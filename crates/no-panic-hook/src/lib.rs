//! Stands in for the crate of this name, which Yew brings along.
//!
//! Yew would report panics to the console with it unless the page sets a hook of its own, and the page does
//! (`src/host/crash.rs`), or is built so that a panic stops it at once and no hook ever runs. What is never used cost
//! 0.8 KB of every visit.

use std::panic::PanicHookInfo;

/// Does nothing, and is never called.
pub fn hook(_: &PanicHookInfo<'_>) {}

/// Does nothing.
pub fn set_once() {}
