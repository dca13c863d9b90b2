//! A self-check as a file: the format that `selfcheck evaluate` reads.

use selfcheck_core::{Catalogue, Response, format::json};

/// The name and the text of the file.
pub fn file(catalogue: &Catalogue, response: &Response) -> (String, String) {
    let day = response.updated.get(..10).unwrap_or_default();
    let text = json::write(catalogue, response);
    (["selfcheck-", day, "-", &response.id, ".json"].concat(), text)
}
