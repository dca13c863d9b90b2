//! Tables as CSV, as text to paste, and as bytes: read back by another program's rules, nothing is lost and nothing is
//! read as a formula.

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    Date,
    sheet::{Cell, Column, Sheet, from_bytes, neutral, one_line, to_bytes},
};
use support::{generate::cases, sheets};

/// Pieces of text that have a meaning to some program that reads tables.
const PIECES: [&str; 24] = [
    "=1+1",
    "＝",
    "+",
    "-",
    "－3",
    "@SUM",
    "\t",
    "\r",
    "\n",
    "\r\n",
    " ",
    "\u{3000}",
    "\u{feff}",
    "\u{200b}",
    "\"",
    "\"\"",
    ",",
    "'",
    "\u{0}",
    "\u{2028}",
    "镇海区的一家养老院",
    "未落实",
    "🏠",
    "a",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..5).prop_map(|p| p.concat())
}

fn sheet() -> impl Strategy<Value = Sheet> {
    sheets::sheet(text, 1)
}

/// What a program shows that reads the apostrophe as it stands.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Empty => String::new(),
    }
}

fn lines(sheet: &Sheet) -> Vec<Vec<Cell>> {
    let header = sheet.columns.iter().map(|c| Cell::Text(c.name.clone())).collect();
    std::iter::once(header).chain(sheet.rows.iter().cloned()).collect()
}

/// Whether a spreadsheet takes this for a formula: written apart from the code under test.
fn is_formula(text: &str) -> bool {
    let visible = text.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_control() || "\u{feff}\u{200b}".contains(c)
    });
    let skipped = &text[..text.len() - visible.len()];
    visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || skipped.contains(['\t', '\r', '\n'])
}

/// Reads pasted text as Excel and LibreOffice do: a cell that begins with a quotation mark runs to the next single one.
fn pasted(text: &str) -> Vec<Vec<String>> {
    csv_reader(text, b'\t')
}

