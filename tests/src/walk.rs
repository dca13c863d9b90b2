//! The walk through the page with scripts alone, so that it is the same in every browser.
//!
//! What is tapped is not looked at: whether a person can see and reach it is tested where a driver taps, see
//! [`crate::page`].

use serde_json::json;

use crate::reading::{self, Scripts, chosen, exists, fragment, until};

/// The answers that are given in turn. 不适用 gets its reason.
const ANSWERS: [&str; 4] = ["met", "unmet", "partly", "exempt"];

/// Walks in a browser.
#[derive(Clone, Copy)]
pub struct Walk<'s>(pub &'s dyn Scripts);

impl Walk<'_> {
    /// Taps an element as soon as it is there.
    #[track_caller]
    pub fn click(self, selector: &str) {
        self.until_there(selector);
        let script =
            "const e = document.querySelector(arguments[0]); e.scrollIntoView(); e.click()";
        self.0.run(script, &[json!(selector)]);
    }

    /// Writes into a field, in place of what is there.
    #[track_caller]
    pub fn write(self, selector: &str, text: &str) {
        self.until_there(selector);
        let script = "const [selector, text] = arguments, e = document.querySelector(selector);
            e.focus();
            e.value = text;
            e.dispatchEvent(new InputEvent('input', { bubbles: true }));
            e.dispatchEvent(new Event('change', { bubbles: true }))";
        self.0.run(script, &[json!(selector), json!(text)]);
    }

    /// Chooses what says this out of a list.
    #[track_caller]
    pub fn pick(self, selector: &str, says: &str) {
        self.until_there(selector);
        let script = "const [selector, says] = arguments, e = document.querySelector(selector);
            const option = [...e.options].find(option => option.text.trim() === says);
            e.value = option.value;
            e.dispatchEvent(new Event('change', { bubbles: true }))";
        self.0.run(script, &[json!(selector), json!(says)]);
        let script = "return document.querySelector(arguments[0]).selectedOptions[0].text.trim()";
        until(&format!("{says} is chosen"), || self.0.run(script, &[json!(selector)]) == says);
    }

    /// Chooses one answer of a question.
    #[track_caller]
    pub fn choose(self, question: &str, value: &str) {
        self.click(&format!("#{question}-{value}"));
        until(&format!("{question} is {value}"), || {
            chosen(self.0, question).as_deref() == Some(value)
        });
    }

    #[track_caller]
    fn until_there(self, selector: &str) {
        if !exists(self.0, selector) {
            until(&format!("there is {selector} on {}", fragment(self.0)), || {
                exists(self.0, selector)
            });
        }
    }

    /// Follows a link to another screen.
    #[track_caller]
    pub fn follow(self, selector: &str) {
        let before = fragment(self.0);
        self.click(selector);
        self.until_elsewhere(&before);
    }

    #[track_caller]
    fn until_elsewhere(self, before: &str) {
        let focus =
            "return document.activeElement !== null && document.activeElement.tagName === 'H1'";
        until(&format!("another screen after {before}"), || {
            fragment(self.0) != before && self.0.run(focus, &[]) == true
        });
    }

    /// Begins a self-check on the start page, and says what and where.
    #[track_caller]
    pub fn begin_as(self, entity: &str, city: &str, county: &str) {
        self.follow("#begin");
        self.choose("entity", entity);
        self.follow("#next");
        self.pick("#city", city);
        self.pick("#county", county);
        self.follow("#next");
    }

    /// Gives the first answer to every fact that is asked, also to those that come up only then.
    #[track_caller]
    pub fn answer_every_fact(self) {
        loop {
            let asked = reading::facts_asked(self.0);
            let open = asked.iter().find(|fact| chosen(self.0, &format!("f-{fact}")).is_none());
            let Some(fact) = open else { return };
            let first = "return document.querySelector('#f-' + arguments[0] + ' input').value";
            let first = self.0.run(first, &[fact.as_str().into()]);
            self.choose(&format!("f-{fact}"), first.as_str().unwrap_or_default());
        }
    }

    /// From the facts through all screens of measures to the result, answering every measure. Returns how many.
    #[track_caller]
    pub fn answer_every_measure(self) -> usize {
        self.follow("#next");
        let mut answered = 0;
        while fragment(self.0).contains("/measures/") {
            answered = self.answer_this_screen(answered);
            self.follow("#next");
        }
        answered
    }

    /// Answers every measure on screen; `so_far` are answered already. Returns how many are then.
    #[track_caller]
    pub fn answer_this_screen(self, so_far: usize) -> usize {
        let mut answered = so_far;
        for measure in reading::measures_in(self.0, "#main") {
            // What only might apply is listed without a question.
            if !exists(self.0, &format!("#m-{measure}")) {
                continue;
            }
            let answer = ANSWERS[answered % ANSWERS.len()];
            self.choose(&format!("m-{measure}"), answer);
            if answer == "exempt" {
                let field = format!("textarea[data-reason='{measure}']");
                self.write(&field, &format!("理由 {answered}"));
            }
            answered += 1;
        }
        answered
    }
}
