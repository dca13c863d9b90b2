//! Whole-crate tests: content in, diagnostics or a catalogue out.

// What helps a test may panic as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod base;
mod docs;
mod html;
mod program;
mod real;
mod samples;
mod sound;
