//! A self-check as a file: the format that `selfcheck evaluate` reads.

use selfcheck_core::{Catalogue, Response, format::ResponseFile};

/// The name and the text of the file.
pub fn file(catalogue: &Catalogue, response: &Response) -> (String, String) {
    let day = response.updated.get(..10).unwrap_or_default();
    let text = ResponseFile::new(catalogue, response).to_json_text();
    (["selfcheck-", day, "-", &response.id, ".json"].concat(), text)
}
