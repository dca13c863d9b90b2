//! Every screen there is, each in a state in which all that it can hold is there: for tests that look at all of them.

use serde_json::json;

use selfcheck_core::{
    Response,
    assess::{assess, facts_to_ask, measures_for},
    catalogue::Place,
    code, format,
    response::{Entry, FactAnswer, Fulfilment, WorkState},
};

use crate::{
    checks::{answer, check, checked, fact},
    content::catalogue,
    page::{Page, STORED},
    reading::Scripts,
    visit::Visit,
};

/// The kind of respondent that most of the self-checks are of.
pub const KIND: &str = "eldercare";

/// What the person wrote, in the order of the fields: a unit, a remark without a space in it, a reason, an owner, who
/// checked. All else on the page is the page's own.
pub const WRITTEN: [&str; 5] = [
    "宁波市镇海区某某街道某某社区居家养老服务中心暨失能失智老年人照护院（二部）",
    "NoSpacesInHereNoSpacesInHereNoSpacesInHereNoSpacesInHere西侧走廊的窗打不开",
    "由外包单位负责",
    "后勤主管",
    "值班护士长",
];

/// A screen.
pub struct Shown {
    /// What it is called in a report.
    pub name: String,
    /// Its address.
    pub at: String,
    /// What must be there.
    pub there: &'static str,
    /// What is done there first.
    pub act: fn(&Page),
}

impl Shown {
    /// Goes there, unfolds what is folded, and waits until all of it is there.
    #[track_caller]
    pub fn show(&self, page: &Page) {
        page.show(&self.at);
        (self.act)(page);
        page.unfold("details");
        page.until(&format!("there is {} ({})", self.there, self.name), || page.exists(self.there));
    }
}

/// Every screen of the self-checks of [`lived_in`]. In the elder view the facts and the measures are asked one by one, so
/// that there are others in their place.
#[must_use]
pub fn screens(elder: bool) -> Vec<Shown> {
    let mut screens = vec![
        shown("start", "/", "#shelf"),
        Shown { act: ask_to_delete, ..shown("start, about to delete", "/", ".confirm") },
        shown("who, nothing said", "/check/begun/who", "#entity"),
        Shown { act: miss, ..shown("who, gone on without", "/check/begun/who", "#errors") },
        shown("who", "/check/care/who", "#entity input:checked"),
        Shown { act: city_only, ..shown("place, a city", "/check/place/where", "#county") },
        Shown { act: type_a_place, ..shown("place, typed", "/check/care/where", "#found button") },
        shown("result", "/check/care/result", "#immediate"),
        shown("result, much open", "/check/open/result", "#unknown"),
        shown("result, copied", "/check/copy/result", "#copied"),
        shown("every answer", "/check/care/overview", "#errors"),
        shown("display", "/display", "#set-colours"),
        shown("form", "/check/care/form", "#form"),
        shown("ledger", "/check/care/ledger", "#ledger"),
        shown("ledger, empty", "/check/open/ledger", "#no-gaps"),
        Shown { act: long, ..shown("message", "/check/care/message", "#form-long:checked") },
        shown("code", "/check/care/code", ".qr"),
        shown("file", "/check/care/file", "#file-text"),
        shown("compare", "/check/care/compare", "#comparison"),
        shown("prepare", "/check/open/prepare", "#list"),
        shown("the blank list", "/list/eldercare", ".blank"),
        shown("notices", "/notices", ".sentences"),
        shown("about", "/about", "h1"),
        Shown { act: ask_to_clear, ..shown("about, asked to clear", "/about", "#clear .confirm") },
        shown("no such self-check", "/check/nobody/who", "#main .button"),
        Shown { act: open_files, ..shown("open", "/open", "#opened .error") },
        Shown { act: follow_a_code, ..shown("a guest", "/open", "#guest") },
    ];
    if elder {
        for (name, at) in one_by_one() {
            screens.push(shown(&name, &at, ".question"));
        }
    } else {
        screens.push(shown("facts", "/check/care/facts", "[data-fact]"));
        screens.push(shown("facts, few known", "/check/open/facts", "[data-fact]"));
        let entity = catalogue().find_entity(KIND).expect("the kind");
        let mut pages: Vec<(u8, u8)> = measures_for(catalogue(), entity)
            .map(|(_, measure)| (measure.sources[0].notice, measure.sources[0].section))
            .collect();
        pages.sort_unstable();
        pages.dedup();
        for (notice, section) in pages {
            let at = format!("/check/care/measures/{notice}.{section}");
            screens.push(shown(&format!("measures {notice}.{section}"), &at, ".measure, .banner"));
        }
        let open = open();
        let assessment = assess(catalogue(), &open);
        let hangs = assessment.findings.iter().find(|finding| !finding.hangs_on.is_empty());
        let at =
            catalogue().measure(hangs.expect("one that hangs on something").measure).sources[0];
        let at = format!("/check/open/measures/{}.{}", at.notice, at.section);
        screens.push(shown("measures, some open", &at, "#undetermined"));
    }
    screens
}

fn shown(name: &str, at: &str, there: &'static str) -> Shown {
    Shown { name: name.to_owned(), at: at.to_owned(), there, act: |_| {} }
}

