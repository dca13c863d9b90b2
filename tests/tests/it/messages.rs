//! Messages between the page in a frame and the page around it: nobody else is heard, nothing out of shape is followed, and a
//! flood does no harm.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Page, Visit, Walk,
    embedded::{self, Inside, Way},
    reading::{self, Scripts, fragment, until},
};
use serde_json::json;

fn framed(options: &str) -> Page {
    let page =
        Visit::new().after_running(embedded::NOTE_WARNINGS).at(&Way::Frame.demo(options)).load();
    reading::until_it_runs(&inside(&page));
    until("it has greeted", || !embedded::told(&page, "ready").is_empty());
    page
}

fn inside(page: &Page) -> Inside<'_> {
    Inside::of(page, Way::Frame)
}

/// A moment longer than messages rest.
const A_MOMENT: &str = "return new Promise(done => setTimeout(() => done(0), 400))";

/// Sends a message from the page around, as anybody could who has the frame.
fn send(page: &Page, message: &str) {
    let script = "document.querySelector('iframe').contentWindow.postMessage(arguments[0], '*')";
    page.browser().script(script, vec![json!(message)]);
}

const OPEN: &str = r#"{"selfcheck":1,"type":"open","screen":"notices"}"#;

#[test]
fn the_page_around_is_followed() {
    let page = framed("");
    send(&page, OPEN);
    until("the notices are there", || fragment(&inside(&page)) == "/notices");
    send(&page, r#"{"selfcheck":1,"type":"reset"}"#);
    until("the start page is there", || fragment(&inside(&page)) == "/");
}

#[test]
fn nobody_else_is_heard() {
    let page = framed("");
    // Of another origin, from the page around itself: as if that had been left for another site.
    let other_origin = "const frame = document.querySelector('iframe').contentWindow;
        for (const origin of ['https://evil.example', 'null', '', location.origin + '.evil.example']) {
            frame.dispatchEvent(new frame.MessageEvent('message', { data: arguments[0], origin, source: window }));
        }";
    page.browser().script(other_origin, vec![json!(OPEN)]);
    // From another frame beside it, of the very same origin.
    let beside = "const beside = document.createElement('iframe');
        document.body.appendChild(beside);
        const script = beside.contentDocument.createElement('script');
        script.textContent = 'parent.frames[0].postMessage(' + JSON.stringify(arguments[0]) + ', \"*\")';
        beside.contentDocument.body.appendChild(script);";
    page.browser().script(beside, vec![json!(OPEN)]);
    // From itself, and from no window at all.
    let itself = "const frame = document.querySelector('iframe').contentWindow;
        frame.dispatchEvent(new frame.MessageEvent('message', { data: arguments[0], origin: location.origin, source: frame }));
        frame.dispatchEvent(new frame.MessageEvent('message', { data: arguments[0], origin: location.origin }));";
    page.browser().script(itself, vec![json!(OPEN)]);
    page.script(A_MOMENT);
    assert_eq!(fragment(&inside(&page)), "");
    // And a greeting of somebody else does not make them the one who is told.
    let greets = "const frame = document.querySelector('iframe').contentWindow;
        frame.dispatchEvent(new frame.MessageEvent('message', { data: '{\"selfcheck\":1,\"type\":\"hello\"}', origin: 'https://evil.example', source: window }));";
    page.script(greets);
    send(&page, OPEN);
    until("the right one is still heard", || fragment(&inside(&page)) == "/notices");
}

#[test]
fn what_has_not_the_shape_is_not_followed_and_said_in_the_console() {
    let page = framed("");
    for odd in [
        "",
        "{",
        "null",
        "7",
        "[]",
        "{}",
        r#"{"type":"open","screen":"notices"}"#,
        r#"{"selfcheck":2,"type":"open","screen":"notices"}"#,
        r#"{"selfcheck":1,"type":"open","screen":"/check/x/who"}"#,
        r#"{"selfcheck":1,"type":"open","screen":"notices","more":1}"#,
        r#"{"selfcheck":1,"type":"delete"}"#,
        r#"{"selfcheck":1,"type":"answers"}"#,
        r#"{"selfcheck":1,"type":"__proto__"}"#,
    ] {
        send(&page, odd);
        page.script(A_MOMENT);
        assert_eq!(fragment(&inside(&page)), "", "{odd}");
    }
    // No text, and one that is longer than any message.
    let others = "const frame = document.querySelector('iframe').contentWindow;
        const open = JSON.parse(arguments[0]);
        for (const data of [open, [arguments[0]], null, undefined, 5, new Uint8Array(9), Object.assign({}, open, { get type() { return 'open' } })]) {
            frame.postMessage(data, '*');
        }
        frame.postMessage(arguments[0] + ' '.repeat(1000), '*');
        frame.postMessage('{\"selfcheck\":1,\"type\":\"open\",\"screen\":' + '['.repeat(900), '*');";
    page.browser().script(others, vec![json!(OPEN)]);
    page.script(A_MOMENT);
    assert_eq!(fragment(&inside(&page)), "");
    let warned =
        page.lines("return window.warned.filter(words => words.startsWith('self-check:'))");
    for said in
        ["不是给自查页面的消息", "消息的版本不对", "没有这种消息", "没有这一页", "多余的内容"]
    {
        assert!(warned.iter().any(|words| words.contains(said)), "{said}: {warned:?}");
    }
    send(&page, OPEN);
    until("the next one is followed", || fragment(&inside(&page)) == "/notices");
}

#[test]
fn a_flood_of_messages_leaves_the_self_check_as_it_is() {
    let page = framed("");
    let walk_in = inside(&page);
    let walk = Walk(&walk_in);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.answer_every_fact();
    let (here, before) = (fragment(&walk_in), reading::stored_check(&walk_in));
    page.script("window.warned.length = 0");
    // Ten thousand that are nothing.
    let flood =
        "const frame = document.querySelector('iframe').contentWindow, make = eval(arguments[0]);
        for (let i = 0; i < 10000; i++) frame.postMessage(make(i), '*')";
    for odd in [
        "i => '{\"selfcheck\":1,\"type\":\"delete\",\"screen\":' + i + '}'",
        "i => ({ selfcheck: 1, type: 'open', screen: 'home', i })",
        "i => '<script>' + i",
    ] {
        page.browser().script(flood, vec![json!(odd)]);
    }
    page.script(A_MOMENT);
    assert_eq!((fragment(&walk_in), reading::stored_check(&walk_in)), (here, before.clone()));
    let warned = page.script("return window.warned.length").as_u64().unwrap();
    assert!(warned < 100, "{warned} lines in the console");
    // And ten thousand that are in shape: the last of them is followed.
    let screens = embedded::told(&page, "screen").len();
    let open =
        "i => JSON.stringify({ selfcheck: 1, type: 'open', screen: i % 2 ? 'notices' : 'about' })";
    page.browser().script(flood, vec![json!(open)]);
    until("the last one is followed", || fragment(&walk_in) == "/notices");
    page.script(A_MOMENT);
    assert_eq!(fragment(&walk_in), "/notices");
    let followed = embedded::told(&page, "screen").len() - screens;
    assert!(followed < 200, "{followed} screens were shown");
    assert_eq!(page.stored(&page.stored_names()[0]), Some(before));
    // It can be gone on with.
    page.click("[data-reset]");
    until("the start page is there", || fragment(&walk_in) == "/");
    walk.click("[data-check] h3 a");
    until("the result is there", || fragment(&walk_in).ends_with("/result"));
    selfcheck_browser::result::agrees_with_the_core(&walk_in);
}

#[test]
fn the_page_around_hears_its_own_frames_and_nothing_out_of_shape() {
    let page = framed("");
    page.script(A_MOMENT);
    let before = page.script("return document.querySelectorAll('#log li').length");
    let height = page.script("return document.querySelector('iframe').style.height");
    let odd = "const frame = document.querySelector('iframe'), own = frame.contentWindow;
        const good = { selfcheck: 1, type: 'height', height: 5000 };
        const give = (data, origin, source) => dispatchEvent(new MessageEvent('message', { data, origin, source }));
        const text = JSON.stringify(good);
        // Somebody else.
        give(text, 'https://evil.example', own);
        give(text, 'null', own);
        give(text, location.origin, window);
        give(text, location.origin, null);
        const beside = document.createElement('iframe');
        document.body.appendChild(beside);
        give(text, location.origin, beside.contentWindow);
        beside.remove();
        // Out of shape.
        for (const data of [good, '', '{', 'null', '[]', '7', JSON.stringify(Object.assign({}, good, { selfcheck: 2 })),
            JSON.stringify(Object.assign({}, good, { type: 'run' })), JSON.stringify(Object.assign({}, good, { type: 'constructor' })),
            text + ' '.repeat(2000000)]) give(data, location.origin, own);
        // Heights that are none, and places that are none.
        for (const value of [0, -5, 1e9, '5000px', null, {}, 0.5, 'calc(1px)']) {
            give(JSON.stringify({ selfcheck: 1, type: 'height', height: value }), location.origin, own);
            if (value !== 0) give(JSON.stringify({ selfcheck: 1, type: 'screen', top: value }), location.origin, own);
        }";
    page.script(odd);
    page.script(A_MOMENT);
    assert_eq!(page.script("return document.querySelectorAll('#log li').length"), before);
    assert_eq!(page.script("return document.querySelector('iframe').style.height"), height);
    let flood = "const own = document.querySelector('iframe').contentWindow;
        for (let i = 0; i < 10000; i++) dispatchEvent(new MessageEvent('message', { data: '{' + i, origin: location.origin, source: own }))";
    page.script(flood);
    assert_eq!(page.script("return document.querySelectorAll('#log li').length"), before);
}

#[test]
fn a_page_that_was_not_asked_to_exchanges_nothing() {
    // In a frame whose address does not say so, and by itself.
    let page = Visit::new().at(&Way::Frame.demo("")).load();
    reading::until_it_runs(&inside(&page));
    let plain = "const frame = document.querySelector('iframe');
        return new Promise(done => { frame.onload = () => done(0); frame.src = frame.src.split('?')[0]; })";
    page.script(plain);
    page.script("document.getElementById('log').textContent = ''");
    reading::until_it_runs(&inside(&page));
    send(&page, OPEN);
    page.script(A_MOMENT);
    assert_eq!(fragment(&inside(&page)), "");
    assert_eq!(
        page.lines("return [...document.querySelectorAll('#log li')].map(e => e.textContent)"),
        [""; 0]
    );
    drop(page);

    let page = Visit::new().at("?embed").open();
    page.browser().script("postMessage(arguments[0], '*')", vec![json!(OPEN)]);
    page.script(A_MOMENT);
    assert_eq!(page.fragment(), "");
}

#[test]
fn codes_and_files_through_the_address_of_the_frame_are_read_as_strictly_as_anywhere() {
    for odd in [
        "#/code/123456",
        "#/code/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "#/code/999999999999999999999999999999",
        "#/check/%3Cscript%3E/result",
        "#/check/code-123456/result",
        "#/open/x",
        "#\u{1e}\u{1f}",
    ] {
        let page = framed("start=about");
        let go = "document.querySelector('iframe').contentWindow.location.hash = arguments[0]";
        page.browser().script(go, vec![json!(odd)]);
        page.script(A_MOMENT);
        let inside = inside(&page);
        assert_eq!(reading::count(&inside, "img, #main script"), 0, "{odd}");
        assert!(!reading::exists(&inside, ".stopped"), "{odd}");
        assert_eq!(reading::count(&inside, "#main h1"), 1, "{odd}");
        Walk(&inside).click(".brand");
        until("the start page is there", || fragment(&inside) == "/");
    }
}

/// The frame is as high as what is in it, and grows and shrinks with it.
#[test]
fn the_frame_is_as_high_as_what_is_in_it_and_survives_being_folded_away() {
    let page = framed("");
    let inside = inside(&page);
    let walk = Walk(&inside);
    let fits = || {
        let inner = inside
            .run("return Math.ceil(document.documentElement.getBoundingClientRect().height)", &[]);
        let outer =
            page.script("return document.querySelector('iframe').getBoundingClientRect().height");
        inner == outer
    };
    until("it fits", fits);
    walk.begin_as("village-community", "杭州市", "萧山区");
    until("it fits a longer screen", fits);
    walk.answer_every_fact();
    walk.follow("#next");
    until("it fits the measures", fits);
    let high = page.script("return document.querySelector('iframe').style.height");
    let check = reading::stored_check(&inside);
    for nothing in [
        "display: none",
        "width: 0",
        "height: 0; width: 10px",
        "width: 1px; height: 1px; border: 0",
    ] {
        let fold = format!(
            "const frame = document.querySelector('iframe'); window.was = frame.style.cssText; frame.style.cssText += '; {nothing}'"
        );
        page.script(&fold);
        page.script(A_MOMENT);
        page.script("document.querySelector('iframe').style.cssText = window.was");
        until("it fits again", fits);
        assert_eq!(
            page.script("return document.querySelector('iframe').style.height"),
            high,
            "{nothing}"
        );
        assert_eq!(reading::stored_check(&inside), check);
    }
    walk.answer_this_screen(0);
    // A new screen begins in sight.
    page.script("scrollTo(0, document.documentElement.scrollHeight)");
    walk.follow("#next");
    until("the top of the frame is in sight", || {
        page.says("const top = document.querySelector('iframe').getBoundingClientRect().top; return top > -20 && top < innerHeight")
    });
}
