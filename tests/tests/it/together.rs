//! The page as an element of somebody else's page: neither reaches into the other, whatever comes, goes or fails.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;

use selfcheck_browser::{
    Folder, Site, Visit, Walk,
    embedded::{self, Inside, Way, demo, site_with},
    files::built_page,
    reading::{self, Scripts, exists, fragment, text, until},
};
use serde_json::json;
use xtask::server::{Fault, ServerOptions};

/// A site that styles everything, in the worst way.
const LOUD: &str = "<!doctype html><html dir=rtl style='font-size: 40px'><meta charset=utf-8><title>h</title>
    <style>* { color: red; font-family: monospace !important; letter-spacing: 3px; text-transform: uppercase; }
    body { font-size: 30px; line-height: 3; text-align: right; cursor: wait; visibility: visible; word-spacing: 9px; }
    button, a, input, label, h1, p { font-size: 50px !important; margin: 33px !important; border: 9px dotted lime !important; }
    self-check { color: blue; font-size: 60px; line-height: 4; --main: lime; --size: 70px; --fill: lime; }
    .page, .top, .card, .banner, .button { display: none !important; } #app { display: none } </style>
    <p id=own class='button card'>own <a class=brand href='#x'>link</a></p>
    <self-check></self-check><script defer src=self-check.js></script></html>";

/// The same without any of it.
const QUIET: &str = "<!doctype html><html><meta charset=utf-8><title>h</title><body>
    <self-check></self-check><script defer src=self-check.js></script></html>";

/// How everything in the element looks.
const LOOKS: &str = "const all = [...document.querySelectorAll('.self-check, .self-check *')];
    const names = ['color', 'backgroundColor', 'fontFamily', 'fontSize', 'lineHeight', 'letterSpacing', 'wordSpacing',
        'textTransform', 'textAlign', 'direction', 'cursor', 'display', 'marginTop', 'borderTopWidth', 'visibility'];
    return all.map(e => e.nodeName + ' ' + names.map(name => getComputedStyle(e)[name]).join('|'))";

#[test]
fn nothing_of_the_site_reaches_the_element() {
    let looks = |html: &str| {
        let (site, _folder) = site_with("host.html", html);
        let page = Visit::new().to(&site).at("host.html").load();
        let inside = Inside::of(&page, Way::Element);
        reading::until_it_runs(&inside);
        Walk(&inside).begin_as("eldercare", "宁波市", "镇海区");
        inside.run("document.activeElement.blur()", &[]);
        page.foresee("favicon");
        reading::as_texts(&inside.run(LOOKS, &[]))
    };
    let (quiet, loud) = (looks(QUIET), looks(LOUD));
    assert!(quiet.len() > 50, "{}", quiet.len());
    assert_eq!(quiet.len(), loud.len());
    for (quiet, loud) in quiet.iter().zip(&loud) {
        assert_eq!(quiet, loud);
    }
}

#[test]
fn the_element_looks_like_the_page_by_itself() {
    let (site, _folder) =
        site_with("host.html", &QUIET.replace("<body>", "<body style='margin:0'>"));
    let page = Visit::new().to(&site).at("host.html").load();
    page.foresee("favicon");
    let inside = Inside::of(&page, Way::Element);
    reading::until_it_runs(&inside);
    let own = Visit::new().to(&site).at("index.html?embed").open();
    // What sticks to the window in the one and not in the other stands elsewhere; only the page by itself works offline.
    let places = "const all = [...document.querySelectorAll('#app *')];
        return all.filter(e => !e.firstElementChild && !e.closest('.near, #offline, #saving')).map(e => {
            const box = e.getBoundingClientRect();
            return [e.nodeName, e.id, ...[box.x, box.width, box.height].map(Math.round)].join(' ');
        })";
    let seen = |of: &dyn Scripts| {
        Walk(of).follow("#begin");
        reading::as_texts(&of.run(places, &[]))
    };
    assert_eq!(seen(&inside), seen(&own));
}

