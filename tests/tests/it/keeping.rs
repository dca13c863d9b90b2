//! What was entered is kept: through interruptions, changes of mind and copies, until the person deletes it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::rc::Rc;

use selfcheck_browser::{
    Folder, Page, Site, Visit, checks::check, content, content::catalogue, files, page::STORED,
};
use selfcheck_core::{
    Lang, Response, assess,
    assess::{Applicability, facts_to_ask, measures_for},
    words::Word,
};
use serde_json::json;
use xtask::server::{Fault, ServerOptions};

/// A self-check of a nursing home in 余姚 with one of everything that can be entered.
fn half_done(page: &Page) -> String {
    page.begin();
    page.choose_entity("eldercare");
    page.write("#unit", "余姚市颐养院");
    page.go_next();
    page.place("宁波市", "余姚市");
    page.go_next();
    page.fact("city-decision", "unknown");
    page.fact("travel", "yes");
    page.answer("staff-test", "unmet");
    page.remark("staff-test", "检测点周末关门");
    page.answer("ventilation", "exempt");
    page.give_reason("ventilation", "正在停用装修");
    page.check()
}

/// Fails unless everything that [`half_done`] entered is there.
fn is_all_there(page: &Page, check: &str) {
    is_there(page, check, "检测点周末关门");
}

/// The same, with this remark.
fn is_there(page: &Page, check: &str, remark: &str) {
    page.go_on(check);
    let response = content::read(&page.stored_check());
    let mut asked = facts_to_ask(catalogue(), &response).into_iter();
    let open = asked.find(|fact| !response.facts.contains_key(fact)).unwrap();
    let open = &catalogue().fact(open).id;
    assert_eq!(page.fragment(), format!("/check/{check}/fact/{open}"), "on to what is open");
    page.go_to("who");
    assert_eq!(page.chosen("entity").as_deref(), Some("eldercare"));
    assert_eq!(page.value("#unit"), "余姚市颐养院");
    page.go_next();
    assert_eq!(page.value("#city"), "330200");
    assert_eq!(page.value("#county"), "330281");
    page.go_next();
    assert_eq!(page.chosen("f-city-decision").as_deref(), Some("unknown"));
    assert_eq!(page.chosen("f-travel").as_deref(), Some("yes"));
    page.go_to_measure("staff-test");
    assert_eq!(page.chosen("m-staff-test").as_deref(), Some("unmet"));
    assert_eq!(page.value("textarea[data-note='staff-test']"), remark);
    assert_eq!(page.chosen("m-ventilation").as_deref(), Some("exempt"));
    assert_eq!(page.value("textarea[data-reason='ventilation']"), "正在停用装修");
    page.go_to("result");
    assert_eq!(page.measures_in("#gaps"), ["staff-test"]);
    assert!(page.text("#gaps").contains(remark));
    assert_eq!(page.measures_in("#exempt"), ["ventilation"]);
    page.result_agrees_with_the_core();
}

// ---- Interrupted and resumed ----

#[test]
fn what_was_entered_is_there_after_loading_the_page_anew() {
    let page = Page::open();
    let check = half_done(&page);
    let here = page.fragment();
    page.reload();
    assert_eq!(page.fragment(), here, "the page comes back where it was");
    assert_eq!(page.chosen("m-staff-test").as_deref(), Some("unmet"));
    page.go_home();
    is_all_there(&page, &check);
}

#[test]
fn what_was_entered_is_there_after_closing_the_tab() {
    let page = Page::open();
    let check = half_done(&page);
    page.close_the_tab_and_come_back();
    is_all_there(&page, &check);
}

#[test]
fn what_was_entered_is_there_on_another_day() {
    let (site, profile) = (Site::plain(), Rc::new(Folder::new()));
    let page = Visit::new().to(&site).with_profile(&profile).open();
    let check = half_done(&page);
    page.close();
    let page = Visit::new().to(&site).with_profile(&profile).open();
    is_all_there(&page, &check);
}

