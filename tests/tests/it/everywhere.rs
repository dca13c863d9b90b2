//! The built page in every engine that it must work in, old and new: the same walk, the same answers, the same result.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{fs, rc::Rc};

use selfcheck_browser::{
    Engine, Folder, Session, Site, Walk, content,
    embedded::{self, Inside, Way},
    files,
    reading::{self, Scripts, until},
    result,
};
use serde_json::json;
use xtask::server::ServerOptions;

/// The page in one browser.
struct Opened {
    session: Session,
    site: Rc<Site>,
}

impl Opened {
    fn at_the_start(engine: Engine) -> Self {
        let opened = Self { session: Session::start(engine), site: Site::plain() };
        opened.session.open(&opened.site.url());
        reading::until_it_runs(&opened.session);
        opened
    }

    fn walk(&self) -> Walk<'_> {
        Walk(&self.session)
    }

    /// Fails if the page did what it must never do.
    fn nothing_wrong(&self) {
        // Old engines name the words of a policy that they do not know.
        let of_a_policy = ["contains an invalid source", "Unrecognized Content-Security-Policy"];
        let mut errors = self.session.errors();
        errors.retain(|error| !of_a_policy.iter().any(|words| error.contains(words)));
        assert_eq!(errors, [""; 0], "errors on the page");
        let loaded = resources(&self.session);
        let asked = self.session.requests().into_iter().chain(loaded);
        let elsewhere: Vec<_> =
            asked.filter(|address| !is_inside(address, &self.site.origin())).collect();
        assert_eq!(elsewhere, [""; 0], "the page asked another site for something");
    }
}

/// What the page says itself that it has loaded.
fn resources(session: &Session) -> Vec<String> {
    let names = session
        .run("return performance.getEntriesByType('resource').map(entry => entry.name)", &[]);
    serde_json::from_value(names).unwrap()
}

/// Whether nothing leaves the site for it.
fn is_inside(address: &str, origin: &str) -> bool {
    [origin, "data:", "blob:", "about:"].iter().any(|start| address.starts_with(start))
}

/// Everything on screen that must be the same after a break: where one is, the heading, every chosen answer, every text.
fn screen(session: &Session) -> serde_json::Value {
    session.run(
        "return [location.hash, document.querySelector('#main h1').innerText,
            [...document.querySelectorAll('#main input:checked')].map(e => e.id),
            [...document.querySelectorAll('#main textarea, #main input[type=text]')].map(e => e.value)]",
        &[],
    )
}

/// To the first screen of measures of a nursing home, with every answer there given.
fn to_the_first_measures(walk: Walk<'_>) {
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    walk.follow("#next");
    assert!(walk.answer_this_screen(0) > 0);
}

// ---- What is the same everywhere ----

fn scripts_are_run(engine: Engine) {
    let session = Session::start(engine);
    session.open("data:text/html,<title>t</title><p id=p>1</p>");
    let script = "document.getElementById('p').textContent += arguments[0];
        return { text: document.getElementById('p').textContent, agent: navigator.userAgent,
            language: navigator.language }";
    let said = session.run(script, &[json!(2)]);
    assert_eq!(said["text"], "12");
    let name = match engine {
        Engine::Chromium69 => "Chrome/69.",
        Engine::Chromium72 => "Chrome/72.",
        Engine::Chromium86 => "Chrome/86.",
        Engine::Chromium => "Chrome/",
        Engine::Firefox => "Firefox/",
        Engine::WebKit => "AppleWebKit/605",
    };
    // WebKitGTK takes its language from the system's locale.
    assert!(engine == Engine::WebKit || said["language"] == "zh-CN", "{said}");
    assert!(said["agent"].as_str().unwrap().contains(name), "{said}");
    assert_eq!(session.run("return Promise.resolve([1, null])", &[]), json!([1, null]));
    assert!(session.picture().starts_with(b"\x89PNG"));
    let fails = "const script = document.createElement('script');
        script.textContent = 'setTimeout(() => { throw new Error(\"foreseen\") })';
        document.body.appendChild(script)";
    session.run(fails, &[]);
    until("the error is noticed", || {
        session.errors().iter().any(|error| error.contains("foreseen"))
    });
    session.reload();
    assert_eq!(reading::texts(&session, "p"), ["1"]);
    assert_eq!(session.errors().len(), 1, "{:?}", session.errors());
}

