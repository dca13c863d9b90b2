//! The paragraph for a work group says what the assessment says, and no more.

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    Assessment, Catalogue, Date, Lang, Response,
    assess::{Applicability, Progress, assess},
    compare::compare,
    message::{Form, message},
    response::{Answer, Entry, Fulfilment, WorkState},
};
use support::{
    generate::{case, cases},
    measure,
    papers::{day, home},
    place, real, who,
};

fn zh(catalogue: &Catalogue, response: &Response, form: Form, today: Option<Date>) -> String {
    message(catalogue, response, &assess(catalogue, response), form, None, today, Lang::Zh)
}

/// The rows of the ledger are in the message by name, by day and by state.
fn with_work(mut home: Response) -> Response {
    let catalogue = real();
    for (id, owner, due, state) in [
        ("ventilation", "护理\n主任", Some("2021-12-07"), WorkState::Working),
        ("masks", "", Some("2021-12-10"), WorkState::Done),
    ] {
        let (owner, due) = (owner.to_owned(), due.map(day));
        let entry = Entry { owner, due, state, ..Entry::default() };
        home.ledger.insert(measure(catalogue, id), entry);
    }
    home
}

fn troubled() -> Response {
    let mut home = home(&[
        ("closed-named", Some(Fulfilment::Unmet)),
        ("ventilation", Some(Fulfilment::Partly)),
        ("masks", Some(Fulfilment::Unmet)),
        ("disinfection", Some(Fulfilment::Unmet)),
        ("health-code", Some(Fulfilment::Unmet)),
        ("staff-test", Some(Fulfilment::Unmet)),
        ("staff-itinerary", None),
        ("staff-temperature", None),
        ("resident-outings", Some(Fulfilment::ToVerify)),
    ]);
    home.facts.remove(&support::fact(real(), "symptoms"));
    with_work(home)
}

#[test]
fn a_short_message_reads_so() {
    assert_eq!(
        zh(real(), &troubled(), Form::Short, Some(day("2021-12-08"))),
        "镇海区的一家养老院（养老机构，宁波市镇海区）于2021年12月8日对照“2021年12月紧急通知”的原文（现在的工作以现行规定为准）开展自查：适用 17–21 项，已落实 9 项，缺口 6–8 项，其中已确定 6 项，都是必须做到的。\
         尚有 1 项未填、1 项待核实、4 项是否适用待定，以上数字可能变化。\
         没有落实到位的：临时封闭管理（镇海、上虞、萧山）、工作人员定期核酸检测、室内通风（部分落实）、场所消毒、进门亮健康码、戴口罩。\
         还没改完的 5 项，整改时限：立即 1 项，2021年12月7日前 1 项，未定 3 项；已超期 1 项。\
         整改情况：未整改 4 项，整改中 1 项，已整改 1 项。"
    );
}

/// The day of the check stays; how the work stands is as of today.
#[test]
fn a_message_of_a_later_day_says_as_of_when_the_work_stands_so() {
    let text = zh(real(), &troubled(), Form::Short, Some(day("2021-12-20")));
    assert!(text.contains("于2021年12月8日对照"), "{text}");
    assert!(
        text.ends_with(
            "还没改完的 5 项，整改时限：立即 1 项，2021年12月7日前 1 项，未定 3 项；截至2021年12月20日已超期 1 项。\
             截至2021年12月20日的整改情况：未整改 4 项，整改中 1 项，已整改 1 项。"
        ),
        "{text}"
    );
}

#[test]
fn a_message_says_what_has_changed_since_the_last_time() {
    let missing = ["masks", "ventilation", "disinfection"];
    let mut last = home(&missing.map(|id| (id, Some(Fulfilment::Unmet))));
    last.checked = Some(day("2021-12-01"));
    let now = home(&[("masks", Some(Fulfilment::Partly)), ("staff-test", Some(Fulfilment::Unmet))]);
    let said = |last: &Response| {
        let compared = compare(real(), last, &now, Some(day("2021-12-08")));
        let assessment = assess(real(), &now);
        let when = Some(day("2021-12-08"));
        message(real(), &now, &assessment, Form::Short, Some(&compared), when, Lang::Zh)
    };
    let text = said(&last);
    let expected = "与2021年12月1日的自查相比：仍未整改到位 1 项，新出现 1 项，已整改 2 项。";
    assert!(text.ends_with(expected), "{text}");
    last.checked = None;
    assert!(!said(&last).contains("相比"), "since when is not known");
}