#[test]
fn the_page_says_that_it_has_saved_and_where() {
    let page = Page::open();
    assert_eq!(page.text("#saving"), "", "nothing to save yet");
    page.begin();
    page.choose_entity("funeral");
    let said = page.text("#saving");
    assert!(said.contains("已保存") && said.contains("浏览器"), "{said}");
    let stored = content::read(&page.stored_check());
    assert_eq!(stored.entity, catalogue().find_entity("funeral"));
}

// ---- Changes of mind ----

#[test]
fn answers_hidden_by_another_kind_of_respondent_are_kept_and_return() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.go_next();
    page.answer("closed-named", "unmet");
    page.remark("closed-named", "等区里通知");
    page.answer("resident-temperature", "partly");
    page.answer("masks", "unmet");

    page.go_to("who");
    page.choose_entity("marriage-registration");
    page.go_to("result");
    assert_eq!(page.measures_in("#gaps"), ["masks"], "the others are not asked of a window");
    assert!(!page.exists("#immediate"));
    page.result_agrees_with_the_core();
    let stored = page.stored_check();
    assert!(stored.contains("closed-named") && stored.contains("resident-temperature"), "{stored}");

    page.go_to("who");
    page.choose_entity("eldercare");
    page.go_to("result");
    assert_eq!(page.measures_in("#immediate"), ["closed-named"]);
    assert_eq!(page.measures_in("#gaps"), ["resident-temperature", "masks"]);
    assert!(page.text("#immediate").contains("等区里通知"));
    page.result_agrees_with_the_core();
}

#[test]
fn answers_hidden_by_a_fact_are_kept_and_return() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_to("facts");
    page.fact("symptoms", "yes");
    page.answer("suspect-isolate", "unmet");
    page.go_to("facts");
    page.fact("symptoms", "no");
    page.go_to("result");
    assert!(!page.exists("#immediate") && !page.exists("#gaps"));
    page.go_to("facts");
    page.fact("symptoms", "yes");
    page.go_to_measure("suspect-isolate");
    assert_eq!(page.chosen("m-suspect-isolate").as_deref(), Some("unmet"));
}

#[test]
fn a_reason_and_a_remark_survive_a_slip_of_the_finger() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.answer("masks", "exempt");
    page.give_reason("masks", "全员远程办公");
    page.remark("masks", "下周恢复");
    page.answer("masks", "met");
    page.answer("masks", "exempt");
    assert_eq!(page.value("textarea[data-note='masks']"), "下周恢复");
    assert_eq!(page.value("textarea[data-reason='masks']"), "全员远程办公");
}

#[test]
fn an_exemption_counts_only_with_a_reason() {
    let page = Page::open();
    page.begin();
    page.choose_entity("funeral");
    page.answer("disinfection", "exempt");
    assert!(page.shows("[data-measure='disinfection'] .error"));
    page.go_to("result");
    assert!(page.exists("#unanswered [data-measure='disinfection']"));
    assert!(!page.exists("#exempt"));
    page.result_agrees_with_the_core();

    page.go_to_measure("disinfection");
    page.give_reason("disinfection", "本月停业");
    page.go_to("result");
    assert_eq!(page.measures_in("#exempt"), ["disinfection"]);
    page.click("#exempt > summary");
    assert!(page.text("#exempt").contains("本月停业"));
    page.result_agrees_with_the_core();
}

#[test]
fn what_is_to_be_changed_is_reached_from_the_result_with_the_keyboard_on_it() {
    let page = Page::open();
    let check = half_done(&page);
    page.go_to("result");
    // What is open is folded away, section by section.
    assert!(page.exists("#unanswered details[open]"), "it prints");
    assert!(!page.exists("#unanswered details:not([open])"));
    for (link, question) in [
        ("#gaps [data-measure='staff-test'] > p.no-print a", "measure/staff-test"),
        ("#unanswered [data-measure='masks'] a", "measure/masks"),
        ("#unknown a[href$='/fact/city-decision']", "fact/city-decision"),
    ] {
        page.follow(link);
        assert_eq!(page.fragment(), format!("/check/{check}/{question}"));
        let (kind, name) = question.split_once('/').unwrap();
        assert!(page.is_at_question(&format!("{}-{name}", &kind[..1])), "{question}");
        page.go_to("result");
        page.unfold("#unanswered details");
    }
}