fn a_whole_self_check_ends_in_what_the_core_says(engine: Engine) {
    let opened = Opened::at_the_start(engine);
    let (walk, session) = (opened.walk(), &opened.session);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    let answered = walk.answer_every_measure();
    let (response, assessment) = content::assessed(&reading::stored_check(session));
    assert_eq!(response.answers.len(), answered);
    assert_eq!(answered, assessment.applying().count(), "every measure that applies was asked");
    result::agrees_with_the_core(session);
    assert!(reading::exists(session, "#gaps") && reading::exists(session, "#exempt"));
    opened.nothing_wrong();
}

fn everything_that_is_handed_in_is_there(engine: Engine) {
    let opened = Opened::at_the_start(engine);
    let (walk, session) = (opened.walk(), &opened.session);
    to_the_first_measures(walk);
    walk.follow(".steps a[href*='/result']");
    for (output, shows) in [
        ("form", "#form .measures tbody tr"),
        ("ledger", "#ledger tbody tr"),
        ("message", "#message"),
        ("code", "svg.qr path[d]"),
        ("file", "#file-text"),
        ("compare", "#nothing"),
        ("prepare", ".banner, [data-what-if] tbody tr"),
    ] {
        walk.follow(&format!("[data-output='{output}']"));
        assert!(reading::exists(session, shows), "{output}: {shows}");
        walk.follow("#to-result");
    }

    walk.follow("[data-output='code']");
    let digits = reading::text(session, "#digits");
    let digits: String = digits.split_whitespace().collect();
    assert!(digits.len() > 30 && digits.len().is_multiple_of(6), "{digits}");
    walk.follow("#to-result");

    // The program that makes workbooks runs, and what it makes is handed to the browser.
    walk.follow("[data-output='ledger']");
    let notes = "window.made = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = blob => { made.push(blob.size); return make.call(URL, blob); };";
    session.run(notes, &[]);
    walk.click("#xlsx");
    until("the workbook is handed to the browser", || {
        !reading::texts(session, "#told").concat().is_empty()
    });
    let size = session.run("return window.made[0] || 0", &[]).as_u64().unwrap();
    assert!(size > 4000, "{size}: {}", reading::text(session, "#told"));
    opened.nothing_wrong();
}

fn a_reload_goes_on_where_one_was(engine: Engine) {
    let opened = Opened::at_the_start(engine);
    let (walk, session) = (opened.walk(), &opened.session);
    to_the_first_measures(walk);
    let (before, stored) = (screen(session), reading::stored_check(session));
    session.reload();
    reading::until_it_runs(session);
    assert_eq!(screen(session), before);
    assert_eq!(reading::stored_check(session), stored);
    opened.nothing_wrong();
}

fn a_browser_that_was_closed_has_kept_the_answers(engine: Engine) {
    let mut opened = Opened::at_the_start(engine);
    to_the_first_measures(opened.walk());
    let before = screen(&opened.session);
    opened.nothing_wrong();
    opened.session.restart();
    opened.session.open(&format!("{}{}", opened.site.url(), before[0].as_str().unwrap()));
    reading::until_it_runs(&opened.session);
    assert_eq!(screen(&opened.session), before);
    opened.nothing_wrong();
}

fn english_and_back(engine: Engine) {
    let opened = Opened::at_the_start(engine);
    let (walk, session) = (opened.walk(), &opened.session);
    to_the_first_measures(walk);
    let measure = content::measure(&reading::measures_in(session, "#main")[0]);
    let legend = format!("#m-{} legend", measure.id);
    assert_eq!(reading::text(session, &legend), measure.question.zh);
    let before = screen(session);
    for (lang, words) in [("en", &measure.question.en), ("zh-CN", &measure.question.zh)] {
        walk.click("#language");
        until(&format!("the question is in {lang}"), || reading::text(session, &legend) == **words);
        assert_eq!(session.run("return document.documentElement.lang", &[]), lang);
    }
    assert_eq!(screen(session), before);
    opened.nothing_wrong();
}

