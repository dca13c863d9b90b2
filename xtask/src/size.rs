//! What a first visit downloads, against the budget.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::compress::{brotli_11, gzip_9};

use crate::finish::{ONE_FILE, is_precompressed, read_folder};
use crate::first_visit::{FirstVisit, PageFile};

/// The budget in ARCHITECTURE.md for everything a first visit downloads, compressed with brotli 11. docs/size.md says where the
/// bytes are.
pub const BUDGET: usize = 100_000;

/// What the tests allow a page with the precompiled standard library, which is made for speed and tells of panics.
pub const CEILING_PREBUILT: usize = 110_500;

/// What an element in another page downloads (`static/self-check.js`), and what the page in a frame with options does besides
/// a first visit: both begin with the full program.
const AS_ELEMENT: &[&str] = &["self-check.js", "inside-", "text-"];
const IN_FRAME: &[&str] = &["self-check-frame.js", "full-"];

/// What the page was measured to take.
pub struct Size {
    /// Everything a first visit downloads, in bytes, with brotli 11.
    pub compressed: usize,
    /// Whether that is within the budget.
    pub within_budget: bool,
}

/// One line of the table: a file and how many bytes it has.
struct Row {
    name: String,
    raw: usize,
    brotli: usize,
}

impl Row {
    fn of(name: &str, bytes: &[u8]) -> Result<Self> {
        Ok(Self { name: name.to_owned(), raw: bytes.len(), brotli: brotli_11(bytes)?.len() })
    }

    fn sum(name: &str, rows: &[Self]) -> Self {
        Self {
            name: name.to_owned(),
            raw: rows.iter().map(|row| row.raw).sum(),
            brotli: rows.iter().map(|row| row.brotli).sum(),
        }
    }
}

/// Prints the table.
pub fn report(dist: &Path) -> Result<Size> {
    let visit = FirstVisit::of(dist).context("the finished page is not whole")?;
    let rows = |files: &[PageFile]| -> Result<Vec<Row>> {
        files.iter().map(|file| Row::of(&file.name, &file.bytes)).collect()
    };
    let loaded = rows(&visit.loaded)?;
    let (mut text, within_budget) = table(&loaded);
    text += &beside(
        &Row::sum("fetched in the background for working offline", &rows(&visit.background)?),
        None,
    );
    let all: Vec<PageFile> = read_folder(dist)?
        .into_iter()
        .filter(|(name, _)| !is_precompressed(name))
        .map(|(name, bytes)| PageFile { name, bytes })
        .collect();
    let of = |starts: &[&str], end: &str| -> Result<Vec<Row>> {
        let is_of =
            |name: &str| name.ends_with(end) && starts.iter().any(|start| name.starts_with(start));
        let files = all.iter().filter(|file| is_of(&file.name));
        files.map(|file| Row::of(&file.name, &file.bytes)).collect()
    };
    let mut element = of(AS_ELEMENT, "")?;
    element.extend(of(&["full-"], ".wasm")?);
    text += &beside(&Row::sum("the page as an element of another page", &element), None);
    let mut framed = rows(&visit.loaded)?;
    framed.extend(of(IN_FRAME, "")?);
    text += &beside(&Row::sum("the page in a frame, with options", &framed), None);
    let one_file = dist.join(ONE_FILE);
    if one_file.is_file() {
        let bytes =
            fs::read(&one_file).with_context(|| format!("cannot read {}", one_file.display()))?;
        text += &beside(
            &Row::of(&format!("the page in one file, {ONE_FILE}"), &bytes)?,
            Some(gzip_9(&bytes)?.len()),
        );
    }
    text += &not_counted(&visit.rest);
    print!("{text}");
    Ok(Size { compressed: Row::sum("", &loaded).brotli, within_budget })
}

fn table(rows: &[Row]) -> (String, bool) {
    let sum = Row::sum("sum, in bytes", rows);
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(24);
    let line =
        |name: &str, raw: &str, brotli: &str| format!("{name:<width$} {raw:>11} {brotli:>11}\n");

    let mut text = line("a first visit downloads", "raw", "brotli 11");
    for row in rows.iter().chain([&sum]) {
        text += &line(&row.name, &grouped(row.raw), &grouped(row.brotli));
    }
    let compressed = sum.brotli;
    let within = compressed <= BUDGET;
    text += &if within {
        format!("within the budget of {}: {} left\n", grouped(BUDGET), grouped(BUDGET - compressed))
    } else {
        format!("OVER the budget of {} by {}\n", grouped(BUDGET), grouped(compressed - BUDGET))
    };
    (text, within)
}

/// What does not count towards the budget, and yet is worth knowing.
fn beside(row: &Row, gzip: Option<usize>) -> String {
    let gzip = gzip.map(|bytes| format!(", {} gzip", grouped(bytes))).unwrap_or_default();
    format!("{}: {} raw, {} brotli{gzip}\n", row.name, grouped(row.raw), grouped(row.brotli))
}

fn not_counted(rest: &[(String, &str)]) -> String {
    let rest: Vec<_> = rest.iter().filter(|(name, _)| name != ONE_FILE).collect();
    let mut text = String::new();
    if !rest.is_empty() {
        text += "not counted:\n";
    }
    for (name, why) in rest {
        text += &format!("  {name}: {why}\n");
    }
    text
}

/// `12 345`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1 000");
        assert_eq!(grouped(1_234_567), "1 234 567");
    }

    #[test]
    fn the_budget_is_a_limit() {
        let row = |brotli| [Row { name: "index.html".to_owned(), raw: 5_000, brotli }];
        let (text, within) = table(&row(BUDGET));
        assert!(within && text.contains("within the budget of 100 000: 0 left"), "{text}");
        let (text, within) = table(&row(BUDGET + 1));
        assert!(!within && text.contains("OVER the budget of 100 000 by 1"), "{text}");
    }

    #[test]
    fn what_does_not_count_is_said() {
        let row = Row { name: "one file".to_owned(), raw: 5_000, brotli: 1_000 };
        assert_eq!(beside(&row, None), "one file: 5 000 raw, 1 000 brotli\n");
        assert_eq!(beside(&row, Some(1_100)), "one file: 5 000 raw, 1 000 brotli, 1 100 gzip\n");
        let rest = [(ONE_FILE.to_owned(), "later"), ("x.png".to_owned(), "unused")];
        assert_eq!(not_counted(&rest), "not counted:\n  x.png: unused\n");
        assert_eq!(not_counted(&rest[..1]), "");
    }
}