#[test]
fn nothing_of_the_element_reaches_the_site() {
    let (site, _folder) = site_with("host.html", LOUD);
    let page = Visit::new()
        .to(&site)
        .at("host.html")
        .after_running(
            "window.names = Object.keys(window); window.heard = 0;
            for (const name of ['hashchange', 'popstate']) addEventListener(name, () => heard++);",
        )
        .load();
    page.foresee("favicon");
    // How high the page is is not its look.
    let own = "return [...document.querySelectorAll('html, body, #own, #own *')].map(e => {
        const style = getComputedStyle(e);
        const names = [...style].filter(name => !/height|block-size|perspective|origin/.test(name));
        return names.map(name => name + ':' + style.getPropertyValue(name)).join(';');
    })";
    let before = page.script(own);
    let inside = Inside::of(&page, Way::Element);
    reading::until_it_runs(&inside);
    let walk = Walk(&inside);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    walk.click("#view");
    until("it is in the elder view", || exists(&inside, "[data-view='elder']"));
    assert_eq!(page.script(own), before);
    let left = "return [Object.keys(window).filter(name => !names.includes(name) && !/^(names|heard|ret_.*|cdc_.*)$/.test(name)),
        [...document.documentElement.attributes].map(it => it.name), document.title, location.hash, history.length, heard,
        document.head.querySelectorAll('script, link, style').length,
        Object.keys(localStorage).filter(key => !key.startsWith('selfcheck.'))]";
    // The style that the site itself has.
    assert_eq!(
        page.script(left),
        json!([[], ["dir", "style"], "h", "", page.script("return history.length"), 0, 1, []])
    );
}

#[test]
fn two_elements_on_one_page_know_what_the_other_has_stored() {
    let two = QUIET.replace(
        "<self-check></self-check>",
        "<self-check></self-check><self-check lang=en></self-check>",
    );
    let (site, _folder) = site_with("host.html", &two);
    let page = Visit::new().to(&site).at("host.html").load();
    page.foresee("favicon");
    let [one, other] = [0, 1].map(|number| Inside::of(&page, Way::Element).number(number));
    for inside in [&one, &other] {
        reading::until_it_runs(inside);
    }
    until("each has its language", || text(&other, "#main h1") != text(&one, "#main h1"));
    Walk(&one).begin_as("eldercare", "宁波市", "镇海区");
    assert_eq!(fragment(&other), "");
    until("the other lists it", || exists(&other, "[data-check]"));
    // Each has an open self-check of its own.
    Walk(&other).begin_as("funeral", "杭州市", "萧山区");
    assert_ne!(reading::check(&one), reading::check(&other));
    Walk(&one).answer_every_fact();
    assert_eq!(page.stored_names().len(), 2);
    Walk(&other).click("#language");
    until("both are in Chinese", || text(&other, ".steps .hint").contains('步'));
    for inside in [&one, &other] {
        Walk(inside).follow(".steps a[href*='/result']");
        selfcheck_browser::result::agrees_with_the_core(inside);
    }
}

#[test]
fn an_element_that_is_taken_out_and_put_back_leaves_nothing_behind() {
    let page = demo(Way::Element, "");
    let inside = Inside::of(&page, Way::Element);
    Walk(&inside).begin_as("eldercare", "宁波市", "镇海区");
    let id = reading::check(&inside);
    let again = "const element = document.querySelector('self-check'), parent = element.parentNode;
        return new Promise(done => {
            addEventListener('self-check-ready', done, { once: true });
            element.remove();
            setTimeout(() => parent.appendChild(element), 50);
        }).then(() => 0)";
    let alive = || {
        page.browser().cdp("HeapProfiler.enable", json!({}));
        page.browser().cdp("HeapProfiler.collectGarbage", json!({}));
        let of = |name: &str| -> u64 {
            let prototype = page
                .browser()
                .cdp("Runtime.evaluate", json!({ "expression": format!("{name}.prototype") }));
            let id = prototype["result"]["objectId"].clone();
            let found =
                page.browser().cdp("Runtime.queryObjects", json!({ "prototypeObjectId": id }));
            let array = found["objects"]["objectId"].clone();
            let length = page.browser().cdp("Runtime.callFunctionOn", json!({
                "objectId": array, "functionDeclaration": "function () { return this.length }", "returnByValue": true,
            }));
            page.browser().cdp("Runtime.releaseObject", json!({ "objectId": array }));
            length["result"]["value"].as_u64().unwrap()
        };
        [
            of("WebAssembly.Instance"),
            of("WebAssembly.Memory"),
            of("ResizeObserver"),
            of("MutationObserver"),
        ]
    };
    page.script(again);
    let before = alive();
    for _ in 0..6 {
        page.script(again);
    }
    reading::until_it_runs(&inside);
    let after = alive();
    assert!(
        after.iter().zip(&before).all(|(after, before)| after <= before),
        "{before:?}, then {after:?}"
    );
    // And it goes on with what is stored.
    assert!(exists(&inside, &format!("[data-check='{id}']")));

    // Only moved, it goes on where it is.
    Walk(&inside).click(&format!("[data-check='{id}'] .actions a"));
    until("it goes on", || fragment(&inside).contains(&id));
    let here = fragment(&inside);
    page.script(
        "const element = document.querySelector('self-check'); document.body.prepend(element)",
    );
    assert_eq!(fragment(&inside), here);
    Walk(&inside).follow(".steps a[href*='/where']");
}

