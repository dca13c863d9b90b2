//! A place is found by whatever people type of it: tried for every county and city of the published list, and against
//! a table.
#![allow(clippy::unwrap_used, reason = "a list that cannot be read should stop the test")]

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    catalogue::Place,
    places::{MOST, find},
};
use support::{generate::cases, place, real};

/// A county of the list, or a city: its code, its name, its syllables, and the same of its city (a city is its own).
struct Row {
    code: u32,
    name: String,
    pinyin: String,
    city_code: u32,
    city: String,
    city_pinyin: String,
}

/// The list as it is written, read apart from the compiler.
fn rows() -> Vec<Row> {
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/../../notices/divisions.csv");
    let mut reader = csv::Reader::from_path(list).unwrap();
    let rows = reader.deserialize::<(u32, String, String, u32, String, String)>();
    let row = |row: Result<(u32, String, String, u32, String, String), csv::Error>| {
        let (code, name, pinyin, city_code, city, city_pinyin) = row.unwrap();
        Row { code, name, pinyin, city_code, city, city_pinyin }
    };
    rows.map(row).collect()
}

fn cities() -> Vec<Row> {
    let mut cities: Vec<Row> = Vec::new();
    for row in rows() {
        if cities.last().is_none_or(|last| last.code != row.city_code) {
            cities.push(Row {
                code: row.city_code,
                name: row.city.clone(),
                pinyin: row.city_pinyin.clone(),
                ..row
            });
        }
    }
    cities
}

fn codes(typed: &str, whole_cities: bool) -> Vec<u32> {
    find(real(), typed, whole_cities).into_iter().map(|place| real().place_code(place)).collect()
}

/// Everything found, in words.
fn names(typed: &str, whole_cities: bool) -> Vec<String> {
    let found = find(real(), typed, whole_cities);
    found.into_iter().map(|place| real().place_words(place)).collect()
}

/// The name without what only says what kind of place it is.
fn short(name: &str) -> &str {
    name.trim_end_matches("畲族自治县").trim_end_matches(['市', '县', '区'])
}

fn full_width(text: &str) -> String {
    let wide = |letter: char| match letter {
        ' ' => '\u{3000}',
        letter if letter.is_ascii() => char::from_u32(letter as u32 + 0xfee0).unwrap(),
        letter => letter,
    };
    text.chars().map(wide).collect()
}

/// Everything that means this name exactly.
fn spellings(name: &str, pinyin: &str) -> Vec<String> {
    let syllables: Vec<_> = pinyin.split(' ').collect();
    let capital = |syllable: &&str| syllable[..1].to_uppercase() + &syllable[1..];
    let initials: String = syllables.iter().map(|syllable| &syllable[..1]).collect();
    let mut all = vec![
        name.to_owned(),
        short(name).to_owned(),
        format!(" {name}\u{3000}"),
        pinyin.to_owned(),
        syllables.concat(),
        syllables.join("'"),
        syllables.join("’"),
        pinyin.to_uppercase(),
        syllables.iter().map(capital).collect(),
        initials.to_uppercase(),
        initials.chars().flat_map(|letter| [letter, ' ']).collect(),
        initials,
    ];
    all.extend(all.clone().iter().map(|typed| full_width(typed)));
    all
}

#[test]
fn every_county_is_found_by_its_name_its_pinyin_and_its_initials() {
    let rows = rows();
    assert_eq!(rows.len(), 90);
    for row in rows {
        for typed in spellings(&row.name, &row.pinyin) {
            for whole_cities in [false, true] {
                let found = codes(&typed, whole_cities);
                assert!(found.contains(&row.code), "{typed}: {found:?}");
            }
        }
        // With its city before it, however it is written.
        let pinyin = [&*row.city_pinyin, &*row.pinyin].concat();
        for typed in [
            format!("{}{}", row.city, row.name),
            format!("{} {}", row.city, row.name),
            format!("{}{}", short(&row.city), short(&row.name)),
            format!("浙江省{}{}", row.city, row.name),
            format!("浙江{}", row.name),
            format!("zhejiang {pinyin}"),
            pinyin.replace(' ', ""),
            pinyin,
        ] {
            let found = codes(&typed, true);
            assert_eq!(found, [row.code], "{typed}");
        }
    }
}

#[test]
fn every_county_comes_first_by_its_name() {
    for row in rows() {
        let of_that_name = rows().iter().filter(|other| other.name == row.name).count();
        assert_eq!(of_that_name, 1, "so far no name is there twice");
        for typed in [&*row.name, short(&row.name)] {
            assert_eq!(codes(typed, false).first(), Some(&row.code), "{typed}");
        }
    }
}

#[test]
fn every_city_is_found_and_brings_all_of_its_counties() {
    let cities = cities();
    assert_eq!(cities.len(), 11);
    for city in cities {
        let mut with_counties = vec![city.code];
        with_counties.extend(rows().iter().filter(|r| r.city_code == city.code).map(|r| r.code));
        for typed in spellings(&city.name, &city.pinyin) {
            for (whole_cities, whole) in [(true, &with_counties[..]), (false, &with_counties[1..])]
            {
                let found = codes(&typed, whole_cities);
                let together = found.windows(whole.len()).any(|run| run == whole);
                assert!(together, "{typed}: {found:?}");
            }
        }
        assert_eq!(codes(&city.name, true), with_counties);
        assert_eq!(codes(&city.name, false), with_counties[1..]);
    }
}

