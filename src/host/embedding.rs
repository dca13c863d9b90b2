//! What the page around this one sets and is told; the JavaScript side is `static/embedding.js`. By itself the page has no such
//! surroundings: nothing is set, and nobody is told.

use selfcheck_core::Catalogue;
use selfcheck_embedding::{
    Options, Request, Theme, Told, Way, message,
    options::{self, Wrong},
};

use super::scripts::{Scripts, set_attribute, with_scripts};

/// Who the page around is, as the person may know it (`https://www.example.gov.cn`). Nothing where the page stands by itself;
/// empty where it cannot be known.
pub fn recipient() -> Option<String> {
    with_scripts(Scripts::recipient)
}

/// Whether the page is an element of somebody else's document.
pub fn is_element() -> bool {
    with_scripts(Scripts::is_element)
}

/// What the page around has set. What of it was wrong stands in the console.
pub fn options(catalogue: &Catalogue) -> Options {
    let way = if is_element() { Way::Element } else { Way::Frame };
    let (options, wrong) = read_options(catalogue, way, &with_scripts(Scripts::options));
    for wrong in wrong {
        with_scripts(|scripts| scripts.warn(&wrong.to_string()));
    }
    options
}

/// The options out of the text in which the scripts hand them over, and what of them was wrong.
fn read_options(catalogue: &Catalogue, way: Way, given: &str) -> (Options, Vec<Wrong>) {
    let pairs = given.split('\u{1e}').filter_map(|pair| pair.split_once('\u{1f}'));
    options::read(catalogue, way, pairs)
}

/// Gives the page the colours of the site, or its own.
pub fn set_theme(theme: Option<Theme>) {
    set_attribute("data-theme", if theme.is_some() { "site" } else { "" });
    for (name, colour) in theme.iter().flat_map(Theme::properties) {
        with_scripts(|scripts| scripts.set_property(name, &colour.to_string()));
    }
}

/// Tells the page around, if there is one that wants to know.
pub fn tell_site(told: &Told) {
    with_scripts(|scripts| scripts.tell_site(&told.to_json()));
}

/// What a message of the page around asks for. One that is refused stands in the console.
pub fn request(text: &str) -> Option<Request> {
    let request = message::read(text);
    if let Err(why) = &request {
        with_scripts(|scripts| scripts.warn(&format!("self-check: {why}")));
    }
    request.ok()
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
