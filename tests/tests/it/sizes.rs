//! How large everything is, for everybody: every width, zoom, large text, the elder view in its three sizes, fingers; and
//! what moves, what is seen under forced colours, and what comes onto paper.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{collections::BTreeMap, fs, thread};

use selfcheck_browser::{
    Folder, Page, Site, Visit,
    files::built_page,
    screens::{self, lived_in, screens},
};
use serde_json::{Value, json};
use xtask::server::ServerOptions;

/// How somebody sees the page.
#[derive(Debug, Clone, Copy)]
struct Look {
    english: bool,
    /// The size of the elder view, in points; none for the usual view.
    elder: Option<u32>,
    /// The size of text that the browser is set to, in pixels.
    text: u32,
}

const ZH: Look = Look { english: false, elder: None, text: 16 };
const EN: Look = Look { english: true, ..ZH };

/// The usual view, the same with text twice as large (WCAG 1.4.4), and the elder view in its three sizes.
const LOOKS: [Look; 10] = [
    ZH,
    EN,
    Look { text: 32, ..ZH },
    Look { text: 32, ..EN },
    Look { elder: Some(18), ..ZH },
    Look { elder: Some(18), ..EN },
    Look { elder: Some(24), ..ZH },
    Look { elder: Some(24), ..EN },
    Look { elder: Some(30), ..ZH },
    Look { elder: Some(30), ..EN },
];

/// From the narrowest phone in use, which is also a desk of 1280 pixels at 400 % (WCAG 1.4.10), to a large desk; 667 × 375 is
/// a phone on its side.
const SIZES: [(u32, u32); 7] =
    [(320, 640), (375, 812), (600, 800), (667, 375), (768, 1024), (1280, 900), (1920, 1080)];

fn visit(look: Look) -> Visit {
    let mut keep = vec![("language", if look.english { "en" } else { "zh-CN" }.to_owned())];
    if let Some(size) = look.elder {
        keep.push(("view", "elder".to_owned()));
        keep.push(("size", size.to_string()));
    }
    keep.into_iter().fold(Visit::new(), |visit, (name, value)| {
        visit.after_running(&format!("localStorage.setItem('selfcheck.{name}', '{value}')"))
    })
}

fn set_text(page: &Page, pixels: u32) {
    let sizes = json!({ "fontSizes": { "standard": pixels, "fixed": pixels * 13 / 16 } });
    page.browser().cdp("Page.setFontSizes", sizes);
}

