//! The responses that a command works on: all of them, or what is wrong with those that are refused.

use selfcheck_core::{Catalogue, Response};

use crate::{
    failure::Failure,
    read::{self, Input},
};

/// The responses in these inputs.
///
/// # Errors
/// All problems of all inputs, if any has one, and that nothing was `done`.
pub(super) fn responses(
    catalogue: &Catalogue,
    inputs: &[Input],
    done: &str,
) -> Result<Vec<Response>, Failure> {
    let (mut responses, mut refused) = (Vec::new(), Vec::new());
    for input in inputs {
        let response = match &input.bytes {
            Ok(bytes) => read::response(bytes, catalogue),
            Err(problem) => Err(vec![problem.clone()]),
        };
        match response {
            Ok(response) => responses.push(response),
            Err(problems) => refused.push((&*input.name, problems)),
        }
    }
    if refused.is_empty() {
        return Ok(responses);
    }
    Err(Failure::Refused(report(&refused, inputs.len(), done)))
}

/// One line for each problem, `error: file:line:column: message`, and what it comes to: that nothing was `done`.
fn report(refused: &[(&str, Vec<read::Problem>)], inputs: usize, done: &str) -> String {
    let mut report = String::new();
    for (name, problems) in refused {
        for read::Problem { place, message } in problems {
            report += &match place {
                Some(place) => format!("error: {name}:{place}: {message}\n"),
                None => format!("error: {name}: {message}\n"),
            };
        }
    }
    if inputs > 1 {
        report +=
            &format!("nothing was {done}: {} of {inputs} files were refused\n", refused.len());
    }
    report
}
