//! The content as a set of files in memory, and positions in it.

use std::fmt;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The content files, as text. Reading a folder is the only I/O of this crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    root: String,
    /// Sorted by path.
    files: Vec<File>,
    folders: Vec<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// Path within the content folder, with `/`.
    pub path: String,
    /// Its text, without a byte-order mark.
    pub text: String,
    /// Where the bytes stop being UTF-8, if they do.
    pub broken_at: Option<usize>,
}

/// Position of a file in its [`Source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(usize);

/// A run of bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub file: FileId,
    pub start: usize,
    pub end: usize,
}

impl At {
    pub(crate) fn new(file: FileId, span: Range<usize>) -> Self {
        Self { file, start: span.start, end: span.end }
    }

    /// The first position of a file.
    pub(crate) fn top(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// The content folder cannot be read.
#[derive(Debug)]
pub struct SourceError {
    /// The file or folder in question.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be read: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for SourceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// How many folders deep content is looked for: one more than it may lie.
const DEPTH: usize = 4;

impl Source {
    /// A content without files. `root` is what paths in diagnostics begin with.
    #[must_use]
    pub fn new(root: impl Into<String>) -> Self {
        let mut root = root.into();
        root.truncate(root.trim_end_matches(['/', '\\']).len());
        Self { root, ..Self::default() }
    }

    /// The same content with one more file, or with the file replaced.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, text: impl Into<String>) -> Self {
        self.insert(path.into(), text.into().into_bytes());
        self
    }

    /// The same content without a file.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.files.retain(|file| file.path != path);
        self
    }

    /// The text of a file, by its path within the content folder.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.find(path).map(|id| self.file(id).text.as_str())
    }

    /// Reads a folder. Names that start with a dot are passed over.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn read_dir(path: impl AsRef<Path>) -> Result<Self, SourceError> {
        let path = path.as_ref();
        let mut source = Self::new(path.to_string_lossy());
        source.read_folder(path, "", DEPTH)?;
        Ok(source)
    }

    /// What a build script should watch: every folder and every file.
    pub fn rerun_paths(&self) -> impl Iterator<Item = PathBuf> {
        let inside = self.files.iter().map(|file| &file.path).chain(&self.folders);
        std::iter::once(PathBuf::from(&self.root))
            .chain(inside.map(|path| Path::new(&self.root).join(path)))
    }

    fn read_folder(
        &mut self,
        folder: &Path,
        prefix: &str,
        depth: usize,
    ) -> Result<(), SourceError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| SourceError { path, error }
        };
        for entry in fs::read_dir(folder).map_err(failed(folder))? {
            let entry = entry.map_err(failed(folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            let inside = format!("{prefix}{name}");
            if fs::metadata(&path).map_err(failed(&path))?.is_dir() {
                if depth > 1 {
                    self.read_folder(&path, &format!("{inside}/"), depth - 1)?;
                    self.folders.push(inside);
                }
            } else if is_content(&inside) {
                self.insert(inside, fs::read(&path).map_err(failed(&path))?);
            }
        }
        Ok(())
    }

    fn insert(&mut self, path: String, bytes: Vec<u8>) {
        let (mut text, broken_at) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
            }
        };
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let file = File { path, text, broken_at };
        match self.files.binary_search_by(|other| other.path.cmp(&file.path)) {
            Ok(found) => self.files[found] = file,
            Err(place) => self.files.insert(place, file),
        }
    }

    /// The files, sorted by path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(ix, file)| (FileId(ix), file))
    }

    pub(crate) fn file(&self, id: FileId) -> &File {
        &self.files[id.0]
    }

    pub(crate) fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(FileId)
    }

    /// The text at a position.
    pub(crate) fn slice(&self, at: At) -> &str {
        self.file(at.file).text.get(at.start..at.end).unwrap_or_default()
    }

    /// The path of a file as people call it: with the root before it.
    pub(crate) fn shown(&self, path: &str) -> String {
        if self.root.is_empty() { path.to_owned() } else { format!("{}/{path}", self.root) }
    }

    /// The text of a file by its shown path.
    pub(crate) fn text_of_shown(&self, shown: &str) -> Option<&str> {
        let path = match self.root.as_str() {
            "" => shown,
            root => shown.strip_prefix(root)?.strip_prefix('/')?,
        };
        self.text(path)
    }
}

/// Whether a file could be content. Readmes, editors' copies and the like are not.
fn is_content(path: &str) -> bool {
    [".toml", ".txt", ".csv"].iter().any(|ending| path.ends_with(ending))
}

/// Line and column of a byte of a text, both from 1; columns count characters.
pub(crate) fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(byte)];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
