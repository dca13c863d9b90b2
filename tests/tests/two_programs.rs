//! The full program takes the place of the first one when a screen is wanted that only it has: nothing is lost on the way,
//! and when it cannot be had the page says so and goes on.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::rc::Rc;

use selfcheck_browser::{Page, Site, Visit, content, files::built_page, reading::ON_THE_WAY};
use serde_json::json;
use xtask::server::{Fault, ServerOptions};

/// A page whose service worker is not there, so that nothing comes from anywhere but the site.
fn page(before: &str) -> (Page, Rc<Site>) {
    let site = Site::of(&built_page(), ServerOptions::default());
    let without = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined });";
    let page = Visit::new().after_running(without).after_running(before).to(&site).open();
    (page, site)
}

fn answered(page: &Page) {
    page.begin();
    page.choose_entity("eldercare");
    page.write("#unit", "镇海区的一家养老院");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.answer("staff-test", "unmet");
}

fn asked_for_full(page: &Page) -> bool {
    page.browser().requests().iter().any(|address| address.contains("/full-"))
}

#[test]
fn answering_needs_the_first_program_only() {
    let (page, _site) = page("");
    answered(&page);
    assert!(!asked_for_full(&page), "{:?}", page.browser().requests());
    page.go_to("result");
    assert!(asked_for_full(&page), "{:?}", page.browser().requests());
    page.result_agrees_with_the_core();
    // From here on it is the full one, with every screen, and saves.
    page.go_to_measure("staff-test");
    page.answer("staff-test", "met");
    page.go_to("result");
    assert!(!page.measures_in("#gaps").contains(&"staff-test".to_owned()));
    page.reload();
    page.result_agrees_with_the_core();
}

#[test]
fn a_full_program_that_does_not_come_is_said_and_tried_again() {
    for part in ["full-", ".wasm"] {
        let (page, site) = page("");
        for part in ["full-", "Failed to load", "wasm", "spare-"] {
            page.foresee(part);
        }
        answered(&page);
        let full = built_page();
        let name = std::fs::read_dir(full).unwrap().map(|entry| entry.unwrap().file_name());
        let name = name
            .filter_map(|name| name.into_string().ok())
            .find(|name| {
                name.starts_with("full-")
                    && name.ends_with(if part == ".wasm" { part } else { ".js" })
            })
            .unwrap();
        // Nor what stands in for the program.
        for name in [&name, "spare-*.js"] {
            site.with_server(|server| server.faults().set(name, Fault::Missing));
        }
        page.follow(".steps a[href*='/result']");
        page.until("it says so", || page.exists("#unreachable"));
        assert!(page.text("#unreachable").contains("已填的内容都在"));

        // The rest of the page works on.
        page.go_to_measure("staff-test");
        page.answer("staff-temperature", "met");
        page.follow(".steps a[href*='/result']");
        page.until("it says so", || page.exists("#unreachable"));
        site.with_server(|server| server.faults().clear());
        page.press("#unreachable", "再试一次");
        page.ready();
        page.result_agrees_with_the_core();
        assert!(page.measures_in("#gaps").contains(&"staff-test".to_owned()));
    }
}

#[test]
fn who_goes_back_meanwhile_is_not_disturbed() {
    let (page, _site) = page(
        "const fetched = window.fetch;
        window.fetch = (...all) => String(all[0]).includes('full-') && !window.go
            ? new Promise(done => { window.go = () => done(fetched(...all)); })
            : fetched(...all);",
    );
    answered(&page);
    page.click(".steps a[href*='/result']");
    page.until("it is on its way", || page.exists(ON_THE_WAY) && page.says("return !!window.go"));
    page.back();
    page.until("the measures are back", || page.exists("#m-staff-test"));
    page.remark("staff-test", "写到一半");
    page.script(
        "window.go(); window.marked = document.querySelector('#m-staff-test'); marked.mark = 1;",
    );
    page.until("it has come", || {
        page.says(
            "return performance.getEntriesByType('resource').some(e => /full-.*wasm/.test(e.name))",
        )
    });
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert_eq!(page.script("return document.querySelector('#m-staff-test').mark"), json!(1));
    page.go_to("result");
    page.result_agrees_with_the_core();
    assert!(page.text("#gaps").contains("写到一半"));
}

#[test]
fn the_language_and_an_unsaved_check_go_along() {
    let (page, _site) = page(
        "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('made to fail', 'SecurityError') }
        });",
    );
    page.click("#language");
    page.until("it is in English", || page.text("h1").is_ascii());
    answered(&page);
    page.go_to("result");
    assert_eq!(page.text("h1"), "Result");
    assert!(page.text(".head").contains("镇海区的一家养老院"));
    assert!(page.exists("#saving.failed") && page.exists("#trouble"));
    assert_eq!(page.measures_in("#gaps"), ["staff-test"]);
    assert!(page.text("#gaps").contains(&content::measure("staff-test").name.en));
}
