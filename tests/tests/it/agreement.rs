//! No output contradicts another: whatever was answered, the screen, the form, the ledger as a table, as CSV and as a
//! workbook, the message and the result code all say what the core says of the stored answers.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Folder, Page, Site, Visit,
    checks::{any, check, checked},
    content::{self, catalogue},
    files, tables,
    tables::Rows,
};
use selfcheck_core::{
    Assessment, Lang, Response, assess,
    assess::Progress,
    code, ledger,
    message::{Form, message},
    sheet::{Cell, Sheet, neutral},
};
use xtask::server::{Fault, ServerOptions};

/// The kinds of respondent whose outputs are compared, with a seed for each.
const CHECKS: [(&str, u64); 4] = [
    ("eldercare", 1),
    ("village-community", 2),
    ("marriage-registration", 3),
    ("civil-affairs-bureau", 4),
];

/// What is said of one self-check, computed once and apart from the page.
struct Said {
    response: Response,
    assessment: Assessment,
    ledger: Sheet,
}

impl Said {
    /// Of what the page has stored.
    fn of_stored(page: &Page) -> Self {
        let (response, assessment) = content::assessed(&page.stored_check());
        let ledger = ledger::ledger(catalogue(), &response, &assessment);
        let ledger = ledger.sheet(catalogue(), Some(page.today()), Lang::Zh);
        Self { response, assessment, ledger }
    }
}

/// The file that a button hands out: its name and its bytes.
#[track_caller]
fn handed_out(page: &Page, button: &str) -> (String, Vec<u8>) {
    let folder = Folder::new();
    page.download_to(&folder);
    page.click(button);
    let file = page.downloaded(&folder);
    page.until("it says so", || page.text("#told").contains("文件已交给浏览器"));
    file
}

/// The numbers in the sums of the form, by their names.
fn totals(page: &Page) -> Vec<(String, String)> {
    let rows = page.cells("#form .keep .head-block").into_iter();
    rows.map(|row| (row[0].clone(), row[1].trim_end_matches(" 项").to_owned())).collect()
}

fn form_agrees(page: &Page, said: &Said) {
    let applying: Vec<_> = said.assessment.applying().copied().collect();
    let mut shown = page.measures_in("#form");
    let name = |ix| catalogue().measure(ix).id.clone();
    let mut expected: Vec<_> = applying.iter().map(|finding| name(finding.measure)).collect();
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
    for finding in &applying {
        let verdict = page
            .text(&format!("#form tr[data-measure='{}'] .verdict strong", name(finding.measure)));
        assert!(verdict.ends_with(finding.progress.word().get(Lang::Zh)), "{verdict}");
    }
    let count = |progress| applying.iter().filter(|f| f.progress == progress).count().to_string();
    let bounds = &said.assessment.bounds;
    let expected = [
        ("适用的措施", bounds.applying.to_string()),
        ("已落实", count(Progress::Met)),
        ("部分落实", count(Progress::Partly)),
        ("未落实", count(Progress::Unmet)),
        ("不适用（已填理由）", count(Progress::Exempt)),
        (
            "待核实、缺理由或未填",
            applying.iter().filter(|f| f.progress.is_open()).count().to_string(),
        ),
        ("缺口", bounds.gaps.to_string()),
    ];
    assert_eq!(totals(page), expected.map(|(name, count)| (name.to_owned(), count)));
}

