//! Every screen in every state that matters is open to people who see, hear or move otherwise: axe finds no fault, in both
//! languages, on a phone and at a desk, and in all the colours that the system may ask for.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{
    collections::{BTreeMap, BTreeSet},
    panic,
    sync::Mutex,
    thread,
};

use selfcheck_browser::{
    Device, Folder, Page, Site, Visit, axe,
    checks::check,
    content::catalogue,
    files::built_page,
    page::STORED,
    release::release,
    screens::{self, care, open},
};
use selfcheck_core::{
    Response,
    assess::{assess, measures_for},
    code, format,
};
use serde_json::json;
use xtask::server::ServerOptions;

// ---- Who looks at the page, and how ----

/// One thing that is so for one person and not for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// As for most people.
    Plain,
    /// What this browser keeps under a name when the page starts.
    Kept(&'static str, &'static str),
    /// What the system asks of every page.
    System(Colours),
    /// What it is looked at on.
    On(Device),
}

/// The colours that a system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colours {
    Light,
    Dark,
    /// A palette of few colours in place of those of the page.
    Forced,
}

use Setting::{Kept, On, Plain, System};

/// Everything that can differ, a dimension on each line. Of the first three every combination is looked at; of any further
/// one every setting meets every setting of every other, which finds what two of them do to each other and stays quick.
const DIMENSIONS: &[&[Setting]] = &[
    &[Plain, Kept("selfcheck.language", "en")],
    &[System(Colours::Light), System(Colours::Dark), System(Colours::Forced)],
    &[On(Device::Phone), On(Device::Desk)],
    &[Plain, Kept("selfcheck.view", "elder")],
    &[
        Plain,
        Kept("selfcheck.colours", "light"),
        Kept("selfcheck.colours", "dark"),
        Kept("selfcheck.colours", "contrast"),
    ],
];

/// How many of the dimensions are looked at in every combination.
const FULLY: usize = 3;

/// The fewest persons, or nearly so, among whom all meet that should.
fn persons(dimensions: &[&[Setting]]) -> Vec<Vec<Setting>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for settings in dimensions {
        let with = |so_far: &Vec<usize>| {
            let so_far = so_far.clone();
            (0..settings.len()).map(move |setting| [so_far.as_slice(), &[setting]].concat())
        };
        all = all.iter().flat_map(with).collect();
    }
    let meetings = |person: &[usize]| -> BTreeSet<Vec<(usize, usize)>> {
        let settings: Vec<(usize, usize)> = person.iter().copied().enumerate().collect();
        let fully = FULLY.min(settings.len());
        let pairs = (0..settings.len()).flat_map(|one| (0..one).map(move |other| (other, one)));
        let pairs = pairs.map(|(one, other)| vec![settings[one], settings[other]]);
        pairs.chain([settings[..fully].to_vec()]).collect()
    };
    let mut wanted: BTreeSet<_> = all.iter().flat_map(|person| meetings(person)).collect();
    let mut chosen = Vec::new();
    while !wanted.is_empty() {
        let new = |person: &Vec<usize>| meetings(person).intersection(&wanted).count();
        let best = all.iter().rev().max_by_key(|person| new(person)).unwrap();
        wanted = wanted.difference(&meetings(best)).cloned().collect();
        let settings = best.iter().zip(dimensions).map(|(setting, of)| of[*setting]);
        chosen.push(settings.collect());
    }
    chosen
}

#[test]
fn all_settings_meet() {
    let first: [&[Setting]; 3] = [
        &[Plain, Kept("language", "en")],
        &[System(Colours::Light), System(Colours::Dark), System(Colours::Forced)],
        &[On(Device::Phone), On(Device::Desk)],
    ];
    let persons_of_three = persons(&first);
    assert_eq!(persons_of_three.len(), 2 * 3 * 2, "{persons_of_three:?}");
    let further: [&[Setting]; 2] = [
        &[Plain, Kept("view", "elder")],
        &[Plain, Kept("colours", "light"), Kept("colours", "dark"), Kept("colours", "contrast")],
    ];
    let all = [first.as_slice(), &further].concat();
    let persons = persons(&all);
    assert!(persons.len() <= 2 * 3 * 2 + 2, "{}", persons.len());
    for (one, settings) in all.iter().enumerate() {
        for (other, others) in all.iter().enumerate().skip(one + 1) {
            for (a, b) in settings.iter().flat_map(|a| others.iter().map(move |b| (a, b))) {
                let meet = |person: &Vec<Setting>| person[one] == *a && person[other] == *b;
                assert!(persons.iter().any(meet), "{a:?} and {b:?}");
            }
        }
    }
}

