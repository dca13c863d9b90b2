//! What would be if things were otherwise: a case in the county, another class of a community. And what has become of
//! the last self-check.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Page,
    checks::{answer, check, fact},
    content::{self, catalogue},
    page::STORED,
    tables,
};
use selfcheck_core::{
    Date, Lang, Response,
    catalogue::{Strength, Urgency},
    compare::compare,
    prepare::{Supposition, prepare, suppositions},
    response::{Entry, Fulfilment, WorkState},
};

/// The rows of a list, without its header.
fn rows(page: &Page, list: &str) -> Vec<Vec<String>> {
    page.cells(&format!("[data-what-if='{list}']")).split_off(1)
}

/// What the core makes of a supposition, as the cells of its table.
fn expected(response: &Response, of: &str, value: &str) -> Vec<Vec<String>> {
    let fact = catalogue().find_fact(of).unwrap();
    let value = catalogue().fact(fact).options.iter().position(|option| option.id == value);
    let supposition = Supposition { fact, value: u8::try_from(value.unwrap()).unwrap() };
    let sheet = prepare(catalogue(), response, &[supposition]).sheet(catalogue(), Lang::Zh);
    tables::of_sheet(&sheet, str::to_owned).split_off(1)
}

const CHANGE: usize = 1;
const MEASURE: usize = 2;
const STRENGTH: usize = 4;
const URGENCY: usize = 5;

#[test]
fn a_home_in_yiwu_prepares_to_close_if_a_case_is_found_in_the_county() {
    let mut home = check("care", "eldercare", "义乌市");
    fact(&mut home, "confirmed-case", "no");
    let page = Page::open();
    page.with_checks(&[&home], "/check/care/prepare");
    let list = rows(&page, "confirmed-case=yes");
    let closing = content::measure("closed-by-case");
    assert_eq!(list[0][MEASURE], closing.name.zh);
    assert_eq!(list[0][CHANGE], "新增适用");
    assert_eq!(list[0][URGENCY], Urgency::Immediately.words(Lang::Zh));
    assert_eq!(list[0][STRENGTH], Strength::Required.words(Lang::Zh));
    assert_eq!(list, expected(&home, "confirmed-case", "yes"));

    // The result tells of it as well, and nothing was changed by looking.
    page.show("/check/care/result");
    let supposed = page.measures_in("[data-what-if='confirmed-case=yes']");
    assert_eq!(supposed[0], "closed-by-case");
    assert_eq!(content::read(&page.stored_check()), home);

    // Once it has happened it is no supposition any more, and is to be done.
    page.go_to("facts");
    page.fact("confirmed-case", "yes");
    page.output("care", "prepare");
    assert!(!page.exists("[data-what-if='confirmed-case=yes']"));
    page.show("/check/care/result");
    assert_eq!(page.measures_in("#immediate"), ["closed-by-case"]);
}

#[test]
fn a_home_in_zhenhai_is_not_told_to_prepare_for_what_changes_nothing() {
    let page = Page::open();
    page.with_checks(&[&check("care", "eldercare", "镇海区")], "/check/care/prepare");
    assert!(!page.exists("[data-what-if^='confirmed-case']"), "it closes with or without a case");
}

#[test]
fn a_community_prepares_for_another_class() {
    let mut community = check("community", "village-community", "上虞区");
    fact(&mut community, "community-class", "no-case");
    let page = Page::open();
    page.with_checks(&[&community], "/check/community/prepare");
    let classes =
        content::fact("community-class").options.iter().filter(|option| option.id != "no-case");
    for class in classes {
        let list = rows(&page, &format!("community-class={}", class.id));
        assert_eq!(list, expected(&community, "community-class", &class.id), "{}", class.id);
        let changes: Vec<&str> = list.iter().map(|row| row[CHANGE].as_str()).collect();
        assert!(changes.contains(&"新增适用") && changes.contains(&"不再适用"), "{changes:?}");
        assert!(
            changes.is_sorted_by_key(|change| *change != "新增适用"),
            "what is new comes first"
        );
    }
    // Every supposition that would change anything is there and says what it is, and no other.
    for supposition in suppositions(catalogue(), &community) {
        let prepared = prepare(catalogue(), &community, &[supposition]);
        let changes = !prepared.on.is_empty() || !prepared.off.is_empty();
        let words = supposition.words(catalogue(), Lang::Zh);
        assert_eq!(page.text("#main").contains(&words), changes, "{words}");
    }
}

// ---- Looking again ----