fn csv_reader(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| {
            record.unwrap_or_else(|why| panic!("{why}")).iter().map(str::to_owned).collect()
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn csv_is_read_back_cell_by_cell(sheet in sheet()) {
        let csv = sheet.csv();
        let body = csv.strip_prefix('\u{feff}').expect("it begins with the byte order mark");
        let read = csv_reader(body, b',');
        let lines = lines(&sheet);
        prop_assert_eq!(read.len(), lines.len());
        for (read, line) in read.iter().zip(&lines) {
            prop_assert_eq!(read.len(), line.len());
            for (read, cell) in read.iter().zip(line) {
                let own = shown(cell);
                prop_assert!(*read == own || *read == format!("'{own}"), "{:?} became {:?}", own, read);
                prop_assert!(!is_formula(read), "{:?} is read as a formula", read);
                // The mark stands only where it is needed.
                prop_assert_eq!(*read != own, is_formula(&own), "{:?} became {:?}", own, read);
            }
        }
    }

    #[test]
    fn every_line_of_csv_ends_in_cr_lf(sheet in sheet()) {
        let csv = sheet.csv();
        let mut quoted = false;
        let mut before = ' ';
        for character in csv.chars() {
            quoted ^= character == '"';
            if !quoted {
                prop_assert_eq!(character == '\n', before == '\r');
            }
            // A line break within a cell stays as it was entered.
            before = if quoted { ' ' } else { character };
        }
        prop_assert!(!quoted && csv.ends_with("\r\n"));
    }

    #[test]
    fn pasted_text_keeps_cells_and_rows_apart(sheet in sheet()) {
        let tsv = sheet.tsv();
        prop_assert_eq!(tsv.lines().count(), lines(&sheet).len());
        for (line, cells) in tsv.split_terminator('\n').zip(lines(&sheet)) {
            prop_assert_eq!(line.split('\t').count(), cells.len());
        }
        // An empty line of one cell is skipped by the reader: only wider tables are read back.
        if sheet.columns.len() > 1 {
            // The reader takes the first byte order mark away.
            for (read, line) in pasted(&format!("\u{feff}{tsv}")).iter().zip(lines(&sheet)) {
                for (read, cell) in read.iter().zip(line) {
                    prop_assert!(!is_formula(read), "{:?} is read as a formula", read);
                    let own = shown(&cell);
                    let expected = if is_formula(&own) { format!("'{own}") } else { own };
                    prop_assert_eq!(read, &one_line(&expected));
                }
            }
        }
    }

    #[test]
    fn bytes_are_read_back(sheets in prop::collection::vec(sheet(), 0..4)) {
        let bytes = to_bytes(&sheets);
        prop_assert_eq!(from_bytes(&bytes), Ok(sheets));
    }

    #[test]
    fn any_damage_is_an_error(sheet in sheet(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let bytes = to_bytes(&[sheet]);
        let at = at.index(bytes.len());
        let mut changed = bytes.clone();
        changed[at] ^= 1 << bit;
        prop_assert!(from_bytes(&changed).is_err());
        prop_assert!(from_bytes(&bytes[..at]).is_err());
        let mut longer = bytes;
        longer.push(bit);
        prop_assert!(from_bytes(&longer).is_err());
    }

    /// With a checksum that fits, so that what is behind it is tried as well.
    #[test]
    fn no_bytes_make_it_panic(body in prop::collection::vec(prop_oneof![Just(0u8), Just(1), Just(2), any::<u8>()], 0..80)) {
        let sum = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut bytes = b"SHT1".to_vec();
        bytes.extend(sum.to_le_bytes());
        bytes.extend(&body);
        if let Ok(sheets) = from_bytes(&bytes) {
            prop_assert_eq!(to_bytes(&sheets), bytes);
        }
    }
}

#[test]
fn a_claimed_length_takes_no_memory() {
    // One sheet whose name claims to be four thousand million bytes, and a list that claims as many notes.
    for body in [
        [1u32.to_le_bytes(), u32::MAX.to_le_bytes()].concat(),
        [1u32, 0, 0, u32::MAX].iter().flat_map(|number| number.to_le_bytes()).collect(),
        u32::MAX.to_le_bytes().to_vec(),
    ] {
        let sum = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let bytes = [&b"SHT1"[..], &sum.to_le_bytes(), &body].concat();
        assert!(from_bytes(&bytes).is_err());
    }
}

#[test]
fn a_small_table_is_written_so() {
    let sheet = Sheet {
        name: "表".to_owned(),
        title: "不写进去".to_owned(),
        notes: vec!["也不写".to_owned()],
        columns: vec![Column::new("序号", 6), Column::new("存在问题", 30), Column::new("时限", 12)],
        rows: vec![
            vec![
                Cell::Number(1),
                Cell::from("说“好”, \"坏\"\n第二行"),
                Date::new(2021, 12, 8).into(),
            ],
            vec![Cell::Number(2), Cell::from("=HYPERLINK(\"x\")"), Cell::from(None)],
        ],
    };
    assert_eq!(
        sheet.csv(),
        "\u{feff}\"序号\",\"存在问题\",\"时限\"\r\n1,\"说“好”, \"\"坏\"\"\n第二行\",2021-12-08\r\n2,\"'=HYPERLINK(\"\"x\"\")\",\r\n"
    );
    assert_eq!(
        sheet.tsv(),
        "序号\t存在问题\t时限\n1\t说“好”, \"坏\" 第二行\t2021-12-08\n2\t'=HYPERLINK(\"x\")\t\n"
    );
}

#[test]
fn the_signs_of_a_formula_are_found_behind_blanks() {
    for text in
        ["=1", "+1", "-1", "@a", " =1", "\u{3000}＝1", "\u{feff}=1", "\ta", " \ra", "\n=", "\u{0}="]
    {
        assert_eq!(neutral(text), format!("'{text}"), "{text:?}");
    }
    for text in ["", " ", "a=1", "'=1", "1-2", "2021-12-08", "第一行\n=1", "—"] {
        assert_eq!(neutral(text), text, "{text:?}");
    }
}

#[test]
fn a_line_is_one_line() {
    for (text, line) in [
        ("", ""),
        (" 甲 ", "甲"),
        ("甲\r\n乙", "甲 乙"),
        ("甲\t\t乙\n", "甲 乙"),
        ("\u{0}甲\u{2028}乙\u{1}", "甲 乙"),
        ("甲 乙", "甲 乙"),
    ] {
        assert_eq!(one_line(text), line, "{text:?}");
    }
}
