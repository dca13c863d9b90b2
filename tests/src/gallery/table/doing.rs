//! What is done on the page for a state to be there.

use crate::page::Page;

pub(super) fn nothing(_: &Page) {}

pub(super) fn unfold(page: &Page) {
    page.unfold("details");
}

/// Shows one of each: marks the first of those that say the same.
pub(super) fn pick(page: &Page, of: &str, says: &str) {
    let script = "const [of, says] = arguments, seen = new Set();
        for (const e of document.querySelectorAll(of)) {
            const words = (says ? e.querySelector(says) : e).textContent;
            e.toggleAttribute('data-picked', !seen.has(words));
            seen.add(words);
        }";
    page.browser().script(script, vec![of.into(), says.into()]);
}

/// As the browser's part of the page tells what became of something (`static/papers.js`, `static/offline.js`).
pub(super) fn tell(page: &Page, event: &str, what: &str) {
    let script = "dispatchEvent(new CustomEvent(arguments[0], { detail: arguments[1] }))";
    page.browser().script(script, vec![event.into(), what.into()]);
}

pub(super) fn told(page: &Page, what: &str) {
    tell(page, "selfcheck-done", what);
    page.until("it is said", || page.exists("#told:not(:empty)"));
}

pub(super) fn elder(page: &Page) {
    page.click("#view");
    page.until("it is the elder view", || page.exists("[data-view='elder']"));
}

/// Shows the first of these.
pub(super) fn mark(page: &Page, selector: &str) {
    page.until(&format!("there is {selector}"), || page.exists(selector));
    let script =
        "document.querySelectorAll('[data-picked]').forEach(e => e.removeAttribute('data-picked'));
        document.querySelector(arguments[0]).setAttribute('data-picked', '')";
    page.browser().script(script, vec![selector.into()]);
}
