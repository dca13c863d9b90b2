//! `selfcheck check`, as people run it.

use std::path::Path;

use crate::support::{BASE, selfcheck, spoiled, text};

#[test]
fn sound_content_is_summed_up() {
    let output = selfcheck(Path::new(BASE), &["check", "."]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("6 sentences = 3 with measures + 3 context, 3 measures"));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn problems_are_shown_with_their_place_and_counted() {
    let folder = spoiled("catalogue.toml", "2022-01-01", "2022-13-01");
    let output = selfcheck(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    let shown = text(&output.stderr);
    assert!(shown.starts_with("error[E0109]: `as_of` is not a day"), "{shown}");
    assert!(shown.contains("--> notices/catalogue.toml:1:9\n"), "{shown}");
    assert!(shown.contains("1 | as_of = \"2022-13-01\"\n"), "{shown}");
    assert!(shown.contains("\n1 problem in notices; docs/diagnostics.md says"), "{shown}");
}

#[test]
fn short_prints_one_line_for_each_problem() {
    let folder = spoiled("2021-12-07-sample/measures/1.toml", "宁波市", "宁坡市");
    let output = selfcheck(folder.path(), &["check", "--short", "notices/"]);
    assert_eq!(output.status.code(), Some(1));
    let mut lines = text(&output.stderr).lines();
    let first = "notices/2021-12-07-sample/measures/1.toml:22:17: \
                 E0411 `宁坡市` is no city or county in divisions.csv";
    assert_eq!(lines.next(), Some(first));
    assert!(lines.next().unwrap().starts_with("1 problem in notices/; "));
    assert_eq!(lines.next(), None);
}

#[test]
fn a_folder_that_is_not_there_is_an_error_of_its_own() {
    let output = selfcheck(Path::new(BASE), &["check", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).starts_with("error: nowhere cannot be read: "));
}

#[test]
fn wrong_arguments_are_explained() {
    let output = selfcheck(Path::new(BASE), &["chekc"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("'check'"));
}