#[test]
fn what_fails_inside_stays_inside() {
    // Whatever is missing, the site goes on, and the element says so and leads to the page by itself.
    for file in ["page-*.wasm", "text-*.bin", "inside-*.js"] {
        let site = Site::of(&built_page(), ServerOptions::default());
        for file in [file, "spare-*.js"] {
            site.with_server(|server| server.faults().set(file, Fault::Missing));
        }
        let page = Visit::new().to(&site).at(&Way::Element.demo("")).load();
        for part in ["404", "Failed to load", "ntegrity", "Refused to execute"] {
            page.foresee(part);
        }
        let inside = Inside::of(&page, Way::Element);
        until("it says so", || exists(&inside, "[role='alert']"));
        if file == "page-*.wasm" {
            assert!(text(&inside, ".stopped").contains("没有打开成功"), "{file}");
            assert!(
                exists(&inside, ".stopped a[href$='checklist.html']"),
                "the checklist can be read"
            );
        } else {
            let said = text(&inside, "[role='alert']");
            assert!(said.contains("自查没有打开成功") && said.contains("单独打开自查"), "{said}");
            let link = "return document.querySelector('[role=alert] a').getAttribute('href')";
            assert_eq!(inside.run(link, &[]), format!("{}index.html", site.url()));
        }
        assert_eq!(page.text("#after"), "这里是网站自己的内容。");
    }
}

#[test]
fn one_that_crashes_says_so_and_the_other_goes_on() {
    let two = QUIET
        .replace("<self-check></self-check>", "<self-check></self-check><self-check></self-check>");
    let (site, _folder) = site_with("host.html", &two);
    let page = Visit::new().to(&site).at("host.html").load();
    for part in ["favicon", "made to fail", "unreachable"] {
        page.foresee(part);
    }
    let [one, other] = [0, 1].map(|number| Inside::of(&page, Way::Element).number(number));
    for inside in [&one, &other] {
        reading::until_it_runs(inside);
    }
    Walk(&one).begin_as("eldercare", "宁波市", "镇海区");
    Walk(&one).write("input, textarea", "x");
    page.script(
        "window.insert = Node.prototype.insertBefore;
        const broken = document.querySelector('self-check').shadowRoot;
        Node.prototype.insertBefore = function (...all) {
            if (this.getRootNode() === broken) throw new Error('made to fail');
            return insert.apply(this, all);
        };",
    );
    one.run("document.querySelector('.steps a').click()", &[]);
    until("the one has stopped", || exists(&one, ".stopped"));
    assert!(text(&one, ".stopped").contains("页面出错了"));
    assert!(exists(&one, ".stopped textarea"), "the answers are there to be saved");
    Walk(&other).begin_as("funeral", "杭州市", "萧山区");
    // Opened again, the answers are there.
    page.script("Node.prototype.insertBefore = insert");
    page.script(
        "document.querySelector('self-check').shadowRoot.querySelector('.stopped .button').click()",
    );
    until("it is there again", || exists(&one, "[data-check]"));
}

#[test]
fn it_prints_itself_alone() {
    let page = Visit::new()
        .after_running("window.papers = window.top.papers = window.top.papers || []; window.print = function () {
            const app = document.getElementById('app');
            window.top.papers.push([window === window.top, document.documentElement.lang, app && app.innerText,
                document.querySelectorAll('link').length, [...app.querySelectorAll('textarea')].map(e => e.value).join()]); };")
        .at(&Way::Element.demo(""))
        .load();
    let inside = Inside::of(&page, Way::Element);
    reading::until_it_runs(&inside);
    let walk = Walk(&inside);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.follow(".steps a[href*='/result']");
    walk.follow("[data-output='form']");
    walk.click("#print");
    until("it was printed", || page.says("return window.papers.length === 1"));
    let paper = page.script("return window.papers[0]");
    assert_eq!((&paper[0], &paper[1], &paper[3]), (&json!(false), &json!("zh-CN"), &json!(1)));
    let words = paper[2].as_str().unwrap();
    assert!(words.contains("疫情防控措施自查表") && !words.contains("网站自己的内容"), "{words}");
    assert!(!exists(&inside, "#told:not(:empty)"), "{}", text(&inside, "#told"));
}

