//! Any self-check that the page can hold, for the tests of what is saved and opened.

use proptest::{collection::btree_map, collection::vec, prelude::*, sample::Index, sample::select};
use selfcheck_core::{
    Date,
    catalogue::{CityIx, CountyIx, EntityIx, FactIx, MeasureIx},
    response::{Entry, FactAnswer, Unplaced, WorkState},
};

use super::*;

/// So many cases, unless `PROPTEST_CASES` asks for another number.
pub fn cases(number: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    config.failure_persistence = None;
    config
}

/// What people, and those who mean no good, write into a field.
pub const WORDS: &[&str] = &[
    "",
    " ",
    "养老院“一部”\n第二行",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://example.invalid\",\"点我\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\"},\"format\":9,\"x\":{\"",
    "\\",
    "\u{1e}",
    "\0\u{1}\u{7f}\r\n\t",
    "\u{2028}\u{2029}\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "__proto__",
    "👨‍👩‍👧𠮷",
];

/// Any words.
pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![select(WORDS).prop_map(str::to_owned), any::<String>()]
}

/// A name as the page gives them.
pub fn name() -> impl Strategy<Value = String> {
    "[0-9a-f]{1,20}"
}

fn time() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        (1u8..28, 0u8..24, 0u8..60).prop_map(|(day, hour, minute)| format!(
            "2021-12-{day:02}T{hour:02}:{minute:02}:00.000Z"
        )),
        words(),
    ]
}

fn place() -> impl Strategy<Value = Option<Place>> {
    let (cities, counties) = (catalogue().cities.len() as u16, catalogue().counties.len() as u16);
    prop_oneof![
        Just(None),
        (0..cities).prop_map(|ix| Some(Place::City(CityIx(ix)))),
        (0..counties).prop_map(|ix| Some(Place::County(CountyIx(ix)))),
    ]
}

pub fn answer() -> impl Strategy<Value = Answer> {
    let fulfilment = prop_oneof![
        Just(Fulfilment::Met),
        Just(Fulfilment::Partly),
        Just(Fulfilment::Unmet),
        Just(Fulfilment::ToVerify),
        words().prop_map(|reason| Fulfilment::Exempt { reason }),
    ];
    (fulfilment, words()).prop_map(|(fulfilment, note)| Answer { fulfilment, note })
}

fn day() -> impl Strategy<Value = Option<Date>> {
    // The days that no month has come out as none.
    (1u16..10_000, 1u8..13, 1u8..32).prop_map(|(year, month, day)| Date::new(year, month, day))
}

fn entry() -> impl Strategy<Value = Entry> {
    let states = vec![WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed];
    let entries = (words(), words(), day(), select(states), day());
    entries.prop_map(|(owner, plan, due, state, done)| Entry { owner, plan, due, state, done })
}

fn fact(at: Index, value: Index) -> (FactIx, FactAnswer) {
    let fact = FactIx(at.index(catalogue().facts.len()) as u16);
    let answer = match value.index(catalogue().fact(fact).options.len() + 1) {
        0 => FactAnswer::Unknown,
        option => FactAnswer::Value(option as u8 - 1),
    };
    (fact, answer)
}

/// Any self-check, parts of which belong to other content.
pub fn response() -> impl Strategy<Value = Response> {
    let entity = proptest::option::weighted(0.9, 0..catalogue().entities.len() as u16);
    let facts = vec((any::<Index>(), any::<Index>()), 0..6);
    let measure = |at: &Index| MeasureIx(at.index(catalogue().measures.len()) as u16);
    let day = proptest::option::weighted(0.3, (2020u16..2030, 1u8..13, 1u8..29));
    let who = (name(), words(), words(), time(), time(), time(), day);
    let said = (vec((any::<Index>(), answer()), 0..12), vec((any::<Index>(), entry()), 0..5));
    let gone = "gone-[a-z]{0,6}";
    let unplaced = (
        btree_map(gone, words(), 0..2),
        btree_map(gone, answer(), 0..2),
        btree_map(gone, entry(), 0..2),
    );
    (who, entity, place(), facts, said, unplaced).prop_map(
        move |(who, entity, place, facts, said, unplaced)| Response {
            id: who.0,
            unit: who.1,
            checker: who.2,
            created: who.3,
            updated: who.4,
            answered: who.5,
            copied: who.6.map(|(year, ..)| format!("{year}-12-01")).unwrap_or_default(),
            checked: who.6.and_then(|(year, month, day)| Date::new(year, month, day)),
            entity: entity.map(EntityIx),
            place,
            facts: facts.into_iter().map(|(at, value)| fact(at, value)).collect(),
            answers: said.0.into_iter().map(|(at, answer)| (measure(&at), answer)).collect(),
            ledger: said.1.into_iter().map(|(at, entry)| (measure(&at), entry)).collect(),
            set: Default::default(),
            unplaced: Unplaced {
                facts: unplaced.0.into_iter().collect(),
                answers: unplaced.1.into_iter().collect(),
                ledger: unplaced.2.into_iter().collect(),
            },
        },
    )
}

/// Several self-checks, each with a name of its own.
pub fn responses(most: usize) -> impl Strategy<Value = Vec<Response>> {
    vec(response(), 1..most).prop_map(|mut all| {
        for (number, response) in all.iter_mut().enumerate() {
            response.id = format!("{}-{number}", response.id);
        }
        all
    })
}
