//! What is made of a result and handed in: one file each in `outputs/`, and nothing else to touch for another one.
//!
//! A file of the folder declares one [`Output`] by the name `OUTPUT`; `build.rs` lists the folder. Every output is a view of
//! the one assessment that it is given, so none can contradict another.

use std::rc::Rc;

use selfcheck_core::{Assessment, Date, Lang, Response};

use crate::draw::{El, View};

/// A kind of output.
pub struct Output {
    /// Its name in addresses.
    pub id: &'static str,
    /// Where it stands among the others, which are in the order of their names otherwise.
    #[cfg_attr(not(test), expect(dead_code, reason = "build.rs reads it"))]
    pub order: u8,
    /// What it is called, in Chinese and in English.
    pub name: (&'static str, &'static str),
    /// What it is good for, in Chinese and in English.
    pub purpose: (&'static str, &'static str),
    /// Whether it is offered at all, here and now.
    pub offered: fn(&View<'_>) -> bool,
    /// Draws its screen, which is its paper as well.
    pub draw: fn(&Matter<'_>) -> El,
}

/// Nearly every output is offered everywhere.
fn always(_: &View<'_>) -> bool {
    true
}

/// What every output is a view of.
#[derive(Clone, Copy)]
pub struct Matter<'a> {
    /// Where it is drawn.
    pub view: &'a View<'a>,
    /// The self-check.
    pub response: &'a Rc<Response>,
    /// What follows from it.
    pub assessment: &'a Assessment,
    /// Whether it is only looked at: nothing can be entered.
    pub read_only: bool,
}

impl Matter<'_> {
    /// The language.
    pub fn lang(&self) -> Lang {
        self.view.lang
    }

    /// One of two texts, by the language.
    pub fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.lang().pick(zh, en)
    }

    /// The last self-check: the one that the person chose, else the latest earlier one that is plainly of the same respondent:
    /// of the same kind and name or, where neither has a name, of the same place. What was tried earlier on the same day is no last time.
    pub fn last(&self) -> Option<Rc<Response>> {
        let (model, now) = (self.view.model, &**self.response);
        let others = model.comparable(now);
        let chosen = others.iter().find(|other| model.desk.last.as_deref() == Some(&*other.id));
        let earlier = |other: &&Rc<Response>| {
            let (unit, of_other) = (now.unit.trim(), other.unit.trim());
            let same = unit == of_other && (!unit.is_empty() || other.place == now.place);
            same && other.entity == now.entity && other.day() < now.day()
        };
        chosen.or_else(|| others.iter().find(earlier)).cloned()
    }

    /// A name for a file, without its ending.
    pub fn file_name(&self, what: &str) -> String {
        file_name(self.response, what)
    }
}

/// A name for a file that is made of a self-check, without its ending: what it is, of whom, of which day.
pub fn file_name(response: &Response, what: &str) -> String {
    let day = response.day().map(Date::text).unwrap_or_default();
    let plain = |text: &str| {
        let text: String = text.trim().chars().filter(|c| !c.is_control()).collect();
        // What file systems take for something else.
        text.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_")
    };
    let parts = [plain(what), plain(&response.unit), day];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

pub use form::blank as blank_form;
pub use site::notice as site_notice;

include!(concat!(env!("OUT_DIR"), "/outputs.rs"));

/// The names of all in addresses.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|output| output.id).collect()
}

/// An output by its name in addresses.
pub fn find(id: &str) -> Option<&'static Output> {
    ALL.iter().copied().find(|output| output.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_output_has_an_address_of_its_own_and_stands_in_its_order() {
        for output in ALL {
            assert_eq!(find(output.id).map(|it| it.order), Some(output.order), "{}", output.id);
            let fits = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(output.id.chars().all(fits), "{}", output.id);
            for step in ["who", "where", "facts", "measures", "result"] {
                assert_ne!(output.id, step);
            }
        }
        assert!(ALL.iter().map(|output| output.order).is_sorted());
    }
}
