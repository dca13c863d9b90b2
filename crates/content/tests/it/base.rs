//! A tiny content without a fault, and ways to spoil it.

use selfcheck_content::Source;

const FOLDER: &str = "2021-12-07-sample";

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        /// The files of the base.
        pub const PATHS: &[&str] = &[$($path),*];
        const TEXTS: &[&str] = &[$(include_str!(concat!("base/", $path))),*];
    };
}

files![
    "catalogue.toml",
    "entities.toml",
    "facts.toml",
    "divisions.csv",
    "references.toml",
    "numbers.csv",
    "2021-12-07-sample/text.txt",
    "2021-12-07-sample/notice.toml",
    "2021-12-07-sample/measures/1.toml",
    "2021-12-07-sample/measures/2.toml",
];

/// The content in `base/`.
pub fn base() -> Source {
    let files = PATHS.iter().zip(TEXTS);
    files.fold(Source::new("notices"), |source, (path, text)| source.with(*path, *text))
}

/// A change to the content. Paths that start with `*` are in the folder of the notice.
#[derive(Debug, Clone, Copy)]
pub enum Edit {
    /// Puts a text in place of another, which must be there once.
    Replace(&'static str, &'static str, &'static str),
    /// Puts a text at the end of a file.
    Append(&'static str, &'static str),
    /// Adds or replaces a file.
    Write(&'static str, &'static str),
    /// Takes a file away.
    Remove(&'static str),
}

/// The base with changes.
pub fn edited(edits: &[Edit]) -> Source {
    edits.iter().fold(base(), |source, edit| {
        let text =
            |path: &str| source.text(path).unwrap_or_else(|| panic!("no file {path}")).to_owned();
        match *edit {
            Edit::Replace(path, from, to) => {
                let path = full(path);
                let text = text(&path);
                assert_eq!(text.matches(from).count(), 1, "`{from}` is there once in {path}");
                let text = text.replace(from, to);
                source.with(path, text)
            }
            Edit::Append(path, more) => {
                let path = full(path);
                let text = text(&path) + more;
                source.with(path, text)
            }
            Edit::Write(path, text) => source.with(full(path), text),
            Edit::Remove(path) => source.without(&full(path)),
        }
    })
}

fn full(path: &str) -> String {
    match path.strip_prefix('*') {
        Some(inside) => format!("{FOLDER}/{inside}"),
        None => path.to_owned(),
    }
}