fn open(look: Look) -> Page {
    let page = lived_in(visit(look));
    set_text(&page, look.text);
    page
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// What is wrong, with everywhere it is: one fault is often on many screens.
#[derive(Default)]
struct Faults(BTreeMap<String, Vec<String>>);

impl Faults {
    fn add(&mut self, faults: Vec<String>, at: &str) {
        for fault in faults {
            self.0.entry(fault).or_default().push(at.to_owned());
        }
    }

    #[track_caller]
    fn close(self) {
        let few = self.0.iter().take(60).map(|(fault, at)| {
            let more = at.len().saturating_sub(3);
            let more = if more > 0 { format!(" … and {more} more") } else { String::new() };
            format!("{fault}\n    on {}{more}", at[..at.len().min(3)].join(", "))
        });
        let few: Vec<_> = few.collect();
        assert!(self.0.is_empty(), "{} faults:\n{}", self.0.len(), few.join("\n"));
    }
}

/// Looks at every screen as each of these, some at once.
#[track_caller]
fn on_every_screen(
    looks: &[Look],
    look_at: impl Fn(&Page, Look) -> Vec<(String, Vec<String>)> + Sync,
) {
    let mut all = Faults::default();
    thread::scope(|scope| {
        let going: Vec<_> = looks
            .iter()
            .map(|look| {
                let look_at = &look_at;
                scope.spawn(move || {
                    let mut faults = Faults::default();
                    let page = open(*look);
                    for screen in screens(look.elder.is_some()) {
                        screen.show(&page);
                        for (at, found) in look_at(&page, *look) {
                            faults.add(found, &format!("{} {at} {look:?}", screen.name));
                        }
                    }
                    faults
                })
            })
            .collect();
        for it in going {
            for (fault, at) in it.join().unwrap().0 {
                all.0.entry(fault).or_default().extend(at);
            }
        }
    });
    all.close();
}

// ---- Every width ----

/// What reaches beyond the page, and what words reach beyond the box that they are in or are cut off by it.
///
/// A wide table may be pushed sideways within its own box (WCAG 1.4.10 excepts tables): `.scroll`.
const FIT: &str = r##"
    const faults = [], root = document.documentElement, edge = root.clientWidth;
    const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + String(e.className).replace(/ /g, '.') : '');
    if (root.scrollWidth > innerWidth || innerWidth !== arguments[0]) faults.push('the page scrolls sideways');
    const boxed = 'button, .button, .choice label, label, legend, h1, h2, h3, summary, .chip, th, td, dt, dd, .tag, .banner, .fix, .card';
    const cuts = new Map();
    const cut = e => {
        if (!e || e === document.body || e === root) return null;
        if (cuts.has(e)) return cuts.get(e);
        const style = getComputedStyle(e);
        const own = /paint|content|strict/.test(style.contain) || /hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY);
        const found = own ? e : cut(e.parentElement);
        cuts.set(e, found);
        return found;
    };
    const range = document.createRange(), nodes = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
        const node = nodes.currentNode, e = node.parentElement;
        if (!node.data.trim() || e.closest('option, textarea, svg')) continue;
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        const words = ' “' + node.data.trim().slice(0, 16) + '”';
        const scrolls = e.closest('.scroll, pre');
        if (!scrolls && (box.right > edge + 1 || box.left < -1)) faults.push('beyond the edge: ' + name(e) + words);
        const by = cut(e);
        if (by && !scrolls) {
            const its = by.getBoundingClientRect();
            if (box.right > its.right + 1 || box.left < its.left - 1 || box.bottom > its.bottom + 1 || box.top < its.top - 1)
                faults.push('cut off by ' + name(by) + ': ' + name(e) + words);
        }
        const within = scrolls ? null : e.closest(boxed);
        if (within) {
            const its = within.getBoundingClientRect(), style = getComputedStyle(within);
            // A font may be higher than the line that it stands in.
            const high = parseFloat(style.fontSize) * 0.3;
            if (style.display !== 'inline' && (box.right > its.right + 1 || box.left < its.left - 1
                || box.bottom > its.bottom + high || box.top < its.top - high))
                faults.push('out of its box: ' + name(within) + words);
        }
    }
    // What is chosen in a list stands in it whole.
    const pen = document.createElement('canvas').getContext('2d');
    for (const e of document.querySelectorAll('select')) {
        const style = getComputedStyle(e);
        pen.font = style.font;
        const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (e.selectedOptions[0] && pen.measureText(e.selectedOptions[0].text).width > room + 1) faults.push('cut off: ' + name(e));
    }
    return [...new Set(faults)];"##;

fn fits(page: &Page) -> Vec<(String, Vec<String>)> {
    let at = |&(width, height): &(u32, u32)| {
        page.browser().resize(width, height, width < 768);
        let found = texts(&page.browser().script(FIT, vec![json!(width)]));
        (format!("{width}×{height}"), found)
    };
    SIZES.iter().map(at).collect()
}

#[test]
fn every_screen_fits_every_width_in_the_usual_view() {
    on_every_screen(&LOOKS[..2], |page, _| fits(page));
}

#[test]
fn every_screen_fits_every_width_with_text_twice_as_large() {
    on_every_screen(&LOOKS[2..4], |page, _| fits(page));
}

#[test]
fn every_screen_fits_every_width_in_the_elder_view() {
    on_every_screen(&LOOKS[4..6], |page, _| fits(page));
}

#[test]
fn every_screen_fits_every_width_in_the_elder_view_made_larger() {
    on_every_screen(&LOOKS[6..8], |page, _| fits(page));
}

#[test]
fn every_screen_fits_every_width_in_the_elder_view_at_its_largest() {
    on_every_screen(&LOOKS[8..], |page, _| fits(page));
}

/// A bulletin shows the page in a frame of 600 pixels: what counts is the width of the frame, and it is not the page that is
/// pushed sideways.
#[test]
fn every_screen_fits_into_a_frame() {
    let folder = Folder::copy_of(&built_page());
    let frame = "<!doctype html><meta charset=utf-8><title>t</title><link rel=icon href='icons/icon.svg'><iframe src='index.html' title='t' width=600 height=800 \
                 style='border:0'></iframe>";
    fs::write(folder.path().join("frame.html"), frame).unwrap();
    for look in [ZH, Look { elder: Some(18), ..EN }] {
        let site = Site::of(folder.path(), ServerOptions::default());
        let page = visit(look).to(&site).at("frame.html").load();
        let mut faults = Faults::default();
        let inside = || page.browser().wait(page.browser().driver().enter_frame(0)).unwrap();
        inside();
        page.ready();
        screens::fill(&page);
        page.script("location.reload()");
        page.browser().wait(page.browser().driver().enter_default_frame()).unwrap();
        page.until("the frame is loaded anew", || {
            page.says("const app = frames[0].document.getElementById('shelf'); return app !== null")
        });
        inside();
        page.ready();
        for screen in screens(look.elder.is_some()) {
            screen.show(&page);
            faults.add(
                texts(&page.browser().script(FIT, vec![json!(600)])),
                &format!("{} {look:?}", screen.name),
            );
        }
        faults.close();
    }
}

