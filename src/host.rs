//! Everything the page needs from the browser, behind one trait; what it stores is behind [`Storage`], which has a twin in
//! memory.

mod browser;
pub mod crash;
pub mod embedding;
mod papers;

use selfcheck_core::Lang;
use selfcheck_session::{Storage, look::Look};

use crate::draw::Out;

pub use browser::{Around, BrowserHost, Listening, arrive, listen, title};
pub use papers::{address, can_speak, numbers_pages};

/// What the page asks of its surroundings.
pub trait Host: Storage {
    /// The time now, RFC 3339 in UTC.
    fn now(&self) -> String;

    /// A stored time as `2026-11-22 09:05` in local time; empty if it is none.
    fn local_time(&self, rfc3339: &str) -> String;

    /// A new name for a self-check, not used before.
    fn new_id(&self) -> String;

    /// Offers a text to the person as a file. What the browser then does cannot be known.
    fn offer_file(&self, name: &str, mime: &str, text: &str);

    /// Hands something out: to the print dialog, the clipboard, a file. What became of it is told later, if it can be known.
    fn put_out(&self, out: Out);

    /// The part of the address after `#`.
    fn fragment(&self) -> String;

    /// Goes to another fragment, as a step that the back button undoes.
    fn go(&self, fragment: &str);

    /// Goes to another fragment in the place of this one: the back button leads to what was before both.
    fn go_instead(&self, fragment: &str);

    /// The language that the browser prefers.
    fn preferred_language(&self) -> Option<String>;

    /// Tells the browser, and through it screen readers, the language of the page.
    fn speak(&self, lang: Lang);

    /// Has the style follow the look.
    fn dress(&self, look: Look);

    /// Tells the scripts around the page (`static/`) that something happened: `selfcheck-ready`, `selfcheck-take`.
    fn tell(&self, what: &str);

    /// Gets the texts of the pack in this language, and hands over their bytes; nothing if they cannot be had.
    fn fetch_texts(&self, lang: Lang, then: Box<dyn FnOnce(Option<Vec<u8>>)>);
}
