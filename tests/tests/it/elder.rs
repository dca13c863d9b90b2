//! The elder view: one switch, remembered; one question at a time, read aloud; everything that the usual view can do.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{Page, Visit, browser::Device, content::catalogue};
use selfcheck_core::{Lang, words::Word};

/// A voice that keeps what it is to say, and is silent when told to be.
const VOICE: &str = "
    window.spoken = [];
    const voice = { speaking: false,
        speak(it) { spoken.push([it.text, it.lang]); window.speech = it; voice.speaking = true; },
        cancel() { voice.speaking = false; } };
    Object.defineProperty(window, 'speechSynthesis', { value: voice });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };";

/// Nothing can be stored.
const BLOCKED: &str = "Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('made to fail', 'SecurityError') }
});";

fn is_elder(page: &Page) -> bool {
    page.says("return document.documentElement.getAttribute('data-view') === 'elder'")
}

/// Turns it on where the page is.
fn turn_on(page: &Page) {
    page.click("#view");
    page.until("the elder view is there", || is_elder(page) && page.exists("#view"));
}

/// A self-check at its first question, in the elder view.
fn at_the_first_question(page: &Page) {
    turn_on(page);
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.go_next();
}

/// The questions on screen.
fn questions(page: &Page) -> Vec<String> {
    page.lines("return [...document.querySelectorAll('#main .question')].map(e => e.id)")
}

/// The number that the heading names, and of how many.
fn position(page: &Page) -> (usize, usize) {
    let heading = page.text("h1");
    let digits = |c: char| !c.is_ascii_digit();
    let numbers: Vec<_> = heading.split(digits).filter_map(|n| n.parse().ok()).collect();
    (numbers[0], numbers[1])
}

#[test]
fn the_switch_is_remembered_and_undone() {
    let page = Page::open();
    assert!(!is_elder(&page));
    turn_on(&page);
    page.reload();
    assert!(is_elder(&page));
    assert_eq!(page.text("#view"), Word::StandardView.get(Lang::Zh));
    page.click("#view");
    page.until("the usual view is there", || !is_elder(&page));
    page.reload();
    assert!(!is_elder(&page));
}

#[test]
fn it_comes_where_nothing_can_be_stored_and_in_the_middle_of_a_check() {
    let page = Visit::new().on(Device::Phone).after_running(BLOCKED).open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.go_next();
    let check = page.check();
    turn_on(&page);
    assert_eq!(page.check(), check);
    assert_eq!(questions(&page).len(), 1);
    assert!(page.exists("#trouble"));
}

#[test]
fn every_question_is_asked_by_itself_and_the_result_is_the_same() {
    let page = Visit::new().on(Device::Phone).open();
    at_the_first_question(&page);
    let mut seen = Vec::new();
    loop {
        let asked = questions(&page);
        assert_eq!(asked.len(), 1, "{asked:?}");
        let question = asked[0].clone();
        let (at, of) = position(&page);
        assert_eq!(at, seen.len() + 1, "{question} of {of}");
        assert!(!seen.contains(&question), "{question} is asked twice");
        // What is answered may add questions and take some away, all of them later ones.
        assert!(at <= of);
        let answers = page.count(&format!("#{question} input"));
        let value = if question.starts_with("m-") { at as u64 % answers } else { 1 };
        page.click(&format!("#{question} .choice:nth-of-type({}) label", value + 1));
        seen.push(question);
        let last = page.text("#next") == Word::ToTheResult.get(Lang::Zh);
        page.go_next();
        if last {
            assert_eq!(at, of);
            break;
        }
    }
    let assessment = page.result_agrees_with_the_core();
    let asked = |id: &String| seen.contains(&format!("m-{id}"));
    for finding in assessment.applying() {
        assert!(asked(&catalogue().measure(finding.measure).id), "{finding:?}");
    }
    // And back, one at a time.
    page.show(&format!("/check/{}/overview", page.check()));
    page.follow(".rows [data-measure='ventilation'] a");
    assert_eq!(questions(&page), ["m-ventilation"]);
    page.follow(".onward a");
    let before = seen.iter().position(|id| id == "m-ventilation").unwrap() - 1;
    assert_eq!(questions(&page), [seen[before].as_str()]);
}

