//! Without network, and from one release to the next.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::rc::Rc;

use selfcheck_browser::{Folder, Page, Site, Visit, files::built_page, release::release};
use xtask::server::{Fault, ServerOptions};

/// The built page on a site that answers as most do.
fn site() -> Rc<Site> {
    Site::of(&built_page(), ServerOptions::default())
}

/// Opens the page and waits until all of it is on the device.
fn kept(visit: Visit) -> Page {
    let page = visit.open();
    page.until("everything is on the device", || page.exists("#offline"));
    page
}

/// A self-check with an answer; its stored text.
fn answered(page: &Page) -> String {
    page.begin();
    page.choose_entity("eldercare");
    page.write("#unit", "镇海区颐养院");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.answer("staff-test", "unmet");
    page.stored_check()
}

/// Which release is on screen; empty for the built one.
fn mark(page: &Page) -> String {
    let script = "const mark = document.querySelector('meta[name=test-release]'); return mark ? mark.content : ''";
    page.script(script).as_str().unwrap_or_default().to_owned()
}

/// The names of the caches of this origin.
fn caches(page: &Page) -> Vec<String> {
    page.lines("return caches.keys()")
}

/// Asks the browser to look for a new release now, as it does by itself at every start. False if that failed.
fn look_for_a_release(page: &Page) -> bool {
    page.says(
        "return navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true, () => false)",
    )
}

/// Puts another release on the site and has the page find it.
fn publish(page: &Page, site: &Site, next: &Folder) {
    site.with_server(|server| server.swap_folder(next.path())).unwrap();
    assert!(look_for_a_release(page));
}

fn offers_the_new_release(page: &Page) {
    page.until("the new release is announced", || {
        page.exists("#release") && page.text("#release").contains("有新版本")
    });
}

/// The browser itself says in the console that it could not fetch the service worker.
fn foresee_no_worker(page: &Page) {
    page.foresee("sw.js");
    page.foresee("when fetching the script");
}

/// The page with an answer, and another release that waits.
fn with_a_release_waiting(site: &Rc<Site>, profile: &Rc<Folder>, next: &Folder) -> Page {
    let page = kept(Visit::new().to(site).with_profile(profile));
    answered(&page);
    publish(&page, site, next);
    offers_the_new_release(&page);
    page
}

// ---- No network ----

#[test]
fn after_one_visit_the_page_works_without_network() {
    let site = site();
    let profile = Rc::new(Folder::new());
    let page = kept(Visit::new().to(&site).with_profile(&profile));
    let before = answered(&page);
    site.stop();
    page.foresee("sw.js");
    page.foresee("ERR_CONNECTION_REFUSED");

    page.reload();
    assert_eq!(page.stored_check(), before);
    page.answer("masks", "unmet");
    page.go_to("result");
    page.result_agrees_with_the_core();
    // English was never asked for while there was a network.
    page.click("#language");
    page.until("the English texts are there", || {
        page.text("h1") == "Result" && !page.exists("#no-english")
    });
    page.click("#language");
    page.close_the_tab_and_come_back();
    assert_eq!(page.texts("#shelf h3"), ["镇海区颐养院"]);
    page.close();

    // The browser is closed and started again, and the network is still gone.
    let page = Visit::new().to(&site).with_profile(&profile).open();
    page.foresee("sw.js");
    page.foresee("ERR_CONNECTION_REFUSED");
    assert_eq!(page.texts("#shelf h3"), ["镇海区颐养院"]);
    page.begin();
    page.choose_entity("village-community");
    page.go_next();
    page.place("绍兴市", "上虞区");
    page.go_to("result");
    page.result_agrees_with_the_core();
}

#[test]
fn in_a_sub_folder_it_keeps_to_itself() {
    let options = ServerOptions { base_path: "/a/b/".to_owned(), ..ServerOptions::default() };
    let site = Site::of(&built_page(), options);
    let page = kept(Visit::new().to(&site));
    let scopes = page.lines(
        "return navigator.serviceWorker.getRegistrations().then(all => all.map(r => r.scope))",
    );
    assert_eq!(scopes, [site.url()]);
    let names = caches(&page);
    assert!(names.len() == 1 && names[0].contains(&site.url()), "{names:?}");
}

