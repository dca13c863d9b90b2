//! Texts as Excel takes them.

/// The most that a cell holds, in units of UTF-16, as Excel counts.
const MOST: usize = 32_767;

/// What stands at the end of a text that was cut, in both languages: a sheet does not say which it is in.
const CUT: &str = "……（以下截去 / cut here）";

/// The most that the name of a worksheet holds, in units of UTF-16.
const NAME_MOST: usize = 31;

/// The highest row that Excel draws, in points, has this many lines.
const MOST_LINES: usize = 27;

/// The text without what XML does not know, its line breaks as Excel writes them, and cut where a cell is full.
pub fn fit(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    clean.push('\n');
                }
            }
            '\t' | '\n' => clean.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character < ' ' => {}
            _ => clean.push(character),
        }
    }
    if units(&clean) > MOST {
        cut(&mut clean, MOST - units(CUT));
        clean.push_str(CUT);
    }
    clean
}

/// A name that Excel takes for a worksheet, other than those taken: at most 31 characters, none of `[]:*?/\`, no
/// apostrophe at its ends, not the word that Excel keeps for itself. Upper and lower case are the same to it.
pub fn name(wanted: &str, taken: &[String]) -> String {
    let mut clean: String = fit(wanted)
        .chars()
        .map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c })
        .collect();
    cut(&mut clean, NAME_MOST);
    let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let clean = if clean.is_empty() { "Sheet" } else { clean };
    let same = |name: &str, other: &str| name.to_lowercase() == other.to_lowercase();
    let free = |name: &str| !same(name, "History") && !taken.iter().any(|taken| same(name, taken));
    let mut name = clean.to_owned();
    let mut number = 1_u32;
    while !free(&name) {
        number += 1;
        let end = format!(" ({number})");
        name = clean.to_owned();
        cut(&mut name, NAME_MOST - units(&end));
        name.push_str(&end);
    }
    name
}

/// How many lines the text takes in a cell of this width, in characters of ASCII: at least one, and no more than a row
/// of Excel can be high.
pub fn lines(text: &str, width: usize) -> u16 {
    let mut lines = 0;
    for line in text.split('\n') {
        let taken: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        lines += taken.div_ceil(width).max(1);
    }
    lines.min(MOST_LINES) as u16
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Takes away what is over so many units of UTF-16; no character is torn.
fn cut(text: &mut String, most: usize) {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, character)| {
        taken += character.len_utf16();
        taken > most
    });
    if let Some((end, _)) = end {
        text.truncate(end);
    }
}
