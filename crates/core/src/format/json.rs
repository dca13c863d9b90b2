//! A response as JSON in the page: the browser parses the text, this says what it means, and writes it.
//!
//! The native command reads the same format through serde ([`file`](super::file)), which names line and column but would
//! cost the page some 20 KB. A test holds the two to the same outcome.

use super::response::{FulfilmentName, Placed, Placing, ReadError, UNKNOWN, check_version, since};
use crate::{
    catalogue::Catalogue,
    date::{A_DAY, Date},
    keyed::MOST,
    response::{Answer, Entry, FactAnswer, Response, WorkState},
};

/// A JSON value, as far as a response can hold one.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// An object, in the order of its fields.
    Object(Vec<(String, Json)>),
    /// What no response holds: `true`, `false`, an array, what nests too deep.
    Other,
}

impl Json {
    /// The version of the format that a file says it has; nothing if it says none.
    #[must_use]
    pub(super) fn format(&self) -> Option<u32> {
        let Self::Object(fields) = self else { return None };
        match fields.iter().find(|(name, _)| name == "format")?.1 {
            // A number that is too large becomes the largest.
            Self::Number(format) if format >= 0.0 && format.fract() == 0.0 => Some(format as u32),
            _ => None,
        }
    }
}

/// Reads values and notes the first that has not the shape expected. Reading then goes on with empty values, so that
/// no step needs a way out: that keeps the page's code small.
#[derive(Default)]
struct Reader {
    wrong: Option<String>,
}

impl Reader {
    #[inline(never)]
    fn wrong(&mut self, room: &str, name: &str, what: &str) {
        if self.wrong.is_none() {
            self.wrong = Some([room, name, ": ", what].concat());
        }
    }

    #[inline(never)]
    fn text<'j>(&mut self, room: &str, name: &str, json: &'j Json) -> &'j str {
        if let Json::Text(text) = json {
            return text;
        }
        self.wrong(room, name, "a text \"…\" belongs here");
        ""
    }

    #[inline(never)]
    fn object<'j>(&mut self, room: &str, name: &str, json: &'j Json) -> &'j [(String, Json)] {
        match json {
            Json::Object(fields) if fields.len() <= MOST => return fields,
            Json::Object(_) => {
                self.wrong(room, name, "there are more entries than any content has")
            }
            _ => self.wrong(room, name, "an object {…} belongs here"),
        }
        &[]
    }

    #[inline(never)]
    fn day(&mut self, room: &str, name: &str, text: &str) -> Option<Date> {
        let day = Date::parse(text);
        if day.is_none() {
            self.wrong(room, name, A_DAY);
        }
        day
    }

    fn answer(&mut self, placing: &mut Placing<'_>, id: &str, json: &Json) {
        let room = ["answers.", id, "."].concat();
        let (mut fulfilment, mut reason, mut note) = (None, "", "");
        for (name, value) in self.object("answers.", id, json) {
            let value = self.text(&room, name, value);
            match name.as_str() {
                "fulfilment" => fulfilment = FulfilmentName::parse(value),
                "reason" => reason = value,
                "note" => note = value,
                _ => self.wrong(&room, name, NO_SUCH_FIELD),
            }
        }
        match fulfilment {
            Some(fulfilment) => {
                placing.answer(id, fulfilment, reason.to_owned(), note.to_owned());
            }
            None => self.wrong(&room, "fulfilment", "one of met, partly, unmet, to-verify, exempt"),
        }
    }

    fn entry(&mut self, placing: &mut Placing<'_>, id: &str, json: &Json, format: Option<u32>) {
        let room = ["ledger.", id, "."].concat();
        let mut entry = Entry::default();
        let mut state = None;
        for (name, value) in self.object("ledger.", id, json) {
            let value = self.text(&room, name, value);
            match name.as_str() {
                "owner" => value.clone_into(&mut entry.owner),
                "plan" if format >= Some(since("plan")) => value.clone_into(&mut entry.plan),
                "due" => entry.due = self.day(&room, name, value),
                "state" => state = WorkState::parse(value),
                "done" => entry.done = self.day(&room, name, value),
                _ => self.wrong(&room, name, NO_SUCH_FIELD),
            }
        }
        match state {
            Some(state) => placing.entry(id, Entry { state, ..entry }),
            None => self.wrong(&room, "state", "one of open, working, done, closed"),
        }
    }
}

