//! What stands there before any script: the start page and the checklist, how the one gives way, and what it says when the page
//! does not come.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{fs, rc::Rc};

use selfcheck_browser::{
    Device, Engine, Folder, Page, Session, Site, Visit,
    content::catalogue,
    files::built_page,
    reading::{self, Scripts, until},
};
use serde_json::{Value, json};
use xtask::server::{Fault, ServerOptions};

/// Holds the program back until `go()` is called.
const HOLD: &str = "const fetched = window.fetch;
    window.fetch = (...all) => String(all[0]).includes('.wasm') && !window.go
        ? new Promise(done => { window.go = () => done(fetched(...all)); })
        : fetched(...all);";

/// Adds up how far things on screen have moved by themselves.
const WATCH_SHIFTS: &str = "window.shifted = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        window.shifted.push(entry.value + ' ' + entry.sources.map(s => s.node && (s.node.outerHTML || s.node.data || '').slice(0, 80)).join(' | '));
    })).observe({ type: 'layout-shift', buffered: true });";

fn held(device: Device) -> Page {
    let visit = Visit::new().on(device).after_running(HOLD).after_running(WATCH_SHIFTS);
    let page = visit.load();
    page.until("the program is asked for", || page.says("return typeof window.go === 'function'"));
    page
}

/// Where things stand that the static text and the running page both show.
fn places(page: &Page) -> Value {
    page.script(
        "const root = document.getElementById('text') || document.getElementById('app');
        return ['h1', '.lead', '.lead + p', '.button.main.big', '.hint', 'section h2', 'section ul', 'section li']
            .map(s => root.querySelector(s).getBoundingClientRect())
            .map((r, i) => i === 3 ? [r.left, r.top, r.height] : [r.left, r.top, r.width, r.height])",
    )
}

// ---- What it holds ----

#[test]
fn without_script_everything_can_be_read() {
    // Scripts are switched off once there is a browser: the first address is nowhere.
    let page = Visit::new().at("nowhere").load();
    page.foresee("nowhere");
    page.foresee("favicon.ico");
    page.browser().cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.browser().wait(page.browser().driver().goto(page.site().url())).unwrap();
    let start = page.text(".page");
    assert!(start.contains("浏览器关闭了 JavaScript") && start.contains("完整清单"), "{start}");
    assert!(page.exists("noscript a[href='checklist.html']"));

    page.browser()
        .wait(page.browser().driver().goto(page.site().url() + "checklist.html"))
        .unwrap();
    // What is not on screen is not laid out yet, and is there all the same, for searching too.
    let text = page.script("return document.body.textContent");
    let text = text.as_str().unwrap();
    for notice in &catalogue().notices {
        assert!(text.contains(&notice.title), "{}", notice.title);
        for sentence in notice.sections.iter().flat_map(|section| &section.sentences) {
            assert!(text.contains(sentence.text.trim()), "{}", sentence.text);
        }
    }
    for measure in &catalogue().measures {
        assert!(text.contains(&measure.question.zh), "{}", measure.id);
        assert!(text.contains(&measure.evidence.zh), "{}", measure.id);
    }
    // On paper there are boxes to tick.
    page.browser().cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let paper = page.text("body");
    assert_eq!(paper.matches("□ 已落实").count(), catalogue().measures.len());
}

// ---- How it gives way ----

#[test]
fn the_switch_moves_nothing_and_takes_no_focus() {
    for device in [Device::Phone, Device::Desk] {
        let page = held(device);
        let before = places(&page);
        assert_eq!(page.text("#opening"), "开始自查");
        page.script("window.go()");
        page.ready();
        page.until("the text has given way", || !page.exists("#text"));
        assert_eq!(places(&page), before, "{device:?}");
        assert_eq!(page.script("return document.activeElement.tagName"), "BODY");
        assert_eq!(
            page.script("return [window.shifted, pageYOffset]"),
            json!([[], 0]),
            "{device:?}"
        );
    }
}

