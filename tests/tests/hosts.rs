//! The built folder on any static server: any sub-path, with and without compression, whatever may be cached, with wrong
//! types.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;

use selfcheck_browser::{Page, Site, Visit, files::built_page, release::release};
use xtask::server::{Compress, ServerOptions};

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
