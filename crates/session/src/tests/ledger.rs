//! The ledger: what is entered for a gap, and that it outlasts the gap.

use selfcheck_core::{
    Date, assess,
    catalogue::{EntityIx, FactIx, MeasureIx},
    ledger::{Due, Row, ledger},
    response::{Entry, FactAnswer, WorkState},
};

use super::*;

const GAP: &str = "masks";

fn gap() -> MeasureIx {
    catalogue().find_measure(GAP).unwrap()
}

/// A self-check with a gap.
fn with_gap() -> Model {
    edit(&begin(&model(), "a"), "a", Edit::Fulfil(gap(), Fulfilment::Unmet))
}

fn entered(model: &Model) -> Option<&Entry> {
    model.find("a").unwrap().ledger.get(&gap())
}

/// The row of the gap, if it is one.
fn row(model: &Model) -> Option<Row> {
    let response = model.find("a").unwrap();
    let ledger = ledger(catalogue(), response, &assess(catalogue(), response));
    ledger.rows.into_iter().find(|row| row.measure == gap())
}

fn work(model: &Model, state: WorkState, today: &str) -> Model {
    let now = Date::parse(today).map(Date::noon_in_china).unwrap_or_default();
    let stamp = Stamp { now, ..stamp("unused") };
    model.after(Action::Edit("a".into(), Edit::Work(gap(), state)), stamp, catalogue())
}

fn owner(words: &str) -> Edit {
    Edit::Write(Field::Owner(gap()), words.to_owned())
}

fn due(day: &str) -> Edit {
    Edit::Write(Field::Due(gap()), day.to_owned())
}

#[test]
fn what_is_entered_stands_in_the_row_of_the_gap() {
    let model = with_gap();
    assert_eq!(entered(&model), None, "nothing is entered for the person");
    let model = edit(&edit(&model, "a", owner("护理主任")), "a", due("2021-12-20"));
    let row = row(&model).unwrap();
    assert_eq!((row.owner.as_str(), row.due.day()), ("护理主任", Date::parse("2021-12-20")));
    assert_eq!((row.state, row.done), (WorkState::Open, None));
}

#[test]
fn what_is_no_day_takes_the_day_away_and_nothing_else() {
    let model = edit(&edit(&with_gap(), "a", owner("院长")), "a", due("2021-12-20"));
    for nonsense in
        ["", "2021-02-29", "2021-13-01", "12021-12-01", "明天", "2021-12-1", "<b>", "-1-12-2021"]
    {
        let after = edit(&model, "a", due(nonsense));
        assert_eq!(entered(&after).unwrap().due, None, "{nonsense}");
        assert_eq!(entered(&after).unwrap().owner, "院长", "{nonsense}");
        assert_ne!(row(&after).unwrap().due, Due::On(Date::FIRST));
    }
}

#[test]
fn the_day_on_which_a_gap_was_put_right_is_noted_once_and_forgotten_when_the_work_goes_on() {
    use WorkState::{Closed, Done, Open, Working};
    let day = |text| Date::parse(text);
    let model = work(&with_gap(), Working, "2021-12-10");
    assert_eq!(entered(&model).unwrap().done, None);
    let model = work(&model, Done, "2021-12-11");
    assert_eq!(entered(&model).unwrap().done, day("2021-12-11"));
    // Struck off later: it was put right when it was.
    let model = work(&model, Closed, "2021-12-15");
    assert_eq!(entered(&model).unwrap().done, day("2021-12-11"));
    assert_eq!(entered(&work(&model, Done, "2021-12-16")).unwrap().done, day("2021-12-11"));
    for again in [Open, Working] {
        let reopened = work(&model, again, "2021-12-17");
        assert_eq!(
            (entered(&reopened).unwrap().state, entered(&reopened).unwrap().done),
            (again, None)
        );
        let done = work(&reopened, Closed, "2021-12-18");
        assert_eq!(entered(&done).unwrap().done, day("2021-12-18"));
    }
}

#[test]
fn without_a_clock_no_day_is_made_up() {
    let done = work(&with_gap(), WorkState::Done, "");
    assert_eq!(
        (entered(&done).unwrap().state, entered(&done).unwrap().done),
        (WorkState::Done, None)
    );
}

