//! The page as an element and in a frame of somebody else's page: what can be set, what changes while somebody is at it, what is
//! told, and what lies in storage.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Page, Visit, Walk, axe, content,
    embedded::{self, Inside, Way, demo},
    reading::{self, Scripts, exists, fragment, text, texts, until},
};
use serde_json::{Value, json};

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
