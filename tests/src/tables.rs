//! Tables that the page hands out, read by programs that did not make them.

use std::{
    fs,
    io::{Cursor, Read},
    process::Command,
};

use calamine::{Data, Reader, Xlsx};
use selfcheck_core::{
    Date,
    sheet::{Cell, Sheet},
};
use xtask::readers;

use crate::files::Folder;

/// Rows of cells as texts.
pub type Rows = Vec<Vec<String>>;

/// The rows of a CSV file (RFC 4180).
///
/// # Panics
/// When a quotation mark is not closed.
#[must_use]
pub fn of_csv(text: &str) -> Rows {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let row = rows.last_mut().expect("a row");
        let cell = row.last_mut().expect("a cell");
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                cell.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            _ if quoted => cell.push(character),
            ',' => row.push(String::new()),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' => rows.push(vec![String::new()]),
            _ => cell.push(character),
        }
    }
    assert!(!quoted, "a quotation mark is not closed");
    // What is behind the last line break is no row.
    if rows.last().is_some_and(|row| *row == [""]) {
        rows.pop();
    }
    rows
}

/// The text of a cell as people read it.
#[must_use]
pub fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => day.text(),
        Cell::Empty => String::new(),
    }
}

/// The header and the rows of a table, each text as `told` has it.
#[must_use]
pub fn of_sheet(sheet: &Sheet, told: fn(&str) -> String) -> Rows {
    let header = sheet.columns.iter().map(|column| told(&column.name)).collect();
    let rows = sheet.rows.iter().map(|row| {
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => told(text),
            other => text_of(other),
        };
        row.iter().map(cell).collect()
    });
    std::iter::once(header).chain(rows).collect()
}

/// The worksheets of a workbook as calamine reads them: their names and their cells. A day is a day there, not a text
/// that looks like one.
///
/// # Panics
/// When it is no workbook, or a cell holds something that the page never writes.
#[must_use]
pub fn of_workbook(bytes: &[u8]) -> Vec<(String, Vec<Vec<Cell>>)> {
    let mut book =
        Xlsx::new(Cursor::new(bytes)).unwrap_or_else(|error| panic!("no workbook: {error}"));
    let names = book.sheet_names();
    let cell = |data: &Data| match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => text.as_str().into(),
        Data::Float(number) => Cell::Number(*number as u32),
        Data::DateTime(day) => {
            let (year, month, date, ..) = day.to_ymd_hms_milli();
            Cell::Date(Date::new(year, month, date).expect("a day"))
        }
        other => panic!("{other:?} in a cell"),
    };
    let mut sheet = |name: &String| {
        let range = book.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (height, width) = range.end().expect("something in it");
        let row =
            |y| (0..=width).map(|x| range.get_value((y, x)).map_or(Cell::Empty, cell)).collect();
        (0..=height).map(row).collect()
    };
    names.iter().map(|name| (name.clone(), sheet(name))).collect()
}

/// A part of a workbook as its XML.
///
/// # Panics
/// When it has none of that name.
#[must_use]
pub fn part_of(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip file");
    let mut part = archive.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut text = String::new();
    part.read_to_string(&mut text).expect("XML");
    text
}

/// The first worksheet of each of these workbooks as LibreOffice shows it, in one start of it.
///
/// # Panics
/// When it is not there, or does not take one of them.
#[must_use]
pub fn as_libre_office_shows(books: &[Vec<u8>]) -> Vec<Rows> {
    let program = readers::libre_office().unwrap_or_else(|error| panic!("{error:#}"));
    let (folder, profile) = (Folder::new(), Folder::new());
    let name = |number: usize, ending: &str| folder.path().join(format!("{number}.{ending}"));
    let mut command = Command::new(program);
    command.arg(format!("-env:UserInstallation={}", profile.address_of("")));
    // Commas, quotation marks, UTF-8, from the first row on, everything as it is shown.
    command.args([
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
    ]);
    command.arg("--outdir").arg(folder.path());
    for (number, book) in books.iter().enumerate() {
        fs::write(name(number, "xlsx"), book).expect("the workbook can be written");
        command.arg(name(number, "xlsx"));
    }
    let output = command.output().unwrap_or_else(|error| panic!("LibreOffice: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("rror"), "LibreOffice: {said}");
    let shown = |number| {
        let path = name(number, "csv");
        let text = fs::read_to_string(&path);
        of_csv(&text.unwrap_or_else(|error| panic!("{}: {error}\n{said}", path.display())))
    };
    (0..books.len()).map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_read() {
        let text = "a,\"b,\"\"c\"\"\nd\",\r\n,1,\"\"\r\n";
        assert_eq!(of_csv(text), [["a", "b,\"c\"\nd", ""], ["", "1", ""]]);
        assert_eq!(of_csv(""), Rows::new());
    }
}
