//! Every browser test in one program: it is linked once, and what waits in one test is made up for by the others.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod access;
mod agreement;
mod ahead;
mod bad_days;
mod before_script;
mod codes;
mod downloads;
mod elder;
mod embedding;
mod everywhere;
mod frames;
mod gallery;
mod harness;
mod hosts;
mod keeping;
mod keyboard;
mod languages;
mod ledger;
mod look;
mod messages;
mod offline;
mod opening;
mod packs;
mod papers;
mod place;
mod shipped;
mod sizes;
mod strict;
mod together;
mod walks;
mod windows;
