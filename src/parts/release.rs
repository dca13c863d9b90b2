//! What the person should know of releases: a newer one waits, another window has changed over, the content has changed,
//! the page opens without network.
//!
//! Contract: nothing changes over, and nothing is taken away, before the person says so; each banner is announced and says
//! in its button what a tap does.

use crate::draw::{El, Tap, View, el};
use selfcheck_core::words::Word;
use selfcheck_core::{catalogue::MeasureIx, lists::join};
use selfcheck_session::Release;
use selfcheck_session::desk::DeskAction;

/// A newer release is there. Nothing happens until the person says so.
pub fn newer(view: &View<'_>) -> Option<El> {
    let (words, button) = match view.model.release {
        Release::Running | Release::Offline => return None,
        Release::Waiting => (Word::NewVersion, Word::ChangeOver),
        Release::Replaced => (Word::AnotherWindowChangedOver, Word::OpenAgain),
        Release::Damaged => {
            return Some(view.p("banner warn", Word::CopyNotWhole).id("damaged-copy"));
        }
    };
    let banner = el("div#release.banner no-print").set("role", "status");
    Some(banner.put(view.p("", words)).put(view.button("button", button, Tap::TakeRelease)))
}

/// What has changed in the measures since this device last saw them.
pub fn changes(view: &View<'_>) -> Option<El> {
    let changes = view.model.desk.changes.as_ref()?;
    let names = |measures: &[MeasureIx]| {
        let name = |ix: &MeasureIx| view.catalogue.measure(*ix).name.get(view.lang).to_owned();
        measures.iter().map(name).collect::<Vec<_>>()
    };
    let parts = [
        (Word::NewMeasures, names(&changes.added)),
        (Word::ChangedMeasures, names(&changes.changed)),
        (Word::GoneMeasures, changes.gone.clone()),
    ];
    let items = parts.iter().filter(|(_, names)| !names.is_empty()).map(|(word, names)| {
        let names_in_one = join(names, view.tr(Word::BetweenNames));
        el("li").filled(view, *word, &[&names.len(), &names_in_one])
    });
    let noted =
        view.button("button", Word::Noted, Tap::Act(DeskAction::ChangesNoted.into())).id("noted");
    let banner = el("div#changes.banner no-print").set("role", "status");
    Some(banner.put(view.p("", Word::MeasuresChanged)).put(el("ul").each(items)).put(noted))
}

/// That the page opens without network, once it does.
pub fn offline(view: &View<'_>) -> Option<El> {
    let words = Word::OpensOffline;
    (view.model.release == Release::Offline).then(|| view.p("no-print", words).id("offline"))
}
