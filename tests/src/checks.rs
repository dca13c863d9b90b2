//! Self-checks made without tapping: put into storage as the page stores them, so that a test can begin at what is made
//! of them.

use selfcheck_core::{
    Date, Response,
    assess::{assess, facts_to_ask, measures_for},
    catalogue::{CountyIx, Place},
    format,
    response::{Answer, Entry, FactAnswer, Fulfilment, WorkState},
};

use crate::{
    content::{self, catalogue},
    page::{Page, STORED},
};

/// When the self-checks were last changed: the same day in every time zone from that of London to that of China.
pub const UPDATED: &str = "2026-11-20T04:00:00.000Z";

/// The day of it.
///
/// # Panics
/// Never.
#[must_use]
pub fn checked() -> Date {
    Date::parse(&UPDATED[..10]).expect("a day")
}

/// A self-check that says who and, with the name of the county, where. Nothing else is answered.
///
/// # Panics
/// When there is no such kind or county.
#[must_use]
pub fn check(id: &str, entity: &str, county: &str) -> Response {
    let entity = catalogue().find_entity(entity).unwrap_or_else(|| panic!("no kind {entity}"));
    let named = || {
        catalogue().cities().find_map(|(city, _)| {
            catalogue().counties_of(city).find(|(_, it)| it.name == county).map(|(ix, _)| ix)
        })
    };
    let county: CountyIx = named().unwrap_or_else(|| panic!("no county {county}"));
    Response {
        id: id.to_owned(),
        created: UPDATED.to_owned(),
        updated: UPDATED.to_owned(),
        entity: Some(entity),
        place: Some(Place::County(county)),
        ..Response::default()
    }
}

/// Says how far a measure is done.
///
/// # Panics
/// When there is no such measure.
pub fn answer(response: &mut Response, measure: &str, fulfilment: Fulfilment, note: &str) {
    let ix = catalogue().find_measure(measure).unwrap_or_else(|| panic!("no measure {measure}"));
    response.answers.insert(ix, Answer { fulfilment, note: note.to_owned() });
}

/// Says how a fact is.
///
/// # Panics
/// When there is no such fact or value.
pub fn fact(response: &mut Response, fact: &str, value: &str) {
    let ix = catalogue().find_fact(fact).unwrap_or_else(|| panic!("no fact {fact}"));
    let at = content::fact(fact).options.iter().position(|option| option.id == value);
    let at = at.unwrap_or_else(|| panic!("{fact} has no value {value}"));
    let at = u8::try_from(at).expect("few values");
    response.facts.insert(ix, FactAnswer::Value(at));
}

/// Numbers that look like chance and are the same at every run (xorshift of G. Marsaglia).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The same seed gives the same numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below this one.
    pub fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % count
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// What people write that a table could stumble over.
const REMARKS: [&str; 6] = [
    "",
    "西侧走廊的窗打不开，已报修",
    "=1+1 不是公式",
    "分两批：\n第一批 12 人；\n第二批 \"下周\"",
    "见<台账>第3页, 共 & 5 页",
    "-",
];

/// A self-check with every fact that is asked and every measure that can apply answered by the dice, and most gaps worked
/// on.
#[must_use]
pub fn any(id: &str, entity: &str, seed: u64) -> Response {
    let mut dice = Dice::new(seed);
    let counties: usize =
        catalogue().cities().map(|(ix, _)| catalogue().counties_of(ix).count()).sum();
    let at = dice.below(counties);
    let county = catalogue()
        .cities()
        .flat_map(|(ix, _)| catalogue().counties_of(ix))
        .nth(at)
        .expect("a county");
    let mut response = check(id, entity, &county.1.name);
    response.unit = "甲乙“丙”院, 东区".to_owned();
    response.checker = "护理主任".to_owned();
    // An answer may make others be asked.
    while let Some(fact) = facts_to_ask(catalogue(), &response)
        .into_iter()
        .find(|fact| !response.facts.contains_key(fact))
    {
        let count = catalogue().fact(fact).options.len();
        let said = match dice.below(count + 1) {
            value if value < count => FactAnswer::Value(u8::try_from(value).expect("few values")),
            _ => FactAnswer::Unknown,
        };
        response.facts.insert(fact, said);
    }
    let entity = response.entity.expect("who");
    for (measure, _) in measures_for(catalogue(), entity) {
        let fulfilment = match dice.below(8) {
            0 | 1 => Fulfilment::Met,
            2 | 3 => Fulfilment::Partly,
            4 | 5 => Fulfilment::Unmet,
            6 => Fulfilment::ToVerify,
            _ => Fulfilment::Exempt {
                reason: dice.one_of(&["", "本月停业，\n钥匙在“居委会”"]).to_owned(),
            },
        };
        let note = dice.one_of(&REMARKS).to_owned();
        response.answers.insert(measure, Answer { fulfilment, note });
    }
    let gaps = assess(catalogue(), &response).gaps(catalogue());
    for gap in gaps {
        let state =
            dice.one_of(&[WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed]);
        let due = dice.one_of(&[None, Some("2021-12-20"), Some("2026-11-20"), Some("2099-01-31")]);
        let entry = Entry {
            owner: dice.one_of(&["", "后勤主管", "@护理部"]).to_owned(),
            plan: dice.one_of(&["", "", "=1+1 先买，再登记"]).to_owned(),
            due: due.and_then(Date::parse),
            state,
            done: state.is_done().then(|| Date::parse("2026-11-19").expect("a day")),
        };
        response.ledger.insert(gap.measure, entry);
    }
    response
}

impl Page {
    /// Puts self-checks on the device as if they had been made there, and opens the page anew at this screen.
    #[track_caller]
    pub fn with_checks(&self, checks: &[&Response], screen: &str) {
        for check in checks {
            self.store(&format!("{STORED}{}", check.id), &format::write(catalogue(), check));
        }
        self.browser().script(
            "history.replaceState(null, '', '#' + arguments[0])",
            vec![serde_json::json!(screen)],
        );
        self.reload();
    }

    /// Goes to what is made of a self-check.
    #[track_caller]
    pub fn output(&self, check: &str, output: &str) {
        self.show(&format!("/check/{check}/{output}"));
    }

    /// The day in China.
    #[track_caller]
    pub fn today(&self) -> Date {
        let script = "return new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10)";
        Date::parse(self.script(script).as_str().unwrap_or_default()).expect("a day")
    }

    /// What stands in the cells of a table, row by row, with its header.
    #[track_caller]
    pub fn cells(&self, table: &str) -> Vec<Vec<String>> {
        let script = "const rows = document.querySelectorAll(arguments[0] + ' tr');
            return [...rows].map(row => [...row.cells].map(cell => cell.innerText))";
        let rows = self.browser().script(script, vec![serde_json::json!(table)]);
        serde_json::from_value(rows).expect("rows of texts")
    }
}