fn without_network_it_opens_again_and_goes_on(engine: Engine) {
    let opened = Opened::at_the_start(engine);
    let (walk, session) = (opened.walk(), &opened.session);
    until("everything is on the device", || reading::exists(session, "#offline"));
    opened.site.stop();
    if engine.can_go_offline() {
        session.offline(true);
    }
    session.reload();
    reading::until_it_runs(session);
    to_the_first_measures(walk);
    walk.follow(".steps a[href*='/result']");
    result::agrees_with_the_core(session);

    // And back again.
    opened.site.start_again();
    if engine.can_go_offline() {
        session.offline(false);
    }
    let fetched = "return fetch('manifest.webmanifest?anew').then(answer => answer.ok)";
    assert_eq!(session.run(fetched, &[]), true);
}

fn one_file_is_the_whole_page(engine: Engine) {
    let folder = Folder::new();
    let one = files::built_page().join("selfcheck.html");
    fs::copy(&one, folder.path().join("selfcheck.html"))
        .unwrap_or_else(|error| panic!("{}: {error}: `cargo xtask build` makes it", one.display()));
    let session = Session::start(engine);
    let address = folder.address_of("selfcheck.html");
    session.open(&address);
    reading::until_it_runs(&session);
    let walk = Walk(&session);
    to_the_first_measures(walk);
    let before = screen(&session);
    let says_so = reading::exists(&session, "#trouble");
    walk.click("#language");
    let measure = content::measure(&reading::measures_in(&session, "#main")[0]);
    let legend = format!("#m-{} legend", measure.id);
    until("the English texts are in the file", || {
        reading::text(&session, &legend) == measure.question.en
    });
    walk.click("#language");
    walk.follow(".steps a[href*='/result']");
    if says_so {
        eprintln!("{engine} does not let a file save, and the page says so");
    } else {
        result::agrees_with_the_core(&session);
        let back = "location.hash = arguments[0]";
        session.run(back, &[before[0].clone()]);
        session.reload();
        reading::until_it_runs(&session);
        assert_eq!(screen(&session), before);
    }
    assert_eq!(resources(&session), [""; 0], "it has loaded something");
    let left: Vec<_> =
        session.requests().into_iter().filter(|asked| !is_inside(asked, &address)).collect();
    assert_eq!(left, [""; 0], "it has asked for something");
    assert_eq!(session.errors(), [""; 0], "errors on the page");
}

/// In a county's own page for nursing homes, which asks neither what nor where, in its own colour, and takes what is given to it.
fn embedded(engine: Engine, way: Way) {
    let opened = Opened { session: Session::start(engine), site: Site::plain() };
    let session = &opened.session;
    let options = "entity=eldercare&county=330211&answers=offer&theme-color=%23205020";
    session.open(&format!("{}{}", opened.site.url(), way.demo(options)));
    let inside = Inside::of(session, way);
    reading::until_it_runs(&inside);
    let walk = Walk(&inside);
    walk.follow("#begin");
    assert!(!reading::exists(&inside, "#entity") && reading::exists(&inside, "#unit"));
    walk.follow("#next");
    assert!(reading::fragment(&inside).ends_with("/facts"), "{}", reading::fragment(&inside));
    walk.answer_every_fact();
    let answered = walk.answer_every_measure();
    let (response, assessment) = content::assessed(&reading::stored_check(&inside));
    assert_eq!(response.place, content::catalogue().find_place(330_211));
    assert_eq!(answered, assessment.applying().count(), "every measure that applies was asked");
    result::agrees_with_the_core(&inside);

    // What the page around was told: counts.
    assert_eq!(embedded::told(session, "ready").len(), 1);
    let progress = &embedded::told(session, "progress")[0];
    assert_eq!(progress["answered"], progress["of"], "{progress}");
    until("the counts of the result have come", || !embedded::told(session, "result").is_empty());
    let counts = &embedded::told(session, "result")[0];
    assert_eq!(counts["gaps"]["least"], assessment.bounds.gaps.least, "{counts}");
    assert_eq!(counts["gaps"]["most"], assessment.bounds.gaps.most, "{counts}");
    assert_eq!(counts["applying"]["least"], assessment.bounds.applying.least, "{counts}");
    assert_eq!(session.run("return window.received === undefined", &[]), true);

    // And the whole of it, when somebody taps.
    walk.follow("[data-output='site']");
    assert!(opened.site.origin().starts_with(&reading::text(&inside, "#recipient")));
    walk.click("#give");
    until("it has come", || session.run("return window.received !== undefined", &[]) == true);
    let received = session.run("return window.received", &[]);
    let stored: serde_json::Value = serde_json::from_str(&reading::stored_check(&inside)).unwrap();
    assert_eq!(received, stored);

    walk.click("#language");
    until("it is in English", || reading::text(&inside, ".steps .hint").starts_with("Step"));
    opened.nothing_wrong();
}