/// Has the system ask for these colours from now on.
fn ask_for(page: &Page, colours: Colours) {
    let features = match colours {
        Colours::Light => json!([{ "name": "prefers-color-scheme", "value": "light" }]),
        Colours::Dark => json!([{ "name": "prefers-color-scheme", "value": "dark" }]),
        // As Windows does with its contrast themes, of which the most used are dark.
        Colours::Forced => json!([
            { "name": "prefers-color-scheme", "value": "dark" },
            { "name": "prefers-contrast", "value": "more" },
            { "name": "forced-colors", "value": "active" },
        ]),
    };
    page.browser().cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
}

// ---- What there is to be seen ----

/// A screen in a state: what it is called here, where it is, what is done there, and what must then be there. Without an
/// address it is the screen before.
struct State(&'static str, &'static str, fn(&Page), &'static [&'static str]);

/// What comes over the start page: the word that the page does not come. Nothing else is looked at where it comes.
const LATE: &str = "#text .late";

fn nothing(_: &Page) {}

/// The states that show a section at a time, which the elder view does not.
const BY_SECTION: &[&str] =
    &["measures, every answer", "measures, unfolded", "measures, some open"];

/// The kind of respondent that most of the self-checks are of.
const KIND: &str = "eldercare";

/// Before anything of ours is on the device, and before any script has run. The program is held back at first.
const AT_FIRST: &[State] = &[
    State("the start page", "", nothing, &["#text #opening"]),
    State("the start page, the page not coming", "", late, &[LATE]),
    State("the start page, a link tapped", "", tap_early, &["#opening.waiting"]),
    State("start, nothing kept", "", let_come, &["#begin"]),
    State("who, nothing said", "", Page::begin, &["#entity"]),
    State("who, gone on without", "", |page| page.click("#next"), &["#errors"]),
    State("who, chosen", "", |page| page.choose_entity(KIND), &["#entity input:checked"]),
    State("place, nothing chosen", "", Page::go_next, &["#city"]),
    State("place, typed", "", |page| page.write("#find", "zh"), &["#found [data-place]"]),
    State("place, typed in vain", "", |page| page.write("#find", "ü"), &["#find"]),
    State("place, a city", "", |page| page.city("宁波市"), &["#county"]),
    State("place, a county", "", |page| page.place("宁波市", "镇海区"), &["#county"]),
    State("facts, unanswered", "", Page::go_next, &["[data-fact]"]),
    State("measures, unanswered", "", |page| page.go_to("measures"), &[".measure"]),
    State("result, nothing answered", "", |page| page.go_to("result"), &["#unanswered"]),
    State("compare, with nothing", "", |page| own_output(page, "compare"), &["#nothing"]),
];