#[test]
fn hidden_is_not_lost_when_the_gap_closes_and_returns() {
    let model = edit(&edit(&with_gap(), "a", owner("院长")), "a", due("2021-12-20"));
    let model = work(&model, WorkState::Working, "2021-12-10");
    let before = row(&model).unwrap();
    for closed in [
        Fulfilment::Met,
        Fulfilment::ToVerify,
        Fulfilment::Exempt { reason: "本月停业".to_owned() },
    ] {
        let hidden = edit(&model, "a", Edit::Fulfil(gap(), closed));
        assert_eq!(row(&hidden), None);
        assert_eq!(entered(&hidden), entered(&model));
        // It is stored along, and comes back in another visit.
        let host = Memory::default();
        store::save(&host, catalogue(), None, hidden.find("a").unwrap()).unwrap();
        let loaded = store::load(&host, catalogue());
        let next = Model::new(loaded, Screen::Home, Lang::Zh, catalogue());
        let back = edit(&next, "a", Edit::Fulfil(gap(), Fulfilment::Unmet));
        assert_eq!(row(&back).unwrap(), before);
    }
    // Also when another kind of respondent is chosen by mistake, whom the measure does not bind.
    let other = catalogue()
        .entities()
        .map(|(ix, _)| ix)
        .find(|ix| !catalogue().measure(gap()).entities.contains(*ix))
        .expect("not everybody is asked for masks");
    let mistaken = edit(&model, "a", Edit::Entity(other));
    assert_eq!(row(&mistaken), None);
    let entity = model.find("a").unwrap().entity.unwrap();
    assert_eq!(row(&edit(&mistaken, "a", Edit::Entity(entity))).unwrap(), before);
}

#[test]
fn an_entry_touches_no_answer_and_no_other_entry() {
    let other = catalogue().find_measure("staff-test").unwrap();
    let model = edit(&with_gap(), "a", Edit::Write(Field::Owner(other), "采购".to_owned()));
    let after = work(&edit(&model, "a", owner("院长")), WorkState::Done, "2021-12-10");
    let (before, after) = (model.find("a").unwrap(), after.find("a").unwrap());
    assert_eq!(after.answers, before.answers, "put right on paper is not said to be met");
    assert_eq!(after.ledger.get(&other), before.ledger.get(&other));
    assert!(row(&work(&model, WorkState::Done, "2021-12-10")).is_some(), "it stays a gap");
}

/// Everything that can be changed in a self-check, by whether the check is then of that day.
#[test]
fn the_day_of_the_check_is_that_of_the_last_answer_and_not_of_the_work_on_the_gaps() {
    let written = |field| Edit::Write(field, "2021-12-01".to_owned());
    let answers = [
        Edit::Entity(EntityIx(1)),
        Edit::Place(None),
        Edit::Fact(FactIx(0), FactAnswer::Unknown),
        Edit::Fulfil(gap(), Fulfilment::Met),
        written(Field::Reason(gap())),
    ];
    let work = [
        written(Field::Unit),
        written(Field::Note(gap())),
        written(Field::Checker),
        written(Field::Owner(gap())),
        written(Field::Due(gap())),
        Edit::Work(gap(), WorkState::Done),
        Edit::Ledger(Rc::default()),
    ];
    let later = || Stamp { now: "2021-12-20T17:00:00Z".to_owned(), ..stamp("unused") };
    let model = with_gap();
    assert_eq!(model.find("a").unwrap().day(), Date::parse("2021-12-08"));
    for (edits, day) in [(&answers[..], "2021-12-21"), (&work[..], "2021-12-08")] {
        for edit in edits {
            let after = model.after(Action::Edit("a".into(), edit.clone()), later(), catalogue());
            let after = after.find("a").unwrap();
            assert_eq!(after.day(), Date::parse(day), "{edit:?}");
            assert_eq!(after.updated, later().now, "{edit:?}");
        }
    }
    // A day that the person sets holds, whatever is answered later, until it is taken away.
    let mut model = edit(&model, "a", written(Field::Checked));
    for edit in answers.into_iter().chain(work) {
        model = model.after(Action::Edit("a".into(), edit), later(), catalogue());
        assert_eq!(model.find("a").unwrap().day(), Date::parse("2021-12-01"));
    }
    let cleared = edit(&model, "a", Edit::Write(Field::Checked, String::new()));
    assert_eq!(cleared.find("a").unwrap().day(), Date::parse("2021-12-21"));
}

