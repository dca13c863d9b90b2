//! Lines and columns of a text.

use std::fmt;

/// A place in a text. Both numbers count from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Where the lines of a text begin.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The place of a byte.
    pub(crate) fn place(&self, at: usize) -> Place {
        let at = self.text.floor_char_boundary(at);
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(start..at).unwrap_or_default();
        Place { line, column: before.chars().count() + 1 }
    }

    /// The byte that a program means which counts columns in bytes, from 0.
    pub(crate) fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        (start + column).min(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("{\n \"单位\": 1\n}");
        let place = |at| lines.place(at).to_string();
        assert_eq!(place(0), "1:1");
        assert_eq!(place(1), "1:2");
        assert_eq!(place(2), "2:1");
        assert_eq!(place(4), "2:3");
        assert_eq!(place(5), "2:3", "in the middle of a character");
        assert_eq!(place(10), "2:5");
        assert_eq!(place(999), "3:2");
        assert_eq!(lines.offset(2, 8), 10);
        assert_eq!(lines.offset(9, 9), 9);
        assert_eq!(Lines::new("").place(0).to_string(), "1:1");
    }
}
