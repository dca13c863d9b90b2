//! What the page does and does not do, what it keeps, and what came after the notices.

use crate::{
    draw::{El, Tap, View, el},
    outputs::site_notice,
    parts::{
        choice::{Choice, choice, question},
        confirm,
        reference::{is_general, references},
    },
};
use selfcheck_core::words::Word;
use selfcheck_session::{expiry::Expiry, keeping::Deletion};

pub fn draw(view: &View<'_>) -> El {
    el("div")
        .put(view.h1(Word::AboutAndPrivacy))
        .put(el("h2").word(view, Word::WhatItDoes))
        .put(view.p("", Word::WhatItDoesText))
        .put(view.p("", Word::NoScoreText))
        .put(el("h2").word(view, Word::WhereYourAnswersAre))
        .put(view.p("", Word::WhereYourAnswersAreText))
        .put(site_notice(view))
        .put(view.p("", Word::CheckForYourself))
        .put(el("div.card").put(stay(view)))
        .put(el("div#clear").put(clear(view)))
        .put(el("h2").word(view, Word::AsOfWhen))
        .put(view.p("", Word::AsOfWhenText))
        .put(references(view, |reference| is_general(reference) || reference.reason.is_some()))
}

/// How long self-checks stay that nobody changes.
fn stay(view: &View<'_>) -> El {
    let mut answers = el("div.choices list");
    for (expiry, value, label) in Expiry::ALL {
        let chosen = view.model.desk.keeping.expiry == expiry;
        let (label, tap) = (view.tr(label), Tap::Act(expiry.into()));
        let option = Choice { value, label, hint: "", class: "choice", chosen, tap };
        answers = answers.put(choice(view, "expiry", option));
    }
    let hint = view.p("hint", Word::SharedComputerHint);
    question("expiry", view.tr(Word::SharedComputer), Some(hint), answers)
}

/// The way to leave nothing on this device.
fn clear(view: &View<'_>) -> El {
    let done = view.model.desk.keeping.cleared;
    let done = done.then(|| view.p("", Word::EverythingCleared).id("cleared"));
    let sure = view.tr(Word::ClearEverythingSure);
    el("div")
        .put(confirm::delete(view, Deletion::Everything, Word::ClearEverything, sure))
        .put(el("div").set("role", "status").put(done))
}
