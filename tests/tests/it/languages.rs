//! Both languages: what a change of it keeps, that each part of a screen says in which it is, and which one is spoken at first.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use selfcheck_browser::{
    Device, Page, Visit,
    content::catalogue,
    screens::{Shown, WRITTEN, lived_in, screens},
};
use selfcheck_core::Lang;
use serde_json::{Value, json};

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Keeps a choice of language, as if it had been made on an earlier visit.
fn chosen(visit: Visit, lang: &str) -> Visit {
    visit.after_running(&format!("localStorage.setItem('selfcheck.language', '{lang}')"))
}

/// Looks at every screen of both views, and fails with what is wrong.
fn on_every_screen(lang: &str, look: impl Fn(&Page, &Shown) -> Vec<String>) {
    let mut wrong = BTreeSet::new();
    for elder in [false, true] {
        let mut visit = chosen(Visit::new(), lang);
        if elder {
            visit = visit.after_running("localStorage.setItem('selfcheck.view', 'elder')");
        }
        let page = lived_in(visit);
        for screen in screens(elder) {
            screen.show(&page);
            wrong.extend(
                look(&page, &screen).into_iter().map(|fault| format!("{}: {fault}", screen.name)),
            );
        }
    }
    let few: Vec<&str> = wrong.iter().take(60).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} faults, the first:\n{}", wrong.len(), few.join("\n"));
}

// ---- Each part says in which language it is ----

/// Texts, those of fields and names among them, and what language each is in for a screen reader.
const SPOKEN: &str = r##"
    const [own, left_out] = arguments, found = [];
    const lang = e => { const at = e.closest('[lang]'); return at ? at.lang : ''; };
    const look = (e, text, what) => {
        const rest = left_out.reduce((rest, words) => rest.split(words).join(' '), text);
        const words = rest.match(own === 'zh'
            ? /\p{Script=Han}[\p{Script=Han}，。、：；（）《》“”]*/gu
            : /(?<![A-Za-z0-9])[A-Za-z][A-Za-z'’-]+(?![A-Za-z0-9])/g);
        const right = own === 'zh' ? lang(e).startsWith('zh') : lang(e) === 'en';
        const name = what + (e.id ? '#' + e.id : '') + (typeof e.className === 'string' && e.className ? '.' + e.className : '');
        if (words && !right) found.push([words, name]);
    };
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
        const e = nodes.currentNode.parentElement;
        if (e.closest('script, style, noscript, textarea, #rescue[hidden]') || !nodes.currentNode.data.trim()) continue;
        look(e, nodes.currentNode.data, e.tagName.toLowerCase());
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        for (const e of document.querySelectorAll('#app [' + name + ']'))
            look(e, e.getAttribute(name), name + ' of ' + e.tagName.toLowerCase());
    }
    for (const e of document.querySelectorAll('#app textarea, #app input[type=text]'))
        look(e, e.value, 'value of ' + e.tagName.toLowerCase());
    return found;"##;

/// What is on a screen in the other language without saying so: each word or run of words, and where it is.
fn unmarked(page: &Page, other: &str, left_out: &[String]) -> Vec<(String, String)> {
    let found = page.browser().script(SPOKEN, vec![json!(other), json!(left_out)]);
    let found = found.as_array().unwrap().iter().flat_map(|it| {
        texts(&it[0]).into_iter().map(|words| (words, it[1].as_str().unwrap().to_owned()))
    });
    found.collect()
}

/// What is Chinese in the English page and need not say so: what the person wrote, and the names of places, for which
/// nobody has another (WCAG 3.1.2 excepts proper names).
fn written_and_places() -> Vec<String> {
    let cities = catalogue().cities().map(|(_, city)| city.name.clone());
    let counties = catalogue()
        .cities()
        .flat_map(|(ix, _)| catalogue().counties_of(ix).map(|(_, county)| county.name.clone()));
    let whole: Vec<String> = cities.chain(counties).collect();
    let short = whole.iter().filter_map(|name| name.strip_suffix(['市', '区', '县']));
    let short: Vec<String> =
        short.filter(|name| name.chars().count() > 1).map(str::to_owned).collect();
    // The longer first, so that none is taken apart.
    WRITTEN.map(str::to_owned).into_iter().chain(whole).chain(short).collect()
}

#[test]
fn in_english_all_that_is_chinese_says_so() {
    let left_out = written_and_places();
    on_every_screen("en", |page, screen| {
        let found = unmarked(page, "zh", &left_out).into_iter();
        // What a file holds is for programs.
        let found = found.filter(|(_, at)| !at.contains("#file-text") && !at.starts_with("pre"));
        // How a place may be typed is said by an example.
        let found =
            found.filter(|(words, _)| !(screen.name.starts_with("place") && words == "镇海"));
        found.map(|(words, at)| format!("“{words}” in {at}")).collect()
    });
}

/// Latin words of the Chinese page: names of programs, kinds of files and of codes.
const LATIN: [&str; 5] = ["CSV", "Excel", "QR", "json", "English"];

#[test]
fn in_chinese_no_word_is_english() {
    let written = WRITTEN.map(str::to_owned);
    on_every_screen("zh-CN", |page, screen| {
        let found = unmarked(page, "en", &written).into_iter();
        let found = found.filter(|(word, at)| {
            // What a file holds is for programs, and so are an address and the names of files that somebody chose.
            let of_a_file =
                at.contains("#file-text") || at.starts_with("pre") || at.contains("#link");
            let name_of_one = screen.name == "open" && at == "h3";
            // How a place may be typed is said by an example, and one is typed.
            let of_a_place =
                screen.name.starts_with("place") && ["zh", "zhenhai"].contains(&word.as_str());
            // So are the keys under which what cannot be used is stored, and the name of what it answers.
            let key = ["p", "li"].contains(&at.as_str())
                && ["selfcheck", "response", "old", "cut", "gone"].contains(&word.as_str());
            !(of_a_file || name_of_one || of_a_place || key || LATIN.contains(&word.as_str()))
        });
        found.map(|(word, at)| format!("“{word}” in {at}")).collect()
    });
}

// ---- A change keeps everything else ----

/// All that a person has before them that must not change with the language.
const BEFORE: &str = "return [location.hash, Math.round(scrollY),
    [...document.querySelectorAll('#main input:checked:not([name=set-language])')].map(e => e.id),
    [...document.querySelectorAll('#main textarea:not([readonly]), #main input:not([type=radio]):not([type=file])')].map(e => e.value),
    [...document.querySelectorAll('#main select')].map(e => e.value),
    [...document.querySelectorAll('#main details')].map(e => e.open), document.activeElement.id]";

