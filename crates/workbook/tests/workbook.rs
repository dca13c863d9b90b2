//! Workbooks read back by another library, cell by cell, and what that library does not read, out of the XML itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what is looked for in a file and is not there should stop the test and say where"
)]

#[path = "../../core/tests/support/sheets.rs"]
mod sheets;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use proptest::{prelude::*, test_runner::Config};
use selfcheck_core::{
    Date,
    sheet::{Cell, Column, Sheet},
};
use selfcheck_workbook::{WorkbookError, workbook};

/// Pieces of text that have a meaning to Excel, to XML, or to the way in which Excel writes what XML cannot.
const PIECES: [&str; 30] = [
    "=1+1",
    "=HYPERLINK(\"http://example.org\")",
    "@SUM(A1)",
    "+1",
    "-1",
    "'",
    "http://example.org",
    "mailto:a@example.org",
    "<b>&amp;</b>",
    "]]>",
    "\"",
    "\u{0}",
    "\u{b}",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{fffe}",
    "\u{ffff}",
    "_x0041_",
    "_x005F_",
    "\r\n",
    "\r",
    "\n",
    "\t",
    " ",
    "\u{3000}",
    "镇海区的一家养老院",
    "👩‍⚕️",
    "𠮷",
    "1",
];

fn text() -> impl Strategy<Value = String> {
    let short = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..6)
        .prop_map(|pieces| pieces.concat());
    let long = (prop::sample::select(&PIECES[..]), 1usize..40_000)
        .prop_map(|(piece, count)| piece.chars().cycle().take(count).collect::<String>());
    prop_oneof![30 => short, 1 => long]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    sheets::sheet(text, 1800)
}

/// The text as it should come back: written apart from the code under test.
fn expected(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let legal = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let legal: String = lines.chars().filter(legal).collect();
    if legal.encode_utf16().count() <= 32_767 {
        return legal;
    }
    let mark = "……（以下截去 / cut here）";
    let room = 32_767 - mark.encode_utf16().count();
    let mut kept = String::new();
    let mut taken = 0;
    for character in legal.chars() {
        taken += character.len_utf16();
        if taken > room {
            break;
        }
        kept.push(character);
    }
    kept + mark
}

fn words(data: Option<&Data>) -> String {
    match data {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(other) => panic!("no text but {other:?}"),
    }
}

fn entry(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a zip file");
    let mut text = String::new();
    let mut entry = zip.by_name(name).unwrap_or_else(|why| panic!("{name}: {why}"));
    entry.read_to_string(&mut text).expect("its entries are text");
    text
}

fn config() -> Config {
    let mut config = Config::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 96;
    }
    config.failure_persistence = None;
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_cell_is_read_back(sheets in prop::collection::vec(sheet(), 1..3)) {
        let bytes = workbook(&sheets).expect("these sheets are small");
        let mut read = Xlsx::new(Cursor::new(&bytes)).expect("calamine opens it");
        let names = read.sheet_names();
        prop_assert_eq!(names.len(), sheets.len());
        for (position, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
            prop_assert_eq!(read.worksheet_formula(name).expect("it can be looked for").cells().count(), 0);
            let cells = read.worksheet_range(name).expect("the sheet is there");
            let header = u32::from(!sheet.title.is_empty());
            if header > 0 {
                prop_assert_eq!(words(cells.get_value((0, 0))), expected(&sheet.title));
            }
            for (at, column) in (0..).zip(&sheet.columns) {
                prop_assert_eq!(words(cells.get_value((header, at))), expected(&column.name));
            }
            for (row, line) in (header + 1..).zip(&sheet.rows) {
                for (at, cell) in (0..).zip(line) {
                    let found = cells.get_value((row, at));
                    match (cell, found) {
                        (Cell::Text(text), found) => prop_assert_eq!(words(found), expected(text)),
                        (Cell::Number(number), Some(Data::Float(found))) => prop_assert_eq!(f64::from(*number), *found),
                        (Cell::Date(day), Some(Data::DateTime(found))) if day.year() >= 1900 => {
                            let (year, month, date, ..) = found.to_ymd_hms_milli();
                            prop_assert_eq!(Date::new(year, month, date), Some(*day));
                        }
                        (Cell::Date(day), found) if day.year() < 1900 => prop_assert_eq!(words(found), day.to_string()),
                        (Cell::Empty, None | Some(Data::Empty)) => {}
                        (cell, found) => prop_assert!(false, "{:?} became {:?}", cell, found),
                    }
                }
            }
            let below = header + 2 + sheet.rows.len() as u32;
            for (row, note) in (below..).zip(&sheet.notes) {
                prop_assert_eq!(words(cells.get_value((row, 0))), expected(note));
            }
            let xml = entry(&bytes, &format!("xl/worksheets/sheet{}.xml", position + 1));
            prop_assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"), "{}", xml);
        }
    }

    #[test]
    fn the_names_of_sheets_are_legal_and_differ(names in prop::collection::vec(prop_oneof![
        text(),
        prop::sample::select(&["整改台账", "a", "A", "history", "''", "[]", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三"][..]).prop_map(str::to_owned),
    ], 1..6)) {
        let sheets: Vec<_> = names.iter().map(|name| Sheet { name: name.clone(), ..Sheet::default() }).collect();
        let bytes = workbook(&sheets).expect("any name becomes a legal one");
        let read = Xlsx::new(Cursor::new(&bytes)).expect("calamine opens it").sheet_names();
        prop_assert_eq!(read.len(), names.len());
        for (position, name) in read.iter().enumerate() {
            let length = name.encode_utf16().count();
            prop_assert!((1..=31).contains(&length), "{name:?}");
            prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name:?}");
            prop_assert!(!name.starts_with('\'') && !name.ends_with('\''), "{name:?}");
            prop_assert!(name.to_lowercase() != "history");
            let twice = read[..position].iter().any(|other| other.to_lowercase() == name.to_lowercase());
            prop_assert!(!twice, "{name:?} in {read:?}");
        }
    }
}

