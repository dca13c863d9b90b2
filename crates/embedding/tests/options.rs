//! Options as a web master writes them, right and wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{path::Path, sync::OnceLock};

use proptest::prelude::*;
use selfcheck_core::{Catalogue, Lang};
use selfcheck_embedding::{Colour, Options, Start, Theme, Way, options};

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices");
        let source =
            selfcheck_content::Source::read_dir(&notices).expect("the notices can be read");
        selfcheck_content::compile(&source).expect("the notices compile").catalogue
    })
}

/// What holds, and the names of what was wrong.
fn read(way: Way, given: &[(&str, &str)]) -> (Options, Vec<String>) {
    let (options, wrong) = options::read(catalogue(), way, given.iter().copied());
    (options, wrong.into_iter().map(|wrong| wrong.name).collect())
}

#[test]
fn what_is_given_holds() {
    let (options, wrong) = read(
        Way::Element,
        &[
            ("entity", "eldercare"),
            ("county", "330211"),
            ("lang", "en-GB"),
            ("theme-color", "#14508c"),
            ("view", "elder"),
            ("start", "list"),
            ("several", "no"),
            ("answers", "offer"),
            ("base", "/a/"),
        ],
    );
    assert_eq!(wrong, [""; 0]);
    let expected = Options {
        entity: catalogue().find_entity("eldercare"),
        place: catalogue().find_place(330_211),
        lang: Some(Lang::En),
        theme: Some(Theme::of(Colour::of(0x14_50_8c))),
        elder: true,
        start: Start::List,
        single: true,
        answers: true,
    };
    assert_eq!(options, expected);
    assert_eq!(read(Way::Frame, &[]), (Options::default(), Vec::new()));
}

#[test]
fn a_place_is_found_by_code_and_by_its_whole_name() {
    for (value, code) in [
        ("330211", Some(330_211)),
        ("镇海区", Some(330_211)),
        ("宁波市镇海区", Some(330_211)),
        (" 镇海区 ", Some(330_211)),
        ("宁波市", Some(330_200)),
        ("330200", Some(330_200)),
        ("镇海", None),
        ("海区", None),
        ("zhenhai", None),
        ("330299", None),
        ("33021１", None),
        ("110000", None),
        ("", None),
    ] {
        let (options, wrong) = read(Way::Element, &[("county", value)]);
        assert_eq!(options.place, code.and_then(|code| catalogue().find_place(code)), "{value}");
        assert_eq!(wrong.len(), usize::from(code.is_none()), "{value}");
    }
    for county in &catalogue().counties {
        let code = county.code.to_string();
        assert!(read(Way::Element, &[("county", &code)]).1.is_empty(), "{code}");
    }
}

#[test]
fn a_wrong_value_costs_that_option_alone_and_is_named() {
    let right: [(&str, &str); 8] = [
        ("entity", "eldercare"),
        ("county", "330211"),
        ("lang", "en"),
        ("theme-color", "#205020"),
        ("view", "elder"),
        ("start", "about"),
        ("several", "no"),
        ("answers", "offer"),
    ];
    let markup = "\"><script>alert(1)</script>";
    for at in 0..right.len() {
        for bad in [markup, "", "中文", "ELDER;", &"长".repeat(100_000)] {
            let mut given = right;
            given[at].1 = bad;
            let (options, wrong) = read(Way::Element, &given);
            assert_eq!(wrong, [right[at].0], "{bad:.20}");
            // The others hold, and it is as if this one were not there.
            let rest: Vec<_> = right.into_iter().filter(|(name, _)| *name != right[at].0).collect();
            assert_eq!(read(Way::Element, &rest).0, options, "{}", right[at].0);
        }
    }
}

#[test]
fn what_is_said_of_it_is_short_and_in_both_languages() {
    let long = "x".repeat(10_000);
    let given = [("entity", long.as_str()), ("theme-color", "#ffee00"), ("conty", "330211")];
    let (_, wrong) = options::read(catalogue(), Way::Element, given);
    let said: Vec<_> = wrong.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            format!(
                "self-check: entity=\"{}\": 没有这种单位类型，改由填写人选 / no such kind; the person chooses",
                "x".repeat(40)
            ),
            format!(
                "self-check: theme-color=\"#ffee00\": 太浅，看不清，已自动加深 / too pale to read on white; {} is used",
                Theme::of(Colour::of(0xff_ee_00)).light.main
            ),
            "self-check: conty=\"330211\": 没有这个选项 / there is no such option".to_owned(),
        ]
    );
}

