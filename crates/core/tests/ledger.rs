//! The ledger: one row for every gap, with what was entered and nothing that was not.

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    Date, Lang, Response,
    assess::{Progress, assess},
    catalogue::{Catalogue, MeasureIx, Urgency},
    ledger::{Due, Kind, Ledger, Row, ledger, overdue, with_day, with_usual_owners},
    response::{Entry, Fulfilment, WorkState},
    sheet::Cell,
};
use support::{
    generate::{Case, case, cases, real_case},
    measure,
    papers::{day, home, words},
    real,
};

fn of(catalogue: &Catalogue, response: &Response) -> Ledger {
    let response = Response { checked: Some(day("2021-12-08")), ..response.clone() };
    ledger(catalogue, &response, &assess(catalogue, &response))
}

/// Entries for every measure, gap or not, by a number that says what is in them.
fn entered(case: &Case, seeds: &[u8]) -> Response {
    let mut response = case.response.clone();
    response.unit = "镇海区的\n一家养老院".to_owned();
    for ((ix, _), seed) in case.catalogue.measures().zip(seeds.iter().cycle()) {
        let state = [WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed];
        let entry = Entry {
            owner: if seed & 1 == 0 { String::new() } else { "护理\r\n主任".to_owned() },
            plan: if seed & 64 == 0 { String::new() } else { " 先买\n再登记".to_owned() },
            due: (seed & 2 != 0).then(|| Date::new(2021, 12, 1 + seed % 28)).flatten(),
            state: state[usize::from(seed >> 2 & 3)],
            done: (seed & 16 != 0).then(|| day("2021-12-20")),
        };
        if seed & 32 == 0 {
            response.ledger.insert(ix, entry);
        }
    }
    response
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn one_row_for_every_gap_in_the_order_of_the_assessment(
        case in case(), seeds in prop::collection::vec(any::<u8>(), 1..40)
    ) {
        let response = entered(&case, &seeds);
        let assessment = assess(&case.catalogue, &response);
        let gaps = assessment.gaps(&case.catalogue);
        let ledger = of(&case.catalogue, &response);
        prop_assert_eq!(ledger.rows.len(), gaps.len());
        for (row, gap) in ledger.rows.iter().zip(&gaps) {
            prop_assert_eq!((row.measure, row.progress), (gap.measure, gap.progress));
            let measure = case.catalogue.measure(row.measure);
            let entry = response.ledger.get(&row.measure).cloned().unwrap_or_default();
            prop_assert_eq!(&row.owner, if entry.owner.is_empty() { "" } else { "护理 主任" });
            prop_assert_eq!(&row.usual_owner, &measure.owner);
            prop_assert_eq!((row.state, row.done), (entry.state, entry.done));
            prop_assert_eq!(row.due.day(), entry.due);
            let at_once = measure.urgency == Urgency::Immediately;
            prop_assert_eq!(row.due == Due::Immediately, at_once && entry.due.is_none());
            prop_assert_eq!(row.kind == Some(Kind::AtOnce), at_once);
        }
        prop_assert_eq!(ledger.respondent.unit, "镇海区的 一家养老院");
    }

    #[test]
    fn the_table_says_what_the_rows_say(
        case in real_case(), seeds in prop::collection::vec(any::<u8>(), 1..40)
    ) {
        let response = entered(&case, &seeds);
        let ledger = of(&case.catalogue, &response);
        for lang in Lang::ALL {
            let sheet = ledger.sheet(&case.catalogue, Some(day("2021-12-15")), lang);
            prop_assert_eq!(sheet.rows.len(), ledger.rows.len());
            let late: Vec<_> = ledger
                .rows
                .iter()
                .enumerate()
                .filter(|(_, row)| overdue(row, day("2021-12-15")))
                .map(|(position, _)| (position + 1).to_string())
                .collect();
            let between = lang.pick("、", ", ");
            let names_them = sheet.notes.iter().any(|note| note.contains(&late.join(between)) && note.contains("2021-12-15"));
            prop_assert_eq!(names_them, !late.is_empty());
            for (position, (cells, row)) in sheet.rows.iter().zip(&ledger.rows).enumerate() {
                prop_assert_eq!(cells.len(), sheet.columns.len());
                let measure = case.catalogue.measure(row.measure);
                prop_assert_eq!(&cells[0], &Cell::position(position));
                prop_assert_eq!(&cells[1], &Cell::Date(day("2021-12-08")));
                let problem = Cell::Text(match lang {
                    Lang::Zh => format!("{}：{}", measure.name.zh, if row.progress == Progress::Partly { "部分落实" } else { "未落实" }),
                    Lang::En => format!("{}: {}", measure.name.en, if row.progress == Progress::Partly { "Partly done" } else { "Not done" }),
                });
                prop_assert_eq!(&cells[2], &problem);
                let Cell::Text(clause) = &cells[3] else { panic!("{:?}", cells[3]) };
                prop_assert!(clause.contains(case.catalogue.quote(measure.quote)));
                prop_assert_eq!(&cells[7], &Cell::from(&row.owner));
                prop_assert!(matches!((&cells[8], row.due), (Cell::Date(_), Due::On(_)) | (Cell::Text(_), Due::Immediately) | (Cell::Empty, Due::NotSet)));
                prop_assert_eq!(&cells[11], &Cell::Empty, "who verifies signs by hand");
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// Several rows at once: what is empty is filled in, and nothing else is touched.
    #[test]
    fn what_is_filled_in_for_several_rows_replaces_nothing(
        case in case(), seeds in prop::collection::vec(any::<u8>(), 1..40)
    ) {
        let response = entered(&case, &seeds);
        let before = of(&case.catalogue, &response);
        let due = day("2022-01-05");
        for lang in Lang::ALL {
            let dated = with_day(&response, &before, due);
            let owned = with_usual_owners(&response, &before, lang);
            for (ix, _) in case.catalogue.measures() {
                let was = response.ledger.get(&ix);
                let row = before.rows.iter().find(|row| row.measure == ix);
                let Some(row) = row else {
                    prop_assert_eq!(dated.get(&ix), was, "no gap, no work");
                    prop_assert_eq!(owned.get(&ix), was);
                    continue;
                };
                let entry = was.cloned().unwrap_or_default();
                let expected = match row.due {
                    Due::NotSet => Some(Entry { due: Some(due), ..entry.clone() }),
                    // The notice says when, or the person has.
                    Due::Immediately | Due::On(_) => was.cloned(),
                };
                prop_assert_eq!(dated.get(&ix), expected.as_ref());
                let post = case.catalogue.measure(ix).owner.get(lang);
                let expected = match (row.owner.as_str(), post.as_str()) {
                    ("", "") => was.cloned(),
                    ("", post) => Some(Entry { owner: post.to_owned(), ..entry }),
                    _ => was.cloned(),
                };
                prop_assert_eq!(owned.get(&ix), expected.as_ref());
            }
        }
    }
}

fn rows(response: &Response) -> Vec<Vec<String>> {
    words(&of(real(), response).sheet(real(), None, Lang::Zh))
}

#[test]
fn a_ledger_reads_so() {
    let catalogue = real();
    let mut home = home(&[
        ("closed-named", Some(Fulfilment::Unmet)),
        ("ventilation", Some(Fulfilment::Partly)),
    ]);
    for id in ["closed-named", "ventilation"] {
        let answer = home.answers.get_mut(&measure(catalogue, id)).unwrap();
        answer.note = " 已报告\n民政局 ".to_owned();
    }
    let entry = Entry {
        owner: "院长".to_owned(),
        plan: "每天上午、下午各开窗一次。\n由值班护理员登记 ".to_owned(),
        due: Some(day("2021-12-10")),
        state: WorkState::Working,
        done: None,
    };
    home.ledger.insert(measure(catalogue, "ventilation"), entry);
    assert_eq!(
        rows(&home),
        [
            [
                "1",
                "2021-12-08",
                "临时封闭管理（镇海、上虞、萧山）：未落实",
                "2021年12月紧急通知第二条第2句：“宁波市镇海区、绍兴市上虞区、杭州市萧山区要立即实施养老机构临时封闭管理”",
                "立行立改",
                &catalogue.measure(measure(catalogue, "closed-named")).fix.zh,
                "镇海区的一家养老院",
                "",
                "立即",
                "未整改",
                "",
                "",
                "已报告\n民政局",
            ],
            [
                "2",
                "2021-12-08",
                "室内通风：部分落实",
                "2021年12月紧急通知第三条第2句：“强化通风”",
                "限期整改",
                "每天上午、下午各开窗一次。 由值班护理员登记",
                "镇海区的一家养老院",
                "院长",
                "2021-12-10",
                "整改中",
                "",
                "",
                "已报告\n民政局",
            ],
        ]
    );
    let sheet = of(catalogue, &home).sheet(catalogue, Some(day("2021-12-11")), Lang::Zh);
    assert_eq!(sheet.title, "镇海区的一家养老院整改台账");
    assert_eq!(
        sheet.notes,
        [
            "自查单位：镇海区的一家养老院；单位类型：养老机构；所在地：宁波市镇海区",
            "依据：《浙江省民政厅办公室关于全面加强新冠肺炎疫情防控工作的紧急通知》（以下简称“2021年12月紧急通知”）。按原文对照得出；现在的工作以现行规定为准。",
            "截至 2021-12-11，超过整改时限仍未完成的有 1 项：序号 2。",
            "“验收（销号）人”一栏由验收人核对后手签。",
        ]
    );
}

/// What may still become a gap is named as long as it is read at a glance.
#[test]
fn what_is_not_settled_is_named_under_the_table_or_counted() {
    let catalogue = real();
    let open =
        ["ventilation", "masks", "staff-test", "disinfection", "staff-roster", "health-code"];
    for count in 1..=open.len() {
        let to_verify = open[..count].iter().map(|id| (*id, Some(Fulfilment::ToVerify)));
        let home = home(&to_verify.collect::<Vec<_>>());
        let sheet = of(catalogue, &home).sheet(catalogue, None, Lang::Zh);
        let note = sheet.notes.iter().find(|note| note.starts_with("另有")).unwrap();
        assert!(note.starts_with(&format!("另有 {count} 项待核实")), "{note}");
        for id in &open[..count] {
            let name = &catalogue.measure(measure(catalogue, id)).name.zh;
            assert_eq!(note.contains(name.as_str()), count <= 5, "{name}: {note}");
        }
    }
}

/// Every urgency, with a day and without.
#[test]
fn the_kind_of_rectification_follows_from_urgency_and_day() {
    let date = Some(day("2021-12-10"));
    for (urgency, with_day, without) in [
        (Urgency::Immediately, Some(Kind::AtOnce), Some(Kind::AtOnce)),
        (Urgency::Daily, Some(Kind::ByDate), None),
        (Urgency::Regularly, Some(Kind::ByDate), None),
        (Urgency::Standing, Some(Kind::ByDate), None),
    ] {
        assert_eq!(Kind::of(urgency, date), with_day, "{urgency:?}");
        assert_eq!(Kind::of(urgency, None), without, "{urgency:?}");
        assert_eq!(Due::of(urgency, date), Due::On(day("2021-12-10")), "{urgency:?}");
    }
}

#[test]
fn a_row_is_overdue_from_the_day_after_and_until_it_is_put_right() {
    let row = |due, state| Row {
        measure: MeasureIx(0),
        progress: Progress::Unmet,
        kind: None,
        plan: String::new(),
        owner: String::new(),
        usual_owner: real().measures[0].owner.clone(),
        due,
        state,
        done: None,
        remark: String::new(),
    };
    let due = Due::On(day("2021-12-10"));
    for (state, late) in [
        (WorkState::Open, true),
        (WorkState::Working, true),
        (WorkState::Done, false),
        (WorkState::Closed, false),
    ] {
        assert!(!overdue(&row(due, state), day("2021-12-10")), "{state:?}");
        assert_eq!(overdue(&row(due, state), day("2021-12-11")), late, "{state:?}");
        for never in [Due::Immediately, Due::NotSet] {
            assert!(!overdue(&row(never, state), day("9999-12-31")), "{state:?}");
        }
    }
}
