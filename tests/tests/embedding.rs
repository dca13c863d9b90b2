//! The page as an element and in a frame of somebody else's page: what can be set, what changes while somebody is at it, and that
//! neither page does the other any harm.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{fs, rc::Rc};

use selfcheck_browser::{
    Folder, Page, Site, Visit, Walk, axe, content,
    embedded::{self, Inside, Way},
    files::built_page,
    reading::{self, Scripts, exists, fragment, text, texts, until},
};
use serde_json::{Value, json};
use xtask::server::{Fault, ServerOptions};

/// The demo, with these options, once the page in it can be used.
fn demo(way: Way, options: &str) -> Page {
    let page = Visit::new().at(&way.demo(options)).load();
    reading::until_it_runs(&Inside::of(&page, way));
    page
}

/// A site with one more page of its own.
fn site_with(name: &str, html: &str) -> (Rc<Site>, Folder) {
    let folder = Folder::copy_of(&built_page());
    fs::write(folder.path().join(name), html).unwrap();
    (Site::of(folder.path(), ServerOptions::default()), folder)
}

fn warned(page: &Page) -> Vec<String> {
    page.lines("return window.warned")
}

// ---- Options ----

#[test]
fn every_option_does_what_it_says() {
    for way in Way::BOTH {
        let start = |options: &str| demo(way, options);
        let page = start("lang=en&view=elder&start=list&entity=funeral&theme-color=%23b31b1b");
        let inside = Inside::of(&page, way);
        assert_eq!(fragment(&inside), "/list/funeral", "{way:?}");
        let root = "const root = document.documentElement; return [root.lang, root.dataset.view,
            getComputedStyle(root).getPropertyValue('--main').trim()]";
        until("it is in English", || inside.run(root, &[])[0] == "en");
        assert_eq!(inside.run(root, &[]), json!(["en", "elder", "#b31b1b"]), "{way:?}");
        drop(page);

        for (begin, heading) in [
            ("home", "疫情防控措施自查"),
            ("check", "您的单位是哪一类？"),
            ("notices", "通知原文"),
            ("open", "打开文件或结果码"),
            ("about", "说明和隐私"),
        ] {
            let page = start(&format!("start={begin}"));
            let inside = Inside::of(&page, way);
            until(heading, || texts(&inside, "#main h1") == [heading]);
        }

        // Only one self-check, of which no copy can be made.
        let page = start("several=no");
        let inside = Inside::of(&page, way);
        let walk = Walk(&inside);
        walk.begin_as("eldercare", "宁波市", "镇海区");
        walk.follow(".brand");
        assert!(exists(&inside, "[data-check]") && !exists(&inside, "#begin"), "{way:?}");
        assert!(!text(&inside, "[data-check]").contains("复制"), "{way:?}");
        // And nobody is offered the answers who has not asked.
        walk.follow("[data-check] h3 a");
        assert!(exists(&inside, "[data-output='file']"));
        assert!(!exists(&inside, "[data-output='site']"), "{way:?}");
    }
}

#[test]
fn a_wrong_option_falls_back_and_says_so_in_the_console() {
    let options = "entity=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&county=330999&lang=xx&view=big\
        &theme-color=javascript:alert(1)&start=nowhere&several=1&answers=all";
    for way in Way::BOTH {
        let page =
            Visit::new().after_running(embedded::NOTE_WARNINGS).at(&way.demo(options)).load();
        let inside = Inside::of(&page, way);
        reading::until_it_runs(&inside);
        assert_eq!(texts(&inside, "#main h1"), ["疫情防控措施自查"]);
        assert_eq!(reading::count(&inside, "#lists li"), 11);
        assert_eq!(reading::count(&inside, "img"), 0, "markup stays text");
        let warned = warned(&page);
        for name in
            ["entity", "county", "lang", "view", "theme-color", "start", "several", "answers"]
        {
            let line = format!("self-check: {name}=\"");
            assert_eq!(
                warned.iter().filter(|words| words.starts_with(&line)).count(),
                1,
                "{warned:?}"
            );
        }
        Walk(&inside).begin_as("eldercare", "宁波市", "镇海区");
    }
}