fn small(title: &str, rows: usize) -> Sheet {
    let day = Date::new(2021, 12, 8).map_or(Cell::Empty, Cell::Date);
    Sheet {
        name: "整改台账".to_owned(),
        title: title.to_owned(),
        notes: vec!["依据：两份通知。".to_owned(), "第二行\n第三行".to_owned()],
        columns: vec![Column::new("序号", 5), Column::new("存在问题", 30), Column::new("时限", 11)],
        rows: vec![vec![Cell::Number(1), Cell::from("室内通风：部分落实"), day]; rows],
    }
}

#[test]
fn the_header_is_frozen_filtered_and_repeated() {
    for (title, header) in [("一家养老院整改台账", 2), ("", 1)] {
        let bytes = workbook(&[small(title, 3)]).unwrap();
        let xml = entry(&bytes, "xl/worksheets/sheet1.xml");
        let book = entry(&bytes, "xl/workbook.xml");
        let last = header + 3;
        for part in [
            format!("<pane ySplit=\"{header}\" topLeftCell=\"A{}\"", header + 1),
            "state=\"frozen\"".to_owned(),
            format!("<autoFilter ref=\"A{header}:C{last}\"/>"),
            format!("<mergeCell ref=\"A{0}:C{0}\"/>", last + 2),
            "paperSize=\"9\"".to_owned(),
            "orientation=\"landscape\"".to_owned(),
            "fitToHeight=\"0\"".to_owned(),
            "<pageSetUpPr fitToPage=\"1\"/>".to_owned(),
            "<oddFooter>&amp;C&amp;P / &amp;N</oddFooter>".to_owned(),
        ] {
            assert!(xml.contains(&part), "{part} is not in\n{xml}");
        }
        assert!(!xml.contains("fitToWidth"), "one page wide is what Excel takes without a word");
        let titles = format!("整改台账!$1:${header}");
        assert!(book.contains("_xlnm.Print_Titles") && book.contains(&titles), "{book}");
        // No cell of the table is merged: that would forbid sorting.
        assert_eq!(xml.matches("<mergeCell ").count(), 2, "{xml}");
    }
}

#[test]
fn columns_are_as_wide_as_asked() {
    let xml = entry(&workbook(&[small("", 1)]).unwrap(), "xl/worksheets/sheet1.xml");
    let widths: Vec<f64> = xml
        .split("<col ")
        .skip(1)
        .filter_map(|col| col.split("width=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect();
    assert_eq!(widths.len(), 3, "{xml}");
    for (found, asked) in widths.iter().zip([5.0, 30.0, 11.0]) {
        // Excel adds the room around the text.
        assert!((*found - asked).abs() < 1.0, "{found} for {asked}");
    }
}

/// The formats of the cells of a row, by their number in the table of formats.
fn formats(xml: &str, row: u32) -> Vec<usize> {
    let row = xml.split(&format!("<row r=\"{row}\"")).nth(1).unwrap();
    let row = row.split("</row>").next().unwrap();
    row.split(" s=\"").skip(1).map(|s| s.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn days_are_days_texts_wrap_and_the_header_is_bold() {
    let bytes = workbook(&[small("", 1)]).unwrap();
    let (xml, styles) = (entry(&bytes, "xl/worksheets/sheet1.xml"), entry(&bytes, "xl/styles.xml"));
    let code = styles.find("formatCode=\"yyyy-mm-dd\"").expect("the format of days");
    let id = styles[..code].rsplit("numFmtId=\"").next().unwrap().split('"').next().unwrap();
    let cells = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    let look: Vec<&str> = cells.split("<xf ").skip(1).collect();
    let (head, body) = (formats(&xml, 1), formats(&xml, 2));
    assert!(look[body[2]].contains(&format!("numFmtId=\"{id}\"")), "{styles}");
    assert!(look[body[1]].contains("numFmtId=\"0\"") && look[body[1]].contains("wrapText=\"1\""));
    let font = |look: &str| -> usize {
        look.split("fontId=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let fonts: Vec<&str> = styles.split("<font>").skip(1).collect();
    assert!(fonts[font(look[head[0]])].contains("<b/>"), "{styles}");
    assert!(!fonts[font(look[body[0]])].contains("<b/>"), "{styles}");
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    let sheets = [small("一家养老院整改台账", 2), small("", 0)];
    let bytes = workbook(&sheets).unwrap();
    assert_eq!(bytes, workbook(&sheets).unwrap());
    assert!(entry(&bytes, "docProps/core.xml").contains(">2000-01-01T00:00:00Z<"));
}

#[test]
fn what_cannot_be_a_workbook_is_an_error() {
    assert!(matches!(workbook(&[]), Err(WorkbookError::NoSheet)));
    let wide = Sheet { columns: vec![Column::new("", 5); 16_385], ..Sheet::default() };
    let refused = workbook(&[wide]).unwrap_err();
    assert!(refused.to_string().starts_with("the workbook cannot be written"), "{refused}");
    // An empty sheet is a workbook.
    assert!(workbook(&[Sheet::default()]).is_ok());
}