#[test]
fn without_a_kind_the_first_step_says_what_is_missing() {
    let page = Page::open();
    page.begin();
    page.click("#next");
    page.until("it says so", || page.exists("#errors[role='alert']") && page.exists("#entity"));
    assert!(page.fragment().ends_with("/who"), "{}", page.fragment());
    page.until("the keyboard is where it is mended", || page.is_at_question("entity"));
    let in_sight =
        "const { top, bottom } = document.querySelector('#errors').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight";
    assert!(page.says(in_sight));
    assert_eq!(page.text("#errors"), Word::ChooseAKindFirst.get(Lang::Zh));
    page.click("#errors button");
    page.until("the keyboard is at the question", || page.is_at_question("entity"));
    page.choose_entity("eldercare");
    page.until("it is over", || !page.exists("#errors"));
}

#[test]
fn the_back_button_goes_back_a_step_at_a_time() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.go_next();
    let check = page.check();
    for step in ["where", "who"] {
        page.back();
        assert_eq!(page.fragment(), format!("/check/{check}/{step}"));
        assert!(page.exists(".steps [aria-current='step']"));
    }
    assert_eq!(page.chosen("entity").as_deref(), Some("eldercare"));
    page.back();
    assert!(page.exists("#begin"), "the start page");
}

// ---- Several self-checks ----

#[test]
fn several_self_checks_are_kept_apart_the_latest_first() {
    let page = Page::open();
    for (unit, entity) in
        [("甲院", "eldercare"), ("乙馆", "funeral"), ("丙村", "village-community")]
    {
        page.begin();
        page.choose_entity(entity);
        page.write("#unit", unit);
        page.go_home();
    }
    assert_eq!(page.texts("#shelf h3"), ["丙村", "乙馆", "甲院"]);
    page.reload();
    assert_eq!(page.texts("#shelf h3"), ["丙村", "乙馆", "甲院"]);
    page.follow("#shelf li:nth-child(3) .actions a");
    page.go_to("who");
    page.write("#unit", "甲院二部");
    page.go_home();
    assert_eq!(page.texts("#shelf h3"), ["甲院二部", "丙村", "乙馆"]);
}

#[test]
fn a_copy_starts_with_every_answer_and_leaves_the_original_alone() {
    let page = Page::open();
    let original = half_done(&page);
    let before = page.stored_check();
    page.go_home();
    page.copy(&original);
    let copy = page.check();
    page.go_home();
    // Remarks are of the self-check that they were made in.
    is_there(&page, &copy, "");
    assert!(!page.text("#gaps").contains("检测点周末关门"));
    page.answer("staff-test", "met");
    page.go_to("result");
    assert!(!page.exists("#gaps"));
    assert_eq!(page.stored(&format!("selfcheck.response.{original}")), Some(before));
    page.go_home();
    is_all_there(&page, &original);
}

#[test]
fn deleting_one_asks_first_and_leaves_the_others() {
    let page = Page::open();
    let keep = half_done(&page);
    page.go_home();
    page.begin();
    let unwanted = page.check();
    page.go_home();
    let row = format!("[data-check='{unwanted}']");

    page.ask_to_delete(&row);
    page.call_off();
    assert_eq!(page.stored_names().len(), 2);

    page.ask_to_delete(&row);
    assert_eq!(page.stored_names().len(), 2);
    page.confirm();
    page.until("it is gone", || !page.exists(&row));
    assert_eq!(page.stored_names(), [format!("selfcheck.response.{keep}")]);
    assert!(page.exists("#gone"), "it says what it has deleted");

    // Until another screen is shown it can be had back.
    page.click("#put-back");
    page.until("it is there again", || page.exists(&row));
    assert!(!page.exists("#gone"));
    assert_eq!(page.stored_names().len(), 2);
    page.ask_to_delete(&row);
    page.confirm();
    page.until("it is gone", || !page.exists(&row));
    page.reload();
    assert!(!page.exists("#gone") && !page.exists(&row));
    assert_eq!(page.stored_names(), [format!("selfcheck.response.{keep}")]);
    is_all_there(&page, &keep);
}

