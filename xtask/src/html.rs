//! The tags of an HTML page with their attributes.
//!
//! Enough of HTML for pages that we write ourselves and Trunk completes. It is not a parser for the web.

/// One opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, empty for one without a value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is a `link` with one of these relations.
    pub fn links_as(&self, rels: &[&str]) -> bool {
        self.name == "link"
            && self.get("rel").is_some_and(|rel| {
                rel.split_ascii_whitespace()
                    .any(|one| rels.contains(&one.to_ascii_lowercase().as_str()))
            })
    }
}

/// The attribute with which our boot script learns the name of the program.
pub const BOOT_ATTRIBUTE: &str = "data-wasm";

/// The tag at the start of `text` (behind its `<`), and what follows its `>`.
pub fn tag(text: &str) -> (Tag, &str) {
    let (name, mut rest) =
        split_at_first(text, |c| c.is_ascii_whitespace() || c == '>' || c == '/');
    let mut tag = Tag { name: name.to_ascii_lowercase(), attributes: Vec::new() };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let (key, after) =
            split_at_first(rest, |c| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'));
        rest = after.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let (value, after) = split_at_first(&after[1..], |c| c == quote);
                    (value, after.get(1..).unwrap_or(""))
                }
                _ => split_at_first(after, |c| c.is_ascii_whitespace() || c == '>'),
            };
        }
        if key.is_empty() {
            // Nothing was read, as in `<a ="x">`: step over one character to come to an end.
            rest = rest.get(1..).unwrap_or("");
        } else {
            tag.attributes.push((key.to_ascii_lowercase(), value.replace("&amp;", "&")));
        }
    }
}

fn split_at_first(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

/// Where `needle`, in small letters, begins in `text`, in letters of either kind.
pub fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_and_what_follows_it() {
        let (one, rest) =
            tag("LINK REL='shortcut icon' href=./i.svg?a=1&amp;b data-mode=\"\" defer/><b>");
        assert_eq!((&*one.name, rest), ("link", "<b>"));
        assert!(one.links_as(&["icon"]) && !one.links_as(&["stylesheet"]));
        assert_eq!(one.get("href"), Some("./i.svg?a=1&b"));
        assert_eq!(
            (one.get("data-mode"), one.get("defer"), one.get("src")),
            (Some(""), Some(""), None)
        );
    }

    #[test]
    fn broken_tags_come_to_an_end() {
        for html in ["", "a", "a href", "a href=", "a href=\"x", "a =\"x\">", "a ='", "a \"=中"] {
            tag(html);
        }
    }
}
