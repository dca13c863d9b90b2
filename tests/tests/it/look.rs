//! Every screen fits every width, can be tapped, and is put together as assistive technology expects.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{Device, Page, Visit, content::catalogue, page::STORED};
use selfcheck_core::assess::measures_for;
use serde_json::{Value, json};

/// Widths from the narrowest phone in use to a desk.
const WIDTHS: [u32; 4] = [320, 375, 768, 1280];

/// What is wrong with how the screen is put together.
const FAULTS: &str = r##"
    const faults = [], all = selector => [...document.querySelectorAll(selector)];
    const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' “' + e.innerText?.slice(0, 20) + '”';
    const ids = all('[id]').map(e => e.id);
    for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('two elements are #' + id);
    if (all('h1').length !== 1) faults.push(all('h1').length + ' h1');
    if (all('main').length !== 1) faults.push(all('main').length + ' main');
    for (const e of all('input, select, textarea')) {
        const labelled = [...e.labels].some(label => label.textContent.trim()) || e.getAttribute('aria-label');
        if (!labelled) faults.push('no label for ' + name(e));
    }
    for (const e of all('input[type=radio]')) {
        const group = e.closest('fieldset');
        if (!group) { faults.push('not in a fieldset: ' + name(e)); continue; }
        const names = new Set([...group.querySelectorAll('input[type=radio]')].map(e => e.name));
        if (names.size !== 1) faults.push('not one question in ' + name(group));
    }
    for (const e of all('fieldset')) {
        if (!e.querySelector(':scope > legend')?.innerText.trim()) faults.push('no legend in ' + name(e));
    }
    for (const e of all('a, button, summary')) {
        if (!e.innerText.trim() && e.checkVisibility()) faults.push('no words on ' + name(e));
    }
    for (const e of all('a[href]')) {
        if (!e.getAttribute('href').startsWith('#/')) faults.push('leads away: ' + e.getAttribute('href'));
    }
    let level = 1;
    for (const e of all('h1, h2, h3, h4')) {
        const its = Number(e.tagName[1]);
        if (its > level + 1) faults.push('a level is left out before ' + name(e));
        level = its;
    }
    return faults;"##;

/// What cannot be tapped well with a finger.
const SMALL: &str = "
    const selector = 'button, a.button, .choice label, select, summary, input[type=text], textarea, .steps a';
    const all = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const small = all.filter(e => e.getBoundingClientRect().height < 43.9 || e.getBoundingClientRect().width < 43.9);
    return small.map(e => e.tagName.toLowerCase() + ' “' + (e.innerText || e.id).slice(0, 20) + '” '
        + Math.round(e.getBoundingClientRect().width) + '×' + Math.round(e.getBoundingClientRect().height));";

/// What has come apart: a word broken in the middle, a button that is not beside its own words.
const APART: &str = r##"
    const apart = [], all = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    for (const e of all('h1, h2, legend, button, a.button, .steps a, .steps span, .chip, summary, .choice label, dt')) {
        const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/[A-Za-z]{2,}/g)) {
                const range = document.createRange();
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
                if (tops.size > 1) apart.push('“' + word[0] + '” is broken in ' + e.tagName.toLowerCase());
            }
        }
    }
    for (const e of all('input[type=radio]')) {
        const its = e.getBoundingClientRect(), label = e.labels[0].getBoundingClientRect();
        const off = Math.abs((its.top + its.bottom - label.top - label.bottom) / 2);
        if (off > 2) apart.push(e.id + ' is ' + Math.round(off) + ' px away from the middle of its label');
    }
    return [...new Set(apart)];"##;

/// What reaches beyond the right edge.
const TOO_WIDE: &str = "
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge && innerWidth === arguments[0]) return [];
    const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > edge + 0.5);
    return ['the page is ' + document.documentElement.scrollWidth + ' wide in ' + arguments[0]].concat(
        wide.slice(-4).map(e => e.tagName.toLowerCase() + '.' + e.className + ' “' + e.innerText?.slice(0, 30) + '”'));";

