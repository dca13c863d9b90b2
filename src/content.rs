//! The catalogue that the page works with: read from the pack that the page loads, with English texts once they are fetched.

use std::cell::Cell;

use selfcheck_core::{
    Catalogue,
    pack::{self, PackError, TextsFile},
};

thread_local! {
    static CATALOGUE: Cell<Option<&'static Catalogue>> = const { Cell::new(None) };
}

/// Reads the pack.
///
/// # Errors
/// What is wrong with it; the page is then not started.
pub fn take_pack(json: &[u8]) -> Result<(), PackError> {
    pack::read(json).map(put)
}

/// The catalogue, with the English texts once they are there.
///
/// # Panics
/// Before there is one; the page is not started without.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    #[cfg(test)]
    if CATALOGUE.get().is_none() {
        put(of_notices().in_chinese());
    }
    #[expect(clippy::expect_used, reason = "the page is not started without a pack")]
    CATALOGUE.get().expect("the pack has been read")
}

/// Whether the English texts are there.
pub fn has_english() -> bool {
    !catalogue().name.en.is_empty()
}

/// Adds the English texts, as fetched. Those that do not belong to the pack change nothing.
pub fn add_english(json: &[u8]) -> bool {
    let mut catalogue = catalogue().clone();
    let texts = str::from_utf8(json).ok().and_then(|json| TextsFile::read(json).ok());
    let taken = texts.is_some_and(|texts| catalogue.put_texts(texts).is_ok());
    if taken {
        put(catalogue);
    }
    taken
}

/// The catalogue lives as long as the page, which makes one, and another with English.
fn put(catalogue: Catalogue) {
    CATALOGUE.set(Some(Box::leak(Box::new(catalogue))));
}

/// The content of this repository.
#[cfg(test)]
fn of_notices() -> Catalogue {
    let source = selfcheck_content::Source::read_dir("notices").expect("notices/ can be read");
    let compiled = selfcheck_content::compile(&source);
    compiled.expect("notices/ has no fault").catalogue
}
