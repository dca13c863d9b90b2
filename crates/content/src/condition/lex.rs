//! Cuts a condition into tokens.

use std::ops::Range;

use winnow::combinator::{alt, preceded, repeat};
use winnow::prelude::*;
use winnow::stream::LocatingSlice;
use winnow::token::{one_of, take_till, take_while};

use super::fault::Fault;
use crate::diagnostics::Code;

/// A piece of a condition with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'i> {
    pub kind: Kind,
    pub text: &'i str,
    pub span: Range<usize>,
}

/// What a piece of a condition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The name of a fact, an option or a division.
    Word,
    And,
    Or,
    Not,
    Is,
    IsNot,
    In,
    NotIn,
    AtLeast,
    AtMost,
    Except,
    Open,
    Close,
    SetOpen,
    SetClose,
    Comma,
    /// The end of the condition. Always the last token, and only there.
    End,
}

/// The words with a meaning of their own.
const KEYWORDS: [(&str, Kind); 10] = [
    ("且", Kind::And),
    ("或", Kind::Or),
    ("非", Kind::Not),
    ("是", Kind::Is),
    ("不是", Kind::IsNot),
    ("属于", Kind::In),
    ("不属于", Kind::NotIn),
    ("至少", Kind::AtLeast),
    ("至多", Kind::AtMost),
    ("除", Kind::Except),
];

/// The tokens of a condition, with [`Kind::End`] last.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut input = LocatingSlice::new(text);
    let mut tokens: Vec<_> = repeat(0.., token).parse_next(&mut input).unwrap_or_default();
    tokens.push(Token { kind: Kind::End, text: "", span: text.len()..text.len() });
    tokens
}

fn token<'i>(input: &mut LocatingSlice<&'i str>) -> winnow::Result<Token<'i>> {
    let mark = one_of(is_mark).value(()).take();
    let word = take_till(1.., |c: char| c.is_whitespace() || is_mark(c));
    let ((kind, text), span) = preceded(
        take_while(0.., char::is_whitespace),
        alt((mark, word)).map(|text| (kind(text), text)).with_span(),
    )
    .parse_next(input)?;
    Ok(Token { kind, text, span })
}

fn is_mark(c: char) -> bool {
    "(（)）{｛}｝,，、".contains(c)
}

fn kind(text: &str) -> Kind {
    match text {
        "(" | "（" => Kind::Open,
        ")" | "）" => Kind::Close,
        "{" | "｛" => Kind::SetOpen,
        "}" | "｝" => Kind::SetClose,
        "," | "，" | "、" => Kind::Comma,
        _ => keyword(text).unwrap_or(Kind::Word),
    }
}

fn keyword(text: &str) -> Option<Kind> {
    KEYWORDS.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind)
}

/// The words that are several known words without a space between them.
pub(super) fn run_together(tokens: &[Token<'_>], knows: impl Fn(&str) -> bool) -> Vec<Fault> {
    let words = tokens.iter().filter(|token| token.kind == Kind::Word && !knows(token.text));
    words
        .filter_map(|token| {
            let parts = cut_up(token.text, &|part| keyword(part).is_some() || knows(part))?;
            let message = format!("`{}` lacks spaces between its words", token.text);
            let help = format!("write `{}`", parts.join(" "));
            Some(Fault::new(Code::SpaceMissing, token.span.clone(), message).help(help))
        })
        .collect()
}

/// Cuts a text wholly into known words, longer first words preferred.
fn cut_up<'i>(text: &'i str, knows: &dyn Fn(&str) -> bool) -> Option<Vec<&'i str>> {
    // `rest[at]` is how the text from byte `at` on can be cut, longest first word first.
    let mut rest: Vec<Option<Vec<&'i str>>> = vec![None; text.len() + 1];
    rest[text.len()] = Some(Vec::new());
    for (start, _) in text.char_indices().rev() {
        let ends = text[start..].char_indices().map(|(n, c)| start + n + c.len_utf8());
        rest[start] = ends.rev().find_map(|end| {
            let tail = rest[end].as_ref().filter(|_| knows(&text[start..end]))?;
            Some(std::iter::once(&text[start..end]).chain(tail.iter().copied()).collect())
        });
    }
    rest.swap_remove(0)
}
