//! Looking again: every pair of states is exactly one change, and nothing is called put right that was not.

mod support;

use std::{collections::BTreeMap, sync::Arc};

use proptest::prelude::*;
use selfcheck_core::{
    Catalogue, Date, Lang, Response,
    assess::{Applicability, Progress, assess},
    compare::{Comparison, GapChange, Row, ScopeChange, Side, carry_over, compare, struck_off},
    format::ResponseFile,
    response::{Answer, Entry, FactAnswer, Fulfilment, WorkState},
    sheet::Sheet,
};
use support::{
    generate::{Case, answer, case, cases, response},
    measure,
    papers::{day, home, words},
    place, real, who, with_fact,
};

const APPLICABILITIES: [Applicability; 3] =
    [Applicability::Applies, Applicability::DoesNotApply, Applicability::Undetermined];

const PROGRESSES: [Progress; 7] = [
    Progress::Met,
    Progress::Partly,
    Progress::Unmet,
    Progress::ToVerify,
    Progress::Exempt,
    Progress::ExemptWithoutReason,
    Progress::NotAnswered,
];

const STATES: [WorkState; 4] =
    [WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed];

fn sides() -> Vec<Side> {
    let mut sides = Vec::new();
    for applicability in APPLICABILITIES {
        for progress in PROGRESSES {
            for state in STATES {
                sides.push(Side { applicability, progress, state });
            }
        }
    }
    sides
}

/// Whether a change of this kind is what these sides amount to: each kind by its own words, apart from the others.
fn is(change: GapChange, last: Side, now: Side) -> bool {
    use Applicability::{Applies, DoesNotApply, Undetermined};
    let gap = |side: Side| {
        side.applicability == Applies && matches!(side.progress, Progress::Partly | Progress::Unmet)
    };
    let said_done = matches!(last.state, WorkState::Done | WorkState::Closed);
    let last_fine =
        last.applicability == Applies && matches!(last.progress, Progress::Met | Progress::Exempt);
    let open = [Progress::NotAnswered, Progress::ToVerify, Progress::ExemptWithoutReason];
    match change {
        GapChange::Again => gap(now) && said_done,
        GapChange::Still => gap(now) && gap(last) && !said_done,
        GapChange::New => gap(now) && last_fine && !said_done,
        GapChange::FirstSeen => {
            let unknown = last.applicability == Undetermined
                || last.applicability == Applies && open.contains(&last.progress);
            gap(now) && !said_done && (unknown || last.applicability == DoesNotApply)
        }
        GapChange::PutRight => {
            gap(last) && now.applicability == Applies && now.progress == Progress::Met
        }
        GapChange::Exempted => {
            gap(last) && now.applicability == Applies && now.progress == Progress::Exempt
        }
        GapChange::Lapsed => gap(last) && now.applicability == DoesNotApply,
        GapChange::Unclear => {
            let unknown = now.applicability == Undetermined
                || now.applicability == Applies && open.contains(&now.progress);
            gap(last) && unknown
        }
        GapChange::None => !gap(last) && !gap(now),
    }
}

/// All 84 × 84 pairs.
#[test]
fn every_pair_of_sides_is_exactly_one_change() {
    let mut seen = BTreeMap::new();
    for last in sides() {
        for now in sides() {
            let all = GapChange::ALL.into_iter().filter(|change| is(*change, last, now));
            assert_eq!(all.collect::<Vec<_>>(), [GapChange::of(last, now)], "{last:?} → {now:?}");
            *seen.entry(format!("{:?}", GapChange::of(last, now))).or_insert(0) += 1;
            // What this time's ledger says came after the check.
            for state in STATES {
                assert_eq!(GapChange::of(last, now), GapChange::of(last, Side { state, ..now }));
            }
        }
    }
    println!("{seen:?}");
    assert_eq!(seen.len(), GapChange::ALL.len(), "every kind comes about");
    assert_eq!(seen.values().sum::<usize>(), 84 * 84);
}

