//! The files of a page in memory, and what is said of one.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The files of a page by their path in the folder, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The edition in one file.
pub const ONE_FILE: &str = "selfcheck.html";

/// Whether a file is the compressed neighbour of another.
pub fn is_precompressed(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// The digest of a file as browsers check it (Subresource Integrity).
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