#[test]
fn a_pale_colour_is_made_readable_in_light_and_dark() {
    for way in Way::BOTH {
        let page = demo(way, "theme-color=%23ffee00");
        let inside = Inside::of(&page, way);
        for scheme in ["light", "dark"] {
            let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
            page.browser().cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
            let contrast = "const luminance = text => {
                    const parts = text.match(/[\\d.]+/g).slice(0, 3).map(part => {
                        const c = part / 255;
                        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
                    });
                    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
                };
                const of = (selector, name) => luminance(getComputedStyle(document.querySelector(selector))[name]);
                const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                const ground = luminance(getComputedStyle(document.querySelector('.page').closest('.self-check, body')).backgroundColor);
                return [ratio(of('#begin', 'color'), of('#begin', 'backgroundColor')),
                    ratio(of('#lists a', 'color'), ground),
                    ratio(of('.brand', 'color'), of('.top', 'backgroundColor'))]";
            let ratios = inside.run(contrast, &[]);
            for ratio in ratios.as_array().unwrap() {
                assert!(ratio.as_f64().unwrap() >= 4.5, "{way:?} {scheme}: {ratios}");
            }
        }
    }
}

#[test]
fn what_the_page_around_opens_is_opened_and_nothing_is_lost_by_it() {
    for way in Way::BOTH {
        let page = demo(way, "start=check&entity=eldercare&county=330211");
        let inside = Inside::of(&page, way);
        let walk = Walk(&inside);
        until("it begins with a self-check", || fragment(&inside).ends_with("/who"));
        walk.write("#unit", "镇海区的一家养老院");
        let check = reading::stored_check(&inside);
        page.click("[data-open='notices']");
        until("the notices are there", || fragment(&inside) == "/notices");
        page.click("[data-open='home']");
        until("the start page is there", || fragment(&inside) == "/");
        assert!(text(&inside, "#shelf").contains("镇海区的一家养老院"));
        // Back to what the options name: the self-check that was begun, at what is next in it.
        page.click("[data-reset]");
        until("it goes on", || fragment(&inside).contains("/fact/"));
        assert_eq!(reading::stored_check(&inside), check);
    }
}

#[test]
fn attributes_that_change_in_the_middle_of_a_self_check_cost_no_answer() {
    let page = demo(Way::Element, "");
    let inside = Inside::of(&page, Way::Element);
    let walk = Walk(&inside);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    let (here, before) = (fragment(&inside), reading::stored_check(&inside));
    let set = |name: &str, value: &str| {
        let script =
            "document.querySelector('self-check').setAttribute(arguments[0], arguments[1])";
        page.browser().script(script, vec![json!(name), json!(value)]);
    };
    for (name, value) in [
        ("lang", "en"),
        ("theme-color", "#b31b1b"),
        ("entity", "funeral"),
        ("county", "330302"),
        ("several", "no"),
        ("answers", "offer"),
        ("start", "about"),
        ("base", "/elsewhere/"),
        ("lang", "zh"),
        ("entity", "\"><script>"),
        ("theme-color", "red; } * { display: none"),
    ] {
        set(name, value);
    }
    let main =
        "return getComputedStyle(document.documentElement).getPropertyValue('--main').trim()";
    until("the last of them holds", || inside.run(main, &[]) == "#14508c");
    assert_eq!(fragment(&inside), here);
    assert_eq!(reading::stored_check(&inside), before);
    walk.follow("#next");
    walk.answer_this_screen(0);
    walk.follow(".steps a[href*='/result']");
    selfcheck_browser::result::agrees_with_the_core(&inside);

    // The elder view asks one by one, and back.
    set("view", "elder");
    until("it is in the elder view", || exists(&inside, "[data-view='elder']"));
    set("view", "standard");
    until("it is not", || !exists(&inside, "[data-view='elder']"));
    // What a site sets is no choice of the person's.
    assert_eq!(page.stored("selfcheck.language"), None);
    assert_eq!(page.stored("selfcheck.view"), None);
}

#[test]
fn nobody_is_left_out_inside_of_another_page() {
    for way in Way::BOTH {
        let page = demo(way, "entity=eldercare&county=330211&answers=offer&theme-color=%23ffcc00");
        let inside = Inside::of(&page, way);
        let walk = Walk(&inside);
        let look = |what: &str| {
            let found = axe::look(&page);
            let faults: Vec<_> =
                found.violations.iter().chain(&found.unsure).map(ToString::to_string).collect();
            assert_eq!(faults, [""; 0], "{way:?}, {what}");
        };
        look("the start page");
        walk.follow("#begin");
        look("the name");
        walk.follow("#next");
        walk.answer_every_fact();
        look("facts");
        walk.follow(".steps a[href*='/result']");
        look("the result");
        walk.follow("[data-output='site']");
        look("giving it to the site");
        walk.click("#give");
        until("it is given", || !text(&inside, "#told").is_empty());
        look("given");
    }
}

