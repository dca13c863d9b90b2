//! The place may be typed: in Chinese, in pinyin or by its initials. The lists stay for whoever would rather choose.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{Page, Walk, content::catalogue};
use selfcheck_core::{Lang, places::find, words::Word};

const ZHENHAI: &str = "330211";
const STATUS: &str = "#main [role='status']";

/// A self-check at the step where it says where.
fn where_is(entity: &str) -> Page {
    let page = Page::open();
    page.begin();
    page.choose_entity(entity);
    page.go_next();
    page.until("the place can be typed", || page.exists("#find"));
    page
}

/// The codes of the places offered, in their order.
fn offered(page: &Page) -> Vec<String> {
    page.lines(
        "return [...document.querySelectorAll('#found [data-place]')].map(e => e.dataset.place)",
    )
}

/// What the core finds by the same.
fn codes(typed: &str, whole_cities: bool) -> Vec<String> {
    let found = find(catalogue(), typed, whole_cities);
    found.into_iter().map(|place| catalogue().place_code(place).to_string()).collect()
}

/// The status line says so.
fn says(page: &Page, words: &str) {
    page.until(&format!("it says “{words}”"), || {
        page.texts(STATUS).iter().any(|text| text == words)
    });
}

fn tap(page: &Page, code: &str) {
    page.click(&format!("#found [data-place='{code}']"));
    page.until("the field is empty", || page.value("#find").is_empty());
}

/// The place is chosen: in the lists, and in the self-check.
fn is_chosen(page: &Page, city: &str, county: &str) {
    page.until("the lists show it", || page.exists("#county") && page.value("#county") == county);
    assert_eq!(page.value("#city"), city);
    assert_eq!(offered(page), [""; 0], "nothing is offered any more");
}

#[test]
fn a_place_is_found_in_chinese_in_pinyin_and_by_its_initials() {
    let page = where_is("eldercare");
    for typed in
        ["镇海", "镇海区", "宁波镇海", "zhenhai", "Zhen Hai", "zhen'hai", "zh", "ZH", "ｚｈ"]
    {
        page.write("#find", typed);
        page.until(typed, || offered(&page) == codes(typed, false));
        assert_eq!(offered(&page)[0], ZHENHAI, "{typed}");
        assert_eq!(page.texts("#found button")[0], "宁波市 镇海区", "{typed}");
        let count = offered(&page).len();
        says(&page, &Lang::Zh.say(Word::PlacesFound, &[&count]));
    }
}

#[test]
fn a_tap_chooses_the_place_and_the_result_rests_on_it() {
    let page = where_is("eldercare");
    page.write("#find", "zh");
    tap(&page, ZHENHAI);
    is_chosen(&page, "330200", ZHENHAI);
    says(&page, &Lang::Zh.say(Word::NameAndAnswer, &[&Word::Place.get(Lang::Zh), &"宁波市镇海区"]));
    // Another one, in place of it.
    page.write("#find", "上虞");
    tap(&page, "330604");
    is_chosen(&page, "330600", "330604");
    page.reload();
    is_chosen(&page, "330600", "330604");
    page.go_to("result");
    assert!(page.text(".head").contains("绍兴市上虞区"));
    assert_eq!(page.measures_in("#immediate"), ["closed-named"]);
    page.result_agrees_with_the_core();
}

#[test]
fn what_no_place_is_called_is_said_and_the_lists_are_there() {
    let page = where_is("eldercare");
    assert!(page.text("#main").contains(Word::PlaceMayWait.get(Lang::Zh)));
    page.write("#find", "北京");
    says(&page, Word::NoPlaceFound.get(Lang::Zh));
    assert_eq!(offered(&page), [""; 0]);
    page.place("宁波市", "镇海区");
    is_chosen(&page, "330200", ZHENHAI);
    assert!(!page.text("#main").contains(Word::PlaceMayWait.get(Lang::Zh)));
    assert_eq!(page.value("#find"), "");
}

