//! The built folder on any static server: any sub-path, with and without compression, whatever may be cached, with wrong
//! types.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;

use selfcheck_browser::{
    Folder, Page, Site, Visit, Walk,
    embedded::{Inside, Way},
    files::built_page,
    reading,
    release::release,
};
use xtask::server::{Compress, Fault, ServerOptions};

/// Everything that must work on any server: a start, a result, English, and all of it kept for offline.
fn everything_works(page: &Page) {
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.answer("staff-test", "unmet");
    page.go_to("result");
    page.result_agrees_with_the_core();
    page.click("#language");
    page.until("the English texts are there", || !page.exists("#no-english"));
    page.until("everything is on the device", || page.exists("#offline"));
}

#[test]
fn it_works_compressed_and_not_at_any_address() {
    for compress in [Compress::None, Compress::Gzip, Compress::Brotli] {
        for base_path in ["/", "/zwfw/2026/selfcheck/", "/%E8%87%AA%E6%9F%A5(2026)/"] {
            let options = ServerOptions {
                compress,
                base_path: base_path.to_owned(),
                ..ServerOptions::default()
            };
            let site = Site::of(&built_page(), options);
            everything_works(&Visit::new().to(&site).open());
        }
    }
}

#[test]
fn a_query_and_the_name_of_the_file_make_no_difference() {
    for end in ["index.html", "?from=bulletin", "index.html?a=b#/about"] {
        let page = Visit::new().at(end).open();
        page.until("everything is on the device", || page.exists("#offline"));
        if page.text("h1") != "疫情防控措施自查" {
            page.go_home();
        }
        everything_works(&page);
    }
}

#[test]
fn a_site_that_lets_everything_be_cached_for_long_still_brings_new_releases() {
    let options = ServerOptions {
        cache_control: "public, max-age=31536000".to_owned(),
        ..ServerOptions::default()
    };
    let site = Site::of(&built_page(), options);
    let page = Visit::new().to(&site).open();
    page.until("everything is on the device", || page.exists("#offline"));
    let next = release("two");
    site.with_server(|server| server.swap_folder(next.path())).unwrap();
    page.reload();
    page.until("the new release is announced", || page.exists("#release"));
    page.click("#release .button");
    page.until("the new release is there", || {
        page.says(
            "const mark = document.querySelector('meta[name=test-release]'); return mark !== null",
        )
    });
    page.ready();
}

#[test]
fn beside_every_file_that_is_worth_it_stand_its_compressed_twins() {
    let folder = built_page();
    let mut checked = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let worth_it = [".html", ".js", ".css", ".wasm", ".bin", ".webmanifest"];
        if !worth_it.iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let size = fs::metadata(&path).unwrap().len();
        for twin in ["br", "gz"] {
            let twin = folder.join(format!("{name}.{twin}"));
            let smaller =
                fs::metadata(&twin).unwrap_or_else(|error| panic!("{}: {error}", twin.display()));
            assert!(smaller.len() < size, "{}", twin.display());
        }
        checked += 1;
    }
    assert!(checked >= 7, "{checked}");
}

#[test]
fn every_address_in_the_page_is_relative_and_nothing_is_inline() {
    let page = fs::read_to_string(built_page().join("index.html")).unwrap();
    for attribute in ["src=\"", "href=\"", "data-wasm=\""] {
        for address in page.split(attribute).skip(1) {
            let address = address.split('"').next().unwrap();
            assert!(!address.starts_with('/') && !address.contains(':'), "{address}");
        }
    }
    assert!(!page.contains("<style") && !page.contains(" style=") && !page.contains(" onclick="));
    for script in page.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').unwrap();
        assert!(tag.contains("src=") || rest.starts_with("</script>"), "<script{tag}>");
    }
}

#[test]
fn a_server_that_does_not_know_wasm_gives_it_as_a_script() {
    // By itself; with options in the address; in a frame; as an element.
    for at in ["", "?embed", &Way::Frame.demo(""), &Way::Element.demo("")] {
        let site = Site::of(&built_page(), ServerOptions::default());
        for kind in ["*.wasm", "*.bin"] {
            // An element takes its text from such a file as well.
            if kind == "*.wasm" || !at.contains("element") {
                site.with_server(|server| server.faults().set(kind, Fault::Missing));
            }
        }
        let page = Visit::new().to(&site).at(at).load();
        for part in ["404", "Failed to load", "ntegrity"] {
            page.foresee(part);
        }
        let way = if at.contains("element") { Way::Element } else { Way::Frame };
        let inside = Inside::of(&page, way);
        let there: &dyn reading::Scripts = if at.contains("demo") { &inside } else { &page };
        reading::until_it_runs(there);
        let walk = Walk(there);
        walk.begin_as("eldercare", "宁波市", "镇海区");
        walk.answer_every_fact();
        walk.follow(".steps a[href*='/result']");
        selfcheck_browser::result::agrees_with_the_core(there);
        walk.click("#language");
        reading::until("the English texts are there", || {
            reading::text(there, ".steps .hint").starts_with("Step")
                && !reading::exists(there, "#no-english")
        });
    }
}

