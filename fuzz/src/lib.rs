//! What the targets share: the real content, and text and JSON as the page gets them.
//!
//! A target says what must hold for any input by panicking when it does not.

use std::{path::Path, sync::OnceLock};

use selfcheck_content::{Compiled, Source, compile, render};
use selfcheck_core::{
    Catalogue,
    catalogue::Numbers,
    format::{Json, Placed, Problem, ReadError},
};
use serde_json::Value;

/// The content compiled from `notices/`, once for all inputs.
fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../notices");
        let source = Source::read_dir(&notices).unwrap_or_else(|error| panic!("{error}"));
        compile(&source).unwrap_or_else(|problems| panic!("{}", render::short(&source, &problems)))
    })
}

/// The catalogue compiled from `notices/`.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &compiled().catalogue
}

/// The register of numbers compiled from `notices/`.
#[must_use]
pub fn numbers() -> &'static Numbers {
    &compiled().numbers
}

/// The input as text, if it is one: the browser gives the page nothing else.
#[must_use]
pub fn text(data: &[u8]) -> Option<&str> {
    str::from_utf8(data).ok()
}

/// A JSON value as the page sees it after the browser has parsed it.
#[must_use]
pub fn in_page(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(_) | Value::Array(_) => Json::Other,
        Value::Number(number) => Json::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Json::Text(text.clone()),
        Value::Object(fields) => Json::Object(
            fields.iter().map(|(name, value)| (name.clone(), in_page(value))).collect(),
        ),
    }
}

/// The same, with what was found wrong in an order that does not hang on who read it.
pub fn in_order(mut read: Result<Placed, ReadError>) -> Result<Placed, ReadError> {
    let sort = |problems: &mut Vec<Problem>| problems.sort_by(|a, b| a.path.cmp(&b.path));
    match &mut read {
        Ok(placed) => sort(&mut placed.set_aside),
        Err(ReadError::Problems(problems)) => sort(problems),
        Err(_) => {}
    }
    read
}
