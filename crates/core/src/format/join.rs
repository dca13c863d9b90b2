//! Two states of one self-check, as two windows hold it, joined part by part: of each part the one that was set later. Whoever
//! joins what, and in which order, the outcome is the same.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::file::ResponseFile;
use crate::{Catalogue, Response};

/// The parts that hold further parts by name.
const ROOMS: [&str; 3] = ["facts", "answers", "ledger"];

/// What is not a part: what the file is, and when things happened.
const NOT_PARTS: [&str; 8] =
    ["format", "pack", "content", "id", "created", "updated", "answered", "set"];

/// Joins two states of one self-check.
#[must_use]
pub fn join(one: &ResponseFile, other: &ResponseFile) -> ResponseFile {
    let (ours, theirs) = (parts(one), parts(other));
    let of_set = [one, other].into_iter().flat_map(|file| file.set.keys());
    let names = each_once(ours.keys().chain(theirs.keys()).chain(of_set));
    let (mut joined, mut set) = (Map::new(), BTreeMap::new());
    for name in names {
        let state = |file: &ResponseFile, parts: &Map<String, Value>| {
            let at = file.set.get(name).cloned().unwrap_or_default();
            // What no time is known of is as old as the whole; what was set at the same time is decided by what it is.
            let whole = if at.is_empty() { file.updated.clone() } else { String::new() };
            let value = parts.get(name).cloned();
            (at, whole, value.as_ref().map(Value::to_string), value)
        };
        let (a, b) = (state(one, &ours), state(other, &theirs));
        let later = if (&a.0, &a.1, &a.2) >= (&b.0, &b.1, &b.2) { a } else { b };
        let (at, _, _, value) = later;
        if !at.is_empty() {
            set.insert(name.clone(), at);
        }
        if let Some(value) = value {
            joined.insert(name.clone(), value);
        }
    }
    let newer = if one.updated >= other.updated { one } else { other };
    let mut file = whole(newer, joined);
    file.set = set;
    file.answered = one.answered.clone().max(other.answered.clone());
    file.created = one.created.clone().min(other.created.clone());
    file
}

impl Response {
    /// Notes at which time each part was set that is not as in an earlier state. A time that is not later than those noted is
    /// made so: a clock may stand still or be put back, and what follows something else is later all the same.
    pub fn note_set(&mut self, catalogue: &Catalogue, before: &Self, at: &str) {
        let [old, new] = [before, &*self].map(|it| parts(&ResponseFile::new(catalogue, it)));
        let latest = self.set.values().map(String::as_str).max().unwrap_or_default();
        let at = later(at, latest);
        let names = each_once(old.keys().chain(new.keys()));
        for name in names.into_iter().filter(|name| old.get(*name) != new.get(*name)) {
            self.set.insert(name.clone(), at.clone());
        }
    }
}

fn each_once<'n>(names: impl Iterator<Item = &'n String>) -> Vec<&'n String> {
    let mut names: Vec<_> = names.collect();
    names.sort();
    names.dedup();
    names
}

/// The time, or one that is just later than the latest.
fn later(at: &str, latest: &str) -> String {
    if at > latest {
        return at.to_owned();
    }
    let (time, count) = latest.split_once('+').unwrap_or((latest, "0"));
    let count: u32 = count.parse().unwrap_or_default();
    // As many digits as order them: nobody taps more often while a clock stands still.
    format!("{time}+{:06}", count + 1)
}

/// The parts of a file by their names: `unit`, `facts/travel`, `answers/masks`.
fn parts(file: &ResponseFile) -> Map<String, Value> {
    let mut parts = Map::new();
    let fields: Map<String, Value> = serde_json::from_str(&file.to_json()).unwrap_or_default();
    for (name, value) in fields {
        match value {
            Value::Object(inside) if ROOMS.contains(&&*name) => {
                parts.extend(inside.into_iter().map(|(id, part)| (format!("{name}/{id}"), part)));
            }
            // A text that is empty is none.
            value if NOT_PARTS.contains(&&*name) || value == "" => {}
            value => {
                parts.insert(name, value);
            }
        }
    }
    parts
}

/// The file that is made of these parts, otherwise as another.
fn whole(other: &ResponseFile, parts: Map<String, Value>) -> ResponseFile {
    let mut fields: Map<String, Value> = serde_json::from_str(&other.to_json()).unwrap_or_default();
    fields.retain(|name, _| NOT_PARTS.contains(&&**name));
    for (name, value) in parts {
        match name.split_once('/') {
            Some((room, id)) => {
                let room = fields.entry(room).or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(room) = room {
                    room.insert(id.to_owned(), value);
                }
            }
            None => {
                fields.insert(name, value);
            }
        }
    }
    // Every part is of a file of this shape.
    serde_json::from_str(&Value::Object(fields).to_string()).unwrap_or_else(|_| other.clone())
}