#[test]
fn a_long_message_reads_so() {
    let fix = |id| &real().measure(measure(real(), id)).fix.zh;
    let mut home = with_work(home(&[
        ("ventilation", Some(Fulfilment::Partly)),
        ("masks", Some(Fulfilment::Unmet)),
        ("resident-outings", Some(Fulfilment::ToVerify)),
    ]));
    home.checked = None;
    assert_eq!(
        zh(real(), &home, Form::Long, None),
        format!(
            "镇海区的一家养老院（养老机构，宁波市镇海区）对照“2021年12月紧急通知”的原文（现在的工作以现行规定为准）开展自查：适用 17 项，已落实 14 项，缺口 2–3 项，其中已确定 2 项，都是必须做到的。\
             尚有 1 项待核实，以上数字可能变化。\
             还没改完的 1 项，整改时限：2021年12月7日前 1 项。整改情况：整改中 1 项，已整改 1 项。\n\
             存在问题和整改措施：\n\
             1. 室内通风（部分落实）。整改措施：{}责任人：护理 主任；整改时限：2021年12月7日；整改情况：整改中。\n\
             2. 戴口罩（未落实）。整改措施：{}责任人：未定；整改时限：2021年12月10日；整改情况：已整改。\n\
             还要弄清的：\n\
             待核实：服务对象减少外出。",
            fix("ventilation"),
            fix("masks"),
        )
    );
}

#[test]
fn nothing_missing_and_nothing_known_are_said_as_such() {
    let catalogue = real();
    let when = Some(day("2021-12-08"));
    for form in [Form::Short, Form::Long] {
        assert_eq!(
            zh(catalogue, &home(&[]), form, when),
            "镇海区的一家养老院（养老机构，宁波市镇海区）于2021年12月8日对照“2021年12月紧急通知”的原文（现在的工作以现行规定为准）开展自查：适用 17 项，已落实 17 项，没有缺口，也没有待定的内容。"
        );
    }
    assert_eq!(
        zh(catalogue, &Response::default(), Form::Short, None),
        "本单位对照“村（社区）服务管理通知”和“2021年12月紧急通知”的原文（现在的工作以现行规定为准）开展自查：单位类型未填，适用哪些措施还不能确定。"
    );
    let nameless = Response { unit: " \n".to_owned(), checked: None, ..home(&[]) };
    assert!(
        zh(catalogue, &nameless, Form::Short, None).starts_with("养老机构（宁波市镇海区）对照")
    );
}

#[test]
fn many_days_are_said_as_a_span() {
    let catalogue = real();
    let ids = ["ventilation", "masks", "disinfection", "health-code"];
    let mut home = home(&ids.map(|id| (id, Some(Fulfilment::Unmet))));
    let days = ["2021-12-10", "2021-12-09", "2021-12-20", "2021-12-15"];
    for (number, (id, due)) in ids.iter().zip(days).enumerate() {
        let entry = Entry { due: Some(day(due)), ..Entry::default() };
        home.ledger.insert(measure(catalogue, id), entry);
        let text = zh(catalogue, &home, Form::Short, None);
        match number {
            2 => assert!(text.contains("整改时限：2021年12月9日前 1 项，2021年12月10日前 1 项，2021年12月20日前 1 项，未定 1 项。"), "{text}"),
            3 => assert!(text.contains("整改时限：2021年12月9日至2021年12月20日 4 项。"), "{text}"),
            _ => {}
        }
    }
}

/// Which of three classes a village is in is not known: that two measures are missing is, which two is not.
#[test]
fn gaps_that_have_no_name_yet_are_counted_and_not_named() {
    let catalogue = real();
    let mut village = who(catalogue, "village-community");
    village.place = Some(place(catalogue, 330281));
    for (ix, _) in catalogue.facts() {
        village.facts.insert(ix, selfcheck_core::response::FactAnswer::Value(0));
    }
    village.facts.remove(&support::fact(catalogue, "community-class"));
    for (ix, it) in catalogue.measures() {
        let class = it.id.starts_with("class-");
        let fulfilment = if class { Fulfilment::Unmet } else { Fulfilment::Met };
        village.answers.insert(ix, Answer { fulfilment, note: String::new() });
    }
    let text = zh(catalogue, &village, Form::Short, None);
    assert!(text.contains("缺口 2 项，都是必须做到的。"), "{text}");
    assert!(text.contains("确定的缺口里有 2 项，要等情况弄清后才知道是哪几项。"), "{text}");
    assert!(!text.contains("没有落实到位的"), "{text}");
}

