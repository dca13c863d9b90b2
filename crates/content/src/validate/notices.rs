//! Notices: their parts, and what is declared of them.

use std::collections::BTreeSet;

use selfcheck_core::catalogue::{SentenceRef, Text};

use super::checked::{CheckedNotice, Notices};
use super::common::{at_most, check_date, required, toml};
use crate::diagnostics::{Code, Problem, Problems};
use crate::fields;
use crate::names;
use crate::raw::{RawMeasure, RawNotice, RawSection};
use crate::source::{At, Source};
use crate::text::{self, Cut};
use crate::written::Str;

/// How many notices, and sections and sentences in them, an address can tell apart.
const CAPACITY: usize = 255;
/// How long a sentence may be, in bytes, for a quote to point into it.
const SENTENCE: usize = u16::MAX as usize;

/// A notice as read.
pub(crate) struct ReadNotice {
    id: String,
    raw: Option<RawNotice>,
    cut: Option<Cut>,
    measures: Vec<RawMeasure>,
    /// Whether all its files could be read.
    whole: bool,
}

/// Reads the folders of the notices.
pub(crate) fn read(source: &Source, problems: &Problems) -> Vec<ReadNotice> {
    let folders: BTreeSet<_> =
        source.files().filter_map(|(_, file)| Some(file.path.split_once('/')?.0)).collect();
    if folders.is_empty() {
        problems.add(Problem::missing("", "there is no folder with a notice"));
    }
    folders.into_iter().map(|id| read_one(id, source, problems)).collect()
}

fn read_one(id: &str, source: &Source, problems: &Problems) -> ReadNotice {
    let raw = toml(source, &format!("{id}/notice.toml"), problems, RawNotice::read);
    let text = required(source, &format!("{id}/text.txt"), problems);
    let closing = raw.as_ref().and_then(|raw| raw.closing.as_ref());
    let cut = text.and_then(|file| text::cut(source, file, closing, problems));
    if let (Some(file), false) = (text, names::is_kebab_case(id)) {
        let message = format!("the folder `{id}` is not kebab-case");
        let help =
            "it is the name of the notice in addresses, such as `2024-03-01-fire-safety#3.2`";
        problems.add(Problem::new(Code::IdForm, At::top(file), message).help(help));
    }
    let folder = format!("{id}/measures/");
    let mut measures = Vec::new();
    let mut whole = raw.is_some() && cut.is_some();
    for (file, _) in source.files().filter(|(_, file)| has_measures(&file.path, &folder)) {
        let read = source.file(file).broken_at.is_none().then(|| {
            fields::file(source, file, problems, |fields| {
                fields.tables("measure", RawMeasure::read)
            })
        });
        match read.flatten() {
            Some(read) => measures.extend(read),
            None => whole = false,
        }
    }
    ReadNotice { id: id.to_owned(), raw, cut, measures, whole }
}

fn has_measures(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|name| name.ends_with(".toml") && !name.contains('/'))
}

/// Validates the notices and puts them in order.
pub(crate) fn check(read: Vec<ReadNotice>, source: &Source, problems: &Problems) -> Notices {
    let whole = read.iter().all(|notice| notice.whole);
    let mut list: Vec<_> = read
        .into_iter()
        .filter_map(|ReadNotice { id, raw, cut, measures, .. }| {
            Some(CheckedNotice { id, raw: raw?, cut, contexts: Vec::new(), measures })
        })
        .collect();
    list.sort_by(|a, b| {
        let day = |notice: &CheckedNotice| notice.raw.dated.as_ref().map(|date| date.value.clone());
        (day(a), &a.id).cmp(&(day(b), &b.id))
    });
    let place = |notice: &CheckedNotice| notice.raw.title.as_ref().map(|title| title.at);
    if let Some(at) = list.get(CAPACITY).and_then(place) {
        at_most(&mut list, CAPACITY, "notices", |_| at, problems);
    }
    for notice in &list {
        check_header(notice, source, problems);
        check_sections(notice, problems);
    }
    let mut notices = Notices { list, whole };
    for ix in 0..notices.list.len() {
        let contexts = contexts(&notices, ix, problems);
        notices.list[ix].contexts = contexts;
    }
    notices
}

