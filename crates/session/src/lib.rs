//! What a page holds and how it changes: the [`Model`], the [`Action`]s, and the one reducer, [`Model::after`]; the addresses of
//! its screens; and what it keeps in storage. No browser and no Yew: what it needs of them are a [`Storage`] and a [`Stamp`].
//!
//! The files build on each other in this order and never backwards: `storage`, `store`; then the parts of the state (`route`,
//! `look`, `expiry`, `keeping`, `opened`, `opening`, `outcome`, `undo`) and the `model` made of them; `action`, which says what
//! can happen; what is done then (`begin`, `edit`, `embedding`, `guests`, `deletion`, `windows`); `walk`, the order of the
//! questions; `reducer`, which calls all that; and `saving`, which stores what came of it.

mod action;
mod begin;
mod deletion;
mod edit;
mod embedding;
pub mod expiry;
mod guests;
pub mod keeping;
pub mod look;
mod model;
mod opened;
pub mod opening;
mod outcome;
mod reducer;
mod route;
pub mod saving;
pub mod storage;
pub mod store;
#[cfg(test)]
mod tests;
mod undo;
pub mod walk;
mod windows;

pub use action::{Action, Edit, Field, Stamp};
pub use model::{Model, Release, Saving};
pub use opened::{FROM_CODE, Found, Guest, Kept, Opened, Source};
pub use outcome::Outcome;
pub use route::{PageOf, Screen, Step};
pub use storage::{Storage, StorageError};
pub use undo::{Ledger, Undo};