#[test]
fn deleting_all_asks_first_and_takes_only_what_is_ours() {
    let page = Page::open();
    page.store("other.site", "theirs");
    for _ in 0..2 {
        page.begin();
        page.choose_entity("eldercare");
        page.go_home();
    }
    page.click("#shelf > .button.quiet");
    page.until("it asks first", || page.exists("#shelf > .confirm"));
    let question = Lang::Zh.say(Word::DeleteEveryCheck, &[&2]);
    assert!(page.text("#shelf > .confirm").contains(&question), "it says how many");
    let stored = page.stored_names();
    assert_eq!(stored.len(), 2);
    page.confirm();
    page.until("the list is empty", || !page.exists("#shelf"));
    assert!(page.stored_names().is_empty());

    // All of them can be had back, and be deleted again.
    assert_eq!(page.text("#gone p"), Lang::Zh.say(Word::ChecksDeleted, &[&2]));
    page.click("#put-back");
    page.until("they are there again", || page.count("#shelf > ul > li") == 2);
    assert_eq!(page.stored_names(), stored);
    page.click("#shelf > .button.quiet");
    page.confirm();
    page.until("the list is empty", || !page.exists("#shelf"));
    assert!(page.stored_names().is_empty());
    assert_eq!(page.stored("other.site").as_deref(), Some("theirs"));
    page.reload();
    assert!(!page.exists("#shelf"));
}

#[test]
fn a_deleted_self_check_is_not_found_at_its_old_address() {
    let page = Page::open();
    page.begin();
    let check = page.check();
    page.go_home();
    page.ask_to_delete(&format!("[data-check='{check}']"));
    page.confirm();
    page.until("it is gone", || !page.exists("#shelf"));
    page.script(&format!("location.hash = '/check/{check}/facts'"));
    page.until("there is nothing to fill in", || !page.exists("#begin") && !page.exists(".steps"));
    assert!(!page.text("h1").is_empty());
    page.follow("#main a.button");
    assert!(page.exists("#begin"));
}

// ---- Before answering, and what if ----

#[test]
fn the_blank_list_shows_every_measure_with_its_condition() {
    let page = Page::open();
    for (ix, entity) in catalogue().entities() {
        page.follow(&format!("#lists a[href$='/{}']", entity.id));
        let listed = page.measures_in("#main");
        let expected: Vec<_> =
            measures_for(catalogue(), ix).map(|(_, measure)| measure.id.clone()).collect();
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        assert_eq!(sorted(listed), sorted(expected), "{}", entity.id);
        let nothing_said =
            assess(catalogue(), &Response { entity: Some(ix), ..Response::default() });
        for (measure_ix, measure) in measures_for(catalogue(), ix) {
            let shown = page.count(&format!("[data-measure='{}'] .condition", measure.id)) == 1;
            // What holds for this kind in any case need not be said.
            let open =
                nothing_said.finding(measure_ix).applicability == Applicability::Undetermined;
            assert!(shown || !open, "{}: {} lacks its condition", entity.id, measure.id);
            assert!(!shown || !measure.when.reads().is_empty(), "{}: {}", entity.id, measure.id);
        }
        page.go_home();
    }
    assert!(page.stored_names().is_empty(), "looking is not beginning");
}

#[test]
fn a_condition_on_the_blank_list_reads_as_words() {
    let page = Visit::new().at("#/list/eldercare").open();
    let condition = page.text("[data-measure='closed-by-case'] .condition");
    assert!(condition.contains("宁波市、绍兴市、杭州市"), "{condition}");
    assert!(condition.contains(&content::fact("confirmed-case").name.zh), "{condition}");
}

#[test]
fn the_blank_list_prints_with_boxes_to_tick() {
    let page = Visit::new()
        .after_running("window.printed = 0; window.print = () => { window.printed += 1 };")
        .at("#/list/marriage-registration")
        .open();
    let boxes = "#form .ticks";
    assert!(!page.shows(boxes), "not on screen");
    page.click("#main .actions .button:nth-of-type(2)");
    assert_eq!(page.script("return window.printed"), 1);
    page.browser().cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    assert!(page.shows(boxes));
    let boxes = page.texts(boxes);
    assert!(boxes.len() > 10 && boxes.iter().all(|row| row.matches('□').count() == 5), "{boxes:?}");
    assert!(!page.shows("header.top") && !page.shows("#main .actions"));
    assert!(page.paper().starts_with(b"%PDF"));
}