/// Self-checks of four kinds with answers of every sort, and items that cannot be opened.
fn lived_in(lang: &str) -> Page {
    let page = Visit::new().open();
    let long = "宁波市镇海区某某街道某某社区居家养老服务中心暨失能失智老年人照护院（二部）";
    let facts: serde_json::Map<String, Value> = catalogue()
        .facts()
        .map(|(_, fact)| (fact.id.clone(), json!(fact.options.last().unwrap().id)))
        .filter(|(id, _)| id != "city-decision" && id != "travel")
        .chain([("symptoms".to_owned(), json!("yes"))])
        .collect();
    let answers: serde_json::Map<String, Value> = catalogue()
        .measures()
        .filter_map(|(ix, measure)| {
            let answer = match ix.0 % 6 {
                0 => json!({ "fulfilment": "met", "note": "已看台账".repeat(8) }),
                1 => json!({ "fulfilment": "unmet", "note": "NoSpacesInHere".repeat(12) }),
                2 => json!({ "fulfilment": "exempt", "reason": "本单位没有" }),
                3 => json!({ "fulfilment": "exempt" }),
                4 => json!({ "fulfilment": "to-verify" }),
                _ => return None,
            };
            Some((measure.id.clone(), answer))
        })
        .collect();
    for (id, entity, place) in CHECKS {
        let file = json!({
            "format": 1, "unit": long, "entity": entity, "place": place, "updated": "2021-12-08T08:00:00Z",
            "facts": facts, "answers": answers,
        });
        page.store(&format!("{STORED}{id}"), &file.to_string());
    }
    page.store(
        &format!("{STORED}old"),
        r#"{"format":1,"facts":{"gone":"yes"},"answers":{"gone":{"fulfilment":"met"}}}"#,
    );
    page.store(&format!("{STORED}cut"), &format!("{{\"format\":1,\"unit\":\"{}", "x".repeat(300)));
    page.store("selfcheck.language", lang);
    page.reload();
    page
}

const CHECKS: [(&str, &str, &str); 4] = [
    ("a", "eldercare", "330211"),
    ("b", "marriage-registration", "330109"),
    ("c", "village-community", "330604"),
    ("d", "civil-affairs-bureau", "330281"),
];

/// The address of every screen there is.
fn screens() -> Vec<String> {
    let mut screens: Vec<String> =
        ["/", "/about", "/notices", "/check/nobody/who"].map(str::to_owned).into();
    for (ix, entity) in catalogue().entities() {
        let Some((id, ..)) = CHECKS.iter().find(|(_, kind, _)| *kind == entity.id) else {
            continue;
        };
        screens.push(format!("/list/{}", entity.id));
        screens
            .extend(["who", "where", "facts", "result"].map(|step| format!("/check/{id}/{step}")));
        let mut pages: Vec<_> = measures_for(catalogue(), ix)
            .map(|(_, measure)| {
                format!(
                    "/check/{id}/measures/{}.{}",
                    measure.sources[0].notice, measure.sources[0].section
                )
            })
            .collect();
        pages.sort();
        pages.dedup();
        screens.extend(pages);
    }
    screens
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Looks at every screen, folded and unfolded, and collects what is wrong.
fn on_every_screen(page: &Page, look: impl Fn(&str) -> Vec<String>) {
    let mut wrong: Vec<String> = Vec::new();
    for screen in screens() {
        page.show(&screen);
        for unfolded in [false, true] {
            if unfolded {
                page.unfold("details");
            }
            for fault in look(&screen).into_iter().map(|fault| format!("{screen}: {fault}")) {
                if !wrong.contains(&fault) {
                    wrong.push(fault);
                }
            }
        }
    }
    // One fault is often on every screen: a few say enough.
    let few = wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} faults, the first:\n{few}", wrong.len());
}

