//! What the reducer and the store do, without a browser.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

pub(crate) mod any;
mod codes;
mod embedding;
mod expiry;
mod ledger;
mod look;
mod opening;
mod place;
mod refused;
mod walk;
mod way;
mod windows;

use std::{path::Path, rc::Rc, sync::OnceLock};

use selfcheck_core::{
    Catalogue, Lang, Response,
    catalogue::{EntityIx, FactIx, MeasureIx, Place},
    format::response::FORMAT,
    response::{Answer, FactAnswer, Fulfilment},
};

use crate::{
    keeping::{Deletion, KeepAction},
    storage::Memory,
    store::{self, Loaded},
    *,
};

/// Names of what is made of a result, as the page has them.
const OUTPUTS: [&str; 3] = ["form", "ledger", "code"];

/// The content of this repository, in Chinese as a page begins.
fn catalogue() -> &'static Catalogue {
    static REAL: OnceLock<Catalogue> = OnceLock::new();
    REAL.get_or_init(|| {
        let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices");
        let source = selfcheck_content::Source::read_dir(notices).expect("notices/ can be read");
        let compiled = selfcheck_content::compile(&source).expect("notices/ has no fault");
        compiled.catalogue.in_chinese()
    })
}

fn model() -> Model {
    Model::new(Loaded::default(), Screen::Home, Lang::Zh, catalogue())
}

fn stamp(id: &str) -> Stamp {
    Stamp { now: "2021-12-08T08:00:00Z".to_owned(), new_id: id.to_owned() }
}

fn after(model: &Model, action: impl Into<Action>) -> Model {
    model.after(action.into(), stamp("unused"), catalogue())
}

fn begin(model: &Model, id: &str) -> Model {
    model.after(Action::Begin(Some(EntityIx(0))), stamp(id), catalogue())
}

fn edit(model: &Model, id: &str, edit: Edit) -> Model {
    after(model, Action::Edit(id.into(), edit))
}

fn unit(name: &str) -> Edit {
    Edit::Write(Field::Unit, name.to_owned())
}

#[test]
fn every_screen_has_an_address_of_its_own_that_leads_back_to_it() {
    let catalogue = catalogue();
    let mut screens = vec![Screen::Home, Screen::About, Screen::Notices];
    screens.extend(catalogue.entities().map(|(ix, _)| Screen::List(ix)));
    let page = PageOf::all(catalogue, EntityIx(0))[0];
    screens.extend([Screen::Display, Screen::Open, Screen::Code("123456".to_owned())]);
    screens.extend([Screen::Begin(None), Screen::Begin(Some(EntityIx(1)))]);
    let mut steps = vec![Step::Who, Step::Where, Step::Facts, Step::Measures(page), Step::Result];
    steps.extend([Step::Fact(FactIx(0)), Step::Measure(MeasureIx(0)), Step::Overview]);
    steps.extend(OUTPUTS.map(Step::Output));
    for step in steps {
        screens.push(Screen::Check("abc".to_owned(), step));
    }
    let addresses: Vec<_> = screens.iter().map(|screen| screen.fragment(catalogue)).collect();
    for (screen, address) in screens.iter().zip(&addresses) {
        assert_eq!(Screen::parse(address, catalogue, &OUTPUTS), *screen, "{address}");
        assert_eq!(addresses.iter().filter(|other| *other == address).count(), 1, "{address}");
    }
}

#[test]
fn an_address_can_begin_a_self_check() {
    let show = |model: &Model, kind| after(model, Action::Show(Screen::Begin(kind)));
    let begun = show(&model(), Some(EntityIx(1)));
    assert_eq!(begun.responses.len(), 1);
    assert_eq!(begun.responses[0].entity, Some(EntityIx(1)));
    assert!(matches!(begun.screen, Screen::Check(_, Step::Who)));
    // Come to once more, one that holds nothing yet is gone on with.
    let blank = show(&model(), None);
    assert_eq!(show(&blank, None).responses.len(), 1);
    // Where only one may be, it leads to the start, and to that one.
    let mut single = begun.clone();
    single.options.single = true;
    let shown = show(&single, Some(EntityIx(0)));
    assert_eq!((shown.screen, shown.responses.len()), (Screen::Home, 1));
}

#[test]
fn an_address_that_names_nothing_leads_to_the_start() {
    for fragment in [
        "",
        "/",
        "nonsense",
        "/list/nobody",
        "/check",
        "/check/x",
        "/check/x/measures/9.9",
        "/check/x/measures/1.99",
        "/check/x/measures/1",
        "/check/x/measures/-1.2",
        "/check/x/who/more",
    ] {
        assert_eq!(Screen::parse(fragment, catalogue(), &OUTPUTS), Screen::Home, "{fragment}");
    }
}

