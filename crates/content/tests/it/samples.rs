//! For every code, contents that are sound but for one thing.

mod table;

use selfcheck_content::render::{self, Style};
use selfcheck_content::{Code, compile};

use crate::base::Edit::{Append, Replace};
use crate::base::edited;

pub use table::SAMPLES;
use table::{CONDITION, ESTATE, MEASURES, NOTICE, TEXT};

/// Codes whose samples are too big for the table, or not text; each has its test below.
pub const ELSEWHERE: &[Code] = &[Code::TooMany, Code::NotUtf8];

fn rendered(group: &str) -> String {
    let mut text = String::new();
    for sample in SAMPLES.iter().filter(|sample| sample.code.as_str().starts_with(group)) {
        let source = edited(sample.edits);
        let found = compile(&source).expect_err("a sample has a fault");
        let codes: Vec<_> = found.iter().map(|d| d.code).collect();
        let rendered = render::full(&source, &found, Style::Plain);
        assert!(codes.iter().all(|code| *code == sample.code), "{:?}\n{rendered}", sample.code);
        text += &rendered;
        text += &render::short(&source, &found);
        text += "\n----------------------------------------\n\n";
    }
    text
}

#[test]
fn files_and_syntax() {
    insta::assert_snapshot!(rendered("E01"));
}

#[test]
fn texts_of_notices() {
    insta::assert_snapshot!(rendered("E02"));
}

#[test]
fn names_and_references() {
    insta::assert_snapshot!(rendered("E03"));
}

#[test]
fn conditions() {
    insta::assert_snapshot!(rendered("E04"));
}

#[test]
fn coverage() {
    insta::assert_snapshot!(rendered("E05"));
}

#[test]
fn languages() {
    insta::assert_snapshot!(rendered("E06"));
}

#[test]
fn numbers() {
    insta::assert_snapshot!(rendered("E07"));
}

#[test]
fn numbers_are_asked_for_when_all_else_is_sound_and_their_lines_can_be_added_as_they_are_told() {
    let new = [
        Append(
            "entities.toml",
            "\n[[entity]]\nid = \"window\"\nname = { zh = \"窗口\", en = \"Window\" }\n\
             hint = { zh = \"窗口\", en = \"A window\" }\n",
        ),
        Replace(ESTATE, "for = [\"community\"]", "for = [\"community\", \"window\"]"),
        Replace(ESTATE, "id = \"estate\"", "id = \"estate-again\""),
        Replace("facts.toml", "id = \"property\"", "id = \"manager\""),
        Replace("facts.toml", "id = \"spreading\"", "id = \"spread\""),
    ];
    let mut unsound = new.to_vec();
    unsound.push(Replace(MEASURES, "when = \"有人常住\"", "when = \"有人\""));
    let codes = |found: &[selfcheck_content::Diagnostic]| -> Vec<_> {
        found.iter().map(|d| d.code).collect()
    };
    let found = compile(&edited(&unsound)).unwrap_err();
    assert!(!codes(&found).contains(&Code::NumberMissing), "{found:?}");

    let source = edited(&new);
    let found = compile(&source).unwrap_err();
    assert_eq!(codes(&found), [Code::NumberMissing]);
    let lines = found[0].help.clone().unwrap();
    assert_eq!(
        lines.lines().collect::<Vec<_>>(),
        [
            "entity,4,window",
            "option,4,class/spread",
            "fact,4,manager",
            "option,1,manager/company",
            "option,2,manager/owners",
            "option,3,manager/nobody",
            "measure,5,estate-again",
        ]
    );
    let register = source.text("numbers.csv").unwrap().to_owned() + &lines + "\n";
    let compiled = compile(&source.with("numbers.csv", register)).unwrap();
    assert_eq!(compiled.catalogue.numbers.measure("estate-again"), Some(5));
    // What is gone has its number still.
    assert_eq!(compiled.catalogue.numbers.measure("estate"), Some(4));
    assert_eq!(compiled.catalogue.numbers.fact("property"), Some(3));
}

