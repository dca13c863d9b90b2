//! Reading files that somebody opens: a saved self-check, one of a newer version, or what a stopped page handed out.

use selfcheck_core::{
    Catalogue,
    format::{
        Json, ReadError, json, newer,
        response::{FORMAT, MAX_BYTES},
    },
};

use super::Host;
use crate::state::desk::{Found, Guest, Kept, Opened, Source};

/// The names in what a stopped page hands out begin with it, or are this.
const RESCUED: [&str; 2] = ["selfcheck.response.", "(on screen)"];

/// The most that a stopped page can hand out, in bytes: what browsers store for a site, and something around it. What
/// `static/papers.js` reads of a file is as much and one byte more.
const MOST: usize = 16 << 20;

/// What is in a file. Several, if a stopped page handed out several.
pub fn open(host: &dyn Host, catalogue: &Catalogue, name: &str, text: &str) -> Vec<Opened> {
    let opened = |file: String, outcome| Opened { file, outcome, kept: Kept::New };
    let alone = |outcome| vec![opened(name.to_owned(), outcome)];
    // Some editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let most = if begins_as_rescued(text) { MOST } else { MAX_BYTES };
    let value = match host.parse(text, most) {
        Ok(value) => value,
        Err(error) => return alone(Err(error)),
    };
    if let Json::Object(fields) = &value
        && !fields.is_empty()
        && fields.iter().all(|(name, _)| is_rescued(name))
    {
        let mut all: Vec<Opened> = Vec::new();
        for (item, value) in fields {
            let outcome = match value {
                Json::Text(text) => {
                    host.parse(text, MAX_BYTES).and_then(|json| found(catalogue, &json))
                }
                _ => Err(ReadError::Shape("a self-check as text belongs here".to_owned())),
            };
            // The one on screen is stored as well, as a rule.
            if outcome.is_err() || !all.iter().any(|other| other.outcome == outcome) {
                all.push(opened([name, ": ", item].concat(), outcome));
            }
        }
        return all;
    }
    alone(found(catalogue, &value))
}

/// Whether it may be what a stopped page handed out, which may be larger than one self-check.
fn begins_as_rescued(text: &str) -> bool {
    is_rescued(text.trim_start_matches(|c: char| c == '{' || c == '"' || c.is_ascii_whitespace()))
}

fn is_rescued(name: &str) -> bool {
    RESCUED.iter().any(|start| name.starts_with(start))
}

fn found(catalogue: &Catalogue, value: &Json) -> Result<Found, ReadError> {
    match json::read(catalogue, value) {
        Ok(placed) => Ok(Found::Check(Box::new(placed.response), placed.set_aside)),
        Err(ReadError::Version(version)) if version > FORMAT => {
            let newer = newer::read(catalogue, value)?;
            let from = Source::Newer { format: newer.format, left_out: newer.left_out };
            Ok(Found::Guest(Box::new(Guest { response: newer.response, from })))
        }
        Err(error) => Err(error),
    }
}
