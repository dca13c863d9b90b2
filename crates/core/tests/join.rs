//! Two states of one self-check joined: of each part the later one, whoever joins what and in which order.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop there and say where"
)]

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    Catalogue, Response,
    format::{ResponseFile, join},
    response::{Answer, FactAnswer, Fulfilment},
};
use support::{fact, generate::cases, measure, real};

/// One thing that is said or taken back, and when.
#[derive(Debug, Clone)]
struct Said {
    what: u8,
    value: u8,
    at: u16,
}

fn said() -> impl Strategy<Value = Said> {
    (0..6_u8, 0..4_u8, 0..500_u16).prop_map(|(what, value, at)| Said { what, value, at })
}

fn time(at: u16) -> String {
    format!("2024-03-01T10:{:02}:{:02}.000Z", at / 60, at % 60)
}

fn say(catalogue: &Catalogue, response: &mut Response, said: &Said) {
    let before = response.clone();
    match said.what {
        0 => response.unit = ["", "甲院", "乙院", "丙院"][usize::from(said.value)].to_owned(),
        1 => response.entity = catalogue.entities().nth(said.value.into()).map(|(ix, _)| ix),
        2 => drop(
            response.facts.insert(fact(catalogue, "travel"), FactAnswer::Value(said.value % 2)),
        ),
        name => {
            let ix =
                measure(catalogue, ["masks", "ventilation", "staff-test"][usize::from(name) - 3]);
            let all =
                [Fulfilment::Met, Fulfilment::Partly, Fulfilment::Unmet, Fulfilment::ToVerify];
            let fulfilment = all[usize::from(said.value)].clone();
            response.answers.insert(ix, Answer { fulfilment, note: String::new() });
        }
    }
    response.note_set(catalogue, &before, &time(said.at));
    response.updated = time(said.at).max(response.updated.clone());
}

/// A state that a window has come to.
fn state() -> impl Strategy<Value = ResponseFile> {
    prop::collection::vec(said(), 0..12).prop_map(|all| {
        let mut response = Response { id: "a".to_owned(), ..Response::default() };
        all.iter().for_each(|said| say(real(), &mut response, said));
        ResponseFile::new(real(), &response)
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn who_joins_what_and_in_which_order_makes_no_difference(a in state(), b in state(), c in state()) {
        prop_assert_eq!(&join(&a, &a), &a);
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        prop_assert_eq!(join(&join(&a, &b), &b), join(&a, &b));
        prop_assert!(join(&a, &b).place(real()).is_ok());
    }
}

#[test]
fn what_was_taken_back_later_stays_taken_back() {
    let catalogue = real();
    let mut response = Response { id: "a".to_owned(), ..Response::default() };
    say(catalogue, &mut response, &Said { what: 0, value: 1, at: 1 });
    let before = ResponseFile::new(catalogue, &response);
    say(catalogue, &mut response, &Said { what: 0, value: 0, at: 2 });
    let after = ResponseFile::new(catalogue, &response);
    assert_eq!(after.unit, "");
    assert_eq!(join(&before, &after), after);
}

#[test]
fn what_follows_is_later_even_if_the_clock_was_put_back() {
    let catalogue = real();
    let mut response = Response { id: "a".to_owned(), ..Response::default() };
    for (value, at) in [(1, 300), (2, 10), (3, 10)] {
        let before = ResponseFile::new(catalogue, &response);
        say(catalogue, &mut response, &Said { what: 0, value, at });
        let after = ResponseFile::new(catalogue, &response);
        assert_eq!(join(&before, &after).unit, response.unit, "{value}");
    }
    assert_eq!(response.set.get("unit").unwrap(), "2024-03-01T10:05:00.000Z+000002");
}
