//! Several windows with one storage: whatever the interleaving, no answer that was shown as saved is gone unless a later one for the
//! same question has replaced it, or the whole was deleted.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*};

use super::{any, *};
use crate::saving;

/// A window: what it holds, and how far its clock is off, in seconds.
struct Window {
    model: Model,
    shift: i64,
}

impl Window {
    fn open(storage: &Memory, shift: i64) -> Self {
        let loaded = store::load(storage, catalogue());
        Self { model: Model::new(loaded, Screen::Home, Lang::Zh, catalogue()), shift }
    }

    /// Does something at this second, as `App` does: reduces, then saves.
    fn act(&mut self, storage: &Memory, second: i64, action: impl Into<Action>) {
        let now = time(second + self.shift);
        let stamp = Stamp { now: now.clone(), new_id: format!("id{second}") };
        let mut next = self.model.after(action.into(), stamp, catalogue());
        saving::save(storage, catalogue(), &self.model, &mut next, &now);
        self.model = next;
    }

    /// Hears that another window has stored something.
    fn hear(&mut self, storage: &Memory, second: i64) {
        let now = time(second + self.shift);
        let loaded = Rc::new(store::load(storage, catalogue()));
        let adopt = KeepAction::Adopt(Rc::clone(&loaded)).into();
        let stamp = Stamp { now: now.clone(), new_id: "unused".to_owned() };
        let mut next = self.model.after(adopt, stamp, catalogue());
        saving::save_joined(storage, catalogue(), &loaded, &mut next, &now);
        self.model = next;
    }

    fn answer(&mut self, storage: &Memory, second: i64, measure: u16, fulfilment: Fulfilment) {
        let id = self.model.responses.first().map(|it| it.id.clone()).unwrap_or_default();
        let edit = Edit::Fulfil(MeasureIx(measure), fulfilment);
        self.act(storage, second, Action::Edit(id.as_str().into(), edit));
    }
}

/// So many seconds after the beginning of a day, as browsers write it.
fn time(second: i64) -> String {
    let second = second + 36_000;
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("2024-03-01T{hour:02}:{minute:02}:{:02}.000Z", second % 60)
}

fn stored(storage: &Memory) -> Vec<Rc<Response>> {
    let loaded = store::load(storage, catalogue());
    assert!(loaded.damaged.is_empty());
    loaded.responses
}

/// Two windows that hold the same self-check.
fn two(storage: &Memory) -> [Window; 2] {
    let mut first = Window::open(storage, 0);
    first.act(storage, 0, Action::Begin(Some(EntityIx(0))));
    [first, Window::open(storage, 0)]
}

#[test]
fn a_window_that_slept_loses_nothing_of_the_other() {
    let storage = Memory::default();
    let [mut first, mut asleep] = two(&storage);
    first.answer(&storage, 1, 3, Fulfilment::Met);
    first.answer(&storage, 2, 4, Fulfilment::Unmet);
    // It heard of nothing, and answers something else.
    asleep.answer(&storage, 3, 5, Fulfilment::Partly);
    let [now] = &stored(&storage)[..] else { panic!("one self-check") };
    for (measure, fulfilment) in
        [(3, Fulfilment::Met), (4, Fulfilment::Unmet), (5, Fulfilment::Partly)]
    {
        assert_eq!(now.fulfilment(MeasureIx(measure)), Some(&fulfilment), "{measure}");
    }
    // And shows what came from elsewhere.
    assert_eq!(asleep.model.responses[0], *now);
}

#[test]
fn the_later_answer_to_the_same_question_holds() {
    for wakes in [false, true] {
        let storage = Memory::default();
        let [mut first, mut second] = two(&storage);
        first.answer(&storage, 1, 3, Fulfilment::Met);
        if wakes {
            second.hear(&storage, 2);
        }
        second.answer(&storage, 3, 3, Fulfilment::Unmet);
        first.hear(&storage, 4);
        let met = Some(&Fulfilment::Unmet);
        assert_eq!(first.model.responses[0].fulfilment(MeasureIx(3)), met, "{wakes}");
        assert_eq!(stored(&storage)[0].fulfilment(MeasureIx(3)), met, "{wakes}");
    }
}

#[test]
fn a_clock_that_is_behind_does_not_undo_what_it_has_seen_done() {
    let storage = Memory::default();
    let [mut first, mut behind] = two(&storage);
    behind.shift = -3600;
    first.answer(&storage, 1, 3, Fulfilment::Met);
    behind.hear(&storage, 2);
    behind.answer(&storage, 3, 3, Fulfilment::Unmet);
    first.hear(&storage, 4);
    assert_eq!(first.model.responses[0].fulfilment(MeasureIx(3)), Some(&Fulfilment::Unmet));
}

