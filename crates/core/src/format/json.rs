//! JSON as plain values, for the page: the browser parses the text, this says what it means.
//!
//! The native command reads the same format through serde, which names line and column but would cost the page some
//! 20 KB. A test holds the two to the same verdict.

use std::fmt::Write;

use super::response::{AnswerFile, FORMAT, FulfilmentName, ReadError, ResponseFile};
use crate::keyed::{Keyed, MOST};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order of its fields.
    Object(Vec<(String, Json)>),
}

/// A value has not the shape that was expected.
struct Misshapen {
    path: String,
    expected: &'static str,
}

impl From<Misshapen> for ReadError {
    fn from(misshapen: Misshapen) -> Self {
        Self::Shape(format!("{}: {}", misshapen.path, misshapen.expected))
    }
}

fn wrong<T>(path: &str, expected: &'static str) -> Result<T, Misshapen> {
    Err(Misshapen { path: path.to_owned(), expected })
}

impl Json {
    fn object(self, path: &str) -> Result<Vec<(String, Self)>, Misshapen> {
        match self {
            Self::Object(fields) => Ok(fields),
            _ => wrong(path, "an object {…} belongs here"),
        }
    }

    fn text(self, path: &str) -> Result<String, Misshapen> {
        match self {
            Self::Text(text) => Ok(text),
            _ => wrong(path, "a text \"…\" belongs here"),
        }
    }

    fn text_or_null(self, path: &str) -> Result<Option<String>, Misshapen> {
        match self {
            Self::Null => Ok(None),
            other => other.text(path).map(Some),
        }
    }
}

impl ResponseFile {
    /// The file that a JSON value holds.
    ///
    /// # Errors
    /// [`ReadError::Version`] for another version, before anything else is looked at;
    /// [`ReadError::Shape`] when the value has not the shape of a response.
    pub fn from_json(json: Json) -> Result<Self, ReadError> {
        let fields = json.object("(file)")?;
        match fields.iter().find(|(name, _)| name == "format").map(|(_, value)| value) {
            Some(Json::Number(format)) if *format == f64::from(FORMAT) => {}
            Some(Json::Number(format)) if *format >= 0.0 && format.fract() == 0.0 => {
                return Err(ReadError::Version(*format as u32));
            }
            _ => return Err(ReadError::Shape("format: a version number belongs here".to_owned())),
        }
        let mut file = Self { format: FORMAT, ..Self::default() };
        for (name, value) in fields {
            match name.as_str() {
                "format" => {}
                "content" => file.content = value.text(&name)?,
                "id" => file.id = value.text(&name)?,
                "unit" => file.unit = value.text(&name)?,
                "created" => file.created = value.text(&name)?,
                "updated" => file.updated = value.text(&name)?,
                "entity" => file.entity = value.text_or_null(&name)?,
                "place" => file.place = value.text_or_null(&name)?,
                "facts" => {
                    for (fact, value) in entries(value, &name)? {
                        let value = value.text(&format!("facts.{fact}"))?;
                        file.facts.insert(fact, value);
                    }
                }
                "answers" => file.answers = answers(value)?,
                _ => return Err(ReadError::Shape(format!("{name}: there is no such field"))),
            }
        }
        Ok(file)
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

/// The entries of an object whose keys are names.
fn entries(json: Json, path: &str) -> Result<Vec<(String, Json)>, Misshapen> {
    let entries = json.object(path)?;
    if entries.len() > MOST {
        return wrong(path, "there are more entries than any content has");
    }
    Ok(entries)
}

fn answers(json: Json) -> Result<Keyed<String, AnswerFile>, Misshapen> {
    let mut answers = Keyed::new();
    for (measure, answer) in entries(json, "answers")? {
        let path = format!("answers.{measure}");
        let (mut fulfilment, mut reason, mut note) = (None, String::new(), String::new());
        for (name, value) in answer.object(&path)? {
            let value = value.text(&format!("{path}.{name}"))?;
            match name.as_str() {
                "fulfilment" => fulfilment = FulfilmentName::parse(&value),
                "reason" => reason = value,
                "note" => note = value,
                _ => return wrong(&path, "there is a field in it that does not belong"),
            }
        }
        match fulfilment {
            None => {
                return wrong(
                    &path,
                    "`fulfilment` is one of met, partly, unmet, to-verify, exempt",
                );
            }
            Some(fulfilment) => {
                answers.insert(measure, AnswerFile { fulfilment, reason, note });
            }
        }
    }
    Ok(answers)
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
