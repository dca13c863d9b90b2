//! Conditions: from the words of the notice files to [`Condition`] values.
//!
//! Text → tokens (`lex`) → expression as written (`parse`) → checked against the facts and the
//! divisions, with negation pushed into the comparisons (`check`). Problems carry their place
//! within the condition; [`compile`] turns it into a place in the file.

mod check;
mod lex;
mod parse;
mod reach;
#[cfg(test)]
mod tests;

use std::ops::Range;

use selfcheck_core::catalogue::Condition;
use selfcheck_core::catalogue::Fact;

use crate::diagnostics::{Code, Problem, Problems};
use crate::fields::Str;
use crate::validate::divisions::Divisions;

pub(crate) use reach::outcomes;

/// The word by which conditions name the place.
pub(crate) const PLACE: &str = "所在地";

/// What conditions may speak of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub facts: &'a [Fact],
    pub divisions: &'a Divisions,
}

/// Something wrong with a condition, by bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub code: Code,
    pub span: Range<usize>,
    pub message: String,
    pub label: String,
    pub also: Option<(Range<usize>, String)>,
    pub help: Option<String>,
}

impl Fault {
    fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, span, message, label: String::new(), also: None, help: None }
    }

    fn also(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.also = Some((span, text.into()));
        self
    }

    fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.or(self.help);
        self
    }
}

/// Compiles a condition; nothing comes back when something is wrong with it.
pub(crate) fn compile(written: &Str, scope: Scope<'_>, problems: &Problems) -> Option<Condition> {
    match compile_text(&written.value, scope) {
        Ok(condition) => Some(condition),
        Err(faults) => {
            problems.extend(faults.into_iter().map(|fault| {
                let problem = Problem::new(fault.code, written.part(fault.span), fault.message)
                    .label(fault.label)
                    .maybe_help(fault.help);
                match fault.also {
                    Some((span, text)) => problem.also(written.part(span), text),
                    None => problem,
                }
            }));
            None
        }
    }
}

/// Compiles the text of a condition.
pub(crate) fn compile_text(text: &str, scope: Scope<'_>) -> Result<Condition, Vec<Fault>> {
    let tokens = lex::tokens(text);
    let run_together = lex::run_together(&tokens, |word| scope.knows(word));
    if !run_together.is_empty() {
        return Err(run_together);
    }
    let expression = parse::expression(&tokens).map_err(|fault| vec![*fault])?;
    check::check(&expression, scope)
}

/// Whether a word can stand in a condition as one piece.
pub(crate) fn is_writable(word: &str) -> bool {
    matches!(lex::tokens(word).as_slice(), [token, _] if token.kind == lex::Kind::Word)
}

impl Scope<'_> {
    /// Whether a word means something by itself: the place, a fact, an option, or a division.
    fn knows(&self, word: &str) -> bool {
        word == PLACE
            || self.facts.iter().any(|fact| {
                fact.word == word || fact.options.iter().any(|option| option.name.zh == word)
            })
            || self.divisions.knows(word)
    }
}