#[test]
fn two_in_the_same_moment_come_to_the_same() {
    let storage = Memory::default();
    let [mut first, mut second] = two(&storage);
    first.answer(&storage, 1, 3, Fulfilment::Met);
    let of_first = storage.items.borrow().clone();
    // The second reads before the first has written, and writes last: what the first wrote is overwritten.
    storage.items.replace(BTreeMap::new());
    second.answer(&storage, 1, 4, Fulfilment::Partly);
    let of_second = storage.items.borrow().clone();
    for (item, text) in of_first {
        storage.items.borrow_mut().entry(item).or_insert(text);
    }
    assert_eq!(storage.items.borrow().len(), of_second.len().max(1));
    // Each hears of the other.
    first.hear(&storage, 2);
    second.hear(&storage, 3);
    first.hear(&storage, 4);
    let now = &stored(&storage)[0];
    assert_eq!(now.fulfilment(MeasureIx(3)), Some(&Fulfilment::Met));
    assert_eq!(now.fulfilment(MeasureIx(4)), Some(&Fulfilment::Partly));
    assert_eq!((&first.model.responses[0], &second.model.responses[0]), (now, now));
}

#[test]
fn what_was_deleted_in_one_window_does_not_come_back_from_another() {
    for deletion in [None, Some(Deletion::All), Some(Deletion::Everything)] {
        let storage = Memory::default();
        let [mut first, mut asleep] = two(&storage);
        asleep.answer(&storage, 1, 3, Fulfilment::Met);
        first.hear(&storage, 2);
        let id = first.model.responses[0].id.clone();
        let deletion = deletion.unwrap_or(Deletion::One(id));
        let everything = deletion == Deletion::Everything;
        first.act(&storage, 3, KeepAction::Confirm(Some(deletion)));
        first.act(&storage, 4, KeepAction::Delete);
        if everything {
            store::clear(&storage, catalogue()).unwrap();
        }
        asleep.answer(&storage, 5, 4, Fulfilment::Met);
        assert!(stored(&storage).is_empty());
        assert!(asleep.model.responses.is_empty(), "and it is not shown as if it were saved");
        if !everything {
            // Put back where it was deleted, it is there for both.
            first.act(&storage, 6, KeepAction::PutBack);
            asleep.hear(&storage, 7);
            assert_eq!(asleep.model.responses, first.model.responses);
            asleep.answer(&storage, 8, 4, Fulfilment::Met);
            assert_eq!(stored(&storage)[0].answers.len(), 2);
        }
    }
}

#[test]
fn an_older_release_in_another_window_is_joined_as_far_as_it_says() {
    let storage = Memory::default();
    let [mut first, _] = two(&storage);
    first.answer(&storage, 1, 3, Fulfilment::Met);
    // It does not know when what was set, and has not seen that answer.
    let id = first.model.responses[0].id.clone();
    let [this, other] = [3, 4].map(|measure| catalogue().measures[measure].id.clone());
    let old = format!(
        r#"{{"format":4,"id":"{id}","updated":"{}","entity":"eldercare","answers":{{"{other}":{{"fulfilment":"unmet"}}}}}}"#,
        time(2)
    );
    storage.items.borrow_mut().insert(store::key(&id), old);
    first.hear(&storage, 3);
    let now = &stored(&storage)[0];
    assert_eq!(now.fulfilment(MeasureIx(3)), Some(&Fulfilment::Met), "{this}");
    assert_eq!(now.fulfilment(MeasureIx(4)), Some(&Fulfilment::Unmet), "{other}");
}

/// What happens in one of three windows.
#[derive(Debug, Clone)]
enum Event {
    Answer(usize, u16, u8),
    Hear(usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (0..3_usize, 0..4_u16, 0..4_u8).prop_map(|(at, measure, said)| Event::Answer(at, measure, said)),
        1 => (0..3_usize).prop_map(Event::Hear),
    ]
}

fn said(number: u8) -> Fulfilment {
    [Fulfilment::Met, Fulfilment::Partly, Fulfilment::Unmet, Fulfilment::ToVerify]
        [usize::from(number)]
    .clone()
}

proptest! {
    #![proptest_config(any::cases(120))]

    /// Clocks agree here; whoever hears of something does so at any time, or never.
    #[test]
    fn no_answer_is_lost_whatever_the_interleaving(events in vec(event(), 1..40)) {
        let storage = Memory::default();
        let mut first = Window::open(&storage, 0);
        first.act(&storage, 0, Action::Begin(Some(EntityIx(0))));
        let mut windows = [first, Window::open(&storage, 0), Window::open(&storage, 0)];
        let mut latest = BTreeMap::new();
        for (second, event) in (1..).zip(&events) {
            match event {
                // What is chosen already in that window cannot be chosen there.
                Event::Answer(at, measure, number)
                    if windows[*at].model.responses[0].fulfilment(MeasureIx(*measure))
                        == Some(&said(*number)) => {}
                Event::Answer(at, measure, number) => {
                    windows[*at].answer(&storage, second, *measure, said(*number));
                    latest.insert(*measure, said(*number));
                }
                Event::Hear(at) => windows[*at].hear(&storage, second),
            }
            let now = &stored(&storage)[0];
            for (measure, fulfilment) in &latest {
                prop_assert_eq!(now.fulfilment(MeasureIx(*measure)), Some(fulfilment));
            }
        }
        for window in &mut windows {
            window.hear(&storage, 100);
        }
        let now = &stored(&storage)[0];
        prop_assert!(windows.iter().all(|window| window.model.responses[0] == *now));
    }
}