#[test]
fn every_pair_of_applicabilities_is_one_change_and_mirrored_the_other_way() {
    use Applicability::{Applies, DoesNotApply, Undetermined};
    let table = [
        (Applies, Applies, ScopeChange::None),
        (Applies, DoesNotApply, ScopeChange::NoLongerApplies),
        (Applies, Undetermined, ScopeChange::BecameUndetermined),
        (DoesNotApply, Applies, ScopeChange::NewlyApplies),
        (DoesNotApply, DoesNotApply, ScopeChange::None),
        (DoesNotApply, Undetermined, ScopeChange::BecameUndetermined),
        (Undetermined, Applies, ScopeChange::Settled),
        (Undetermined, DoesNotApply, ScopeChange::Settled),
        (Undetermined, Undetermined, ScopeChange::None),
    ];
    for (last, now, change) in table {
        assert_eq!(ScopeChange::of(last, now), change, "{last:?} → {now:?}");
        assert_eq!(ScopeChange::of(now, last), mirrored(change), "{now:?} → {last:?}");
        let words = change.words(now, Lang::Zh);
        assert_eq!(words.is_empty(), change == ScopeChange::None);
    }
    for change in GapChange::ALL {
        for lang in Lang::ALL {
            assert_eq!(change.words(lang).is_empty(), change == GapChange::None);
        }
    }
}

fn mirrored(change: ScopeChange) -> ScopeChange {
    match change {
        ScopeChange::NewlyApplies => ScopeChange::NoLongerApplies,
        ScopeChange::NoLongerApplies => ScopeChange::NewlyApplies,
        ScopeChange::BecameUndetermined => ScopeChange::Settled,
        ScopeChange::Settled => ScopeChange::BecameUndetermined,
        ScopeChange::None => ScopeChange::None,
    }
}

/// Entries for some measures, by a number that says what is in them.
fn entered(catalogue: &Catalogue, mut response: Response, seeds: &[u8]) -> Response {
    for ((ix, _), seed) in catalogue.measures().zip(seeds.iter().cycle()) {
        let entry = Entry {
            owner: if seed & 1 == 0 { String::new() } else { format!("第{seed}\n岗") },
            plan: if seed & 32 == 0 { String::new() } else { format!("做法{seed}") },
            due: (seed & 2 != 0).then(|| Date::new(2021, 12, 1 + seed % 28)).flatten(),
            state: STATES[usize::from(seed >> 2 & 3)],
            done: None,
        };
        if seed & 16 == 0 {
            response.ledger.insert(ix, entry);
        }
    }
    response
}

