//! From unvalidated shapes to the catalogue. One room for each kind of content.
//!
//! Every step reports what it finds and goes on with what is sound. The catalogue is made only
//! when nothing was found.

mod addresses;
mod checked;
mod common;
mod coverage;
pub(crate) mod divisions;
mod entities;
mod facts;
mod ids;
mod measures;
mod notices;
mod numbers;
mod references;

use selfcheck_core::{Catalogue, pack};

use common::{check_date, list, required, toml};

use crate::condition::Scope;
use crate::diagnostics::{Code, Problem, Problems};
use crate::raw::{RawCatalogue, RawEntities, RawFact, RawReference};
use crate::source::{At, Source};

/// Everything in the content, if there is nothing wrong with it.
pub(crate) fn content(source: &Source, problems: &Problems) -> Option<Catalogue> {
    unsound_files(source, problems);
    let header = toml(source, "catalogue.toml", problems, RawCatalogue::read);
    let entities = toml(source, "entities.toml", problems, RawEntities::read);
    let facts = list(source, "facts.toml", problems, "fact", RawFact::read);
    let references = list(source, "references.toml", problems, "reference", RawReference::read);
    let divisions = required(source, "divisions.csv", problems)
        .map(|file| divisions::Divisions::read(source, file, problems));
    let register = required(source, "numbers.csv", problems)
        .map(|file| numbers::Register::read(source, file, problems));
    let notices = notices::read(source, problems);

    if let Some(header) = &header {
        check_header(header, problems);
    }
    // Measures speak in the words of these three files. Without them every word would be unknown.
    let kinds = entities::check(entities?, problems);
    let facts = facts::check(facts?, &kinds, problems);
    let divisions = divisions?;
    let scope = Scope { facts: facts.facts(), divisions: &divisions };
    let notices = notices::check(notices, source, problems);
    let measures = measures::check(&notices, &kinds, scope, source, problems);
    let references =
        references::check(references?, &kinds, &facts, &measures, &divisions, problems);
    if notices.whole {
        coverage::check(&notices, &measures, &kinds, &facts, scope, problems);
    }
    if !problems.is_empty() {
        return None;
    }
    let (cities, counties) = divisions.into_parts();
    let header = header?;
    let register = register?;
    let mut catalogue = Catalogue {
        id: header.id?.value,
        name: header.name,
        lead: header.lead,
        warning: header.warning,
        takes_unnamed: header.takes_unnamed,
        province: header.province?,
        version: String::new(),
        as_of: header.as_of?.value,
        notices: notices.into_notices(source),
        entities: kinds.into_entities(),
        facts: facts.into_facts(),
        cities,
        counties,
        measures: measures.into_measures(),
        references,
        numbers: register.numbers(),
    };
    register.check(&catalogue, problems);
    catalogue.version = pack::digest(&catalogue);
    Some(catalogue)
}

fn check_header(header: &RawCatalogue, problems: &Problems) {
    if let Some(id) = &header.id {
        ids::Ids::default().take(&id.value, id.at, problems);
    }
    if let Some(as_of) = &header.as_of {
        check_date(as_of, "as_of", problems);
    }
}

/// Files that are not text, and files that nothing reads.
fn unsound_files(source: &Source, problems: &Problems) {
    for (id, file) in source.files() {
        if let Some(at) = file.broken_at {
            let at = At::new(id, at..at);
            let message = "this file is not UTF-8 text";
            problems.add(Problem::new(Code::NotUtf8, at, message).help("save it as UTF-8"));
        }
        if !has_place(&file.path) {
            let at = At::top(id);
            let message = "nothing reads this file";
            let help = "content lies in the files and folders that notices/README.md lists";
            problems.add(Problem::new(Code::FileStray, at, message).help(help));
        }
    }
}

/// Whether a path is one of those that notices/README.md lists.
fn has_place(path: &str) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    match parts.as_slice() {
        [file] => {
            const FILES: [&str; 6] = [
                "catalogue.toml",
                "entities.toml",
                "facts.toml",
                "divisions.csv",
                "references.toml",
                "numbers.csv",
            ];
            FILES.contains(file)
        }
        [_, file] => ["text.txt", "notice.toml"].contains(file),
        [_, "measures", file] => file.ends_with(".toml"),
        _ => false,
    }
}