#[test]
fn the_likeliest_comes_first() {
    let first: &[(&str, &[&str])] = &[
        ("zh", &["宁波市镇海区"]),
        ("镇", &["宁波市镇海区"]),
        ("镇海区", &["宁波市镇海区"]),
        ("zhenh", &["宁波市镇海区"]),
        ("zhen'h", &["宁波市镇海区"]),
        // As an input method shows it in the middle of a word.
        ("zhen hai", &["宁波市镇海区"]),
        ("yueqing", &["温州市乐清市"]),
        ("qy", &["丽水市庆元县"]),
        ("jn", &["丽水市景宁畲族自治县"]),
        // By name before by pinyin, by its beginning before by its midst.
        ("海", &["宁波市海曙区", "嘉兴市海盐县", "嘉兴市海宁市", "宁波市镇海区"]),
        ("海宁", &["嘉兴市海宁市"]),
        ("宁海", &["宁波市宁海县"]),
        ("haining", &["嘉兴市海宁市"]),
        // Initials in full before initials that go on, and those before pinyin.
        ("ls", &["丽水市", "丽水市莲都区"]),
        ("柯", &["绍兴市柯桥区", "衢州市柯城区"]),
        ("kc", &["衢州市柯城区"]),
        ("台", &["台州市", "台州市椒江区"]),
        // ü, v and u are one.
        ("yüyao", &["宁波市余姚市"]),
        ("YÜ YAO", &["宁波市余姚市"]),
        ("yvyao", &["宁波市余姚市"]),
        ("宁波，镇海", &["宁波市镇海区"]),
    ];
    for (typed, expected) in first {
        let found = names(typed, true);
        let first: Vec<_> = found.iter().take(expected.len()).collect();
        assert_eq!(first, *expected, "{typed}: {found:?}");
    }
}

#[test]
fn nothing_is_found_by_nothing_or_by_nonsense() {
    for typed in [
        "",
        " ",
        "\u{3000}",
        "'",
        "!?",
        "市",
        "县区",
        "v",
        "x9",
        "330211",
        "qwx",
        "zhenhaix",
        "镇海路",
        "海镇",
        "北京",
        "浙江",
        "👨‍👩‍👧",
        "\u{0}\u{7f}",
        "镇海zh",
        "＊",
        "lishui'an",
    ] {
        assert_eq!(names(typed, true), [""; 0], "{typed:?}");
        assert_eq!(names(typed, false), [""; 0], "{typed:?}");
    }
}

#[test]
fn a_list_is_no_longer_than_can_be_looked_through() {
    let mut longest = 0;
    for letter in 'a'..='z' {
        longest = longest.max(codes(&letter.to_string(), true).len());
    }
    assert_eq!(longest, MOST, "some letters begin many");
    assert_eq!(codes("州", true).len(), MOST);
    // 杭州 has more counties than that, and who names it gets them all; two cities have the initials hz.
    assert_eq!(codes("杭州", false).len(), 13);
    assert_eq!(codes("hangzhou", true).len(), 14);
    assert_eq!(codes("hz", true).len(), 20);
}

#[test]
fn places_are_read_as_the_people_there_read_them() {
    // Where a character is read in its more frequent way elsewhere.
    for (name, pinyin) in [
        ("乐清市", "yueqing"),
        ("丽水市", "lishui"),
        ("莲都区", "liandu"),
        ("嵊州市", "shengzhou"),
        ("嵊泗县", "shengsi"),
        ("鄞州区", "yinzhou"),
        ("衢州市", "quzhou"),
        ("衢江区", "qujiang"),
        ("缙云县", "jinyun"),
        ("瓯海区", "ouhai"),
        ("柯城区", "kecheng"),
        ("婺城区", "wucheng"),
        ("台州市", "taizhou"),
        ("天台县", "tiantai"),
        ("洞头区", "dongtou"),
        ("岱山县", "daishan"),
        ("诸暨市", "zhuji"),
        ("长兴县", "changxing"),
        ("磐安县", "panan"),
        ("遂昌县", "suichang"),
        ("拱墅区", "gongshu"),
        ("海曙区", "haishu"),
        ("南浔区", "nanxun"),
        ("普陀区", "putuo"),
        ("龙游县", "longyou"),
        ("椒江区", "jiaojiang"),
        ("鹿城区", "lucheng"),
        ("平阳县", "pingyang"),
    ] {
        let found = names(pinyin, true);
        assert!(found.iter().any(|words| words.ends_with(name)), "{pinyin}: {found:?}");
    }
}

#[test]
fn a_county_alone_is_what_a_place_of_a_house_can_be() {
    assert_eq!(find(real(), "镇海", false), [place(real(), 330_211)]);
    assert_eq!(find(real(), "宁波", true)[0], place(real(), 330_200));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn whatever_is_typed_nothing_is_listed_twice_and_cities_only_where_they_may_be(
        typed in "[a-zA-Z' 　市区县海宁州江山城ＺＨzh]{0,6}|\\PC{0,8}",
    ) {
        let all = find(real(), &typed, true);
        for (at, place) in all.iter().enumerate() {
            prop_assert!(!all[..at].contains(place), "{:?}", all);
        }
        let counties = find(real(), &typed, false);
        prop_assert!(counties.iter().all(|place| matches!(place, Place::County(_))));
        prop_assert_eq!(counties.is_empty(), all.is_empty());
    }
}
