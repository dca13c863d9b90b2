//! Damaged data, storage that is full or blocked, a panic, a program that does not come: nothing is lost without a word,
//! and nothing runs in circles.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{Folder, Page, Site, Visit, checks::check, content, files, page::STORED};
use selfcheck_core::{
    Lang,
    format::{ReadError, response::FORMAT},
};
use serde_json::{Value, json};
use xtask::server::ServerOptions;

/// A self-check that is saved and in good order.
fn good_one(page: &Page) -> String {
    page.begin();
    page.choose_entity("eldercare");
    page.write("#unit", "好好的一份");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.answer("staff-test", "unmet");
    page.check()
}

/// Lets the page fail the next time it puts something on screen: a real panic, without a door for it in the product.
const FAIL_ONCE: &str = "const insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function () {
        Node.prototype.insertBefore = insert;
        throw new Error('made to fail');
    };";

/// The test has made the page panic; the console may say so.
fn foresee_a_panic(page: &Page) {
    page.foresee("made to fail");
    page.foresee("unreachable");
}

// ---- Damaged data ----

#[test]
fn damaged_items_are_named_and_cost_nothing_else() {
    let too_large = format!(r#"{{"format":1,"unit":"{}"}}"#, "很".repeat(400_000));
    let newer = format!(r#"{{"format":{},"something":"new"}}"#, FORMAT + 1);
    let entity = r#"{"format":1,"entity":"hotel"}"#;
    let place = r#"{"format":1,"place":"330371"}"#;
    let zh = |error: ReadError| error.message(Lang::Zh);
    // What the core can say without the browser's reader of JSON is on the page word for word.
    let cases = [
        ("cut", r#"{"format":1,"entity":"eldercare","facts":{"trav"#, String::new()),
        ("empty", "", String::new()),
        ("no-json", "hello <b>world</b>", String::new()),
        ("other", "[1,2,3]", String::new()),
        ("newer", &newer, zh(ReadError::Version(FORMAT + 1))),
        ("entity", entity, zh(content::not_placed(entity))),
        ("place", place, zh(content::not_placed(place))),
        ("large", &too_large, zh(ReadError::TooLarge(too_large.len()))),
    ];
    let page = Page::open();
    let good = good_one(&page);
    let before = page.stored_check();
    for (name, raw, _) in &cases {
        page.store(&format!("{STORED}{name}"), raw);
    }
    page.go_home();
    page.reload();

    assert_eq!(page.count("#damaged li.card"), cases.len() as u64);
    for (name, raw, why) in &cases {
        let item = format!("[data-damaged='{STORED}{name}']");
        let text = page.text(&item);
        assert!(text.contains(&format!("{STORED}{name}")), "{text}");
        assert!(text.contains(why), "{name}: {text}");
        assert_eq!(
            page.texts(&format!("{item} > p:not(:empty)")).len(),
            3,
            "a name, a reason, a way out"
        );
        // The whole item is there to look at, as it is.
        assert_eq!(page.whole_text(&format!("{item} pre")), *raw, "{name}");
    }

    // The good one goes on, and nothing touches the damaged ones.
    assert_eq!(page.texts("#shelf h3"), ["好好的一份"]);
    page.follow(&format!("[data-check='{good}'] h3 a"));
    assert_eq!(page.stored_check(), before);
    page.answer("masks", "unmet");
    page.go_to("result");
    assert_eq!(page.measures_in("#gaps"), ["staff-test", "masks"]);
    page.result_agrees_with_the_core();
    for (name, raw, _) in &cases {
        assert_eq!(page.stored(&format!("{STORED}{name}")).as_deref(), Some(*raw), "{name}");
    }
}

#[test]
fn the_page_refuses_exactly_what_the_native_command_refuses() {
    let cases = [
        r#"{"format":1}"#,
        r#"{"format":1,"entity":null,"place":null}"#,
        r#"{"format":1,"facts":{"travel":"unknown"},"answers":{"masks":{"fulfilment":"exempt"}}}"#,
        r#"{"format":1,"answers":{"gone":{"fulfilment":"met"}}}"#,
        r#"{"format":1,"facts":[]}"#,
        r#"{"format":1,"answers":[]}"#,
        r#"{"format":1,"facts":[["travel","yes"]]}"#,
        r#"{"format":1,"facts":{"travel":true}}"#,
        r#"{"format":1,"facts":{"travel":["yes"]}}"#,
        r#"{"format":1,"facts":null}"#,
        r#"{"format":1,"unit":5}"#,
        r#"{"format":1,"unit":null}"#,
        r#"{"format":1,"entity":""}"#,
        r#"{"format":1,"place":330211}"#,
        r#"{"format":1,"place":"33021１"}"#,
        r#"{"format":1,"place":"330211 "}"#,
        r#"{"format":1,"more":1}"#,
        r#"{"format":1,"answers":{"masks":"met"}}"#,
        r#"{"format":1,"answers":{"masks":null}}"#,
        r#"{"format":1,"answers":{"masks":{}}}"#,
        r#"{"format":1,"answers":{"masks":{"fulfilment":"done"}}}"#,
        r#"{"format":1,"answers":{"masks":{"fulfilment":"Met"}}}"#,
        r#"{"format":1,"answers":{"masks":{"fulfilment":"met","reason":"x"}}}"#,
        r#"{"format":1,"answers":{"masks":{"fulfilment":"met","more":1}}}"#,
        r#"{"format":1,"checker":""}"#,
        r#"{"format":1,"ledger":{}}"#,
        r#"{"format":2}"#,
        r#"{"format":2,"checker":"院长","ledger":{}}"#,
        r#"{"format":2,"checker":null}"#,
        r#"{"format":2,"ledger":null}"#,
        r#"{"format":2,"ledger":{"masks":{"state":"open","owner":"","due":"2021-12-20"}}}"#,
        r#"{"format":2,"ledger":{"gone":{"state":"done","done":"2024-02-29"}}}"#,
        r#"{"format":2,"ledger":{"masks":{"owner":"院长"}}}"#,
        r#"{"format":2,"ledger":{"masks":{"state":"Open"}}}"#,
        r#"{"format":2,"ledger":{"masks":{"state":"open","due":null}}}"#,
        r#"{"format":2,"ledger":{"masks":{"state":"open","due":""}}}"#,
        r#"{"format":2,"ledger":{"masks":{"state":"open","due":"2021-02-29"}}}"#,
        r#"{"format":2,"ledger":{"masks":{"state":"open","more":""}}}"#,
        r#"{"format":2,"answered":""}"#,
        r#"{"format":2,"checked":"2021-12-07"}"#,
        r#"{"format":3}"#,
        r#"{"format":3,"answered":"2021-12-07T01:00:00Z","checked":"2021-12-07"}"#,
        r#"{"format":3,"answered":null}"#,
        r#"{"format":3,"checked":""}"#,
        r#"{"format":3,"checked":"2021-02-29"}"#,
        r#"{"format":3,"ledger":{"masks":{"state":"open","plan":"先买口罩"}}}"#,
        r#"{"format":4,"ledger":{"masks":{"state":"open","plan":"先买口罩"}}}"#,
        r#"{"format":4,"ledger":{"masks":{"state":"open","plan":null}}}"#,
        r#"{"format":5}"#,
        r#"{"format":"1"}"#,
        r#"{"format":0}"#,
        r#"{"format":-1}"#,
        r#"{"format":1.5}"#,
        r#"{"format":4294967296}"#,
        r#"{"format":null}"#,
        "{}",
        "null",
        "1",
        "\"\"",
        "{\"format\":1}x",
        " {\"format\":1}\n",
        "\u{feff}{\"format\":1}",
    ];
    let page = Page::open();
    for (number, raw) in cases.iter().enumerate() {
        page.store(&format!("{STORED}{number:02}"), raw);
    }
    page.reload();
    let refused = page.lines(
        "return [...document.querySelectorAll('[data-damaged]')].map(e => e.dataset.damaged)",
    );
    let taken = page
        .lines("return [...document.querySelectorAll('[data-check]')].map(e => e.dataset.check)");
    assert_eq!(refused.len() + taken.len(), cases.len(), "each is one or the other");
    let mut differ = Vec::new();
    for (number, raw) in cases.iter().enumerate() {
        let page_refuses = refused.contains(&format!("{STORED}{number:02}"));
        if page_refuses != content::native_refuses(raw) {
            let who =
                if page_refuses { "only the page refuses" } else { "only the command refuses" };
            differ.push(format!("{who} {raw}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn a_damaged_item_can_be_downloaded_as_it_is_and_then_deleted() {
    let raw = "{\"format\":1,\"unit\":\"半句话\n\t<x>…😷";
    let page = Page::open();
    let downloads = Folder::new();
    page.download_to(&downloads);
    page.store(&format!("{STORED}cut"), raw);
    page.reload();
    page.click("#damaged .actions .button");
    let (name, bytes) = page.downloaded(&downloads);
    assert_eq!(name, "selfcheck.response.cut.txt");
    assert_eq!(String::from_utf8(bytes).unwrap(), raw);

    page.ask_to_delete("#damaged li");
    assert_eq!(page.stored_names().len(), 1);
    page.confirm();
    page.until("it is gone", || !page.exists("#damaged"));
    assert!(page.stored_names().is_empty());
}

#[test]
fn answers_of_other_content_are_named_and_kept() {
    let raw = r#"{"format":1,"unit":"旧版一份","entity":"eldercare","place":"330211","facts":{"gone-fact":"yes"},
        "answers":{"gone-measure":{"fulfilment":"unmet","note":"旧备注"},"masks":{"fulfilment":"met"}}}"#;
    let page = Page::open();
    for name in ["old", "older"] {
        page.store(&format!("{STORED}{name}"), raw);
    }
    page.reload();
    assert!(!page.exists("#damaged"), "it is not damaged");
    let row = "[data-check='old']";
    let text = page.text(row);
    assert!(text.contains("gone-measure") && text.contains("gone-fact"), "{text}");
    let ids = page.script("return [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)");
    assert_eq!(ids, json!([]), "ids that stand twice");

    page.follow(&format!("{row} h3 a"));
    assert_eq!(page.measures_in("#met"), ["masks"]);
    assert!(!page.exists("#gaps"), "what is set aside does not count");
    page.answer("masks", "partly");
    let stored: Value = serde_json::from_str(&page.stored_check()).unwrap();
    assert_eq!(
        stored["answers"]["gone-measure"],
        json!({ "fulfilment": "unmet", "note": "旧备注" })
    );
    assert_eq!(stored["facts"]["gone-fact"], "yes");
    assert_eq!(stored["answers"]["masks"]["fulfilment"], "partly");
}

#[test]
fn markup_in_what_was_entered_stays_text() {
    let attack = "<img src=x onerror=\"window.attacked=1\"><script>window.attacked=1</script>";
    let file = json!({
        "format": 1, "unit": attack, "entity": "eldercare", "place": "330211",
        "answers": {
            "masks": { "fulfilment": "unmet", "note": attack },
            "staff-test": { "fulfilment": "exempt", "reason": attack },
        },
    });
    let page = Page::open();
    page.store(&format!("{STORED}attack"), &file.to_string());
    page.store(&format!("{STORED}{attack}"), attack);
    page.reload();
    assert_eq!(page.texts("#shelf h3"), [attack]);
    assert!(page.text("#damaged").contains(attack));
    page.follow("[data-check='attack'] h3 a");
    page.unfold("#main details");
    assert!(page.text("#gaps").contains(attack));
    assert!(page.text("#exempt").contains(attack));
    assert!(page.text(".head").contains(attack));
    page.go_to_measure("masks");
    assert_eq!(page.value("textarea[data-note='masks']"), attack);
    assert_eq!(page.script("return window.attacked ?? null"), Value::Null);
    assert!(!page.exists("#main img"));
}

// ---- Storage ----

/// Fills the storage to the last character with something that is not ours.
const FILL: &str = "let text = 'x'.repeat(1 << 20), all = '';
    while (text.length > 0) {
        try { localStorage.setItem('filler', all + text); all += text; }
        catch { text = text.slice(0, text.length >> 1); }
    }";

#[test]
fn full_storage_is_said_and_what_was_stored_stays() {
    let page = Page::open();
    let downloads = Folder::new();
    page.download_to(&downloads);
    let check = good_one(&page);
    let before = page.stored_check();
    page.script(FILL);
    page.answer("masks", "unmet");
    page.remark("masks", "存不进去的话");

    page.until("the page says so", || page.exists("#trouble"));
    let trouble = page.text("#trouble");
    assert!(trouble.contains("满了"), "{trouble}");
    assert!(page.exists("#saving.failed"));
    assert_eq!(page.stored_check(), before, "the last good version is still there");

    // It goes on in memory, and everything can be had as a file.
    page.go_to("result");
    assert_eq!(page.measures_in("#gaps"), ["staff-test", "masks"]);
    let way_out = page.text("#save-file");
    assert!(trouble.contains(&way_out), "{trouble} does not name “{way_out}”");
    page.click("#save-file");
    let (_, bytes) = page.downloaded(&downloads);
    let saved = String::from_utf8(bytes).unwrap();
    assert!(saved.contains("存不进去的话"));
    assert_eq!(content::read(&saved).id, check);

    // With room again, the next change is stored with all before it.
    page.script("localStorage.removeItem('filler')");
    page.answer("masks", "partly");
    page.until("the trouble is over", || !page.exists("#trouble"));
    assert!(page.text("#saving").contains("已保存") && !page.exists("#saving.failed"));
    assert!(page.stored_check().contains("存不进去的话"));
    page.go_to("result");
    page.result_agrees_with_the_core();
}

#[test]
fn blocked_storage_is_said_and_the_page_works_in_memory() {
    let page = Visit::new()
        .after_running(
            "Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('made to fail', 'SecurityError') }
            })",
        )
        .open();
    let downloads = Folder::new();
    page.download_to(&downloads);
    let trouble = page.text("#trouble");
    assert!(!trouble.contains("满了"), "{trouble}");
    good_one(&page);
    assert!(page.exists("#saving.failed"));
    page.go_to("result");
    assert_eq!(page.measures_in("#immediate"), ["closed-named"]);
    assert_eq!(page.measures_in("#gaps"), ["staff-test"]);
    let way_out = page.text("#save-file");
    assert!(trouble.contains(&way_out), "{trouble} does not name “{way_out}”");
    page.click("#save-file");
    let (_, bytes) = page.downloaded(&downloads);
    let (response, assessment) = content::assessed(&String::from_utf8(bytes).unwrap());
    assert_eq!(response.unit, "好好的一份");
    assert_eq!(assessment.bounds.gaps.least, 1);
    page.go_home();
    assert_eq!(page.texts("#shelf h3"), ["好好的一份"]);
}

// ---- Panics ----

#[test]
fn a_panic_shows_what_happened_and_hands_out_the_answers() {
    let page = Page::open();
    foresee_a_panic(&page);
    let downloads = Folder::new();
    page.download_to(&downloads);
    let check = good_one(&page);
    page.script(FAIL_ONCE);
    page.script("window.loaded = 'once'");
    page.click("label[for='m-masks-unmet']");
    page.until("the stand-in is there", || page.exists(".stopped"));

    let title = page.text("h1");
    assert!(!title.is_empty());
    let error = page.text(".stopped pre");
    assert!(error.contains("panicked at") && error.contains("src/"), "{error}");
    let rescued: Value = serde_json::from_str(&page.value(".stopped textarea")).unwrap();
    assert_eq!(rescued[format!("{STORED}{check}")], page.stored_check());
    let (on_screen, assessment) = content::assessed(rescued["(on screen)"].as_str().unwrap());
    assert_eq!(on_screen.unit, "好好的一份");
    assert_eq!(assessment.bounds.gaps.least, 2, "the very tap that stopped the page is there too");

    page.press(".stopped", "Save answers");
    let (name, bytes) = page.downloaded(&downloads);
    assert_eq!(name, "selfcheck-rescue.json");
    assert_eq!(String::from_utf8(bytes).unwrap(), page.value(".stopped textarea"));

    // What still reaches the stopped program changes nothing.
    page.script(
        "return new Promise(done => {
            addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(done)));
            location.hash = '/about';
        })",
    );
    assert_eq!(page.count("main"), 1);
    assert_eq!(page.text("h1"), title);
    assert_eq!(page.script("return window.loaded"), "once", "it does not load itself anew");

    page.script(&format!("location.hash = '/check/{check}/result'"));
    page.press(".stopped", "Open again");
    page.until("the result is there", || page.exists("#headline"));
    assert_eq!(page.measures_in("#gaps"), ["staff-test", "masks"]);
    page.result_agrees_with_the_core();
}

