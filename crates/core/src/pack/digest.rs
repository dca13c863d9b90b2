//! The digest of a pack: by what two contents are told apart, and damage is noticed.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::PackFile;
use crate::catalogue::Catalogue;

/// Bytes of the digest that are kept: 12 hexadecimal digits.
const KEPT: usize = 6;

/// The digest of a catalogue: of its pack, however that is laid out. English texts do not touch it.
///
/// # Panics
/// Never: a pack is made of texts, numbers and lists, which JSON can hold.
#[must_use]
pub fn digest(catalogue: &Catalogue) -> String {
    of(&serde_json::to_value(PackFile::new(catalogue)).unwrap_or_default())
}

/// The digest of a pack as it was read.
pub(super) fn of(pack: &Value) -> String {
    let mut pack = pack.clone();
    pack.sort_all_objects();
    if let Some(content) = pack.get_mut("content") {
        *content = Value::String(String::new());
    }
    let hash = Sha256::digest(pack.to_string());
    hash.iter().take(KEPT).map(|byte| format!("{byte:02x}")).collect()
}
