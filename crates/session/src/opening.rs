//! Reading files that somebody opens: a saved self-check, one of a newer version, or what a stopped page handed out.

use selfcheck_core::{
    Catalogue,
    format::{self, ReadError, newer, response::FORMAT},
};
use serde_json::{Map, Value};

use crate::opened::{Found, Guest, Kept, Opened, Source};

/// The names in what a stopped page hands out begin with it, or are this.
const RESCUED: [&str; 2] = ["selfcheck.response.", "(on screen)"];

/// The most that a stopped page can hand out, in bytes: what browsers store for a site, and something around it. What
/// `static/papers.js` reads of a file is as much and one byte more.
const MOST: usize = 16 << 20;

/// What is in a file. Several, if a stopped page handed out several.
pub fn open(catalogue: &Catalogue, name: &str, text: &str) -> Vec<Opened> {
    let opened = |file: String, outcome| Opened { file, outcome, kept: Kept::New };
    // Some editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(rescued) = rescued(text) else {
        return vec![opened(name.to_owned(), found(catalogue, text))];
    };
    let mut all: Vec<Opened> = Vec::new();
    let (stored, on_screen): (Vec<_>, Vec<_>) =
        rescued.iter().partition(|(item, _)| item.starts_with(RESCUED[0]));
    for (item, value) in stored.into_iter().chain(on_screen) {
        let outcome = match value {
            Value::String(text) => found(catalogue, text),
            _ => Err(ReadError::Shape("a self-check as text belongs here".to_owned())),
        };
        // The one on screen is stored as well, as a rule.
        if outcome.is_err() || !all.iter().any(|other| other.outcome == outcome) {
            all.push(opened([name, ": ", item].concat(), outcome));
        }
    }
    all
}

/// What a stopped page handed out, if the text is that: each self-check as text, by its name.
fn rescued(text: &str) -> Option<Map<String, Value>> {
    if text.len() > MOST || !begins_as_rescued(text) {
        return None;
    }
    let items: Map<String, Value> = serde_json::from_str(text).ok()?;
    items.keys().all(|name| is_rescued(name)).then_some(items)
}

/// Whether it may be what a stopped page handed out, which may be larger than one self-check.
fn begins_as_rescued(text: &str) -> bool {
    is_rescued(text.trim_start_matches(|c: char| c == '{' || c == '"' || c.is_ascii_whitespace()))
}

fn is_rescued(name: &str) -> bool {
    RESCUED.iter().any(|start| name.starts_with(start))
}

fn found(catalogue: &Catalogue, text: &str) -> Result<Found, ReadError> {
    match format::read(catalogue, text) {
        Ok(placed) => Ok(Found::Check(Box::new(placed.response), placed.set_aside)),
        Err(ReadError::Version(version)) if version > FORMAT => {
            let newer = newer::read(catalogue, text)?;
            let from = Source::Newer { format: newer.format, left_out: newer.left_out };
            Ok(Found::Guest(Box::new(Guest { response: newer.response, from })))
        }
        Err(error) => Err(error),
    }
}