/// Two self-checks of the same content: of the same respondent with some answers changed, or of any two.
fn two() -> impl Strategy<Value = (Case, Response)> {
    let seeds = || prop::collection::vec(any::<u8>(), 1..40);
    (case(), prop::bool::ANY, prop::collection::vec(0u8..24, 1..40), seeds(), seeds())
        .prop_flat_map(|(mut case, same, changes, last, now)| {
            let other = match same {
                true => {
                    let mut other = case.response.clone();
                    for ((ix, _), change) in case.catalogue.measures().zip(changes.iter().cycle()) {
                        if let Some(answer) = answer(*change) {
                            other.answers.insert(ix, answer);
                        }
                    }
                    Just(other).boxed()
                }
                false => response(&case.catalogue).boxed(),
            };
            case.response = entered(&case.catalogue, case.response, &last);
            let catalogue = Arc::clone(&case.catalogue);
            let other = other.prop_map(move |other| entered(&catalogue, other, &now));
            (Just(case), other)
        })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn rows_are_what_applies_or_may_and_say_what_both_assessments_say((case, now) in two()) {
        let (catalogue, last) = (&*case.catalogue, &case.response);
        let comparison = compare(catalogue, last, &now, Some(day("2021-12-15")));
        let (then, here) = (assess(catalogue, last), assess(catalogue, &now));
        let mut rows = comparison.rows.iter();
        let off = Applicability::DoesNotApply;
        for (before, after) in then.findings.iter().zip(&here.findings) {
            if before.applicability == off && after.applicability == off {
                continue;
            }
            let row = rows.next().expect("a row for every measure that applies or may");
            prop_assert_eq!(row.measure, before.measure);
            prop_assert_eq!((row.last.applicability, row.last.progress), (before.applicability, before.progress));
            prop_assert_eq!((row.now.applicability, row.now.progress), (after.applicability, after.progress));
            prop_assert!(is(row.gap, row.last, row.now));
            let dues = [last, &now].map(|r| r.ledger.get(&row.measure).and_then(|entry| entry.due));
            let due = dues[0].or(dues[1]);
            prop_assert_eq!(row.due.day(), due);
            let found_late = |due: &Date| now.day().is_some_and(|checked| *due < checked);
            let waiting = now.ledger.get(&row.measure).is_none_or(|entry| !entry.state.is_done());
            let late = |due: &Date| found_late(due) || waiting && *due < day("2021-12-15");
            prop_assert_eq!(row.overdue, due.filter(|due| after.is_gap() && late(due)));
        }
        prop_assert!(rows.next().is_none());
        prop_assert_eq!(GapChange::ALL.map(|c| comparison.gaps(c)).iter().sum::<usize>(), comparison.rows.len());
        prop_assert_eq!(ScopeChange::ALL.map(|c| comparison.scopes(c)).iter().sum::<usize>(), comparison.rows.len());
        // What was a gap, and what is one, is accounted for.
        let gaps_now: usize = [GapChange::Again, GapChange::Still, GapChange::New, GapChange::FirstSeen].map(|c| comparison.gaps(c)).iter().sum();
        prop_assert_eq!(gaps_now, here.gaps(catalogue).len());
        prop_assert_eq!(comparison.overdue(), comparison.rows.iter().filter(|r| r.overdue.is_some()).count());
        let no_day = compare(catalogue, last, &now, None);
        prop_assert_eq!(no_day.overdue(), 0);
        // Nothing has changed exactly if no row has.
        let same = |row: &Row| row.gap == GapChange::None && row.scope == ScopeChange::None;
        for lang in Lang::ALL {
            prop_assert_eq!(comparison.changes(lang).is_empty(), comparison.rows.iter().all(same));
        }
    }

    #[test]
    fn with_itself_nothing_has_changed(case in case(), seeds in prop::collection::vec(any::<u8>(), 1..40)) {
        let response = entered(&case.catalogue, case.response.clone(), &seeds);
        let comparison = compare(&case.catalogue, &response, &response, None);
        prop_assert_eq!(comparison.scopes(ScopeChange::None), comparison.rows.len());
        prop_assert_eq!(&comparison.last, &comparison.now);
        for row in &comparison.rows {
            // A gap that the ledger calls put right is missing again, also when nothing else differs.
            let gap = match (row.now.is_gap(), row.last.state.is_done()) {
                (false, _) => GapChange::None,
                (true, false) => GapChange::Still,
                (true, true) => GapChange::Again,
            };
            prop_assert_eq!(row.gap, gap);
        }
    }

    #[test]
    fn the_other_way_round_the_scope_is_mirrored((case, now) in two()) {
        let forth = compare(&case.catalogue, &case.response, &now, None);
        let back = compare(&case.catalogue, &now, &case.response, None);
        prop_assert_eq!(forth.rows.len(), back.rows.len());
        for (forth, back) in forth.rows.iter().zip(&back.rows) {
            prop_assert_eq!(forth.measure, back.measure);
            prop_assert_eq!(back.scope, mirrored(forth.scope));
            // A gap on one side alone is a gap on the other side alone.
            let gone = [GapChange::PutRight, GapChange::Exempted, GapChange::Lapsed, GapChange::Unclear];
            if gone.contains(&forth.gap) {
                prop_assert!(matches!(back.gap, GapChange::New | GapChange::FirstSeen | GapChange::Again), "{:?}", back.gap);
            }
        }
    }

    #[test]
    fn owners_and_days_are_carried_over_for_gaps_that_are_still_gaps((case, now) in two()) {
        let (catalogue, last) = (&*case.catalogue, &case.response);
        let carried = carry_over(catalogue, last, &now);
        let comparison = compare(catalogue, last, &now, None);
        for (ix, _) in catalogue.measures() {
            let (old, own) = (last.ledger.get(&ix).cloned().unwrap_or_default(), now.ledger.get(&ix).cloned().unwrap_or_default());
            let entry = carried.get(&ix).cloned().unwrap_or_default();
            prop_assert_eq!((entry.state, entry.done), (own.state, own.done));
            let row = comparison.rows.iter().find(|row| row.measure == ix);
            let both = row.is_some_and(|row| row.last.is_gap() && row.now.is_gap());
            if !both {
                prop_assert_eq!(&entry, &own);
                continue;
            }
            let owner = if own.owner.is_empty() { &old.owner } else { &own.owner };
            prop_assert_eq!(&entry.owner, owner);
            let plan = if own.plan.is_empty() { &old.plan } else { &own.plan };
            prop_assert_eq!(&entry.plan, plan);
            let old_day = if row.is_some_and(|row| row.gap == GapChange::Still) { old.due } else { None };
            prop_assert_eq!(entry.due, own.due.or(old_day));
        }
        // Once carried over, nothing is left to carry.
        let again = Response { ledger: carried.clone(), ..now };
        prop_assert_eq!(carry_over(catalogue, last, &again), carried);
    }
}