#[test]
fn everything_of_the_release_is_kept_and_nothing_else() {
    let page = kept(Visit::new());
    let kept = page.lines(
        "return caches.keys().then(names => caches.open(names[0])).then(cache => cache.keys())
            .then(all => all.map(request => new URL(request.url).pathname.slice(1)).sort())",
    );
    let there = |name: &str| kept.iter().any(|kept| kept == name);
    assert!(
        there("index.html") && there("checklist.html") && there("manifest.webmanifest"),
        "{kept:?}"
    );
    let no =
        |name: &String| name.ends_with(".br") || name.ends_with(".gz") || name == "selfcheck.html";
    assert!(!kept.iter().any(no), "{kept:?}");
    // The page's program, and the one that makes workbooks.
    assert_eq!(kept.iter().filter(|name| name.ends_with(".wasm")).count(), 2, "{kept:?}");
}

#[test]
fn the_page_can_be_installed() {
    let page = kept(Visit::new());
    let errors = page.browser().cdp("Page.getInstallabilityErrors", serde_json::json!({}));
    // A headless browser has nowhere to install to; everything else must be in order.
    let errors: Vec<_> = errors["installabilityErrors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["errorId"].as_str().unwrap_or_default().to_owned())
        .filter(|id| id != "in-incognito")
        .collect();
    assert_eq!(errors, [""; 0]);
    let manifest = page.browser().cdp("Page.getAppManifest", serde_json::json!({}));
    assert_eq!(manifest["errors"], serde_json::json!([]));
}

// ---- A new release ----

#[test]
fn a_new_release_waits_for_the_persons_word() {
    let site = site();
    let page = kept(Visit::new().to(&site));
    let before = answered(&page);
    let old = caches(&page);
    let next = release("two");
    publish(&page, &site, &next);
    offers_the_new_release(&page);
    assert_eq!(mark(&page), "", "nothing happens by itself");

    // One goes on with the old one, even through a reload.
    page.answer("masks", "partly");
    page.reload();
    assert_eq!(mark(&page), "");
    let after = page.stored_check();
    assert_ne!(before, after);

    offers_the_new_release(&page);
    page.click("#release .button");
    page.until("the new release is there", || mark(&page) == "two");
    page.ready();
    assert_eq!(page.stored_check(), after, "answers survive, and the screen is the same");
    page.until("the old one is gone", || caches(&page).len() == 1);
    assert_ne!(caches(&page), old);
    assert!(!page.exists("#release"));
}

#[test]
fn a_new_release_is_taken_when_nothing_is_open() {
    let (site, profile, next) = (site(), Rc::new(Folder::new()), release("two"));
    let page = with_a_release_waiting(&site, &profile, &next);
    page.close();
    let page = Visit::new().to(&site).with_profile(&profile).open();
    if mark(&page).is_empty() {
        // The browser changes over once the old page is gone for good; the start that wakes it may still be the old one.
        page.close_the_tab_and_come_back();
    }
    assert_eq!(mark(&page), "two");
    assert_eq!(page.texts("#shelf h3"), ["镇海区颐养院"]);
}

#[test]
fn an_update_that_is_half_there_leaves_the_old_one_working() {
    for fault in [Fault::Missing, Fault::Drop, Fault::Cut(1000)] {
        let site = site();
        let page = kept(Visit::new().to(&site));
        page.foresee("sw.js");
        page.foresee("page-");
        page.foresee("index.html");
        page.foresee("integrity");
        answered(&page);
        let old = caches(&page);
        let next = release("two");
        site.with_server(|server| server.faults().set("index.html", fault));
        site.with_server(|server| server.swap_folder(next.path())).unwrap();
        look_for_a_release(&page);
        page.until("the half is thrown away", || {
            caches(&page) == old
                && page.says(
                    "return navigator.serviceWorker.getRegistration().then(r => !r.installing)",
                )
        });
        assert!(!page.exists("#release"), "{fault:?}");
        page.reload();
        assert_eq!(mark(&page), "", "{fault:?}");
        page.answer("masks", "unmet");

        // Later all of it is there.
        site.with_server(|server| server.faults().clear());
        look_for_a_release(&page);
        offers_the_new_release(&page);
    }
}

#[test]
fn a_file_that_was_changed_on_the_way_is_not_kept() {
    let broken = Folder::copy_of(&built_page());
    let path = broken.path().join("manifest.webmanifest");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("自查", "别的")).unwrap();
    let site = Site::of(broken.path(), ServerOptions::default());
    let page = Visit::new().to(&site).open();
    page.foresee("integrity");
    page.foresee("digest");
    page.foresee("manifest");
    page.until("the service worker has given up", || {
        page.says("return navigator.serviceWorker.getRegistration().then(r => !r || !(r.installing || r.waiting || r.active))")
    });
    assert!(!page.exists("#offline"), "it does not say what is not so");
    answered(&page);
}

