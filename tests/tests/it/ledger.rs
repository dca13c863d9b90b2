//! The ledger as people work with it: what they enter is kept, days and states follow each other, and the table can be
//! taken along by the clipboard.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Page, Visit, Walk,
    checks::{answer, any, check},
    content::{self, catalogue},
    page::STORED,
};
use selfcheck_core::{
    Date, Lang, Response, assess,
    catalogue::Urgency,
    ledger::ledger,
    response::{Entry, Fulfilment, WorkState},
    sheet::Sheet,
};
use serde_json::{Value, json};

/// A home in 镇海 with four gaps, one of which the notice wants put right immediately.
fn with_gaps() -> Response {
    let mut home = check("care", "eldercare", "镇海区");
    for measure in ["closed-named", "ventilation", "masks", "staff-test"] {
        answer(&mut home, measure, Fulfilment::Unmet, "");
    }
    home
}

fn at_the_ledger(page: &Page) {
    page.with_checks(&[&with_gaps()], "/check/care/ledger");
}

/// What is stored of the work on a gap.
fn stored(page: &Page, measure: &str) -> Entry {
    let ix = catalogue().find_measure(measure).unwrap();
    content::read(&page.stored_check()).ledger.get(&ix).cloned().unwrap_or_default()
}

fn field(what: &str, measure: &str) -> String {
    format!("[data-note='{what}-{measure}']")
}

fn set_due(page: &Page, measure: &str, day: &str) {
    // How a date is typed differs with the language of the browser; what the page gets is this.
    Walk(page).write(&field("due", measure), day);
    page.until("it is stored", || stored(page, measure).due == Date::parse(day));
}

fn set_state(page: &Page, measure: &str, state: &str) {
    page.click(&format!("label[for='work-{measure}-{state}']"));
    let chosen = || page.chosen(&format!("work-{measure}"));
    page.until("the state is chosen", || chosen().as_deref() == Some(state));
}

/// The row of the table for a gap, by the names of its columns.
fn row(page: &Page, measure: &str) -> Vec<String> {
    let name = &content::measure(measure).name.zh;
    let rows = page.cells("#ledger");
    let found = rows.into_iter().find(|row| row[2].starts_with(name.as_str()));
    found.unwrap_or_else(|| panic!("{measure} is not in the table"))
}

const KIND: usize = 4;
const PLAN: usize = 5;
const OWNER: usize = 7;
const DUE: usize = 8;
const STATE: usize = 9;
const DONE: usize = 10;
const REMARK: usize = 12;

#[test]
fn what_is_entered_stays_and_stands_in_the_table() {
    let page = Page::open();
    at_the_ledger(&page);
    assert_eq!(page.value(&field("owner", "ventilation")), "", "no owner is made up");
    page.write(&field("owner", "ventilation"), "后勤主管");
    page.write(&field("plan", "ventilation"), "上午、下午各开窗一次，由值班的人登记");
    page.write(&field("remark", "ventilation"), "地下室没有窗");
    set_due(&page, "ventilation", "2099-01-31");
    set_state(&page, "ventilation", "working");

    let there = || {
        let entry = Entry {
            owner: "后勤主管".to_owned(),
            plan: "上午、下午各开窗一次，由值班的人登记".to_owned(),
            due: Date::parse("2099-01-31"),
            state: WorkState::Working,
            done: None,
        };
        assert_eq!(stored(&page, "ventilation"), entry);
        assert_eq!(page.value(&field("plan", "ventilation")), entry.plan);
        assert_eq!(page.value(&field("remark", "ventilation")), "地下室没有窗");
        assert_eq!(page.value(&field("owner", "ventilation")), "后勤主管");
        assert_eq!(page.value(&field("due", "ventilation")), "2099-01-31");
        assert_eq!(page.chosen("work-ventilation").as_deref(), Some("working"));
        let row = row(&page, "ventilation");
        assert_eq!(row[OWNER], "后勤主管");
        assert_eq!(row[DUE], "2099-01-31");
        assert_eq!(row[KIND], "限期整改");
        assert_eq!(row[STATE], "整改中");
        assert_eq!(row[DONE], "");
        assert_eq!(row[PLAN], "上午、下午各开窗一次，由值班的人登记");
        assert_eq!(row[REMARK], "地下室没有窗");
        // Where nothing else is written, the measure's own words stand.
        assert_eq!(self::row(&page, "masks")[PLAN], content::measure("masks").fix.zh);
    };
    there();
    page.reload();
    there();

    // In English and back nothing is lost.
    page.click("#language");
    page.until("it is in English", || page.text("h1") == "Rectification ledger");
    assert_eq!(page.value(&field("owner", "ventilation")), "后勤主管");
    assert_eq!(page.value(&field("due", "ventilation")), "2099-01-31");
    let english = page.cells("#ledger");
    assert!(english.iter().any(|row| row[OWNER] == "后勤主管" && row[STATE] == "under way"));
    page.click("#language");
    page.until("it is in Chinese", || page.text("h1") == "整改台账");
    there();

    // A day that is taken back is gone.
    Walk(&page).write(&field("due", "ventilation"), "");
    page.until("it is stored", || stored(&page, "ventilation").due.is_none());
    assert_eq!(row(&page, "ventilation")[DUE], "");
}

