//! JSON as plain values, for the page: the browser parses the text, this says what it means.
//!
//! The native command reads the same format through serde, which names line and column but would cost the page some
//! 20 KB. A test holds the two to the same verdict.

use std::fmt::Write;

use super::response::{AnswerFile, FORMAT, FulfilmentName, ReadError, ResponseFile};
use crate::keyed::MOST;

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

/// Reads values and notes the first that has not the shape expected. Reading then goes on with empty values, so that
/// no step needs a way out: that keeps the page's code small.
#[derive(Default)]
struct Reader {
    wrong: Option<String>,
}

impl Reader {
    #[inline(never)]
    fn wrong(&mut self, path: &str, expected: &str) {
        if self.wrong.is_none() {
            self.wrong = Some([path, ": ", expected].concat());
        }
    }

    #[inline(never)]
    fn text(&mut self, path: &str, json: &Json) -> String {
        match json {
            Json::Text(text) => text.clone(),
            _ => {
                self.wrong(path, "a text \"…\" belongs here");
                String::new()
            }
        }
    }

    #[inline(never)]
    fn object<'j>(&mut self, path: &str, json: &'j Json) -> &'j [(String, Json)] {
        match json {
            Json::Object(fields) if fields.len() <= MOST => return fields,
            Json::Object(_) => self.wrong(path, "there are more entries than any content has"),
            _ => self.wrong(path, "an object {…} belongs here"),
        }
        &[]
    }

    fn answer(&mut self, path: &str, json: &Json) -> AnswerFile {
        let (mut fulfilment, mut reason, mut note) = (None, String::new(), String::new());
        for (name, value) in self.object(path, json) {
            let value = self.text(&[path, ".", name].concat(), value);
            match name.as_str() {
                "fulfilment" => fulfilment = FulfilmentName::parse(&value),
                "reason" => reason = value,
                "note" => note = value,
                _ => self.wrong(path, "there is a field in it that does not belong"),
            }
        }
        if fulfilment.is_none() {
            self.wrong(path, "`fulfilment` is one of met, partly, unmet, to-verify, exempt");
        }
        AnswerFile { fulfilment: fulfilment.unwrap_or(FulfilmentName::Unmet), reason, note }
    }
}

impl ResponseFile {
    /// The file that a JSON value holds.
    ///
    /// # Errors
    /// [`ReadError::Version`] for another version, before anything else is looked at;
    /// [`ReadError::Shape`] when the value has not the shape of a response.
    pub fn from_json(json: Json) -> Result<Self, ReadError> {
        let mut reader = Reader::default();
        let fields = reader.object("(file)", &json);
        match fields.iter().find(|(name, _)| name == "format").map(|(_, value)| value) {
            Some(Json::Number(format)) if *format == f64::from(FORMAT) => {}
            Some(Json::Number(format)) if *format >= 0.0 && format.fract() == 0.0 => {
                return Err(ReadError::Version(*format as u32));
            }
            _ => reader.wrong("format", "a version number belongs here"),
        }
        let mut file = Self { format: FORMAT, ..Self::default() };
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("format", _) | ("entity" | "place", Json::Null) => {}
                ("facts", facts) => {
                    for (fact, value) in reader.object(name, facts) {
                        let value = reader.text(&["facts.", fact].concat(), value);
                        file.facts.insert(fact.clone(), value);
                    }
                }
                ("answers", answers) => {
                    for (measure, answer) in reader.object(name, answers) {
                        let answer = reader.answer(&["answers.", measure].concat(), answer);
                        file.answers.insert(measure.clone(), answer);
                    }
                }
                (field, value) => {
                    let place = match field {
                        "content" => &mut file.content,
                        "id" => &mut file.id,
                        "unit" => &mut file.unit,
                        "created" => &mut file.created,
                        "updated" => &mut file.updated,
                        "entity" => file.entity.get_or_insert_default(),
                        "place" => file.place.get_or_insert_default(),
                        _ => {
                            reader.wrong(field, "there is no such field");
                            continue;
                        }
                    };
                    *place = reader.text(field, value);
                }
            }
        }
        match reader.wrong {
            None => Ok(file),
            Some(what) => Err(ReadError::Shape(what)),
        }
    }

    /// The file as JSON text, a field a line.
    #[must_use]
    pub fn to_json_text(&self) -> String {
        let mut text = format!("{{\n \"format\": {}", self.format);
        for (name, value) in [
            ("content", Some(&self.content)),
            ("id", Some(&self.id)),
            ("unit", Some(&self.unit)),
            ("created", Some(&self.created)),
            ("updated", Some(&self.updated)),
            ("entity", self.entity.as_ref()),
            ("place", self.place.as_ref()),
        ] {
            if let Some(value) = value {
                text.push_str(",\n ");
                field(&mut text, name, value);
            }
        }
        text.push_str(",\n \"facts\": {");
        for (position, (name, value)) in self.facts.iter().enumerate() {
            text.push_str(if position == 0 { "\n  " } else { ",\n  " });
            field(&mut text, name, value);
        }
        text.push_str("},\n \"answers\": {");
        for (position, (name, answer)) in self.answers.iter().enumerate() {
            text.push_str(if position == 0 { "\n  " } else { ",\n  " });
            quoted(&mut text, name);
            text.push_str(": {");
            field(&mut text, "fulfilment", answer.fulfilment.as_str());
            for (name, value) in [("reason", &answer.reason), ("note", &answer.note)] {
                if !value.is_empty() {
                    text.push_str(", ");
                    field(&mut text, name, value);
                }
            }
            text.push('}');
        }
        text.push_str("}\n}\n");
        text
    }
}

impl FulfilmentName {
    const ALL: [Self; 5] = [Self::Met, Self::Partly, Self::Unmet, Self::ToVerify, Self::Exempt];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::Unmet => "unmet",
            Self::ToVerify => "to-verify",
            Self::Exempt => "exempt",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fulfilment| fulfilment.as_str() == name)
    }
}

fn field(text: &mut String, name: &str, value: &str) {
    quoted(text, name);
    text.push_str(": ");
    quoted(text, value);
}

/// A JSON string: RFC 8259, section 7.
fn quoted(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            // U+2028 and U+2029 are valid in JSON and not in older JavaScript.
            '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => {
                // Writing to a string does not fail.
                let _ = write!(text, "\\u{:04x}", character as u32);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