#[test]
fn a_stopped_page_can_be_opened_from_the_start() {
    let page = Page::open();
    foresee_a_panic(&page);
    good_one(&page);
    page.script(FAIL_ONCE);
    page.click("label[for='m-masks-unmet']");
    page.until("the stand-in is there", || page.exists(".stopped"));
    page.press(".stopped", "Open the start page");
    page.until("the start page is there", || page.exists("#begin"));
    assert_eq!(page.texts("#shelf h3"), ["好好的一份"]);
}

#[test]
fn a_page_that_panics_at_every_start_stops_every_time_and_does_not_loop() {
    let stored = r#"{"format":1,"unit":"要救出来的"}"#;
    let page = Visit::new()
        .after_running(&format!(
            "sessionStorage.loads = Number(sessionStorage.loads || 0) + 1;
             localStorage.setItem('{STORED}x', '{stored}');
             Node.prototype.insertBefore = () => {{ throw new Error('made to fail') }};"
        ))
        .open();
    foresee_a_panic(&page);
    assert!(page.exists(".stopped"));
    assert!(page.value(".stopped textarea").contains("要救出来的"));
    page.script(
        "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
    );
    assert_eq!(page.script("return sessionStorage.loads"), "1");
    page.press(".stopped", "Open again");
    page.until("it was loaded once more", || page.script("return sessionStorage.loads") == "2");
    page.ready();
    assert!(page.exists(".stopped"));
    assert_eq!(page.script("return sessionStorage.loads"), "2");
}

