//! Whether a text has the shape of a response: its fields, and what each may hold.
//!
//! The shape is that of [`ResponseFile`] and is not described a second time. What is added here is
//! that all faults are found, that each has its place, and that nothing is taken which the schema
//! forbids.

use std::collections::HashMap;

use selfcheck_core::format::{
    ResponseFile,
    file::Header,
    response::{FORMAT, NAMES_PACK, since},
};
use serde_json::Value as Json;

use super::{
    found::Found,
    lines::Lines,
    object::{Entry, Value, without_place},
};

/// How many objects deep a response is: itself, `answers` or `ledger`, an answer or an entry.
pub(crate) const DEPTH: usize = 3;

/// Keys that stand twice in one object: it would not be clear which of them counts.
pub(crate) fn twice(value: &Value<'_>, lines: &Lines<'_>) -> Found {
    fn search(value: &Value<'_>, path: &str, lines: &Lines<'_>, found: &mut Found) {
        let mut first = HashMap::new();
        for entry in value.entries() {
            let path = join(path, &entry.key);
            let first = *first.entry(entry.key.as_str()).or_insert(entry.at);
            if first != entry.at {
                let first = lines.place(first);
                found.push((
                    entry.at,
                    format!("{path}: it stands here a second time, after {first}"),
                ));
            }
            search(&entry.value, &path, lines, found);
        }
    }
    let mut found = Found::new();
    search(value, "", lines, &mut found);
    found
}

/// Reads the response file.
pub(crate) fn file(value: &Value<'_>) -> Result<ResponseFile, Found> {
    if value.object.is_none() {
        return Err(vec![(value.at, format!("it should be an object, not {}", kind(value.raw)))]);
    }
    match serde_json::from_str::<ResponseFile>(value.raw) {
        Ok(file) if file.too_early().is_some() || file.lacks_pack() => Err(faults(value)),
        Ok(file) => {
            let found = written_otherwise(value, &file);
            if found.is_empty() { Ok(file) } else { Err(found) }
        }
        Err(error) => {
            let mut found = faults(value);
            if found.is_empty() {
                let at = Lines::new(value.raw).offset(error.line(), error.column());
                found.push(fault(value, value.at + at, &error));
            }
            Err(found)
        }
    }
}

/// All faults. Serde stops at the first, so each part is tried by itself.
fn faults(value: &Value<'_>) -> Found {
    let mut found = Found::new();
    if value.entry("format").is_none() {
        let lacking = serde_json::from_str::<ResponseFile>("{}").err();
        found.extend(lacking.map(|error| fault(value, value.at, &error)));
    }
    let whole = format!("{{\"format\":{FORMAT},");
    let header = serde_json::from_str::<Header>(value.raw);
    let format = header.as_ref().map_or(FORMAT, |header| header.format);
    if header.is_ok() && format >= NAMES_PACK && value.entry("pack").is_none() {
        found.push((value.at, "missing field `pack`".to_owned()));
    }
    for entry in value.entries() {
        if format < since(&entry.key) {
            let what = format!("{}: there is no such field in format {format}", entry.key);
            found.push((entry.at, what));
            continue;
        }
        let parts = match entry.key.as_str() {
            "facts" | "answers" | "ledger" => entry.value.entries(),
            _ => &[],
        };
        // The only field inside of a part that came with a later version.
        for part in parts {
            let plan = part.value.entry("plan").filter(|_| entry.key == "ledger");
            if let Some(plan) = plan.filter(|plan| format < since(&plan.key)) {
                let path = [&entry.key, ".", &part.key, ".", &plan.key].concat();
                found.push((plan.at, format!("{path}: there is no such field in format {format}")));
            }
        }
        if parts.is_empty() {
            let before = if entry.key == "format" { "{" } else { &whole };
            found.extend(fault_of(entry, before, "}", value));
        }
        let before = format!("{whole}{}:{{", entry.raw_key);
        found.extend(parts.iter().filter_map(|part| fault_of(part, &before, "}}", value)));
    }
    found
}

/// The fault of one entry, read within the least that makes it a response.
fn fault_of(
    entry: &Entry<'_>,
    before: &str,
    after: &str,
    whole: &Value<'_>,
) -> Option<(usize, String)> {
    let before = format!("{before}{}:", entry.raw_key);
    let text = format!("{before}{}{after}", entry.value.raw);
    let error = serde_json::from_str::<ResponseFile>(&text).err()?;
    let at = Lines::new(&text).offset(error.line(), error.column());
    let at = match at.checked_sub(before.len()) {
        Some(within) => entry.value.at + within,
        None => entry.at,
    };
    Some(fault(whole, at, &error))
}

/// A fault in words, placed at the beginning of the part that serde had read when it noticed.
fn fault(whole: &Value<'_>, noticed: usize, error: &serde_json::Error) -> (usize, String) {
    let (mut at, mut path, mut part) = (whole.at, String::new(), whole);
    while let Some(entry) = part.entry_at(noticed) {
        path = join(&path, &entry.key);
        if noticed < entry.value.at {
            at = entry.at;
            break;
        }
        (at, part) = (entry.value.at, &entry.value);
    }
    let what = without_place(error);
    // The names of our types mean nothing to the reader.
    let what = what
        .split_once("expected struct ")
        .map_or(what.clone(), |(before, _)| format!("{before}expected an object"));
    (at, if path.is_empty() { what } else { format!("{path}: {what}") })
}

/// What serde takes although it is not how a response is written: a list for an object, and
/// `{"met": null}` for `"met"`. The file that was read would be written in one way, so compare.
fn written_otherwise(value: &Value<'_>, file: &ResponseFile) -> Found {
    fn compare(value: &Value<'_>, written: &Json, path: &str, found: &mut Found) {
        for entry in value.entries() {
            // What is empty is not written.
            let Some(written) = written.get(&entry.key) else { continue };
            let path = join(path, &entry.key);
            let (is, should) = (kind(entry.value.raw), kind(&written.to_string()));
            if is == should {
                compare(&entry.value, written, &path, found);
            } else {
                found.push((entry.value.at, format!("{path}: it should be {should}, not {is}")));
            }
        }
    }
    let mut found = Found::new();
    if let Ok(written) = serde_json::to_value(file) {
        compare(value, &written, "", &mut found);
    }
    found
}

/// The kind of a JSON value in words, by its first character.
fn kind(raw: &str) -> &'static str {
    match raw.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
