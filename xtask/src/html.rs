//! What an HTML page loads: its tags with their attributes, and the addresses in them that a browser fetches unasked.
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

/// An address in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The browser or our boot script fetches it: it must exist.
    Loaded(String),
    /// A `data-*` attribute that may or may not be an address.
    Perhaps(String),
}

/// What is fetched unasked, and the text of the inline scripts and styles, which may name more.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Loads {
    pub references: Vec<Reference>,
    pub inline: String,
}

/// `rel` values for which a browser fetches the `href` on a first visit. Not among them: `apple-touch-icon`, fetched
/// when somebody puts the page on the home screen, and `canonical`, `alternate` and their like, which are only links.
const FETCHED_RELS: [&str; 6] =
    ["stylesheet", "modulepreload", "preload", "prefetch", "icon", "manifest"];

/// The attribute with which our boot script learns the name of the program.
pub const BOOT_ATTRIBUTE: &str = "data-wasm";

/// Reads a page.
pub fn loads(html: &str) -> Loads {
    let (tags, inline) = tags(html);
    let mut loads = Loads { references: Vec::new(), inline };
    for tag in tags {
        let fetched_link = tag.links_as(&FETCHED_RELS);
        for (name, value) in &tag.attributes {
            let loaded = match name.as_str() {
                "href" => fetched_link,
                "src" | "poster" => true,
                other => other == BOOT_ATTRIBUTE,
            };
            if value.is_empty() {
                continue;
            } else if loaded {
                loads.references.push(Reference::Loaded(value.clone()));
            } else if name.starts_with("data-") {
                loads.references.push(Reference::Perhaps(value.clone()));
            }
        }
    }
    loads
}

/// The opening tags in order, and the text inside `script` and `style`.
fn tags(html: &str) -> (Vec<Tag>, String) {
    let mut tags = Vec::new();
    let mut inline = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue; // a closing tag, the doctype, or a plain `<`
        }
        let (tag, after) = tag(rest);
        rest = after;
        if tag.name == "script" || tag.name == "style" {
            let end = find_ignoring_case(rest, &format!("</{}", tag.name)).unwrap_or(rest.len());
            inline.push_str(&rest[..end]);
            inline.push('\n');
            rest = &rest[end..];
        }
        tags.push(tag);
    }
    (tags, inline)
}

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

    fn loaded(html: &str) -> Vec<String> {
        let only = |reference| match reference {
            Reference::Loaded(address) => Some(address),
            Reference::Perhaps(_) => None,
        };
        loads(html).references.into_iter().filter_map(only).collect()
    }

    #[test]
    fn what_a_browser_fetches() {
        let html = r#"<!DOCTYPE html><html><head>
            <link rel="stylesheet" href="./a.css">
            <LINK REL='shortcut icon' HREF='i.svg'/>
            <link rel=modulepreload href=./m.js crossorigin>
            <link rel="apple-touch-icon" href="later.png">
            <link rel="canonical" href="https://example.org/">
            <!-- <script src="commented.js"></script> -->
            <script defer src="page.js" data-wasm="./page_bg.wasm"></script>
            </head><body><a href="other.html">1 < 2</a><img alt="x > y" src="p.png?a=1&amp;b=2"></body></html>"#;
        let expected = ["./a.css", "i.svg", "./m.js", "page.js", "./page_bg.wasm", "p.png?a=1&b=2"];
        assert_eq!(loaded(html), expected);
    }

    #[test]
    fn other_data_attributes_are_perhaps_addresses() {
        let html = r#"<body data-catalogue="catalogue.bin" data-mode="">"#;
        assert_eq!(loads(html).references, [Reference::Perhaps("catalogue.bin".to_owned())]);
    }

    #[test]
    fn scripts_are_text_not_tags() {
        let html = "<script>if (1<2) document.write('<img src=no.png>')</SCRIPT><style>a{}</style><img src=yes.png>";
        let loads = loads(html);
        assert_eq!(loads.references, [Reference::Loaded("yes.png".to_owned())]);
        assert!(loads.inline.contains("no.png") && loads.inline.contains("a{}"));
    }

    #[test]
    fn broken_pages_come_to_an_end() {
        for html in [
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href=\"x",
            "<!--",
            "<script>",
            "<a =\"x\">",
            "<a ='",
            "<a \"=中",
        ] {
            loads(html);
        }
    }
}
