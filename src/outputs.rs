//! What is made of a result and handed in: one file each in `outputs/`, and nothing else to touch for another one.
//!
//! A file of the folder declares one [`Output`] by the name `OUTPUT`; `build.rs` lists the folder. Every output is a component
//! that draws the one assessment that it is given, so none can contradict another.

use std::rc::Rc;

use selfcheck_core::{Assessment, Response};
use selfcheck_session::Model;
use yew::prelude::*;

use crate::components::{context::use_content, paper_screen::PaperScreen};

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
    pub offered: fn(&Model) -> bool,
    /// Its component, with these props: `|props| html! { <Form ..props /> }`.
    pub draw: fn(OutputProps) -> Html,
}

/// Nearly every output is offered everywhere.
fn always(_: &Model) -> bool {
    true
}

/// What every output is a view of.
#[derive(Properties, Clone, PartialEq)]
pub struct OutputProps {
    /// The self-check.
    pub response: Rc<Response>,
    /// What follows from it.
    pub assessment: Rc<Assessment>,
    /// Whether it is only looked at: nothing can be entered.
    pub read_only: bool,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// The name of the output in addresses.
    pub id: &'static str,
    /// Whether the self-check is only looked at.
    #[prop_or_default]
    pub read_only: bool,
}

/// The screen of what is made of a result, which is its paper as well.
#[component]
pub fn OutputScreen(Props { response, id, read_only }: &Props) -> Html {
    let content = use_content();
    let Some(output) = find(id) else {
        return Html::default();
    };
    let inside = (output.draw)(OutputProps {
        response: Rc::clone(response),
        assessment: Rc::new(content.assess(response)),
        read_only: *read_only,
    });
    html! {
        <PaperScreen
            {response}
            read_only={*read_only}
            name={content.lang.pick(output.name.0, output.name.1)}
            purpose={content.lang.pick(output.purpose.0, output.purpose.1)}
        >
            { inside }
        </PaperScreen>
    }
}

/// The last self-check: the one that the person chose, else the latest earlier one that is plainly of the same respondent:
/// of the same kind and name or, where neither has a name, of the same place. What was tried earlier on the same day is no
/// last time.
fn last_check(model: &Model, now: &Response) -> Option<Rc<Response>> {
    let others = model.comparable(now);
    let chosen = others.iter().find(|other| model.compare_with.as_deref() == Some(&*other.id));
    let earlier = |other: &&Rc<Response>| {
        let (unit, of_other) = (now.unit.trim(), other.unit.trim());
        let same = unit == of_other && (!unit.is_empty() || other.place == now.place);
        same && other.entity == now.entity && other.day() < now.day()
    };
    chosen.or_else(|| others.iter().find(earlier)).cloned()
}

include!(concat!(env!("OUT_DIR"), "/outputs.rs"));

pub use site::SiteNotice;

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
