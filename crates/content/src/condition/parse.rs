//! Reads tokens as an expression, as written. What the words mean is not looked at here.
//!
//! ```text
//! expression = operand { "且" operand } | operand { "或" operand }
//! operand    = { "非" } ( "(" expression ")" | comparison )
//! comparison = word [ "是" word | "不是" word | "至少" word | "至多" word
//!                   | ( "属于" | "不属于" ) set [ "除" set ] ]
//! set        = "{" [ word { "," word } ] "}"
//! ```

use std::ops::Range;

use winnow::combinator::{cut_err, opt, repeat, separated};
use winnow::error::{AddContext, ErrMode, ParserError};
use winnow::prelude::*;
use winnow::stream::{Stream, TokenSlice};
use winnow::token::any;

use super::fault::Fault;
use super::lex::{Kind, Token};
use crate::diagnostics::Code;

/// How deep parentheses may be nested.
const DEPTH: usize = 16;

/// An expression as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression<'i> {
    Not(Box<Expression<'i>>),
    All(Vec<Expression<'i>>),
    Any(Vec<Expression<'i>>),
    Compare(Comparison<'i>),
}

/// A comparison as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comparison<'i> {
    pub word: Name<'i>,
    pub operator: Operator<'i>,
    /// From the word to the last value.
    pub span: Range<usize>,
}

/// A word with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name<'i> {
    pub text: &'i str,
    pub span: Range<usize>,
}

/// What follows the word of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Operator<'i> {
    /// Nothing.
    Bare,
    Is {
        not: bool,
        value: Name<'i>,
    },
    In {
        not: bool,
        set: Set<'i>,
        except: Option<Set<'i>>,
    },
    AtLeast(Name<'i>),
    AtMost(Name<'i>),
}

/// A set as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set<'i> {
    pub names: Vec<Name<'i>>,
    /// With its braces.
    pub span: Range<usize>,
}

type Input<'t, 'i> = TokenSlice<'t, Token<'i>>;
type Parsed<T> = Result<T, ErrMode<Box<Fault>>>;

/// Reads a whole condition.
pub(super) fn expression<'i>(tokens: &[Token<'i>]) -> Result<Expression<'i>, Box<Fault>> {
    too_deep(tokens)?;
    let mut input = TokenSlice::new(tokens);
    let parsed =
        (any_of, cut_err(kind(Kind::End)).context("`且`, `或` or the end")).parse_next(&mut input);
    parsed.map(|(expression, _)| expression).map_err(|error| match error {
        ErrMode::Backtrack(fault) | ErrMode::Cut(fault) => fault,
        ErrMode::Incomplete(_) => Box::from_input(&input),
    })
}

fn too_deep(tokens: &[Token<'_>]) -> Result<(), Box<Fault>> {
    let mut depth = 0_usize;
    for token in tokens {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            let message = format!("parentheses are nested more than {DEPTH} deep");
            let fault = Fault::new(Code::ConditionSyntax, token.span.clone(), message);
            return Err(Box::new(fault));
        }
    }
    Ok(())
}

/// Operands joined by one kind of word.
fn any_of<'i>(input: &mut Input<'_, 'i>) -> Parsed<Expression<'i>> {
    let first = operand.parse_next(input)?;
    let Some(joint) = opt(joint).parse_next(input)? else {
        return Ok(first);
    };
    let mut operands = vec![first, cut_err(operand).parse_next(input)?];
    while let Some(next) = opt(self::joint).parse_next(input)? {
        if next.kind != joint.kind {
            let message = "`且` and `或` are mixed without parentheses";
            let fault = Fault::new(Code::AndOrMixed, next.span.clone(), message)
                .also(joint.span.clone(), format!("`{}` here", joint.text))
                .help("put parentheses around the part that belongs together: `甲 且 (乙 或 丙)`");
            return Err(ErrMode::Cut(Box::new(fault)));
        }
        operands.push(cut_err(operand).parse_next(input)?);
    }
    Ok(match joint.kind {
        Kind::And => Expression::All(operands),
        _ => Expression::Any(operands),
    })
}

