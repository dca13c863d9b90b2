//! What stands around every screen: the title, the language, saving, and what it is all based on.
//!
//! Contract: the same at the same place on every screen: the way to the start, view and language at the top; what it
//! is based on, and the way to the notices, the settings and saved files at the foot. Nothing in it is printed but the basis.

use super::{release, saving};
use crate::{
    content,
    draw::{El, Out, Tap, View, button, el, p},
    host::can_speak,
};
use selfcheck_core::{Lang, words::Word};
use selfcheck_session::{Action, Screen, Step, desk::Told, look::LookAction};

/// The frame with a screen in it.
pub fn frame(view: &View<'_>, screen: El) -> El {
    let waiting =
        "The English texts are not here yet. Until they arrive, the page shows in Chinese.";
    let waiting = (view.lang == Lang::En && !content::has_english())
        .then(|| p("banner", waiting).id("no-english").set("role", "status").set("lang", "en"));
    let main = landmark(view, "main#main.page", "div#main.page")
        .put(saving::trouble(view))
        .put(release::newer(view))
        .put(release::changes(view))
        .put(voiceless(view))
        .put(waiting)
        .put(screen);
    el("div").put(top(view)).put(main).put(foot(view))
}

/// A part of the whole document; inside of somebody else's, which has its own, it is just a part.
fn landmark(view: &View<'_>, name: &'static str, inside: &'static str) -> El {
    el(if view.is_inside() { inside } else { name })
}

/// That the browser has no voice after all.
fn voiceless(view: &View<'_>) -> Option<El> {
    let failed = view.model.desk.told == Some(Told::NoVoice);
    failed.then(|| view.p("banner", Word::NoVoice).id("no-voice").set("role", "status"))
}

fn top(view: &View<'_>) -> El {
    let brand = view.link(&Screen::Home, view.catalogue.name.get(view.lang)).class("brand");
    let other = view.lang.pick(Lang::En, Lang::Zh);
    let language = button("button quiet")
        .text(other.pick("中文", "English"))
        .on(view, Tap::Act(Action::Speak(other)))
        .id("language")
        .set("lang", other.tag());
    let elder = view.model.desk.look.elder;
    let word = if elder { Word::StandardView } else { Word::ElderView };
    let other_view = Tap::Act(LookAction::Elder(!elder).into());
    let elder = view.button("button quiet", word, other_view).id("view");
    let aloud = aloud(view).map(|aloud| aloud.class("button quiet").id("aloud"));
    landmark(view, "header.top no-print", "div.top no-print")
        .put(brand)
        .put(aloud)
        .put(elder)
        .put(language)
        .put(saving::status(view))
}

/// The button that has the screen read aloud, in the elder view, where the browser has a voice.
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
        .put(view.way(&Screen::Display, Word::DisplaySettings).id("display"))
        .text(" · ")
        .put(view.way(&Screen::Open, Word::OpenAFile).id("open"));
    // A paper says by itself what it is based on.
    let foot = match view.model.screen {
        Screen::List(_) | Screen::Check(_, Step::Output(_)) => {
            landmark(view, "footer.foot no-print", "div.foot no-print")
        }
        _ => landmark(view, "footer.foot", "div.foot"),
    };
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
