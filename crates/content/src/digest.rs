//! A short digest that tells two contents apart.

use sha2::{Digest, Sha256};

use crate::source::Source;

/// Bytes of the digest that are kept: 12 hexadecimal digits.
const KEPT: usize = 6;

/// The digest of all content files. How a checkout ends its lines makes no difference.
pub(crate) fn version(source: &Source) -> String {
    let mut hash = Sha256::new();
    for (_, file) in source.files() {
        let text = file.text.replace("\r\n", "\n");
        for part in [file.path.as_bytes(), text.as_bytes()] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().take(KEPT).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newlines_do_not_matter_and_all_else_does() {
        let version = |path: &str, text: &str| version(&Source::new("x").with(path, text));
        assert_eq!(version("a.toml", "b\nc\n"), version("a.toml", "b\r\nc\r\n"));
        assert_eq!(version("a.toml", "b").len(), 12);
        assert_ne!(version("a.toml", "b"), version("a.toml", "c"));
        assert_ne!(version("a.toml", "b"), version("b.toml", "b"));
    }
}
