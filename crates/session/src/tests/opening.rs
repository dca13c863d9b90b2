//! Opening what was saved: nothing is lost, nothing that is here is touched, and what is no self-check changes nothing.

use proptest::{collection::vec, prelude::*, sample::Index, sample::select};
use selfcheck_core::{
    catalogue::MeasureIx,
    format::{self, ReadError, response::FORMAT},
    response::WorkState,
};
use serde_json::{Map, Value, json};

use super::{any, *};

/// Opens a file. What is in it gets the names `NAME-1`, `NAME-2` …, where it needs one.
pub(super) fn open(model: &Model, name: &str, text: &str) -> Model {
    let opened = crate::opening::open(catalogue(), name, text);
    assert!(!opened.is_empty(), "something is said of every file");
    let mut model = model.clone();
    for (number, opened) in (1..).zip(opened) {
        let action = Action::Opened(Rc::new(opened));
        model = model.after(action, stamp(&format!("{name}-{number}")), catalogue());
    }
    model
}

pub(super) fn text(response: &Response) -> String {
    format::write(catalogue(), response)
}

/// What was said of the file opened last.
pub(super) fn said(model: &Model) -> (&Result<Found, ReadError>, Kept) {
    let last = &model.opened[0];
    (&last.outcome, last.kept)
}

/// The name that the self-check opened last is kept under.
fn kept_as(model: &Model) -> String {
    match said(model).0 {
        Ok(Found::Check(response, _)) => response.id.clone(),
        Ok(Found::Guest(guest)) => guest.response.id.clone(),
        Err(error) => panic!("{error}"),
    }
}

/// The model apart from what is said of the files that were opened.
pub(super) fn apart(model: &Model) -> Model {
    let mut model = model.clone();
    model.opened.clear();
    model.screen = Screen::Home;
    model
}

/// What of a response this content has no place for, as many parts as it has.
fn unplaced(response: &Response) -> usize {
    let unplaced = &response.unplaced;
    unplaced.facts.len() + unplaced.answers.len() + unplaced.ledger.len()
}

/// The file as what a later version might save: another number, and fields that nobody knows yet.
pub(super) fn newer(response: &Response, format: u32) -> String {
    let mut file: Map<String, Value> = serde_json::from_str(&text(response)).unwrap();
    file.insert("format".to_owned(), json!(format));
    file.insert("weather".to_owned(), json!({ "wind": ["ne", 4] }));
    Value::from(file).to_string()
}

/// What a stopped page hands out: see `rescue` in `static/failure.js`.
pub(super) fn rescue(items: &[(String, String)]) -> String {
    let fields: Vec<_> =
        items.iter().map(|(key, text)| format!(" {}: {}", json!(key), json!(text))).collect();
    format!("{{\n{}\n}}", fields.join(",\n"))
}

proptest! {
    #![proptest_config(any::cases(2000))]

    /// Out to a file and back in, also by way of an editor that puts a mark in front or breaks lines in its own way.
    #[test]
    fn what_is_saved_opens_as_it_was(response in any::response(), mark: bool, breaks: bool) {
        let mut file = text(&response);
        if breaks {
            file = file.replace('\n', "\r\n");
        }
        if mark {
            file.insert(0, '\u{feff}');
        }
        let opened = open(&model(), "a.json", &file);
        prop_assert_eq!(&opened.responses, &[Rc::new(response.clone())]);
        prop_assert_eq!(&opened.screen, &Screen::Open);
        let (outcome, kept) = said(&opened);
        prop_assert_eq!(kept, Kept::New);
        let Ok(Found::Check(shown, set_aside)) = outcome else { panic!("{outcome:?}") };
        prop_assert_eq!(&**shown, &response);
        prop_assert_eq!(set_aside.len(), unplaced(&response));
        prop_assert_eq!(opened.keeping.set_aside.len(), usize::from(unplaced(&response) > 0));

        // And it is stored so that the next visit finds the same.
        let host = Memory::default();
        store::save(&host, catalogue(), None, &response).unwrap();
        let loaded = store::load(&host, catalogue());
        prop_assert_eq!(&loaded.responses, &opened.responses);
        prop_assert_eq!(&loaded.set_aside, &opened.keeping.set_aside);
    }
}

