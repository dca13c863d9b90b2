//! The program knows no notice: what the content says of subject, place and time stands in no source of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::real::compiled;

/// Where the program is.
const FOLDERS: [&str; 3] = ["src", "crates", "static"];

/// What the notices speak of, besides their titles, names, places and years.
const SUBJECT: [&str; 5] = ["疫情", "新冠", "民政", "pidemic", "civil-affairs"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let of_program = name.ends_with(".rs") && name != "tests.rs"
            || [".js", ".css", ".webmanifest"].iter().any(|ending| name.ends_with(ending));
        // The benchmark is one of this content.
        if path.is_dir() && !["tests", "benches", "examples", "bench-page"].contains(&&*name) {
            files(&path, found);
        } else if path.is_file() && of_program {
            found.push(path);
        }
    }
}

/// The source without its tests and its comments, which may show by an example what they mean.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = (1..).zip(source.lines().map(str::trim_start));
    let is_comment = |line: &str| ["//", "/*", "*"].iter().any(|start| line.starts_with(start));
    lines
        .filter(move |(_, line)| !is_comment(line))
        .map(|(number, line)| (number, line.split(" // ").next().unwrap_or_default()))
}

#[test]
fn no_source_of_the_program_names_what_the_notices_are_about() {
    let catalogue = compiled().catalogue;
    let mut words: BTreeSet<String> = SUBJECT.iter().map(|word| (*word).to_owned()).collect();
    for notice in &catalogue.notices {
        words.extend(
            [&notice.id, &notice.title, &notice.short.zh, &notice.issuer].map(String::clone),
        );
        words.insert(notice.dated[..4].to_owned());
    }
    for city in &catalogue.cities {
        words.extend([city.name.clone(), city.pinyin.clone(), city.code.to_string()]);
    }
    for county in &catalogue.counties {
        words.extend([county.name.clone(), county.code.to_string()]);
    }
    let ids =
        catalogue.entities.iter().map(|it| &it.id).chain(catalogue.facts.iter().map(|it| &it.id));
    words.extend(ids.map(|id| format!("\"{id}\"")));
    words.extend(catalogue.measures.iter().map(|measure| format!("\"{}\"", measure.id)));
    words.extend([catalogue.province.name.clone(), "Zhejiang".to_owned(), "zhejiang".to_owned()]);

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    FOLDERS.iter().for_each(|folder| files(&root.join(folder), &mut found));
    assert!(found.len() > 150, "{} files", found.len());
    let mut named = Vec::new();
    for file in &found {
        let source = fs::read_to_string(file).unwrap();
        for (number, line) in code(&source) {
            let words = words.iter().filter(|word| line.contains(word.as_str()));
            named.extend(words.map(|word| format!("{}:{number}: {word}", file.display())));
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}