#[test]
fn the_self_check_changed_last_comes_first() {
    let model = begin(&begin(&begin(&model(), "a"), "b"), "c");
    let model = edit(&model, "a", unit("镇海"));
    let order: Vec<_> = model.responses.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(order, ["a", "c", "b"]);
}

#[test]
fn a_copy_carries_every_answer_and_changes_apart_from_its_original() {
    let model = edit(&begin(&model(), "a"), "a", Edit::Fulfil(MeasureIx(0), Fulfilment::Unmet));
    let copied = model.after(KeepAction::Copy("a".to_owned()).into(), stamp("b"), catalogue());
    assert_eq!(copied.find("b").unwrap().answers, copied.find("a").unwrap().answers);
    assert_eq!(copied.screen, Screen::Check("b".to_owned(), Step::Who));
    let changed = edit(&copied, "b", Edit::Fulfil(MeasureIx(0), Fulfilment::Met));
    assert_eq!(changed.find("a").unwrap().fulfilment(MeasureIx(0)), Some(&Fulfilment::Unmet));
}

#[test]
fn nothing_is_deleted_before_the_person_says_yes() {
    let model = begin(&begin(&model(), "a"), "b");
    let asked = after(&model, KeepAction::Confirm(Some(Deletion::One("a".to_owned()))));
    assert_eq!(asked.responses.len(), 2);
    let kept = after(&after(&asked, KeepAction::Confirm(None)), KeepAction::Delete);
    assert_eq!(kept.responses.len(), 2, "called off");
    let deleted = after(&asked, KeepAction::Delete);
    assert!(deleted.find("a").is_none() && deleted.find("b").is_some());
    let all = after(&after(&model, KeepAction::Confirm(Some(Deletion::All))), KeepAction::Delete);
    assert!(all.responses.is_empty());
}

#[test]
fn what_was_deleted_can_be_had_back_until_another_screen_is_shown() {
    let later = Stamp { now: "2021-12-09T08:00:00Z".to_owned(), ..stamp("b") };
    let begun = begin(&model(), "a");
    let model = begun.after(Action::Begin(Some(EntityIx(0))), later, catalogue());
    for deletion in [Deletion::One("a".to_owned()), Deletion::All] {
        let asked = after(&model, KeepAction::Confirm(Some(deletion)));
        let deleted = after(&asked, KeepAction::Delete);
        assert!(deleted.find("a").is_none());
        assert_eq!(after(&deleted, KeepAction::PutBack).responses, model.responses);
        let elsewhere = after(&deleted, Action::Show(Screen::About));
        assert_eq!(after(&elsewhere, KeepAction::PutBack).responses, deleted.responses);
    }
}

#[test]
fn going_elsewhere_calls_a_deletion_off() {
    let asked = after(&begin(&model(), "a"), KeepAction::Confirm(Some(Deletion::All)));
    let gone = after(&asked, Action::Show(Screen::About));
    assert_eq!(gone.keeping.confirm, None);
}

#[test]
fn a_value_that_the_fact_does_not_have_is_not_taken() {
    let model = begin(&model(), "a");
    let after = edit(&model, "a", Edit::Fact(FactIx(0), FactAnswer::Value(15)));
    assert!(after.find("a").unwrap().facts.is_empty());
}

#[test]
fn everything_saved_is_found_again_unchanged() {
    let host = Memory::default();
    let model = edit(&begin(&model(), "a"), "a", Edit::Fact(FactIx(1), FactAnswer::Unknown));
    let exempt = Fulfilment::Exempt { reason: "没有\"引号\"与\n换行".to_owned() };
    let model = edit(&model, "a", Edit::Fulfil(MeasureIx(3), exempt));
    let model = edit(&model, "a", Edit::Write(Field::Note(MeasureIx(3)), "备注".to_owned()));
    store::save(&host, catalogue(), None, &model.responses[0]).unwrap();
    let loaded = store::load(&host, catalogue());
    assert_eq!(loaded.responses, [Rc::clone(&model.responses[0])]);
    assert!(loaded.damaged.is_empty() && loaded.set_aside.is_empty());
}