#[test]
fn a_link_of_the_start_page_is_followed_as_soon_as_the_program_comes() {
    let there = |way: &str, arrived: &str| {
        let page = held(Device::Phone);
        page.script(&format!("document.querySelector(\"#text {way}\").click()"));
        assert!(page.text("#opening").contains("正在打开……"), "{way}: it is acknowledged at once");
        page.script("window.go()");
        page.until("the start page has given way", || !page.exists("#text"));
        page.until(&format!("{way} is followed"), || page.exists(arrived));
        page
    };
    there("a[href='#/open']", "#typed");
    there("a[href='#/list/funeral']", "#print-blank, .items, h1");
    let page = there("#opening a", "#unit");
    assert_eq!(page.script("return document.activeElement.tagName"), "H1");
    // The way back leads to the start, and does not begin another one.
    page.script("history.back()");
    page.until("the start is there", || page.exists("#begin"));
    assert_eq!(page.count("#shelf h3"), 1);
}

#[test]
fn the_keyboard_stays_on_the_link_on_which_it_is() {
    let page = held(Device::Desk);
    page.script("document.querySelector(\"#text a[href='#/list/eldercare']\").focus()");
    page.script("window.go()");
    page.until("the start page has given way", || !page.exists("#text"));
    assert_eq!(page.script("return document.activeElement.hash"), "#/list/eldercare");
}

#[test]
fn a_translator_that_works_on_the_page_while_it_opens_does_no_harm() {
    let page = held(Device::Desk);
    page.script(
        "const texts = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) texts.currentNode.data = 'translated'",
    );
    page.script("window.go()");
    page.ready();
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.go_to("result");
    page.result_agrees_with_the_core();
}

// ---- When the page does not come ----

/// The page on a site where a file fails.
fn failing(name: &str, fault: Fault) -> (Page, Rc<Site>) {
    let site = Site::of(&built_page(), ServerOptions::default());
    site.with_server(|server| server.faults().set(name, fault));
    if name.ends_with(".wasm") {
        // Nor what stands in for it.
        site.with_server(|server| server.faults().set("spare-*.js", fault));
    }
    let page = Visit::new().to(&site).load();
    for part in ["page-", "style-", "Failed to load", "wasm", "spare-"] {
        page.foresee(part);
    }
    (page, site)
}

/// What the stand-in says, once it is there.
fn said(page: &Page) -> String {
    page.until("the page says what is wrong", || page.exists(".stopped"));
    assert!(page.exists(".stopped a[href$='checklist.html']"), "the checklist can be read");
    page.text(".stopped")
}

#[test]
fn a_network_that_dies_in_the_middle_is_said_and_the_next_try_succeeds() {
    for fault in [Fault::Missing, Fault::Drop, Fault::Cut(30_000), Fault::Cut(0)] {
        let (page, site) = failing("*.wasm", fault);
        let said = said(&page);
        assert!(said.contains("网络") && said.contains("重新打开"), "{fault:?}: {said}");
        site.with_server(|server| server.faults().clear());
        page.press(".stopped", "重新打开");
        page.ready();
        page.begin();
    }
}

#[test]
fn a_script_that_does_not_come_leaves_the_text_and_says_what_to_do_after_a_while() {
    for fault in [Fault::Missing, Fault::Drop, Fault::Cut(3_000)] {
        let (page, site) = failing("page-*.js", fault);
        assert!(page.exists(".late a[href='checklist.html']"));
        let height = "return document.querySelector('.late').getBoundingClientRect().height > 40";
        assert!(!page.says(height), "not at once: it may still come");
        page.until("it is said", || page.says(height));
        assert!(page.text(".late").contains("刷新本页"));
        site.with_server(|server| server.faults().clear());
        page.reload();
        page.begin();
    }
}

#[test]
fn a_style_that_does_not_come_leaves_a_page_that_works() {
    let (page, _site) = failing("style-*.css", Fault::Missing);
    page.ready();
    page.until("the text has given way", || !page.exists("#text"));
    page.script("document.querySelector('#begin').click()");
    page.until("a self-check is open", || page.exists("#unit"));
}

/// The built page with a file changed.
fn changed(name_part: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Folder {
    let folder = Folder::copy_of(&built_page());
    let mut names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let path = names.find(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("page-") && name.ends_with(name_part) || name == name_part
    });
    let path = path.unwrap();
    fs::write(&path, change(fs::read(&path).unwrap())).unwrap();
    folder
}