/// With [`kept`] on the device. What is unfolded holds all that is there while it is folded, so that only the result is
/// looked at both ways.
const LATER: &[State] = &[
    State("start, with self-checks", "/", unfold, &["#shelf", "#changes", "#damaged pre"]),
    State("start, about to delete", "", ask_to_delete, &["#shelf .card .confirm"]),
    State("start, about to delete all", "", ask_to_delete_all, &["#shelf > .confirm"]),
    State("who, answered", "/check/care/who", nothing, &["#entity input:checked"]),
    State("facts, answered", "/check/care/facts", nothing, &["[data-fact] input:checked"]),
    State("measures, every answer", "", go_to_the_longest, &[".fix", "[aria-invalid='true']"]),
    State("measures, unfolded", "", unfold, &["details.note[open] textarea", ".why[open]"]),
    State("measures, some open", "", go_to_the_open_ones, &["#undetermined"]),
    State("result", "/check/care/result", nothing, &["#immediate", "#gaps"]),
    State("result, unfolded", "", unfold, &["#gaps .why[open]", "#met", "#exempt", "#off"]),
    State("result, much open", "/check/open/result", unfold, &["#unknown", "#what-if [open]"]),
    State("result, copied", "/check/copy/result", nothing, &["#copied"]),
    State("every answer", "/check/care/overview", nothing, &["#errors", ".rows"]),
    State("how it looks", "/display", nothing, &["#set-view", "#set-colours"]),
    State("form", "/check/care/form", nothing, &["#form"]),
    State("ledger", "/check/care/ledger", nothing, &["#ledger", "#usual-owners"]),
    State("ledger, filled in", "", |page| page.click("#usual-owners"), &["#undo"]),
    State("ledger, empty", "/check/open/ledger", nothing, &["#no-gaps"]),
    State("message", "/check/care/message", nothing, &["#message"]),
    State(
        "message, long",
        "",
        |page| page.click("label[for='form-long']"),
        &["#form-long:checked"],
    ),
    State("code", "/check/care/code", copy, &[".qr", "#told:not(:empty)"]),
    State("file", "/check/care/file", unfold, &["#file-text"]),
    State("compare", "/check/care/compare", nothing, &["#comparison"]),
    State("prepare", "/check/open/prepare", nothing, &["#list"]),
    State("the blank list", "/list/eldercare", nothing, &[".blank"]),
    State("notices", "/notices", unfold, &[".sentences details[open]"]),
    State("about", "/about", nothing, &["h1"]),
    State("no such self-check", "/check/nobody/who", nothing, &["#main .button"]),
    State("open", "/open", nothing, &["#files"]),
    State("open, files", "", open_files, &["#opened .error", "#opened a"]),
    State("open, a wrong code", "", type_a_wrong_code, &["#code-error:not(:empty)"]),
    State("a guest", "", follow_a_code, &["#guest", "#headline"]),
    State("the form of a guest", "", |page| own_output(page, "form"), &["#guest", "#form"]),
    State("the file of a guest", "", |page| own_output(page, "file"), &["#guest", "#to-open"]),
];

/// When nothing can be stored.
const AT_THE_END: &[State] = &[
    State("storage is blocked", "", nothing, &["#trouble"]),
    State("nothing is saved", "", answer_in_vain, &["#saving.failed"]),
];

/// Holds the program back at the first load until `go()` is called.
const HOLD: &str = "if (!sessionStorage.held) {
        sessionStorage.held = 'once';
        const fetched = window.fetch;
        window.fetch = (...all) => String(all[0]).includes('.wasm') && !window.go
            ? new Promise(done => { window.go = () => done(fetched(...all)); })
            : fetched(...all);
    }";

/// Lets nothing be stored, and nothing be read but what was chosen for this browser.
const BLOCK: &str = "{
        const blocked = () => { throw new DOMException('made to fail', 'SecurityError'); };
        const read = Storage.prototype.getItem;
        Storage.prototype.getItem = function (name) {
            const chosen = ['selfcheck.language', 'selfcheck.view', 'selfcheck.colours'];
            return chosen.includes(name) ? read.call(this, name) : blocked();
        };
        Storage.prototype.setItem = blocked;
        Object.defineProperty(Storage.prototype, 'length', { get: blocked });
    }";

/// What is not on screen is not laid out yet, and so has no colours that could be looked at.
fn lay_all_out(page: &Page) {
    page.script(
        "document.querySelectorAll('body *').forEach(e => {
            if (getComputedStyle(e).contentVisibility === 'auto') e.style.contentVisibility = 'visible';
        })",
    );
}

/// As if the page had not come for a while.
fn late(page: &Page) {
    page.script("document.getAnimations().forEach(animation => animation.finish())");
}

/// Taps before the program is there, on the way to where one is.
fn tap_early(page: &Page) {
    page.script("document.querySelector('#opening a').setAttribute('href', '#/'); document.querySelector('#opening a').click()");
}