proptest! {
    #![proptest_config(any::cases(250))]

    #[test]
    fn opened_again_it_is_there_once(all in any::responses(4), twice: Index) {
        let mut here = model();
        for response in &all {
            here = open(&here, "first", &text(response));
        }
        let again = open(&here, "second", &text(twice.get(&all)));
        prop_assert_eq!(apart(&again), apart(&here));
        prop_assert_eq!(said(&again).1, Kept::AlreadyHere);
        prop_assert_eq!(kept_as(&again), twice.get(&all).id.clone());
    }

    #[test]
    fn another_version_is_kept_beside(one in any::response(), mut other in any::response()) {
        other.id.clone_from(&one.id);
        prop_assume!(one != other);
        let here = open(&model(), "one", &text(&one));
        let both = open(&here, "other", &text(&other));
        prop_assert_eq!(said(&both).1, Kept::Beside);
        prop_assert_eq!(kept_as(&both), "other-1");
        prop_assert_eq!(&**both.find(&one.id).unwrap(), &one);
        let beside = Response { id: "other-1".to_owned(), ..other.clone() };
        prop_assert_eq!(&**both.find("other-1").unwrap(), &beside);
        // Opened again, the version with the new name is known as well.
        let again = open(&both, "again", &text(&other));
        prop_assert_eq!(apart(&again), apart(&both));
        prop_assert_eq!((said(&again).1, kept_as(&again)), (Kept::AlreadyHere, "other-1".to_owned()));
    }

    #[test]
    fn several_at_once_are_all_there_the_latest_first(all in any::responses(8)) {
        let mut opened = model();
        for response in &all {
            opened = open(&opened, &format!("{}.json", response.id), &text(response));
        }
        prop_assert_eq!(opened.responses.len(), all.len());
        for response in &all {
            prop_assert_eq!(&**opened.find(&response.id).unwrap(), response);
        }
        prop_assert!(opened.responses.is_sorted_by(|a, b| a.updated >= b.updated));
        prop_assert_eq!(opened.opened.len(), all.len());
    }

    #[test]
    fn all_that_a_stopped_page_handed_out_is_opened(
        all in any::responses(5), shown: Index, changed: Option<String>,
    ) {
        let stored = all.iter().map(|r| (store::key(&r.id), text(r)));
        let mut items: Vec<_> = stored.collect();
        let mut on_screen = shown.get(&all).clone();
        let changed = changed.filter(|unit| *unit != on_screen.unit);
        if let Some(unit) = &changed {
            // The last tap was not stored any more.
            on_screen.unit.clone_from(unit);
        }
        items.push(("(on screen)".to_owned(), text(&on_screen)));
        let opened = open(&model(), "rescue", &rescue(&items));
        let found = all.len() + usize::from(changed.is_some());
        prop_assert_eq!((opened.responses.len(), opened.opened.len()), (found, found));
        for response in &all {
            prop_assert_eq!(&**opened.find(&response.id).unwrap(), response);
        }
        if changed.is_some() {
            on_screen.id = kept_as(&opened);
            prop_assert_eq!(&**opened.find(&on_screen.id).unwrap(), &on_screen);
            prop_assert!(opened.opened[0].file.contains("(on screen)"));
        }
        let again = open(&opened, "again", &rescue(&items));
        prop_assert_eq!(apart(&again), apart(&opened));
    }

    #[test]
    fn a_newer_file_is_only_looked_at(response in any::response(), format in FORMAT + 1..) {
        let here = begin(&model(), "mine");
        let file = newer(&response, format);
        let opened = open(&here, "a", &file);
        prop_assert_eq!(&opened.responses, &here.responses);
        let id = kept_as(&opened);
        let guest = opened.guest(&id).unwrap();
        let understood = Response { id: id.clone(), ..response.clone() };
        prop_assert_eq!(&guest.response, &understood);
        let Source::Newer { format: number, left_out } = &guest.from else { panic!("a file") };
        prop_assert_eq!(*number, format);
        prop_assert!(left_out.contains(&"weather".to_owned()));
        prop_assert_eq!(left_out.len(), 1 + unplaced(&response));

        // Nothing that is done to it does anything.
        for change in [
            unit("anders"),
            Edit::Fulfil(MeasureIx(0), Fulfilment::Met),
            Edit::Work(MeasureIx(0), WorkState::Done),
            Edit::Write(Field::Owner(MeasureIx(0)), "院长".to_owned()),
        ] {
            prop_assert_eq!(&edit(&opened, &id, change), &opened);
        }

        // A copy is one's own.
        let copied = opened.after(KeepAction::Copy(id.clone()).into(), stamp("copy"), catalogue());
        let copy = copied.find("copy").unwrap();
        let expected = Response {
            id: copy.id.clone(),
            created: copy.created.clone(),
            updated: copy.updated.clone(),
            // All of it was set just now.
            set: copy.set.clone(),
            ..understood
        };
        prop_assert_eq!(&**copy, &expected);
        prop_assert_eq!(copied.responses.len(), 2);
        let edited = edit(&copied, "copy", unit("anders"));
        prop_assert_eq!(&edited.guest(&id).unwrap().response.unit, &response.unit);

        // Opened again it lies there once; changed, beside the first.
        let again = open(&opened, "again", &file);
        prop_assert_eq!(apart(&again), apart(&opened));
        prop_assert_eq!((said(&again).1, kept_as(&again)), (Kept::AlreadyHere, id));
        let other = Response { unit: format!("{}二部", response.unit), ..response.clone() };
        let both = open(&opened, "other", &newer(&other, format));
        prop_assert_eq!(both.guests.len(), 2);
    }

    /// Whatever has become of a file: it opens or it does not, and what is here stays.
    #[test]
    fn a_spoiled_file_costs_nothing(
        here in any::responses(3),
        file in any::response(),
        format in prop_oneof![Just(None), (0u32..5).prop_map(Some)],
        cuts in vec((any::<Index>(), 0usize..30, select(SPOILS)), 0..4),
    ) {
        let mut model = model();
        for response in &here {
            model = open(&model, "here", &text(response));
        }
        let mut file = match format {
            Some(format) => text(&file).replacen("\"format\": 2", &format!("\"format\": {format}"), 1),
            None => text(&file),
        };
        for (at, length, with) in cuts {
            let start = file.floor_char_boundary(at.index(file.len() + 1));
            let end = file.floor_char_boundary((start + length).min(file.len())).max(start);
            file.replace_range(start..end, with);
        }
        let opened = open(&model, "spoiled", &file);
        for response in &here {
            prop_assert_eq!(&**opened.find(&response.id).unwrap(), response);
        }
        if said(&opened).0.is_err() {
            prop_assert_eq!(apart(&opened), apart(&model));
        }
        for response in opened.responses.iter().filter(|r| model.find(&r.id).is_none()) {
            let written = format::write(catalogue(), response);
            let again = open(&super::model(), "again", &written);
            prop_assert_eq!(&again.responses, &[Rc::clone(response)]);
        }
    }
}