#[test]
fn a_self_check_can_begin_from_the_blank_list() {
    let page = Visit::new().at("#/list/rescue-management").open();
    page.click("#main .actions .button.main");
    page.until("the first step is there", || page.exists("#entity"));
    assert_eq!(page.chosen("entity").as_deref(), Some("rescue-management"));
}

#[test]
fn the_result_shows_what_would_switch_on() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.place("金华市", "义乌市");
    page.go_next();
    page.fact("confirmed-case", "no");
    page.fact("symptoms", "no");
    page.go_to("result");
    let case = "[data-what-if='confirmed-case=yes']";
    assert_eq!(page.measures_in(case), ["closed-by-case"]);
    page.click(&format!("{case} summary"));
    assert!(page.text(case).contains(&content::option("confirmed-case", "yes").what_if.zh));
    assert_eq!(page.measures_in("[data-what-if='symptoms=yes']").len(), 4);
    // Supposing changes nothing.
    assert!(!page.exists("#immediate"));
    page.result_agrees_with_the_core();

    page.go_to("facts");
    page.fact("confirmed-case", "yes");
    page.go_to("result");
    assert!(!page.exists(case), "it is so already");
}

// ---- Languages ----

#[test]
fn english_comes_when_asked_for_and_keeps_the_place() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_to("facts");
    page.fact("symptoms", "yes");
    let english = page.browser().requests().iter().any(|address| address.contains("english-"));
    assert!(!english, "who reads Chinese does not load it");

    let here = page.fragment();
    page.click("#language");
    page.until("the question is in English", || {
        page.text("#f-symptoms legend") == content::fact("symptoms").question.en
    });
    assert_eq!(page.fragment(), here);
    assert_eq!(page.chosen("f-symptoms").as_deref(), Some("yes"));
    assert_eq!(page.script("return document.documentElement.lang"), "en");

    page.go_to_measure("suspect-isolate");
    let card = "[data-measure='suspect-isolate']";
    let (measure, evidence) =
        (content::measure("suspect-isolate"), &content::measure("suspect-isolate").evidence);
    assert!(page.text(card).contains(&evidence.en) && !page.text(card).contains(&evidence.zh));
    let quote = page.text(&format!("{card} .quote [lang='zh-CN']"));
    assert!(quote.contains(catalogue().quote(measure.quote)), "the notice is quoted as it is");

    // The choice is remembered, and can be taken back.
    page.reload();
    page.until("it is still English", || page.text("h1").is_ascii());
    page.click("#language");
    page.until("Chinese again", || page.text(card).contains(&evidence.zh));
    assert_eq!(page.script("return document.documentElement.lang"), "zh-CN");
    page.reload();
    assert!(page.text(card).contains(&evidence.zh));
}

#[test]
fn without_the_english_texts_the_page_stays_usable_and_says_so() {
    let folder = Folder::copy_without(&files::built_page(), &["english-"]);
    let site = Site::of(folder.path(), ServerOptions::default());
    // Nor what stands in for them.
    site.with_server(|server| server.faults().set("spare-*.js", Fault::Missing));
    let page = Visit::new().to(&site).open();
    for file in ["english-", "spare-"] {
        page.foresee(file);
    }
    page.begin();
    page.choose_entity("eldercare");
    page.click("#language");
    page.until("the page says so", || page.exists("#no-english"));
    assert!(page.text("#no-english").contains("Chinese"));
    page.go_to("facts");
    page.fact("symptoms", "yes");
    assert_eq!(page.text("#f-symptoms legend"), content::fact("symptoms").question.zh);
    page.answer("masks", "unmet");
    page.go_to("result");
    assert_eq!(page.measures_in("#gaps"), ["masks"]);
}

/// The name of the organisation heads the papers, and is easily left out: the result leads to its field.
#[test]
fn the_result_leads_to_the_name_that_is_missing() {
    let page = Page::open();
    let nameless = Response { unit: String::new(), ..check("care", "eldercare", "镇海区") };
    page.with_checks(&[&nameless], "/check/care/result");
    page.click("#fill-in-unit");
    page.until("the keyboard is in the field", || {
        page.says("return document.activeElement.id === 'unit'")
    });
    page.write("#unit", "镇海区的一家养老院");
    page.click("#return");
    page.until("it is back", || page.exists("#headline"));
    assert_eq!(page.texts(".head dd")[0], "镇海区的一家养老院");
    assert!(!page.exists("#fill-in-unit"));
}