fn entry(owner: &str, due: &str, state: WorkState) -> Entry {
    Entry { owner: owner.to_owned(), due: Date::parse(due), state, ..Entry::default() }
}

fn looked_again() -> Comparison {
    let catalogue = real();
    let at = |id| measure(catalogue, id);
    let mut last = home(&[
        ("closed-named", Some(Fulfilment::Unmet)),
        ("ventilation", Some(Fulfilment::Partly)),
        ("masks", Some(Fulfilment::Unmet)),
        ("disinfection", Some(Fulfilment::Unmet)),
        ("health-code", Some(Fulfilment::Unmet)),
    ]);
    last.checked = Some(day("2021-12-01"));
    last.ledger.insert(at("ventilation"), entry("护理主任", "2021-12-10", WorkState::Working));
    last.ledger.insert(at("masks"), entry("院长", "2021-12-09", WorkState::Done));
    let mut now = home(&[
        ("ventilation", Some(Fulfilment::Unmet)),
        ("masks", Some(Fulfilment::Partly)),
        ("staff-test", Some(Fulfilment::Unmet)),
        ("disinfection", Some(Fulfilment::ToVerify)),
        ("health-code", Some(Fulfilment::Exempt { reason: "不开放".to_owned() })),
    ]);
    now.ledger.insert(at("ventilation"), entry("院长", "2021-12-30", WorkState::Open));
    now = with_fact(catalogue, now, "travel", "yes");
    compare(catalogue, &last, &now, Some(day("2021-12-15")))
}

#[test]
fn a_comparison_reads_so() {
    let catalogue = real();
    let sheet = looked_again().sheet(catalogue, Lang::Zh);
    assert_eq!(sheet.title, "镇海区的一家养老院整改回头看对照表");
    assert_eq!(
        sheet.notes,
        [
            "自查单位：镇海区的一家养老院；单位类型：养老机构；所在地：宁波市镇海区",
            "上次自查：2021年12月1日；本次自查：2021年12月8日。",
            "情况变化：外出的工作人员：上次“没有”，本次“有”。",
            "依据：《浙江省民政厅办公室关于全面加强新冠肺炎疫情防控工作的紧急通知》（以下简称“2021年12月紧急通知”）。按原文对照得出；现在的工作以现行规定为准。",
            "上次：适用 17 项，已落实 12 项，缺口 5 项；本次：适用 18 项，已落实 13 项，缺口 3–4 项。",
            "变化：再次出现 1 项，仍未整改到位 1 项，新出现 1 项，尚不清楚 1 项，已整改 1 项，改为不适用 1 项，新适用 1 项，超期 2 项。",
            "另有 11 项措施两次都不是已确定的缺口，是否适用也没有变化，没有列出。",
        ]
    );
    // Name, last, now, change, due, overdue, owner.
    let rows: Vec<Vec<String>> = words(&sheet)
        .into_iter()
        .map(|row| [1, 3, 4, 5, 6, 7, 8].map(|at| row[at].clone()).to_vec())
        .collect();
    assert_eq!(
        rows,
        [
            ["工作人员定期核酸检测", "已落实", "未落实", "新出现", "", "", ""],
            [
                "室内通风",
                "部分落实（整改中）",
                "未落实",
                "仍未整改到位",
                "2021-12-10",
                "是",
                "院长"
            ],
            ["戴口罩", "未落实（已整改）", "部分落实", "再次出现", "2021-12-09", "是", "院长"],
            ["场所消毒", "未落实", "待核实", "尚不清楚", "", "", ""],
            ["临时封闭管理（镇海、上虞、萧山）", "未落实", "已落实", "已整改", "立即", "", ""],
            ["进门亮健康码", "未落实", "不适用（已填理由）", "改为不适用", "", "", ""],
            ["外出人员报告行程路线", "现在用不上", "已落实", "新适用", "", "", ""],
        ]
    );
    let all = words(&sheet);
    for (position, row) in all.iter().enumerate() {
        assert_eq!(row[0], (position + 1).to_string());
        assert!(row[2].starts_with("2021年12月紧急通知第"), "{}", row[2]);
        assert_eq!(row[9].is_empty(), position > 2, "what is no gap needs no work: {row:?}");
    }
}