/// Runs a script that looks for faults in every width.
fn at_every_width(page: &Page, script: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for width in WIDTHS {
        page.browser().resize(width, 800, width < 768);
        let faults = texts(&page.browser().script(script, vec![json!(width)])).into_iter();
        wrong.extend(faults.map(|fault| format!("{width} wide: {fault}")));
    }
    wrong
}

#[test]
fn every_screen_fits_every_width() {
    let page = lived_in("zh-CN");
    on_every_screen(&page, |_| at_every_width(&page, TOO_WIDE));
}

#[test]
fn every_screen_fits_every_width_in_english() {
    let page = lived_in("en");
    on_every_screen(&page, |_| at_every_width(&page, TOO_WIDE));
}

#[test]
fn nothing_comes_apart_at_any_width() {
    let page = lived_in("zh-CN");
    on_every_screen(&page, |_| at_every_width(&page, APART));
}

#[test]
fn nothing_comes_apart_at_any_width_in_english() {
    let page = lived_in("en");
    on_every_screen(&page, |_| at_every_width(&page, APART));
}

#[test]
fn every_screen_is_put_together_for_assistive_technology() {
    let page = lived_in("zh-CN");
    on_every_screen(&page, |_| texts(&page.script(FAULTS)));
}

#[test]
fn everything_that_is_tapped_is_large_enough_for_a_finger() {
    let page = lived_in("zh-CN");
    for device in [Device::Phone, Device::Desk] {
        page.browser().look_at(device);
        on_every_screen(&page, |_| texts(&page.script(SMALL)));
    }
}

#[test]
fn a_new_screen_begins_at_its_heading() {
    let page = Visit::new().on(Device::Phone).open();
    page.begin();
    page.choose_entity("eldercare");
    let mut screens = 0;
    while !page.exists("#headline") {
        page.script("scrollTo(0, document.body.scrollHeight)");
        // Waits until the heading has the focus.
        page.go_next();
        assert_eq!(page.script("return scrollY"), 0, "{}", page.fragment());
        let spoken = page.script("return document.activeElement.innerText");
        assert_eq!(spoken, page.text("h1"));
        screens += 1;
    }
    assert!(screens >= 5, "{screens}");
}

#[test]
fn the_stand_in_fits_too() {
    let page = Visit::new().after_running("delete window.WebAssembly").open();
    for width in WIDTHS {
        page.browser().resize(width, 800, width < 768);
        let wrong = texts(&page.browser().script(TOO_WIDE, vec![json!(width)]));
        assert!(wrong.is_empty(), "{wrong:?}");
        let small = texts(&page.script(SMALL));
        assert!(small.is_empty(), "{small:?}");
    }
}

/// Every token of the page, with its value as it holds now.
const TOKENS: &str = "const names = new Set();
    for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
        if (rule.selectorText === ':root')
            for (const name of rule.style) if (name.startsWith('--')) names.add(name);
    const now = getComputedStyle(document.documentElement);
    return [...names].sort().map(name => name + ': ' + now.getPropertyValue(name).trim())";

#[test]
fn dark_is_the_same_whether_the_device_or_the_person_asks_for_it() {
    let page = Page::open();
    page.show("/display");
    page.until("the colours can be chosen", || page.exists("#set-colours"));
    let device = |colours: &str| {
        let features = json!([{ "name": "prefers-color-scheme", "value": colours }]);
        page.browser().cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
    };
    let light = page.lines(TOKENS);
    assert!(light.len() > 15, "{light:?}");
    device("dark");
    let asked_by_device = page.lines(TOKENS);
    assert_ne!(asked_by_device, light);
    page.click("label[for='set-colours-light']");
    page.until("it is light", || page.lines(TOKENS) == light);
    device("light");
    page.click("label[for='set-colours-dark']");
    page.until("it is dark", || page.lines(TOKENS) != light);
    assert_eq!(page.lines(TOKENS), asked_by_device);
}
