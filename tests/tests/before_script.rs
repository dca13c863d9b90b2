//! The text that stands before any script: what it holds, how it gives way, and what it says when the page does not come.
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
    assert!(page.text(".page").contains("浏览器关闭了 JavaScript"));
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
    // On paper there are boxes to tick, and nothing that only makes sense on a screen.
    page.browser().cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let paper = page.text("body");
    assert_eq!(paper.matches("□ 已落实").count(), catalogue().measures.len());
    assert!(!paper.contains("正在打开") && !paper.contains("没有打开"), "{}", page.text(".page"));
}

// ---- How it gives way ----

#[test]
fn the_switch_moves_nothing_and_takes_no_focus() {
    for device in [Device::Phone, Device::Desk] {
        let page = held(device);
        let before = places(&page);
        assert_eq!(page.text("#opening"), "正在打开……");
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
fn who_is_reading_keeps_the_place() {
    let page = held(Device::Phone);
    let wheel = json!({ "type": "mouseWheel", "x": 180, "y": 400, "deltaX": 0, "deltaY": 2000 });
    page.browser().cdp("Input.dispatchMouseEvent", wheel);
    page.until("the text has scrolled", || page.says("return pageYOffset > 1500"));
    let seen = "const e = document.elementFromPoint(180, 300);
        return [pageYOffset, e.textContent, e.getBoundingClientRect().top]";
    page.until("the scrolling has ended", || {
        let before = page.script(seen);
        page.script("return new Promise(done => setTimeout(done, 150))");
        before == page.script(seen)
    });
    let before = page.script(seen);
    page.script("window.go()");
    page.until("the page says that it is there", || page.exists(".ready"));
    assert!(page.text(".ready").contains("自查已经可以用了"));
    assert_eq!(page.script(seen), before);
    assert_eq!(page.script("return document.activeElement.tagName"), "BODY");
    assert_eq!(page.script("return window.shifted"), json!([]));

    page.click(".ready .button");
    page.until("the text has given way", || !page.exists("#text") && !page.exists(".ready"));
    assert_eq!(
        page.script("return [pageYOffset, document.activeElement.tagName]"),
        json!([0, "H1"])
    );
    page.begin();
}

#[test]
fn an_address_that_is_followed_while_reading_opens_the_page() {
    let page = held(Device::Desk);
    let wheel = json!({ "type": "mouseWheel", "x": 180, "y": 400, "deltaX": 0, "deltaY": 2000 });
    page.browser().cdp("Input.dispatchMouseEvent", wheel);
    page.until("the text has scrolled", || page.says("return pageYOffset > 1500"));
    page.script("window.go()");
    page.until("the page says that it is there", || page.exists(".ready"));
    page.script("location.hash = '/about'");
    page.until("the page is there", || page.text("h1") == "说明和隐私");
    assert!(!page.exists("#text") && !page.exists(".ready"));
}

#[test]
fn a_translator_that_works_on_the_page_while_it_opens_does_no_harm() {
    let page = held(Device::Desk);
    page.script(
        "document.querySelectorAll('[data-t]').forEach(e => { e.textContent = 'translated' })",
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
    assert!(page.exists("#checklist"), "the checklist stays");
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
        assert!(page.text("#checklist").contains(&catalogue().measures[0].question.zh));
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
    let other_word = |bytes: Vec<u8>| {
        String::from_utf8(bytes)
            .unwrap()
            .replacen("</b> <span data-t>", "</b> <span data-t>不", 1)
            .into_bytes()
    };
    for folder in [
        changed(".wasm", half),
        changed(".wasm", |_| b"<!doctype html><title>Sign in</title>".to_vec()),
        changed("index.html", half),
        changed("index.html", other_word),
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
    assert!(page.text("#checklist").contains(&catalogue().measures[0].question.zh));
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
    assert!(reading::exists(&session, "#checklist"), "the checklist stays");
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
