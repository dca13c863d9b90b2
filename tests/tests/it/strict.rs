//! The page on the site of an authority: in a sub-folder, under a strict Content-Security-Policy.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Folder, Page, Site, Visit, Walk, content,
    embedded::{self, Inside, Way},
    files,
    reading::{self, Scripts},
};
use serde_json::json;
use xtask::server::ServerOptions;

/// Nothing is allowed but what the page is made of, and no text becomes a script that nobody answers for.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; \
                      require-trusted-types-for 'script'; trusted-types selfcheck";

/// The least that the policy of a page must allow that has it in a frame, and as an element (docs/embedding.md).
const FRAME_LEAST: [&str; 2] = ["script-src 'self'", "frame-src 'self'"];
const ELEMENT_LEAST: [&str; 3] =
    ["script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'"];

/// What a site allows that has it as an element or in a frame, and nothing else.
const HOST_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                           img-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; \
                           frame-ancestors 'self'; base-uri 'none'; form-action 'none'; \
                           require-trusted-types-for 'script'; trusted-types selfcheck";

/// Keeps what the browser refuses, through every load.
const WATCH: &str = "try {
        window.refused = window.top.refused = window.top.refused || [];
    } catch (_) {
        // What a browser shows in the place of a frame that it refuses.
        window.refused = [];
    }
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
    assert!(name.starts_with("疫情防控措施自查-镇海区颐养院-"), "{name}");
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
    assert!(page.exists(".stopped a[href$='checklist.html']"), "the checklist can be read");
}

/// A site under its own strict policy, with every protection that a browser offers besides.
fn strict_host(way: Way, policy: &str) -> Page {
    let headers = [
        ("Content-Security-Policy", policy),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), clipboard-write=(self)"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "SAMEORIGIN"),
    ];
    let site = Site::of(
        &files::built_page(),
        ServerOptions {
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            base_path: "/zwfw/selfcheck/".to_owned(),
            ..ServerOptions::default()
        },
    );
    let page = Visit::new()
        .to(&site)
        .after_running(WATCH)
        .at(&way.demo("answers=offer&theme-color=%23b31b1b"))
        .load();
    reading::until_it_runs(&Inside::of(&page, way));
    page
}

#[test]
fn a_strict_site_has_it_as_an_element_and_in_a_frame() {
    for way in Way::BOTH {
        let page = strict_host(way, HOST_POLICY);
        let inside = Inside::of(&page, way);
        let walk = Walk(&inside);
        walk.begin_as("eldercare", "宁波市", "镇海区");
        walk.answer_every_fact();
        walk.follow("#next");
        walk.answer_this_screen(0);
        walk.follow(".steps a[href*='/result']");
        selfcheck_browser::result::agrees_with_the_core(&inside);
        walk.follow("[data-output='code']");
        assert!(reading::exists(&inside, "svg.qr path[d]"));
        walk.follow("#to-result");
        walk.follow("[data-output='ledger']");
        walk.click("#xlsx");
        reading::until("the workbook is made", || !reading::text(&inside, "#told").is_empty());
        assert!(reading::text(&inside, "#told").contains("交给浏览器"), "{way:?}");
        walk.click("#print");
        walk.click("#view");
        reading::until("it is in the elder view", || {
            reading::exists(&inside, "[data-view='elder']")
        });
        walk.click("#language");
        reading::until("the English texts are there", || {
            reading::text(&inside, ".steps .hint").starts_with("Step")
        });
        assert_eq!(page.script("return window.refused"), json!([]), "{way:?}");
    }
}