#[test]
fn only_a_bureau_may_choose_a_whole_city() {
    let page = where_is("eldercare");
    page.write("#find", "宁波");
    page.until("its counties are offered", || offered(&page) == codes("宁波", false));
    assert_eq!(offered(&page).len(), 10);

    let page = where_is("civil-affairs-bureau");
    page.write("#find", "宁波");
    page.until("the city is offered as well", || offered(&page) == codes("宁波", true));
    let whole = ["宁波市 ", Word::TheWholeCity.get(Lang::Zh)].concat();
    assert_eq!(page.texts("#found button")[0], whole);
    tap(&page, "330200");
    is_chosen(&page, "330200", "330200");
    page.go_next();
    page.fact("bureau-level", "city");
    page.go_to("result");
    assert_eq!(page.measures_in("#immediate"), ["bureau-oversee-named"]);
    page.result_agrees_with_the_core();
}

#[test]
fn who_cannot_be_in_xiaoshan_or_qiantang_is_not_told_of_them() {
    const NOTE: &str = "[data-reference='xiaoshan-qiantang']";
    let page = where_is("eldercare");
    assert!(!page.exists(NOTE), "nothing is chosen yet");
    for (typed, told) in
        [("镇海", false), ("钱塘", true), ("xs", true), ("西湖", false), ("hz", true)]
    {
        page.write("#find", typed);
        page.until(typed, || offered(&page) == codes(typed, false));
        assert_eq!(page.exists(NOTE), told, "{typed}");
    }
    page.write("#find", "西湖");
    tap(&page, "330106");
    page.until("in 杭州 it is told", || page.exists(NOTE));
    page.place("宁波市", "镇海区");
    page.until("in 宁波 it is not", || !page.exists(NOTE));
}

#[test]
fn a_place_is_typed_in_the_english_page_as_well() {
    let page = where_is("eldercare");
    page.click("#language");
    page.until("the English texts are there", || !page.exists("#no-english"));
    page.until("it is in English", || page.text("#main").contains(Word::FindPlace.get(Lang::En)));
    page.write("#find", "Zhenhai");
    says(&page, &Lang::En.say(Word::PlacesFound, &[&1]));
    page.write("#find", "Atlantis");
    says(&page, Word::NoPlaceFound.get(Lang::En));
    page.write("#find", "Zhenhai");
    tap(&page, ZHENHAI);
    is_chosen(&page, "330200", ZHENHAI);
}

#[test]
fn the_lists_follow_whichever_way_the_place_was_said() {
    let page = where_is("eldercare");
    page.place("宁波市", "镇海区");
    for (typed, city, county) in [
        ("鄞州", "330200", "330212"),
        ("镇海", "330200", ZHENHAI),
        ("上虞", "330600", "330604"),
        ("zh", "330200", ZHENHAI),
    ] {
        page.write("#find", typed);
        tap(&page, county);
        is_chosen(&page, city, county);
    }
    page.place("绍兴市", "上虞区");
    is_chosen(&page, "330600", "330604");
    page.write("#find", "zh");
    tap(&page, ZHENHAI);
    is_chosen(&page, "330200", ZHENHAI);
}

#[test]
fn what_was_typed_is_gone_on_coming_back() {
    let page = where_is("eldercare");
    page.write("#find", "zh");
    page.go_to("facts");
    page.go_to("where");
    page.until("the place can be typed", || page.exists("#find"));
    assert_eq!(page.value("#find"), "");
    assert_eq!(offered(&page), [""; 0]);
}

/// What was typed and means no place, or several, stops the walk once and says so; cleared, it does not.
#[test]
fn what_was_typed_and_not_chosen_is_not_dropped_without_a_word() {
    for typed in ["宁波", "没有这个地方"] {
        let page = where_is("eldercare");
        page.write("#find", typed);
        page.until("it was looked for", || !page.texts(STATUS)[0].is_empty());
        page.click("#next");
        page.until("it is said", || page.exists("#errors"));
        assert_eq!(page.text("#errors"), Word::PlaceNotChosen.get(Lang::Zh));
        page.until("the keyboard is at it", || {
            page.says("return document.activeElement.id === 'find'")
        });
        assert!(page.fragment().ends_with("/where"), "{}", page.fragment());
        // As when it is deleted with the keys.
        Walk(&page).write("#find", "");
        page.until("nothing is wrong any more", || !page.exists("#errors"));
        page.go_next();
        assert!(page.fragment().ends_with("/facts"), "{}", page.fragment());
    }
}
