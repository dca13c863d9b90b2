//! A text as somebody wrote it, with the place where it stands.

use crate::source::At;

/// A string with its place.
#[derive(Debug, Clone)]
pub(crate) struct Str {
    pub value: String,
    /// The value as written, quotes included.
    pub at: At,
    /// Where the text itself starts in the file; nothing where escapes make it differ from what is
    /// written there.
    start: Option<usize>,
}

impl Str {
    /// A text that stands in its file as `written`, quotes included.
    pub(crate) fn new(value: String, written: &str, at: At) -> Self {
        let start = verbatim(written, &value).map(|n| at.start + n);
        Self { value, at, start }
    }

    /// A text whose parts have no place of their own.
    pub(crate) fn whole(value: String, at: At) -> Self {
        Self { value, at, start: None }
    }

    /// A part of the text, by bytes; the whole value where parts have no place of their own.
    pub(crate) fn part(&self, part: std::ops::Range<usize>) -> At {
        match self.start {
            Some(start) => At::new(self.at.file, start + part.start..start + part.end),
            None => self.at,
        }
    }
}

/// Where the text starts within the value as written, if it stands there unchanged.
fn verbatim(written: &str, text: &str) -> Option<usize> {
    let inside = written.trim_start_matches(['"', '\'']);
    let inside = inside.strip_prefix("\r\n").or(inside.strip_prefix('\n')).unwrap_or(inside);
    let rest = inside.strip_prefix(text)?;
    rest.trim_end_matches(['"', '\'']).is_empty().then_some(written.len() - inside.len())
}
