//! The name under which a self-check is listed.

use selfcheck_core::{Response, words::Word};

use super::context::Content;

/// Its unit, or its kind.
pub fn title(content: Content, response: &Response) -> String {
    match (response.unit.trim(), response.entity) {
        ("", Some(entity)) => content.text(&content.catalogue.entity(entity).name).to_owned(),
        ("", None) => content.tr(Word::KindNotChosenYet).to_owned(),
        (unit, _) => unit.to_owned(),
    }
}
