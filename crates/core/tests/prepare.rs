//! What to have ready in case things change: the same computation on a changed profile, most urgent first.

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    Lang, Response,
    assess::{Applicability, Progress, assess, facts_to_ask, what_if},
    catalogue::{EntitySet, FactIx, Measure, Strength, Urgency},
    prepare::{Preparation, Row, Supposition, prepare, suppositions},
    response::{Answer, FactAnswer, Fulfilment},
};
use support::{
    fact,
    generate::{case, cases, real_case},
    made_up, measure,
    papers::words,
    place, real, who, with_fact,
};

fn ordered(rows: &[Row]) -> bool {
    rows.windows(2).all(|pair| {
        let rank = |row: &Row| (row.urgency != Urgency::Immediately, row.strength, row.measure);
        rank(&pair[0]) < rank(&pair[1])
    })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_switches_is_what_a_changed_profile_gives(
        case in case(), picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..4)
    ) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let supposed: Vec<_> = picks
            .iter()
            .map(|(fact, value)| {
                let fact = FactIx(fact.index(catalogue.facts.len()) as u16);
                Supposition { fact, value: value.index(catalogue.fact(fact).options.len()) as u8 }
            })
            .collect();
        let prepared = prepare(catalogue, response, &supposed);
        let mut changed = response.clone();
        for Supposition { fact, value } in &supposed {
            changed.facts.insert(*fact, FactAnswer::Value(*value));
        }
        let (now, then) = (assess(catalogue, response), assess(catalogue, &changed));
        prop_assert!(ordered(&prepared.on) && ordered(&prepared.off));
        for (ix, it) in catalogue.measures() {
            let turned = |to| now.finding(ix).applicability != to && then.finding(ix).applicability == to;
            let find = |rows: &[Row]| rows.iter().find(|row| row.measure == ix).cloned();
            let (on, off) = (find(&prepared.on), find(&prepared.off));
            prop_assert_eq!(on.is_some(), turned(Applicability::Applies));
            prop_assert_eq!(off.is_some(), turned(Applicability::DoesNotApply));
            for row in on.into_iter().chain(off) {
                prop_assert_eq!((row.urgency, row.strength), (it.urgency, it.strength));
                prop_assert_eq!((&row.fix, &row.owner), (&it.fix, &it.owner));
                prop_assert_eq!(row.progress, then.finding(ix).progress);
            }
        }
        if supposed.is_empty() {
            prop_assert!(prepared.on.is_empty() && prepared.off.is_empty());
        }
    }

    #[test]
    fn what_is_offered_is_worth_supposing(case in real_case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let offered = suppositions(catalogue, response);
        let asked = facts_to_ask(catalogue, response);
        for Supposition { fact, value } in &offered {
            prop_assert!(asked.contains(fact));
            prop_assert!(response.value(*fact) != Some(*value), "it is so already");
        }
        for (position, it) in offered.iter().enumerate() {
            prop_assert!(!offered[..position].contains(it));
            let prepared = prepare(catalogue, response, &[*it]);
            let switched = what_if(catalogue, response, &[(it.fact, it.value)]);
            prop_assert_eq!((prepared.on.len(), prepared.off.len()), (switched.on.len(), switched.off.len()));
            for lang in Lang::ALL {
                let sheet = prepared.sheet(catalogue, lang);
                prop_assert_eq!(sheet.rows.len(), prepared.on.len() + prepared.off.len());
                prop_assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
                let words = it.words(catalogue, lang);
                prop_assert!(sheet.notes.iter().any(|note| note.starts_with(&words)), "{:?}", sheet.notes);
            }
        }
    }
}

/// A home in 义乌 without a case and without symptoms.
fn home() -> Response {
    let catalogue = real();
    let mut home = who(catalogue, "eldercare");
    home.unit = "义乌市的一家养老院".to_owned();
    home.place = Some(place(catalogue, 330782));
    for id in ["confirmed-case", "symptoms", "travel"] {
        home = with_fact(catalogue, home, id, "no");
    }
    home
}

fn supposed(id: &str) -> Supposition {
    Supposition { fact: fact(real(), id), value: 0 }
}

fn cells(prepared: &Preparation) -> Vec<Vec<String>> {
    words(&prepared.sheet(real(), Lang::Zh))
}