fn it_is_an_element_of_another_page(engine: Engine) {
    embedded(engine, Way::Element);
}

fn it_is_in_a_frame_of_another_page(engine: Engine) {
    embedded(engine, Way::Frame);
}

/// What the documents give for old engines as well, which do not know the word for WebAssembly alone.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'; trusted-types selfcheck";

fn a_strict_site_has_it_by_itself_and_in_its_pages(engine: Engine) {
    let options = ServerOptions {
        headers: vec![("Content-Security-Policy".to_owned(), STRICT.to_owned())],
        ..ServerOptions::default()
    };
    let site = Site::of(&files::built_page(), options);
    let opened = Opened { session: Session::start(engine), site };
    let session = &opened.session;
    session.open(&opened.site.url());
    reading::until_it_runs(session);
    opened.walk().begin_as("eldercare", "宁波市", "镇海区");
    opened.walk().follow(".steps a[href*='/result']");
    result::agrees_with_the_core(session);
    for way in Way::BOTH {
        session.open(&format!("{}{}", opened.site.url(), way.demo("")));
        let inside = Inside::of(session, way);
        reading::until_it_runs(&inside);
        Walk(&inside).follow("[data-check] h3 a");
        result::agrees_with_the_core(&inside);
    }
    opened.nothing_wrong();
}

// ---- Everywhere ----

/// One test for each behaviour in each engine.
macro_rules! everywhere {
    ($behaviours:tt: $($(#[$where:meta])* $name:ident $engine:ident),* $(,)?) => {
        $(everywhere!(@one $behaviours [$(#[$where])*] $name $engine);)*
    };
    (@one [$($behaviour:ident),* $(,)?] $where:tt $name:ident $engine:ident) => {
        mod $name {
            use selfcheck_browser::Engine;
            $(everywhere!(@test $behaviour $where $engine);)*
        }
    };
    (@test $behaviour:ident [$(#[$where:meta])*] $engine:ident) => {
        #[test]
        $(#[$where])*
        fn $behaviour() {
            crate::everywhere::$behaviour(Engine::$engine);
        }
    };
}

everywhere! {
    [
        scripts_are_run,
        a_whole_self_check_ends_in_what_the_core_says,
        everything_that_is_handed_in_is_there,
        a_reload_goes_on_where_one_was,
        english_and_back,
        without_network_it_opens_again_and_goes_on,
        one_file_is_the_whole_page,
        it_is_an_element_of_another_page,
        it_is_in_a_frame_of_another_page,
        a_strict_site_has_it_by_itself_and_in_its_pages,
    ]:
    #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
    chromium_69 Chromium69,
    #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
    chromium_72 Chromium72,
    #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
    chromium_86 Chromium86,
    chromium Chromium,
    firefox Firefox,
    #[cfg_attr(not(target_os = "linux"), ignore = "only on Linux")]
    webkit WebKit,
}

/// Where a browser keeps its profile.
mod closed {
    everywhere! {
        [a_browser_that_was_closed_has_kept_the_answers]:
        #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
        chromium_69 Chromium69,
        #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
        chromium_72 Chromium72,
        #[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), ignore = "only on Linux, x86-64")]
        chromium_86 Chromium86,
        chromium Chromium,
        firefox Firefox,
    }
}
