//! The files that go out and come in: responses and assessments as JSON.
//!
//! Each format is a plain type with a `format` version. Its JSON Schema is made from the type.
//! Changing a format in a way that old readers would misread raises its version.

pub mod assessment;
mod entries;
pub mod file;
mod join;
pub mod newer;
pub mod response;

pub use assessment::AssessmentFile;
pub use file::{ResponseFile, read, write};
pub use join::join;
pub use response::{Placed, Problem, ProblemKind, ReadError};
