//! What a table is made up of.

use crate::date::Date;

/// A table with its words, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// A short name: of the worksheet in a workbook, and for the name of a file.
    pub name: String,
    /// What stands over the table on paper.
    pub title: String,
    /// Lines that go with the table: who, what it is based on, how to read it.
    pub notes: Vec<String>,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows, each with one cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// What stands in the header row.
    pub name: String,
    /// How wide it should be, in characters of ASCII, as spreadsheets count; a Chinese character takes two.
    pub width: u8,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cell {
    /// A text; it may have several lines.
    Text(String),
    /// A number that can be added up or sorted by.
    Number(u32),
    /// A day.
    Date(Date),
    /// Nothing.
    #[default]
    Empty,
}

impl Column {
    /// A column of this name and width.
    #[must_use]
    pub fn new(name: &str, width: u8) -> Self {
        Self { name: name.to_owned(), width }
    }
}

impl From<&str> for Cell {
    /// A text; nothing if it is empty.
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Option<Date>> for Cell {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}

impl Cell {
    /// The cell as a position in a list, from 1.
    #[must_use]
    pub fn position(index: usize) -> Self {
        Self::Number(u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1))
    }
}