fn joint<'t, 'i>(input: &mut Input<'t, 'i>) -> Parsed<&'t Token<'i>> {
    any.verify(|token: &&Token<'_>| matches!(token.kind, Kind::And | Kind::Or)).parse_next(input)
}

fn operand<'i>(input: &mut Input<'_, 'i>) -> Parsed<Expression<'i>> {
    let negations: usize = repeat(0.., kind(Kind::Not)).parse_next(input)?;
    let inside = match opt(kind(Kind::Open)).parse_next(input)? {
        Some(_) => {
            let inside = cut_err(any_of).parse_next(input)?;
            cut_err(kind(Kind::Close)).context("`且`, `或` or `)`").parse_next(input)?;
            inside
        }
        None => comparison.map(Expression::Compare).parse_next(input)?,
    };
    Ok(if negations.is_multiple_of(2) { inside } else { Expression::Not(Box::new(inside)) })
}

fn comparison<'i>(input: &mut Input<'_, 'i>) -> Parsed<Comparison<'i>> {
    let word = name.context("a fact").parse_next(input)?;
    let before = input.checkpoint();
    let token = any.parse_next(input)?;
    let mut value = cut_err(name).context("a value");
    let operator = match token.kind {
        Kind::Is => Operator::Is { not: false, value: value.parse_next(input)? },
        Kind::IsNot => Operator::Is { not: true, value: value.parse_next(input)? },
        Kind::AtLeast => Operator::AtLeast(value.parse_next(input)?),
        Kind::AtMost => Operator::AtMost(value.parse_next(input)?),
        Kind::In | Kind::NotIn => {
            let set = cut_err(set).parse_next(input)?;
            let except = match opt(kind(Kind::Except)).parse_next(input)? {
                Some(_) => Some(cut_err(self::set).parse_next(input)?),
                None => None,
            };
            Operator::In { not: token.kind == Kind::NotIn, set, except }
        }
        _ => {
            input.reset(&before);
            Operator::Bare
        }
    };
    let end = match &operator {
        Operator::Bare => word.span.end,
        Operator::Is { value, .. } | Operator::AtLeast(value) | Operator::AtMost(value) => {
            value.span.end
        }
        Operator::In { set, except, .. } => except.as_ref().unwrap_or(set).span.end,
    };
    Ok(Comparison { span: word.span.start..end, word, operator })
}

fn set<'i>(input: &mut Input<'_, 'i>) -> Parsed<Set<'i>> {
    let open = kind(Kind::SetOpen).context("`{`").parse_next(input)?.span.clone();
    if let Some(close) = opt(kind(Kind::SetClose)).parse_next(input)? {
        return Ok(Set { names: Vec::new(), span: open.start..close.span.end });
    }
    let names = separated(1.., cut_err(name).context("a value"), kind(Kind::Comma));
    let close = cut_err(kind(Kind::SetClose)).context("`,` or `}`");
    let (names, close) = (names, close).parse_next(input)?;
    Ok(Set { names, span: open.start..close.span.end })
}

fn name<'i>(input: &mut Input<'_, 'i>) -> Parsed<Name<'i>> {
    kind(Kind::Word)
        .map(|token| Name { text: token.text, span: token.span.clone() })
        .parse_next(input)
}

fn kind<'t, 'i>(kind: Kind) -> impl Parser<Input<'t, 'i>, &'t Token<'i>, ErrMode<Box<Fault>>>
where
    'i: 't,
{
    any.verify(move |token: &&Token<'_>| token.kind == kind)
}

impl<'i> ParserError<Input<'_, 'i>> for Box<Fault> {
    type Inner = Self;

    fn from_input(input: &Input<'_, 'i>) -> Self {
        let (span, found) = match input.peek_token() {
            Some(Token { kind: Kind::End, span, .. }) => (span.clone(), "the end".to_owned()),
            Some(token) => (token.span.clone(), format!("`{}`", token.text)),
            None => (0..0, "the end".to_owned()),
        };
        let message = format!("{found} does not fit here");
        Self::new(Fault::new(Code::ConditionSyntax, span, message))
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}

impl<'i> AddContext<Input<'_, 'i>, &'static str> for Box<Fault> {
    /// Says what was expected; the innermost parser knows best.
    fn add_context(
        mut self,
        _: &Input<'_, 'i>,
        _: &<Input<'_, 'i> as Stream>::Checkpoint,
        expected: &'static str,
    ) -> Self {
        if self.code == Code::ConditionSyntax && self.label.is_empty() {
            self.label = format!("expected {expected}");
        }
        self
    }
}
