//! Respondents of every kind walk through the page to their result, and every number and list of the result is what the
//! core says of the same answers.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Page,
    content::{self, catalogue},
};
use selfcheck_core::{
    Lang, assess::measures_for, catalogue::Strength, logic::Question, words::Word,
};

/// The measures that speak of people who live in.
const OF_RESIDENTS: [&str; 6] = [
    "resident-temperature",
    "resident-symptom-report",
    "vaccination-drive",
    "vaccination-ledger",
    "resident-management",
    "resident-outings",
];

/// What is to be done when somebody has symptoms, in the order of the notice.
const ON_SYMPTOMS: [&str; 4] =
    ["suspect-isolate", "suspect-protect", "suspect-contact-cdc", "suspect-hospital"];

/// A self-check that says who and where, on the screen of facts.
fn somebody(entity: &str, city: &str, county: &str) -> Page {
    let page = Page::open();
    begin_as(&page, entity, city, county);
    page
}

fn begin_as(page: &Page, entity: &str, city: &str, county: &str) {
    page.begin();
    page.choose_entity(entity);
    page.go_next();
    page.place(city, county);
    page.go_next();
}

fn asks(page: &Page, fact: &str) -> bool {
    page.facts_asked().iter().any(|asked| asked == fact)
}

fn contains(list: &[String], name: &str) -> bool {
    list.iter().any(|item| item == name)
}

/// The measures of the result, wherever they stand in it.
fn all_on_the_result(page: &Page) -> Vec<String> {
    page.measures_in("#main")
}

/// Gives the first answer to every fact that is asked, also to those that come up only then.
fn answer_every_fact(page: &Page) {
    loop {
        let open =
            page.facts_asked().into_iter().find(|fact| page.chosen(&format!("f-{fact}")).is_none());
        let Some(fact) = open else { return };
        let ix = catalogue().find_fact(&fact).unwrap();
        page.fact(&fact, &catalogue().fact(ix).options[0].id);
    }
}

/// Goes through the screens of measures one by one to the result, giving every measure the same answer.
fn answer_every_measure(page: &Page, value: &str) {
    page.go_to("measures");
    while page.fragment().contains("/measures/") {
        for measure in page.measures_in("#main") {
            page.answer(&measure, value);
        }
        page.go_next();
    }
}

// ---- Closed management ----

#[test]
fn a_nursing_home_in_zhenhai_closes_immediately() {
    let page = somebody("eldercare", "宁波市", "镇海区");
    assert!(!asks(&page, "city-decision"), "the notice has decided, not the city");
    assert!(!asks(&page, "confirmed-case"), "it closes with or without a case");

    page.go_to_measure("closed-named");
    let card = "[data-measure='closed-named']";
    assert!(page.exists(&format!("{card} .chip.urgent")));
    assert!(page.text(card).contains(Strength::Required.words(Lang::Zh)), "{}", page.text(card));

    page.go_to("result");
    assert_eq!(page.measures_in("#immediate"), ["closed-named"]);
    let immediate = page.text("#immediate");
    let quote = "宁波市镇海区、绍兴市上虞区、杭州市萧山区要立即实施养老机构临时封闭管理";
    assert!(immediate.contains(quote), "{immediate}");
    page.result_agrees_with_the_core();

    // Why, and what would have to be otherwise.
    page.click("#immediate .why summary");
    let why = page.text("#immediate .why");
    let place = catalogue().question_words(Question::Place, Lang::Zh);
    assert!(why.contains(place) && why.contains("宁波市镇海区"), "{why}");
}

#[test]
fn closing_is_no_longer_urgent_once_it_is_done() {
    let page = somebody("eldercare", "绍兴市", "上虞区");
    page.answer("closed-named", "met");
    page.go_to("result");
    assert!(!page.exists("#immediate"));
    assert!(contains(&page.measures_in("#met"), "closed-named"));
    page.result_agrees_with_the_core();
}