#[test]
fn a_list_reads_so() {
    let catalogue = real();
    let closed = measure(catalogue, "closed-by-case");
    let mut home = home();
    let answer = Answer { fulfilment: Fulfilment::Partly, note: String::new() };
    home.answers.insert(closed, answer);
    let prepared = prepare(catalogue, &home, &[supposed("confirmed-case")]);
    let [row] = prepared.on.as_slice() else { panic!("{:?}", prepared.on) };
    assert_eq!((row.measure, row.progress), (closed, Progress::Partly));
    let it = catalogue.measure(closed);
    let sheet = prepared.sheet(catalogue, Lang::Zh);
    assert_eq!(sheet.title, "义乌市的一家养老院情况变化准备清单");
    assert_eq!(
        sheet.notes,
        [
            "自查单位：义乌市的一家养老院；单位类型：养老机构；所在地：金华市义乌市",
            "若县（市、区）内发现确诊病例：新增适用 1 项。",
            "依据：《浙江省民政厅办公室关于全面加强新冠肺炎疫情防控工作的紧急通知》（以下简称“2021年12月紧急通知”）。按原文对照得出；现在的工作以现行规定为准。",
            "本清单按目前填写的情况推算，供提前准备；情况变化后，以当时的通知和要求为准。",
        ]
    );
    let [row] = cells(&prepared).try_into().unwrap();
    assert_eq!(row[..3], ["1", "新增适用", it.name.zh.as_str()]);
    assert!(
        row[3].starts_with("2021年12月紧急通知第二条第")
            && row[3].contains(catalogue.quote(it.quote))
    );
    assert_eq!(
        row[4..],
        ["必须做到", "立即", it.fix.zh.as_str(), it.owner.zh.as_str(), "部分落实"]
    );
}

#[test]
fn several_suppositions_are_taken_together_and_the_urgent_come_first() {
    let catalogue = real();
    let both = [supposed("travel"), supposed("symptoms")];
    let together = prepare(catalogue, &home(), &both);
    let apart: usize = both.iter().map(|it| prepare(catalogue, &home(), &[*it]).on.len()).sum();
    assert_eq!(together.on.len(), apart);
    let urgent = together.on.iter().take_while(|row| row.urgency == Urgency::Immediately).count();
    assert!(urgent > 0 && urgent < together.on.len());
    assert!(together.on[urgent..].iter().all(|row| row.urgency != Urgency::Immediately));
    assert!(together.words(catalogue, Lang::Zh).contains('，'), "both are said");
    // The other way round they would switch off, and need no work.
    let mut troubled = home();
    for id in ["travel", "symptoms"] {
        troubled = with_fact(catalogue, troubled, id, "yes");
    }
    let calm = both.map(|it| Supposition { value: 1, ..it });
    let calm = prepare(catalogue, &troubled, &calm);
    assert_eq!((calm.on.len(), calm.off.len()), (0, apart));
    for row in cells(&calm) {
        assert_eq!([&row[1], &row[6], &row[7]], ["不再适用", "", ""]);
    }
}

/// Every urgency with every strength: the same order as that of gaps.
#[test]
fn the_order_is_that_in_which_gaps_are_worked_off() {
    let urgencies = [Urgency::Standing, Urgency::Regularly, Urgency::Daily, Urgency::Immediately];
    let strengths = [Strength::Discretionary, Strength::Encouraged, Strength::Required];
    let mut measures = Vec::new();
    for urgency in urgencies {
        for strength in strengths {
            let name = format!("measure-{}", measures.len());
            let measure = made_up::measure(&name, EntitySet(1), made_up::has(0, 0b01));
            measures.push(Measure { urgency, strength, ..measure });
        }
    }
    let fact = made_up::fact("fact", &["yes", "no"]);
    let catalogue = made_up::catalogue(vec![made_up::entity("one")], vec![fact], measures);
    let mut response = who(&catalogue, "one");
    let yes = Supposition { fact: FactIx(0), value: 0 };
    let prepared = prepare(&catalogue, &response, &[yes]);
    response.facts.insert(yes.fact, FactAnswer::Value(yes.value));
    for (ix, _) in catalogue.measures() {
        let answer = Answer { fulfilment: Fulfilment::Unmet, note: String::new() };
        response.answers.insert(ix, answer);
    }
    let gaps = assess(&catalogue, &response).gaps(&catalogue);
    assert_eq!(gaps.len(), 12);
    let order = |row: &Row| row.measure;
    assert_eq!(
        prepared.on.iter().map(order).collect::<Vec<_>>(),
        gaps.iter().map(|gap| gap.measure).collect::<Vec<_>>()
    );
}
