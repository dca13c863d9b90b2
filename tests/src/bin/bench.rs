//! The speed in the browser, beside the budgets of ARCHITECTURE.md: a first visit on a slow line, `assess` by itself, and from
//! a tap to the picture.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "it stops at the first surprise and says where"
)]

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    rc::Rc,
};

use selfcheck_browser::{
    Device, Folder, Site, Visit, browser::Browser, content::catalogue, page::STORED,
};
use selfcheck_core::{
    Response, assess, catalogue::EntityIx, format::ResponseFile, response::FactAnswer,
};
use serde_json::json;
use xtask::{
    paths,
    server::{Compress, ServerOptions},
};

/// Microseconds for one `assess`.
const ASSESS_BUDGET: f64 = 100.0;

/// Milliseconds until the text of a first visit can be read.
const READABLE_BUDGET: f64 = 600.0;

/// Milliseconds until a first visit can begin to answer.
const READY_BUDGET: f64 = 1900.0;

/// The line of a first visit: bits per second, and milliseconds until an answer begins.
const LINE: (f64, f64) = (1.6e6, 150.0);

/// How much the processor is slowed down on a first visit; the budgets are for the first.
const VISIT_SLOWER: [u32; 2] = [4, 6];

/// How many first visits are measured.
const VISITS: usize = 5;

/// Milliseconds from a tap to the picture, with the processor slowed down.
const TAP_BUDGET: f64 = 50.0;

/// How much the processor is slowed down for taps; the budget is for the last.
const TAP_SLOWER: [u32; 2] = [4, 6];

/// How many taps are measured.
const TAPS: usize = 20;

fn main() {
    VISIT_SLOWER.into_iter().for_each(first_visits);
    assessing();
    TAP_SLOWER.into_iter().for_each(taps);
}

/// Prints a figure beside its budget, if it has one. Being over it fails nothing: the machine may be busy.
fn judge(what: &str, figure: f64, unit: &str, budget: impl Into<Option<f64>>) {
    let verdict = budget.into().map_or(String::new(), |budget| {
        let verdict = if figure <= budget { "" } else { "  OVER" };
        format!("   budget {budget} {unit}{verdict}")
    });
    println!("{what:<50} {figure:>8.1} {unit}{verdict}");
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

// ---- A first visit ----

/// Notes when the page can be used: when it says so, and the picture after that is made.
const NOTE_READY: &str = "addEventListener('selfcheck-ready', () =>
    requestAnimationFrame(() => setTimeout(() => { window.readyAt = performance.now(); })))";

fn first_visits(slower: u32) {
    let options = ServerOptions { compress: Compress::Brotli, ..ServerOptions::default() };
    let site = Site::of(&paths::built_page().unwrap(), options);
    let (mut readable, mut ready) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        let browser = Browser::start(Rc::default(), false);
        browser.look_at(Device::Phone);
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE_READY }));
        browser.cdp("Network.enable", json!({}));
        let (speed, latency) = LINE;
        let line = json!({
            "offline": false, "latency": latency,
            "downloadThroughput": speed / 8.0, "uploadThroughput": speed / 8.0,
        });
        browser.cdp("Network.emulateNetworkConditions", line);
        browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slower }));
        browser.wait(browser.driver().goto(site.url())).unwrap();
        browser.until("the page is ready", || {
            browser.script("return window.readyAt || null", Vec::new()).is_number()
        });
        let times = browser.script(
            "return [performance.getEntriesByName('first-contentful-paint')[0].startTime, window.readyAt]",
            Vec::new(),
        );
        readable.push(times[0].as_f64().unwrap());
        ready.push(times[1].as_f64().unwrap());
    }
    let (speed, latency) = LINE;
    println!(
        "a first visit: {} Mbit/s, {latency} ms, processor {slower} times slower; the median of {VISITS}",
        speed / 1e6
    );
    let budget = |budget| (slower == VISIT_SLOWER[0]).then_some(budget);
    judge("first readable text", median(readable), "ms", budget(READABLE_BUDGET));
    judge("ready to answer", median(ready), "ms", budget(READY_BUDGET));
}

// ---- assess ----

fn assessing() {
    let folder = Folder::new();
    build_bench_page(folder.path());
    fs::write(folder.path().join("index.html"), "<!doctype html><title>bench</title>").unwrap();
    let site = Site::of(folder.path(), ServerOptions::default());
    let browser = Browser::start(Rc::default(), false);
    browser.wait(browser.driver().goto(site.url())).unwrap();
    browser.script(
        "return import(new URL('bench.js', location)).then(async module => { await module.default(); window.bench = module; })",
        Vec::new(),
    );
    for (entity, complete) in [
        ("eldercare", true),
        ("eldercare", false),
        ("village-community", true),
        ("village-community", false),
        ("civil-affairs-bureau", true),
        ("civil-affairs-bureau", false),
    ] {
        // Enough at once that the coarse clock of a browser does not matter; the first batches warm up.
        let batches = browser.script(
            "const bench = window.bench.Bench.of(arguments[0], arguments[1]), times = 400, all = [];
            for (let batch = 0; batch < 25; batch++) {
                const begun = performance.now();
                bench.run(times);
                all.push((performance.now() - begun) * 1000 / times);
            }
            return all.slice(5)",
            vec![json!(entity), json!(complete)],
        );
        let batches =
            batches.as_array().unwrap().iter().map(|figure| figure.as_f64().unwrap()).collect();
        let state = if complete { "everything answered" } else { "nothing answered" };
        judge(&format!("assess, {entity}, {state}"), median(batches), "µs", ASSESS_BUDGET);
    }
}