/// Changes the language by its button, and waits until all is in it.
fn change(page: &Page, to: &str) {
    page.click("#language");
    page.until(&format!("it is in {to}"), || {
        page.browser()
            .script("return document.documentElement.lang === arguments[0]", vec![json!(to)])
            == json!(true)
    });
    page.until("its texts are there", || !page.exists("#no-english"));
}

fn title(page: &Page) -> String {
    page.script("return document.title").as_str().unwrap().to_owned()
}

/// The title names the screen, then the page; the start page is the page itself.
fn names_the_screen(page: &Page, lang: Lang, name: &str) {
    let (of_page, screen) = (catalogue().name.get(lang), page.text("h1"));
    let expected = match screen == *of_page {
        true => of_page.to_owned(),
        false => format!("{screen} - {of_page}"),
    };
    assert_eq!(title(page), expected, "{name}");
}

#[test]
fn a_change_of_language_keeps_the_screen_the_place_and_the_answers() {
    let page = lived_in(Visit::new());
    for screen in screens(false) {
        screen.show(&page);
        // The button is at the top, and stays there: what is kept is where the screen is.
        page.script("document.getElementById('language').focus(); scrollTo(0, 0)");
        let before = page.script(BEFORE);
        change(&page, "en");
        assert_eq!(page.script(BEFORE), before, "{}", screen.name);
        names_the_screen(&page, Lang::En, &screen.name);
        change(&page, "zh-CN");
        assert_eq!(page.script(BEFORE), before, "{}", screen.name);
        names_the_screen(&page, Lang::Zh, &screen.name);
    }
}

#[test]
fn a_change_of_language_keeps_the_place_in_the_screen_and_what_was_just_typed() {
    // Texts are longer in English: what is kept is what stands at the top, not how far it is from the start.
    let at_top = "const e = [...document.querySelectorAll('#main .card')].find(e => e.getBoundingClientRect().bottom > 100);
        return e.dataset.measure || e.dataset.fact";
    let places =
        [(Device::Phone, "/check/care/result"), (Device::Desk, "/check/care/measures/1.3")];
    for (device, at) in places {
        let page = lived_in(Visit::new().on(device));
        page.show(at);
        page.script("document.querySelectorAll('#main .card')[4].scrollIntoView()");
        let before = page.script(at_top);
        assert!(before.is_string() && page.says("return scrollY > 500"), "{before} on {at}");
        for lang in ["en", "zh-CN"] {
            // The button is out of sight, and a tap would scroll to it.
            page.script("document.getElementById('language').click()");
            page.until(lang, || {
                page.says(&format!("return document.documentElement.lang === '{lang}'"))
                    && !page.exists("#no-english")
            });
            assert_eq!(page.script(at_top), before, "{lang} on {at}");
        }
    }

    let page = Visit::new().open();
    page.begin();
    page.choose_entity("eldercare");
    page.write("#unit", "Home 一号院");
    change(&page, "en");
    assert_eq!(page.value("#unit"), "Home 一号院");
    assert_eq!(page.chosen("entity").as_deref(), Some("eldercare"));
    page.go_next();
    page.write("#find", "zh");
    page.until("places are offered", || page.exists("#found [data-place='330211']"));
    let offered = page.count("#found [data-place]");
    change(&page, "zh-CN");
    assert_eq!(page.value("#find"), "zh");
    assert_eq!(page.count("#found [data-place]"), offered);
}

