//! What the person should know of releases: a newer one waits, another window has changed over, the content has changed,
//! the page opens without network.

use crate::{
    draw::{El, Tap, View, el, p},
    state::{Action, Release},
};
use selfcheck_core::{catalogue::MeasureIx, lists::join};

/// A newer release is there. Nothing happens until the person says so.
pub fn newer(view: &View<'_>) -> Option<El> {
    let (words, button) = match view.model.release {
        Release::Running | Release::Offline => return None,
        Release::Waiting => (
            view.tr(
                "本页有新版本。现在换用，或者下次打开时自动换用，已填的内容都会保留。",
                "There is a new version of this page. Change over now, or it will do so when you next open it. Your answers stay.",
            ),
            view.tr("换用新版本", "Change over"),
        ),
        Release::Replaced => (
            view.tr(
                "另一个窗口已经换用新版本。请重新打开本页，已填的内容都会保留。",
                "Another window has changed over to a new version. Please open this page again. Your answers stay.",
            ),
            view.tr("重新打开", "Open again"),
        ),
    };
    let banner = el("div#release.banner no-print").set("role", "status");
    Some(banner.put(p("", words)).put(view.button("button", button, Tap::TakeRelease)))
}

/// What has changed in the measures since this device last saw them.
pub fn changes(view: &View<'_>) -> Option<El> {
    let changes = view.model.changes.as_ref()?;
    let names = |measures: &[MeasureIx]| {
        let name = |ix: &MeasureIx| view.catalogue.measure(*ix).name.get(view.lang).to_owned();
        measures.iter().map(name).collect::<Vec<_>>()
    };
    let words = view.say(
        "措施清单有更新（原文核对日期 {}）。已填的内容都还在；新增和改动的，请再看一遍。",
        "The list of measures has changed (texts checked on {}). Your answers are still there; please look at what is new or changed.",
        &[&view.catalogue.as_of],
    );
    let parts = [
        (view.tr("新增 {} 项：{}", "New ({}): {}"), names(&changes.added)),
        (view.tr("改动 {} 项：{}", "Changed ({}): {}"), names(&changes.changed)),
        (view.tr("取消 {} 项：{}", "Gone ({}): {}"), changes.gone.clone()),
    ];
    let items = parts.iter().filter(|(_, names)| !names.is_empty()).map(|(words, names)| {
        let names_in_one = join(names, view.tr("、", "; "));
        el("li").text(&view.say(words, words, &[&names.len(), &names_in_one]))
    });
    let noted = view
        .button("button", view.tr("知道了", "Noted"), Tap::Act(Action::ChangesNoted))
        .id("noted");
    let banner = el("div#changes.banner no-print").set("role", "status");
    Some(banner.put(p("", &words)).put(el("ul").each(items)).put(noted))
}

/// That the page opens without network, once it does.
pub fn offline(view: &View<'_>) -> Option<El> {
    let words = view.tr("没有网络也能打开本页。", "This page opens without network.");
    (view.model.release == Release::Offline).then(|| p("no-print", words).id("offline"))
}