/// The rows of a table on screen, with what is not shown of blanks left out.
fn on_screen(page: &Page, table: &str) -> Rows {
    let bare = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    page.cells(table).iter().map(|row| row.iter().map(bare).collect()).collect()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails unless the ledger is the same on screen, as CSV and as a workbook. Returns the workbook.
fn ledger_agrees(page: &Page, said: &Said) -> Vec<u8> {
    assert!(!said.ledger.rows.is_empty(), "there is something to compare");
    assert_eq!(on_screen(page, "#ledger"), tables::of_sheet(&said.ledger, bare));
    for note in &said.ledger.notes {
        assert!(page.text("#main").contains(note.as_str()), "{note}");
    }

    let (name, bytes) = handed_out(page, "#csv");
    assert_eq!(name, "整改台账-甲乙“丙”院, 东区-2026-11-20.csv");
    let text = String::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("Excel needs the mark to see UTF-8");
    assert_eq!(tables::of_csv(text), tables::of_sheet(&said.ledger, neutral));

    let (name, bytes) = handed_out(page, "#xlsx");
    assert_eq!(name, "整改台账-甲乙“丙”院, 东区-2026-11-20.xlsx");
    workbook_agrees(&bytes, &said.ledger);
    bytes
}

/// Fails unless the first worksheet is the title, the header, the rows, a free row and the notes; days are days.
fn workbook_agrees(bytes: &[u8], sheet: &Sheet) {
    let sheets = tables::of_workbook(bytes);
    let (name, cells) = &sheets[0];
    assert_eq!(*name, sheet.name);
    assert_eq!(cells[0][0], Cell::Text(sheet.title.clone()));
    let names: Vec<Cell> = sheet.columns.iter().map(|it| Cell::Text(it.name.clone())).collect();
    assert_eq!(cells[1], names);
    assert_eq!(cells[2..2 + sheet.rows.len()], sheet.rows);
    let notes: Vec<&Cell> = cells[3 + sheet.rows.len()..].iter().map(|row| &row[0]).collect();
    let expected: Vec<Cell> = sheet.notes.iter().map(|note| Cell::Text(note.clone())).collect();
    assert_eq!(notes, expected.iter().collect::<Vec<_>>());

    let part = tables::part_of(bytes, "xl/worksheets/sheet1.xml");
    assert!(
        part.contains(r#"state="frozen""#) && part.contains(r#"ySplit="2""#),
        "the header stays"
    );
    let styles = tables::part_of(bytes, "xl/styles.xml");
    assert!(styles.contains(r#"wrapText="1""#) && styles.contains("yyyy-mm-dd"), "{styles}");
}

#[test]
fn screen_form_ledger_message_and_code_say_the_same() {
    let page = Page::open();
    let mut books = Vec::new();
    for (entity, seed) in CHECKS {
        let check = any(entity, entity, seed);
        page.with_checks(&[&check], &format!("/check/{entity}/result"));
        let said = Said::of_stored(&page);
        assert_eq!(said.response, check, "what was put in is what is there");
        page.result_agrees_with_the_core();

        page.output(entity, "form");
        form_agrees(&page, &said);

        page.output(entity, "ledger");
        books.push((ledger_agrees(&page, &said), said.ledger.clone()));

        page.output(entity, "message");
        for (form, button) in [(Form::Short, "#form-short"), (Form::Long, "#form-long")] {
            page.click(&format!("{button} + label"));
            page.until("it is chosen", || page.exists(&format!("{button}:checked")));
            let expected = message(
                catalogue(),
                &said.response,
                &said.assessment,
                form,
                None,
                Some(page.today()),
                Lang::Zh,
            );
            page.until("the message is there", || page.value("#message") == expected);
        }

        page.output(entity, "code");
        let digits = page.text("#digits");
        let decoded = code::decode(catalogue(), &digits).unwrap();
        assert!(decoded.same_content && decoded.not_placed.is_empty());
        assert_eq!(decoded.response.day(), Some(checked()));
        let again = assess(catalogue(), &decoded.response);
        assert_eq!(again, said.assessment, "the code says what the screen says");
        page.go_home();
    }

    // LibreOffice sees what calamine saw; a title is over the whole table, so its row has as many cells.
    let (books, sheets): (Vec<_>, Vec<_>) = books.into_iter().unzip();
    for (rows, sheet) in tables::as_libre_office_shows(&books).iter().zip(&sheets) {
        assert_eq!(rows[0][0], sheet.title);
        let table = tables::of_sheet(sheet, str::to_owned);
        assert_eq!(rows[1..=table.len()], table);
        let notes: Vec<&String> = rows[table.len() + 2..].iter().map(|row| &row[0]).collect();
        assert_eq!(notes, sheet.notes.iter().collect::<Vec<_>>());
    }
}

#[test]
fn several_lists_in_one_file_each_say_what_they_are_for() {
    let home = check("care", "eldercare", "义乌市");
    let page = Page::open();
    page.with_checks(&[&home], "/check/care/prepare");
    let titles = page.texts("h2.title");
    assert!(titles.len() > 1);
    let (_, bytes) = handed_out(&page, "#csv");
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.matches('\u{feff}').count(), 1, "one mark, at the beginning");
    let rows = tables::of_csv(text.trim_start_matches('\u{feff}'));
    let (_, bytes) = handed_out(&page, "#xlsx");
    let sheets = tables::of_workbook(&bytes);
    assert_eq!(sheets.len(), titles.len());
    let mut names: Vec<_> = sheets.iter().map(|(name, _)| name.clone()).collect();
    names.dedup();
    assert_eq!(names.len(), titles.len(), "{names:?}");
    for (title, (name, cells)) in titles.iter().zip(&sheets) {
        assert!(rows.contains(&vec![title.clone()]), "{title} is not in the CSV");
        assert_eq!(cells[0][0], Cell::Text(title.clone()));
        assert!(title.ends_with(name.as_str()), "{title}: {name}");
    }
}

// ---- The program that makes workbooks ----

/// What the page has loaded of the program that makes workbooks, from the site or from its copy on the device.
fn asked_for_workbook(page: &Page) -> usize {
    let loaded = "return performance.getEntriesByType('resource').map(e => e.name)";
    page.lines(loaded).iter().filter(|address| address.contains("workbook")).count()
}

#[test]
fn the_program_for_workbooks_is_fetched_when_one_is_wanted() {
    let check = any("care", "eldercare", 1);
    let page = Page::open();
    page.with_checks(&[&check], "/check/care/ledger");
    page.until("everything is on the device", || page.exists("#offline"));
    assert_eq!(asked_for_workbook(&page), 0);
    handed_out(&page, "#csv");
    assert_eq!(asked_for_workbook(&page), 0, "CSV needs no program");
    for _ in 0..2 {
        handed_out(&page, "#xlsx");
        assert_eq!(asked_for_workbook(&page), 2, "its script and its program, once");
    }
}

#[test]
fn a_workbook_that_cannot_be_made_is_not_pretended() {
    let site = Site::of(&files::built_page(), ServerOptions::default());
    site.with_server(|server| server.faults().set("workbook-*", Fault::Missing));
    let check = any("care", "eldercare", 1);
    // Without a service worker there is no copy on the device either.
    let page =
        Visit::new().to(&site).after_running("delete Navigator.prototype.serviceWorker").open();
    page.foresee("workbook-");
    page.with_checks(&[&check], "/check/care/ledger");
    let folder = Folder::new();
    page.download_to(&folder);
    for _ in 0..2 {
        page.click("#xlsx");
        page.until("it says so", || page.text("#told").contains("没有下载下来"));
        assert!(page.exists("#told.bad") && !page.text("#told").contains("已交给"));
        page.output("care", "message");
        page.output("care", "ledger");
        assert_eq!(page.text("#told"), "", "what is told belongs to its screen");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is handed out");

    // It is tried anew when asked again.
    site.with_server(|server| server.faults().clear());
    handed_out(&page, "#xlsx");
}