/// Lets the program come.
fn let_come(page: &Page) {
    page.script("window.go()");
    page.until("the start page has given way", || !page.exists("#text"));
    page.ready();
}

fn ask_to_delete(page: &Page) {
    page.ask_to_delete("[data-check='care']");
}

fn ask_to_delete_all(page: &Page) {
    page.call_off();
    page.click("#shelf > .button.quiet");
    page.until("it asks first", || page.exists(".confirm"));
}

/// To the screen with the most measures.
fn go_to_the_longest(page: &Page) {
    page.show(&format!("/check/care/measures/{}", longest()));
}

fn longest() -> String {
    let mut counts: BTreeMap<(u8, u8), usize> = BTreeMap::new();
    for (_, measure) in measures_for(catalogue(), catalogue().find_entity(KIND).unwrap()) {
        *counts.entry((measure.sources[0].notice, measure.sources[0].section)).or_default() += 1;
    }
    let ((notice, section), _) = counts.into_iter().max_by_key(|(_, count)| *count).unwrap();
    format!("{notice}.{section}")
}

/// To a screen where some measures hang on something.
fn go_to_the_open_ones(page: &Page) {
    let open = open();
    let assessment = assess(catalogue(), &open);
    let finding = assessment.findings.iter().find(|finding| !finding.hangs_on.is_empty()).unwrap();
    let at = catalogue().measure(finding.measure).sources[0];
    page.show(&format!("/check/open/measures/{}.{}", at.notice, at.section));
}

fn unfold(page: &Page) {
    page.unfold("details");
}

/// Whether the browser lets it be copied or not, it is said.
fn copy(page: &Page) {
    page.click("#copy");
    page.until("it says what came of it", || page.exists("#told:not(:empty)"));
}

/// One that is no self-check, and one that is.
fn open_files(page: &Page) {
    page.open_text("notes.txt", "nonsense");
    page.open_text("care.json", &format::write(catalogue(), &care()));
}

fn digits() -> String {
    code::encode(catalogue(), &care()).digits().to_owned()
}

fn type_a_wrong_code(page: &Page) {
    let mut wrong = digits();
    let other = if wrong.starts_with('1') { "2" } else { "1" };
    wrong.replace_range(0..1, other);
    page.write("#typed", &wrong);
    page.click("#show-code");
}

fn follow_a_code(page: &Page) {
    page.write("#typed", &digits());
    page.follow("#show-code");
    unfold(page);
}

/// What is made of the self-check on screen.
fn own_output(page: &Page, output: &str) {
    page.output(&page.check(), output);
}

fn answer_in_vain(page: &Page) {
    page.begin();
    page.choose_entity(KIND);
}

// ---- What is on the device ----

/// Self-checks of every sort, and one of a village.
fn kept() -> Vec<Response> {
    let mut kept = screens::kept();
    kept.push(check("village", "village-community", "上虞区"));
    kept
}

// ---- Looking ----

/// Everything that was found, by the fault, with who found it where.
type Findings = BTreeMap<axe::Fault, Vec<String>>;

#[derive(Default)]
struct Book {
    violations: Findings,
    unsure: Findings,
}

impl Book {
    fn look(&mut self, page: &Page, part: Option<&str>, at: &str) {
        let found = axe::look_within(page, part);
        for (faults, of) in
            [(&mut self.violations, found.violations), (&mut self.unsure, found.unsure)]
        {
            for fault in of {
                faults.entry(fault).or_default().push(at.to_owned());
            }
        }
    }

