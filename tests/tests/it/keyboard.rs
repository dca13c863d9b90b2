//! The page by keyboard alone: every step of a self-check, every stop of the tab key on every screen, and no trap.
//!
//! Keys are pressed by the driver. Nothing here taps, and nothing but the keys moves the focus.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{collections::BTreeSet, thread};

use selfcheck_browser::{
    Device, Page, Visit,
    content::{catalogue, read},
    screens::{lived_in, screens},
};
use selfcheck_core::response::Fulfilment;
use serde_json::{Value, json};
use thirtyfour::Key;

// ---- Pressing keys ----

fn press(page: &Page, key: &Key) {
    types(page, &key.value().to_string());
}

/// Presses the keys of these characters, one after the other.
fn types(page: &Page, text: &str) {
    let chain = page.browser().driver().action_chain().send_keys(text);
    page.browser().wait(chain.perform()).unwrap();
}

fn press_with_shift(page: &Page, key: &Key) {
    let chain = page.browser().driver().action_chain().key_down(Key::Shift);
    let chain = chain.send_keys(key.value().to_string()).key_up(Key::Shift);
    page.browser().wait(chain.perform()).unwrap();
}

/// Where the keyboard is: a selector of one element, to be told and compared.
fn focused(page: &Page) -> String {
    let script = "const e = document.activeElement;
        return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.name ? '[' + e.name + ']' : '')";
    page.script(script).as_str().unwrap().to_owned()
}

fn is_at(page: &Page, selector: &str) -> bool {
    let script = "return document.activeElement.matches(arguments[0])";
    page.browser().script(script, vec![json!(selector)]) == json!(true)
}

/// Moves on with the tab key until the keyboard is there; every stop on the way is looked at.
#[track_caller]
fn tab_to(page: &Page, selector: &str) {
    go_to(page, selector, press);
}

/// The same, backwards.
#[track_caller]
fn tab_back_to(page: &Page, selector: &str) {
    go_to(page, selector, press_with_shift);
}

#[track_caller]
fn go_to(page: &Page, selector: &str, how: fn(&Page, &Key)) {
    let mut way = Vec::new();
    for _ in 0..400 {
        how(page, &Key::Tab);
        let faults = stop(page).faults;
        assert_eq!(faults, [""; 0], "on {} on the way to {selector}", page.fragment());
        if is_at(page, selector) {
            return;
        }
        way.push(focused(page));
    }
    panic!("{selector} is not reached by the tab key from {:?}", &way[..way.len().min(40)]);
}

/// Presses Enter on what leads to another screen, and waits until the keyboard is at its heading.
#[track_caller]
fn enter(page: &Page) {
    let before = page.fragment();
    press(page, &Key::Enter);
    page.until(&format!("Enter leads on from {before}"), || page.fragment() != before);
    page.until(&format!("the heading after {before} has the keyboard"), || is_at(page, "#main h1"));
}

// ---- What is looked at where the keyboard is ----