// ---- Which language is spoken at first ----

#[test]
fn the_language_is_what_was_chosen_else_what_the_browser_prefers_else_what_the_address_asks_for() {
    let zh = "zh-CN";
    for (browser, address, kept, spoken) in [
        (&["zh-CN", "zh"][..], "", None, zh),
        (&["en-GB"], "", None, "en"),
        (&["fr-FR", "fr"], "", None, zh),
        (&["fr-FR", "fr"], "?lang=en", None, "en"),
        (&["fr-FR", "fr"], "?lang=en-US", None, "en"),
        (&["fr-FR", "fr"], "?lang=zh", None, zh),
        (&["fr-FR", "fr"], "?lang=ja", None, zh),
        (&["fr-FR", "en"], "", None, "en"),
        (&["fr-FR", "en"], "?lang=zh", None, "en"),
        (&["zh-CN", "zh"], "?lang=en", None, zh),
        (&["en-GB"], "?lang=zh-CN", None, "en"),
        (&["zh-CN", "zh"], "", Some("en"), "en"),
        (&["zh-CN", "zh"], "?lang=zh", Some("en"), "en"),
        (&["en-GB"], "", Some(zh), zh),
        (&["en-GB"], "?lang=en", Some(zh), zh),
        (&["fr-FR", "fr"], "?lang=en", Some(zh), zh),
    ] {
        let said = json!(browser);
        let mut visit = Visit::new().at(&format!("{address}#/")).after_running(&format!(
            "Object.defineProperty(navigator, 'languages', {{ get: () => {said} }});
            Object.defineProperty(navigator, 'language', {{ get: () => {said}[0] }})"
        ));
        if let Some(kept) = kept {
            visit = chosen(visit, kept);
        }
        let page = visit.open();
        let what = format!("{browser:?} {address} {kept:?}");
        page.until(&format!("{what}: {spoken}"), || {
            page.says(&format!("return document.documentElement.lang === '{spoken}'"))
                && !page.exists("#no-english")
        });
        let lang = if spoken == "en" { Lang::En } else { Lang::Zh };
        page.until(&what, || page.text("h1") == *catalogue().name.get(lang));
        assert_eq!(title(&page), *catalogue().name.get(lang), "{what}");
    }
}

// ---- What is announced ----

/// What a screen reader announces by itself when it changes.
const LIVE: &str = "[role='status'], [role='alert'], [aria-live]";

#[test]
fn little_on_a_screen_is_announced_by_itself() {
    on_every_screen("zh-CN", |page, _| {
        let count = page.count(LIVE);
        if count <= 6 { Vec::new() } else { vec![format!("{count} regions are announced")] }
    });
}

/// A change, and what announces it.
struct Announced {
    at: &'static str,
    region: &'static str,
    act: fn(&Page),
}

/// A screen reader announces what changes in a region that is there already, not a region that comes with its words.
const ANNOUNCED: [Announced; 9] = [
    Announced {
        at: "/check/care/who",
        region: "#saving",
        act: |page| page.choose_entity("child-welfare"),
    },
    Announced { at: "/check/open/facts", region: "#left", act: |page| page.fact("symptoms", "no") },
    Announced { at: "/check/care/measures/1.3", region: "#progress", act: answer_one },
    Announced {
        at: "/check/care/where",
        region: "#main p[role='status']",
        act: |page| page.write("#find", "zh"),
    },
    Announced {
        at: "/check/care/ledger",
        region: "#main div[role='status']",
        act: |page| page.click("#usual-owners"),
    },
    Announced { at: "/check/care/message", region: "#told", act: |page| page.click("#copy") },
    Announced { at: "/check/care/result", region: "#told", act: |page| page.click("#copy") },
    Announced {
        at: "/open",
        region: "#main div[role='status']",
        act: |page| page.open_text("notes.txt", "nonsense"),
    },
    Announced { at: "/open", region: "#code-error", act: type_nonsense },
];

fn answer_one(page: &Page) {
    let open = page.script(
        "const open = [...document.querySelectorAll('.measure .question')].find(e => !e.querySelector('input:checked'));
        return open.id",
    );
    page.click(&format!("label[for='{}-met']", open.as_str().unwrap()));
}

fn type_nonsense(page: &Page) {
    page.write("#typed", "123456");
    page.click("#show-code");
}

#[test]
fn what_is_announced_is_there_before_its_words_change() {
    let page = lived_in(Visit::new());
    for Announced { at, region, act } in ANNOUNCED {
        page.show("/about");
        page.show(at);
        let note = "window.region = document.querySelector(arguments[0]);
            return region ? region.textContent : null";
        let before = page.browser().script(note, vec![json!(region)]);
        let before = before.as_str().unwrap_or_else(|| panic!("no {region} on {at}")).to_owned();
        act(&page);
        page.until(&format!("{region} on {at} says something else than “{before}”"), || {
            let now = "return region.isConnected && region.textContent !== arguments[0] && region.textContent.trim() !== ''";
            page.browser().script(now, vec![json!(before)]) == json!(true)
        });
    }
}
