//! What notices ask, and how a respondent stands to it, as plain values.
//!
//! The path of the data is a line: [`Catalogue`] (content, read from a [`pack`]) and
//! [`Response`] (what a respondent said) go into [`assess()`], and an [`Assessment`] comes out.
//! Nothing here touches a browser, a file or a clock.

pub mod assess;
pub mod catalogue;
pub mod changes;
pub mod checksum;
pub mod code;
pub mod compare;
pub mod date;
pub mod format;
pub mod ledger;
pub mod logic;
pub mod message;
pub mod pack;
pub mod paper;
pub mod places;
pub mod prepare;
pub mod response;
pub mod sheet;
pub mod words;

pub use assess::{Assessment, Bounds, Finding, assess};
pub use catalogue::Catalogue;
pub use date::Date;
pub use logic::Truth;
pub use response::Response;
pub use words::Lang;
