//! The page in frames that may do little: of another site, in a sandbox. It works as far as it is let, and says what it is not.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Folder, Page, Visit, Walk,
    embedded::{Way, enter_frame, leave_frame, told},
    reading::{self, exists, text, until},
};

/// The demo on one site with the page in a frame from another.
fn of_another_site(visit: Visit) -> Page {
    let site = selfcheck_browser::Site::plain();
    // For a browser, these are two sites.
    let other = site.url().replace("127.0.0.1", "localhost");
    let page = visit.to(&site).at(&Way::Frame.demo(&format!("src={other}"))).load();
    page.foresee_site(&other);
    enter_frame(&page);
    reading::until_it_runs(&page);
    page
}

/// From the start page to a result.
fn to_the_result(page: &Page) {
    let walk = Walk(page);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    walk.follow("#next");
    walk.answer_this_screen(0);
    walk.follow(".steps a[href*='/result']");
    assert!(exists(page, "#headline") && exists(page, "#immediate"));
}

/// No service worker is there or on its way.
fn has_no_worker(page: &Page) -> bool {
    page.says(
        "try {
            return navigator.serviceWorker.getRegistrations().then(all => all.length === 0, () => true);
        } catch (_) {
            return true;
        }",
    )
}

/// Everything that is offered where nothing can be stored.
fn file_and_code_are_offered(page: &Page) {
    let walk = Walk(page);
    walk.follow("[data-output='code']");
    let digits = text(page, "#digits");
    assert!(digits.chars().filter(char::is_ascii_digit).count() > 30, "{digits}");
    walk.follow("#to-result");
    walk.follow("[data-output='file']");
    assert!(exists(page, "#save-file") && exists(page, "#copy"));
    walk.follow("#to-result");
}

#[test]
fn in_a_frame_of_another_site_it_gets_no_service_worker() {
    let page = of_another_site(Visit::new());
    to_the_result(&page);
    assert!(has_no_worker(&page));
    assert!(!exists(&page, "#offline"));
    leave_frame(&page);
    // And the two understand each other across sites.
    assert_eq!(told(&page, "ready").len(), 1);
    assert!(!told(&page, "progress").is_empty() && !told(&page, "result").is_empty());
    let height = "return parseInt(document.querySelector('iframe').style.height)";
    assert!(page.script(height).as_u64().unwrap() > 1000);
    page.click("[data-open='notices']");
    enter_frame(&page);
    until("the notices are there", || page.fragment() == "/notices");
}

#[test]
fn where_another_sites_frame_may_store_nothing_it_works_in_memory_and_says_so() {
    let page = of_another_site(Visit::new().without_storage());
    assert!(page.says("try { localStorage; return false } catch (_) { return true }"));
    assert!(text(&page, "#trouble").contains("嵌在别的网页里"), "{}", text(&page, "#trouble"));
    to_the_result(&page);
    assert!(has_no_worker(&page));
    assert!(text(&page, "#saving").contains("没有保存"), "{}", text(&page, "#saving"));
    file_and_code_are_offered(&page);
}

/// The demo with the page in a frame with this sandbox.
fn sandboxed(allows: &str) -> Page {
    let page = Visit::new().at(&Way::Frame.demo(&format!("sandbox={allows}"))).load();
    for part in ["CORS", "Failed to load", "sandbox", "blocked"] {
        page.foresee(part);
    }
    enter_frame(&page);
    reading::until_it_runs(&page);
    page
}

/// What became of the last thing handed out.
fn told_of(page: &Page, tap: &str) -> String {
    page.click(tap);
    until("it says what became of it", || !text(page, "#told").is_empty());
    text(page, "#told")
}

