//! The list of files with which the service worker keeps the page for working offline.

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use super::files::{Files, ONE_FILE, hex, integrity, is_precompressed};

/// The service worker. Its name stays the same from release to release, as browsers look for a new one there.
pub const WORKER: &str = "sw.js";

/// In the worker's script, replaced by the list: `[["index.html","sha256-…"],…]`.
const LIST: &str = "__FILES__";

/// Within a string of the worker's script, replaced by what tells one release from another.
const RELEASE: &str = "__RELEASE__";

/// How many hex digits name a release.
const RELEASE_DIGITS: usize = 12;

/// What only other pages ask for, which hold the page as an element, and what only a page asks for that has no service worker.
const FOR_OTHERS: [&str; 7] =
    ["self-check", "inside-", "text-", "spare-", "demo/", "docs/", "schema/"];

/// Whether a file of the finished page is kept for working offline.
pub fn is_kept(name: &str) -> bool {
    let for_others = FOR_OTHERS.iter().any(|start| name.starts_with(start));
    name != WORKER && name != ONE_FILE && !for_others && !is_precompressed(name)
}

/// Fills the list and the release into the worker's script.
///
/// # Errors
/// The script lacks one of the two places.
pub fn fill(script: &str, files: &Files) -> Result<String> {
    for place in [LIST, RELEASE] {
        if !script.contains(place) {
            bail!(
                "static/{WORKER} has no {place}, where the build fills in what belongs to a release"
            );
        }
    }
    let list = list(files)?;
    let release = &hex(&Sha256::digest(list.as_bytes()))[..RELEASE_DIGITS];
    Ok(script.replace(LIST, &list).replace(RELEASE, release))
}

/// The kept files in the order of their names, each with its digest in the form of subresource integrity.
fn list(files: &Files) -> Result<String> {
    let pairs: Vec<[String; 2]> = files
        .iter()
        .filter(|(name, _)| is_kept(name))
        .map(|(name, bytes)| [name.clone(), integrity(bytes)])
        .collect();
    Ok(serde_json::to_string(&pairs)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn what_is_kept_is_listed_by_name_with_its_digest() {
        let files = files(&[
            ("page-1.js", ""),
            ("index.html", "abc"),
            ("sw.js", "x"),
            ("selfcheck.html", "x"),
            ("page-1.js.br", "x"),
            ("page-1.js.gz", "x"),
            ("icons/icon.svg", ""),
        ]);
        assert_eq!(
            list(&files).unwrap(),
            "[[\"icons/icon.svg\",\"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"],\
             [\"index.html\",\"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"],\
             [\"page-1.js\",\"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"]]"
        );
    }

    #[test]
    fn the_release_changes_with_any_file() {
        let script = "const files=__FILES__,name=\"selfcheck-__RELEASE__\";";
        let one = fill(script, &files(&[("index.html", "a")])).unwrap();
        let other = fill(script, &files(&[("index.html", "b")])).unwrap();
        assert_ne!(one, other);
        let release = one.rsplit("selfcheck-").next().unwrap().trim_end_matches("\";");
        assert!(release.len() == 12 && release.chars().all(|c| c.is_ascii_hexdigit()), "{one}");
        assert!(one.starts_with("const files=[[\"index.html\",\"sha256-"), "{one}");
    }

    #[test]
    fn a_worker_without_the_places_is_an_error() {
        let error = fill("__FILES__", &Files::new()).unwrap_err().to_string();
        assert!(error.contains("__RELEASE__"), "{error}");
    }
}
