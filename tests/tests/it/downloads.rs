//! What each way into the page downloads, from the start to the result and a paper: what `cargo xtask size` counts, and no more.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Page, Visit, Walk,
    embedded::{Inside, Way, site_with},
    reading::{self, Scripts},
};
use xtask::downloads::{self, CONTENT, ELEMENT, PAGE, is_named};

/// So that nothing comes from anywhere but the site.
const NO_WORKER: &str = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined });";

/// The whole job: answers, the result, the form.
fn walk(on: &dyn Scripts) {
    reading::until_it_runs(on);
    let walk = Walk(on);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    walk.follow("#next");
    walk.answer_this_screen(0);
    walk.follow(".steps a[href*='/result']");
    walk.follow("[data-output='form']");
    reading::until("the form is there", || reading::exists(on, "#print"));
}

/// What was asked of the site so far, without what belongs to the page around.
fn asked(page: &Page) -> Vec<String> {
    let site = page.site().url();
    let requests = page.browser().requests().into_iter();
    let mut names: Vec<String> = requests
        .filter_map(|address| {
            let name = address.strip_prefix(&site)?.split(['?', '#']).next()?.to_owned();
            Some(if name.is_empty() { "index.html".to_owned() } else { name })
        })
        .filter(|name| name != "host.html")
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Holds what was asked for to the list. The service worker, and what only a browser with a window or a launcher asks for, may be
/// missing here.
#[track_caller]
fn are_listed(asked: &[String], list: &[&str]) {
    let list = [list, CONTENT].concat();
    let is_listed = |name: &String| list.iter().any(|listed| is_named(name, listed));
    let more: Vec<_> = asked.iter().filter(|name| !is_listed(name)).collect();
    assert!(more.is_empty(), "not in the list: {more:?}");
    for listed in list {
        let seldom = ["sw.js", "manifest.webmanifest", "icons/icon.svg"].contains(&listed);
        assert!(seldom || asked.iter().any(|name| is_named(name, listed)), "{listed}: {asked:?}");
    }
}

#[test]
fn by_itself() {
    let page = Visit::new().after_running(NO_WORKER).open();
    walk(&page);
    are_listed(&asked(&page), PAGE);
}

#[test]
fn in_a_frame_and_as_an_element() {
    let frame = "<script defer src=self-check-frame.js></script>
        <iframe data-self-check src='index.html?embed=1' width=900 height=600></iframe>";
    let element = "<script async src=self-check.js></script><self-check></self-check>";
    for (way, inside, list) in
        [(Way::Frame, frame, &*downloads::frame()), (Way::Element, element, ELEMENT)]
    {
        let head = "<!doctype html><meta charset=utf-8><title>h</title><link rel=icon href=data:,>";
        let (site, _folder) = site_with("host.html", &format!("{head}{inside}"));
        let page = Visit::new().to(&site).after_running(NO_WORKER).at("host.html").load();
        walk(&Inside::of(&page, way));
        are_listed(&asked(&page), list);
    }
}