/// What stands in a spoiled file where something else stood.
const SPOILS: &[&str] = &[
    "", "{", "}", "\"", "\\", ":", ",", "null", "[]", "0", "-1e3", "\\ud800", "\u{feff}", "\0",
    "养", "\r\n",
];

// ---- Names ----

#[test]
fn a_name_that_no_address_can_hold_is_replaced() {
    let long = "a".repeat(65);
    for id in
        ["", "a/b", "../x", "a b", "a%20b", "a#b", "中", "a\0", "code-123456", "newer-1", &long]
    {
        let response =
            Response { id: id.to_owned(), unit: "镇海".to_owned(), ..Response::default() };
        let opened = open(&model(), "file", &text(&response));
        assert_eq!(kept_as(&opened), "file-1", "{id}");
        assert_eq!(opened.responses.len(), 1, "{id}");
        let again = open(&opened, "again", &text(&response));
        assert_eq!(apart(&again), apart(&opened), "{id}");
    }
    for id in ["c1", "17dbf1f3a5c8e9b20f", "a_b-C", &long[1..]] {
        let response = Response { id: id.to_owned(), ..Response::default() };
        let opened = open(&model(), "file", &text(&response));
        let screen = Screen::Check(kept_as(&opened), Step::Result);
        assert_eq!(Screen::parse(&screen.fragment(catalogue()), catalogue(), &OUTPUTS), screen);
        assert_eq!(kept_as(&opened), id);
    }
}

