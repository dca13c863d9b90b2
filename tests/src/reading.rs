//! What stands on the page and in its storage, read with scripts alone, so that it is read the same way in every browser.
//!
//! The scripts are in the language of Chromium 69.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::patience::PATIENCE;

/// How the page says that it can be used.
pub const RUNS: &str = "#main h1";

/// How the page says that it has stopped, or never could start.
pub const STOPPED: &str = ".stopped";

/// What the names of stored self-checks start with.
pub const STORED: &str = "selfcheck.response.";

/// Where scripts can be run.
pub trait Scripts {
    /// Runs the body of a function with these arguments and returns what it returns, or what its promise comes to.
    ///
    /// # Panics
    /// When the script throws.
    #[track_caller]
    fn run(&self, script: &str, arguments: &[Value]) -> Value;
}

/// Does something while what is always in sight rests at its own place instead of over what is scrolled past under it.
#[track_caller]
pub fn at_rest<T>(page: &dyn Scripts, work: impl FnOnce() -> T) -> T {
    let put = |position: &str| {
        let near = "document.querySelectorAll('.near, .return').forEach(e => { e.style.position = arguments[0]; })";
        page.run(near, &[position.into()]);
    };
    put("static");
    let done = work();
    put("");
    done
}

/// Waits until it is so.
///
/// # Panics
/// When it is not so in time.
#[track_caller]
pub fn until(what: &str, so: impl Fn() -> bool) {
    let started = Instant::now();
    while !so() {
        assert!(started.elapsed() < PATIENCE, "waited in vain: {what}");
        thread::sleep(Duration::from_millis(15));
    }
}

/// Waits until the page can be used.
///
/// # Panics
/// When it has stopped; with what it says.
#[track_caller]
pub fn until_it_runs(on: &dyn Scripts) {
    until("the page is there", || exists(on, STOPPED) || exists(on, RUNS));
    let said = texts(on, STOPPED);
    assert!(exists(on, RUNS) && said.is_empty(), "the page has stopped: {}", said.join("\n"));
}

/// Whether there is such an element.
#[track_caller]
pub fn exists(on: &dyn Scripts, selector: &str) -> bool {
    count(on, selector) > 0
}

/// How many such elements there are.
#[track_caller]
pub fn count(on: &dyn Scripts, selector: &str) -> u64 {
    let script = "return document.querySelectorAll(arguments[0]).length";
    on.run(script, &[json!(selector)]).as_u64().unwrap_or_default()
}

/// What a person reads in each of them; what is folded away is not read.
#[track_caller]
pub fn texts(on: &dyn Scripts, selector: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())";
    as_texts(&on.run(script, &[json!(selector)]))
}

/// What a person reads in the one of its kind.
#[track_caller]
pub fn text(on: &dyn Scripts, selector: &str) -> String {
    let mut texts = texts(on, selector);
    assert_eq!(texts.len(), 1, "one {selector} on {}", fragment(on));
    texts.remove(0)
}

/// The names of the measures in that part of the page, in their order.
#[track_caller]
pub fn measures_in(on: &dyn Scripts, selector: &str) -> Vec<String> {
    names_in(on, selector, "measure")
}

/// The names of the facts asked on this screen, in their order.
#[track_caller]
pub fn facts_asked(on: &dyn Scripts) -> Vec<String> {
    names_in(on, "#main", "fact")
}

fn names_in(on: &dyn Scripts, selector: &str, data: &str) -> Vec<String> {
    let script = "const [where, what] = arguments;
        return [...document.querySelectorAll(where + ' [data-' + what + ']')].map(e => e.dataset[what])";
    as_texts(&on.run(script, &[json!(selector), json!(data)]))
}

/// Which answer of a question is chosen, by its name.
#[track_caller]
pub fn chosen(on: &dyn Scripts, question: &str) -> Option<String> {
    let script = "const chosen = document.querySelector('#' + arguments[0] + ' input:checked');
        return chosen ? chosen.value : null";
    on.run(script, &[json!(question)]).as_str().map(str::to_owned)
}

/// What is to be found out, with how many measures hang on it.
#[track_caller]
pub fn unknown(on: &dyn Scripts) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#unknown li')].map(e => {
        // A link, or words only where nothing can be answered.
        const name = e.querySelector('a, div > span').innerText;
        return name + ' ' + /\\d+/.exec(e.innerText.replace(name, ''));
    })";
    as_texts(&on.run(script, &[]))
}

/// The part of the address after `#`.
#[track_caller]
pub fn fragment(on: &dyn Scripts) -> String {
    as_text(&on.run("return location.hash.replace(/^#/, '')", &[]))
}

/// The name of the self-check on screen.
#[track_caller]
pub fn check(on: &dyn Scripts) -> String {
    let fragment = fragment(on);
    let name = fragment.strip_prefix("/check/").and_then(|rest| rest.split('/').next());
    name.unwrap_or_else(|| panic!("{fragment} is no self-check")).to_owned()
}

/// The stored text of the self-check on screen.
#[track_caller]
pub fn stored_check(on: &dyn Scripts) -> String {
    stored(on, &format!("{STORED}{}", check(on))).expect("the self-check is stored")
}

/// A stored item.
#[track_caller]
pub fn stored(on: &dyn Scripts, name: &str) -> Option<String> {
    on.run("return localStorage.getItem(arguments[0])", &[json!(name)]).as_str().map(str::to_owned)
}

pub(crate) fn as_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A list of texts that a script has returned.
pub fn as_texts(value: &Value) -> Vec<String> {
    value.as_array().map(|all| all.iter().map(as_text).collect()).unwrap_or_default()
}