fn count(assessment: &Assessment, progress: Progress) -> usize {
    assessment.findings.iter().filter(|f| f.applies() && f.progress == progress).count()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_number_is_that_of_the_assessment(
        case in case(),
        days in prop::collection::vec((1u8..28, any::<bool>()), 1..20),
        later: bool,
    ) {
        let catalogue = &*case.catalogue;
        let mut response = case.response.clone();
        response.unit = "甲\n乙\t丙".to_owned();
        response.checked = Some(day(if later { "2021-12-07" } else { "2021-12-15" }));
        for ((ix, _), (due, set)) in catalogue.measures().zip(days.iter().cycle()) {
            if *set {
                let due = Date::new(2021, 12, *due);
                response.ledger.insert(ix, Entry { due, owner: "护理\r\n主任".to_owned(), ..Entry::default() });
            }
        }
        let assessment = assess(catalogue, &response);
        let bounds = assessment.bounds;
        let gaps = assessment.gaps(catalogue);
        let undetermined = assessment.findings.iter().filter(|f| f.applicability == Applicability::Undetermined).count();
        let open = [
            (count(&assessment, Progress::NotAnswered), "未填", "not answered: "),
            (count(&assessment, Progress::ToVerify), "待核实", "to be checked: "),
            (count(&assessment, Progress::ExemptWithoutReason), "“不适用”缺理由", "exempt without a reason: "),
            (undetermined, "是否适用待定", "not certain to apply: "),
        ];
        for lang in Lang::ALL {
            let [short, long] = [Form::Short, Form::Long].map(|form| message(catalogue, &response, &assessment, form, None, Some(day("2021-12-15")), lang));
            prop_assert!(short.starts_with("甲 乙 丙"), "{}", short);
            prop_assert_eq!(short.lines().count(), 1);
            prop_assert!(!long.contains(['\t', '\r']));
            let paragraph = long.lines().next().unwrap_or_default();
            for text in [short.as_str(), paragraph] {
                let nothing = lang.pick("没有缺口，也没有待定的内容", "no gaps, and nothing is open");
                let no_gaps = lang.pick("没有缺口", "no gaps");
                if response.entity.is_none() {
                    prop_assert!(text.contains(lang.pick("单位类型未填", "the kind of respondent is not given")), "{}", text);
                    prop_assert!(!text.contains(no_gaps), "{}", text);
                    continue;
                }
                if bounds.applying.most == 0 {
                    prop_assert!(text.contains(lang.pick("没有适用的措施", "no measure applies")), "{}", text);
                    continue;
                }
                let (applying, met) = (bounds.applying, bounds.met.least);
                let numbers = lang.pick(format!("适用 {applying} 项，已落实 {met} 项，"), format!("measures that apply: {applying}, done: {met}, "));
                prop_assert!(text.contains(&numbers), "{} is not in {}", numbers, text);
                prop_assert_eq!(text.contains(no_gaps), bounds.gaps.most == 0, "{}", text);
                let all_known = open.iter().all(|(count, ..)| *count == 0);
                prop_assert_eq!(text.contains(nothing), bounds.gaps.most == 0 && all_known, "{}", text);
                if bounds.gaps.most > 0 {
                    let gaps = bounds.gaps;
                    let number = lang.pick(format!("缺口 {gaps} 项"), format!("gaps: {gaps}"));
                    prop_assert!(text.contains(&number), "{} is not in {}", number, text);
                    let certain = lang.pick(format!("其中已确定 {} 项", gaps.least), format!("certain: {}", gaps.least));
                    prop_assert_eq!(text.contains(&certain), !gaps.is_settled() && gaps.least > 0, "{}", text);
                }
                for (count, zh, en) in open {
                    let said = lang.pick(format!("{count} 项{zh}"), format!("{en}{count}"));
                    prop_assert_eq!(text.contains(&said), count > 0, "{}: {}", said, text);
                }
            }
            // Every gap stands on its line of the long form, in order; the first five are named in the short one.
            let name = |ix| catalogue.measure(ix).name.get(lang).as_str();
            for (number, gap) in (1..).zip(&gaps) {
                let start = format!("{number}. {}", name(gap.measure));
                prop_assert!(long.lines().any(|line| line.starts_with(&start)), "{}: {}", start, long);
                prop_assert!(number > 5 || short.contains(name(gap.measure)), "{}", short);
            }
            let all = lang.pick(format!("等 {} 项", gaps.len()), format!("{} in all", gaps.len()));
            // One more is named rather than left out alone.
            prop_assert_eq!(short.contains(&all), gaps.len() > 6, "{}", short);
            prop_assert!(gaps.len() != 6 || gaps.iter().all(|gap| short.contains(name(gap.measure))));
            let late = gaps.iter().filter(|gap| {
                let due = response.ledger.get(&gap.measure).and_then(|entry| entry.due);
                due.is_some_and(|due| due < day("2021-12-15"))
            }).count();
            let said = match (lang, later) {
                (Lang::Zh, false) => format!("；已超期 {late} 项"),
                (Lang::Zh, true) => format!("；截至2021年12月15日已超期 {late} 项"),
                (Lang::En, false) => format!("overdue: {late}"),
                (Lang::En, true) => format!("overdue as of 2021-12-15: {late}"),
            };
            prop_assert_eq!(short.contains(&said), late > 0, "{}", short);
            prop_assert_eq!(long.matches(lang.pick("（已超期）", "(overdue)")).count(), late);
        }
    }
}
