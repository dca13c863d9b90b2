//! The page on the site of an authority: in a sub-folder, under a strict Content-Security-Policy.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{Folder, Page, Site, Visit, content, files};
use serde_json::json;
use xtask::server::ServerOptions;

/// Nothing is allowed but what the page is made of.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self'; connect-src 'self'; manifest-src 'self'";

/// Keeps what the browser refuses, through every load.
const WATCH: &str = "window.refused = [];
    addEventListener('securitypolicyviolation', e => window.refused.push(e.violatedDirective + ' ' + e.blockedURI));";

fn strict_page(policy: &str) -> Page {
    let site = Site::of(
        &files::built_page(),
        ServerOptions {
            headers: vec![("Content-Security-Policy".to_owned(), policy.to_owned())],
            base_path: "/a/b/".to_owned(),
            ..ServerOptions::default()
        },
    );
    assert!(site.url().ends_with("/a/b/"));
    Visit::new().to(&site).after_running(WATCH).open()
}

#[test]
fn everything_works_in_a_sub_folder_under_a_strict_policy() {
    let page = strict_page(POLICY);
    let downloads = Folder::new();
    page.download_to(&downloads);
    page.begin();
    page.choose_entity("eldercare");
    page.write("#unit", "镇海区颐养院");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.go_next();
    page.fact("symptoms", "yes");
    page.answer("staff-test", "unmet");
    page.remark("staff-test", "备注");
    page.go_to("result");
    assert!(page.measures_in("#immediate").contains(&"closed-named".to_owned()));
    page.result_agrees_with_the_core();

    page.click("#save-file");
    let (name, bytes) = page.downloaded(&downloads);
    assert!(name.starts_with("疫情防控自查-镇海区颐养院-"), "{name}");
    assert!(name.ends_with(".json"), "{name}");
    assert_eq!(content::read(&String::from_utf8(bytes).unwrap()).unit, "镇海区颐养院");

    page.click("#language");
    page.until("the English texts have come", || {
        page.text("#immediate").contains(&content::measure("closed-named").name.en)
    });
    assert_eq!(page.script("return window.refused"), json!([]));
    page.reload();
    page.until("the result is there again", || page.exists("#headline"));
    assert_eq!(page.script("return window.refused"), json!([]));
}

#[test]
fn a_policy_that_forbids_the_program_is_met_with_words() {
    let page = strict_page(&POLICY.replace(" 'wasm-unsafe-eval'", ""));
    page.foresee("WebAssembly");
    let said = page.text(".stopped");
    assert!(said.contains("网站的设置") && said.contains("'wasm-unsafe-eval'"), "{said}");
    assert!(page.text(".stopped pre").contains("WebAssembly"), "{said}");
    assert!(page.exists("#checklist"), "the checklist stays");
}