/// Questions that stand by themselves: the facts, and a measure of every answer.
fn one_by_one() -> Vec<(String, String)> {
    let care = care();
    let facts = facts_to_ask(catalogue(), &care).into_iter().map(|ix| {
        let id = &catalogue().fact(ix).id;
        (format!("fact {id}"), format!("/check/care/fact/{id}"))
    });
    let mut screens: Vec<_> = facts.collect();
    let mut seen = Vec::new();
    for finding in assess(catalogue(), &care).applying() {
        if seen.contains(&finding.progress) {
            continue;
        }
        seen.push(finding.progress);
        let id = &catalogue().measure(finding.measure).id;
        screens.push((format!("measure {id}"), format!("/check/care/measure/{id}")));
    }
    screens
}

// ---- What is done on a screen ----

fn ask_to_delete(page: &Page) {
    if !page.exists(".confirm") {
        page.ask_to_delete("[data-check='care']");
    }
}

fn miss(page: &Page) {
    if !page.exists("#errors") {
        page.click("#next");
    }
}

fn city_only(page: &Page) {
    page.city("宁波市");
}

fn ask_to_clear(page: &Page) {
    if !page.exists("#clear .confirm") {
        page.click("#clear button");
        page.until("it asks first", || page.exists("#clear .confirm"));
    }
}

fn type_a_place(page: &Page) {
    page.write("#find", "zh");
}

fn long(page: &Page) {
    if !page.exists("#form-long:checked") {
        page.click("label[for='form-long']");
    }
}

/// One that is no self-check, and one that is.
fn open_files(page: &Page) {
    if !page.exists("#opened .error") {
        page.open_text("care.json", &format::write(catalogue(), &care()));
        page.open_text("notes.txt", "nonsense");
    }
}

fn follow_a_code(page: &Page) {
    page.write("#typed", code::encode(catalogue(), &care()).digits());
    page.follow("#show-code");
}

// ---- What is on the device ----

/// A home that must close at once, with an answer of every kind, facts that are known, and gaps in every state of work.
///
/// # Panics
/// Never.
#[must_use]
pub fn care() -> Response {
    let [unit, remark, reason, owner, checker] = WRITTEN;
    let mut care = check("care", KIND, "镇海区");
    care.unit = unit.to_owned();
    care.checker = checker.to_owned();
    while let Some(ix) =
        facts_to_ask(catalogue(), &care).into_iter().find(|ix| !care.facts.contains_key(ix))
    {
        care.facts.insert(ix, FactAnswer::Value(0));
    }
    let applying: Vec<_> =
        assess(catalogue(), &care).applying().map(|finding| finding.measure).collect();
    let exempt = |reason: &str| Fulfilment::Exempt { reason: reason.to_owned() };
    for (at, ix) in applying.into_iter().enumerate() {
        let (fulfilment, note) = match at % 7 {
            0 => (Fulfilment::Unmet, remark),
            1 => (Fulfilment::Partly, ""),
            2 => (Fulfilment::Met, remark),
            3 => (Fulfilment::ToVerify, ""),
            4 => (exempt(""), ""),
            5 => (exempt(reason), ""),
            _ => continue,
        };
        answer(&mut care, &catalogue().measure(ix).id, fulfilment, note);
    }
    let gaps = assess(catalogue(), &care).gaps(catalogue());
    let states = [WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed];
    for (at, gap) in gaps.iter().enumerate() {
        let state = states[at % 4];
        let done = state.is_done().then(checked);
        let owner = if at % 2 == 0 { owner.to_owned() } else { String::new() };
        care.ledger.insert(
            gap.measure,
            Entry { owner, due: Some(checked()), state, done, ..Entry::default() },
        );
    }
    care
}

/// A home of which only the city is known: much hangs on what is open.
///
/// # Panics
/// Never.
#[must_use]
pub fn open() -> Response {
    let county = check("open", KIND, "义乌市");
    let Some(Place::County(ix)) = county.place else { panic!("a county") };
    let city = catalogue().counties[usize::from(ix.0)].city;
    let mut open = Response { place: Some(Place::City(city)), ..county };
    fact(&mut open, "confirmed-case", "no");
    open
}

/// Self-checks of every sort, by what is tried with them.
#[must_use]
pub fn kept() -> Vec<Response> {
    let care = care();
    let begun = Response { entity: None, place: None, ..check("begun", KIND, "镇海区") };
    let last = Response {
        id: "last".to_owned(),
        updated: "2026-10-20T04:00:00.000Z".to_owned(),
        answers: care.answers.iter().take(9).map(|(ix, it)| (*ix, it.clone())).collect(),
        ..care.clone()
    };
    let copy = Response { id: "copy".to_owned(), copied: "2026-10-20".to_owned(), ..care.clone() };
    // Others must not come to have another place while the lists are looked at.
    let place = Response { place: None, ..check("place", "village-community", "上虞区") };
    vec![care, last, copy, open(), begun, place]
}

/// A page on whose device there are self-checks of every sort, and items that cannot be opened.
#[track_caller]
#[must_use]
pub fn lived_in(visit: Visit) -> Page {
    let page = visit.open();
    fill(&page);
    page.reload();
    page
}

/// Puts the same on the device; the page has to be loaded anew to see it.
#[track_caller]
pub fn fill(on: &dyn Scripts) {
    let store = "localStorage.setItem(arguments[0], arguments[1])";
    let put =
        |name: &str, text: &str| on.run(store, &[json!([STORED, name].concat()), json!(text)]);
    for check in kept() {
        put(&check.id, &format::write(catalogue(), &check));
    }
    put("old", r#"{"format":1,"answers":{"gone":{"fulfilment":"met"}}}"#);
    put("cut", &format!("{{\"format\":1,\"unit\":\"{}", "x".repeat(300)));
}
