//! Cuts the text of a notice into its parts, as `notices/README.md` says.

use std::ops::Range;

use crate::diagnostics::{Code, Problem, Problems};
use crate::source::{At, FileId, Source};
use crate::written::Str;

/// Marks that may follow the `。` of a sentence and still belong to it.
const CLOSERS: [char; 6] = ['”', '’', '」', '』', '）', ')'];

/// A text cut into parts, each with its place.
#[derive(Debug, Clone)]
pub(crate) struct Cut {
    pub title: At,
    /// Without its colon.
    pub addressee: At,
    pub issuer: At,
    pub date: At,
    /// The preamble first, then the numbered sections, then the closing paragraph.
    pub sections: Vec<CutSection>,
}

/// A section of a text.
#[derive(Debug, Clone)]
pub(crate) struct CutSection {
    /// Where its first paragraph stands; nothing for a preamble without words.
    pub at: Option<At>,
    pub closing: bool,
    pub heading: Option<At>,
    pub sentences: Vec<At>,
}

impl CutSection {
    fn new(at: Option<At>, closing: bool) -> Self {
        Self { at, closing, heading: None, sentences: Vec::new() }
    }
}

/// Cuts a text. Nothing comes back when it lacks a fixed part.
pub(crate) fn cut(
    source: &Source,
    file: FileId,
    closing: Option<&Str>,
    problems: &Problems,
) -> Option<Cut> {
    let text = source.file(file).text.as_str();
    let paragraphs: Vec<At> = paragraphs(text).map(|span| At::new(file, span)).collect();
    let [title, addressee, body @ .., issuer, date] = paragraphs.as_slice() else {
        let message =
            "the text of a notice has at least a title, an addressee, an issuer and a date";
        problems.add(Problem::new(Code::TextShape, At::top(file), message));
        return None;
    };
    let Some(addressee) = without_colon(source, *addressee) else {
        let message = "the second line should be the addressee, ending in `:`";
        problems.add(Problem::new(Code::TextShape, *addressee, message));
        return None;
    };
    let sections = sections(source, body, closing, problems);
    Some(Cut { title: *title, addressee, issuer: *issuer, date: *date, sections })
}

fn sections(
    source: &Source,
    body: &[At],
    closing: Option<&Str>,
    problems: &Problems,
) -> Vec<CutSection> {
    let mut sections = vec![CutSection::new(None, false)];
    let mut numbered = 0;
    for paragraph in body {
        let words = source.slice(*paragraph);
        let mut rest = *paragraph;
        if closing.is_some_and(|closing| words.starts_with(&closing.value)) {
            sections.push(CutSection::new(Some(*paragraph), true));
        } else if let Some((number, numeral)) = section_number(words) {
            numbered += 1;
            if number != numbered {
                let place = At { end: paragraph.start + numeral, ..*paragraph };
                let message = format!("section {number} follows section {}", numbered - 1);
                problems.add(Problem::new(Code::SectionNumber, place, message));
                numbered = number;
            }
            if let Some(early) = sections.iter().find(|section| section.closing) {
                let message = "a section after the closing paragraph";
                let problem = Problem::new(Code::Closing, *paragraph, message);
                problems.add(problem.also(early.at.unwrap_or(*paragraph), "the closing paragraph"));
            }
            let heading = words.find('。').unwrap_or(words.len());
            let mut section = CutSection::new(Some(*paragraph), false);
            section.heading = Some(At { end: paragraph.start + heading, ..*paragraph });
            sections.push(section);
            rest.start = (paragraph.start + heading + '。'.len_utf8()).min(paragraph.end);
        }
        if let Some(section) = sections.last_mut() {
            section.at = section.at.or(Some(*paragraph));
            let words = source.slice(rest);
            let spans = sentences(words).map(|span| rest.start + span.start..rest.start + span.end);
            section.sentences.extend(spans.map(|span| At::new(rest.file, span)));
        }
    }
    if let Some(closing) = closing {
        let mut found = sections.iter().filter(|section| section.closing);
        match (found.next(), found.next()) {
            (None, _) => {
                let message = "no paragraph of the text starts with the words of `closing`";
                problems.add(Problem::new(Code::Closing, closing.at, message));
            }
            (Some(first), Some(second)) => {
                let message = "more than one paragraph starts with the words of `closing`";
                let places = [(first, "one"), (second, "another")];
                let places = places.into_iter().filter_map(|(s, text)| Some((s.at?, text)));
                problems.add(places.fold(
                    Problem::new(Code::Closing, closing.at, message),
                    |problem, (at, text)| problem.also(at, text),
                ));
            }
            _ => {}
        }
    }
    sections
}

