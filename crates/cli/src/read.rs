//! From the bytes of a file to a response, or to everything that is wrong with it.
//!
//! The path is a line, and whoever fails a step is told about that step only: size → UTF-8 → JSON →
//! version → shape → the words of the catalogue. Nothing is set aside: what a page may keep for
//! later, because the content has changed, would here be lost without a word.

mod found;
mod input;
mod lines;
mod object;
mod shape;
mod words;

use selfcheck_core::{
    Catalogue, Response,
    format::{ResponseFile, file::Header, response::MAX_BYTES},
};

pub use found::Problem;
pub use input::{Input, standard_input_once};
pub use lines::Place;

use found::{Found, MOST};
use lines::Lines;
use object::{Value, without_place};

/// The most characters of a message that are shown.
const LONGEST: usize = 400;

/// Reads a response and places it against a catalogue.
///
/// # Errors
/// All problems of the first step that fails, in the order of the file.
pub fn response(bytes: &[u8], catalogue: &Catalogue) -> Result<Response, Vec<Problem>> {
    let text = text(bytes)?;
    let placed = parse(text).and_then(|(value, file)| words::place(&value, file, catalogue));
    placed.map_err(|found| tell(found, text))
}

/// Reads a file that has the shape of a response, whatever its words.
///
/// # Errors
/// All problems of the first step that fails, in the order of the file.
pub fn file(bytes: &[u8]) -> Result<ResponseFile, Vec<Problem>> {
    let text = text(bytes)?;
    parse(text).map(|(_, file)| file).map_err(|found| tell(found, text))
}

/// The size, and the encoding.
fn text(bytes: &[u8]) -> Result<&str, Vec<Problem>> {
    if bytes.len() > MAX_BYTES {
        // How much larger is not known: nobody read on.
        return Err(vec![Problem::whole(format!("it is too large: more than {MAX_BYTES} bytes"))]);
    }
    // Editors and shells of Windows begin a file with a byte-order mark.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(vec![Problem::whole("it is UTF-16; save it as UTF-8")]);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.split_at(error.valid_up_to()).0;
        let sound = String::from_utf8_lossy(sound);
        let place = Some(Lines::new(&sound).place(sound.len()));
        vec![Problem {
            place,
            message: "from here on it is not UTF-8; save it as UTF-8".to_owned(),
        }]
    })
}

/// JSON, version and shape.
fn parse(text: &str) -> Result<(Value<'_>, ResponseFile), Found> {
    let lines = Lines::new(text);
    if text.trim().is_empty() {
        return Err(vec![(0, "it is empty".to_owned())]);
    }
    let value =
        Value::parse(text, shape::DEPTH).map_err(|error| vec![not_json(text, &lines, &error)])?;
    let twice = shape::twice(&value, &lines);
    if !twice.is_empty() {
        return Err(twice);
    }
    // Before the shape, so that a file from a newer version is named as such and not as damaged.
    if let Some(format) = value.entry("format")
        && let Ok(header) = serde_json::from_str::<Header>(value.raw)
    {
        header
            .check_version()
            .map_err(|error| vec![(format.value.at, format!("format: {error}"))])?;
    }
    let file = shape::file(&value)?;
    Ok((value, file))
}

fn not_json(text: &str, lines: &Lines<'_>, error: &serde_json::Error) -> (usize, String) {
    let what = without_place(error);
    if error.is_eof() {
        return (text.len(), format!("it is cut off here: {what}"));
    }
    // It counts the byte at which it stopped.
    let at = lines.offset(error.line(), error.column().saturating_sub(1));
    (at, format!("it is not JSON: {what}"))
}

/// Problems as people read them: in the order of the file, with line and column.
fn tell(mut found: Found, text: &str) -> Vec<Problem> {
    let lines = Lines::new(text);
    found.sort_by_key(|(at, _)| *at);
    let more = found.len().saturating_sub(MOST);
    let told = found.iter().take(MOST);
    let mut problems: Vec<_> = told
        .map(|(at, message)| Problem { place: Some(lines.place(*at)), message: shown(message) })
        .collect();
    if more > 0 {
        problems.push(Problem::whole(format!("and {more} more problems")));
    }
    problems
}

/// A message on one line of reasonable length. It quotes the file, and the file may hold anything:
/// codes that repaint the terminal, or marks that turn the direction of the text.
fn shown(message: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown = String::new();
    for (count, c) in message.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        if hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}
