//! Reading files that somebody opens: a saved self-check, one of a newer version, or what a stopped page handed out.

use selfcheck_core::{
    Catalogue,
    format::{Json, ReadError, json, newer, response::FORMAT},
};

use super::Host;
use crate::state::desk::{Found, Guest, Opened, Source};

/// The names in what a stopped page hands out begin with it, or are this.
const RESCUED: [&str; 2] = ["selfcheck.response.", "(on screen)"];

/// What is in a file. Several, if a stopped page handed out several.
pub fn open(host: &dyn Host, catalogue: &Catalogue, name: &str, text: &str) -> Vec<Opened> {
    let opened = |outcome| Opened { file: name.to_owned(), outcome };
    // Some editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = match host.parse(text) {
        Ok(value) => value,
        Err(error) => return vec![opened(Err(error))],
    };
    if let Json::Object(fields) = &value
        && !fields.is_empty()
        && fields.iter().all(|(name, _)| RESCUED.iter().any(|start| name.starts_with(start)))
    {
        let mut all: Vec<Opened> = Vec::new();
        for (_, value) in fields {
            let outcome = match value {
                Json::Text(text) => host.parse(text).and_then(|json| found(catalogue, &json)),
                _ => Err(ReadError::Shape(String::new())),
            };
            // The one on screen is stored as well, as a rule.
            if !all.iter().any(|other| other.outcome == outcome) {
                all.push(opened(outcome));
            }
        }
        return all;
    }
    vec![opened(found(catalogue, &value))]
}

fn found(catalogue: &Catalogue, value: &Json) -> Result<Found, ReadError> {
    match json::read(catalogue, value) {
        Ok(placed) => Ok(Found::Check(Box::new(placed.response), placed.set_aside)),
        Err(ReadError::Version(version)) if version > FORMAT => {
            let newer = newer::read(catalogue, value)?;
            let mut response = newer.response;
            response.id = ["newer-", &response.id].concat();
            let from = Source::Newer { format: newer.format, left_out: newer.left_out };
            Ok(Found::Guest(Box::new(Guest { response, from })))
        }
        Err(error) => Err(error),
    }
}
