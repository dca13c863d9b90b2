//! A table as values: what a spreadsheet file, a workbook, the clipboard and a printed table are all made from.

mod binary;
mod values;

use std::fmt::Write;

pub use binary::{DamagedError, from_bytes, to_bytes};
pub use values::{Cell, Column, Sheet};

/// What makes the spreadsheet programs read a text as a formula when it stands first, in both widths.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What is put before such a text. A spreadsheet takes it to mean: this is text.
const MARK: char = '\'';

/// The byte order mark. Without it Excel takes a CSV file for one in the encoding of the machine, and Chinese is lost.
const BOM: char = '\u{feff}';

impl Sheet {
    /// The table as a CSV file: RFC 4180, UTF-8 with a byte order mark, lines ending in CR LF.
    ///
    /// The header row is the first line, and title and notes are left out: whatever reads CSV takes the first line for
    /// the names of the columns. No cell is read as a formula (see [`neutral`]).
    #[must_use]
    pub fn csv(&self) -> String {
        let mut csv = String::from(BOM);
        let header: Vec<Cell> =
            self.columns.iter().map(|column| Cell::Text(column.name.clone())).collect();
        for row in std::iter::once(&header).chain(&self.rows) {
            for (position, cell) in row.iter().enumerate() {
                if position > 0 {
                    csv.push(',');
                }
                match cell {
                    Cell::Text(text) => push_quoted(&mut csv, &neutral(text)),
                    // A line with nothing in it would be read as no line.
                    Cell::Empty if row.len() == 1 => csv.push_str("\"\""),
                    Cell::Number(_) | Cell::Date(_) | Cell::Empty => push_plain(&mut csv, cell),
                }
            }
            csv.push_str("\r\n");
        }
        csv
    }

    /// The table to be copied and pasted into a spreadsheet: cells apart by tabs, one row a line, the header row first.
    /// A cell stands on one line; none is read as a formula.
    #[must_use]
    pub fn tsv(&self) -> String {
        let mut tsv = String::new();
        let header: Vec<Cell> =
            self.columns.iter().map(|column| Cell::Text(column.name.clone())).collect();
        for row in std::iter::once(&header).chain(&self.rows) {
            for (position, cell) in row.iter().enumerate() {
                if position > 0 {
                    tsv.push('\t');
                }
                match cell {
                    Cell::Text(text) => {
                        let line = one_line(&neutral(text));
                        // What begins with a quotation mark is read up to the next one, over tabs and lines.
                        match line.starts_with('"') {
                            true => push_quoted(&mut tsv, &line),
                            false => tsv.push_str(&line),
                        }
                    }
                    Cell::Number(_) | Cell::Date(_) | Cell::Empty => push_plain(&mut tsv, cell),
                }
            }
            tsv.push('\n');
        }
        tsv
    }
}

/// The text as a spreadsheet will show it and not compute it: marked by an apostrophe in front if it begins with a sign
/// of a formula, a tab or a line break, even behind blanks. After OWASP, "CSV Injection".
#[must_use]
pub fn neutral(text: &str) -> String {
    for character in text.chars() {
        if matches!(character, '\t' | '\r' | '\n') || SIGNS.contains(&character) {
            return format!("{MARK}{text}");
        }
        if !is_blank(character) {
            break;
        }
    }
    text.to_owned()
}

/// The text on one line, without blanks at its ends: every run of line breaks, tabs and other control characters is
/// one blank.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut broken = false;
    for character in text.trim().chars() {
        if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') {
            broken = true;
            continue;
        }
        if broken {
            line.push(' ');
            broken = false;
        }
        line.push(character);
    }
    // Control characters that are no blanks are not trimmed, and leave one.
    line.trim().to_owned()
}

/// Whether it takes no room or shows nothing, so that what follows seems to stand first.
fn is_blank(character: char) -> bool {
    let without_width = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | BOM);
    character.is_whitespace() || character.is_control() || without_width
}

fn push_quoted(text: &mut String, cell: &str) {
    text.push('"');
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

fn push_plain(text: &mut String, cell: &Cell) {
    // Writing to a string does not fail.
    let _ = match cell {
        Cell::Text(words) => write!(text, "{words}"),
        Cell::Number(number) => write!(text, "{number}"),
        Cell::Date(date) => write!(text, "{date}"),
        Cell::Empty => Ok(()),
    };
}
