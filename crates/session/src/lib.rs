//! What a page holds and how it changes: the [`Model`], the [`Action`]s, and the one reducer, [`Model::after`]; the addresses of
//! its screens; and what it keeps in storage. No browser and no Yew: what it needs of them are a [`Storage`] and a [`Stamp`].

pub mod desk;
mod embedding;
pub mod expiry;
pub mod keeping;
pub mod look;
mod model;
pub mod opening;
mod route;
pub mod saving;
pub mod storage;
pub mod store;
#[cfg(test)]
mod tests;

pub use model::{Action, Edit, Field, Model, Release, Saving, Stamp};
pub use route::{PageOf, Screen, Step};
pub use storage::{Storage, StorageError};
