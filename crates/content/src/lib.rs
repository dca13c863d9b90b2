//! Compiles the folder `notices/` into a [`Catalogue`].
//!
//! Content goes one way: files as text ([`Source`]) → unvalidated shapes with positions (`raw`) →
//! validated values (`validate`) → the catalogue. Whatever is wrong on the way becomes a
//! [`Diagnostic`] with a code and a place, and all problems of a run come back together. What each
//! code means and how to mend it stands in `docs/diagnostics.md`.
//!
//! ```
//! use selfcheck_content::{Source, compile, render};
//!
//! let source = Source::new("notices").with("catalogue.toml", "as_of = 2021\n");
//! let problems = compile(&source).unwrap_err();
//! let report = render::short(&source, &problems);
//! assert!(report.contains(
//!     "notices/catalogue.toml:1:9: E0107 `as_of` should be a string, not an integer\n"
//! ));
//! ```

mod condition;
pub mod diagnostics;
mod fields;
pub mod html;
mod names;
mod raw;
pub mod render;
pub mod source;
mod summary;
mod text;
mod validate;
mod wording;
mod written;

use selfcheck_core::Catalogue;

pub use diagnostics::{Code, Diagnostic, Label};
pub use source::{Source, SourceError};
pub use summary::Summary;

/// Content without a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// Everything the product knows.
    pub catalogue: Catalogue,
    /// What it amounts to, for people.
    pub summary: Summary,
}

/// Compiles the content.
///
/// # Errors
/// All problems found, by file and then by position.
pub fn compile(source: &Source) -> Result<Compiled, Vec<Diagnostic>> {
    let problems = diagnostics::Problems::default();
    let content = validate::content(source, &problems);
    let found = problems.finish(source);
    match content {
        Some(catalogue) if found.is_empty() => {
            let summary = Summary::of(&catalogue);
            Ok(Compiled { catalogue, summary })
        }
        _ => Err(found),
    }
}
