//! Where one is in the walk, and what is left.
//!
//! Contract: every step can be gone to once a kind is chosen; the one that is here is no link and is marked for who does not
//! see; where one is stands there in words as well.

use crate::draw::{El, View, el};
use selfcheck_core::{Response, words::Word};
use selfcheck_session::{PageOf, Screen, Step};

/// The steps of the walk, in order. The measures count as one.
pub fn steps(view: &View<'_>, response: &Response, now: Step) -> El {
    let first = response.entity.and_then(|e| PageOf::all(view.catalogue, e).first().copied());
    let names = [
        (Some(Step::Who), Word::Who),
        (Some(Step::Where), Word::Where),
        (Some(Step::Facts), Word::Facts),
        (first.map(Step::Measures), Word::Measures),
        (Some(Step::Result), Word::ResultStep),
    ];
    // A place that is set is not asked: there are four steps then.
    let unasked = usize::from(view.model.place_is_set(response));
    let kind = std::mem::discriminant(&now);
    let is_here =
        |step: &Option<Step>| step.is_some_and(|step| std::mem::discriminant(&step) == kind);
    let at = names.iter().position(|(step, _)| is_here(step)).unwrap_or_default();
    let numbered = |at: usize| if at == 0 { 1 } else { at + 1 - unasked };
    let (at, count, name) = (numbered(at), names.len() - unasked, view.tr(names[at].1));
    let asked = |(at, _): &(usize, (Option<Step>, Word))| unasked == 0 || *at != 1;
    let items = (0..).zip(names).filter(asked).map(|(at, (step, name))| {
        let here = is_here(&step);
        let reachable = step.filter(|step| *step == Step::Who || response.entity.is_some());
        let inner = match reachable {
            Some(step) if !here => view.link(&Screen::Check(response.id.clone(), step), ""),
            _ => el("span").set_if(here, "aria-current", "step"),
        };
        let number = el("span.step-number").text(&numbered(at).to_string());
        let item = el("li").class(if here { "here" } else { "" });
        item.put(inner.put(number).word(view, name))
    });
    el("nav.steps no-print")
        .set("aria-label", view.tr(Word::Steps))
        .put(el("p.hint").id("step").filled(view, Word::StepOf, &[&at, &count, &name]))
        .put(el("ol").each(items))
}

/// Links to the step before and the step after.
pub fn back_and_on(view: &View<'_>, back: &Screen, on: Option<(Screen, String)>) -> El {
    onward(view, back, on.map(|(screen, words)| view.link(&screen, &words)))
}

/// A link to the step before, and what leads to the step after.
pub fn onward(view: &View<'_>, back: &Screen, on: Option<El>) -> El {
    ways(view, view.way(back, Word::Back), None, on)
}

/// What leads to the step before and what leads to the step after, always at the same place and in sight (`near`), and what
/// stands between.
pub fn ways(view: &View<'_>, back: El, between: Option<El>, on: Option<El>) -> El {
    let on = on.map(|on| on.class("button main").id("next"));
    el("nav.onward near no-print")
        .set("aria-label", view.tr(Word::BackAndOn))
        .put(back.class("button"))
        .put(between)
        .put(on)
}