/// Looks at the element that has the keyboard: whether it can be seen, and seen to have it, in each of the page's colours.
/// The label of a radio button is shown for it.
const STOP: &str = r##"
    const e = document.activeElement, faults = [];
    window.stops = window.stops || [];
    if (!e || e === document.body || e === document.documentElement) return { at: -1, name: '', faults };
    if (!stops.includes(e)) stops.push(e);
    const name = e.tagName.toLowerCase() + (e.id ? '#' + e.id : '')
        + ' “' + (e.innerText || e.name || e.dataset.note || '').trim().slice(0, 24) + '”';
    const shown = e.type === 'radio' ? e.labels[0] : e;
    // Of words that go over several lines, the first.
    const box = shown.getClientRects()[0] || { left: 0, top: 0, right: 0, bottom: 0 };
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (right - left < 1 || bottom - top < 1) faults.push('not in sight');
    else {
        // Of what is written in or scrolls by itself, a browser shows the line where one is; of all else, all.
        const line = parseFloat(getComputedStyle(e).lineHeight) || 24;
        const few = e.tagName === 'TEXTAREA' || e.matches('pre, .scroll') ? line : innerHeight;
        const whole = bottom - top >= Math.min(box.bottom - box.top, few) - 1;
        if (!whole) faults.push('only partly in sight');
        if (right - left < Math.min(box.right - box.left, innerWidth) - 1) faults.push('beside what is in sight');
        const on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (!on || !(shown.contains(on) || on === e || on.contains(shown) && getComputedStyle(shown).display === 'inline'))
            faults.push('covered by ' + (on ? on.tagName + '.' + on.className : 'nothing'));
    }
    const parse = colour => (colour.match(/[\d.]+/g) || []).map(Number);
    const behind = from => {
        for (let at = from; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
            if (colour[3] > 0) faults.push('half a colour behind');
        }
        return [255, 255, 255];
    };
    const light = colour => {
        const [r, g, b] = colour.map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const root = document.documentElement, colours = root.getAttribute('data-colours');
    for (const look of arguments[0]) {
        root.setAttribute('data-colours', look);
        const style = getComputedStyle(shown);
        const width = parseFloat(style.outlineWidth), offset = parseFloat(style.outlineOffset);
        if (style.outlineStyle === 'none' || width < 2) {
            faults.push(look + ': no outline (' + style.outlineStyle + ' ' + style.outlineWidth + ')');
            continue;
        }
        if (style.outlineStyle === 'auto') { faults.push(look + ': the browser’s own outline'); continue; }
        const found = contrast(parse(style.outlineColor), behind(shown.parentElement));
        if (found < 3) faults.push(look + ': the outline has a contrast of ' + found.toFixed(2));
        // Two pixels of it at least are not cut off.
        for (let at = shown.parentElement; at; at = at.parentElement) {
            const its = getComputedStyle(at);
            const cuts = /paint|content|strict/.test(its.contain) || its.overflowX !== 'visible' && at !== document.body && at !== root;
            if (!cuts) continue;
            const edge = at.getBoundingClientRect(), need = offset + 2 - 0.5;
            const room = [box.left - edge.left, edge.right - box.right, box.top - edge.top, edge.bottom - box.bottom];
            if (Math.min(...room) < need) faults.push(look + ': the outline is cut off by ' + at.tagName + '.' + at.className);
        }
    }
    if (colours === null) root.removeAttribute('data-colours'); else root.setAttribute('data-colours', colours);
    return { at: stops.indexOf(e), name, faults: faults.map(fault => name + ' ' + fault) };"##;

/// The page's colours, as they are named on its root.
const COLOURS: [&str; 3] = ["light", "dark", "contrast"];

/// Where the keyboard stands: the number of the element among those where it has stood, −1 for none.
struct Stop {
    at: i64,
    name: String,
    faults: Vec<String>,
}

fn stop(page: &Page) -> Stop {
    let found = page.browser().script(STOP, vec![json!(COLOURS)]);
    Stop {
        at: found["at"].as_i64().unwrap(),
        name: found["name"].as_str().unwrap().to_owned(),
        faults: texts(&found["faults"]),
    }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// All that the keyboard must come to, in the order of the page, as numbers as in [`STOP`]. Of a question it is the answer
/// that is chosen, or the first. What scrolls by itself is come to as well, for it is read by keyboard.
const EXPECTED: &str = "window.stops = [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, pre, [tabindex]')].filter(e => {
            if (e.disabled || !e.checkVisibility({ visibilityProperty: true })) return false;
            if (e.tagName === 'PRE') return e.scrollHeight > e.clientHeight || e.tabIndex >= 0;
            if (e.tabIndex < 0) return false;
            if (e.type !== 'radio') return true;
            const all = [...document.getElementsByName(e.name)];
            return e === (all.find(e => e.checked) || all[0]);
        });
    return stops.length";

/// Goes through a screen with the tab key, from the first to the last, and says what is wrong.
fn go_through(page: &Page, name: &str) -> Vec<String> {
    let count = page.script(EXPECTED).as_i64().unwrap();
    let mut faults = Vec::new();
    // The heading has the keyboard, the frame comes before it.
    let mut back = 0;
    while stop(page).at != 0 {
        press_with_shift(page, &Key::Tab);
        back += 1;
        if back > 60 {
            return vec![format!("{name}: Shift+Tab does not come to the top")];
        }
    }
    let mut seen: Vec<i64> = Vec::new();
    // A field for a day has a stop for each part of it.
    for _ in 0..count * 6 + 10 {
        let stop = stop(page);
        if stop.at < 0 {
            break;
        }
        faults.extend(stop.faults.iter().map(|fault| format!("{name}: {fault}")));
        if seen.last() != Some(&stop.at) {
            // Beyond the end it begins anew.
            if stop.at == 0 && seen.len() > 1 {
                break;
            }
            if stop.at != i64::try_from(seen.len()).unwrap() {
                faults.push(format!(
                    "{name}: {} is stop {} of {count}, not {}",
                    stop.name,
                    stop.at,
                    seen.len()
                ));
                break;
            }
            seen.push(stop.at);
        }
        press(page, &Key::Tab);
    }
    if seen.len() != usize::try_from(count).unwrap() {
        faults.push(format!("{name}: the keyboard comes to {} of {count}", seen.len()));
    }
    faults
}