/// Each part of the list is needed: without it something does not work, and that is said.
#[test]
fn a_site_that_allows_too_little_is_told_what_is_missing() {
    for way in Way::BOTH {
        let policy = HOST_POLICY.replace(" 'wasm-unsafe-eval'", "");
        let site = Site::of(
            &files::built_page(),
            ServerOptions {
                headers: vec![("Content-Security-Policy".to_owned(), policy)],
                ..ServerOptions::default()
            },
        );
        let page = Visit::new().to(&site).at(&way.demo("")).load();
        page.foresee("WebAssembly");
        page.foresee("wasm");
        let inside = Inside::of(&page, way);
        reading::until("it says so", || reading::exists(&inside, ".stopped"));
        let said = reading::text(&inside, ".stopped");
        assert!(said.contains("网站的设置") && said.contains("'wasm-unsafe-eval'"), "{said}");
    }
    // A site that asks for trusted types and does not name ours.
    let policy = HOST_POLICY.replace("trusted-types selfcheck", "trusted-types nobody");
    let site = Site::of(
        &files::built_page(),
        ServerOptions {
            headers: vec![("Content-Security-Policy".to_owned(), policy)],
            ..ServerOptions::default()
        },
    );
    let page = Visit::new()
        .to(&site)
        .after_running(embedded::NOTE_WARNINGS)
        .at(&Way::Element.demo(""))
        .load();
    page.foresee("Trusted");
    let inside = Inside::of(&page, Way::Element);
    reading::until("it says so", || reading::exists(&inside, "[role='alert']"));
    assert!(
        page.lines("return window.warned")
            .iter()
            .any(|line| line.contains("trusted-types selfcheck"))
    );
}

/// A page with the self-check under a policy of its own, which its HTML names.
fn host_with(way: Way, policy: &str) -> (Page, Folder) {
    let inner = match way {
        Way::Element => "<self-check></self-check><script defer src=self-check.js></script>",
        Way::Frame => {
            "<iframe data-self-check src='index.html?embed=1'></iframe><script defer src=self-check-frame.js></script>"
        }
    };
    let html = format!(
        "<!doctype html><meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"{policy}\"><title>h</title>{inner}"
    );
    let folder = Folder::copy_of(&files::built_page());
    std::fs::write(folder.path().join("host.html"), html).unwrap();
    let site = Site::of(folder.path(), ServerOptions::default());
    let page = Visit::new().to(&site).after_running(WATCH).at("host.html").load();
    page.foresee("favicon");
    page.foresee("Content Security Policy");
    page.foresee("Content-Security-Policy");
    (page, folder)
}

/// Whether it can be used as it should be.
fn is_usable(page: &Page, way: Way) -> bool {
    let inside = Inside::of(page, way);
    let ready = "const h1 = document.querySelector('#main h1'), frame = window.frameElement;
        return h1 !== null && getComputedStyle(document.querySelector('.top')).display === 'flex'";
    let fits = "const frame = document.querySelector('iframe');
        return frame === null || frame.contentDocument !== null && parseInt(frame.style.height) > 300";
    page.says(fits) && inside.run(ready, &[]) == json!(true)
}

#[test]
fn what_a_page_must_allow_is_enough_and_each_part_of_it_is_needed() {
    for (way, least) in [(Way::Frame, &FRAME_LEAST[..]), (Way::Element, &ELEMENT_LEAST[..])] {
        let policy = format!("default-src 'none'; {}", least.join("; "));
        let (page, _folder) = host_with(way, &policy);
        reading::until("it can be used", || is_usable(&page, way));
        let refused = page.lines("return window.refused.filter(it => !it.includes('favicon'))");
        assert_eq!(refused, [""; 0], "{way:?}");
        for part in least {
            let without = format!(
                "default-src 'none'; {}",
                least.iter().filter(|other| *other != part).copied().collect::<Vec<_>>().join("; ")
            );
            let (page, _folder) = host_with(way, &without);
            for part in ["violates", "Refused", "Failed to load", "blocked", "Fetch API"] {
                page.foresee(part);
            }
            page.script("return new Promise(done => setTimeout(() => done(0), 1500))");
            let usable = page.says("const frame = document.querySelector('iframe'); return frame !== null && frame.contentDocument === null")
                || !is_usable(&page, way);
            assert!(usable, "{way:?} works without {part}");
        }
    }
}

#[test]
fn the_documents_give_these_policies() {
    for name in ["embedding.md", "embedding.zh-CN.md"] {
        let path = xtask::paths::root().join("docs").join(name);
        let text = std::fs::read_to_string(path).unwrap();
        // Who may have it in a frame is added there.
        let given = POLICY.replace("; require", "; frame-ancestors 'self'; require");
        // As a list, and for nginx, Apache and IIS.
        let times = if name.contains("zh") { 4 } else { 1 };
        assert_eq!(text.matches(&given).count(), times, "{name}: {given}");
        for least in [&FRAME_LEAST[..], &ELEMENT_LEAST[..]] {
            assert!(text.contains(&format!("`{}`", least.join("; "))), "{name}: {least:?}");
        }
    }
}