/// What the result says is left counts facts and measures, and leads to each.
#[test]
fn what_the_result_says_is_left_is_what_it_leads_to() {
    let page = Page::open();
    page.with_checks(&[&check("care", "marriage-registration", "柯城区")], "/check/care/result");
    let left = || page.texts("#headline p").into_iter().find(|text| text.contains("处没有填"));
    let count =
        || left().map_or(0, |text| text.split(' ').nth(1).unwrap().parse::<usize>().unwrap());
    let mut before = count();
    assert!(before > 10, "{before}");
    while before > 0 {
        page.follow("#go-on");
        let question = page
            .script("return document.activeElement.closest('.question').id")
            .as_str()
            .unwrap()
            .to_owned();
        page.click(&format!("#{question} .choice:nth-of-type(1) label"));
        page.until("it is answered", || page.chosen(&question).is_some());
        page.click("#return");
        page.until("it is back", || page.exists("#headline"));
        // A fact may bring measures with it, or take some away.
        let now = count();
        assert!(now < before || question.starts_with("f-"), "{question}: {now} of {before}");
        before = now;
    }
    assert!(!page.exists("#go-on"));
}

/// On a computer that several people use, what nobody changes goes by itself, if somebody chose so.
#[test]
fn on_a_shared_computer_self_checks_go_when_their_time_is_over() {
    let page = Page::open();
    let old = Response { id: "old".to_owned(), ..check("old", "eldercare", "镇海区") };
    page.with_checks(&[&old], "/about");
    assert_eq!(page.chosen("expiry").as_deref(), Some("0"), "nothing goes unless it is chosen");
    page.reload();
    page.show("/");
    assert!(page.exists("[data-check='old']"));
    page.show("/about");
    page.click("label[for='expiry-7']");
    page.until("it is kept", || page.stored("selfcheck.expiry").as_deref() == Some("7"));
    // It was last changed long ago: it goes when the page is next opened.
    let changed = page.stored(&format!("{STORED}old")).unwrap();
    let long_ago = changed.replace(&old.updated, "2020-01-01T00:00:00.000Z");
    assert_ne!(long_ago, changed);
    page.store(&format!("{STORED}old"), &long_ago);
    page.show("/");
    page.reload();
    page.until("it says so", || page.exists("#expired"));
    assert_eq!(page.text("#expired p"), Lang::Zh.say(Word::Expired, &[&1]));
    assert!(!page.exists("#shelf") && page.stored_names().is_empty());
    page.show("/about");
    page.show("/");
    assert!(!page.exists("#expired"), "it is said once");
}

/// One tap, and a question, leave nothing of ours on the device.
#[test]
fn everything_is_cleared_from_the_device_for_good() {
    let page = Page::open();
    page.click("#view");
    page.with_checks(&[&check("care", "eldercare", "镇海区")], "/about");
    page.store("of-another-page", "stays");
    let names = || {
        page.lines("return Object.keys(localStorage).filter(name => name.startsWith('selfcheck.'))")
    };
    assert!(names().len() > 1, "{:?}", names());
    page.click("#clear button");
    page.until("it asks first", || page.exists("#clear .confirm"));
    page.call_off();
    assert!(names().len() > 1);
    page.click("#clear button");
    page.click("#clear .button.danger");
    page.until("it says so", || page.exists("#cleared"));
    // Only that one was removed stays noted, by a name that says nothing: a window that slept must not store it again.
    assert_eq!(names(), ["selfcheck.gone"]);
    assert_eq!(page.stored("of-another-page").as_deref(), Some("stays"));
    assert!(!page.exists("[data-view='elder']"), "what was chosen is gone as well");
    page.show("/");
    assert!(!page.exists("#shelf"));
    page.reload();
    assert!(!page.exists("#shelf"));
    assert_eq!(names(), ["selfcheck.gone"]);
}