/// Checked on the 8th: by the day until which it was to be put right, the day of looking again, and the state of the work.
#[test]
fn a_gap_is_overdue_if_it_was_found_late_or_is_still_not_put_right() {
    for (due, today, state, late) in [
        ("2021-12-07", "2021-12-08", WorkState::Open, true),
        ("2021-12-07", "2021-12-20", WorkState::Done, true),
        ("2021-12-08", "2021-12-08", WorkState::Open, false),
        ("2021-12-15", "2021-12-15", WorkState::Open, false),
        ("2021-12-15", "2021-12-16", WorkState::Working, true),
        // Put right in time: no later day makes it late.
        ("2021-12-15", "2021-12-20", WorkState::Done, false),
        ("2021-12-15", "2021-12-20", WorkState::Closed, false),
    ] {
        let gap = || home(&[("masks", Some(Fulfilment::Unmet))]);
        let mut now = gap();
        now.ledger.insert(measure(real(), "masks"), entry("", due, state));
        let last = Response { checked: Some(day("2021-12-01")), ..gap() };
        let comparison = compare(real(), &last, &now, Some(day(today)));
        assert_eq!(comparison.overdue() == 1, late, "{due} {today} {state:?}");
        let chips = comparison.in_short(Lang::Zh);
        assert_eq!(chips.contains(&("超期", 1)), late);
    }
}

/// What the ledger says of a gap that is put right now, of one that still is one, and of one that nobody has answered.
#[test]
fn what_is_found_put_right_is_struck_off_the_last_ledger_and_nothing_else() {
    let at = |id| measure(real(), id);
    let missing = ["masks", "ventilation", "disinfection", "staff-test"];
    let mut last = home(&missing.map(|id| (id, Some(Fulfilment::Unmet))));
    last.checked = Some(day("2021-12-01"));
    last.ledger.insert(at("masks"), entry("院长", "2021-12-10", WorkState::Working));
    let put_right =
        Entry { done: Some(day("2021-12-05")), ..entry("", "2021-12-10", WorkState::Done) };
    last.ledger.insert(at("disinfection"), put_right.clone());
    let now = home(&[
        ("ventilation", Some(Fulfilment::Partly)),
        ("staff-test", Some(Fulfilment::ToVerify)),
    ]);
    let ledger = struck_off(real(), &last, &now);
    let expected =
        Entry { done: Some(day("2021-12-08")), ..entry("院长", "2021-12-10", WorkState::Closed) };
    assert_eq!(ledger.get(&at("masks")), Some(&expected));
    let expected = Entry { state: WorkState::Closed, ..put_right };
    assert_eq!(ledger.get(&at("disinfection")), Some(&expected), "it keeps its day");
    assert_eq!((ledger.get(&at("ventilation")), ledger.get(&at("staff-test"))), (None, None));
    let again = Response { ledger: ledger.clone(), ..last };
    assert_eq!(struck_off(real(), &again, &now), ledger);
}

/// What explains that other measures apply stands on the paper; what newly applies says what to do.
#[test]
fn what_has_changed_about_the_respondent_is_said() {
    let last = home(&[]);
    let mut now = with_fact(real(), home(&[]), "travel", "yes");
    now.facts.insert(support::fact(real(), "symptoms"), FactAnswer::Unknown);
    now.answers.remove(&measure(real(), "travel-report-out"));
    let sheet = compare(real(), &last, &now, None).sheet(real(), Lang::Zh);
    let name = |id| &real().fact(support::fact(real(), id)).name.zh;
    let said = sheet.notes.iter().find(|note| note.starts_with("情况变化：")).unwrap();
    for (id, before, after) in [("travel", "没有", "有"), ("symptoms", "没有", "不清楚")] {
        let part = format!("{}：上次“{before}”，本次“{after}”", name(id));
        assert!(said.contains(&part), "{part} is not in {said}");
    }
    assert_eq!(said.matches("上次").count(), 2, "{said}");
    let same = compare(real(), &last, &last, None).sheet(real(), Lang::Zh);
    assert!(same.notes.iter().all(|note| !note.contains("情况变化")), "{:?}", same.notes);
}

#[test]
fn two_that_are_the_wrong_way_round_are_called_that() {
    let early = Response { checked: Some(day("2021-12-01")), ..home(&[]) };
    let late = home(&[]);
    let turned = |last: &Response, now: &Response| {
        let notes = compare(real(), last, now, None).sheet(real(), Lang::Zh).notes;
        notes.iter().any(|note| note.contains("前后可能反了"))
    };
    assert!(turned(&late, &early) && !turned(&early, &late) && !turned(&late, &late));
}