fn check_header(notice: &CheckedNotice, source: &Source, problems: &Problems) {
    let raw = &notice.raw;
    let dates = [("dated", &raw.dated), ("published", &raw.published)];
    for (key, date) in dates {
        if let Some(date) = date {
            check_date(date, key, problems);
        }
    }
    let Some(cut) = &notice.cut else { return };
    let differs = |key: &str, declared: &Option<Str>, at: At, published: Option<String>| {
        let Some(declared) = declared else { return };
        let written = source.slice(at);
        if published.as_deref().unwrap_or(written) != declared.value {
            let message = format!("`{key}` differs from the text of the notice");
            let problem = Problem::new(Code::TextDiffers, declared.at, message);
            problems.add(
                problem.also(at, "the text has this").help(format!("the text has `{written}`")),
            );
        }
    };
    differs("title", &raw.title, cut.title, None);
    differs("addressee", &raw.addressee, cut.addressee, None);
    differs("issuer", &raw.issuer, cut.issuer, None);
    match text::iso_date(source.slice(cut.date)) {
        Some(date) => differs("dated", &raw.dated, cut.date, Some(date)),
        None => {
            let message = "the last line of the text should be its date, such as `2024年3月1日`";
            problems.add(Problem::new(Code::TextShape, cut.date, message));
        }
    }
}

/// Every section of the text has its table, and every table its section.
fn check_sections(notice: &CheckedNotice, problems: &Problems) {
    let Some(cut) = &notice.cut else { return };
    let mut first: Vec<Option<At>> = vec![None; cut.sections.len()];
    for RawSection { number, .. } in &notice.raw.sections {
        let Some((number, at)) = *number else {
            continue;
        };
        match first.get_mut(usize::from(number)) {
            None => {
                let message = format!("the text has no section {number}");
                let help = format!("its sections are 0 to {}", cut.sections.len() - 1);
                problems.add(Problem::new(Code::SectionTable, at, message).help(help));
            }
            Some(Some(first)) => {
                let message = format!("section {number} is described twice");
                let problem = Problem::new(Code::SectionTable, at, message).label("again");
                problems.add(problem.also(*first, "first"));
            }
            Some(first) => *first = Some(at),
        }
    }
    let all_numbered = notice.raw.sections.iter().all(|table| table.number.is_some());
    for ((number, section), table) in cut.sections.iter().enumerate().zip(first) {
        if table.is_none() && all_numbered {
            let at = section.heading.or(section.at).unwrap_or(cut.addressee);
            let message = format!("section {number} has no `[[section]]` in notice.toml");
            problems.add(Problem::new(Code::SectionTable, at, message));
        }
        let too_long = section.sentences.iter().find(|at| at.end - at.start > SENTENCE);
        for at in too_long.into_iter().chain(section.sentences.get(CAPACITY)) {
            let message =
                format!("more than {CAPACITY} sentences, or one of more than {SENTENCE} bytes");
            problems.add(Problem::new(Code::TooMany, *at, message));
        }
    }
}

fn contexts(notices: &Notices, ix: usize, problems: &Problems) -> Vec<(SentenceRef, At, Text)> {
    let mut contexts: Vec<(SentenceRef, At, Text)> = Vec::new();
    for context in &notices.list[ix].raw.contexts {
        let Some(written) = &context.sentence else {
            continue;
        };
        let Some(sentence) = notices.resolve(ix, written, problems) else {
            continue;
        };
        if usize::from(sentence.notice) != ix {
            let message = "this is a sentence of another notice";
            let problem = Problem::new(Code::SentenceUnknown, written.at, message);
            problems.add(
                problem.help("a sentence is marked as context in the folder of its own notice"),
            );
            continue;
        }
        if let Some((_, first, _)) = contexts.iter().find(|(other, ..)| *other == sentence) {
            let message = format!("{} is marked as context twice", written.value);
            let problem = Problem::new(Code::ContextTwice, written.at, message).label("again");
            problems.add(problem.also(*first, "first"));
            continue;
        }
        contexts.push((sentence, written.at, context.reason.clone()));
    }
    contexts
}