#[test]
fn a_file_that_was_cut_or_changed_on_the_site_is_called_damaged() {
    let half = |mut bytes: Vec<u8>| {
        bytes.truncate(bytes.len() / 2);
        bytes
    };
    for folder in [
        changed(".wasm", half),
        changed(".wasm", |_| b"<!doctype html><title>Sign in</title>".to_vec()),
    ] {
        let site = Site::of(folder.path(), ServerOptions::default());
        let page = Visit::new().to(&site).load();
        page.foresee("wasm");
        let said = said(&page);
        assert!(said.contains("没有下载完整"), "{said}");
    }
}

#[test]
fn one_file_that_was_cut_says_so_wherever_it_was_cut() {
    let whole = fs::read(built_page().join("selfcheck.html")).unwrap();
    let session = Session::start(Engine::Chromium);
    let folder = Folder::new();
    for percent in [20, 40, 60, 80, 95, 99] {
        fs::write(folder.path().join("selfcheck.html"), &whole[..whole.len() * percent / 100])
            .unwrap();
        session.open(&folder.address_of("selfcheck.html"));
        until(&format!("{percent} %: the page says that it is damaged"), || {
            reading::exists(&session, ".stopped, #damaged-copy")
        });
        let said = reading::text(&session, ".stopped, #damaged-copy");
        assert!(said.contains("完整") && said.contains("重新复制"), "{percent} %: {said}");
        if reading::exists(&session, "#damaged-copy") {
            // Only the English texts or the Excel tables are missing: the rest works.
            session.run("document.querySelector('#begin').click()", &[]);
            until("a self-check is open", || reading::exists(&session, "#unit"));
        }
    }
}

#[test]
fn an_old_engine_that_cannot_read_the_script_is_left_with_the_text() {
    // As a browser without modern JavaScript sees it: the script does not parse.
    let folder = changed(".js", |_| b"let = => ?? class {".to_vec());
    let site = Site::of(folder.path(), ServerOptions::default());
    let page = Visit::new().to(&site).load();
    page.foresee("SyntaxError");
    assert!(page.exists(".late a[href='checklist.html']"));
    let height = "return document.querySelector('.late').getBoundingClientRect().height > 40";
    page.until("it is said", || page.says(height));
    assert!(page.text(".late").contains("极速模式"));
}

#[test]
fn the_page_of_the_folder_opened_without_a_site_works_or_names_the_file_that_does() {
    let folder = Folder::copy_of(&built_page());
    let session = Session::start(Engine::Chromium);
    // No file may be fetched there, but scripts may.
    session.open(&folder.address_of("index.html"));
    reading::until_it_runs(&session);
    session.run("document.querySelector('#begin').click()", &[]);
    until("a self-check is open", || reading::exists(&session, "#unit"));

    let folder = Folder::copy_without(&built_page(), &["spare-"]);
    session.open(&folder.address_of("index.html"));
    until("it is said", || reading::exists(&session, ".stopped"));
    assert!(reading::text(&session, ".stopped").contains("selfcheck.html"));
    assert!(reading::exists(&session, ".stopped a[href$='checklist.html']"));
}

// ---- A clock that is wrong ----

#[test]
fn a_wrong_clock_loses_nothing() {
    for year in [1970, 2001, 2099] {
        let clock = format!(
            "const Real = Date;
             const shift = Real.UTC({year}, 0, 1) - Real.now();
             window.Date = class extends Real {{
                 constructor(...all) {{ if (all.length) super(...all); else super(Real.now() + shift); }}
                 static now() {{ return Real.now() + shift; }}
             }};"
        );
        let profile = Rc::new(Folder::new());
        let site = Site::plain();
        let page = Visit::new().to(&site).with_profile(&profile).after_running(&clock).open();
        page.begin();
        page.choose_entity("eldercare");
        page.write("#unit", "钟不准的");
        page.go_next();
        page.place("宁波市", "镇海区");
        page.answer("staff-test", "unmet");
        page.until("everything is on the device", || page.exists("#offline"));
        let stored = page.stored_check();
        page.reload();
        assert_eq!(page.stored_check(), stored);
        page.go_to("result");
        page.result_agrees_with_the_core();
        page.close();

        // The clock is put right.
        let page = Visit::new().to(&site).with_profile(&profile).open();
        assert_eq!(page.texts("#shelf h3"), ["钟不准的"]);
        page.follow("#shelf h3 a");
        page.answer("masks", "unmet");
        page.go_to("result");
        page.result_agrees_with_the_core();
    }
}