// ---- A program that does not come ----

/// The built page without the files whose name begins or ends so.
fn page_without(parts: &[&str]) -> Page {
    let folder = Folder::copy_without(&files::built_page(), parts);
    let site = Site::of(folder.path(), ServerOptions::default());
    let stored = r#"{"format":1,"unit":"要救出来的"}"#;
    let page = Visit::new()
        .to(&site)
        .after_running(&format!("localStorage.setItem('{STORED}x', '{stored}')"))
        .open();
    page.foresee("404");
    page
}

#[test]
fn a_program_that_is_not_found_is_met_with_words() {
    // Nor what stands in for it.
    let page = page_without(&[".wasm", "spare-"]);
    for part in ["wasm", "spare-"] {
        page.foresee(part);
    }
    assert!(page.text(".stopped").contains("网络"), "{}", page.text(".stopped"));
    assert!(!page.text(".stopped pre").is_empty());
    assert!(page.value(".stopped textarea").contains("要救出来的"));
    assert!(page.exists(".stopped a[href$='checklist.html']"), "the checklist can be read");
}

#[test]
fn a_browser_without_webassembly_is_met_with_words() {
    let page = Visit::new().after_running("delete window.WebAssembly").open();
    assert!(page.exists(".stopped"));
    let text = page.text(".stopped");
    assert!(page.exists(".stopped a[href$='checklist.html']"), "the checklist can be read");
    assert!(!page.exists(".stopped textarea"), "there are no answers to hand out");
    assert!(
        text.contains("浏览器") && text.contains("This browser cannot run the self-check"),
        "{text}"
    );
}

#[test]
fn a_print_dialog_that_does_not_come_is_said() {
    let home = check("care", "eldercare", "镇海区");
    for silent in ["window.print = () => {}", "window.print = undefined"] {
        let page = Visit::new().after_running(silent).open();
        page.with_checks(&[&home], "/check/care/form");
        page.click("#print");
        page.until("it says so", || page.text("#told").contains("没有看到打印窗口"));
    }
    // One that comes is not called missing.
    let prints = "window.print = () => dispatchEvent(new Event('beforeprint'))";
    let page = Visit::new().after_running(prints).open();
    page.with_checks(&[&home], "/check/care/form");
    page.click("#print");
    std::thread::sleep(std::time::Duration::from_millis(2500));
    assert_eq!(page.text("#told"), "");
}
