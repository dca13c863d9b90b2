//! What an output is, and what several of those in `outputs/` need.

use std::rc::Rc;

use selfcheck_core::{Assessment, Response};
use selfcheck_session::Model;
use yew::prelude::*;

/// A kind of output.
pub struct Output {
    /// Its id, which is its part of the address.
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
    /// Its component, with these props: `|props| html! { <SelfCheckForm ..props /> }`.
    pub draw: fn(ResultProps) -> Html,
}

/// Nearly every output is offered everywhere.
pub fn always(_: &Model) -> bool {
    true
}

/// What every output, and every part of the screen of the result, is a view of.
#[derive(Properties, Clone, PartialEq)]
pub struct ResultProps {
    /// The self-check.
    pub response: Rc<Response>,
    /// What follows from it.
    pub assessment: Rc<Assessment>,
    /// Whether it is only looked at: nothing can be entered.
    pub read_only: bool,
}

/// The last self-check: the one that the person chose, else the latest earlier one that is plainly of the same respondent:
/// of the same kind and name or, where neither has a name, of the same place. What was tried earlier on the same day is no
/// last time.
pub fn last_check(model: &Model, now: &Response) -> Option<Rc<Response>> {
    let others = model.comparable(now);
    let chosen = others.iter().find(|other| model.compare_with.as_deref() == Some(&*other.id));
    let earlier = |other: &&Rc<Response>| {
        let (unit, of_other) = (now.unit.trim(), other.unit.trim());
        let same = unit == of_other && (!unit.is_empty() || other.place == now.place);
        same && other.entity == now.entity && other.day() < now.day()
    };
    chosen.or_else(|| others.iter().find(earlier)).cloned()
}
