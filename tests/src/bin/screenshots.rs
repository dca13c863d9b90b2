//! `screenshots FOLDER [LOOK]`: a picture of every screen, on a phone and on a desk, in the usual view and in the elder view, in light
//! and in dark colours; and once the papers as PDF. Names tell all: `07-measures-phone-elder-dark.png`.
//!
//! With a part of such a name, `phone-elder-dark` or `phone`, only what is looked at like that. The pictures are made to be looked
//! at by people; nothing is compared.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "it stops at the first surprise and says where"
)]

use std::{env, path::PathBuf};

use selfcheck_browser::{
    Page, Site,
    camera::{Camera, Look},
    files::built_page,
    lived_in::{self, section},
    release::release,
};
use xtask::server::{Fault, ServerOptions};

fn main() {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: screenshots FOLDER [LOOK]");
        std::process::exit(2);
    };
    let only = env::args().nth(2).unwrap_or_default();
    Look::each(|look| {
        if !look.name().contains(&only) {
            return;
        }
        let camera = Camera::new(&folder, look);
        before_script(&camera);
        at_first(&camera);
        later(&camera);
        // What goes wrong looks the same in every colour, and is not what anybody chooses a view for.
        if !look.elder && !look.dark {
            bad_days(&camera);
            releases(&camera);
        }
    });
}

/// What stands there before any script: the start page, and the checklist.
fn before_script(camera: &Camera) {
    let site = Site::of(&built_page(), ServerOptions::default());
    site.with_server(|server| server.faults().set("page-*.wasm", Fault::Stall));
    let page = camera.look().visit().to(&site).load();
    page.foresee("");
    page.until("the text is there", || page.exists("#text h1"));
    camera.take(&page, "01-start");
    let page = camera.look().visit().to(&site).at("checklist.html").load();
    camera.take_window(&page, "01-checklist");
    if camera.look() == Look::FIRST {
        camera.print(&page, "01-checklist");
    }
}

/// What is to be seen before anything is on the device.
fn at_first(camera: &Camera) {
    let page = camera.look().visit().open();
    camera.take(&page, "02-start");
    page.begin();
    camera.take(&page, "04-who-empty");
    page.click("#next");
    page.until("it says what is missing", || page.exists("#errors"));
    camera.take(&page, "04-who-missing");
}

