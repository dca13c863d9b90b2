//! The catalogue that the page carries, unpacked once, and its English texts, fetched when asked for.

use std::cell::Cell;

use selfcheck_core::{Catalogue, catalogue::English};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

thread_local! {
    static CATALOGUE: Cell<Option<&'static Catalogue>> = const { Cell::new(None) };
}

/// The catalogue compiled into this build, with the English texts once they are there.
///
/// # Panics
/// Never with a page that was built: the bytes are written by the same build that reads them.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    CATALOGUE.get().unwrap_or_else(|| {
        #[expect(clippy::expect_used, reason = "the bytes come from this very build")]
        keep(Catalogue::decode(BYTES).expect("the built-in catalogue"))
    })
}

/// Whether the English texts are there.
pub fn has_english() -> bool {
    catalogue().entities.first().is_some_and(|entity| !entity.name.en.is_empty())
}

/// Adds the English texts, as fetched. Bytes that do not belong to this content change nothing.
pub fn add_english(bytes: &[u8]) -> bool {
    let Ok(english) = English::decode(bytes) else {
        return false;
    };
    let Ok(mut with_english) = Catalogue::decode(BYTES) else {
        return false;
    };
    let fits = with_english.put_english(english).is_ok();
    if fits {
        keep(with_english);
    }
    fits
}

/// The catalogue lives as long as the page; at most two are ever kept.
fn keep(catalogue: Catalogue) -> &'static Catalogue {
    let kept = &*Box::leak(Box::new(catalogue));
    CATALOGUE.set(Some(kept));
    kept
}