    fn walk<'a>(&mut self, page: &Page, person: &str, states: impl IntoIterator<Item = &'a State>) {
        for State(name, address, act, there) in states {
            if !address.is_empty() {
                page.show(address);
            }
            act(page);
            for there in *there {
                page.until(&format!("there is {there} ({name})"), || page.exists(there));
            }
            let part = there.iter().copied().find(|part| *part == LATE);
            self.look(page, part, &format!("{name} ({person})"));
        }
    }

    /// In the elder view every measure stands by itself: one of every answer.
    fn walk_questions(&mut self, page: &Page, person: &str) {
        let care = care();
        let mut seen = Vec::new();
        for finding in assess(catalogue(), &care).applying() {
            if seen.contains(&finding.progress) {
                continue;
            }
            seen.push(finding.progress);
            let id = &catalogue().measure(finding.measure).id;
            page.show(&format!("/check/care/measure/{id}"));
            unfold(page);
            page.until("the question is there", || page.exists(&format!("#m-{id}")));
            self.look(page, None, &format!("question, {:?} ({person})", finding.progress));
        }
        assert!(seen.len() > 4, "{seen:?}");
    }

    fn add(&mut self, other: Self) {
        for (all, more) in
            [(&mut self.violations, other.violations), (&mut self.unsure, other.unsure)]
        {
            for (fault, at) in more {
                all.entry(fault).or_default().extend(at);
            }
        }
    }

    /// Fails if a rule is broken anywhere. What axe cannot tell is said, and is no failure.
    #[track_caller]
    fn close(self) {
        if !self.unsure.is_empty() {
            println!("axe cannot tell:\n{}", report(&self.unsure));
        }
        let count = self.violations.len();
        assert!(count == 0, "{count} faults:\n{}", report(&self.violations));
    }
}

/// How many faults of one rule are written out, and how many of the screens where each was found.
const FAULTS: usize = 12;
const SCREENS: usize = 4;

fn report(findings: &Findings) -> String {
    let findings: Vec<_> = findings.iter().collect();
    let mut text = String::new();
    for of_rule in findings.chunk_by(|(one, _), (other, _)| one.rule == other.rule) {
        for (fault, at) in of_rule.iter().take(FAULTS) {
            text += &format!("{fault}\n    on {}", at[..at.len().min(SCREENS)].join(", "));
            text += &more(at.len(), SCREENS);
            text.push('\n');
        }
        text += &more(of_rule.len(), FAULTS);
        text.push('\n');
    }
    text
}

/// That there are more than are written out.
fn more(count: usize, written: usize) -> String {
    if count > written { format!(" … and {} more", count - written) } else { String::new() }
}

/// Goes through all screens as one person.
fn go_through(person: &[Setting], next: &Folder) -> Book {
    let mut book = Book::default();
    let name = format!("{person:?}");
    let site = Site::of(&built_page(), ServerOptions::default());
    let mut visit = Visit::new().to(&site).after_running(HOLD);
    for setting in person {
        visit = match setting {
            Kept(key, value) => {
                visit.after_running(&format!("localStorage.setItem('{key}', '{value}')"))
            }
            On(device) => visit.on(*device),
            Plain | System(_) => visit,
        };
    }
    let page = visit.load();
    for setting in person {
        if let System(colours) = setting {
            ask_for(&page, *colours);
        }
    }
    page.until("the program is asked for", || page.says("return typeof window.go === 'function'"));

    book.walk(&page, &name, AT_FIRST);

    let kept = kept();
    let old = r#"{"format":1,"answers":{"gone":{"fulfilment":"met"}}}"#;
    page.store(&format!("{STORED}old"), old);
    page.store(&format!("{STORED}cut"), "{\"format\":1,\"unit\":\"");
    seen_otherwise(&page);
    page.with_checks(&kept.iter().collect::<Vec<_>>(), "/");

    let elder = person.contains(&Kept("selfcheck.view", "elder"));
    let (by_section, others): (Vec<_>, Vec<_>) =
        LATER.iter().partition(|State(name, ..)| BY_SECTION.contains(name));
    book.walk(&page, &name, others);
    match elder {
        true => book.walk_questions(&page, &name),
        false => book.walk(&page, &name, by_section),
    }

    // Another release, which is announced.
    page.show("/");
    page.until("everything is on the device", || page.exists("#offline"));
    site.with_server(|server| server.swap_folder(next.path())).unwrap();
    page.script(
        "return navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => 0)",
    );
    page.until("the new release is announced", || page.exists("#release"));
    book.look(&page, None, &format!("a new release ({name})"));

    let blocked = json!({ "source": BLOCK });
    page.browser().cdp("Page.addScriptToEvaluateOnNewDocument", blocked);
    page.reload();
    book.walk(&page, &name, AT_THE_END);
    book
}