#[test]
fn a_nursing_home_in_yuyao_asks_the_city_bureau_and_then_knows() {
    let page = somebody("eldercare", "宁波市", "余姚市");
    assert!(asks(&page, "city-decision"));
    assert!(!asks(&page, "confirmed-case"), "in 宁波 a case does not decide");

    // Not asked yet, and asked without an answer: it hangs, and the page says whom to ask.
    for unknown in [false, true] {
        if unknown {
            page.go_to("facts");
            page.fact("city-decision", "unknown");
        }
        page.go_to("measures");
        while !page.exists("#undetermined [data-measure='closed-by-city']") {
            page.go_next();
        }
        page.go_to("result");
        let listed = page.text("#unknown");
        let decision = content::fact("city-decision");
        assert!(listed.contains(&decision.name.zh), "{listed}");
        assert!(listed.contains(&decision.ask_whom.zh), "{listed}");
        assert!(!page.exists("#immediate"));
        assert!(!contains(&page.measures_in("#off"), "closed-by-city"), "unknown is not a no");
        page.result_agrees_with_the_core();
    }

    // The bureau has decided to close.
    page.go_to("facts");
    page.fact("city-decision", "yes");
    page.go_to_measure("closed-by-city");
    page.answer("closed-by-city", "unmet");
    page.go_to("result");
    assert_eq!(page.measures_in("#gaps"), ["closed-by-city"]);
    page.result_agrees_with_the_core();

    // It has decided not to.
    page.go_to("facts");
    page.fact("city-decision", "no");
    page.go_to("result");
    page.click("#off > summary");
    let why = page.text("#off [data-measure='closed-by-city']");
    assert!(why.contains(&content::fact("city-decision").name.zh), "{why}");
    assert!(why.contains(&content::option("city-decision", "no").name.zh), "{why}");
    assert!(!page.exists("#gaps"));
    page.result_agrees_with_the_core();
}

#[test]
fn a_nursing_home_in_yiwu_closes_when_a_case_is_found() {
    let page = somebody("eldercare", "金华市", "义乌市");
    assert!(asks(&page, "confirmed-case"));
    assert!(!asks(&page, "city-decision"), "金华 is not one of the three cities");

    page.fact("confirmed-case", "no");
    page.go_to("result");
    assert!(!page.exists("#immediate"));
    assert!(contains(&page.measures_in("#off"), "closed-by-case"));
    page.result_agrees_with_the_core();

    page.go_to("facts");
    page.fact("confirmed-case", "yes");
    page.go_to("result");
    assert_eq!(page.measures_in("#immediate"), ["closed-by-case"]);
    page.result_agrees_with_the_core();
}

#[test]
fn a_funeral_home_in_shangyu_may_follow_and_never_must() {
    let page = somebody("funeral", "绍兴市", "上虞区");
    assert!(!asks(&page, "residents"), "nobody lives in a funeral home");

    page.go_to_measure("closed-named-may");
    let card = page.text("[data-measure='closed-named-may']");
    assert!(card.contains(Strength::Discretionary.words(Lang::Zh)), "{card}");
    assert!(!card.contains(Strength::Required.words(Lang::Zh)), "{card}");
    assert!(!page.exists("[data-measure='closed-named-may'] .chip.urgent"));

    for answer in ["unmet", "met"] {
        page.answer("closed-named-may", answer);
        page.go_to("result");
        assert!(!page.exists("#immediate"), "{answer}");
        let all = all_on_the_result(&page);
        assert!(!contains(&all, "closed-named"), "that is for nursing homes");
        for measure in OF_RESIDENTS {
            assert!(!contains(&all, measure), "{measure}");
        }
        page.result_agrees_with_the_core();
    }
}

// ---- Windows ----

#[test]
fn a_marriage_window_sees_why_section_three_is_read_as_its_own() {
    let page = somebody("marriage-registration", "宁波市", "镇海区");
    assert!(!asks(&page, "residents"), "nobody lives in a window");
    for measure in ["staff-test", "ventilation", "masks"] {
        page.go_to_measure(measure);
        page.click(&format!("[data-measure='{measure}'] .why summary"));
        let reading = page.text(&format!("[data-measure='{measure}'] .reading"));
        let window = catalogue().find_entity("marriage-registration").unwrap();
        let note = &content::measure(measure).reading(window).unwrap().note;
        assert!(note.zh.contains("窗口") && reading.contains(&note.zh), "{reading}");
    }
    page.go_to("result");
    let all = all_on_the_result(&page);
    assert_eq!(all.iter().find(|name| name.starts_with("closed-")), None);
    for measure in OF_RESIDENTS {
        assert!(!contains(&all, measure), "{measure}");
    }
    page.result_agrees_with_the_core();
}

// ---- Communities ----

#[test]
fn a_community_of_each_class_gets_the_measures_of_its_class() {
    let classes = [
        ("no-case", "class-no-case-plan", "class-no-case-carry", "外防输入"),
        ("case-or-outbreak", "class-case-plan", "class-case-carry", "内防扩散"),
        ("spreading", "class-spreading-plan", "class-spreading-carry", "内防蔓延"),
    ];
    let page = somebody("village-community", "杭州市", "西湖区");
    for (class, plan, carry, strategy) in classes {
        page.go_to("facts");
        page.fact("community-class", class);

        // The national scheme is at hand, labelled, and stands apart from what is asked.
        page.go_to_measure(plan);
        let reference = format!("[data-measure='{plan}'] .reference");
        assert!(page.text(&format!("{reference} .tag")).contains("参考"), "{class}");
        page.click(&format!("{reference} summary"));
        assert!(page.text(&reference).contains(strategy), "{class}");
        assert!(
            !page.exists(&format!("{reference} input, {reference} [data-measure]")),
            "not answered"
        );

        page.go_to("result");
        let off = page.measures_in("#off");
        let unanswered = page.measures_in("#unanswered");
        for (other, other_plan, other_carry, _) in classes {
            for measure in [other_plan, other_carry] {
                assert_eq!(contains(&unanswered, measure), other == class, "{class}: {measure}");
                assert_eq!(contains(&off, measure), other != class, "{class}: {measure}");
            }
        }
        assert!(contains(&unanswered, carry));
        page.result_agrees_with_the_core();
    }
}

