//! What is downloaded for each way into the page, against the budget.
//!
//! A test in browsers (`tests/tests/it/downloads.rs`) holds the lists to what is asked of the server on a whole walk.

use std::path::Path;

use anyhow::{Context, Result};
use xtask::compress::{brotli_11, gzip_9};
use xtask::downloads::{self, CONTENT, ELEMENT, ON_DEMAND, PAGE, is_named};

use crate::finish::{Files, ONE_FILE, is_precompressed, read_folder};

/// The budget for everything that the whole job downloads, start to result and papers, for each way in, in bytes with brotli 11.
/// It is missed: docs/size.md says by how much, why, and where the bytes are.
pub const BUDGET: usize = 260_000;

/// What it may not grow beyond, whichever standard library is in the page: the tests fail then. Some 2 % over what there is.
pub const LIMIT: usize = 355_000;

/// Prints the tables. Returns what the largest of the ways downloads, in bytes with brotli 11.
pub fn report(dist: &Path) -> Result<usize> {
    let mut files = read_folder(dist)?;
    files.retain(|name, _| !is_precompressed(name));
    let mut most = 0;
    for (title, names) in
        [("by itself", PAGE), ("in a frame", &downloads::frame()), ("as an element", ELEMENT)]
    {
        let rows = rows(&files, names)?;
        println!("{}", table(title, &rows));
        most = most.max(rows.iter().map(|row| row.brotli).sum());
    }
    println!("{}", table("content, besides", &rows(&files, CONTENT)?));
    println!("{}", table("on demand", &rows(&files, ON_DEMAND)?));
    if let Some(bytes) = files.get(ONE_FILE) {
        let [raw, gzip] = [bytes.len(), gzip_9(bytes)?.len()].map(grouped);
        println!("the page in one file, {ONE_FILE}: {raw} raw, {gzip} gzip");
    }
    println!("{}", against_budget(most));
    Ok(most)
}

/// One line of a table: a file and how many bytes it has.
struct Row {
    name: String,
    raw: usize,
    brotli: usize,
}

fn rows(files: &Files, names: &[&str]) -> Result<Vec<Row>> {
    let row = |name: &&str| {
        let found = files.iter().find(|(file, _)| is_named(file, name));
        let (file, bytes) = found.with_context(|| format!("the page has no file {name}"))?;
        Ok(Row { name: file.clone(), raw: bytes.len(), brotli: brotli_11(bytes)?.len() })
    };
    names.iter().map(row).collect()
}

fn table(title: &str, rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(24);
    let line =
        |name: &str, raw: &str, brotli: &str| format!("{name:<width$} {raw:>11} {brotli:>11}\n");
    let mut text = line(title, "raw", "brotli 11");
    for Row { name, raw, brotli } in rows {
        text += &line(name, &grouped(*raw), &grouped(*brotli));
    }
    let raw = rows.iter().map(|row| row.raw).sum();
    let brotli = rows.iter().map(|row| row.brotli).sum();
    text + &line("sum, in bytes", &grouped(raw), &grouped(brotli))
}

fn against_budget(bytes: usize) -> String {
    let budget = grouped(BUDGET);
    match BUDGET.checked_sub(bytes) {
        Some(left) => format!("within the budget of {budget}: {} left", grouped(left)),
        None => format!("OVER the budget of {budget} by {}", grouped(bytes - BUDGET)),
    }
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
        assert_eq!(against_budget(BUDGET), "within the budget of 260 000: 0 left");
        assert_eq!(against_budget(BUDGET + 1), "OVER the budget of 260 000 by 1");
    }

    #[test]
    fn a_file_that_is_not_there_is_an_error() {
        let files = Files::from([("page-1.js".to_owned(), b"1".to_vec())]);
        assert_eq!(rows(&files, &["page-*.js"]).unwrap().len(), 1);
        assert!(rows(&files, &["page-*.js", "sw.js"]).is_err());
    }
}
