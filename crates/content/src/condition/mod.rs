//! Conditions: from the words of the notice files to [`Condition`] values.
//!
//! Text → tokens (`lex`) → expression as written (`parse`) → checked against the facts and the
//! divisions, with negation pushed into the comparisons (`check`). Problems carry their place
//! within the condition; [`compile`] turns it into a place in the file.

mod check;
mod fault;
mod lex;
mod parse;
mod reach;
mod scope;
#[cfg(test)]
mod tests;

use selfcheck_core::catalogue::Condition;

use crate::diagnostics::{Problem, Problems};
use crate::written::Str;

pub(crate) use reach::outcomes;
pub(crate) use scope::{PLACE, Scope};

use fault::Fault;

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
