//! Sheets as bytes: how a table goes from the program of the page to another one that writes files.
//!
//! A mark for the form, a checksum over the rest, then the sheets: numbers of four bytes with the lowest first, texts
//! and lists with their length before them, cells with a byte that tells their kind.

use std::fmt;

use super::values::{Cell, Column, Sheet};
use crate::{checksum::checksum_of, date::Date};

/// The mark of this form; another form gets another mark.
const FORM: [u8; 4] = *b"SHT1";

const TEXT: u8 = 0;
const NUMBER: u8 = 1;
const DATE: u8 = 2;
const EMPTY: u8 = 3;

/// The bytes were not written by [`to_bytes`], or were cut or changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DamagedError;

impl fmt::Display for DamagedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes do not hold sheets: they were cut or changed")
    }
}

impl std::error::Error for DamagedError {}

/// The sheets as bytes.
#[must_use]
pub fn to_bytes(sheets: &[Sheet]) -> Vec<u8> {
    let mut body = Vec::new();
    push_length(&mut body, sheets.len());
    for sheet in sheets {
        push_text(&mut body, &sheet.name);
        push_text(&mut body, &sheet.title);
        push_length(&mut body, sheet.notes.len());
        for note in &sheet.notes {
            push_text(&mut body, note);
        }
        push_length(&mut body, sheet.columns.len());
        for column in &sheet.columns {
            push_text(&mut body, &column.name);
            body.push(column.width);
        }
        push_length(&mut body, sheet.rows.len());
        for row in &sheet.rows {
            push_length(&mut body, row.len());
            for cell in row {
                push_cell(&mut body, cell);
            }
        }
    }
    let mut bytes = FORM.to_vec();
    bytes.extend(checksum_of(&body).to_le_bytes());
    bytes.append(&mut body);
    bytes
}

/// Reads what [`to_bytes`] wrote. No more memory is taken than the bytes can fill, whatever lengths they claim.
///
/// # Errors
/// [`DamagedError`] when the bytes are not sheets, were cut, lengthened or changed.
pub fn from_bytes(bytes: &[u8]) -> Result<Vec<Sheet>, DamagedError> {
    read(bytes).ok_or(DamagedError)
}

fn read(bytes: &[u8]) -> Option<Vec<Sheet>> {
    let body = bytes.strip_prefix(&FORM)?;
    let (sum, body) = body.split_first_chunk()?;
    if u64::from_le_bytes(*sum) != checksum_of(body) {
        return None;
    }
    let mut reader = Reader { rest: body };
    let sheets = reader.list(Reader::sheet)?;
    reader.rest.is_empty().then_some(sheets)
}

/// A length above four thousand million cannot come about: such a list would not fit the memory.
fn push_length(bytes: &mut Vec<u8>, length: usize) {
    bytes.extend((length as u32).to_le_bytes());
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_length(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

fn push_cell(bytes: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Text(text) => {
            bytes.push(TEXT);
            push_text(bytes, text);
        }
        Cell::Number(number) => {
            bytes.push(NUMBER);
            bytes.extend(number.to_le_bytes());
        }
        Cell::Date(date) => {
            bytes.push(DATE);
            bytes.extend(date.year().to_le_bytes());
            bytes.extend([date.month(), date.day()]);
        }
        Cell::Empty => bytes.push(EMPTY),
    }
}

/// Bytes being read. Nothing comes out when they are wrong.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let text = self.take(usize::try_from(length).ok()?)?;
        str::from_utf8(text).ok().map(str::to_owned)
    }

    /// Every item takes at least a byte, so that the list ends where the bytes do.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        for _ in 0..self.number()? {
            items.push(item(self)?);
        }
        Some(items)
    }

    fn sheet(&mut self) -> Option<Sheet> {
        Some(Sheet {
            name: self.text()?,
            title: self.text()?,
            notes: self.list(Self::text)?,
            columns: self
                .list(|reader| Some(Column { name: reader.text()?, width: reader.byte()? }))?,
            rows: self.list(|reader| reader.list(Self::cell))?,
        })
    }

    fn cell(&mut self) -> Option<Cell> {
        Some(match self.byte()? {
            TEXT => Cell::Text(self.text()?),
            NUMBER => Cell::Number(self.number()?),
            DATE => {
                let (year, rest) = self.rest.split_first_chunk()?;
                self.rest = rest;
                Cell::Date(Date::new(u16::from_le_bytes(*year), self.byte()?, self.byte()?)?)
            }
            EMPTY => Cell::Empty,
            _ => return None,
        })
    }
}
