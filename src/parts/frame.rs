//! What stands around every screen: the title, the language, saving, and what it is all based on.
//!
//! Contract: the same at the same place on every screen: the way to the start, view and language at the top; what it
//! is based on, and the way to the notices, the settings and saved files at the foot. Nothing in it is printed but the basis.

use super::{release, saving};
#[cfg(not(feature = "full"))]
use crate::state::desk::DeskAction;
#[cfg(feature = "full")]
use crate::state::{Step, desk::Told, look::LookAction};
use crate::{
    content,
    draw::{El, Tap, View, button, el, p},
    state::{Action, Screen},
};
#[cfg(feature = "full")]
use crate::{draw::Out, host::can_speak};
use selfcheck_core::{Lang, words::Word};

/// The frame with a screen in it.
pub fn frame(view: &View<'_>, screen: El) -> El {
    let waiting =
        "The English texts are not here yet. Until they arrive, the page shows in Chinese.";
    let waiting = (view.lang == Lang::En && !content::has_english())
        .then(|| p("banner", waiting).id("no-english").set("role", "status").set("lang", "en"));
    let main = landmark(view, "main#main.page", "div#main.page")
        .put(saving::trouble(view))
        .put(release::newer(view))
        .put(more(view))
        .put(voiceless(view))
        .put(waiting)
        .put(screen);
    el("div").put(top(view)).put(main).put(foot(view))
}

/// A part of the whole document; inside of somebody else's, which has its own, it is just a part.
fn landmark(view: &View<'_>, name: &'static str, inside: &'static str) -> El {
    el(if view.is_inside() { inside } else { name })
}

/// What has changed in the content.
#[cfg(feature = "full")]
fn more(view: &View<'_>) -> Option<El> {
    release::changes(view)
}

/// That the browser has no voice after all.
#[cfg(feature = "full")]
fn voiceless(view: &View<'_>) -> Option<El> {
    let failed = view.model.desk.told == Some(Told::NoVoice);
    failed.then(|| view.p("banner", Word::NoVoice).id("no-voice").set("role", "status"))
}

/// Nothing is read aloud by the first program.
#[cfg(not(feature = "full"))]
fn voiceless(_: &View<'_>) -> Option<El> {
    None
}

/// A first visit has seen no other content.
#[cfg(not(feature = "full"))]
fn more(_: &View<'_>) -> Option<El> {
    None
}

fn top(view: &View<'_>) -> El {
    let brand = view.way(&Screen::Home, Word::Name).class("brand");
    let other = view.lang.pick(Lang::En, Lang::Zh);
    let language = button("button quiet")
        .text(other.pick("中文", "English"))
        .on(view, Tap::Act(Action::Speak(other)))
        .id("language")
        .set("lang", other.tag());
    #[cfg(feature = "full")]
    let (elder, word) = {
        let elder = view.model.desk.look.elder;
        let word = if elder { Word::StandardView } else { Word::ElderView };
        (LookAction::Elder(!elder).into(), word)
    };
    #[cfg(not(feature = "full"))]
    let (elder, word) = (DeskAction::Elder.into(), Word::ElderView);
    let elder = view.button("button quiet", word, Tap::Act(elder)).id("view");
    #[cfg(feature = "full")]
    let aloud = aloud(view).map(|aloud| aloud.class("button quiet").id("aloud"));
    #[cfg(not(feature = "full"))]
    let aloud = None::<El>;
    landmark(view, "header.top no-print", "div.top no-print")
        .put(brand)
        .put(aloud)
        .put(elder)
        .put(language)
        .put(saving::status(view))
}

/// The button that has the screen read aloud, in the elder view, where the browser has a voice.
#[cfg(feature = "full")]
pub fn aloud(view: &View<'_>) -> Option<El> {
    let word = if view.model.desk.aloud { Word::StopReading } else { Word::ReadAloud };
    (view.is_elder() && can_speak()).then(|| view.button("", word, Tap::Out(Out::Aloud)))
}

fn foot(view: &View<'_>) -> El {
    let notices = view.catalogue.notices.iter().map(|notice| {
        el("span").zh().text(&["《", &notice.title, "》（", &notice.dated, "）"].concat())
    });
    let links = p("no-print", "")
        .put(view.way(&Screen::Notices, Word::TheNotices))
        .text(" · ")
        .put(view.way(&Screen::About, Word::AboutAndPrivacy))
        .text(" · ")
        .put(el("a#display").set("href", "#/display").word(view, Word::DisplaySettings))
        .text(" · ")
        .put(el("a#open").set("href", "#/open").word(view, Word::OpenAFile));
    // A paper says by itself what it is based on.
    #[cfg(feature = "full")]
    let foot = match view.model.screen {
        Screen::List(_) | Screen::Check(_, Step::Output(_)) => {
            landmark(view, "footer.foot no-print", "div.foot no-print")
        }
        _ => landmark(view, "footer.foot", "div.foot"),
    };
    #[cfg(not(feature = "full"))]
    let foot = el("footer.foot");
    foot.put(view.p("", Word::BasedOn).each(notices))
        .put(el("p").filled(
            view,
            Word::TextsChecked,
            &[&view.catalogue.as_of, &view.catalogue.version],
        ))
        .put(links)
        // Comes later than the rest: at the end, where it moves nothing.
        .put(release::offline(view))
}