/// Before it is printed, the page says what the paper would come out without, and where it is filled in.
#[test]
fn what_is_still_empty_is_said_before_it_is_printed() {
    let page = Page::open();
    let nameless = Response { unit: String::new(), ..with_gaps() };
    page.with_checks(&[&nameless], "/check/care/ledger");
    // One of them the notice wants put right immediately: it needs no day.
    let gaps = page.count("#ledger tbody tr");
    let without_day = gaps - 1;
    let said = || page.text("#still-empty p");
    assert_eq!(
        said(),
        format!(
            "还空着：单位名称、{gaps} 项的责任人、{without_day} 项的整改时限。可以现在填，也可以打印以后手写。"
        )
    );
    page.click("#usual-owners");
    page.until("the owners are there", || !said().contains("责任人"));
    page.write("[data-note='unit']", "镇海区的一家养老院");
    page.until("the name is there", || !said().contains("单位名称"));
    assert_eq!(page.texts("#ledger tbody td:nth-child(7)")[0], "镇海区的一家养老院");
    assert_eq!(
        said(),
        format!("还空着：{without_day} 项的整改时限。可以现在填，也可以打印以后手写。")
    );
}

#[test]
fn the_day_of_putting_right_comes_and_goes_with_the_state() {
    let page = Page::open();
    at_the_ledger(&page);
    let today = page.today();
    // After each state: whether it has been put right.
    for (state, done) in [
        ("done", true),
        ("closed", true),
        ("working", false),
        ("done", true),
        ("open", false),
        ("closed", true),
    ] {
        set_state(&page, "masks", state);
        let expected = done.then_some(today);
        assert_eq!(stored(&page, "masks").done, expected, "{state}");
        let day = expected.map(Date::text).unwrap_or_default();
        assert_eq!(row(&page, "masks")[DONE], day, "{state}");
    }
}

#[test]
fn a_gap_that_was_put_right_earlier_keeps_its_day() {
    let mut home = with_gaps();
    let masks = catalogue().find_measure("masks").unwrap();
    let day = Date::parse("2026-11-19");
    let entry = Entry { state: WorkState::Done, done: day, ..Entry::default() };
    home.ledger.insert(masks, entry);
    let page = Page::open();
    page.with_checks(&[&home], "/check/care/ledger");
    set_state(&page, "masks", "closed");
    assert_eq!(stored(&page, "masks").done, day, "struck off later, put right then");
}

#[test]
fn immediately_stands_only_where_the_notice_says_so() {
    let page = Page::open();
    at_the_ledger(&page);
    for measure in ["closed-named", "ventilation", "masks", "staff-test"] {
        let immediately = content::measure(measure).urgency == Urgency::Immediately;
        assert_eq!(immediately, measure == "closed-named");
        let card = page.text(&format!("#work [data-measure='{measure}']"));
        assert_eq!(card.contains("通知要求立即"), immediately, "{card}");
        assert_eq!(row(&page, measure)[DUE], if immediately { "立即" } else { "" });
    }
    assert_eq!(row(&page, "closed-named")[KIND], "立行立改");
    set_due(&page, "closed-named", "2099-01-31");
    assert_eq!(row(&page, "closed-named")[DUE], "2099-01-31", "the person's day stands");
    assert_eq!(row(&page, "closed-named")[KIND], "立行立改", "and does not loosen it");
}