/// Without a day of today, nobody says that something is in time.
#[test]
fn whether_it_is_overdue_is_left_open_without_today() {
    let (last, now) =
        (home(&[("masks", Some(Fulfilment::Unmet))]), home(&[("masks", Some(Fulfilment::Unmet))]));
    let mut last = last;
    last.ledger.insert(measure(real(), "masks"), entry("", "2021-12-10", WorkState::Open));
    for (today, said) in [(None, ""), (Some("2021-12-10"), "否"), (Some("2021-12-11"), "是")] {
        let comparison = compare(real(), &last, &now, today.map(day));
        assert_eq!(words(&comparison.sheet(real(), Lang::Zh))[0][7], said, "{today:?}");
    }
}

/// The last self-check was of a content with a measure more, one less, and all others at other positions.
#[test]
fn an_older_content_is_compared_as_far_as_it_goes() {
    let catalogue = real();
    let mut older = Catalogue::clone(catalogue);
    let mut gone = older.measures[0].clone();
    gone.id = "gone-since".to_owned();
    let masks = measure(catalogue, "masks");
    older.measures.remove(masks.ix());
    older.measures.insert(0, gone);
    let mut answered = who(&older, "eldercare");
    answered.place = Some(place(&older, 330211));
    for (ix, it) in older.measures() {
        let fulfilment = match it.id.as_str() {
            "ventilation" | "gone-since" => Fulfilment::Unmet,
            _ => Fulfilment::Met,
        };
        answered.answers.insert(ix, Answer { fulfilment, note: String::new() });
    }
    let file = ResponseFile::new(&older, &answered);
    let last = file.place(catalogue).unwrap().response;
    let now = home(&[("ventilation", Some(Fulfilment::Unmet)), ("masks", Some(Fulfilment::Unmet))]);
    let comparison = compare(catalogue, &last, &now, None);
    assert_eq!(comparison.unplaced.answers.keys().collect::<Vec<_>>(), ["gone-since"]);
    let row = |id| -> &Row {
        let ix = measure(catalogue, id);
        comparison.rows.iter().find(|row| row.measure == ix).unwrap()
    };
    assert_eq!(row("ventilation").gap, GapChange::Still);
    assert_eq!(row("masks").gap, GapChange::FirstSeen, "nobody could say: it was not asked");
    assert_eq!(row("disinfection").gap, GapChange::None);
    let notes = comparison.sheet(catalogue, Lang::Zh).notes;
    let said = "上次填写的措施里有 1 项，现在的内容里已经没有，不作对照。";
    assert!(notes.iter().any(|note| note == said), "{notes:?}");
    // The name was not given last time.
    assert!(
        notes.iter().any(|note| note.starts_with("注意：上次填写的单位、类型或所在地与本次不同")),
        "{notes:?}"
    );
}

#[test]
fn the_ledger_says_how_each_gap_stood_last_time() {
    let catalogue = real();
    let measure = |id: &str| catalogue.find_measure(id).unwrap();
    let entity = catalogue.find_entity("eldercare");
    let answered = |answers: &[(&str, Fulfilment)]| {
        let mut response = Response { entity, ..Response::default() };
        for (id, fulfilment) in answers {
            let answer = Answer { fulfilment: fulfilment.clone(), note: String::new() };
            response.answers.insert(measure(id), answer);
        }
        response
    };
    let mut last = answered(&[("ventilation", Fulfilment::Unmet), ("masks", Fulfilment::Met)]);
    let due = Date::new(2021, 12, 10);
    last.ledger.insert(measure("ventilation"), Entry { due, ..Entry::default() });
    let now = answered(&[("ventilation", Fulfilment::Partly), ("masks", Fulfilment::Unmet)]);

    let comparison = compare(catalogue, &last, &now, Date::new(2021, 12, 11));
    let rows: Vec<_> = ["ventilation", "masks"].map(measure).to_vec();
    let mut sheet = Sheet {
        name: String::new(),
        title: String::new(),
        notes: Vec::new(),
        columns: Vec::new(),
        rows: vec![Vec::new(), Vec::new()],
    };
    comparison.mark_ledger(&rows, &mut sheet, Lang::Zh);
    assert_eq!(sheet.columns.last().unwrap().name, "与上次自查比");
    assert_eq!(sheet.rows, [["仍未整改到位，已过原定时限".into()], ["新出现".into()]]);
}
