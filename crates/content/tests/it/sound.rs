//! Content without a fault, and what it becomes.

use proptest::prelude::*;
use selfcheck_content::render::{self, Style};
use selfcheck_content::{Source, compile};
use selfcheck_core::pack::{self, PackFile, TextsFile};

use crate::base::{PATHS, base};

#[test]
fn the_base_compiles() {
    let source = base();
    let compiled =
        compile(&source).unwrap_or_else(|found| panic!("{}", render::short(&source, &found)));
    insta::assert_debug_snapshot!(compiled.catalogue);
    insta::assert_snapshot!(compiled.summary);
    let json = PackFile::new(&compiled.catalogue).to_json();
    let mut read = pack::read(json.as_bytes()).unwrap();
    assert_eq!(read, compiled.catalogue.clone().in_chinese());
    read.put_texts(TextsFile::english(&compiled.catalogue)).unwrap();
    assert_eq!(read, compiled.catalogue);
}

#[test]
fn line_ends_and_byte_order_marks_make_no_difference() {
    let plain = compile(&base()).unwrap();
    let paths = ["facts.toml", "divisions.csv", "2021-12-07-sample/text.txt"];
    let windows = paths.iter().fold(base(), |source, path| {
        let text = format!("\u{feff}{}", source.text(path).unwrap().replace('\n', "\r\n"));
        source.with(*path, text)
    });
    assert_ne!(windows, base());
    assert_eq!(compile(&windows).unwrap(), plain);
}

#[test]
fn a_folder_is_read_as_it_lies() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/base");
    let source = Source::read_dir(folder).unwrap();
    assert_eq!(compile(&source).unwrap(), compile(&base()).unwrap());
    let watched: Vec<_> = source.rerun_paths().map(|path| path.display().to_string()).collect();
    for path in ["", "/facts.toml", "/2021-12-07-sample/measures", "/2021-12-07-sample/text.txt"] {
        assert!(watched.contains(&format!("{folder}{path}")), "{path} in {watched:#?}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_an_error_that_names_it() {
    let error = Source::read_dir("no/such/folder").unwrap_err();
    assert!(error.to_string().starts_with("no/such/folder cannot be read: "), "{error}");
}

#[test]
fn a_file_that_is_not_utf8_is_reported_where_it_breaks() {
    let folder = std::env::temp_dir().join(format!("selfcheck-content-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("catalogue.toml"), b"as_of = \"\xb0\xd7\"\n").unwrap();
    let source = Source::read_dir(&folder).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let found = compile(&source).unwrap_err();
    let short = render::short(&source, &found);
    assert!(short.contains("/catalogue.toml:1:10: E0102 this file is not UTF-8 text"), "{short}");
    assert!(!short.contains("E0104"), "{short}");
}

/// What people's fingers do to a text: take a run of characters away and put others there.
fn slips() -> impl Strategy<Value = Vec<(usize, usize, usize, String)>> {
    let typed = "[\"'{}\\[\\]#=.,:。，、一二年月日且非除（）9a\\- \n\\\\é]{0,3}";
    prop::collection::vec((0..PATHS.len(), any::<usize>(), 0..12_usize, typed), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn whatever_is_written_is_reported_and_never_a_crash(slips in slips()) {
        let source = slips.into_iter().fold(base(), |source, (file, at, gone, typed)| {
            let chars: Vec<char> = source.text(PATHS[file]).unwrap().chars().collect();
            let at = at % (chars.len() + 1);
            let rest = chars.iter().skip(at + gone);
            let text = chars.iter().take(at).copied().chain(typed.chars()).chain(rest.copied());
            source.with(PATHS[file], text.collect::<String>())
        });
        let Err(found) = compile(&source) else { return Ok(()) };
        prop_assert!(!found.is_empty());
        for label in found.iter().flat_map(|d| d.secondary.iter().chain([&d.primary])) {
            let path = label.path.strip_prefix("notices/").unwrap();
            let text = source.text(path).unwrap();
            prop_assert!(text.get(label.span.clone()).is_some(), "{label:?}");
        }
        prop_assert_eq!(render::short(&source, &found).lines().count(), found.len());
        prop_assert!(!render::full(&source, &found, Style::Colour).is_empty());
    }
}
