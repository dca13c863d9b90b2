//! Whether the words of a response are those of the catalogue, and what was meant if not.

use std::collections::HashMap;

use selfcheck_core::{
    Catalogue, Lang, Response,
    format::{Problem, ProblemKind, ReadError, ResponseFile},
};

use super::{
    found::{Found, MOST},
    object::Value,
};

/// Ids are short. What is longer than this was not meant to be one.
const LONGEST: usize = 60;

/// Places a response file against the catalogue. What the page would set aside is a problem here.
pub(crate) fn place(
    value: &Value<'_>,
    file: ResponseFile,
    catalogue: &Catalogue,
) -> Result<Response, Found> {
    let problems = match file.place(catalogue) {
        Ok(placed) if placed.set_aside.is_empty() => return Ok(placed.response),
        Ok(placed) => placed.set_aside,
        Err(ReadError::Problems(problems)) => problems,
        Err(error) => {
            let at = value.entry("pack").map_or(value.at, |pack| pack.value.at);
            return Err(vec![(at, error.to_string())]);
        }
    };
    let places = Places::of(value);
    let told = problems.iter().enumerate().map(|(count, problem)| {
        let mut message = problem.message(Lang::En);
        // Looking for what was meant takes its time; what is not shown can do without.
        if count < MOST
            && let Some(meant) = meant(catalogue, &problem.kind)
        {
            message.push_str(&format!("; did you mean {meant}?"));
        }
        (places.find(problem), message)
    });
    Err(told.collect())
}

/// Where the entries of a response stand.
struct Places<'a> {
    whole: &'a Value<'a>,
    facts: HashMap<&'a str, (usize, &'a Value<'a>)>,
    answers: HashMap<&'a str, (usize, &'a Value<'a>)>,
    ledger: HashMap<&'a str, (usize, &'a Value<'a>)>,
}

impl<'a> Places<'a> {
    fn of(whole: &'a Value<'a>) -> Self {
        let entries = |name| {
            let entries = whole.entry(name).map_or(&[][..], |entry| entry.value.entries());
            entries.iter().map(|entry| (entry.key.as_str(), (entry.at, &entry.value))).collect()
        };
        Self {
            whole,
            facts: entries("facts"),
            answers: entries("answers"),
            ledger: entries("ledger"),
        }
    }

    /// Where a problem stands: at the name that is not known, or at the value that is wrong.
    fn find(&self, problem: &Problem) -> usize {
        let (field, id) = problem.path.split_once('.').unwrap_or((&problem.path, ""));
        let entry = match field {
            "facts" => self.facts.get(id).copied(),
            "answers" => self.answers.get(id).copied(),
            "ledger" => self.ledger.get(id).copied(),
            _ => self.whole.entry(field).map(|entry| (entry.at, &entry.value)),
        };
        let Some((key, value)) = entry else { return self.whole.at };
        match problem.kind {
            ProblemKind::UnknownFact(_) | ProblemKind::UnknownMeasure(_) => key,
            ProblemKind::StrayReason => value.entry("reason").map_or(value.at, |reason| reason.at),
            _ => value.at,
        }
    }
}

/// What was probably meant by a name that is not known.
fn meant(catalogue: &Catalogue, kind: &ProblemKind) -> Option<String> {
    let quoted = |id: &str| format!("“{id}”");
    match kind {
        ProblemKind::UnknownEntity(found) => {
            let names = catalogue.entities.iter().map(|e| (&*e.id, [&*e.name.zh, &*e.name.en]));
            nearest(found, names).map(quoted)
        }
        ProblemKind::UnknownFact(found) => {
            let names = catalogue.facts.iter().map(|f| (&*f.id, [&*f.word, &*f.name.en]));
            nearest(found, names).map(quoted)
        }
        ProblemKind::UnknownMeasure(found) => {
            let names = catalogue.measures.iter().map(|m| (&*m.id, [&*m.name.zh, &*m.name.en]));
            nearest(found, names).map(quoted)
        }
        ProblemKind::UnknownPlace(found) => place_named(catalogue, found),
        ProblemKind::UnknownValue { .. } | ProblemKind::StrayReason => None,
    }
}

/// The id that was meant: the one of that name, or else the nearest.
fn nearest<'c>(
    found: &str,
    known: impl Iterator<Item = (&'c str, [&'c str; 2])> + Clone,
) -> Option<&'c str> {
    if let Some((id, _)) = known.clone().find(|(_, names)| names.contains(&found)) {
        return Some(id);
    }
    if found.len() > LONGEST {
        return None;
    }
    // As the compiler of the content does it: a third of the characters may be wrong.
    let length = found.chars().count();
    known
        .map(|(id, _)| (strsim::damerau_levenshtein(found, id), id))
        .filter(|(distance, id)| {
            let longer = length.max(id.chars().count());
            *distance <= (longer / 3).max(1) && *distance < longer
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, id)| id)
}

/// The codes of a place that was given by name. Codes that are merely similar are no help.
fn place_named(catalogue: &Catalogue, found: &str) -> Option<String> {
    let cities = catalogue.cities.iter().map(|city| (city.code, &*city.name, ""));
    let counties = catalogue.counties.iter().map(|county| {
        let city = catalogue.cities.get(county.city.ix()).map_or("", |city| city.name.as_str());
        (county.code, &*county.name, city)
    });
    let named: Vec<_> = cities
        .chain(counties)
        .filter(|(_, name, city)| {
            found.strip_prefix(city).is_some_and(|rest| rest == *name) || found == *name
        })
        .map(|(code, name, city)| format!("“{code}” {city}{name}"))
        .collect();
    if named.is_empty() { None } else { Some(named.join(" or ")) }
}