/// A site with a service worker of its own that answers for everything under it.
const OWN_WORKER: &str = "const keep = caches.open('of the site');
    addEventListener('install', event => event.waitUntil(keep.then(cache => cache.addAll(['host.html', 'sc/self-check-frame.js'])).then(() => skipWaiting())));
    addEventListener('activate', event => event.waitUntil(clients.claim()));
    addEventListener('fetch', event => event.respondWith(
        fetch(event.request).catch(() => keep.then(cache => cache.match(event.request))).then(answer => answer || Response.error())));";

#[test]
fn a_site_with_a_service_worker_of_its_own_keeps_it_and_the_self_check_works_offline_in_it() {
    let folder = Folder::new();
    let own = folder.path();
    for (name, text) in [
        ("host-sw.js", OWN_WORKER),
        (
            "host.html",
            "<!doctype html><meta charset=utf-8><title>h</title><link rel=icon href=data:,>
            <script defer src=sc/self-check-frame.js></script>
            <iframe data-self-check src='sc/index.html?embed=1' width=900 height=600></iframe>",
        ),
    ] {
        fs::write(own.join(name), text).unwrap();
    }
    let copy = Folder::copy_of(&built_page());
    fs::rename(copy.path(), own.join("sc")).unwrap();
    let site = Site::of(own, ServerOptions::default());
    let page = Visit::new().to(&site).at("host.html").load();
    page.script(
        "return navigator.serviceWorker.register('host-sw.js').then(() => navigator.serviceWorker.ready)
            .then(() => new Promise(done => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.addEventListener('controllerchange', done))).then(() => 0)",
    );
    page.browser().wait(page.browser().driver().refresh()).unwrap();
    let inside = Inside::of(&page, Way::Frame);
    reading::until_it_runs(&inside);
    let walk = Walk(&inside);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    reading::until("everything is on the device", || reading::exists(&inside, "#offline"));
    let workers = "return navigator.serviceWorker.getRegistrations().then(all => all.map(it => new URL(it.scope).pathname).sort())";
    assert_eq!(page.lines(workers), ["/", "/sc/"]);

    site.stop();
    for part in ["ERR_", "Failed to load", "ailed to fetch"] {
        page.foresee(part);
    }
    page.browser().wait(page.browser().driver().refresh()).unwrap();
    reading::until_it_runs(&inside);
    walk.follow("[data-check] h3 a");
    selfcheck_browser::result::agrees_with_the_core(&inside);
    assert_eq!(page.lines(workers), ["/", "/sc/"]);
    let kept = "return caches.keys().then(all => all.includes('of the site') ? 'kept' : 'gone').then(it => [it])";
    assert_eq!(page.lines(kept), ["kept"]);
}

#[test]
fn an_element_takes_its_files_from_another_site_that_allows_it() {
    let files = Site::of(
        &built_page(),
        ServerOptions {
            headers: vec![("Access-Control-Allow-Origin".to_owned(), "*".to_owned())],
            ..ServerOptions::default()
        },
    );
    let elsewhere = files.url().replace("127.0.0.1", "localhost");
    let folder = Folder::new();
    let host = format!(
        "<!doctype html><meta charset=utf-8><title>h</title><link rel=icon href=data:,>
        <script defer src='{elsewhere}self-check.js' crossorigin></script><self-check></self-check>"
    );
    fs::write(folder.path().join("host.html"), host).unwrap();
    let page =
        Visit::new().to(&Site::of(folder.path(), ServerOptions::default())).at("host.html").load();
    page.foresee_site(&elsewhere);
    let inside = Inside::of(&page, Way::Element);
    reading::until_it_runs(&inside);
    Walk(&inside).begin_as("eldercare", "宁波市", "镇海区");
    Walk(&inside).follow(".steps a[href*='/result']");
    selfcheck_browser::result::agrees_with_the_core(&inside);
}