/// On a phone the question, what to look at, and an answer are seen at once, with the ways on under them.
#[test]
fn a_question_and_its_answer_are_in_the_first_screen() {
    let page = Visit::new().on(Device::Phone).open();
    at_the_first_question(&page);
    let mut asked = 0;
    loop {
        let question = questions(&page)[0].clone();
        let in_sight = format!(
            "const box = (what) => document.querySelector(what).getBoundingClientRect();
             const bar = box('.onward');
             return box('#{question} legend').top >= 0 && box('#{question} .choice').bottom <= bar.top
               && bar.bottom <= innerHeight"
        );
        page.until(&format!("{question} has an answer in sight"), || page.says(&in_sight));
        asked += 1;
        if page.text("#next") == Word::ToTheResult.get(Lang::Zh) {
            break;
        }
        page.go_next();
    }
    assert!(asked > 15, "{asked}");
}

#[test]
fn a_section_and_the_facts_lead_to_their_first_question() {
    let page = Page::open();
    at_the_first_question(&page);
    page.follow(".steps a[href*='/measures']");
    assert_eq!(questions(&page).len(), 1);
    assert!(questions(&page)[0].starts_with("m-"));
    page.follow(".steps a[href*='/facts']");
    assert!(questions(&page)[0].starts_with("f-"));
}

#[test]
fn a_question_that_is_not_asked_any_more_says_so_and_leads_on() {
    let page = Page::open();
    at_the_first_question(&page);
    // Of a kind that has no residents nothing is asked about them.
    page.show(&format!("/check/{}/measure/bureau-command", page.check()));
    assert_eq!(page.text("h1"), Word::NotAskedAnyMore.get(Lang::Zh));
    assert_eq!(questions(&page).len(), 0);
    page.go_next();
    assert_eq!(questions(&page).len(), 1);
}

#[test]
fn nothing_that_the_usual_view_has_is_missing() {
    let page = Page::open();
    at_the_first_question(&page);
    page.show(&format!("/check/{}/measure/ventilation", page.check()));
    page.answer("ventilation", "exempt");
    page.give_reason("ventilation", "由外包单位负责");
    page.remark("ventilation", "已看合同");
    page.unfold(".why");
    assert!(page.exists(".why[open] li, .why[open] p"));
    assert!(page.exists(".quote p[lang='zh-CN']") && page.exists(".evidence"));
    page.go_to("result");
    let outputs = page.count("#papers [data-output]");
    page.click("#view");
    page.until("the usual view is there", || !is_elder(&page));
    assert_eq!(page.count("#papers [data-output]"), outputs);
    assert!(outputs >= 7);
}

#[test]
fn the_page_is_read_aloud_until_it_is_told_to_stop_or_left() {
    let page = Visit::new().on(Device::Phone).after_running(VOICE).open();
    at_the_first_question(&page);
    page.click("#aloud");
    page.until("it reads", || page.text("#aloud") == Word::StopReading.get(Lang::Zh));
    let said = page.lines("return spoken[0]");
    assert_eq!(said[1], "zh-CN");
    for part in ["h1", "#main legend", "#main .choice-label"] {
        for text in page.texts(part) {
            assert!(said[0].contains(&text), "{text} is not in {}", said[0]);
        }
    }
    assert!(!said[0].contains(&page.text(".brand")), "only what is on this screen");
    page.click("#aloud");
    page.until("it is silent", || page.says("return !speechSynthesis.speaking"));
    assert_eq!(page.text("#aloud"), Word::ReadAloud.get(Lang::Zh));

    page.click("#aloud");
    page.until("it reads again", || page.says("return speechSynthesis.speaking"));
    page.go_next();
    assert!(page.says("return !speechSynthesis.speaking"), "another screen");
    assert_eq!(page.text("#aloud"), Word::ReadAloud.get(Lang::Zh));

    page.click("#aloud");
    page.script("speech.onerror({ error: 'synthesis-unavailable' })");
    page.until("it says that there is no voice", || page.exists("#no-voice"));
    assert_eq!(page.text("#aloud"), Word::ReadAloud.get(Lang::Zh));
}

#[test]
fn where_there_is_no_voice_nothing_offers_to_read() {
    let page = Page::open();
    assert!(!page.exists("#aloud"), "the usual view");
    let none = "delete window.speechSynthesis; delete Window.prototype.speechSynthesis;";
    let page = Visit::new().after_running(none).open();
    turn_on(&page);
    assert!(!page.exists("#aloud"));
}
