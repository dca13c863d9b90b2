//! What the targets share: the real content, and text as the page gets it.
//!
//! A target says what must hold for any input by panicking when it does not.

use std::{path::Path, sync::OnceLock};

use selfcheck_content::{Compiled, Source, compile, render};
use selfcheck_core::Catalogue;

/// The content compiled from `notices/`, once for all inputs.
fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../notices");
        let source = Source::read_dir(&notices).unwrap_or_else(|error| panic!("{error}"));
        compile(&source).unwrap_or_else(|problems| panic!("{}", render::short(&source, &problems)))
    })
}

/// The catalogue compiled from `notices/`.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &compiled().catalogue
}

/// The input as text, if it is one: the browser gives the page nothing else.
#[must_use]
pub fn text(data: &[u8]) -> Option<&str> {
    str::from_utf8(data).ok()
}
