//! Whether authored texts are in the language they are said to be in, with its punctuation.
//!
//! Quotes from notices and titles keep the published characters; they are not texts in this sense,
//! and within a text whatever stands in `“…”`, `「…」` or `《…》` is left alone.

use crate::diagnostics::{Code, Problem};
use crate::written::Str;

/// ASCII marks and what a Chinese text has in their place.
const MARKS: [(char, char); 7] =
    [(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！'), ('(', '（'), (')', '）')];

/// Problems of a Chinese text.
pub(crate) fn check_chinese(text: &Str) -> Vec<Problem> {
    if !text.value.contains(is_chinese) {
        let problem =
            Problem::new(Code::NotChinese, text.at, "this Chinese text has no Chinese in it");
        return vec![problem];
    }
    let outside = outside_quotes(&text.value);
    let mut found: Vec<_> = marks(&outside)
        .map(|(at, mark, proper)| {
            let place = text.part(at..at + mark.len_utf8());
            Problem::new(Code::Punctuation, place, format!("English `{mark}` in a Chinese text"))
                .help(format!("write `{proper}`"))
        })
        .collect();
    if let Some((start, end)) = english_words(&outside) {
        let message = "English words in a Chinese text";
        found.push(Problem::new(Code::NotChinese, text.part(start..end), message));
    }
    found
}

/// Problems of an English text. Chinese names in it are welcome.
pub(crate) fn check_english(text: &Str) -> Vec<Problem> {
    if text.value.contains(|c: char| c.is_ascii_alphabetic()) {
        return Vec::new();
    }
    vec![Problem::new(Code::NotEnglish, text.at, "this English text has no English in it")]
}

/// Whether the character is a Chinese ideograph.
pub(crate) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// The characters that do not stand in quotation marks, with their bytes.
fn outside_quotes(text: &str) -> Vec<(usize, char)> {
    let mut depth = 0_usize;
    let mut outside = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' | '《' => depth += 1,
            '”' | '」' | '》' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push((at, c)),
            _ => {}
        }
    }
    outside
}

/// The ASCII marks that touch an ideograph, and what should stand there.
fn marks(outside: &[(usize, char)]) -> impl Iterator<Item = (usize, char, char)> + '_ {
    outside.iter().enumerate().filter_map(|(ix, &(at, mark))| {
        let (_, proper) = MARKS.iter().find(|(ascii, _)| *ascii == mark)?;
        let before = ix.checked_sub(1).and_then(|ix| outside.get(ix));
        let touches = before.into_iter().chain(outside.get(ix + 1)).any(|(_, c)| is_chinese(*c));
        touches.then_some((at, mark, *proper))
    })
}

/// The first two or more English words in a row, as bytes.
fn english_words(outside: &[(usize, char)]) -> Option<(usize, usize)> {
    let mut start = None;
    let mut words = 0;
    let mut letters = 0;
    let ends = outside.iter().copied().chain(std::iter::once((usize::MAX, '。')));
    let mut end = 0;
    for (at, c) in ends {
        if c.is_ascii_lowercase() || c.is_ascii_uppercase() {
            start = start.or(Some(at));
            letters += 1;
            end = at + 1;
            words += usize::from(letters == 2);
        } else if c == ' ' && letters > 0 {
            letters = 0;
        } else {
            if let Some(start) = start.filter(|_| words >= 2) {
                return Some((start, end));
            }
            (start, words, letters) = (None, 0, 0);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks_in(text: &str) -> String {
        marks(&outside_quotes(text)).map(|(_, mark, _)| mark).collect()
    }

    #[test]
    fn english_marks_beside_ideographs_are_found() {
        assert_eq!(marks_in("通风,消毒?"), ",?");
        assert_eq!(marks_in("村(社区)"), "()");
        assert_eq!(marks_in("通风，消毒；24:00前，每 1,000 人"), "");
        assert_eq!(marks_in("通知写“各市、县(市、区)民政局”，见《办法(试行)》"), "");
        assert_eq!(marks_in("“内”外,"), ",");
    }

    #[test]
    fn english_words_in_a_row_are_found() {
        let found = |text: &str| {
            english_words(&outside_quotes(text)).map(|(start, end)| text[start..end].to_owned())
        };
        assert_eq!(found("请 check the ledger 一下").as_deref(), Some("check the ledger"));
        assert_eq!(found("看台账 every day").as_deref(), Some("every day"));
        assert_eq!(found("戴 N95 口罩，用 APP 扫码"), None);
        assert_eq!(found("A B"), None);
    }
}
