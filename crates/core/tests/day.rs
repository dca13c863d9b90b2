//! The day of a self-check, and how one becomes the start of the next.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use selfcheck_core::{
    Date, Response,
    catalogue::MeasureIx,
    response::{Answer, Entry, Fulfilment, Unplaced, WorkState},
};
use support::{
    generate::{cases, full_case},
    papers::day,
};

fn dated(updated: &str, answered: &str, checked: Option<&str>) -> Response {
    Response {
        updated: updated.to_owned(),
        answered: answered.to_owned(),
        checked: checked.map(day),
        ..Response::default()
    }
}

#[test]
fn the_day_is_the_one_given_else_of_the_last_answer_else_of_the_last_change() {
    let (early, late) = ("2021-12-08T02:00:00.000Z", "2021-12-20T17:00:00.000Z");
    for (response, expected) in [
        (dated("", "", None), None),
        (dated("不知道", "", None), None),
        // Files of versions 1 and 2.
        (dated(late, "", None), Some("2021-12-21")),
        // Work in the ledger on a later day changes nothing.
        (dated(late, early, None), Some("2021-12-08")),
        (dated(late, early, Some("2021-12-07")), Some("2021-12-07")),
        (dated(late, "", Some("2021-12-07")), Some("2021-12-07")),
        // What is no time says no day, and the last change is not taken for it.
        (dated(late, "?", None), None),
    ] {
        assert_eq!(response.day(), expected.map(day), "{response:?}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_next_one_begins_with_what_was_said_and_what_is_still_to_be_put_right(case in full_case()) {
        let response = &case.response;
        let next = response.repeated("2022-01-05T02:00:00.000Z");
        prop_assert_eq!(next.day(), Date::parse("2022-01-05"));
        prop_assert_eq!(next.copied_from(), response.day());
        follows(&response.answers, &response.ledger, &next.answers, &next.ledger)?;
        prop_assert!(next.unplaced.ledger.is_empty());
        let as_before = Response {
            answered: response.answered.clone(),
            checked: response.checked,
            copied: response.copied.clone(),
            answers: response.answers.clone(),
            ledger: response.ledger.clone(),
            unplaced: Unplaced { ledger: response.unplaced.ledger.clone(), ..next.unplaced },
            ..next
        };
        prop_assert_eq!(&as_before, response, "nothing else is touched");
    }
}

/// Whether answers and ledger of the next self-check follow from those of the last.
fn follows(
    answers: &BTreeMap<MeasureIx, Answer>,
    ledger: &BTreeMap<MeasureIx, Entry>,
    next_answers: &BTreeMap<MeasureIx, Answer>,
    next_ledger: &BTreeMap<MeasureIx, Entry>,
) -> Result<(), TestCaseError> {
    let done = |key: &MeasureIx| {
        let state = ledger.get(key).map(|entry| entry.state);
        matches!(state, Some(WorkState::Done | WorkState::Closed))
    };
    prop_assert_eq!(next_answers.len(), answers.len());
    for (key, answer) in answers {
        let fulfilment = match &answer.fulfilment {
            Fulfilment::Partly | Fulfilment::Unmet if done(key) => Fulfilment::ToVerify,
            other => other.clone(),
        };
        let expected = Answer { fulfilment, note: String::new() };
        prop_assert_eq!(next_answers.get(key), Some(&expected));
    }
    prop_assert_eq!(next_ledger.len(), ledger.len());
    for (key, entry) in ledger {
        let expected = match done(key) {
            true => {
                Entry { owner: entry.owner.clone(), plan: entry.plan.clone(), ..Entry::default() }
            }
            false => Entry { done: next_ledger.get(key).and_then(|it| it.done), ..entry.clone() },
        };
        prop_assert_eq!(next_ledger.get(key), Some(&expected));
    }
    Ok(())
}