/// Last month: three gaps, with days and owners.
fn last_month() -> Response {
    let mut last = check("last", "eldercare", "镇海区");
    last.unit = "镇海区的一家养老院".to_owned();
    last.updated = "2026-10-20T04:00:00.000Z".to_owned();
    for measure in ["ventilation", "masks", "staff-test"] {
        answer(&mut last, measure, Fulfilment::Unmet, "");
    }
    for (measure, due) in [("ventilation", "2026-10-31"), ("masks", "2026-11-01")] {
        let entry = Entry {
            plan: String::new(),
            owner: "后勤主管".to_owned(),
            due: Date::parse(due),
            state: WorkState::Working,
            done: None,
        };
        last.ledger.insert(catalogue().find_measure(measure).unwrap(), entry);
    }
    last
}

#[test]
fn looking_again_tells_what_was_put_right_and_what_is_late() {
    let last = last_month();
    let mut now = check("now", "eldercare", "镇海区");
    now.unit.clone_from(&last.unit);
    answer(&mut now, "ventilation", Fulfilment::Met, "");
    answer(&mut now, "masks", Fulfilment::Unmet, "");
    answer(&mut now, "staff-test", Fulfilment::Partly, "");
    answer(&mut now, "disinfection", Fulfilment::Unmet, "");
    let page = Page::open();
    page.with_checks(&[&now], "/check/now/compare");
    assert!(page.exists("#nothing"), "alone there is nothing to compare with");
    page.with_checks(&[&last, &now], "/check/now/compare");
    let sheet = compare(catalogue(), &last, &now, Some(page.today())).sheet(catalogue(), Lang::Zh);
    assert_eq!(page.cells("#comparison"), tables::of_sheet(&sheet, str::to_owned));

    let row = |measure: &str| {
        let name = &content::measure(measure).name.zh;
        page.cells("#comparison").into_iter().find(|row| row[1] == *name).unwrap()
    };
    assert_eq!(row("ventilation")[5], "已整改");
    assert_eq!(row("masks")[5], "仍未整改到位");
    assert_eq!(row("masks")[7], "是", "its day is over");
    let short = page.text("#changes-in-short");
    assert!(short.contains("已整改 1") && short.contains("超期 1"), "{short}");
}

#[test]
fn what_is_found_put_right_is_struck_off_the_last_ledger_with_one_tap() {
    let last = last_month();
    let mut now = check("now", "eldercare", "镇海区");
    now.unit.clone_from(&last.unit);
    answer(&mut now, "ventilation", Fulfilment::Met, "");
    answer(&mut now, "masks", Fulfilment::Unmet, "");
    let page = Page::open();
    page.with_checks(&[&last, &now], "/check/now/compare");
    let stored = || content::read(&page.stored(&format!("{STORED}last")).unwrap());
    let state = |id: &str| {
        let ix = catalogue().find_measure(id).unwrap();
        stored().ledger.get(&ix).map(|entry| entry.state)
    };
    page.click("#strike-off");
    page.until("it is struck off", || state("ventilation") == Some(WorkState::Closed));
    assert_eq!(state("masks"), Some(WorkState::Working), "that one is missing still");
    assert!(!page.exists("#strike-off"), "nothing is left to strike off");
    assert_eq!(stored().day(), last.day(), "the last self-check is still of its day");
    page.click("#undo");
    page.until("it is had back", || state("ventilation") == Some(WorkState::Working));
}

#[test]
fn a_copy_says_until_it_was_gone_through_that_it_is_one() {
    let page = Page::open();
    page.with_checks(&[&last_month()], "/");
    page.copy("last");
    let copy = page.check();
    page.go_to("result");
    let banner = || page.text("#copied");
    assert!(banner().contains("2026年10月20日"), "{}", banner());
    for output in ["form", "ledger", "message"] {
        page.output(&copy, output);
        assert!(page.exists("#copied"), "{output}");
    }
    page.click("#gone-through");
    page.until("it is noted", || !page.exists("#copied"));
    page.reload();
    assert!(!page.exists("#copied"));
}

#[test]
fn nothing_is_compared_with_somebody_else_unasked() {
    let last = last_month();
    let now = Response { unit: "另一家".to_owned(), ..check("now", "eldercare", "镇海区") };
    let later = Response { id: "later".to_owned(), ..now.clone() };
    let later = Response { updated: "2026-11-24T04:00:00.000Z".to_owned(), ..later };
    let page = Page::open();
    page.with_checks(&[&last, &now, &later], "/check/now/compare");
    assert!(!page.exists("#comparison") && page.exists("#last"), "the person chooses");
    page.click("label[for='last-later']");
    page.until("it is there", || page.exists("#comparison"));
    assert!(page.text("#main").contains("前后可能反了"));
}
