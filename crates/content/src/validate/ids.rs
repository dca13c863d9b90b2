//! Ids: their form, and that none is given twice.

use std::collections::HashMap;

use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::source::At;

/// The ids given so far, each with its place.
#[derive(Debug, Default)]
pub(crate) struct Ids(HashMap<String, At>);

impl Ids {
    /// Takes note of an id and reports what is wrong with it.
    pub(crate) fn take(&mut self, id: &str, at: At, problems: &Problems) {
        if !names::is_kebab_case(id) {
            let message = format!("`{id}` is not kebab-case");
            let help =
                "small letters, digits and single hyphens between them, such as `meeting-online`";
            problems.add(Problem::new(Code::IdForm, at, message).help(help));
        }
        match self.0.get(id) {
            Some(first) => {
                let message = format!("the id `{id}` is given twice");
                let problem = Problem::new(Code::IdTwice, at, message).label("given again");
                problems.add(problem.also(*first, "first given here"));
            }
            None => {
                self.0.insert(id.to_owned(), at);
            }
        }
    }
}
