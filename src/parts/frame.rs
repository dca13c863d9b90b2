//! What stands around every screen: the title, the language, saving, and what it is all based on.

use super::{release, saving};
use crate::{
    content,
    draw::{El, Tap, View, el, p},
    state::{Action, Screen},
};
use selfcheck_core::{Lang, words::shared::NAME};

/// The frame with a screen in it.
pub fn frame(view: &View<'_>, screen: El) -> El {
    let waiting =
        "The English texts are not here yet. Until they arrive, the questions show in Chinese.";
    let waiting = (view.lang == Lang::En && !content::has_english())
        .then(|| p("banner", waiting).id("no-english").set("role", "status").set("lang", "en"));
    let main = el("main#main.page")
        .put(saving::trouble(view))
        .put(release::newer(view))
        .put(release::changes(view))
        .put(waiting)
        .put(screen);
    el("div").put(top(view)).put(main).put(foot(view))
}

fn top(view: &View<'_>) -> El {
    let brand = view.link(&Screen::Home, view.both(NAME)).class("brand");
    let other = view.lang.pick(Lang::En, Lang::Zh);
    let language = view
        .button("button quiet", other.pick("中文", "English"), Tap::Act(Action::Speak(other)))
        .id("language")
        .set("lang", other.tag());
    el("header.top no-print").put(brand).put(language).put(saving::status(view))
}

fn foot(view: &View<'_>) -> El {
    let notices =
        view.catalogue.notices.iter().map(|notice| {
            el("span").zh().text(&format!("《{}》（{}）", notice.title, notice.dated))
        });
    let content = view.say(
        "原文核对日期 {}（不表示现行有效），版本 {}。",
        "Texts checked on {} (not a statement that they are in force), version {}.",
        &[&view.catalogue.as_of, &view.catalogue.version],
    );
    let links = p("no-print", "")
        .put(view.link(&Screen::Notices, view.tr("通知原文", "The notices")))
        .text(" · ")
        .put(view.link(&Screen::About, view.tr("说明和隐私", "About and privacy")));
    el("footer.foot")
        .put(p("", view.tr("依据：", "Based on: ")).each(notices))
        .put(p("", &content))
        .put(release::offline(view))
        .put(links)
}