/// The lines that are not blank, without the space around them.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut line_start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = line_start + (line.len() - line.trim_start().len());
        line_start += line.len();
        let trimmed = line.trim();
        (!trimmed.is_empty()).then(|| start..start + trimmed.len())
    })
}

/// The sentences of a paragraph: up to `。` and what closes with it, or to the end.
fn sentences(paragraph: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = paragraph.get(start..)?;
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return None;
        }
        start += rest.len() - trimmed.len();
        let end = trimmed.find('。').map_or(trimmed.len(), |mark| {
            let after = &trimmed[mark + '。'.len_utf8()..];
            trimmed.len() - after.trim_start_matches(CLOSERS).len()
        });
        let sentence = start..start + end;
        start = sentence.end;
        Some(sentence)
    })
}

/// The number with which a paragraph opens a section (`三、` is 3), and its length in bytes.
fn section_number(paragraph: &str) -> Option<(u8, usize)> {
    let (numeral, _) = paragraph.split_once('、')?;
    Some((chinese_number(numeral)?, numeral.len() + '、'.len_utf8()))
}

/// A Chinese numeral from 一 to 九十九.
fn chinese_number(numeral: &str) -> Option<u8> {
    let digit = |text: &str| {
        let mut chars = text.chars();
        let (digit, rest) = (chars.next()?, chars.next());
        let found = "一二三四五六七八九".chars().zip(1_u8..).find(|(c, _)| *c == digit);
        found.filter(|_| rest.is_none()).map(|(_, n)| n)
    };
    match numeral.split_once('十') {
        None => digit(numeral),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

fn without_colon(source: &Source, at: At) -> Option<At> {
    let words = source.slice(at);
    let name = words.strip_suffix([':', '：'])?.trim_end();
    (!name.is_empty()).then(|| At { end: at.start + name.len(), ..at })
}

/// A Chinese date such as `2021年12月7日`, as `2021-12-07`.
pub(crate) fn iso_date(chinese: &str) -> Option<String> {
    let (year, rest) = chinese.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let number = |text: &str| text.trim().parse::<u16>().ok();
    Some(format!("{:04}-{:02}-{:02}", number(year)?, number(month)?, number(day)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(text: &str) -> Vec<(Option<String>, Vec<String>)> {
        let text = format!("题目\n各市:\n{text}\n省厅\n2021年12月7日\n");
        let source = Source::new("").with("text.txt", text);
        let file = source.find("text.txt").unwrap();
        let problems = Problems::default();
        let cut = cut(&source, file, None, &problems).unwrap();
        assert!(problems.is_empty());
        let words = |at: &At| source.slice(*at).to_owned();
        let section = |section: CutSection| {
            (section.heading.as_ref().map(words), section.sentences.iter().map(words).collect())
        };
        cut.sections.into_iter().map(section).collect()
    }

    #[test]
    fn sentences_end_in_their_mark_or_with_the_paragraph() {
        let sections = cut_up("甲。乙,丙;丁:\n\n　　戊。\n“己。”庚");
        let expected = ["甲。", "乙,丙;丁:", "戊。", "“己。”", "庚"].map(str::to_owned).to_vec();
        assert_eq!(sections, [(None, expected)]);
    }

    #[test]
    fn headings_end_at_the_first_mark_or_with_the_line() {
        let sections = cut_up("一、甲\n乙。\n二、丙。丁。戊。\n三、己。\n庚、辛。");
        let expected = [
            (None, vec![]),
            (Some("一、甲".to_owned()), vec!["乙。".to_owned()]),
            (Some("二、丙".to_owned()), vec!["丁。".to_owned(), "戊。".to_owned()]),
            (Some("三、己".to_owned()), vec!["庚、辛。".to_owned()]),
        ];
        assert_eq!(sections, expected);
    }

    #[test]
    fn numerals_are_read() {
        let cases = [("一", 1), ("九", 9), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99)];
        for (numeral, number) in cases {
            assert_eq!(chinese_number(numeral), Some(number), "{numeral}");
        }
        for numeral in ["", "零", "一二", "十十", "百", "一是", "1", "二十一二"] {
            assert_eq!(chinese_number(numeral), None, "{numeral}");
        }
    }

    #[test]
    fn dates_are_read() {
        assert_eq!(iso_date("2021年12月7日").as_deref(), Some("2021-12-07"));
        assert_eq!(iso_date("2021年1月10日").as_deref(), Some("2021-01-10"));
        for text in ["2021-12-07", "年月日", "2021年12月7", "二〇二一年十二月七日"] {
            assert_eq!(iso_date(text), None, "{text}");
        }
    }
}
