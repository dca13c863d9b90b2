//! The parts that screens are made of. Each draws from a [`View`](crate::draw::View) and holds no state.

pub mod chips;
pub mod choice;
pub mod confirm;
pub mod frame;
pub mod measure;
pub mod papers;
pub mod progress;
pub mod reference;
pub mod release;
pub mod saving;
pub mod steps;
pub mod why;