#[test]
fn a_community_that_does_not_know_its_class_can_only_be_in_one() {
    let page = somebody("village-community", "杭州市", "西湖区");
    page.go_to("result");
    let assessment = page.result_agrees_with_the_core();
    // Three classes with two measures each hang on the class; two of the six can apply together.
    let possible = assessment.findings.iter().filter(|finding| finding.may_be_gap()).count();
    assert_eq!(usize::from(assessment.bounds.gaps.most), possible - 4);
}

// ---- Bureaus ----

#[test]
fn a_county_bureau_in_zhenhai_orders_its_homes_closed() {
    let page = somebody("civil-affairs-bureau", "宁波市", "镇海区");
    page.fact("bureau-level", "county");
    page.go_to("result");
    assert_eq!(page.measures_in("#immediate"), ["bureau-order-closure-named"]);
    assert!(contains(&page.measures_in("#off"), "bureau-oversee-named"), "that is the city's");
    page.result_agrees_with_the_core();
}

#[test]
fn the_bureau_of_a_whole_city_oversees_and_decides() {
    let page = Page::open();
    page.begin();
    page.choose_entity("civil-affairs-bureau");
    page.go_next();
    page.city("宁波市");
    page.go_next();
    page.fact("bureau-level", "city");
    page.fact("meetings", "in-person");
    page.go_to("result");
    assert!(page.text(".head").contains("宁波市"));
    assert_eq!(page.measures_in("#immediate"), ["bureau-oversee-named"]);
    let unanswered = page.measures_in("#unanswered");
    assert!(contains(&unanswered, "bureau-city-decide"));
    assert!(contains(&unanswered, "meeting-review") && contains(&unanswered, "offline-closed"));
    assert!(
        contains(&page.measures_in("#off"), "bureau-order-closure-named"),
        "that is the county's"
    );
    page.result_agrees_with_the_core();
}

// ---- Conditional duties ----

#[test]
fn somebody_with_symptoms_leads_the_result() {
    let page = somebody("eldercare", "金华市", "义乌市");
    page.fact("symptoms", "yes");
    page.answer("staff-test", "unmet");
    page.go_to("result");
    assert_eq!(page.measures_in("#immediate"), ON_SYMPTOMS);
    let first =
        page.script("return document.querySelector('#main [data-measure]').closest('section').id");
    assert_eq!(first, "immediate", "nothing to do stands before it");
    page.result_agrees_with_the_core();

    page.go_to("facts");
    page.fact("symptoms", "no");
    page.go_to("result");
    assert!(!page.exists("#immediate"));
    page.result_agrees_with_the_core();
}

/// What cannot wait is named as soon as the facts say so, with the way to it: also on a first visit.
#[test]
fn what_cannot_wait_is_named_beside_the_facts() {
    let page = somebody("eldercare", "金华市", "义乌市");
    let on_top = || page.texts("#at-once li");
    assert_eq!(page.count("#at-once"), 0);
    page.fact("symptoms", "yes");
    let names = ON_SYMPTOMS.map(|id| content::measure(id).name.zh.clone());
    assert_eq!(on_top(), names);
    assert!(!page.exists("#at-once .hint"), "these still hold today");
    page.fact("symptoms", "no");
    assert_eq!(page.count("#at-once"), 0);
    page.fact("symptoms", "yes");
    page.follow("#at-once a");
    page.until("the first of it is asked", || {
        page.is_at_question(&format!("m-{}", ON_SYMPTOMS[0]))
    });
}

