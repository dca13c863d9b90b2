//! The catalogue: its outline comes with the program, its Chinese words from the page's static text, its English ones
//! are fetched when asked for.

use std::cell::Cell;

use selfcheck_core::catalogue::Numbers;
use selfcheck_core::{
    Catalogue,
    catalogue::{English, Outline},
};

static OUTLINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin"));

thread_local! {
    static WORDS: Cell<&'static str> = const { Cell::new("") };
    static CATALOGUE: Cell<Option<&'static Catalogue>> = const { Cell::new(None) };
}

/// Takes the words from the static text. False if they are not, to the letter, those of this build.
pub fn take_words(words: String) -> bool {
    WORDS.set(words.leak());
    with_words().is_some_and(|catalogue| {
        CATALOGUE.set(Some(catalogue));
        true
    })
}

/// The catalogue of this build, with the English texts once they are there.
///
/// # Panics
/// Before `take_words` has taken the words; the page is not started without.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    #[cfg(test)]
    if CATALOGUE.get().is_none() {
        take_words(include_str!(concat!(env!("OUT_DIR"), "/words.txt")).to_owned());
    }
    #[expect(clippy::expect_used, reason = "the page is not started without the words")]
    CATALOGUE.get().expect("the words are there")
}

/// The permanent numbers that result codes are made of.
pub fn numbers() -> &'static Numbers {
    static NUMBERS: std::sync::OnceLock<Numbers> = std::sync::OnceLock::new();
    // They were written by the build that made this program.
    NUMBERS.get_or_init(|| {
        let numbers = Numbers::decode(include_bytes!(concat!(env!("OUT_DIR"), "/numbers.bin")));
        numbers.unwrap_or_else(|_| Numbers::of(catalogue()))
    })
}

/// Whether the English texts are there.
pub fn has_english() -> bool {
    catalogue().entities.first().is_some_and(|entity| !entity.name.en.is_empty())
}

/// Adds the English texts, as fetched. Bytes that do not belong to this build change nothing.
pub fn add_english(bytes: &[u8]) -> bool {
    let Ok(english) = English::decode(bytes) else {
        return false;
    };
    with_words().is_some_and(|catalogue| {
        let taken = catalogue.put_english(english).is_ok();
        if taken {
            CATALOGUE.set(Some(catalogue));
        }
        taken
    })
}

/// The catalogue with its Chinese words. It lives as long as the page, which makes one, and another with English.
fn with_words() -> Option<&'static mut Catalogue> {
    let outline = Outline::decode(OUTLINE).ok()?;
    Some(Box::leak(Box::new(outline.with_words(WORDS.get()).ok()?)))
}