#[test]
fn what_is_past_its_day_is_called_overdue_until_it_is_done() {
    let page = Page::open();
    at_the_ledger(&page);
    let today = page.today();
    let near = |days: u32, later: bool| {
        let days = if later { today.days() + days } else { today.days() - days };
        Date::from_days(days).unwrap().text()
    };
    let card = "#work [data-measure='masks']";
    let noted = |page: &Page| page.text(".notes").contains("超过整改时限");
    for (day, late) in [
        (near(1, false), true),
        (near(0, true), false),
        (near(1, true), false),
        (near(40, false), true),
    ] {
        set_due(&page, "masks", &day);
        assert_eq!(page.text(card).contains("已超期"), late, "{day}");
        assert_eq!(noted(&page), late, "{day}");
    }
    set_state(&page, "masks", "done");
    assert!(!page.text(card).contains("已超期") && !noted(&page));
    set_state(&page, "masks", "open");
    assert!(page.text(card).contains("已超期") && noted(&page));
}

#[test]
fn without_a_gap_the_ledger_says_that_it_is_empty() {
    let mut home = check("care", "eldercare", "镇海区");
    answer(&mut home, "masks", Fulfilment::Met, "");
    let page = Page::open();
    page.with_checks(&[&home], "/check/care/ledger");
    assert!(page.text("#no-gaps").contains("没有确定的缺口"));
    assert!(!page.exists("#ledger") && !page.exists("#xlsx"));
}

#[test]
fn the_day_of_putting_right_can_be_corrected_where_it_was_noted_later() {
    let page = Page::open();
    at_the_ledger(&page);
    assert!(!page.exists(&field("done", "masks")), "nothing was put right yet");
    set_state(&page, "masks", "done");
    assert_eq!(page.value(&field("done", "masks")), page.today().text());
    Walk(&page).write(&field("done", "masks"), "2026-11-20");
    page.until("it is stored", || stored(&page, "masks").done == Date::parse("2026-11-20"));
    assert_eq!(row(&page, "masks")[DONE], "2026-11-20");
}

// ---- Several rows at once ----

fn click_and_wait(page: &Page, button: &str, so: impl Fn() -> bool) {
    page.click(button);
    page.until(&format!("{button} has done it"), so);
}

#[test]
fn several_rows_are_filled_in_at_once_and_had_back() {
    let page = Page::open();
    let mut home = with_gaps();
    let masks = catalogue().find_measure("masks").unwrap();
    home.ledger.insert(masks, Entry { owner: "院长".to_owned(), ..Entry::default() });
    page.with_checks(&[&home], "/check/care/ledger");
    let due = |measure: &str| stored(&page, measure).due;
    let owner = |measure: &str| stored(&page, measure).owner;

    assert!(page.says("return document.querySelector('#same-day').disabled"), "which day?");
    Walk(&page).write("#day", "2099-01-31");
    page.until("it can be filled in", || {
        page.says("return !document.querySelector('#same-day').disabled")
    });
    click_and_wait(&page, "#same-day", || due("ventilation").is_some());
    for measure in ["ventilation", "masks", "staff-test"] {
        assert_eq!(due(measure), Date::parse("2099-01-31"));
        assert_eq!(row(&page, measure)[DUE], "2099-01-31");
    }
    assert_eq!(due("closed-named"), None, "the notice wants that immediately");
    assert!(!page.exists("#same-day"), "no row is left without a day");
    click_and_wait(&page, "#undo", || due("ventilation").is_none());
    assert!(!page.exists("#undo"));

    click_and_wait(&page, "#usual-owners", || !owner("ventilation").is_empty());
    for measure in ["ventilation", "closed-named", "staff-test"] {
        assert_eq!(owner(measure), content::measure(measure).owner.zh);
    }
    assert_eq!(owner("masks"), "院长", "what the person wrote stays");
    // Whoever goes on has taken it as it is.
    page.write(&field("owner", "ventilation"), "后勤主管");
    page.until("it is stored", || owner("ventilation").ends_with("后勤主管"));
    assert!(!page.exists("#undo"));
}