const NO_SUCH_FIELD: &str = "there is no such field";

/// The response that a JSON value holds, placed against a catalogue. Facts and measures that the catalogue does not know
/// are set aside, not lost.
///
/// # Errors
/// [`ReadError::Version`] for a version that is not read, before anything else is looked at; [`ReadError::Shape`] when the
/// value has not the shape of a response; [`ReadError::Problems`] when the kind of respondent or the place does not
/// exist, or a reason stands where none belongs.
pub fn read(catalogue: &Catalogue, json: &Json) -> Result<Placed, ReadError> {
    let (mut reader, mut placing) = (Reader::default(), Placing::new(catalogue));
    let fields = reader.object("", "(file)", json);
    let format = json.format();
    match format {
        Some(format) => check_version(format)?,
        None => reader.wrong("", "format", "a version number belongs here"),
    }
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("format", _) | ("entity" | "place", Json::Null) => {}
            (field, _) if format < Some(since(field)) => reader.wrong("", field, NO_SUCH_FIELD),
            ("facts", facts) => {
                for (fact, value) in reader.object("", name, facts) {
                    placing.fact(fact, reader.text("facts.", fact, value));
                }
            }
            ("answers", answers) => {
                for (measure, answer) in reader.object("", name, answers) {
                    reader.answer(&mut placing, measure, answer);
                }
            }
            ("ledger", ledger) => {
                for (measure, entry) in reader.object("", name, ledger) {
                    reader.entry(&mut placing, measure, entry, format);
                }
            }
            ("entity", value) => placing.entity(reader.text("", name, value)),
            ("place", value) => placing.place(reader.text("", name, value)),
            ("checked", value) => {
                let day = reader.text("", name, value);
                placing.response.checked = reader.day("", name, day);
            }
            (field, value) => {
                let response = &mut placing.response;
                let mut content = String::new();
                let place = match field {
                    "content" => &mut content,
                    "id" => &mut response.id,
                    "unit" => &mut response.unit,
                    "checker" => &mut response.checker,
                    "created" => &mut response.created,
                    "updated" => &mut response.updated,
                    "answered" => &mut response.answered,
                    "copied" => &mut response.copied,
                    _ => {
                        reader.wrong("", field, NO_SUCH_FIELD);
                        continue;
                    }
                };
                reader.text("", field, value).clone_into(place);
            }
        }
    }
    match reader.wrong {
        None => placing.done(),
        Some(what) => Err(ReadError::Shape(what)),
    }
}