// ---- Neither does the other any harm ----

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
    for file in ["full-*.wasm", "text-*.bin", "inside-*.js"] {
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
        if file == "full-*.wasm" {
            assert!(text(&inside, ".stopped").contains("没有打开成功"), "{file}");
            assert!(exists(&inside, "#checklist"), "the checklist stays");
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
    assert_eq!((&paper[0], &paper[1], &paper[3]), (&json!(false), &json!("zh-CN"), &json!(2)));
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
        let named = warned(&page).iter().any(|words| words.contains("base="));
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

// ---- What lies in storage ----

#[test]
fn storage_that_changes_between_two_taps_costs_nothing_that_is_on_screen() {
    for way in Way::BOTH {
        let page = demo(way, "");
        let inside = Inside::of(&page, way);
        let walk = Walk(&inside);
        walk.begin_as("eldercare", "宁波市", "镇海区");
        walk.answer_every_fact();
        walk.follow("#next");
        let key = format!("{}{}", reading::STORED, reading::check(&inside));
        let mut measures = reading::measures_in(&inside, "#main");
        // What only might apply is listed without a question.
        measures.retain(|measure| exists(&inside, &format!("#m-{measure}")));
        // By hand, behind the back of the page, with what is no self-check.
        for (at, odd) in
            ["", "{", "null", "{\"format\":\"4\"}", "\u{0}", "{\"format\":99,\"id\":\"x\"}"]
                .iter()
                .enumerate()
        {
            page.store(&key, odd);
            page.store("selfcheck.content", odd);
            page.store("selfcheck.response.other", odd);
            walk.choose(
                &format!("m-{}", measures[at % measures.len()]),
                ["met", "unmet", "partly"][at % 3],
            );
            let stored = content::read(&page.stored(&key).unwrap());
            assert_eq!(
                stored.facts.len(),
                content::read(&reading::stored_check(&inside)).facts.len()
            );
            assert!(!stored.answers.is_empty() && !stored.facts.is_empty(), "{odd}");
        }
        // Emptied by hand. Another page that empties it deletes: then it is gone here as well.
        if way == Way::Element {
            page.script("localStorage.clear()");
            walk.choose(&format!("m-{}", measures[0]), "partly");
            let stored = content::read(&page.stored(&key).unwrap());
            assert_eq!(stored.answers.len(), measures.len().min(6));
        }
        walk.follow(".steps a[href*='/result']");
        selfcheck_browser::result::agrees_with_the_core(&inside);
    }
}

#[test]
fn what_another_tab_stores_comes_into_the_element() {
    let page = demo(Way::Element, "");
    let around = page.window();
    page.open_window(&page.site().url());
    page.begin();
    page.choose_entity("eldercare");
    let check = page.check();
    page.to_window(&around);
    let inside = Inside::of(&page, Way::Element);
    until("it is listed", || exists(&inside, &format!("[data-check='{check}']")));
}

/// Everything that the page around has heard is of a type that is published, and has no words in it.
#[test]
fn only_counts_are_told_without_a_tap() {
    for way in Way::BOTH {
        let page = demo(way, "answers=offer");
        let inside = Inside::of(&page, way);
        let walk = Walk(&inside);
        assert!(text(&inside, "#site-takes").contains("点了按钮，才会交出去"), "{way:?}");
        walk.begin_as("eldercare", "宁波市", "镇海区");
        walk.answer_every_fact();
        walk.answer_every_measure();
        for output in ["form", "ledger", "message", "code", "file", "compare", "prepare", "site"] {
            walk.follow(&format!("[data-output='{output}']"));
            walk.follow("#to-result");
        }
        let heard =
            page.lines("return [...document.querySelectorAll('#log li')].map(e => e.textContent)");
        assert!(heard.len() > 20, "{way:?}: {}", heard.len());
        for line in heard {
            let message: Value = serde_json::from_str(&line).unwrap();
            let kind = message["type"].as_str().unwrap();
            assert!(["ready", "screen", "progress", "result", "height"].contains(&kind), "{line}");
            let words: Vec<_> = message
                .as_object()
                .unwrap()
                .iter()
                .filter(|(name, value)| value.is_string() && *name != "type")
                .map(|(name, _)| name.as_str())
                .collect();
            assert!(words.is_empty() || kind == "ready", "{line}");
        }
        assert!(embedded::told(&page, "answers").is_empty());
    }
}