// ---- Fingers ----

/// What is smaller than a finger needs. Excepted, as in WCAG 2.5.8:
/// - a link within a sentence, which is as high as its line: there are words beside it in the same element;
/// - the round of a radio button, for its label is what is tapped, and is looked at.
const SMALL: &str = r##"
    const least = arguments[0] - 0.1, faults = [];
    const words = text => (text.match(/[\p{L}\p{N}]/gu) || []).length;
    const beside = e => [...e.parentElement.childNodes].filter(node => node !== e && !(node.nodeType === 1 && node.matches('a, button')))
        .map(node => node.textContent).join('');
    for (const e of document.querySelectorAll('a[href], button, summary, .choice label, select, input:not([type=radio]), textarea')) {
        if (!e.checkVisibility({ visibilityProperty: true })) continue;
        const box = e.getBoundingClientRect();
        if (box.height >= least && box.width >= least) continue;
        if (e.tagName === 'A' && getComputedStyle(e).display === 'inline' && words(beside(e)) > 1) continue;
        faults.push(e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : '') + ' in '
            + e.parentElement.tagName.toLowerCase() + '.' + e.parentElement.className + ' “' + (e.innerText || '').slice(0, 12) + '” '
            + Math.round(box.width) + '×' + Math.round(box.height));
    }
    return faults;"##;

#[test]
fn everything_that_is_tapped_is_as_large_as_a_finger() {
    on_every_screen(
        &[ZH, EN, Look { elder: Some(18), ..ZH }, Look { elder: Some(18), ..EN }],
        |page, look| {
            let least = if look.elder.is_some() { 60 } else { 44 };
            let at = |(width, height)| {
                page.browser().resize(width, height, width < 768);
                (format!("{width}"), texts(&page.browser().script(SMALL, vec![json!(least)])))
            };
            [(375, 812), (1280, 900)].map(at).into()
        },
    );
}

// ---- The size of text in the elder view ----

/// Main text that is smaller, or stands closer, than it should. What is no main text:
/// - the names of the steps, which are in words above them in full size (`#step`);
/// - what is drawn, and what is only for paper.
const PALTRY: &str = r##"
    const [least, line] = arguments, faults = [];
    const nodes = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT), seen = new Set();
    while (nodes.nextNode()) {
        const e = nodes.currentNode.parentElement;
        if (!nodes.currentNode.data.trim() || seen.has(e) || e.closest('.steps ol, svg') || !e.checkVisibility()) continue;
        seen.add(e);
        const style = getComputedStyle(e), size = parseFloat(style.fontSize);
        const name = e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + '.' + e.className + ' in ' + e.parentElement.tagName.toLowerCase() + '.' + e.parentElement.className;
        if (size < least - 0.1) faults.push(name + ' has ' + size.toFixed(1) + ' px');
        if (style.lineHeight !== 'normal' && parseFloat(style.lineHeight) / size < line - 0.001)
            faults.push(name + ' has lines ' + (parseFloat(style.lineHeight) / size).toFixed(2) + ' apart');
        if (style.lineHeight === 'normal' && e.tagName !== 'OPTION') faults.push(name + ' has lines as the browser likes');
    }
    for (const e of document.querySelectorAll('#app input[type=text], #app input[type=date], #app textarea, #app select')) {
        if (e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < least - 0.1) faults.push(e.tagName.toLowerCase() + ' is small');
    }
    return [...new Set(faults)];"##;

#[test]
fn in_the_elder_view_text_is_as_large_as_the_rules_for_it_ask() {
    let looks = [(18, 24), (24, 32), (30, 40)];
    let elder = looks.map(|(points, _)| Look { elder: Some(points), ..ZH });
    on_every_screen(&elder, |page, look| {
        let (_, least) = looks.iter().find(|(points, _)| Some(*points) == look.elder).unwrap();
        vec![(String::new(), texts(&page.browser().script(PALTRY, vec![json!(least), json!(1.3)])))]
    });
}

