//! Reading one version from `Cargo.lock`.

use anyhow::{Result, bail};

/// The version of `package`, or nothing when it is not in the lock file. Two versions are an error: the page then holds
/// two copies, and no single tool fits both.
///
/// The file is written by cargo in one fixed form (`name` then `version`, one each line), so lines are enough and no
/// TOML parser is needed.
pub fn version_of(lock: &str, package: &str) -> Result<Option<String>> {
    let wanted = format!("name = \"{package}\"");
    let mut versions = Vec::new();
    let mut lines = lock.lines();
    while let Some(line) = lines.next() {
        if line != wanted {
            continue;
        }
        let version =
            lines.next().and_then(|next| next.strip_prefix("version = \"")?.strip_suffix('"'));
        match version {
            Some(version) => versions.push(version),
            None => bail!("Cargo.lock names {package} without a version"),
        }
    }
    match versions[..] {
        [] => Ok(None),
        [version] => Ok(Some(version.to_owned())),
        _ => bail!(
            "Cargo.lock holds {package} more than once ({}): make them one",
            versions.join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "somewhere"

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn finds_exactly_the_named_package() {
        assert_eq!(version_of(LOCK, "wasm-bindgen").unwrap(), Some("0.2.130".to_owned()));
        assert_eq!(version_of(LOCK, "wasm").unwrap(), None);
    }

    #[test]
    fn two_versions_are_an_error() {
        let error = version_of(LOCK, "twice").unwrap_err().to_string();
        assert!(error.contains("1.0.0, 2.0.0"), "{error}");
    }
}