/// A person: whether the view is that of elders, whether the page is in English, on what it is looked at.
const PERSONS: [(bool, bool, Device); 4] = [
    (false, false, Device::Desk),
    (false, true, Device::Phone),
    (true, false, Device::Phone),
    (true, true, Device::Desk),
];

fn visit((elder, english, device): (bool, bool, Device)) -> Visit {
    let keep =
        |name: &str, value: &str| format!("localStorage.setItem('selfcheck.{name}', '{value}')");
    let mut visit = Visit::new().on(device);
    if elder {
        visit = visit.after_running(&keep("view", "elder"));
    }
    if english {
        visit = visit.after_running(&keep("language", "en"));
    }
    visit
}

#[test]
fn the_keyboard_comes_to_everything_in_order_and_is_seen_wherever_it_is() {
    let faults: BTreeSet<String> = thread::scope(|scope| {
        let going: Vec<_> = PERSONS
            .into_iter()
            .map(|person| {
                scope.spawn(move || {
                    let page = lived_in(visit(person));
                    let mut faults = Vec::new();
                    for screen in screens(person.0) {
                        screen.show(&page);
                        faults.extend(go_through(&page, &screen.name));
                    }
                    faults
                        .into_iter()
                        .map(move |fault| format!("{fault} {person:?}"))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        going.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    report(&faults);
}

#[track_caller]
fn report(faults: &BTreeSet<String>) {
    let few: Vec<&str> = faults.iter().take(60).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} faults, the first:\n{}", faults.len(), few.join("\n"));
}

// ---- A whole self-check ----

/// Answers every question on screen, from the heading on, until Enter leads to what leads on. `so_far` are answered.
#[track_caller]
fn answer(page: &Page, mut so_far: usize) -> usize {
    tab_to(page, ".question input");
    loop {
        let question =
            page.script("return document.activeElement.name").as_str().unwrap().to_owned();
        press(page, &Key::Space);
        let first = "return document.querySelector(`input[name='${arguments[0]}']:checked`) === document.getElementsByName(arguments[0])[0]";
        page.until(&format!("the first answer to {question} is chosen"), || {
            page.browser().script(first, vec![json!(question)]) == json!(true)
        });
        // Arrows change the answer, and the keyboard stays on it, though all is drawn anew.
        if so_far.is_multiple_of(6) {
            let before = page.chosen(&question);
            press(page, &Key::Down);
            page.until("the next answer is chosen", || page.chosen(&question) != before);
            assert!(is_at(page, &format!("#{question} input:checked")), "{}", focused(page));
            if question.starts_with("f-") {
                press(page, &Key::Up);
                page.until("the first is chosen again", || page.chosen(&question) == before);
            }
        }
        so_far += 1;
        let next = page.script(
            "const all = [...document.querySelectorAll('.question')];
            const next = all[all.indexOf(document.activeElement.closest('.question')) + 1];
            return next ? next.id : ''",
        );
        press(page, &Key::Enter);
        match next.as_str().unwrap() {
            "" => {
                page.until("Enter leads to what leads on", || is_at(page, "#next"));
                return so_far;
            }
            next => page.until(&format!("Enter leads to {next}"), || page.is_at_question(next)),
        }
        assert_eq!(stop(page).faults, [""; 0], "{next}");
    }
}

fn a_whole_self_check(elder: bool, english: bool, device: Device) {
    let page = Visit::new()
        .on(device)
        .after_running("window.print = () => { window.printed = true; }")
        .open();
    if english {
        tab_to(&page, "#language");
        press(&page, &Key::Enter);
        page.until("it is in English", || {
            page.says("return document.documentElement.lang === 'en'")
        });
        page.until("the English texts are there", || !page.exists("#no-english"));
        assert!(is_at(&page, "#language"), "{}", focused(&page));
    }
    if elder {
        let go = if english { tab_back_to } else { tab_to };
        go(&page, "#view");
        press(&page, &Key::Enter);
        page.until("it is in the view of elders", || {
            page.says("return document.documentElement.dataset.view === 'elder'")
        });
        page.ready();
    }
    tab_to(&page, "#begin");
    enter(&page);

    assert!(page.fragment().ends_with("/who"));
    let answered = answer(&page, 1);
    assert_eq!(page.chosen("entity").as_deref(), Some("eldercare"));
    enter(&page);

    assert!(page.fragment().ends_with("/where"));
    tab_to(&page, "#find");
    types(&page, "zh");
    page.until("places are offered", || page.exists("#found [data-place='330211']"));
    press(&page, &Key::Enter);
    page.until("Enter takes the first and leads to what leads on", || is_at(&page, "#next"));
    assert_eq!(page.value("#county"), "330211");
    assert_eq!(page.value("#find"), "");
    assert_eq!(stop(&page).faults, [""; 0]);
    enter(&page);

    let mut answered = answered;
    let mut screens = 0;
    while !page.fragment().ends_with("/result") {
        answered = answer(&page, answered);
        enter(&page);
        screens += 1;
    }
    assert!(if elder { screens == answered - 2 } else { screens > 2 }, "{screens} {answered}");
    let said = page.result_agrees_with_the_core();
    let response = read(&page.stored_check());
    assert_eq!(response.answers.len(), said.applying().count(), "every measure was come to");
    let gaps = response
        .answers
        .iter()
        .filter(|(_, answer)| answer.fulfilment == Fulfilment::Partly)
        .count();
    assert!(gaps > 2, "{gaps}");

    tab_to(&page, "[data-output='ledger']");
    enter(&page);
    tab_to(&page, "#work input[type='text']");
    types(&page, "Duty nurse 护士长");
    page.until("the owner is stored", || page.stored_check().contains("Duty nurse 护士长"));
    // Nothing leads on from here: Enter goes nowhere.
    let before = (page.fragment(), focused(&page));
    press(&page, &Key::Enter);
    assert_eq!((page.fragment(), focused(&page)), before);
    tab_to(&page, "#print");
    press(&page, &Key::Enter);
    page.until("it prints", || page.says("return window.printed === true"));
    assert!(page.whole_text("#ledger").contains("Duty nurse 护士长"));
}

#[test]
fn a_whole_self_check_in_chinese() {
    a_whole_self_check(false, false, Device::Desk);
}

#[test]
fn a_whole_self_check_in_english() {
    a_whole_self_check(false, true, Device::Phone);
}

#[test]
fn a_whole_self_check_of_an_elder_in_chinese() {
    a_whole_self_check(true, false, Device::Phone);
}

#[test]
fn a_whole_self_check_of_an_elder_in_english() {
    a_whole_self_check(true, true, Device::Desk);
}

// ---- Enter, where it might do harm, and ways within a screen ----

/// To the first step, by keyboard.
fn begin(page: &Page) {
    tab_to(page, "#begin");
    enter(page);
}

#[test]
fn enter_that_ends_what_an_input_method_composes_chooses_nothing() {
    let page = Page::open();
    begin(&page);
    answer(&page, 1);
    enter(&page);
    tab_to(&page, "#find");
    types(&page, "zh");
    page.until("places are offered", || page.exists("#found [data-place]"));
    page.script(
        "window.heard = [];
        addEventListener('keydown', e => { if (e.key === 'Enter') heard.push([e.isComposing, e.keyCode]); }, true)",
    );
    let nothing = |how: &str| {
        // Whatever Enter does, it has done by the second picture.
        page.script("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))");
        assert!(is_at(&page, "#find"), "{how}: {}", focused(&page));
        assert!(!page.exists("#county"), "{how}: no place is chosen");
    };
    let browser = page.browser();
    let composing = json!({ "text": "镇海", "selectionStart": 2, "selectionEnd": 2 });
    browser.cdp("Input.imeSetComposition", composing);
    let enter = |code: u32| {
        let key = json!({ "type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": code });
        browser.cdp("Input.dispatchKeyEvent", key);
    };
    enter(13);
    nothing("in a composition");
    browser.cdp("Input.insertText", json!({ "text": "" }));
    // Safari ends the composition before it tells of the key.
    enter(229);
    nothing("with the code of input methods");
    assert_eq!(page.script("return heard"), json!([[true, 13], [false, 229]]));
}

#[test]
fn what_is_missing_is_said_and_enter_leads_to_it() {
    for person in PERSONS {
        let page = visit(person).open();
        begin(&page);
        assert!(!page.exists("#errors"));
        tab_to(&page, "#next");
        press(&page, &Key::Enter);
        page.until("it says what is missing", || page.exists("#errors[role='alert']"));
        tab_back_to(&page, "#errors [data-goto]");
        press(&page, &Key::Enter);
        let first = &catalogue().entities[0].id;
        page.until("the first answer has the keyboard", || {
            is_at(&page, &format!("#entity-{first}"))
        });
        let found = stop(&page);
        assert_eq!(found.faults, [""; 0]);
        press(&page, &Key::Space);
        page.until("nothing is missing any more", || !page.exists("#errors"));
        assert!(is_at(&page, &format!("#entity-{first}")));
    }
}

#[test]
fn an_address_that_names_a_question_puts_the_keyboard_on_it() {
    let page = lived_in(visit(PERSONS[0]));
    page.show("/check/care/overview");
    let ways = page
        .lines("return [...document.querySelectorAll('.rows a')].map(e => e.getAttribute('href'))");
    let ways: Vec<&str> = ways.iter().filter_map(|way| way.strip_prefix("#")).collect();
    let questions = ways.iter().filter(|way| way.contains("/fact/") || way.contains("/measure/"));
    let mut tried = 0;
    for way in questions.step_by(7) {
        page.show("/check/care/overview");
        tab_to(&page, &format!("a[href='#{way}']"));
        press(&page, &Key::Enter);
        let (_, id) = way.rsplit_once('/').unwrap();
        let question = if way.contains("/fact/") { format!("f-{id}") } else { format!("m-{id}") };
        page.until(&format!("{question} has the keyboard"), || {
            page.exists(&format!("#{question}")) && page.is_at_question(&question)
        });
        let found = stop(&page);
        assert_eq!(found.faults, [""; 0], "{way}");
        let chosen = page.exists(&format!("#{question} input:checked"));
        let at = if chosen { "input:checked" } else { "input" };
        assert!(is_at(&page, &format!("#{question} {at}")), "{way}: {}", found.name);
        tried += 1;
    }
    assert!(tried > 3, "{tried}");
}

#[test]
fn a_step_back_leads_to_where_one_was() {
    for device in [Device::Desk, Device::Phone] {
        let page = lived_in(Visit::new().on(device));
        page.show("/check/care/facts");
        tab_to(&page, "#next");
        enter(&page);
        assert_eq!(page.script("return scrollY"), 0);
        // To the end by the keys, which scrolls.
        tab_to(&page, "#next");
        let was = page.script("return Math.round(scrollY)").as_i64().unwrap();
        assert!(was > 100, "{was}");
        page.until("the place is noted", || {
            page.says("return Math.round((history.state || {}).y) === Math.round(scrollY)")
        });
        enter(&page);
        assert_eq!(page.script("return scrollY"), 0);
        page.back();
        page.until("it is where it was", || {
            let now = page.script("return Math.round(scrollY)").as_i64().unwrap();
            (now - was).abs() <= 2
        });
        assert!(is_at(&page, "#main h1"), "{}", focused(&page));
        // On again: that screen was left at its top.
        page.browser().wait(page.browser().driver().forward()).unwrap();
        page.until("the next screen is at its top", || page.says("return scrollY === 0"));
    }
}

/// A question that was opened from a screen that sums up leads back there, to the link by which one left.
#[test]
fn a_question_opened_from_a_sum_leads_back_to_its_place() {
    for (elder, sum) in
        [(false, "result"), (false, "overview"), (true, "result"), (true, "overview")]
    {
        let page = lived_in(visit((elder, false, Device::Phone)));
        page.show("/check/care/facts");
        assert!(!page.exists("#return"), "nobody has come from anywhere yet");
        page.show(&format!("/check/care/{sum}"));
        let ways = "return [...document.querySelectorAll('#main a[href*=\"/measure/\"]')]
            .map(e => e.getAttribute('href'))";
        let address = page.lines(ways).remove(0);
        let (_, measure) = address.rsplit_once('/').unwrap();
        let way = format!("#main a[href='{address}']");
        tab_to(&page, &way);
        press(&page, &Key::Enter);
        page.until("the question is there", || page.exists(&format!("#m-{measure}")));
        let in_sight = "const at = document.getElementById('return').getBoundingClientRect();
            return at.top >= 0 && at.bottom <= innerHeight";
        page.until("the way back is in sight", || page.says(in_sight));
        // It stays while one goes on from there.
        page.follow(".steps a[href$='/facts']");
        tab_to(&page, "#return");
        press(&page, &Key::Enter);
        page.until("it is back, at the link", || {
            page.fragment() == format!("/check/care/{sum}") && is_at(&page, &way)
        });
        let top = page.script("return document.activeElement.getBoundingClientRect().top");
        assert!(top.as_f64().unwrap() > -1.0, "{elder} {sum}: {address} at {top}");
        assert_eq!(page.count("#return"), 0);
    }
}