#[test]
fn two_windows_with_two_releases_lose_nothing() {
    let (site, profile, next) = (site(), Rc::new(Folder::new()), release("two"));
    let page = with_a_release_waiting(&site, &profile, &next);

    // A second window takes the new release; the first one is told and goes on.
    let first = page.window();
    page.open_window(&site.url());
    offers_the_new_release(&page);
    page.click("#release .button");
    page.until("the new release is there", || mark(&page) == "two");
    page.ready();
    let second = page.window();
    page.to_window(&first);
    assert_eq!(mark(&page), "");
    page.until("the first is told", || {
        page.exists("#release") && page.text("#release").contains("另一个窗口")
    });
    page.answer("masks", "unmet");
    let said = page.stored_check();
    page.to_window(&second);
    page.until("the other window has it", || page.text("#shelf").contains("缺口 2"));

    page.to_window(&first);
    page.click("#release .button");
    page.until("the first has changed over", || mark(&page) == "two");
    page.ready();
    assert_eq!(page.stored_check(), said);
}

#[test]
fn changed_content_is_named_until_it_is_noted() {
    let page = Page::open();
    let before = answered(&page);
    page.until("what was seen is noted", || page.stored("selfcheck.content").is_some());
    let seen = page.stored("selfcheck.content").unwrap();
    // As if this device had last seen another content: one measure less, one that asked otherwise, one more.
    let mut lines: Vec<String> = seen.split('\n').map(str::to_owned).collect();
    lines[1] = "000000000000".to_owned();
    lines.retain(|line| !line.starts_with("masks "));
    for line in &mut lines {
        if line.starts_with("staff-test ") {
            "staff-test 7 每人都测".clone_into(line);
        }
    }
    lines.push("bygone 7 以前的一项".to_owned());
    page.store("selfcheck.content", &lines.join("\n"));
    page.reload();
    let said = page.text("#changes");
    assert!(said.contains("新增 1 项"), "{said}");
    assert!(said.contains("改动 1 项"), "{said}");
    assert!(said.contains("不再列出 1 项：以前的一项"), "{said}");
    assert_eq!(page.stored_check(), before, "answers are kept");
    page.reload();
    assert!(page.exists("#changes"), "until it is noted");
    page.click("#noted");
    page.until("it is gone", || !page.exists("#changes"));
    page.reload();
    assert!(!page.exists("#changes"));
    assert_eq!(page.stored("selfcheck.content").unwrap(), seen);
}

// ---- What the browser or the site refuses ----

#[test]
fn a_service_worker_that_cannot_be_had_costs_nothing_but_offline() {
    for fault in [Fault::Missing, Fault::Drop] {
        let site = site();
        site.with_server(|server| server.faults().set("sw.js", fault));
        let page = Visit::new().to(&site).open();
        foresee_no_worker(&page);
        answered(&page);
        page.reload();
        page.answer("masks", "unmet");
        assert!(!page.exists("#offline"));
        // It is there again: the next start keeps the page.
        site.with_server(|server| server.faults().clear());
        page.reload();
        page.until("everything is on the device", || page.exists("#offline"));
        // Gone again: what is kept works on.
        site.with_server(|server| server.faults().set("sw.js", fault));
        page.reload();
        page.until("everything is on the device", || page.exists("#offline"));
    }
}

#[test]
fn storage_that_is_too_small_or_refused_costs_nothing_but_offline() {
    let page = Visit::new()
        .after_running(
            "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError'))",
        )
        .open();
    answered(&page);
    page.reload();
    assert!(!page.exists("#offline"));

    let site = site();
    site.with_server(|server| server.faults().set("sw.js", Fault::Missing));
    let page = Visit::new().to(&site).open();
    page.foresee("Quota");
    foresee_no_worker(&page);
    answered(&page);
    let origin = site.origin();
    let quota = serde_json::json!({ "origin": origin.trim_end_matches('/'), "quotaSize": 50_000 });
    page.browser().cdp("Storage.overrideQuotaForOrigin", quota);
    site.with_server(|server| server.faults().clear());
    page.reload();
    page.until("the service worker has given up", || {
        page.says("return navigator.serviceWorker.getRegistration().then(r => !r || !(r.installing || r.active))")
    });
    assert!(!page.exists("#offline"));
    assert_eq!(caches(&page), [""; 0], "no half is left behind");
    page.reload();
    page.answer("masks", "unmet");
}