/// A screen: what its picture is called, where it is, and what is done there.
struct Screen(&'static str, String, fn(&Page));

impl Screen {
    fn at(name: &'static str, address: &str) -> Self {
        Self(name, address.to_owned(), |_| ())
    }

    fn unfolded(name: &'static str, address: &str) -> Self {
        Self(name, address.to_owned(), |page| page.unfold("details"))
    }
}

/// Every screen of a device with self-checks on it. The elder view asks one by one where the usual one has a list: the address
/// of a question is that of the screen it is on.
fn screens(elder: bool) -> Vec<Screen> {
    let measures = if elder { "07-question" } else { "07-measures" };
    let facts = if elder { "06-fact" } else { "06-facts" };
    let asked = |check: &str, measure: &str| match elder {
        true => format!("/check/{check}/measure/{measure}"),
        false => section(check, measure),
    };
    vec![
        Screen::at("03-start-with-checks", "/"),
        Screen("03-start-about-to-delete", "/".to_owned(), |page| {
            page.ask_to_delete("[data-check='last']");
        }),
        Screen("03-start-deleted", "/".to_owned(), Page::confirm),
        Screen::at("04-who", "/check/care/who"),
        Screen::at("05-place-empty", "/check/nowhere/where"),
        Screen("05-place-typed", "/check/nowhere/where".to_owned(), |page| {
            page.write("#find", "zh")
        }),
        Screen::at("05-place", "/check/care/where"),
        Screen::at(facts, "/check/care/facts"),
        Screen::at("06-facts-of-a-village", "/check/village/facts"),
        Screen(measures, asked("care", "ventilation"), |_| ()),
        Screen(
            if elder { "07-question-unfolded" } else { "07-measures-unfolded" },
            asked("care", "closed-named"),
            |page| page.unfold("details"),
        ),
        Screen(
            if elder { "07-question-some-open" } else { "07-measures-some-open" },
            section("open", "closed-named"),
            |_| (),
        ),
        Screen::at("08-every-answer", "/check/care/overview"),
        Screen::at("09-result", "/check/care/result"),
        Screen::unfolded("09-result-unfolded", "/check/care/result"),
        Screen::at("09-result-much-open", "/check/open/result"),
        Screen::at("09-result-copied", "/check/copy/result"),
        Screen::at("09-result-done", "/check/done/result"),
        Screen::at("10-form", "/check/care/form"),
        Screen::at("11-ledger", "/check/care/ledger"),
        Screen::at("12-message", "/check/care/message"),
        Screen("12-message-long", String::new(), |page| page.click("label[for='form-long']")),
        Screen::at("13-code", "/check/care/code"),
        Screen("14-compare", "/check/care/compare".to_owned(), |page| {
            page.click("label[for='last-copy']");
        }),
        Screen::at("15-file", "/check/care/file"),
        Screen::at("16-prepare", "/check/care/prepare"),
        Screen::at("17-list", "/list/eldercare"),
        Screen::at("18-notices", "/notices"),
        Screen::at("19-about", "/about"),
        Screen::at("20-display", "/display"),
        Screen::at("21-not-here", "/check/nobody/who"),
        Screen::at("22-open", "/open"),
        Screen("22-open-wrong-code", "/open".to_owned(), |page| {
            page.open_text("notes.txt", "nonsense");
            page.write("#typed", &lived_in::digits().replacen('1', "7", 1));
            page.click("#show-code");
            page.until("it says what is wrong", || page.exists("#code-error:not(:empty)"));
        }),
        Screen("23-guest", "/open".to_owned(), |page| {
            page.write("#typed", &lived_in::digits());
            page.follow("#show-code");
        }),
    ]
}

/// What is printed, once: paper has one look.
const PAPERS: [&str; 8] = [
    "09-result",
    "10-form",
    "11-ledger",
    "13-code",
    "14-compare",
    "16-prepare",
    "17-list",
    "18-notices",
];

fn later(camera: &Camera) {
    let page = camera.look().visit().open();
    page.live_in("/");
    for Screen(name, address, act) in screens(camera.look().elder) {
        page.show(if address.is_empty() { page.fragment() } else { address }.as_str());
        act(&page);
        camera.take(&page, name);
        if camera.look() == Look::FIRST && PAPERS.contains(&name) {
            camera.print(&page, name);
        }
    }
    page.show("/check/care/result");
    page.click("#language");
    page.until("the English texts are there", || {
        page.text("h1") == "Result" && !page.exists("#no-english")
    });
    camera.take(&page, "24-result-english");
    page.show(&section("care", "ventilation"));
    camera.take(&page, "24-measures-english");
}

/// Damaged items, storage trouble, the page after a panic, and what stands there when it does not come.
fn bad_days(camera: &Camera) {
    let page = camera.look().visit().open();
    page.foresee("");
    page.begin();
    page.choose_entity("eldercare");
    let check = page.check();
    page.spoil("/");
    camera.take(&page, "30-damaged");
    page.show(&format!("/check/{check}/who"));
    page.go_to_measure("masks");
    page.script("Node.prototype.insertBefore = () => { throw new Error('made to fail') }");
    page.click("label[for='m-masks-unmet']");
    page.until("the stand-in is there", || page.exists(".stopped"));
    camera.take(&page, "31-stopped");

    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })";
    let page = camera.look().visit().after_running(blocked).open();
    camera.take(&page, "32-storage-blocked");

    let without = |name: &str| {
        let site = Site::of(&built_page(), ServerOptions::default());
        site.with_server(|server| server.faults().set(name, Fault::Drop));
        let page = camera.look().visit().to(&site).load();
        page.foresee("");
        page
    };
    let page = without("*.wasm");
    page.until("it is said", || page.exists(".stopped"));
    camera.take_window(&page, "33-network-gone");
    let page = without("page-*.js");
    let height = "return document.querySelector('.late').getBoundingClientRect().height > 40";
    page.until("it is said", || page.says(height));
    page.script("return new Promise(done => setTimeout(done, 1200))");
    camera.take_window(&page, "33-script-gone");
    let page = camera.look().visit().after_running("delete window.WebAssembly").load();
    page.until("it is said", || page.exists(".stopped"));
    camera.take_window(&page, "33-old-browser");
}

/// A new release.
fn releases(camera: &Camera) {
    let site = Site::of(&built_page(), ServerOptions::default());
    let page = camera.look().visit().to(&site).open();
    page.until("everything is on the device", || page.exists("#offline"));
    let next = release("two");
    site.with_server(|server| server.swap_folder(next.path())).unwrap();
    page.reload();
    page.until("the new release is announced", || page.exists("#release"));
    camera.take(&page, "34-new-release");
}
