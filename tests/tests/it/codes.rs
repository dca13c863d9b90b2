//! The result code on its ways: as squares on a screen and on paper, as a link, and typed. Whoever gets it sees the same
//! result, can change nothing, and nobody else learns of it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{collections::BTreeMap, rc::Rc};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use selfcheck_browser::{
    Device, Page, Paper, Site, Visit,
    checks::{Dice, any, check, checked},
    content::{self, catalogue},
    files,
    paper::Picture,
    result::agrees_with_the_core_on,
};
use selfcheck_core::{
    Date, Lang, Response, assess,
    assess::measures_for,
    code,
    response::{Answer, Entry, Fulfilment},
};
use serde_json::json;
use xtask::server::ServerOptions;

/// The largest QR code that a cheap phone reads from a screen.
const LARGEST: usize = 10;

/// An element of the page as it is on screen.
fn picture_of(page: &Page, selector: &str) -> Picture {
    let script =
        "const e = document.querySelector(arguments[0]); e.scrollIntoView({ block: 'center' });
        const r = e.getBoundingClientRect();
        return [r.left + scrollX, r.top + scrollY, r.width, r.height]";
    let at = page.browser().script(script, vec![json!(selector)]);
    let clip = json!({ "x": at[0], "y": at[1], "width": at[2], "height": at[3], "scale": 1 });
    let parameters = json!({ "format": "png", "clip": clip, "captureBeyondViewport": true });
    let answer = page.browser().cdp("Page.captureScreenshot", parameters);
    Picture::of_png(&BASE64_STANDARD.decode(answer["data"].as_str().unwrap()).unwrap())
}

/// The digits of the result code of a self-check.
fn digits(response: &Response) -> String {
    code::encode(catalogue(), response).digits().to_owned()
}

/// A bureau that has answered every measure it has, with the work on each gap.
fn bureau() -> Response {
    let bureau = any("bureau", "civil-affairs-bureau", 9);
    assert_eq!(bureau.answers.len(), measures_of(&bureau));
    bureau
}

/// How many measures a respondent of this kind can have.
fn measures_of(response: &Response) -> usize {
    measures_for(catalogue(), response.entity.unwrap()).count()
}

/// The longest: a respondent of the kind with the most measures that has done none of them and has set a day for each.
fn worst() -> Response {
    let (_, most) = catalogue()
        .entities()
        .max_by_key(|(entity, _)| measures_for(catalogue(), *entity).count())
        .unwrap();
    let mut worst = any("worst", &most.id, 10);
    assert!(measures_of(&worst) >= 60);
    let mut dice = Dice::new(10);
    let measures: Vec<_> = worst.answers.keys().copied().take(60).collect();
    worst.answers = BTreeMap::default();
    worst.ledger = BTreeMap::default();
    for measure in measures {
        let answer = Answer { fulfilment: Fulfilment::Unmet, note: String::new() };
        worst.answers.insert(measure, answer);
        let due = Date::from_days(checked().days() + dice.below(365) as u32);
        worst.ledger.insert(measure, Entry { due, ..Entry::default() });
    }
    worst
}

// ---- As squares ----

#[test]
fn a_phone_reads_the_squares_from_the_screen_of_a_phone() {
    let page = Visit::new().on(Device::Phone).open();
    let home = any("care", "eldercare", 8);
    for check in [check("small", "funeral", "义乌市"), home, bureau(), worst()] {
        page.with_checks(&[&check], &format!("/check/{}/code", check.id));
        let link = page.text("#link");
        assert_eq!(link, format!("{}#/code/{}", page.site().url(), digits(&check)));
        let (version, text) = picture_of(&page, ".qr").qr();
        assert_eq!(text, link);
        assert!(version <= LARGEST, "{}: version {version}", check.id);
        let fits =
            "return document.querySelector('.qr').getBoundingClientRect().right <= innerWidth";
        assert!(page.says(fits));
    }
}

/// Dots an inch at which the scanners of offices work; a phone a hand above the paper sees more.
const SCAN: u32 = 300;

#[test]
fn a_phone_reads_the_squares_from_the_paper() {
    let page = Page::open();
    for check in [any("care", "eldercare", 8), bureau(), worst()] {
        page.with_checks(&[&check], &format!("/check/{}/form", check.id));
        let paper = Paper::read(&page.paper());
        let (version, text) = paper.picture(paper.pages.len(), SCAN).qr();
        assert_eq!(text, format!("{}#/code/{}", page.site().url(), digits(&check)));
        assert!(version <= LARGEST);
        page.output(&check.id, "code");
        let paper = Paper::read(&page.paper());
        assert_eq!(paper.pages.len(), 1);
        assert_eq!(paper.picture(1, SCAN).qr().1, text);
        assert!(paper.text().contains(&digits(&check)));
    }
}

/// A site at whose address the page's links have so many bytes before the digits.
fn site_with_links_of(bytes: usize) -> Rc<Site> {
    // Any port has five digits here; the slash at the end counts.
    let around = "http://127.0.0.1:12345//#/code/".len();
    let base_path = "x".repeat(bytes - around);
    Site::of(&files::built_page(), ServerOptions { base_path, ..ServerOptions::default() })
}

