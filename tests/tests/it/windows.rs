//! Several windows with the same self-check: what one has said is not lost to another, even to one that hears of nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{Page, Visit, content, page::STORED};
use selfcheck_core::response::Fulfilment;

/// A window that slept: no browser told it of what another has stored.
const DEAF: &str = "addEventListener('storage', event => event.stopImmediatePropagation(), true)";

/// A nursing home in 镇海 with one answer, in a window that hears of nothing.
fn deaf() -> Page {
    let page = Visit::new().after_running(DEAF).open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.answer("masks", "met");
    page
}

#[test]
fn a_window_that_slept_loses_nothing_and_shows_what_came_from_elsewhere() {
    let page = deaf();
    let (first, here) = (page.window(), page.fragment());
    page.open_window(&format!("{}#{here}", page.site().url()));
    page.answer("closed-named", "unmet");
    page.to_window(&first);
    page.answer("precise-measures", "partly");
    let stored = content::read(&page.stored_check());
    for (id, expected) in [
        ("masks", Fulfilment::Met),
        ("closed-named", Fulfilment::Unmet),
        ("precise-measures", Fulfilment::Partly),
    ] {
        let ix = content::catalogue().find_measure(id).unwrap();
        assert_eq!(stored.fulfilment(ix), Some(&expected), "{id}");
    }
    page.go_to("result");
    page.result_agrees_with_the_core();
    assert!(page.exists("[data-measure='closed-named']"), "the other window's gap is shown");
}

#[test]
fn what_another_window_deleted_is_not_stored_again() {
    let page = deaf();
    let (first, check) = (page.window(), page.check());
    page.open_window(&page.site().url());
    page.ask_to_delete(&format!("[data-check='{check}']"));
    page.confirm();
    page.until("it is gone", || page.stored(&format!("{STORED}{check}")).is_none());
    page.to_window(&first);
    page.click("[data-measure='ventilation'] label");
    page.until("it is said", || page.text("h1").contains("不在这台设备上"));
    assert_eq!(page.stored(&format!("{STORED}{check}")), None);
}
