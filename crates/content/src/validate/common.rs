//! What several rooms do with what was read.

use crate::diagnostics::{Code, Problem, Problems};
use crate::fields::{self, Fields};
use crate::names;
use crate::source::{At, FileId, Source};
use crate::written::Str;

/// A file that must be there.
pub(super) fn required(source: &Source, path: &str, problems: &Problems) -> Option<FileId> {
    let found = source.find(path);
    if found.is_none() {
        problems.add(Problem::missing(path, "this file is missing"));
    }
    // What is in a file that is not text is not looked at.
    found.filter(|file| source.file(*file).broken_at.is_none())
}

/// Reads a TOML file that must be there.
pub(super) fn toml<T>(
    source: &Source,
    path: &str,
    problems: &Problems,
    read: impl FnOnce(&mut Fields<'_>) -> T,
) -> Option<T> {
    fields::file(source, required(source, path, problems)?, problems, read)
}

/// Reads a TOML file that must be there and holds a list of tables.
pub(super) fn list<T>(
    source: &Source,
    path: &str,
    problems: &Problems,
    key: &'static str,
    read: impl FnMut(&mut Fields<'_>) -> T,
) -> Option<Vec<T>> {
    toml(source, path, problems, |fields| fields.tables(key, read))
}

/// Reports a text that is no day.
pub(super) fn check_date(date: &Str, key: &str, problems: &Problems) {
    if !names::is_date(&date.value) {
        let message = format!("`{key}` is not a day written `YYYY-MM-DD`");
        problems.add(Problem::new(Code::Date, date.at, message));
    }
}

/// One of the few values a field may have.
pub(super) fn choice<T: Copy>(
    written: Option<&Str>,
    key: &str,
    choices: &[(&str, T)],
    problems: &Problems,
) -> Option<T> {
    let written = written?;
    let found = choices.iter().find(|(name, _)| *name == written.value);
    if found.is_none() {
        let message = format!("`{}` is not a value of `{key}`", written.value);
        let help = names::did_you_mean_of(&written.value, choices.iter().map(|(name, _)| *name));
        problems.add(Problem::new(Code::ChoiceUnknown, written.at, message).help(help));
    }
    found.map(|(_, value)| *value)
}

/// Keeps as many as the catalogue can hold, and reports it when there are more.
pub(super) fn at_most<T>(
    list: &mut Vec<T>,
    most: usize,
    what: &str,
    place: impl FnOnce(&T) -> At,
    problems: &Problems,
) {
    if let Some(first_too_many) = list.get(most) {
        let message = format!("there are more than {most} {what}");
        problems.add(Problem::new(Code::TooMany, place(first_too_many), message));
        list.truncate(most);
    }
}

/// The names of a list without those that were there before, which are reported.
pub(super) fn each_once<'n>(
    names: &'n [Str],
    problems: &'n Problems,
) -> impl Iterator<Item = &'n Str> {
    names.iter().enumerate().filter_map(|(ix, name)| {
        let first = names[..ix].iter().find(|other| other.value == name.value);
        if let Some(first) = first {
            let message = format!("`{}` is named twice", name.value);
            let problem = Problem::new(Code::NamedTwice, name.at, message).label("again");
            problems.add(problem.also(first.at, "first"));
        }
        first.is_none().then_some(name)
    })
}

/// Items with their numbers, as far as an address can number them.
pub(super) fn numbered<I: IntoIterator>(
    first: usize,
    items: I,
) -> impl Iterator<Item = (u8, I::Item)> {
    let number = move |(ix, item)| Some((u8::try_from(first + ix).ok()?, item));
    items.into_iter().enumerate().map_while(number)
}