#[test]
fn the_squares_hold_the_link_of_a_long_address_or_else_the_digits_alone() {
    let worst = worst();
    // 57 bytes are what the addresses of offices take; no address may cost the squares.
    for (bytes, has_link) in [(57, true), (400, false)] {
        let page = Visit::new().to(&site_with_links_of(bytes)).on(Device::Phone).open();
        page.with_checks(&[&worst], "/check/worst/code");
        let link = page.text("#link");
        let (version, text) = picture_of(&page, ".qr").qr();
        let expected = if has_link { link } else { digits(&worst) };
        assert_eq!(text, expected, "{bytes}");
        assert!(version <= LARGEST, "{bytes}: version {version}");
    }
}

// ---- As a link ----

#[test]
fn a_link_shows_the_same_result_to_somebody_else_and_tells_nobody() {
    let bureau = bureau();
    let page = Page::open();
    page.with_checks(&[&bureau], "/check/bureau/code");
    let link = page.text("#link");
    let digits = digits(&bureau);

    // Another person, another browser.
    let (_, end) = link.split_once('#').unwrap();
    let guest = Visit::new().to(page.site()).at(&format!("#{end}")).open();
    guest.until("the result is there", || guest.exists("#headline"));
    agrees_with_the_core_on(&guest, &bureau);
    assert!(guest.text("#guest").contains("只能看"));
    assert!(guest.text(".head").contains("2026年11月20日"));
    assert!(!guest.text("#main").contains(&bureau.unit), "the name is not in the code");
    let at = guest.fragment();
    guest.reload();
    assert_eq!(guest.fragment(), at);
    agrees_with_the_core_on(&guest, &bureau);
    assert!(guest.exists("#guest"));

    // Nothing was asked for but files of the page, and no address that left the browser has the digits in it.
    let asked = guest.browser().requests();
    assert!(!asked.is_empty());
    for address in asked {
        assert!(address.starts_with(&guest.site().origin()), "{address}");
        assert!(!address.contains(&digits[..12]), "{address}");
    }
}

#[test]
fn a_guest_can_be_looked_at_and_not_changed() {
    let home = any("care", "eldercare", 8);
    let page = Visit::new().at(&format!("#/code/{}", digits(&home))).open();
    page.until("the result is there", || page.exists("#headline"));
    let check = page.check();
    let field = "#main input, #main select, #main textarea:not([readonly])";
    assert_eq!(page.count(field), 0, "no answer can be changed");
    for output in ["form", "ledger", "code", "file", "compare", "prepare"] {
        page.output(&check, output);
        assert!(page.exists("#guest"), "{output}");
        assert_eq!(page.count(field), 0, "{output}");
    }
    // The address of a step leads to the result and to no question.
    for step in ["who", "where", "facts", "measures/0.2"] {
        page.show(&format!("/check/{check}/{step}"));
        assert!(page.exists("#headline"), "{step}");
        assert_eq!(page.count(field), 0, "{step}");
    }
    assert_eq!(page.stored_names(), [""; 0], "nothing is stored");
    page.go_home();
    assert!(!page.exists("[data-check]"));

    // A copy is one's own.
    page.show(&format!("/check/{check}/result"));
    page.follow("#copy-guest");
    let own = page.check();
    assert_ne!(own, check);
    let stored = content::read(&page.stored_check());
    assert_eq!(stored.entity, home.entity);
    assert_eq!(assess(catalogue(), &stored), assess(catalogue(), &home));
    page.go_to("who");
    page.choose_entity("funeral");
    assert_eq!(content::read(&page.stored_check()).entity, catalogue().find_entity("funeral"));
    // The one that was looked at is as it was.
    page.show(&format!("/check/{check}/result"));
    agrees_with_the_core_on(&page, &home);
}

// ---- Typed ----

#[test]
fn a_code_is_typed_as_it_is_read_out_and_a_wrong_digit_is_found() {
    let home = any("care", "eldercare", 8);
    let code = code::encode(catalogue(), &home);
    let grouped = code.grouped();
    let groups: Vec<&str> = grouped.split_whitespace().collect();
    let page = Visit::new().at("#/open").open();
    for at in [0, groups.len() / 2, groups.len() - 1] {
        let mut typed: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
        let digit = if typed[at].starts_with('1') { "2" } else { "1" };
        typed[at].replace_range(0..1, digit);
        page.write("#typed", &typed.join(" "));
        let expected = format!("第{}组", at + 1);
        assert_eq!(page.text("#code-error"), "", "nobody is interrupted in the middle of a code");
        page.click("#show-code");
        page.until("it names the group", || page.text("#code-error").contains(&expected));
        assert!(page.fragment().ends_with("/open"), "nothing is shown");
    }
    let one_less = groups[..groups.len() - 1].join(" ");
    page.write("#typed", &one_less);
    page.click("#show-code");
    let expected = code::decode(catalogue(), &one_less).unwrap_err().message(Lang::Zh);
    page.until("it says that digits are missing", || page.text("#code-error") == expected);

    page.write("#typed", &groups.join("-"));
    page.until("nothing is wrong", || page.text("#code-error").is_empty());
    page.follow("#show-code");
    agrees_with_the_core_on(&page, &home);
}

#[test]
fn a_link_that_was_cut_says_so_and_shows_nothing() {
    let digits = digits(&any("care", "eldercare", 8));
    let cut = &digits[..digits.len() - 3];
    let page = Visit::new().at(&format!("#/code/{cut}")).open();
    page.until("it is the place for codes", || page.exists("#code-error"));
    let expected = code::decode(catalogue(), cut).unwrap_err().message(Lang::Zh);
    assert_eq!(page.text("#code-error"), expected);
    assert!(!page.exists("#headline"));
}
