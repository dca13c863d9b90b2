//! The command as people run it, and what it takes and prints.

// What helps a test may panic as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod check;
mod code;
mod content;
mod digests;
mod properties;
mod refused;
mod schemas;
mod support;
