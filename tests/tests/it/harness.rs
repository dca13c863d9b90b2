//! The harness itself: a test fails when the page does what it must never do, without having to ask.

use selfcheck_browser::Page;

#[test]
#[should_panic(expected = "the console shows errors")]
fn an_error_in_the_console_fails_the_test() {
    let page = Page::open();
    page.script("console.error('something')");
}

#[test]
fn an_error_that_the_test_foresees_does_not_fail_it() {
    let page = Page::open();
    page.foresee("something");
    page.script("console.error('something')");
}

#[test]
#[should_panic(expected = "asked another site")]
fn a_request_to_another_site_fails_the_test() {
    let page = Page::open();
    page.foresee("127.0.0.1:9");
    // Nobody listens there; that the page asks is enough.
    page.script("return fetch('http://127.0.0.1:9/').catch(() => null)");
}

#[test]
#[should_panic(expected = "asked another site")]
fn a_request_before_a_reload_fails_the_test_too() {
    let page = Page::open();
    page.foresee("127.0.0.1:9");
    page.script("new Image().src = 'http://127.0.0.1:9/x.png'");
    page.reload();
}

#[test]
#[should_panic(expected = "cannot be tapped")]
fn what_is_covered_cannot_be_tapped() {
    let page = Page::open();
    page.script(
        "const cover = document.createElement('div');
        cover.className = 'banner';
        cover.setAttribute('style', 'position: fixed; top: 0; left: 0; width: 100%; height: 100%');
        document.body.append(cover)",
    );
    page.begin();
}