#[test]
fn damaged_items_cost_nothing_else_and_stay_as_they_are() {
    let good = begin(&model(), "good");
    let cases = [
        ("cut off", r#"{"format":1,"facts":{"#),
        ("not JSON", "hello"),
        ("not a response", "[1,2,3]"),
        ("from a newer version", r#"{"format":999,"something":"new"}"#),
        ("an entity that does not exist", r#"{"format":1,"entity":"hotel"}"#),
        ("a place that does not exist", r#"{"format":1,"place":"330371"}"#),
        ("wrong types", r#"{"format":1,"facts":[],"answers":{}}"#),
        (
            "a day that is none",
            r#"{"format":2,"ledger":{"gone":{"state":"open","due":"2021-02-29"}}}"#,
        ),
        ("empty", ""),
    ];
    for (what, raw) in cases {
        let host = Memory::default();
        store::save(&host, catalogue(), None, &good.responses[0]).unwrap();
        host.set("selfcheck.response.bad", raw).unwrap();
        let before = host.items.borrow().clone();
        let loaded = store::load(&host, catalogue());
        assert_eq!(loaded.responses.len(), 1, "{what}");
        assert_eq!(loaded.damaged.len(), 1, "{what}");
        assert_eq!(loaded.damaged[0].raw, raw, "{what}");
        assert!(!loaded.damaged[0].why.message(Lang::Zh).is_empty(), "{what}");
        assert_eq!(*host.items.borrow(), before, "{what}");
    }
}

#[test]
fn too_large_an_item_is_damaged_not_read() {
    let host = Memory::default();
    let raw = format!(r#"{{"format":1,"unit":"{}"}}"#, "x".repeat(2 << 20));
    host.set("selfcheck.response.big", &raw).unwrap();
    let loaded = store::load(&host, catalogue());
    assert!(matches!(loaded.damaged[0].why, selfcheck_core::format::ReadError::TooLarge(_)));
}

#[test]
fn answers_of_another_content_are_kept_through_a_save() {
    let host = Memory::default();
    let raw = r#"{"format":2,"entity":"eldercare","facts":{"gone-fact":"yes"},
        "answers":{"gone-measure":{"fulfilment":"unmet","note":"x"}},
        "ledger":{"gone-measure":{"state":"done","done":"2021-12-19"}}}"#;
    host.set("selfcheck.response.old", raw).unwrap();
    let loaded = store::load(&host, catalogue());
    assert_eq!(loaded.set_aside[0].1.len(), 3);
    store::save(&host, catalogue(), None, &loaded.responses[0]).unwrap();
    assert_eq!(store::load(&host, catalogue()).responses, loaded.responses);
}

#[test]
fn what_an_earlier_version_saved_is_read_and_saved_anew() {
    let host = Memory::default();
    let raw = r#"{"format":1,"unit":"镇海","entity":"eldercare","answers":{"masks":{"fulfilment":"met"}}}"#;
    host.set("selfcheck.response.old", raw).unwrap();
    let loaded = store::load(&host, catalogue());
    assert_eq!(loaded.responses[0].answers.len(), 1);
    store::save(&host, catalogue(), None, &loaded.responses[0]).unwrap();
    assert!(
        host.get("selfcheck.response.old")
            .unwrap()
            .unwrap()
            .contains(&format!("\"format\": {FORMAT}"))
    );
    assert_eq!(store::load(&host, catalogue()), loaded);
}

#[test]
fn full_and_blocked_storage_are_told_apart_and_lose_nothing() {
    let host = Memory::default();
    let mut model = begin(&model(), "a");
    store::save(&host, catalogue(), None, &model.responses[0]).unwrap();
    let before = host.items.borrow().clone();
    host.room.set(before.values().map(String::len).sum::<usize>() + 60);
    model = edit(&model, "a", unit(&"很长的名字".repeat(40)));
    assert_eq!(store::save(&host, catalogue(), None, &model.responses[0]), Err(StorageError::Full));
    assert_eq!(*host.items.borrow(), before);
    host.blocked.set(true);
    assert_eq!(
        store::save(&host, catalogue(), None, &model.responses[0]),
        Err(StorageError::Blocked)
    );
    let loaded = store::load(&host, catalogue());
    assert_eq!(loaded.error, Some(StorageError::Blocked));
    let model = Model::new(loaded, Screen::Home, Lang::Zh, catalogue());
    assert_eq!(model.saving, Saving::Failed(StorageError::Blocked));
}

#[test]
fn items_of_other_pages_are_left_alone() {
    let host = Memory::default();
    host.set("other.response.x", "not ours").unwrap();
    let loaded = store::load(&host, catalogue());
    assert!(loaded.responses.is_empty() && loaded.damaged.is_empty());
}

#[test]
fn a_reason_comes_back_after_a_slip_of_the_finger() {
    let exempt = |reason: &str| Fulfilment::Exempt { reason: reason.to_owned() };
    let tap = |model: &Model, id: &str, fulfilment| {
        edit(model, id, Edit::Fulfil(MeasureIx(7), fulfilment))
    };
    let written = tap(&begin(&begin(&model(), "a"), "b"), "a", exempt("无人居住"));
    let slipped = tap(&tap(&written, "a", Fulfilment::Met), "a", Fulfilment::Partly);
    let back = tap(&slipped, "a", exempt(""));
    assert_eq!(back.find("a").unwrap().fulfilment(MeasureIx(7)), Some(&exempt("无人居住")));
    // Another self-check gets none of it.
    let other = tap(&slipped, "b", exempt(""));
    assert_eq!(other.find("b").unwrap().fulfilment(MeasureIx(7)), Some(&exempt("")));
}

#[test]
fn what_another_page_spoiled_in_storage_stays_whole_on_screen_and_is_stored_again() {
    let host = Memory::default();
    let here = edit(&begin(&begin(&model(), "a"), "b"), "a", unit("一"));
    for id in ["a", "b"] {
        store::save(&host, catalogue(), None, here.find(id).unwrap()).unwrap();
    }
    for odd in ["", "{", "{\"format\":99}", "null"] {
        host.set(&store::key("a"), odd).unwrap();
        host.set("selfcheck.response.c", odd).unwrap();
        let now = after(&here, KeepAction::Adopt(Rc::new(store::load(&host, catalogue()))));
        assert_eq!(now.responses, here.responses, "{odd}");
        // Only what is not here is damaged; the next change stores what is here.
        let damaged: Vec<_> = now.keeping.damaged.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(damaged, ["selfcheck.response.c"], "{odd}");
    }
    // What was deleted elsewhere is gone here as well.
    host.remove(&store::key("a")).unwrap();
    let now = after(&here, KeepAction::Adopt(Rc::new(store::load(&host, catalogue()))));
    assert_eq!(now.responses.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn what_another_tab_stored_is_adopted_unless_ours_could_not_be_stored() {
    let mine = begin(&model(), "a");
    let theirs = edit(&mine, "a", unit("另一个标签页"));
    let loaded = Loaded { responses: vec![Rc::clone(&theirs.responses[0])], ..Loaded::default() };
    let adopt = KeepAction::Adopt(Rc::new(loaded));
    assert_eq!(after(&mine, adopt.clone()).find("a").unwrap().unit, "另一个标签页");
    let unsaved = Model { saving: Saving::Failed(StorageError::Full), ..mine.clone() };
    assert_eq!(after(&unsaved, adopt).find("a").unwrap().unit, "");
}

// ---- Releases and changed content ----

/// Storage with one self-check, last seen with another content.
fn seen_before(change: impl FnOnce(&mut selfcheck_core::Catalogue)) -> Memory {
    let host = Memory::default();
    store::save(&host, catalogue(), None, &Response { id: "a".to_owned(), ..Response::default() })
        .expect("there is room");
    let mut other = catalogue().clone();
    change(&mut other);
    store::note_seen(&host, &other).expect("there is room");
    host
}

fn opened(host: &Memory) -> Model {
    Model::new(store::load(host, catalogue()), Screen::Home, Lang::Zh, catalogue())
}

#[test]
fn changed_content_is_said_until_it_is_noted() {
    let host = seen_before(|c| {
        c.measures.remove(0);
        c.measures[0].question.zh.push('吗');
    });
    let model = opened(&host);
    let changes = model.changes.clone().expect("something changed");
    assert_eq!(changes.added, [MeasureIx(0)]);
    assert_eq!(changes.changed, [MeasureIx(1)]);
    assert_eq!(opened(&host).changes, model.changes, "not noted: said again");
    assert_eq!(after(&model, Action::ChangesNoted).changes, None);
    store::note_seen(&host, catalogue()).expect("there is room");
    assert_eq!(opened(&host).changes, None);
}

#[test]
fn who_has_no_self_check_here_is_told_of_no_change() {
    let host = seen_before(|c| {
        c.measures.remove(0);
    });
    store::remove(&host, "a").expect("it is there");
    assert!(!opened(&host).is_changed());
}

#[test]
fn a_new_release_changes_nothing_but_what_is_said_of_it() {
    let model = after(&model(), Action::Begin(None));
    for release in [Release::Offline, Release::Waiting, Release::Replaced] {
        let told = after(&model, Action::Release(release));
        assert_eq!(told, Model { release, ..model.clone() });
    }
}
