//! How the page is to look: the elder view, the size of its text, the colours, the language.

use crate::{
    draw::{El, Tap, View, el},
    parts::choice::{Choice, choice, question},
};
use selfcheck_core::{Lang, words::Word};
use selfcheck_session::{
    Action,
    look::{Colours, LookAction, Size},
};

/// The name of the question in which language the page speaks.
const LANGUAGE: &str = "set-language";

pub fn draw(view: &View<'_>) -> El {
    let look = view.model.desk.look;
    let views = [(false, "standard", Word::StandardView), (true, "elder", Word::ElderView)];
    let views = views.map(|(elder, name, word)| {
        let hint = if elder { view.tr(Word::ElderViewHint) } else { "" };
        (name, view.tr(word), hint, look.elder == elder, LookAction::Elder(elder).into())
    });
    let sizes = Size::ALL.map(|(size, name, word)| {
        (name, view.tr(word), "", look.size == size, LookAction::Size(size).into())
    });
    let colours = Colours::ALL.map(|(colours, name, word)| {
        (name, view.tr(word), "", look.colours == colours, LookAction::Colours(colours).into())
    });
    let languages = [(Lang::Zh, "中文"), (Lang::En, "English")];
    let languages = languages
        .map(|(lang, name)| (lang.tag(), name, "", view.lang == lang, Action::Speak(lang)));
    el("div")
        .put(view.h1(Word::DisplaySettings))
        .put(view.p("hint", Word::DisplayText))
        .put(group(view, "set-view", Word::ViewOfPage, views))
        .put(look.elder.then(|| group(view, "set-size", Word::SizeOfText, sizes)))
        .put(group(view, "set-colours", Word::ColoursOfPage, colours))
        .put(group(view, LANGUAGE, Word::LanguageOfPage, languages))
        .put(super::home_link(view))
}

/// One setting: its values with their names, words and hints, which of them holds, and what choosing one does.
fn group<'a>(
    view: &View<'_>,
    name: &'static str,
    legend: Word,
    values: impl IntoIterator<Item = (&'a str, &'a str, &'a str, bool, Action)>,
) -> El {
    let mut answers = el("div.choices list");
    for (value, label, hint, chosen, action) in values {
        let tap = Tap::Act(action);
        let option = Choice { value, label, hint, class: "choice", chosen, tap };
        let answer = choice(view, name, option);
        // A language is named in itself.
        answers = answers.put(if name == LANGUAGE { answer.named("lang", value) } else { answer });
    }
    el("div.card").key(name).put(question(name, view.tr(legend), None, answers))
}
