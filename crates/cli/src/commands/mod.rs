//! One room for each command.

pub mod catalogue;
pub mod check;
pub mod code;
pub mod evaluate;
pub mod html;
pub mod pack;
mod responses;
pub mod schema;
