//! Conditions, answers and reasons as people read them, in both languages.

mod support;

use std::collections::BTreeSet;

use selfcheck_core::{
    Catalogue, Lang, Response,
    assess::{Counterfactual, assess, counterfactual, facts_to_ask},
    catalogue::{
        Atom, Condition, CountyIx, FactIx, Place, Section, SentenceRef, Strength, Text, Urgency,
    },
    logic::{Flip, Question},
    response::FactAnswer,
    words::filled,
};
use support::{made_up, place, real, who, with_fact};

fn text(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

/// Some cities, two yes/no facts and three scales, with names like those of the real ones.
fn catalogue() -> Catalogue {
    let mut class = made_up::fact("community-class", &["no-case", "case", "spreading"]);
    class.name = text("社区疫情类别", "Class of the community");
    for (option, name) in class.options.iter_mut().zip([
        text("未发现病例", "No case found"),
        text("出现病例", "Case"),
        text("传播疫情", "Spreading"),
    ]) {
        option.name = name;
    }
    let mut case = made_up::fact("confirmed-case", &["yes", "no"]);
    case.name = text("本县确诊病例", "Confirmed case in the county");
    case.options[0].name = text("有", "Yes, found");
    case.options[1].name = text("没有", "No, none");
    let mut decision = made_up::fact("city-decision", &["yes", "no"]);
    decision.name = text("市民政局的封闭管理决定", "Decision on closed management");
    decision.options[0].name = text("实施", "Decided");
    decision.options[1].name = text("不实施", "Decided against");
    let mut meetings = made_up::fact("meetings", &["none", "online", "on-site"]);
    meetings.name = text("近期会议和活动", "Meetings soon");
    for (option, name) in meetings.options.iter_mut().zip([
        text("没有", "None"),
        text("只有线上的", "Online only"),
        text("有线下的", "On site"),
    ]) {
        option.name = name;
    }
    let mut level = made_up::fact("level", &["1", "2", "3", "4"]);
    level.name = text("应急响应级别", "Emergency level");
    for (option, name) in level.options.iter_mut().zip([
        text("一级", "I"),
        text("二级", "II"),
        text("三级", "III"),
        text("四级", "IV"),
    ]) {
        option.name = name;
    }
    let mut eldercare = made_up::entity("eldercare");
    eldercare.name = text("养老机构", "Nursing home");
    let facts = vec![case, class, level, decision, meetings];
    let mut catalogue = made_up::catalogue(vec![eldercare], facts, Vec::new());
    let cities = ["宁波市", "杭州市", "金华市"];
    let counties = ["镇海区", "余姚市", "慈溪市", "萧山区", "钱塘区", "义乌市"];
    for (city, name) in catalogue.cities.iter_mut().zip(cities) {
        city.name = name.to_owned();
    }
    for (county, name) in catalogue.counties.iter_mut().zip(counties) {
        county.name = name.to_owned();
    }
    catalogue
}

fn at(codes: &[u32], except: &[u32], outside: bool) -> Atom {
    Atom::Place {
        counties: [CountyIx(0)].into_iter().collect(),
        outside,
        divisions: codes.to_vec(),
        except: except.to_vec(),
    }
}

fn is(fact: u16, options: u16) -> Atom {
    Atom::Fact { fact: FactIx(fact), options }
}

const NINGBO: u32 = 330100;
const ZHENHAI: u32 = 330101;
const HANGZHOU: u32 = 330200;
const XIAOSHAN: u32 = 330201;

#[test]
fn comparisons_are_said_as_they_should_come_out() {
    let catalogue = catalogue();
    let table: [(Atom, bool, &str, &str); 23] = [
        (at(&[ZHENHAI], &[], false), true, "所在地在宁波市镇海区", "the place is in 宁波市镇海区"),
        (
            at(&[ZHENHAI], &[], false),
            false,
            "所在地不在宁波市镇海区",
            "the place is not in 宁波市镇海区",
        ),
        (
            at(&[ZHENHAI, XIAOSHAN], &[], false),
            true,
            "所在地在宁波市镇海区、杭州市萧山区",
            "the place is in 宁波市镇海区, 杭州市萧山区",
        ),
        (
            at(&[NINGBO, HANGZHOU], &[], true),
            true,
            "所在地不在宁波市、杭州市",
            "the place is not in 宁波市, 杭州市",
        ),
        (
            at(&[NINGBO, HANGZHOU], &[], true),
            false,
            "所在地在宁波市、杭州市",
            "the place is in 宁波市, 杭州市",
        ),
        (
            at(&[NINGBO], &[ZHENHAI], false),
            true,
            "所在地在宁波市（宁波市镇海区除外）",
            "the place is in 宁波市 (except 宁波市镇海区)",
        ),
        (
            at(&[NINGBO], &[ZHENHAI], false),
            false,
            "所在地在宁波市以外，或者在宁波市镇海区",
            "the place is outside 宁波市, or in 宁波市镇海区",
        ),
        (
            at(&[NINGBO, HANGZHOU], &[ZHENHAI, XIAOSHAN], false),
            false,
            "所在地在宁波市、杭州市以外，或者在宁波市镇海区、杭州市萧山区",
            "the place is outside 宁波市, 杭州市, or in 宁波市镇海区, 杭州市萧山区",
        ),
        (is(0, 0b01), true, "有本县确诊病例", "Confirmed case in the county: “Yes, found”"),
        (is(0, 0b01), false, "没有本县确诊病例", "Confirmed case in the county: “No, none”"),
        (is(0, 0b10), false, "有本县确诊病例", "Confirmed case in the county: “Yes, found”"),
        (is(1, 0b100), true, "社区疫情类别是“传播疫情”", "Class of the community: “Spreading”"),
        (
            is(1, 0b110),
            true,
            "社区疫情类别不是“未发现病例”",
            "Class of the community: not “No case found”",
        ),
        (
            is(1, 0b110),
            false,
            "社区疫情类别是“未发现病例”",
            "Class of the community: “No case found”",
        ),
        (
            is(1, 0b100),
            false,
            "社区疫情类别不是“传播疫情”",
            "Class of the community: not “Spreading”",
        ),
        (is(2, 0b0011), true, "应急响应级别是“一级”或“二级”", "Emergency level: “I” or “II”"),
        (is(2, 0b0011), false, "应急响应级别是“三级”或“四级”", "Emergency level: “III” or “IV”"),
        (
            is(3, 0b01),
            true,
            "市民政局的封闭管理决定是“实施”",
            "Decision on closed management: “Decided”",
        ),
        (
            is(3, 0b01),
            false,
            "市民政局的封闭管理决定是“不实施”",
            "Decision on closed management: “Decided against”",
        ),
        (is(4, 0b110), true, "有近期会议和活动", "Meetings soon: not “None”"),
        (is(4, 0b110), false, "没有近期会议和活动", "Meetings soon: “None”"),
        (is(4, 0b100), true, "近期会议和活动是“有线下的”", "Meetings soon: “On site”"),
        (is(4, 0b100), false, "近期会议和活动不是“有线下的”", "Meetings soon: not “On site”"),
    ];
    for (atom, outcome, zh, en) in &table {
        assert_eq!(catalogue.atom_words(atom, *outcome, Lang::Zh), *zh);
        assert_eq!(catalogue.atom_words(atom, *outcome, Lang::En), *en);
    }
}

#[test]
fn conditions_are_joined_and_bracketed_as_they_bind() {
    let catalogue = catalogue();
    let [here, case, class] =
        [at(&[ZHENHAI], &[], false), is(0, 0b01), is(1, 0b100)].map(Condition::Is);
    let both = Condition::All(vec![here.clone(), case.clone()]);
    let either = Condition::Any(vec![case.clone(), class.clone()]);
    let table: [(Condition, &str, &str); 6] = [
        (Condition::Always, "", ""),
        (case.clone(), "有本县确诊病例", "Confirmed case in the county: “Yes, found”"),
        (
            both.clone(),
            "所在地在宁波市镇海区，并且有本县确诊病例",
            "the place is in 宁波市镇海区; and Confirmed case in the county: “Yes, found”",
        ),
        (
            either.clone(),
            "有本县确诊病例，或者社区疫情类别是“传播疫情”",
            "Confirmed case in the county: “Yes, found”; or Class of the community: “Spreading”",
        ),
        (
            Condition::All(vec![here.clone(), either.clone()]),
            "所在地在宁波市镇海区，并且（有本县确诊病例，或者社区疫情类别是“传播疫情”）",
            "the place is in 宁波市镇海区; and (Confirmed case in the county: “Yes, found”; or Class of the community: “Spreading”)",
        ),
        (
            Condition::Any(vec![both, class]),
            "（所在地在宁波市镇海区，并且有本县确诊病例），或者社区疫情类别是“传播疫情”",
            "(the place is in 宁波市镇海区; and Confirmed case in the county: “Yes, found”); or Class of the community: “Spreading”",
        ),
    ];
    for (condition, zh, en) in &table {
        assert_eq!(catalogue.condition_words(condition, Lang::Zh), *zh);
        assert_eq!(catalogue.condition_words(condition, Lang::En), *en);
    }
}

#[test]
fn a_counterfactual_says_what_each_thing_would_have_to_be() {
    let catalogue = catalogue();
    let (here, case) = (at(&[ZHENHAI], &[], false), is(0, 0b01));
    let flip = |atom, outcome| Flip { atom, outcome };
    let table: [(Vec<Flip<'_>>, &str, &str); 3] = [
        (vec![], "", ""),
        (vec![flip(&here, false)], "所在地不在宁波市镇海区", "the place is not in 宁波市镇海区"),
        (
            vec![flip(&here, true), flip(&case, false)],
            "所在地在宁波市镇海区，并且没有本县确诊病例",
            "the place is in 宁波市镇海区; and Confirmed case in the county: “No, none”",
        ),
    ];
    for (flips, zh, en) in &table {
        assert_eq!(catalogue.flips_words(flips, Lang::Zh), *zh);
        assert_eq!(catalogue.flips_words(flips, Lang::En), *en);
    }
}

#[test]
fn questions_answers_and_places_have_their_names() {
    let catalogue = catalogue();
    let fact = |ix| Question::Fact(FactIx(ix));
    for (question, zh, en) in [
        (Question::Entity, "单位类型", "Kind of respondent"),
        (Question::Place, "所在地", "Place"),
        (fact(0), "本县确诊病例", "Confirmed case in the county"),
    ] {
        assert_eq!(catalogue.question_words(question, Lang::Zh), zh);
        assert_eq!(catalogue.question_words(question, Lang::En), en);
    }
    let nobody = Response::default();
    let mut somebody = who(&catalogue, "eldercare");
    somebody.place = Some(Place::County(CountyIx(0)));
    somebody.facts.insert(FactIx(0), FactAnswer::Value(1));
    somebody.facts.insert(FactIx(1), FactAnswer::Unknown);
    for (question, zh, en) in [
        (Question::Entity, Some("养老机构"), Some("Nursing home")),
        (Question::Place, Some("宁波市镇海区"), Some("宁波市镇海区")),
        (fact(0), Some("没有"), Some("No, none")),
        (fact(1), None, None),
    ] {
        let words = |lang| catalogue.answer_words(&somebody, question, lang);
        assert_eq!(words(Lang::Zh).as_deref(), zh);
        assert_eq!(words(Lang::En).as_deref(), en);
        assert_eq!(catalogue.answer_words(&nobody, question, Lang::Zh), None);
    }
    assert_eq!(catalogue.place_words(place(&catalogue, NINGBO)), "宁波市");
    for code in [NINGBO, HANGZHOU, ZHENHAI, XIAOSHAN] {
        assert_eq!(catalogue.place_code(place(&catalogue, code)), code);
    }
    assert_eq!(catalogue.find_place(110000), None);
}

#[test]
fn what_follows_from_the_kind_of_respondent_is_an_answer_too() {
    let catalogue = real();
    let words = |who_: &str| {
        let response = with_fact(catalogue, who(catalogue, who_), "residents", "unknown");
        let question = Question::Fact(support::fact(catalogue, "residents"));
        catalogue.answer_words(&response, question, Lang::Zh)
    };
    assert_eq!(words("eldercare").as_deref(), Some("有"));
    assert_eq!(words("extreme-poverty-support").as_deref(), Some("有"));
    assert_eq!(words("rescue-management"), None);
    // Nothing that a funeral home must do hangs on it: nothing follows, and it is not asked either.
    assert_eq!(words("funeral"), None);
    let funeral = who(catalogue, "funeral");
    assert!(!facts_to_ask(catalogue, &funeral).contains(&support::fact(catalogue, "residents")));
}

#[test]
fn a_sentence_is_filled_once_and_in_order() {
    for (zh, en, blanks, said) in [
        ("没有", "none", vec![], ["没有", "none"]),
        ("{}。", "{}.", vec!["甲"], ["甲。", "甲."]),
        ("{}、{}{}", "{}{} of {}", vec!["1", "2", "3"], ["1、23", "12 of 3"]),
        // What is filled in may itself look like a blank.
        ("{}：{}", "{}: {}", vec!["{}", "x"], ["{}：x", "{}: x"]),
    ] {
        let blanks: Vec<&dyn std::fmt::Display> =
            blanks.iter().map(|blank| blank as &dyn std::fmt::Display).collect();
        assert_eq!(Lang::ALL.map(|lang| filled(lang.pick(zh, en), &blanks)), said);
    }
}

#[test]
fn strength_and_urgency_have_words() {
    for (strength, zh, en) in [
        (Strength::Required, "必须做到", "required"),
        (Strength::Encouraged, "倡导做到", "encouraged"),
        (Strength::Discretionary, "可视情况落实", "at your discretion"),
    ] {
        assert_eq!((strength.words(Lang::Zh), strength.words(Lang::En)), (zh, en));
    }
    for (urgency, zh, en) in [
        (Urgency::Immediately, "立即", "immediately"),
        (Urgency::Daily, "每天", "daily"),
        (Urgency::Regularly, "定期或每次都做", "regularly, or each time"),
        (Urgency::Standing, "持续落实", "at all times"),
    ] {
        assert_eq!((urgency.words(Lang::Zh), urgency.words(Lang::En)), (zh, en));
    }
}

#[test]
fn a_sentence_is_cited_as_people_cite_it() {
    let catalogue = catalogue();
    let section = |number, closing| Section {
        number,
        closing,
        heading: String::new(),
        short: Text::default(),
        sentences: Vec::new(),
    };
    for (number, closing, zh, en) in [
        (0, false, "前言", "Preamble"),
        (1, false, "第一条", "Section 1"),
        (3, false, "第三条", "Section 3"),
        (10, false, "第十条", "Section 10"),
        (11, false, "第11条", "Section 11"),
        (6, true, "结语", "Closing paragraph"),
    ] {
        let section = section(number, closing);
        assert_eq!(catalogue.section_words(&section, Lang::Zh), zh);
        assert_eq!(catalogue.section_words(&section, Lang::En), en);
    }
    let at = SentenceRef { notice: 1, section: 3, sentence: 2 };
    let catalogue = real();
    assert_eq!(catalogue.citation_words(at, Lang::Zh), "第三条第2句");
    assert_eq!(catalogue.citation_words(at, Lang::En), "Section 3, sentence 2");
    assert_eq!(catalogue.address(at), "2021-12-07-emergency#3.2");
}

/// What an official reads on the page about closed management.
#[test]
fn closed_management_says_why_and_what_would_turn_it() {
    let catalogue = real();
    let home = |code, facts: &[(&str, &str)]| {
        let mut response = who(catalogue, "eldercare");
        response.place = Some(place(catalogue, code));
        facts
            .iter()
            .fold(response, |response, (id, value)| with_fact(catalogue, response, id, value))
    };
    let table = [
        (
            home(330211, &[]),
            "closed-named",
            "单位类型：养老机构；所在地：宁波市镇海区",
            "所在地不在宁波市镇海区、绍兴市上虞区、杭州市萧山区",
        ),
        (
            home(330281, &[("city-decision", "yes")]),
            "closed-by-city",
            "单位类型：养老机构；所在地：宁波市余姚市；市民政局的封闭管理决定：实施",
            // Another place would turn it as well; nobody moves a nursing home.
            "市民政局的封闭管理决定是“不实施”",
        ),
        (
            home(330281, &[("city-decision", "no")]),
            "closed-by-city",
            "单位类型：养老机构；市民政局的封闭管理决定：不实施",
            "市民政局的封闭管理决定是“实施”",
        ),
        (
            home(330782, &[]),
            "closed-by-city",
            "单位类型：养老机构；所在地：金华市义乌市",
            "所在地在宁波市、绍兴市、杭州市（宁波市镇海区、绍兴市上虞区、杭州市萧山区除外），并且市民政局的封闭管理决定是“实施”",
        ),
        (
            home(330782, &[("confirmed-case", "no")]),
            "closed-by-case",
            "单位类型：养老机构；县（市、区）内确诊病例：没有",
            "有县（市、区）内确诊病例",
        ),
        (
            home(330782, &[("confirmed-case", "yes")]),
            "closed-by-case",
            "单位类型：养老机构；所在地：金华市义乌市；县（市、区）内确诊病例：有",
            "没有县（市、区）内确诊病例",
        ),
        (
            home(330281, &[("confirmed-case", "yes")]),
            "closed-by-case",
            "单位类型：养老机构；所在地：宁波市余姚市",
            "所在地不在宁波市、绍兴市、杭州市",
        ),
    ];
    for (response, id, because, otherwise) in &table {
        let assessment = assess(catalogue, response);
        let finding = assessment.finding(support::measure(catalogue, id));
        let reasons: Vec<_> = finding
            .proof
            .iter()
            .map(|question| {
                let name = catalogue.question_words(question, Lang::Zh);
                let answer = catalogue.answer_words(response, question, Lang::Zh);
                format!("{name}：{}", answer.unwrap_or_default())
            })
            .collect();
        assert_eq!(reasons.join("；"), *because);
        let Some(Counterfactual::Facts(flips)) = counterfactual(catalogue, response, finding)
        else {
            panic!("{id} has no counterfactual");
        };
        assert_eq!(catalogue.flips_words(&flips, Lang::Zh), *otherwise);
    }
}

/// No condition of the real content comes out empty, half translated or wrongly punctuated.
#[test]
fn every_real_condition_can_be_read_in_both_languages() {
    let catalogue = real();
    let mut all = BTreeSet::new();
    for measure in &catalogue.measures {
        let conditional = measure.when != Condition::Always;
        for lang in Lang::ALL {
            let words = catalogue.condition_words(&measure.when, lang);
            assert_eq!(words.is_empty(), !conditional, "{}", measure.id);
        }
        for atom in measure.when.atoms() {
            for outcome in [true, false] {
                let zh = catalogue.atom_words(atom, outcome, Lang::Zh);
                let en = catalogue.atom_words(atom, outcome, Lang::En);
                assert!(!zh.is_ascii() && !zh.ends_with(['：', '在', '为', '是']), "{zh}");
                assert!(!zh.contains("“”") && !en.contains("“”"), "{zh} / {en}");
                assert!(zh.chars().all(|c| !c.is_ascii() || c.is_ascii_digit()), "{zh}");
                assert!(!en.ends_with([' ', ':']), "{en}");
                assert!(!en.contains(['：', '，', '。', '（', '、']), "{en}");
                all.insert((zh, en));
            }
        }
        if conditional {
            all.insert((
                catalogue.condition_words(&measure.when, Lang::Zh),
                catalogue.condition_words(&measure.when, Lang::En),
            ));
        }
    }
    for (zh, en) in &all {
        println!("{zh}\n    {en}");
    }
}
