//! A folder as a web site: which file an address leads to, its type, and its compressed form.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::coding::Compress;
use crate::compress::{brotli_11, gzip_9};

/// The folder, and where on the site it appears.
pub struct Site {
    dir: PathBuf,
    /// With a slash at both ends.
    base: String,
    compressed: Mutex<Compressed>,
}

/// What was compressed for want of a neighbour.
type Compressed = HashMap<(PathBuf, Compress), Arc<[u8]>>;

/// What a path of the site leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    File(PathBuf),
    /// A folder asked for without the slash at its end: relative addresses would resolve one level too high.
    Folder,
    Nothing,
}

impl Site {
    /// The folder at a path of the site, such as `/gov/selfcheck/`.
    pub fn new(dir: &Path, base: &str) -> io::Result<Self> {
        let dir = dir.canonicalize().map_err(|error| {
            io::Error::new(error.kind(), format!("cannot serve {}: {error}", dir.display()))
        })?;
        if !dir.is_dir() {
            return Err(io::Error::new(
                io::ErrorKind::NotADirectory,
                format!("{} is not a folder", dir.display()),
            ));
        }
        let inner = base.trim_matches('/');
        let base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Ok(Self { dir, base, compressed: Mutex::default() })
    }

    /// Where the folder appears.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The path of a file in the folder, with `/`.
    pub fn name_of(&self, file: &Path) -> String {
        let inner = file.strip_prefix(&self.dir).unwrap_or(file);
        let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }

    /// Turns the address of a request into a file of the folder, never one outside.
    pub fn find(&self, url: &str) -> Found {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let Some(inner) = path.strip_prefix(&self.base) else {
            let is_base = self.base.strip_suffix('/') == Some(path);
            return if is_base && !path.is_empty() { Found::Folder } else { Found::Nothing };
        };
        let Some(relative) = percent_decoded(inner).and_then(|text| inside(&text)) else {
            return Found::Nothing;
        };
        // Resolved again after joining: a link in the folder must not lead out of it either.
        let Ok(full) = self.dir.join(relative).canonicalize() else {
            return Found::Nothing;
        };
        if !full.starts_with(&self.dir) {
            Found::Nothing
        } else if full.is_dir() {
            let index = full.join("index.html");
            match (index.is_file(), path.ends_with('/')) {
                (true, true) => Found::File(index),
                (true, false) => Found::Folder,
                (false, _) => Found::Nothing,
            }
        } else if path.ends_with('/') {
            Found::Nothing
        } else {
            Found::File(full)
        }
    }

    /// The file's content for a site that compresses so, or nothing if the file is not of a kind that is compressed. A
    /// compressed neighbour (`page.js.br`) is taken as it is; without one the first request pays for compressing.
    pub fn compressed(&self, file: &Path, how: Compress) -> io::Result<Option<Arc<[u8]>>> {
        let Some((_, ending)) = how.names().filter(|_| is_compressible(file)) else {
            return Ok(None);
        };
        let mut neighbour = file.as_os_str().to_owned();
        neighbour.push(format!(".{ending}"));
        match fs::read(neighbour) {
            Ok(bytes) => return Ok(Some(bytes.into())),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(_) => {}
        }
        // Held while compressing: two requests for one file would otherwise both do the work.
        let mut done =
            self.compressed.lock().map_err(|_| io::Error::other("a connection has failed"))?;
        let key = (file.to_owned(), how);
        if let Some(bytes) = done.get(&key) {
            return Ok(Some(Arc::clone(bytes)));
        }
        let plain = fs::read(file)?;
        let bytes: Arc<[u8]> = match how {
            Compress::Brotli => brotli_11(&plain)?.into(),
            _ => gzip_9(&plain)?.into(),
        };
        done.insert(key, Arc::clone(&bytes));
        Ok(Some(bytes))
    }
}

/// The path below the served folder, or nothing if it would leave it or names no path of this system.
fn inside(text: &str) -> Option<PathBuf> {
    if text.contains(['\0', '\\']) {
        return None;
    }
    let mut relative = PathBuf::new();
    for part in Path::new(text).components() {
        match part {
            Component::Normal(name) => relative.push(name),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(relative)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Only the types that a page consists of. A browser refuses to compile wasm or run a module under a wrong one.
pub fn content_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Pictures are compressed in themselves, except for drawings.
fn is_compressible(path: &Path) -> bool {
    let kind = content_type(path);
    !kind.starts_with("image/") || kind == "image/svg+xml"
}