/// A response as the text of a file, a line for each answer. What is empty is left out.
#[must_use]
pub fn write(catalogue: &Catalogue, response: &Response) -> String {
    let mut text = String::from(BEGINNING);
    let entity = response.entity.map_or("", |e| catalogue.entity(e).id.as_str());
    let place = response.place.map(|p| catalogue.place_code(p).to_string()).unwrap_or_default();
    let checked = response.checked.map(Date::text).unwrap_or_default();
    for (name, value) in [
        ("content", catalogue.version.as_str()),
        ("id", &response.id),
        ("unit", &response.unit),
        ("checker", &response.checker),
        ("created", &response.created),
        ("updated", &response.updated),
        ("answered", &response.answered),
        ("checked", &checked),
        ("copied", &response.copied),
        ("entity", entity),
        ("place", &place),
    ] {
        field(&mut text, LINE, name, value);
    }

    open(&mut text, LINE, "facts");
    for (ix, answer) in &response.facts {
        let fact = catalogue.fact(*ix);
        let value = match answer {
            FactAnswer::Unknown => UNKNOWN,
            FactAnswer::Value(value) => &fact.options[usize::from(*value)].id,
        };
        field(&mut text, INNER_LINE, &fact.id, value);
    }
    for (id, value) in &response.unplaced.facts {
        // A value that was set aside goes when the fact is answered anew.
        let answered = catalogue.find_fact(id).is_some_and(|ix| response.facts.contains_key(&ix));
        if !answered {
            key(&mut text, INNER_LINE, id);
            quoted(&mut text, value);
        }
    }
    text.push('}');

    open(&mut text, LINE, "answers");
    for (ix, answer) in &response.answers {
        write_answer(&mut text, &catalogue.measure(*ix).id, answer);
    }
    for (id, answer) in &response.unplaced.answers {
        write_answer(&mut text, id, answer);
    }
    text.push('}');

    if !response.ledger.is_empty() || !response.unplaced.ledger.is_empty() {
        open(&mut text, LINE, "ledger");
        for (ix, entry) in &response.ledger {
            write_entry(&mut text, &catalogue.measure(*ix).id, entry);
        }
        for (id, entry) in &response.unplaced.ledger {
            write_entry(&mut text, id, entry);
        }
        text.push('}');
    }
    text.push_str("\n}\n");
    text
}

/// What a file begins with: its version, which is [`FORMAT`](super::response::FORMAT).
const BEGINNING: &str = "{\n \"format\": 4";

const LINE: &str = "\n ";
const INNER_LINE: &str = "\n  ";
const SAME_LINE: &str = " ";

#[inline(never)]
fn write_answer(text: &mut String, id: &str, answer: &Answer) {
    let (fulfilment, reason) = FulfilmentName::of(&answer.fulfilment);
    open(text, INNER_LINE, id);
    field(text, SAME_LINE, "fulfilment", fulfilment.as_str());
    field(text, SAME_LINE, "reason", reason);
    field(text, SAME_LINE, "note", &answer.note);
    text.push('}');
}

#[inline(never)]
fn write_entry(text: &mut String, id: &str, entry: &Entry) {
    open(text, INNER_LINE, id);
    field(text, SAME_LINE, "owner", &entry.owner);
    field(text, SAME_LINE, "plan", &entry.plan);
    field(text, SAME_LINE, "state", entry.state.as_str());
    for (name, day) in [("due", entry.due), ("done", entry.done)] {
        if let Some(day) = day {
            field(text, SAME_LINE, name, &day.text());
        }
    }
    text.push('}');
}

/// A field of an object, after a comma where one is needed; nothing when it is empty.
#[inline(never)]
fn field(text: &mut String, before: &str, name: &str, value: &str) {
    if !value.is_empty() {
        key(text, before, name);
        quoted(text, value);
    }
}

#[inline(never)]
fn open(text: &mut String, before: &str, name: &str) {
    key(text, before, name);
    text.push('{');
}

#[inline(never)]
fn key(text: &mut String, before: &str, name: &str) {
    // A brace is the last only where an object begins: a text ends in a quotation mark.
    if !text.ends_with('{') {
        text.push(',');
    }
    text.push_str(before);
    quoted(text, name);
    text.push_str(": ");
}

/// A JSON string: RFC 8259, section 7.
#[inline(never)]
fn quoted(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => {
                text.push('\\');
                text.push(character);
            }
            '\n' => text.push_str("\\n"),
            // U+2028 and U+2029 are valid in JSON and not in older JavaScript.
            '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => {
                text.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    text.push(char::from_digit(character as u32 >> shift & 15, 16).unwrap_or('0'));
                }
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::{super::response::FORMAT, *};

    #[test]
    fn a_file_begins_with_the_version_that_is_written() {
        assert_eq!(BEGINNING, format!("{{\n \"format\": {FORMAT}"));
    }
}