#[test]
fn more_than_the_catalogue_holds() {
    let counties: String = (1..=99)
        .map(|n| ("杭州市", 330_100, n))
        .chain((1..=30).map(|n| ("宁波市", 330_200, n)))
        .map(|(city, code, n)| {
            let name: String = n
                .to_string()
                .chars()
                .map(|c| "零一二三四五六七八九".chars().nth(c as usize - 48).unwrap())
                .collect();
            format!("{},{name}区,mou,{code},{city},mou mou\n", code + n)
        })
        .collect();
    let options: String = (0..17).fold(String::new(), |all, n| {
        let name: char = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午".chars().nth(n).unwrap();
        all + &format!(
            "\n[[fact.option]]\nid = \"o{n}\"\nname = {{ zh = \"{name}\", en = \"Option\" }}\n"
        )
    });
    let facts: String = (0..60).fold(String::new(), |all, n| {
        all + &format!("\n[[fact]]\nid = \"f{n}\"\nword = \"情况{n}\"\nname = {{ zh = \"某\", en = \"Some\" }}\n\
            question = {{ zh = \"某？\", en = \"Some?\" }}\nask_whom = {{ zh = \"某\", en = \"Some\" }}\n{options}")
    });
    let entities: String = (0..30).fold(String::new(), |all, n| {
        all + &format!("\n[[entity]]\nid = \"e{n}\"\nname = {{ zh = \"某\", en = \"Some\" }}\nhint = {{ zh = \"某\", en = \"Some\" }}\n")
    });
    let base = edited(&[]);
    let more = |path: &str, more: &str| base.text(path).unwrap().to_owned() + more;
    let source = edited(&[])
        .with("divisions.csv", format!("code,name,pinyin,city_code,city,city_pinyin\n{counties}"))
        .with("entities.toml", more("entities.toml", &entities))
        .with("facts.toml", more("facts.toml", &facts));
    let text = base.text("2021-12-07-sample/text.txt").unwrap();
    let text = text.replace("宁波市", &"多么长的通知。".repeat(300));
    let source = source.with("2021-12-07-sample/text.txt", text);
    let found = compile(&source).unwrap_err();
    let messages: Vec<_> =
        found.iter().filter(|d| d.code == Code::TooMany).map(|d| d.message.as_str()).collect();
    assert!(messages.contains(&"there are more than 128 counties"), "{messages:?}");
    assert!(messages.contains(&"there are more than 32 kinds of respondent"), "{messages:?}");
    assert!(messages.contains(&"there are more than 62 facts"), "{messages:?}");
    assert!(messages.iter().any(|m| m.starts_with("more than 255 sentences")), "{messages:?}");
    assert!(messages.contains(&"there are more than 16 options"), "{messages:?}");
}

#[test]
fn all_problems_of_a_run_come_back_in_order() {
    let source = edited(&[
        Replace(ESTATE, "id = \"estate\"", "id = \"Estate\""),
        Replace(ESTATE, "strength = \"encouraged\"", "strenght = \"encouraged\""),
        Replace(ESTATE, CONDITION, "物业情况 是 某 且 社区类别 至少 某"),
        Replace("catalogue.toml", "2022-01-01", "soon"),
        Replace(TEXT, "二、守好社区。", "二、守好社区。严禁聚集。"),
    ]);
    let found = compile(&source).unwrap_err();
    insta::assert_snapshot!(render::short(&source, &found));
}

#[test]
fn broken_files_do_not_make_others_wrong() {
    for path in ["facts.toml", "entities.toml", MEASURES, NOTICE] {
        let found = compile(&edited(&[Append(path, "\nx = \n")])).unwrap_err();
        let codes: Vec<_> = found.iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::TomlSyntax], "{path}");
    }
}