#[test]
fn a_narrow_column_of_a_wide_window_is_narrow() {
    let narrow = QUIET
        .replace("<self-check>", "<div style='width: 340px'><self-check>")
        .replace("</self-check>", "</self-check></div>");
    let (site, _folder) = site_with("host.html", &narrow);
    let page = Visit::new().to(&site).at("host.html").load();
    page.foresee("favicon");
    let inside = Inside::of(&page, Way::Element);
    reading::until_it_runs(&inside);
    let walk = Walk(&inside);
    let too_wide = "const edge = document.querySelector('.self-check').getBoundingClientRect().right + 1;
        return [...document.querySelectorAll('#app *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > edge)
            .map(e => e.outerHTML.slice(0, 90))";
    assert_eq!(inside.run(too_wide, &[]), json!([]));
    walk.begin_as("village-community", "杭州市", "萧山区");
    walk.answer_every_fact();
    assert_eq!(inside.run(too_wide, &[]), json!([]));
    walk.follow("#next");
    assert_eq!(inside.run(too_wide, &[]), json!([]));
    walk.follow(".steps a[href*='/result']");
    assert_eq!(inside.run(too_wide, &[]), json!([]));
    walk.follow("[data-output='form']");
    assert_eq!(inside.run(too_wide, &[]), json!([]));
}

/// Where the files are, said by the page around.
#[test]
fn the_files_come_from_the_base_and_without_a_right_one_from_beside_the_script() {
    for (base, fits) in [("sc", true), ("/sc/", true), ("http://[", false)] {
        let folder = Folder::new();
        let copy = Folder::copy_of(&built_page());
        fs::rename(copy.path(), folder.path().join("sc")).unwrap();
        // The script alone stands elsewhere if the base is to be needed.
        let script = if fits { "self-check.js" } else { "sc/self-check.js" };
        fs::copy(folder.path().join("sc/self-check.js"), folder.path().join("self-check.js"))
            .unwrap();
        let html = format!(
            "<!doctype html><meta charset=utf-8><title>h</title><link rel=icon href=data:,>
            <script async src={script}></script><self-check base='{base}'></self-check>"
        );
        fs::write(folder.path().join("host.html"), html).unwrap();
        let site = Site::of(folder.path(), ServerOptions::default());
        let noted = embedded::NOTE_WARNINGS;
        let page = Visit::new().to(&site).after_running(noted).at("host.html").load();
        reading::until_it_runs(&Inside::of(&page, Way::Element));
        let named = page.lines("return window.warned").iter().any(|words| words.contains("base="));
        assert_eq!(named, !fits, "{base}");
    }
}

#[test]
fn a_site_does_not_wait_for_a_script_that_does_not_come() {
    let page = demo(Way::Element, "");
    for (name, inside) in [
        ("self-check.js", "<self-check></self-check>"),
        ("self-check-frame.js", "<iframe data-self-check></iframe>"),
    ] {
        page.site().with_server(|server| server.faults().set(name, Fault::Stall));
        // As the documents have it pasted.
        let html =
            format!("<script async src='{}{name}?anew'></script>{inside}", page.site().url());
        let script = "return new Promise(done => {
            const frame = document.createElement('iframe');
            window.went = done;
            frame.srcdoc = arguments[0] + '<script>addEventListener(\"DOMContentLoaded\", () => parent.went(true))</scr' + 'ipt>';
            document.body.appendChild(frame);
        })";
        let went = page.browser().script(script, vec![json!(html)]);
        assert_eq!(went, json!(true), "{name}");
    }
    for name in ["embedding.md", "embedding.zh-CN.md"] {
        let path = xtask::paths::root().join("docs").join(name);
        let text = fs::read_to_string(path).unwrap();
        assert_eq!(
            text.matches("<script async src=\"/zwfw/selfcheck/self-check").count(),
            2,
            "{name}"
        );
    }
}
