//! What the page around this one sets and is told; the JavaScript side is `static/embedding.js`. By itself the page has no such
//! surroundings: nothing is set, and nobody is told.

use selfcheck_core::Catalogue;
use selfcheck_embedding::{
    Options, Request, Theme, Told, Way, message,
    options::{self, Wrong},
};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    BrowserHost,
    browser::{Around, ask},
};

#[wasm_bindgen]
extern "C" {
    /// Every option by name and value, with U+001F between the two and U+001E after each.
    #[wasm_bindgen(method)]
    fn options(this: &Around) -> String;
    #[wasm_bindgen(method, js_name = isElement)]
    fn is_element(this: &Around) -> bool;
    #[wasm_bindgen(method)]
    fn recipient(this: &Around) -> Option<String>;
    #[wasm_bindgen(method, js_name = tellSite)]
    fn tell_site(this: &Around, message: &str);
    #[wasm_bindgen(method)]
    fn warn(this: &Around, words: &str);
    #[wasm_bindgen(method)]
    fn paint(this: &Around, name: &str, value: &str);
}

/// Who the page around is, as the person may know it (`https://www.example.gov.cn`). Nothing where the page stands by itself;
/// empty where it cannot be known.
pub fn recipient() -> Option<String> {
    ask(Around::recipient)
}

/// The options out of the text in which the scripts hand them over, and what of them was wrong.
pub fn read_options(catalogue: &Catalogue, way: Way, given: &str) -> (Options, Vec<Wrong>) {
    let pairs = given.split('\u{1e}').filter_map(|pair| pair.split_once('\u{1f}'));
    options::read(catalogue, way, pairs)
}

/// Whether the page is an element of somebody else's document.
pub fn is_element() -> bool {
    ask(Around::is_element)
}

impl BrowserHost {
    /// What the page around has set. What of it was wrong stands in the console.
    pub fn options(&self, catalogue: &Catalogue) -> Options {
        let way = if is_element() { Way::Element } else { Way::Frame };
        let (options, wrong) = read_options(catalogue, way, &ask(Around::options));
        for wrong in wrong {
            ask(|around| around.warn(&wrong.to_string()));
        }
        options
    }

    /// Has the page wear the colours of the site, or its own.
    pub fn wear(&self, theme: Option<Theme>) {
        ask(|around| around.dress("data-theme", if theme.is_some() { "site" } else { "" }));
        for (name, colour) in theme.iter().flat_map(Theme::properties) {
            ask(|around| around.paint(name, &colour.to_string()));
        }
    }

    /// Tells the page around, if there is one that wants to know.
    pub fn tell_site(&self, told: &Told) {
        ask(|around| around.tell_site(&told.to_json()));
    }

    /// What a message of the page around asks for. One that is refused stands in the console.
    pub fn request(&self, text: &str) -> Option<Request> {
        let request = message::read(text);
        if let Err(why) = request {
            ask(|around| around.warn(&format!("self-check: {why}")));
        }
        request.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    #[test]
    fn options_come_as_pairs_with_separators() {
        let read = |given| read_options(catalogue(), Way::Element, given);
        assert_eq!(read(""), (Options::default(), Vec::new()));
        let (options, wrong) = read("entity\u{1f}funeral\u{1e}several\u{1f}no\u{1e}");
        assert_eq!(options.entity, catalogue().find_entity("funeral"));
        assert!(options.single && wrong.is_empty());
        // A value may hold anything but the separators; what is no pair is nothing.
        let (options, wrong) = read("\u{1e}\u{1e}view\u{1e}entity\u{1f}a\u{1f}b\u{1e}=\u{1f}");
        assert_eq!(options, Options::default());
        assert_eq!(wrong.iter().map(|wrong| &*wrong.value).collect::<Vec<_>>(), ["a\u{1f}b", ""]);
    }
}
