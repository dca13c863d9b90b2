//! The day of a self-check, and how one becomes the start of the next.

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    Date, Response,
    assess::assess,
    response::{Entry, Unplaced, WorkState},
};
use support::{
    generate::{Case, cases, full_case},
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
    fn the_next_one_begins_with_all_that_was_said_and_none_of_the_work(case in full_case()) {
        let Case { catalogue, response } = &case;
        let next = response.repeated("2022-01-05T02:00:00.000Z");
        prop_assert_eq!(next.day(), Date::parse("2022-01-05"));
        prop_assert_eq!(assess(catalogue, &next), assess(catalogue, response));
        prop_assert_eq!(next.ledger.len(), response.ledger.len());
        prop_assert_eq!(next.unplaced.ledger.len(), response.unplaced.ledger.len());
        let placed = next.ledger.iter().zip(&response.ledger).map(|((_, now), (_, was))| (now, was));
        let unplaced = next.unplaced.ledger.iter().zip(&response.unplaced.ledger);
        for (entry, before) in placed.chain(unplaced.map(|((_, now), (_, was))| (now, was))) {
            let expected = Entry {
                owner: before.owner.clone(),
                due: if before.state.is_done() { None } else { before.due },
                state: WorkState::Open,
                done: None,
            };
            prop_assert_eq!(entry, &expected);
        }
        let unplaced = Unplaced { ledger: response.unplaced.ledger.clone(), ..next.unplaced.clone() };
        let as_before = Response {
            unplaced,
            answered: response.answered.clone(),
            checked: response.checked,
            ledger: response.ledger.clone(),
            ..next
        };
        prop_assert_eq!(&as_before, response, "nothing else is touched");
    }
}
