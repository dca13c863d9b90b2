//! The name of a file that is made of a self-check.

use selfcheck_core::{Date, Response};

/// What it is, of whom, of which day; without an ending.
pub fn file_name(response: &Response, what: &str) -> String {
    let day = response.day().map(Date::text).unwrap_or_default();
    let parts = [plain(what), plain(&response.unit), day];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A text without what file systems take for something else.
fn plain(text: &str) -> String {
    let text: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    text.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_")
}