// ---- What moves ----

/// What takes longer than 10 ms to come to rest.
const MOVES: &str = "
    const faults = [], long = all => all.split(',').some(time => parseFloat(time) * (/ms/.test(time) ? 1 : 1000) > 10);
    for (const e of document.querySelectorAll('*')) {
        for (const part of [null, '::before', '::after']) {
            const style = getComputedStyle(e, part);
            const moves = style.animationName !== 'none' && long(style.animationDuration) || long(style.transitionDuration);
            if (moves) faults.push(e.tagName + '.' + e.className + (part || ''));
        }
        if (getComputedStyle(e).scrollBehavior === 'smooth') faults.push('scrolls: ' + e.tagName + '.' + e.className);
    }
    for (const it of document.getAnimations()) {
        if (it.effect.getTiming().duration > 10) faults.push('an animation');
    }
    return [...new Set(faults)];";

fn ask_for(page: &Page, medium: &str, features: &[(&str, &str)]) {
    let features: Vec<Value> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    page.browser()
        .cdp("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features }));
}

#[test]
fn nothing_moves_for_whom_that_troubles() {
    // The static text as well, while the program is on its way.
    let held = "window.fetch = () => new Promise(() => {})";
    let page = Visit::new().after_running(held).load();
    assert!(page.exists("#text .late"));
    let moves = page.lines(MOVES);
    assert!(!moves.is_empty(), "for others something does");
    ask_for(&page, "", &[("prefers-reduced-motion", "reduce")]);
    assert_eq!(page.lines(MOVES), [""; 0]);

    for elder in [None, Some(18)] {
        let page = open(Look { elder, ..ZH });
        ask_for(&page, "", &[("prefers-reduced-motion", "reduce")]);
        let mut faults = Faults::default();
        for screen in screens(elder.is_some()) {
            screen.show(&page);
            faults.add(page.lines(MOVES), &screen.name);
        }
        faults.close();
    }
}

// ---- Colours ----

/// Controls whose edge cannot be seen: no border, or one that is not told from what is inside and around it.
const EDGELESS: &str = r##"
    const faults = [], parse = colour => (colour.match(/[\d.]+/g) || []).map(Number);
    const behind = from => {
        for (let at = from; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [0, 0, 0];
    };
    const light = colour => {
        const [r, g, b] = colour.map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const all = 'button:not(.link), a.button, .choice label, select, input:not([type=radio]):not([type=file]), textarea';
    for (const e of document.querySelectorAll(all)) {
        if (!e.checkVisibility()) continue;
        const style = getComputedStyle(e);
        for (const side of ['Top', 'Right', 'Bottom', 'Left']) {
            const seen = style['border' + side + 'Style'] !== 'none' && parseFloat(style['border' + side + 'Width']) >= 1
                && contrast(parse(style['border' + side + 'Color']), behind(e.parentElement)) >= 3;
            if (!seen) { faults.push(e.tagName.toLowerCase() + '.' + e.className + ': ' + side); break; }
        }
    }
    // A way within the screen has a line under it, as links have.
    for (const e of document.querySelectorAll('.link:not(span)')) {
        if (!getComputedStyle(e).textDecorationLine.includes('underline')) faults.push('no line under ' + e.innerText);
    }
    // Which answer is chosen is told by its round, which the system draws.
    for (const e of document.querySelectorAll('input[type=radio]')) {
        const style = getComputedStyle(e);
        if (style.appearance === 'none' || style.opacity !== '1') faults.push('a round is hidden');
    }
    return [...new Set(faults)];"##;

#[test]
fn every_control_has_an_edge_in_every_colour() {
    let forced: &[(&str, &str)] = &[
        ("forced-colors", "active"),
        ("prefers-color-scheme", "dark"),
        ("prefers-contrast", "more"),
    ];
    let bright: &[(&str, &str)] = &[("forced-colors", "active"), ("prefers-color-scheme", "light")];
    for elder in [None, Some(18)] {
        let page = open(Look { elder, ..ZH });
        let mut faults = Faults::default();
        for screen in screens(elder.is_some()) {
            screen.show(&page);
            for (name, features) in [
                ("forced, dark", forced),
                ("forced, light", bright),
                ("dark", &[("prefers-color-scheme", "dark")][..]),
                ("light", &[("prefers-color-scheme", "light")]),
            ] {
                ask_for(&page, "", features);
                faults.add(page.lines(EDGELESS), &format!("{} {name}", screen.name));
            }
            // What was chosen here, whatever the system asks for.
            ask_for(&page, "", &[]);
            page.script("document.documentElement.setAttribute('data-colours', 'contrast')");
            faults.add(page.lines(EDGELESS), &format!("{} contrast", screen.name));
            page.script("document.documentElement.removeAttribute('data-colours')");
        }
        faults.close();
    }
}

/// The colours of everything that is shown: its words, what is behind them, its edges.
const COLOURED: &str = "
    const colours = [];
    for (const e of document.querySelectorAll('html, body, #app *')) {
        if (!e.checkVisibility()) continue;
        const style = getComputedStyle(e);
        colours.push([style.color, style.backgroundColor, style.borderTopColor].join(' '));
    }
    return colours;";

/// Words that are not dark on white, and grounds that are not light.
const PALE: &str = r##"
    const faults = [], parse = colour => (colour.match(/[\d.]+/g) || []).map(Number);
    const light = colour => {
        const [r, g, b] = colour.map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (const e of document.querySelectorAll('html, body, #app *')) {
        if (!e.checkVisibility()) continue;
        const style = getComputedStyle(e), ground = parse(style.backgroundColor);
        const words = [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        // Browsers leave grounds out on paper.
        if (words && 1.05 / (light(parse(style.color)) + 0.05) < 4.5) faults.push('pale: ' + e.tagName + '.' + e.className + ' ' + style.color);
        if (ground[3] !== 0 && light(ground) < 0.7) faults.push('dark ground: ' + e.tagName + '.' + e.className + ' ' + style.backgroundColor);
    }
    if (!/255, 255, 255|, 0\)/.test(getComputedStyle(document.body).backgroundColor)) faults.push('the paper is not white');
    return [...new Set(faults)];"##;

#[test]
fn the_colours_are_the_page_s_own_on_screen_and_black_on_white_on_paper() {
    let ground = "return getComputedStyle(document.body).backgroundColor + ' ' + getComputedStyle(document.body).color
        + ' ' + getComputedStyle(document.documentElement).colorScheme";
    let keep = "localStorage.setItem('selfcheck.colours', '{}')";
    let mut grounds = BTreeMap::new();
    let mut papers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut faults = Faults::default();
    for (chosen, system) in [
        ("", "light"),
        ("", "dark"),
        ("light", "dark"),
        ("dark", "light"),
        ("contrast", "light"),
        ("contrast", "dark"),
    ] {
        let mut visit = visit(ZH);
        if !chosen.is_empty() {
            visit = visit.after_running(&keep.replace("{}", chosen));
        }
        let page = lived_in(visit);
        let name = format!("{chosen}, the system {system}");
        ask_for(&page, "screen", &[("prefers-color-scheme", system)]);
        grounds.insert((chosen, system), page.script(ground).as_str().unwrap().to_owned());
        // What the device prefers and what was chosen are the same tokens: one of each is printed from.
        if chosen == "light" || chosen == "contrast" && system == "dark" {
            continue;
        }
        for screen in screens(false) {
            screen.show(&page);
            ask_for(&page, "print", &[("prefers-color-scheme", system)]);
            let printed = page.lines(COLOURED);
            let at = format!("{} ({name})", screen.name);
            faults.add(page.lines(PALE), &at);
            let same = papers.entry(screen.name.clone()).or_insert_with(|| printed.clone());
            // On that screen one setting or another is chosen.
            if *same != printed && screen.at != "/display" {
                faults.add(
                    vec!["is printed in other colours than from a light screen".to_owned()],
                    &at,
                );
            }
            ask_for(&page, "screen", &[("prefers-color-scheme", system)]);
        }
    }
    faults.close();
    let [light, dark, contrast] =
        [("", "light"), ("", "dark"), ("contrast", "light")].map(|it| grounds[&it].clone());
    assert!(light.ends_with(" light") && dark.ends_with(" dark"), "{grounds:?}");
    assert!(light != dark && dark != contrast && light != contrast, "{grounds:?}");
    assert!(contrast.starts_with("rgb(0, 0, 0) rgb(255, 255, 255)"), "{contrast}");
    // What was chosen counts, whatever the system asks for.
    assert_eq!(grounds[&("light", "dark")], light);
    assert_eq!(grounds[&("dark", "light")], dark);
    assert_eq!(grounds[&("contrast", "dark")], contrast);
}
