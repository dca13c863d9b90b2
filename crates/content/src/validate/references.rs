//! References: matter from outside the notices.

use selfcheck_core::catalogue::Reference;

use super::divisions::Divisions;
use super::entities::Kinds;
use super::facts::Facts;
use super::ids::Ids;
use super::measures::Measures;
use crate::diagnostics::{Code, Problem, Problems};
use crate::raw::RawReference;

/// Validates `references.toml`.
pub(crate) fn check(
    raw: Vec<RawReference>,
    kinds: &Kinds,
    facts: &Facts,
    measures: &Measures,
    divisions: &Divisions,
    problems: &Problems,
) -> Vec<Reference> {
    let mut ids = Ids::default();
    let checked = raw.into_iter().map(|raw| {
        if let Some(id) = &raw.id {
            ids.take(&id.value, id.at, problems);
        }
        if raw.paragraphs.is_empty() {
            let message = "a reference needs at least one `[[reference.paragraph]]`";
            problems.add(Problem::new(Code::Empty, raw.at, message));
        }
        if let Some(reason) = &raw.reason
            && raw.measures.is_empty()
        {
            let message = "a `reason` is offered beside measures, and `measures` names none";
            problems.add(Problem::new(Code::Empty, reason.at, message));
        }
        Reference {
            id: raw.id.map(|id| id.value).unwrap_or_default(),
            title: raw.title,
            body: raw.paragraphs,
            caveat: raw.caveat,
            reason: raw.reason.map(|reason| reason.text),
            measures: measures.resolve(&raw.measures, problems),
            facts: facts.resolve(&raw.facts, problems),
            places: divisions.resolve(&raw.places, problems),
            entities: kinds.resolve(&raw.entities, problems),
        }
    });
    checked.collect()
}