/// What this device has seen of the content is not what there is now.
fn seen_otherwise(page: &Page) {
    page.until("what was seen is noted", || page.stored("selfcheck.content").is_some());
    let seen = page.stored("selfcheck.content").unwrap();
    let lines: Vec<&str> =
        seen.lines().enumerate().filter(|(at, _)| *at != 2).map(|(_, line)| line).collect();
    page.store("selfcheck.content", &lines.join("\n"));
}

#[test]
fn what_stands_there_when_the_page_does_not_come_leaves_nobody_out() {
    let mut book = Book::default();
    for device in [Device::Phone, Device::Desk] {
        let site = Site::of(&built_page(), ServerOptions::default());
        let page = Visit::new().to(&site).on(device).open();
        let mut look = |what: &str| {
            for colours in [Colours::Light, Colours::Dark, Colours::Forced] {
                ask_for(&page, colours);
                book.look(&page, None, &format!("{what} ({device:?}, {colours:?})"));
            }
        };
        let old = json!({ "source": "delete window.WebAssembly" });
        page.browser().cdp("Page.addScriptToEvaluateOnNewDocument", old);
        page.store(&format!("{STORED}care"), &format::write(catalogue(), &care()));
        page.reload();
        page.unfold(".stopped details");
        look("the page not starting");
        page.script("document.querySelector('.stopped a').click()");
        page.until("the checklist is there", || page.exists("#checklist"));
        lay_all_out(&page);
        look("the checklist");
    }
    book.close();
}

/// What nobody could use, put on the page without its styles.
const WRONG: &str = "const add = (name, words, style) => {
        const e = document.createElement(name);
        e.textContent = words;
        Object.assign(e.style, style);
        document.querySelector('main').append(e);
    };
    add('input', '', {});
    add('p', 'pale', { color: '#ccc', background: '#fff', forcedColorAdjust: 'none' });
    const small = { display: 'inline-block', width: '9px', height: '9px', padding: 0, margin: 0, minHeight: 0 };
    add('button', 'a', small);
    add('button', 'b', small);
    add('h6', 'too far down', {});";

#[test]
fn what_is_wrong_is_found_also_under_a_strict_policy() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                  connect-src 'self'; manifest-src 'self'";
    let headers = vec![("Content-Security-Policy".to_owned(), policy.to_owned())];
    let site = Site::of(&built_page(), ServerOptions { headers, ..ServerOptions::default() });
    let page = Visit::new().to(&site).open();
    page.script(WRONG);
    for colours in [Colours::Light, Colours::Forced] {
        ask_for(&page, colours);
        let found = axe::look(&page).violations;
        let rules: BTreeSet<&str> = found.iter().map(|fault| fault.rule.as_str()).collect();
        for rule in ["label", "color-contrast", "target-size", "heading-order"] {
            assert!(rules.contains(rule), "{colours:?}: {rule} is not in {rules:?}");
        }
        let label = found.iter().find(|fault| fault.rule == "label").unwrap().to_string();
        assert!(label.starts_with("label: ") && label.contains("\n    at input"), "{label}");
        assert!(label.contains("does not have an implicit"), "{label}");
    }
}

#[test]
fn no_screen_leaves_anybody_out() {
    let next = release("two");
    let persons = Mutex::new(persons(DIMENSIONS));
    let book = Mutex::new(Book::default());
    let go = || {
        while let Some(person) = { persons.lock().unwrap().pop() } {
            let found = go_through(&person, &next);
            book.lock().unwrap().add(found);
        }
    };
    // A browser for each processor: one after the other would take twice as long.
    let at_once = thread::available_parallelism().map_or(1, usize::from).min(4);
    thread::scope(|scope| {
        let going: Vec<_> = (0..at_once).map(|_| scope.spawn(go)).collect();
        for it in going {
            it.join().unwrap_or_else(|why| panic::resume_unwind(why));
        }
    });
    book.into_inner().unwrap().close();
}
