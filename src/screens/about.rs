//! What the page does and does not do, what it keeps, and what came after the notices.

use crate::{
    draw::{El, View, el},
    parts::reference::{is_general, references},
};
use selfcheck_core::words::Word;

pub fn draw(view: &View<'_>) -> El {
    el("div")
        .put(view.h1(Word::AboutAndPrivacy))
        .put(el("h2").word(view, Word::WhatItDoes))
        .put(view.p("", Word::WhatItDoesText))
        .put(view.p("", Word::NoScoreText))
        .put(el("h2").word(view, Word::WhereYourAnswersAre))
        .put(view.p("", Word::WhereYourAnswersAreText))
        .put(el("h2").word(view, Word::AsOfWhen))
        .put(view.p("", Word::AsOfWhenText))
        .put(references(view, |reference| is_general(reference) || reference.reason.is_some()))
}
