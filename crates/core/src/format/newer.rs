//! A file from a newer version, read as far as this version understands it: to be looked at, never to be written back,
//! because what was not understood would be lost.
//!
//! The strict reader is [`read`](super::read).

use serde_json::{Map, Value};

use super::{
    entries::MOST,
    response::{FORMAT, FulfilmentName, Placing, ReadError, check_pack},
};
use crate::{
    catalogue::Catalogue,
    date::Date,
    response::{Entry, Response, WorkState},
};

/// The most characters of a name that stand in a path: a file made for it could otherwise make the paths far larger than
/// itself.
const LONGEST: usize = 60;

/// What was understood of a file from a newer version. For showing only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// The version of its format.
    pub format: u32,
    /// The part that was understood. It is less than the file: writing it in the file's place loses the rest.
    pub response: Response,
    /// The paths of what was not, such as `answers.masks`, each of the outermost part that is left out. There may be
    /// as many as a file has room for.
    pub left_out: Vec<String>,
}

struct Reader<'c> {
    placing: Placing<'c>,
    left_out: Vec<String>,
}

impl Reader<'_> {
    fn leave_out(&mut self, names: &[&str]) {
        let mut path = String::new();
        for name in names {
            if !path.is_empty() {
                path.push('.');
            }
            for (count, character) in name.chars().enumerate() {
                if count == LONGEST {
                    path.push('…');
                    break;
                }
                path.push(character);
            }
        }
        self.left_out.push(path);
    }

    fn text<'j>(&mut self, names: &[&str], json: &'j Value) -> Option<&'j str> {
        let text = json.as_str();
        if text.is_none() {
            self.leave_out(names);
        }
        text
    }

    fn object<'j>(&mut self, names: &[&str], json: &'j Value) -> Option<&'j Map<String, Value>> {
        let object = json.as_object().filter(|fields| fields.len() <= MOST);
        if object.is_none() {
            self.leave_out(names);
        }
        object
    }

    fn day(&mut self, names: &[&str], json: &Value) -> Option<Date> {
        let day = Date::parse(self.text(names, json)?);
        if day.is_none() {
            self.leave_out(names);
        }
        day
    }

    /// An answer is left out as a whole when it does not say how far the measure is done in a way that is known.
    fn answer(&mut self, id: &str, json: &Value) {
        let Some(fields) = self.object(&["answers", id], json) else { return };
        let Some(fulfilment) = name_in(fields, "fulfilment").and_then(FulfilmentName::parse) else {
            self.leave_out(&["answers", id]);
            return;
        };
        let (mut reason, mut note) = (String::new(), String::new());
        for (name, value) in fields {
            let path = ["answers", id, name];
            match name.as_str() {
                "fulfilment" => {}
                "reason" if fulfilment == FulfilmentName::Exempt => {
                    self.text(&path, value).unwrap_or_default().clone_into(&mut reason);
                }
                "note" => self.text(&path, value).unwrap_or_default().clone_into(&mut note),
                _ => self.leave_out(&path),
            }
        }
        self.placing.answer(id, fulfilment, reason, note);
    }

    /// An entry is left out as a whole when it does not say how far the work is in a way that is known.
    fn entry(&mut self, id: &str, json: &Value) {
        let Some(fields) = self.object(&["ledger", id], json) else { return };
        let Some(state) = name_in(fields, "state").and_then(WorkState::parse) else {
            self.leave_out(&["ledger", id]);
            return;
        };
        let mut entry = Entry { state, ..Entry::default() };
        for (name, value) in fields {
            let path = ["ledger", id, name];
            match name.as_str() {
                "state" => {}
                "owner" => self.text(&path, value).unwrap_or_default().clone_into(&mut entry.owner),
                "plan" => self.text(&path, value).unwrap_or_default().clone_into(&mut entry.plan),
                "due" => entry.due = self.day(&path, value),
                "done" => entry.done = self.day(&path, value),
                _ => self.leave_out(&path),
            }
        }
        self.placing.entry(id, entry);
    }

    fn field(&mut self, name: &str, json: &Value) {
        match name {
            "format" => {}
            "entity" | "place" if json.is_null() => {}
            "facts" => {
                for (fact, value) in self.object(&[name], json).into_iter().flatten() {
                    if let Some(value) = self.text(&[name, fact], value) {
                        self.placing.fact(fact, value);
                    }
                }
            }
            "answers" => {
                for (measure, answer) in self.object(&[name], json).into_iter().flatten() {
                    self.answer(measure, answer);
                }
            }
            "checked" => self.placing.response.checked = self.day(&[name], json),
            "ledger" => {
                for (measure, entry) in self.object(&[name], json).into_iter().flatten() {
                    self.entry(measure, entry);
                }
            }
            _ => {
                let Some(text) = self.text(&[name], json) else { return };
                let response = &mut self.placing.response;
                match name {
                    "content" | "pack" => {}
                    "entity" => self.placing.entity(text),
                    "place" => self.placing.place(text),
                    "id" => text.clone_into(&mut response.id),
                    "unit" => text.clone_into(&mut response.unit),
                    "checker" => text.clone_into(&mut response.checker),
                    "created" => text.clone_into(&mut response.created),
                    "updated" => text.clone_into(&mut response.updated),
                    "answered" => text.clone_into(&mut response.answered),
                    "copied" => text.clone_into(&mut response.copied),
                    _ => self.leave_out(&[name]),
                }
            }
        }
    }
}

/// The text of a field, if it is one.
fn name_in<'j>(fields: &'j Map<String, Value>, name: &str) -> Option<&'j str> {
    fields.get(name).and_then(Value::as_str)
}

/// Reads of a file from a newer version what this version understands, placed against a catalogue. What the catalogue does
/// not know is left out as well.
///
/// # Errors
/// [`ReadError::Shape`] when it does not say that it is of a version newer than [`FORMAT`]: then [`read`](super::read) is for
/// it; [`ReadError::OtherPack`] when it is of another pack.
pub fn read(catalogue: &Catalogue, text: &str) -> Result<Newer, ReadError> {
    let shape = |what: &str| ReadError::Shape(what.to_owned());
    let fields: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| shape(&error.to_string()))?;
    let format = fields.get("format").and_then(Value::as_u64);
    let format = format.map(|format| u32::try_from(format).unwrap_or(u32::MAX));
    let Some(format) = format.filter(|format| *format > FORMAT) else {
        return Err(shape("format: a newer version belongs here"));
    };
    check_pack(catalogue, format, name_in(&fields, "pack"))?;
    let mut reader = Reader { placing: Placing::new(catalogue), left_out: Vec::new() };
    for (name, value) in &fields {
        reader.field(name, value);
    }
    let Reader { placing, mut left_out } = reader;
    for problem in placing.problems {
        left_out.push(problem.path);
    }
    Ok(Newer { format, response: placing.response, left_out })
}