/// Files of versions 1 and 2 say only when they were last changed.
#[test]
fn work_on_an_older_self_check_does_not_move_its_day_either() {
    let mut model = with_gap();
    Rc::make_mut(&mut model.responses[0]).answered.clear();
    let later = || Stamp { now: "2021-12-20T02:00:00Z".to_owned(), ..stamp("unused") };
    let after = |edit| model.after(Action::Edit("a".into(), edit), later(), catalogue());
    let worked = after(Edit::Work(gap(), WorkState::Working));
    assert_eq!(worked.find("a").unwrap().day(), Date::parse("2021-12-08"));
    let answered = after(Edit::Fulfil(gap(), Fulfilment::Partly));
    assert_eq!(answered.find("a").unwrap().day(), Date::parse("2021-12-20"));
}

#[test]
fn when_it_was_put_right_can_be_corrected() {
    let done = work(&with_gap(), WorkState::Done, "2021-12-17");
    let set = |day: &str| {
        let edit_of = Edit::Write(Field::Done(gap()), day.to_owned());
        entered(&edit(&done, "a", edit_of)).unwrap().clone()
    };
    assert_eq!(set("2021-12-14").done, Date::parse("2021-12-14"));
    assert_eq!((set("").done, set("").state), (None, WorkState::Done));
}

#[test]
fn several_rows_that_were_filled_in_at_once_can_be_had_back_until_anything_else_changes() {
    let model = edit(&with_gap(), "a", owner("院长"));
    let before = model.find("a").unwrap().ledger.clone();
    let mut filled = before.clone();
    filled.insert(
        gap(),
        Entry { due: Date::parse("2021-12-20"), ..entered(&model).unwrap().clone() },
    );
    assert_eq!(model.undo, None);

    let after_it = edit(&model, "a", Edit::Ledger(Rc::new(filled.clone())));
    assert_eq!(after_it.find("a").unwrap().ledger, filled);
    let kept = after_it.undo.clone().unwrap();
    assert_eq!((&*kept.id, &*kept.entries), ("a", &before));
    let back = edit(&after_it, "a", Edit::Ledger(kept.entries));
    assert_eq!(back.find("a").unwrap().ledger, before);
    assert_eq!(back.undo, None, "what was had back is not offered once more");

    for other in [
        Action::Edit("a".into(), owner("护理主任")),
        Action::Edit("a".into(), Edit::Work(gap(), WorkState::Working)),
        Action::Show(Screen::Home),
        // Another tab has changed something.
        KeepAction::Adopt(Rc::new(Loaded {
            responses: after_it.responses.clone(),
            ..Loaded::default()
        }))
        .into(),
    ] {
        assert_eq!(after(&after_it, other).undo, None, "it would take that back as well");
    }
}

/// A copy is the start of the next self-check: what was put right is neither missing nor done until somebody has looked.
#[test]
fn a_copy_begins_with_what_is_still_to_be_put_right() {
    let model = edit(&edit(&with_gap(), "a", owner("院长")), "a", due("2021-12-20"));
    let copy = |model: &Model| {
        let stamp = Stamp { now: "2022-01-05T02:00:00Z".to_owned(), ..stamp("b") };
        let copied = model.after(KeepAction::Copy("a".to_owned()).into(), stamp, catalogue());
        assert_eq!(copied.find("a"), model.find("a"), "the last one stays as it is");
        copied.find("b").unwrap().clone()
    };
    let open = copy(&work(&model, WorkState::Working, "2021-12-10"));
    let entry = |due, state| Entry { owner: "院长".to_owned(), due, state, ..Entry::default() };
    let day = Date::parse("2021-12-20");
    assert_eq!(open.ledger.get(&gap()), Some(&entry(day, WorkState::Working)));
    assert_eq!(open.fulfilment(gap()), Some(&Fulfilment::Unmet));
    assert_eq!(open.day(), Date::parse("2022-01-05"));
    let done = copy(&work(&model, WorkState::Closed, "2021-12-10"));
    let open = entry(None, WorkState::Open);
    assert_eq!(done.ledger.get(&gap()), Some(&open), "that day was for the old gap");
    assert_eq!(done.fulfilment(gap()), Some(&Fulfilment::ToVerify), "somebody has to look");
}

#[test]
fn who_checked_is_kept_as_it_is_written() {
    for name in ["王院长", "=1+1", "<b>x</b>", " \u{3000}", ""] {
        let model = edit(&with_gap(), "a", Edit::Write(Field::Checker, name.to_owned()));
        assert_eq!(model.find("a").unwrap().checker, name);
    }
}