#[test]
fn owners_and_days_of_the_last_self_check_are_taken_over_with_one_tap() {
    let mut last = with_gaps();
    last.id = "last".to_owned();
    last.unit = "镇海区的一家养老院".to_owned();
    last.created = "2026-10-20T04:00:00.000Z".to_owned();
    last.updated = last.created.clone();
    for (measure, state) in [("ventilation", WorkState::Working), ("masks", WorkState::Closed)] {
        let entry = Entry {
            owner: "后勤主管".to_owned(),
            due: Date::parse("2026-10-31"),
            state,
            ..Entry::default()
        };
        last.ledger.insert(catalogue().find_measure(measure).unwrap(), entry);
    }
    let now = Response { unit: last.unit.clone(), ..with_gaps() };
    let page = Page::open();
    page.with_checks(&[&last, &now], "/check/care/ledger");
    let entry = |measure: &str| {
        let ix = catalogue().find_measure(measure).unwrap();
        let text = page.stored(&format!("{STORED}care")).unwrap();
        content::read(&text).ledger.get(&ix).cloned()
    };
    page.click("#from-last");
    page.until("it is taken over", || entry("ventilation").is_some());
    let expected = |due| Some(Entry { owner: "后勤主管".to_owned(), due, ..Entry::default() });
    assert_eq!(entry("ventilation"), expected(Date::parse("2026-10-31")));
    assert_eq!(entry("masks"), expected(None), "that day was for the gap that was struck off");
    assert_eq!(entry("staff-test"), None);
    assert!(!page.exists("#from-last"), "there is nothing more to take over");
}

// ---- The clipboard ----

/// The ledger of a self-check full of what tables stumble over.
fn full_of_traps(page: &Page) -> Sheet {
    let home = any("care", "eldercare", 5);
    page.with_checks(&[&home], "/check/care/ledger");
    let assessment = assess(catalogue(), &home);
    let ledger = ledger(catalogue(), &home, &assessment);
    ledger.sheet(catalogue(), Some(page.today()), Lang::Zh)
}

fn allow_the_clipboard(page: &Page) {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.browser().cdp("Browser.grantPermissions", permissions);
}

/// What is on the clipboard; `clipboard` is where the page has it.
fn on_the_clipboard(page: &Page, clipboard: &str) -> String {
    let text = page.script(&format!("return {clipboard}.readText()"));
    text.as_str().expect("a text").to_owned()
}

fn copied(page: &Page) {
    page.until("it says so", || page.text("#told").contains("已复制"));
    assert!(page.exists("#told.good"));
}

#[test]
fn the_table_is_copied() {
    let page = Page::open();
    let sheet = full_of_traps(&page);
    allow_the_clipboard(&page);
    page.click("#copy-table");
    copied(&page);
    assert_eq!(on_the_clipboard(&page, "navigator.clipboard"), sheet.tsv());

    page.output("care", "message");
    page.click("#copy");
    copied(&page);
    assert_eq!(on_the_clipboard(&page, "navigator.clipboard"), page.value("#message"));
}

/// Keeps the browser's way to the clipboard for the test alone.
const NO_CLIPBOARD: &str = "window.theClipboard = navigator.clipboard;
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })";

#[test]
fn the_table_is_copied_where_browsers_have_no_clipboard_for_scripts() {
    let page = Visit::new().after_running(NO_CLIPBOARD).open();
    let sheet = full_of_traps(&page);
    allow_the_clipboard(&page);
    assert!(page.says("return navigator.clipboard === undefined"));
    page.click("#copy-table");
    copied(&page);
    assert_eq!(on_the_clipboard(&page, "theClipboard"), sheet.tsv());
    assert_eq!(page.count("body > textarea"), 0, "nothing is left behind");
    let focused = page.script("return document.activeElement.id");
    assert_eq!(focused, Value::from("copy-table"), "one goes on where one was");
}

#[test]
fn what_cannot_be_copied_is_not_called_copied() {
    let refuses = [
        NO_CLIPBOARD.to_owned() + "; Document.prototype.execCommand = () => false",
        NO_CLIPBOARD.to_owned() + "; Document.prototype.execCommand = () => { throw new Error('no') }",
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        Document.prototype.execCommand = () => false"
            .to_owned(),
    ];
    for refuses in refuses {
        let page = Visit::new().after_running(&refuses).open();
        full_of_traps(&page);
        page.click("#copy-table");
        page.until("it says so", || page.text("#told").contains("不让复制"));
        assert!(page.exists("#told.bad") && !page.text("#told").contains("已复制"));
    }
}
