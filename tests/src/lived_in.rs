//! A device that has been used for a while: self-checks of every sort, made without tapping, for whoever looks at the page
//! rather than at one thing in it.

use selfcheck_core::{
    Response,
    assess::{assess, facts_to_ask},
    catalogue::Place,
    code,
    response::{Entry, FactAnswer, Fulfilment, WorkState},
};

use crate::{
    checks::{self, answer, check, checked, fact},
    content::catalogue,
    page::{Page, STORED},
};

/// A nursing home that must close at once, with an answer of every kind, and a fact that it does not know.
///
/// # Panics
/// When the content has no such measure.
#[must_use]
pub fn care() -> Response {
    let mut care = check("care", "eldercare", "镇海区");
    care.unit = "镇海区的一家养老院".to_owned();
    care.checker = "护理主任".to_owned();
    fact(&mut care, "symptoms", "no");
    fact(&mut care, "meetings", "in-person");
    let travel = catalogue().find_fact("travel").expect("such a fact");
    care.facts.insert(travel, FactAnswer::Unknown);
    let exempt = |reason: &str| Fulfilment::Exempt { reason: reason.to_owned() };
    for (measure, fulfilment, note) in [
        ("closed-named", Fulfilment::Unmet, ""),
        ("ventilation", Fulfilment::Unmet, "西侧走廊的窗打不开，已报修"),
        ("masks", Fulfilment::Partly, ""),
        ("staff-test", Fulfilment::Met, ""),
        ("staff-temperature", Fulfilment::Met, "已看台账"),
        ("staff-roster", Fulfilment::ToVerify, ""),
        ("disinfection", exempt("由外包单位负责，记录在其处"), ""),
        ("health-code", exempt(""), ""),
    ] {
        answer(&mut care, measure, fulfilment, note);
    }
    let entry = |state: WorkState| Entry {
        owner: "后勤主管".to_owned(),
        due: Some(checked()),
        state,
        done: state.is_done().then(checked),
        ..Entry::default()
    };
    for (measure, state) in [("ventilation", WorkState::Working), ("masks", WorkState::Done)] {
        care.ledger
            .insert(catalogue().find_measure(measure).expect("such a measure"), entry(state));
    }
    care
}

/// The same home a month before.
#[must_use]
pub fn last() -> Response {
    let mut last = Response {
        id: "last".to_owned(),
        updated: "2026-10-20T04:00:00.000Z".to_owned(),
        ..care()
    };
    answer(&mut last, "staff-test", Fulfilment::Unmet, "");
    answer(&mut last, "masks", Fulfilment::Met, "");
    last.ledger = Response::default().ledger;
    last
}

/// A copy of it, not gone through yet.
#[must_use]
pub fn copy() -> Response {
    Response { id: "copy".to_owned(), copied: "2026-10-20".to_owned(), ..last() }
}

/// A home of which only the city is known: much hangs on what is open.
///
/// # Panics
/// Never.
#[must_use]
pub fn open() -> Response {
    let county = check("open", "eldercare", "镇海区");
    let Some(Place::County(ix)) = county.place else { panic!("a county") };
    let city = catalogue().counties[usize::from(ix.0)].city;
    Response { place: Some(Place::City(city)), ..county }
}

/// A home that has not said where it is.
#[must_use]
pub fn nowhere() -> Response {
    Response { id: "nowhere".to_owned(), place: None, ..open() }
}

/// One that has not even said what it is.
#[must_use]
pub fn nobody() -> Response {
    Response { id: "no-kind".to_owned(), entity: None, ..nowhere() }
}

/// A village of which nothing is answered.
#[must_use]
pub fn village() -> Response {
    check("village", "village-community", "上虞区")
}

/// The bureau of a whole city.
#[must_use]
pub fn bureau() -> Response {
    let mut bureau = Response { id: "bureau".to_owned(), ..open() };
    bureau.entity = check("", "civil-affairs-bureau", "镇海区").entity;
    fact(&mut bureau, "bureau-level", "city");
    bureau
}

/// A registration window with nothing left to answer and nothing missing.
#[must_use]
pub fn done() -> Response {
    let mut done = check("done", "marriage-registration", "柯城区");
    let asked = |done: &Response| facts_to_ask(catalogue(), done);
    while let Some(ix) = asked(&done).into_iter().find(|ix| !done.facts.contains_key(ix)) {
        done.facts.insert(ix, FactAnswer::Value(0));
    }
    let measures: Vec<_> = assess(catalogue(), &done).applying().map(|it| it.measure).collect();
    for ix in measures {
        checks::answer(&mut done, &catalogue().measure(ix).id, Fulfilment::Met, "");
    }
    done
}

/// All of them.
#[must_use]
pub fn all() -> Vec<Response> {
    vec![care(), last(), copy(), open(), nowhere(), nobody(), village(), bureau(), done()]
}

/// The address of the section in which a measure of a self-check is asked.
#[must_use]
pub fn section(check: &str, measure: &str) -> String {
    let at = crate::content::measure(measure).sources[0];
    format!("/check/{check}/measures/{}.{}", at.notice, at.section)
}

/// The result code of the care.
#[must_use]
pub fn digits() -> String {
    code::encode(catalogue(), &care()).digits().to_owned()
}

impl Page {
    /// Puts all of it on the device, and opens the page anew at this screen.
    #[track_caller]
    pub fn live_in(&self, screen: &str) {
        self.with_checks(&all().iter().collect::<Vec<_>>(), screen);
    }

    /// Puts on the device what cannot be used: an item cut off, one of other content; and has it have seen other measures.
    #[track_caller]
    pub fn spoil(&self, screen: &str) {
        let old = r#"{"format":1,"unit":"旧内容的一份","answers":{"gone":{"fulfilment":"met"}}}"#;
        self.store(&format!("{STORED}old"), old);
        let cut = r#"{"format":1,"unit":"镇海区的一家养老院","facts":{"trav"#;
        self.store(&format!("{STORED}cut"), cut);
        self.until("what was seen is noted", || self.stored("selfcheck.content").is_some());
        let seen = self.stored("selfcheck.content").expect("just looked for");
        let lines = seen.lines().filter(|line| !line.starts_with("masks "));
        let lines: Vec<_> = lines.chain(["bygone 7 来访人员登记"]).collect();
        self.store("selfcheck.content", &lines.join("\n"));
        self.with_checks(&[], screen);
    }
}
