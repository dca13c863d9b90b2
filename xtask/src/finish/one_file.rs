//! The whole page in one file, for passing on by mail or on a stick and opening without a server.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::head::Page;

/// Links to other files, which there are none of.
const LINKS: [&str; 6] =
    ["icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "prefetch"];

/// What goes into the file besides the page's HTML.
pub struct Contents<'a> {
    pub style: &'a str,
    pub script: &'a str,
    /// An SVG picture.
    pub icon: Option<&'a [u8]>,
    /// The files that the script would otherwise fetch, under the names by which it looks for them.
    pub data: &'a [(&'a str, &'a [u8])],
}

/// Puts it together. `page` is the page without its styles and its script.
///
/// The script stands at the end of the head, before the data: it runs even if the file was cut off on its way.
///
/// # Errors
/// The page has no tag `html` or no end of its body.
pub fn assemble(mut page: Page, contents: &Contents) -> Result<String> {
    page.keep(|tag| !tag.links_as(&LINKS));
    page.mark("data-edition=\"one-file\"")?;
    let mut head = String::new();
    // Without any icon a browser would ask for /favicon.ico.
    let icon = contents.icon.map_or("data:,".to_owned(), |svg| {
        format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg))
    });
    head += &format!("<link rel=\"icon\" href=\"{icon}\">");
    head += &format!("<style>{}</style>", contents.style.replace("</style", "<\\/style"));
    head += &format!("<script>{}</script>", inline(contents.script));
    let html = page.with(&head);
    let end = html.rfind("</body").context("the page has no </body>")?;
    let (start, end) = html.split_at(end);
    let data: String = contents.data.iter().map(|(name, bytes)| block(name, bytes)).collect();
    Ok(format!("{start}{data}{end}"))
}

/// A data block. Its length is given, so that the script can tell a file that was cut off from one that is whole.
fn block(name: &str, bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    let length = text.len();
    format!(
        "<script type=\"application/octet-stream\" id=\"{name}\" data-length=\"{length}\">{text}</script>\n"
    )
}

/// A script as it may stand in HTML. What would end it, or make the parser look for a second end, is escaped; both can
/// stand only in strings, templates and regular expressions, where the escape means the same.
fn inline(script: &str) -> String {
    let mut safe = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        safe += before;
        let follows = |what: &str| {
            from.get(1..=what.len()).is_some_and(|text| text.eq_ignore_ascii_case(what))
        };
        // Not a plain `<script`: it is harmless without `<!--` before it, and may be code, as in `a<scripts`.
        safe += if follows("/script") || follows("!--") { "\\x3C" } else { "<" };
        rest = &from[1..];
    }
    safe + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_cannot_end_its_element() {
        assert_eq!(inline("a='</script>'"), "a='\\x3C/script>'");
        assert_eq!(inline("'</SCRIPT>'+'<!--'+i<script"), "'\\x3C/SCRIPT>'+'\\x3C!--'+i<script");
        assert_eq!(inline("if(a<b)c='<p>'; d<"), "if(a<b)c='<p>'; d<");
        assert_eq!(inline("'<中文>'"), "'<中文>'");
    }

    #[test]
    fn everything_is_in_the_file_and_nothing_is_linked() {
        let page = Page::parse(
            "<!doctype html><html lang=zh><head><meta charset=utf-8><link rel=manifest href=m>\
             <link rel=\"icon\" href=\"i.svg\"></head>\n<body> 一 </body></html>",
        )
        .unwrap();
        let contents = Contents {
            style: "a{content:'</style>'}",
            script: "start()",
            icon: Some(b"<svg/>"),
            data: &[("page.wasm", b"\0asm"), ("pack.en.json", b"")],
        };
        assert_eq!(
            assemble(page, &contents).unwrap(),
            "<!doctype html><html data-edition=\"one-file\" lang=zh><head><meta charset=utf-8>\
             <link rel=\"icon\" href=\"data:image/svg+xml;base64,PHN2Zy8+\">\
             <style>a{content:'<\\/style>'}</style><script>start()</script></head>\n<body> 一 \
             <script type=\"application/octet-stream\" id=\"page.wasm\" data-length=\"8\">AGFzbQ==</script>\n\
             <script type=\"application/octet-stream\" id=\"pack.en.json\" data-length=\"0\"></script>\n</body></html>"
        );
    }
}