/// A measure that later rules have ended says so where it is asked. The reason that it offers counts once it is taken, and
/// not before.
#[test]
fn what_no_longer_holds_offers_a_reason_and_leaves_the_answer_to_the_person() {
    let page = somebody("eldercare", "宁波市", "镇海区");
    // It does not frighten anybody who reads the notice today.
    assert_eq!(page.texts("#at-once .hint"), ["现在还要封闭管理吗？"]);
    page.go_to_measure("closed-named");
    let card = "[data-measure='closed-named']";
    let today = format!("{card} [data-reference='closed-management-today']");
    page.unfold(&today);
    assert_eq!(page.chosen("m-closed-named"), None, "reading it answers nothing");
    page.click(&format!("{today} button"));
    page.until("it is answered", || page.chosen("m-closed-named").as_deref() == Some("exempt"));
    let reference =
        catalogue().references.iter().find(|it| it.id == "closed-management-today").unwrap();
    let reason = &reference.reason.as_ref().unwrap().zh;
    assert_eq!(page.value(&format!("{card} [data-reason]")), *reason);
    assert!(!page.exists(&format!("{today} button")), "there is nothing more to take");
    page.go_to("result");
    assert!(!page.exists("#immediate"));
    assert_eq!(page.measures_in("#exempt"), ["closed-named"]);
    page.result_agrees_with_the_core();
    // Every measure of which it is known has its card say so, and no other does.
    page.go_to_measure("staff-test");
    let told = |id: &str| page.exists(&format!("[data-measure='{id}'] [data-reference$='-today']"));
    assert!(told("staff-test") && told("health-code") && !told("masks") && !told("ventilation"));
}

#[test]
fn the_place_step_tells_xiaoshan_from_qiantang() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_next();
    page.city("杭州市");
    page.click(".reference summary");
    let hint = page.text(".reference");
    assert!(hint.contains("河庄、义蓬、新湾、临江、前进") && hint.contains("钱塘区"), "{hint}");
    page.place("杭州市", "钱塘区");
    page.go_to("result");
    assert!(!contains(&page.measures_in("#immediate"), "closed-named"));
    page.result_agrees_with_the_core();
}

#[test]
fn the_result_says_when_nothing_can_change_any_more() {
    let page = somebody("marriage-registration", "衢州市", "柯城区");
    page.go_to("result");
    assert!(!page.exists("#settled"));
    page.go_to("facts");
    answer_every_fact(&page);
    let (_, assessment) = content::assessed(&page.stored_check());
    let settled = Lang::Zh.say(Word::SettledGoOn, &[&assessment.bounds.applying]);
    assert_eq!(page.text("#left"), settled);
    page.go_to("result");
    assert!(page.exists("#settled"));
    assert!(!page.exists("#unknown"));
    page.result_agrees_with_the_core();
}

// ---- Everybody ----

fn everything_met(group: &str) {
    let page = Page::open();
    for (_, entity) in
        catalogue().entities().filter(|(_, entity)| entity.group.as_deref() == Some(group))
    {
        begin_as(&page, &entity.id, "宁波市", "镇海区");
        answer_every_fact(&page);
        answer_every_measure(&page, "met");
        assert_eq!(page.gaps_shown(), [0], "{}", entity.id);
        for list in ["#immediate", "#gaps", "#unanswered"] {
            assert!(!page.exists(list), "{}: {list}", entity.id);
        }
        page.result_agrees_with_the_core();
        page.go_home();
    }
}

#[test]
fn every_institution_that_has_done_everything_has_no_gap() {
    everything_met("institution");
}

#[test]
fn every_window_that_has_done_everything_has_no_gap() {
    everything_met("window");
}

#[test]
fn a_community_that_has_done_everything_has_no_gap() {
    everything_met("community");
}

#[test]
fn a_bureau_that_has_done_everything_has_no_gap() {
    everything_met("bureau");
}

#[test]
fn the_list_on_the_start_page_says_the_same_as_the_result() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_to("where");
    page.place("宁波市", "余姚市");
    page.answer("masks", "unmet");
    page.go_to("result");
    page.result_agrees_with_the_core();
    let gaps = page.gaps_shown().iter().map(u16::to_string).collect::<Vec<_>>().join("–");
    let check = page.check();
    page.go_home();
    let row = page.text(&format!("[data-check='{check}'] > .hint"));
    assert!(row.contains(&format!("缺口 {gaps} 项")), "{gaps}: {row}");
}

#[test]
fn with_nothing_answered_everything_that_may_apply_may_be_a_gap() {
    let page = Page::open();
    for (ix, entity) in catalogue().entities() {
        page.begin();
        page.choose_entity(&entity.id);
        for place in [None, Some(("宁波市", "余姚市")), Some(("金华市", "义乌市"))] {
            if let Some((city, county)) = place {
                page.go_to("where");
                page.place(city, county);
            }
            page.go_to("result");
            let bounds = page.result_agrees_with_the_core().bounds;
            assert_eq!(bounds.gaps.least, 0, "{}", entity.id);
            assert_eq!(bounds.gaps.most, bounds.applying.most, "{}", entity.id);
            assert!(usize::from(bounds.gaps.most) <= measures_for(catalogue(), ix).count());
            // A number before anything is answered would read like a finding.
            let check = page.check();
            page.go_home();
            let row = page.text(&format!("[data-check='{check}'] > .hint"));
            assert!(row.contains("措施还没有填") && !row.contains("缺口"), "{row}");
            page.go_on(&check);
        }
        page.go_home();
    }
}