#[test]
fn a_damaged_item_of_the_same_name_is_not_overwritten() {
    let host = Memory::default();
    // Stored by a newer release, say, which can still read it.
    host.set(&store::key("same"), r#"{"format":999,"unit":"新版"}"#).unwrap();
    let here = Model::new(store::load(&host, catalogue()), Screen::Home, Lang::Zh, catalogue());
    let file = Response { id: "same".to_owned(), ..Response::default() };
    let opened = open(&here, "file", &text(&file));
    assert_eq!((said(&opened).1, kept_as(&opened)), (Kept::Beside, "file-1".to_owned()));
    assert_eq!(opened.keeping.damaged, here.keeping.damaged);
}

// ---- What is said, and where ----

#[test]
fn what_has_no_question_here_is_named_with_the_self_check() {
    let raw = r#"{"format":1,"id":"old","facts":{"gone-fact":"yes","travel":"perhaps"},
        "answers":{"gone-measure":{"fulfilment":"unmet"}}}"#;
    let opened = open(&model(), "old.json", raw);
    let Ok(Found::Check(_, problems)) = said(&opened).0 else { panic!("it opens") };
    let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["facts.gone-fact", "facts.travel", "answers.gone-measure"]);
    assert_eq!(*opened.keeping.set_aside, [("old".to_owned(), problems.clone())]);
    // Deleted and opened again, it is named once.
    let asked = super::after(&opened, KeepAction::Confirm(Some(Deletion::One("old".to_owned()))));
    let again = open(&super::after(&asked, KeepAction::Delete), "old.json", raw);
    assert_eq!(again.keeping.set_aside, opened.keeping.set_aside);
}

#[test]
fn a_file_dropped_on_any_screen_shows_what_came_of_it() {
    let here = begin(&model(), "mine");
    let asked = super::after(&here, KeepAction::Confirm(Some(Deletion::All)));
    for file in ["nonsense", r#"{"format":2}"#] {
        let opened = open(&asked, "file", file);
        assert_eq!(opened.screen, Screen::Open);
        assert_eq!(opened.keeping.confirm, None, "a question about something else is called off");
        assert!(opened.find("mine").is_some());
    }
}

#[test]
fn a_version_of_the_beginning_opens() {
    let raw = r#"{"format":1,"id":"v1","unit":"镇海","entity":"eldercare","place":"330211",
        "answers":{"masks":{"fulfilment":"unmet","note":"旧"}}}"#;
    let opened = open(&model(), "v1.json", raw);
    let response = opened.find("v1").unwrap();
    let masks = catalogue().find_measure("masks").unwrap();
    assert_eq!(response.answers.get(&masks).unwrap().note, "旧");
    assert!(text(response).contains(&format!("\"format\": {FORMAT}")));
}
