//! What a page around this one may set, and what it is told: one contract for a frame and for the element `<self-check>`.
//!
//! [`options`] declares every option once, with its values, its default and its words; the documents take their tables from
//! there. [`colour`] makes a theme out of one colour and keeps it readable. [`message`] writes what the page around is told and
//! reads what it asks for. Everything that comes in is untrusted: a wrong value costs that value and is named, nothing else.

pub mod colour;
pub mod message;
pub mod options;

pub use colour::{Colour, Theme};
pub use message::{Counts, Refused, Request, Told};
pub use options::{Options, Start, Way, Wrong};