#[test]
fn in_a_sandbox_that_allows_scripts_alone_it_works_and_says_what_it_may_not() {
    let page = sandboxed("allow-scripts");
    assert!(page.says("return self.origin === 'null'"));
    assert!(exists(&page, "#trouble"), "it says that nothing is stored");
    to_the_result(&page);
    assert!(has_no_worker(&page));
    file_and_code_are_offered(&page);
    // The English texts come without being fetched as a file.
    page.click("#language");
    until("it is in English", || text(&page, "#main h1") == "Result");
    until("the English texts are there", || !exists(&page, "#no-english"));
    page.click("#language");
    let walk = Walk(&page);
    walk.follow("[data-output='form']");
    let said = told_of(&page, "#print");
    assert!(said.contains("没有看到打印窗口"), "{said}");
    walk.follow("#to-result");
    walk.follow("[data-output='file']");
    let said = told_of(&page, "#save-file");
    assert!(said.contains("找不到下载的文件") && said.contains("复制"), "{said}");
    let said = told_of(&page, "#copy");
    assert!(said.contains("复制"), "{said}");
    walk.follow("#to-result");
    // Workbooks need a program that cannot be fetched here.
    walk.follow("[data-output='ledger']");
    let said = told_of(&page, "#xlsx");
    assert!(said.contains("CSV"), "{said}");
    leave_frame(&page);
    assert_eq!(told(&page, "ready").len(), 1);
    assert!(!told(&page, "result").is_empty() && !told(&page, "height").is_empty());
}

#[test]
fn a_sandbox_that_allows_more_gets_more() {
    let page = sandboxed("allow-scripts%20allow-downloads%20allow-modals");
    let downloads = Folder::new();
    page.download_to(&downloads);
    to_the_result(&page);
    page.click("#save-file");
    let (name, bytes) = page.downloaded(&downloads);
    assert!(name.ends_with(".json") && !bytes.is_empty(), "{name}");
    Walk(&page).follow("[data-output='form']");
    page.script("window.printed = 0; window.print = () => { printed++; dispatchEvent(new Event('beforeprint')) }");
    page.click("#print");
    until("it prints", || page.says("return window.printed === 1"));

    let page = sandboxed("allow-scripts%20allow-same-origin");
    assert!(!exists(&page, "#trouble"));
    to_the_result(&page);
    assert!(text(&page, "#saving").contains("已保存"));
    selfcheck_browser::result::agrees_with_the_core(&page);
}

#[test]
fn in_a_sandbox_nobody_is_given_the_answers_who_is_not_known() {
    // The page around has an origin, so that it can be named, and given the answers.
    let page = sandboxed("allow-scripts&answers=offer");
    to_the_result(&page);
    Walk(&page).follow("[data-output='site']");
    assert!(page.site().origin().starts_with(&text(&page, "#recipient")));
    drop(page);

    // In a page without one it is not known who that is.
    let html = "<!doctype html><meta charset=utf-8><title>h</title><link rel=icon href=data:,>
        <iframe sandbox='allow-scripts allow-same-origin' src='inner.html'></iframe>";
    let inner = "<!doctype html><meta charset=utf-8><iframe data-self-check src='./?embed=1&answers=offer'></iframe>
        <script src=self-check-frame.js></script>";
    let folder = Folder::copy_of(&selfcheck_browser::files::built_page());
    let sandboxed = html.replace(" allow-same-origin", "");
    std::fs::write(folder.path().join("host.html"), sandboxed).unwrap();
    std::fs::write(folder.path().join("inner.html"), inner).unwrap();
    let site = selfcheck_browser::Site::of(folder.path(), xtask::server::ServerOptions::default());
    let page = Visit::new().to(&site).at("host.html").load();
    for part in ["CORS", "Failed to load", "sandbox", "blocked", "null"] {
        page.foresee(part);
    }
    enter_frame(&page);
    enter_frame(&page);
    reading::until_it_runs(&page);
    to_the_result(&page);
    Walk(&page).follow("[data-output='site']");
    assert!(!exists(&page, "#give"));
    assert!(text(&page, "#main .banner:not(#trouble)").contains("现在不能交"));
}