#[test]
fn an_address_may_hold_other_things_and_an_element_what_any_element_has() {
    assert!(read(Way::Frame, &[("embed", "1"), ("utm_source", "x"), ("conty", "y")]).1.is_empty());
    let any = [("id", "a"), ("class", "b"), ("data-x", "c"), ("aria-label", "d"), ("onclick", "e")];
    assert!(read(Way::Element, &any).1.is_empty());
    assert_eq!(read(Way::Element, &[("embed", "1")]).1, ["embed"]);
}

#[test]
fn a_list_needs_a_kind_and_the_first_of_two_holds() {
    let (options, wrong) = read(Way::Frame, &[("start", "list")]);
    assert_eq!((options.start, wrong), (Start::Home, vec!["start".to_owned()]));
    let (options, _) = read(Way::Frame, &[("lang", "en"), ("lang", "zh")]);
    assert_eq!(options.lang, Some(Lang::En));
}

/// The text with what stands between two marks replaced.
fn with_table(text: &str, mark: &str, table: &str) -> String {
    let start = text.find(&format!("<!-- {mark}")).unwrap_or_else(|| panic!("no mark {mark}"));
    let start = start + text[start..].find('\n').expect("a line") + 1;
    let end = start + text[start..].find("<!-- end -->").expect("an end");
    [&text[..start], table, &text[end..]].concat()
}

/// Everything that can be chosen in the demo.
fn choices(all: impl Iterator<Item = (String, String)>) -> String {
    all.map(|(value, name)| format!("      <option value=\"{value}\">{name}</option>\n")).collect()
}

#[test]
fn the_documents_have_the_tables_as_they_are_declared() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let entities =
        choices(catalogue().entities().map(|(_, it)| (it.id.clone(), it.name.zh.clone())));
    let counties = choices(catalogue().counties.iter().map(|it| {
        let place = catalogue().find_place(it.code).unwrap();
        (it.code.to_string(), catalogue().place_words(place))
    }));
    for (name, lang) in [
        ("docs/embedding.zh-CN.md", Lang::Zh),
        ("docs/embedding.md", Lang::En),
        ("demo/index.html", Lang::Zh),
    ] {
        let docs = &root;
        let text = std::fs::read_to_string(docs.join(name)).unwrap();
        let right = if name.ends_with(".md") {
            let right = with_table(&text, "options", &options::table(catalogue(), lang));
            with_table(&right, "entities", &options::entities(catalogue(), lang))
        } else {
            // With the mark of the end as it stands in HTML.
            let right = with_table(&text, "entities", &(entities.clone() + "      "));
            with_table(&right, "counties", &(counties.clone() + "      "))
        };
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(docs.join(name), &right).unwrap();
        } else {
            assert!(text == right, "{name}: UPDATE=1 cargo test -p selfcheck-embedding documents");
        }
    }
}

#[test]
fn every_declared_option_is_read() {
    for option in options::DECLARED {
        let way = option.only.unwrap_or(Way::Element);
        // A value that no option takes is named, unless the scripts read the option themselves.
        let named = read(way, &[(option.name, "\u{0}")]).1;
        let by_scripts = option.only.is_some() || option.name == "pack";
        assert_eq!(named.is_empty(), by_scripts, "{}", option.name);
    }
}

proptest! {
    #[test]
    fn anything_is_read_without_harm(given: Vec<(String, String)>, name in 0..options::DECLARED.len(), value: String) {
        let mut given: Vec<_> = given.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        given.push((options::DECLARED[name].name, &value));
        for way in [Way::Element, Way::Frame] {
            let (_, wrong) = options::read(catalogue(), way, given.iter().copied());
            for wrong in wrong {
                prop_assert!(wrong.value.chars().count() <= 40);
            }
        }
    }
}
