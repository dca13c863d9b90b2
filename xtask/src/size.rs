//! What a first visit downloads, against the budget.

use std::path::Path;

use anyhow::{Context, Result};
use xtask::compress::brotli_11;

use crate::first_visit::FirstVisit;

/// The budget in ARCHITECTURE.md for everything a first visit downloads, compressed with brotli 11.
const BUDGET: usize = 100_000;

/// What the page takes today, with either standard library. The tests hold it to this, so that it only ever shrinks towards the budget; lower it
/// with every byte saved (docs/size.md says where the bytes are).
pub const CEILING: usize = 132_000;

/// What the page was measured to take.
pub struct Size {
    /// Everything a first visit downloads, in bytes, with brotli 11.
    pub compressed: usize,
    /// Whether that is within the budget.
    pub within_budget: bool,
}

/// Prints the table.
pub fn report(dist: &Path) -> Result<Size> {
    let visit = FirstVisit::of(dist).context("the finished page is not whole")?;
    let mut rows = Vec::new();
    for file in &visit.loaded {
        rows.push((file.name.clone(), file.bytes.len(), brotli_11(&file.bytes)?.len()));
    }
    let (text, within_budget) = table(&rows, &visit.rest);
    print!("{text}");
    Ok(Size { compressed: rows.iter().map(|row| row.2).sum(), within_budget })
}

fn table(rows: &[(String, usize, usize)], rest: &[(String, &str)]) -> (String, bool) {
    let raw: usize = rows.iter().map(|row| row.1).sum();
    let compressed: usize = rows.iter().map(|row| row.2).sum();
    let width = rows.iter().map(|row| row.0.chars().count()).max().unwrap_or(0).max(24);

    let mut text =
        format!("{:<width$} {:>11} {:>11}\n", "a first visit downloads", "raw", "brotli 11");
    for (name, raw, compressed) in rows {
        text += &format!("{name:<width$} {:>11} {:>11}\n", grouped(*raw), grouped(*compressed));
    }
    text +=
        &format!("{:<width$} {:>11} {:>11}\n", "sum, in bytes", grouped(raw), grouped(compressed));
    let within = compressed <= BUDGET;
    text += &if within {
        format!("within the budget of {}: {} left\n", grouped(BUDGET), grouped(BUDGET - compressed))
    } else {
        format!("OVER the budget of {} by {}\n", grouped(BUDGET), grouped(compressed - BUDGET))
    };
    if !rest.is_empty() {
        text += "not counted:\n";
    }
    for (name, why) in rest {
        text += &format!("  {name}: {why}\n");
    }
    (text, within)
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
        let row = |compressed| [("index.html".to_owned(), 5_000, compressed)];
        let (text, within) = table(&row(BUDGET), &[]);
        assert!(within && text.contains("within the budget of 100 000: 0 left"), "{text}");
        let (text, within) = table(&row(BUDGET + 1), &[("x.png".to_owned(), "unused")]);
        assert!(!within && text.contains("OVER the budget of 100 000 by 1"), "{text}");
        assert!(text.contains("  x.png: unused"), "{text}");
    }
}