/// Builds `crates/bench-page` the way the page is built, into a folder.
fn build_bench_page(out: &Path) {
    // Apart from the page's, which is built with flags of its own.
    let target = paths::root().join("target").join("bench-page");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(paths::root())
        .args(["build", "--quiet", "-p", "selfcheck-bench-page"])
        .args(["--profile", "page", "--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_DIR", &target);
    for (name, _) in env::vars_os() {
        // What this program was started with is not meant for the one that is built.
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" || name == "RUSTFLAGS" {
            cargo.env_remove(name);
        }
    }
    if std_source_is_there() {
        // As `cargo xtask build` does where it can.
        cargo
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    }
    run(&mut cargo);
    let built =
        target.join("wasm32-unknown-unknown").join("page").join("selfcheck_bench_page.wasm");
    run(tool("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", "bench", "--out-dir"])
        .arg(out)
        .arg(built));
    let wasm = out.join("bench_bg.wasm");
    run(tool("wasm-opt").arg("-Oz").arg(&wasm).arg("-o").arg(&wasm));
}

fn std_source_is_there() -> bool {
    let said = Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc");
    let root = PathBuf::from(String::from_utf8_lossy(&said.stdout).trim());
    root.join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
}

/// A tool on the path, where `cargo xtask bench` puts the right ones first; else the one in the tool cache.
fn tool(name: &str) -> Command {
    let mut folders: Vec<PathBuf> =
        env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    if let Ok(cache) = paths::tool_cache().and_then(|cache| Ok(fs::read_dir(cache)?)) {
        for entry in cache.filter_map(Result::ok) {
            folders.push(entry.path().join("bin"));
            folders.push(entry.path().join("node_modules").join(".bin"));
        }
    }
    let found = folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    Command::new(
        found.unwrap_or_else(|| panic!("{name} is not there: run `cargo xtask setup` first")),
    )
}

fn run(command: &mut Command) {
    let status = command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(status.success(), "{command:?}: {status}");
}

// ---- From a tap to the picture ----

/// Takes the time of every tap: until the page has changed what is on screen, and until after the next picture.
const STOPWATCH: &str = "window.changes = []; window.pictures = [];
    let begun = 0, changed = true;
    addEventListener('click', event => {
        if (!event.target.closest('label')) return;
        begun = performance.now();
        changed = false;
        requestAnimationFrame(() => requestAnimationFrame(() => window.pictures.push(performance.now() - begun)));
    }, true);
    new MutationObserver(() => {
        if (!changed) window.changes.push(performance.now() - begun);
        changed = true;
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });";

/// How many taps come first, so that everything is warm.
const WARM_UP: usize = 5;

fn taps(slower: u32) {
    let (entity, notice, section, measures) = largest();
    let page = Visit::new().on(Device::Phone).open();
    let file = ResponseFile::new(catalogue(), &everything_said(entity));
    page.store(&format!("{STORED}bench"), &serde_json::to_string(&file).unwrap());
    page.reload();
    page.show(&format!("/check/bench/measures/{notice}.{section}"));
    assert_eq!(page.measures_in("#main"), measures);
    page.script(STOPWATCH);
    page.browser().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slower }));
    // Each tap changes what is drawn: a gap shows what to do.
    let rounds = ["unmet", "met"].into_iter().cycle();
    let taps = rounds.flat_map(|answer| measures.iter().map(move |measure| (measure, answer)));
    for (count, (measure, answer)) in taps.take(WARM_UP + TAPS).enumerate() {
        page.click(&format!("label[for='m-{measure}-{answer}']"));
        page.until("the picture is there", || {
            page.script("return window.pictures.length") == json!(count + 1)
        });
    }
    let figures = |list: &str| -> Vec<f64> {
        let all = page.script(&format!("return window.{list}.slice({WARM_UP})"));
        all.as_array().unwrap().iter().map(|figure| figure.as_f64().unwrap()).collect()
    };
    let (changes, pictures) = (figures("changes"), figures("pictures"));
    page.browser().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    let kind = &catalogue().entity(entity).id;
    println!(
        "the largest screen: {kind}, {} measures; {TAPS} taps, processor {slower} times slower",
        measures.len()
    );
    println!("{:<50} {:>8.1} ms", "from a tap to the changed page", median(changes));
    println!("{:<50} {:>8.1} ms", "the slowest tap", pictures.iter().copied().fold(0.0, f64::max));
    let budget = (slower == TAP_SLOWER[1]).then_some(TAP_BUDGET);
    judge("from a tap to after the next picture", median(pictures), "ms", budget);
}

/// A respondent of this kind to whom every fact applies.
fn everything_said(entity: EntityIx) -> Response {
    Response {
        entity: Some(entity),
        place: catalogue().find_place(330_281),
        facts: catalogue().facts().map(|(ix, _)| (ix, FactAnswer::Value(0))).collect(),
        ..Response::default()
    }
}

/// The screen with most measures: whose it is, where, and which measures.
fn largest() -> (EntityIx, u8, u8, Vec<String>) {
    let mut screens = BTreeMap::<_, Vec<String>>::new();
    for (entity, _) in catalogue().entities() {
        for finding in assess(catalogue(), &everything_said(entity)).applying() {
            let measure = catalogue().measure(finding.measure);
            let at = measure.sources[0];
            screens.entry((entity, at.notice, at.section)).or_default().push(measure.id.clone());
        }
    }
    let largest = screens.into_iter().max_by_key(|(_, measures)| measures.len());
    let ((entity, notice, section), measures) = largest.unwrap();
    (entity, notice, section, measures)
}
