//! The files that go out and come in: responses, assessments and the catalogue as JSON.
//!
//! Each format is a plain type with a `format` version. Its JSON Schema is made from the type.
//! Changing a format in a way that old readers would misread raises its version.

pub mod assessment;
pub mod catalogue;
pub mod file;
pub mod json;
pub mod newer;
pub mod response;

pub use assessment::AssessmentFile;
pub use catalogue::CatalogueFile;
pub use file::ResponseFile;
pub use json::Json;
pub use response::{Placed, Problem, ProblemKind, ReadError};
