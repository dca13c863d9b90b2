//! The head of a page taken apart into its tags, so that some can be left out and others put in. The body is passed on
//! to the letter: it holds texts whose characters matter.

use anyhow::{Context, Result};

use crate::html::{self, Tag};

/// Elements of a head that hold text up to their closing tag.
const WITH_TEXT: [&str; 5] = ["title", "script", "style", "noscript", "template"];

/// A page whose head is in parts.
#[derive(Clone, Debug)]
pub struct Page {
    /// From the beginning to the end of the tag `head`.
    before: String,
    parts: Vec<Part>,
    /// From `</head>` to the end.
    after: String,
}

/// One element of the head.
#[derive(Clone, Debug)]
pub struct Part {
    pub tag: Tag,
    /// The element as it is written, with its text and its closing tag if it has one.
    source: String,
}

impl Page {
    /// Takes the head apart. Comments and the space between its elements are gone.
    ///
    /// # Errors
    /// The page has no `<head>` or no `</head>`.
    pub fn parse(html: &str) -> Result<Self> {
        let head = html::find_ignoring_case(html, "<head").context("the page has no <head>")?;
        let (_, inner) = html::tag(&html[head + 1..]);
        let before = &html[..html.len() - inner.len()];
        let end = html::find_ignoring_case(inner, "</head").context("the page has no </head>")?;
        let (inner, after) = inner.split_at(end);
        Ok(Self { before: squeezed(before), parts: parts(inner), after: after.to_owned() })
    }

    /// The elements of the head.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Leaves out every element that does not pass.
    pub fn keep(&mut self, passes: impl Fn(&Tag) -> bool) {
        self.parts.retain(|part| passes(&part.tag));
    }

    /// The whole page, with more at the end of its head.
    pub fn with(&self, more: &str) -> String {
        let head: String = self.parts.iter().map(|part| part.source.as_str()).collect();
        format!("{}{head}{more}{}", self.before, self.after)
    }

    /// Gives the tag `html` one more attribute.
    ///
    /// # Errors
    /// The page has no such tag.
    pub fn mark(&mut self, attribute: &str) -> Result<()> {
        let start = html::find_ignoring_case(&self.before, "<html").context("no tag <html>")?;
        self.before.insert_str(start + "<html".len(), &format!(" {attribute}"));
        Ok(())
    }
}

fn parts(mut rest: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = &rest[1..];
            continue;
        }
        let (tag, mut after) = html::tag(&rest[1..]);
        if WITH_TEXT.contains(&tag.name.as_str()) {
            let close = html::find_ignoring_case(after, &format!("</{}", tag.name));
            after = close.map_or("", |close| {
                let closing = &after[close..];
                closing.find('>').map_or("", |end| &closing[end + 1..])
            });
        }
        let source = rest[..rest.len() - after.len()].to_owned();
        parts.push(Part { tag, source });
        rest = after;
    }
    parts
}

/// Without the space between tags.
fn squeezed(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<html lang=\"zh-CN\">\n  <head>\n    <meta charset=\"utf-8\">\n    \
        <title>自查 <b></title>\n    <!-- <link rel=\"x\"> -->\n    <link rel=\"stylesheet\" href=\"./s.css\"/>\n    \
        <script src=\"boot.js\" data-wasm=\"./p.wasm\"></script>\n  </head>\n  <body>\n    <p> 一  二\n</p></body></html>\n";

    #[test]
    fn the_head_is_squeezed_and_the_body_is_not_touched() {
        let page = Page::parse(PAGE).unwrap();
        assert_eq!(
            page.with("<link rel=\"preload\">"),
            "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>自查 <b></title>\
             <link rel=\"stylesheet\" href=\"./s.css\"/><script src=\"boot.js\" data-wasm=\"./p.wasm\"></script>\
             <link rel=\"preload\"></head>\n  <body>\n    <p> 一  二\n</p></body></html>\n"
        );
    }

    #[test]
    fn elements_can_be_left_out_by_what_they_are() {
        let mut page = Page::parse(PAGE).unwrap();
        page.keep(|tag| !tag.links_as(&["stylesheet"]) && tag.get("data-wasm").is_none());
        let names: Vec<&str> = page.parts().iter().map(|part| part.tag.name.as_str()).collect();
        assert_eq!(names, ["meta", "title"]);
        page.mark("data-edition=\"one-file\"").unwrap();
        assert!(
            page.with("").contains("<html data-edition=\"one-file\" lang=\"zh-CN\"><head><meta")
        );
    }

    #[test]
    fn broken_heads_come_to_an_end() {
        for inner in ["<", "<a", "<title>", "<script>x</script", "<!--", "< a", "<meta content=\"x"]
        {
            Page::parse(&format!("<head>{inner}</head><body>")).ok();
        }
        assert!(Page::parse("<p>").is_err());
    }
}
