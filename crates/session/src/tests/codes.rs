//! Result codes, and which self-checks can be compared.

use proptest::{prelude::*, sample::Index};
use selfcheck_core::{
    Date, assess,
    catalogue::{EntityIx, MeasureIx},
    code::{self, NotPlaced},
};

use super::{any, *};

fn day() -> Option<Date> {
    Date::parse("2021-12-20")
}

fn digits(response: &Response) -> String {
    let response = Response { checked: day(), ..response.clone() };
    code::encode(catalogue(), &response).digits().to_owned()
}

/// Something in the way that people type it: in groups, with full-width digits and dashes.
fn as_typed(digits: &str) -> String {
    let wide = |(at, c): (usize, char)| match (at % 3, c.to_digit(10)) {
        (0, Some(digit)) => char::from_u32('０' as u32 + digit).unwrap(),
        _ => c,
    };
    let digits: Vec<_> = digits.chars().enumerate().map(wide).collect();
    let groups: Vec<String> = digits.chunks(6).map(|group| group.iter().collect()).collect();
    groups.join(" -　\n")
}

fn show(model: &Model, code: &str) -> Model {
    after(model, Action::Show(Screen::Code(code.to_owned())))
}

proptest! {
    #![proptest_config(any::cases(300))]

    #[test]
    fn a_code_shows_the_result_it_was_made_from(response in any::response(), typed: bool) {
        let digits = digits(&response);
        let here = begin(&model(), "mine");
        let shown = if typed {
            let typed = Action::TypeCode(as_typed(&digits));
            after(&after(&here, typed), Action::ShowCode)
        } else {
            show(&here, &digits)
        };
        let id = [FROM_CODE, &digits].concat();
        prop_assert_eq!(&shown.screen, &Screen::Check(id.clone(), Step::Result));
        prop_assert_eq!(&shown.responses, &here.responses, "nothing is stored");
        let guest = shown.guest(&id).unwrap();
        prop_assert_eq!(guest.response.day(), day());
        let (there, made) =
            (assess(catalogue(), &guest.response), assess(catalogue(), &response));
        prop_assert_eq!(there, made);
        // An address of the code leads back to it, on every screen, also after the page was loaded anew.
        for step in [Step::Result, Step::Output("form"), Step::Facts] {
            let screen = Screen::Check(id.clone(), step);
            let address = screen.fragment(catalogue());
            prop_assert_eq!(Screen::parse(&address, catalogue(), &OUTPUTS), screen.clone());
            let again = after(&model(), Action::Show(screen.clone()));
            prop_assert_eq!(&again.screen, &screen);
            prop_assert_eq!(again.guest(&id).unwrap(), guest);
        }
        // Shown again it is there once, and cannot be changed.
        prop_assert_eq!(&show(&shown, &digits).guests, &shown.guests);
        prop_assert_eq!(&edit(&shown, &id, unit("anders")), &shown);
        let copied = shown.after(KeepAction::Copy(id).into(), stamp("copy"), catalogue());
        prop_assert_eq!(&copied.find("copy").unwrap().answers, &guest.response.answers);
        prop_assert_eq!(copied.responses.len(), 2);
    }

    #[test]
    fn wrong_digits_stay_where_they_are_typed(response in any::response(), at: Index, by in 1u8..10) {
        let mut digits = digits(&response).into_bytes();
        let at = at.index(digits.len());
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        let digits = String::from_utf8(digits).unwrap();
        let here = begin(&model(), "mine");
        for screen in [
            Screen::Code(digits.clone()),
            Screen::Check([FROM_CODE, &digits].concat(), Step::Result),
            Screen::Check([FROM_CODE, &digits].concat(), Step::Output("ledger")),
        ] {
            let shown = after(&here, Action::Show(screen));
            prop_assert_eq!(&shown.screen, &Screen::Open);
            prop_assert_eq!(&shown.code_typed, &digits);
            prop_assert!(shown.guests.is_empty());
            prop_assert_eq!(&shown.responses, &here.responses);
        }
        let typed = as_typed(&digits);
        let shown = after(&here, Action::TypeCode(typed.clone()));
        let shown = after(&shown, Action::ShowCode);
        prop_assert_eq!((&shown.screen, &shown.code_typed), (&Screen::Open, &typed));
    }
}

#[test]
fn what_is_no_code_is_not_shown() {
    for typed in ["", "  ", "12345", "hello", "１２３４５６", "000000"] {
        let shown = after(&after(&model(), Action::TypeCode(typed.to_owned())), Action::ShowCode);
        assert_eq!((&shown.screen, shown.code_typed.as_str()), (&Screen::Open, typed));
        assert!(shown.guests.is_empty(), "{typed}");
    }
    // A name that only looks as if it were of a code.
    let shown = after(&model(), Action::Show(Screen::Check("coded".to_owned(), Step::Result)));
    assert_eq!(shown.screen, Screen::Check("coded".to_owned(), Step::Result));
}

#[test]
fn a_self_check_of_this_device_is_not_taken_for_a_code() {
    let response = Response { entity: Some(EntityIx(1)), ..Response::default() };
    let id = [FROM_CODE, &digits(&response)].concat();
    let stored = Response { id: id.clone(), unit: "本机".to_owned(), ..Response::default() };
    let loaded = Loaded { responses: vec![Rc::new(stored)], ..Loaded::default() };
    let screen = Screen::Check(id.clone(), Step::Result);
    let shown = Model::new(loaded, screen.clone(), Lang::Zh, catalogue());
    let shown = after(&shown, Action::Show(screen));
    assert!(shown.guest(&id).is_none());
    assert_eq!(shown.any(&id).unwrap().unit, "本机");
}

#[test]
fn what_a_code_of_other_content_says_beyond_this_one_is_listed() {
    // A content with a kind of respondent, a fact, an option and a measure more, and with one measure that is gone here.
    let mut other = catalogue().clone();
    other.version = "000000000000".to_owned();
    let mut measure = other.measures[0].clone();
    measure.id = "brand-new".to_owned();
    other.measures.push(measure);
    other.numbers.measures.push("brand-new".to_owned());
    let mut fact = other.facts[0].clone();
    fact.id = "brand-new".to_owned();
    other.facts.push(fact);
    let mut fact = other.numbers.facts[0].clone();
    fact.id = "brand-new".to_owned();
    fact.options = other.facts[0].options.iter().map(|option| option.id.clone()).collect();
    other.numbers.facts.push(fact);
    let mut option = other.facts[1].options[0].clone();
    option.id = "brand-new".to_owned();
    other.facts[1].options.push(option);
    let id = other.facts[1].id.clone();
    let known = other.numbers.facts.iter_mut().find(|fact| fact.id == id).unwrap();
    known.options.push("brand-new".to_owned());

    let last = |items: usize| items as u16 - 1;
    let response = Response {
        entity: Some(EntityIx(0)),
        facts: [
            (FactIx(1), FactAnswer::Value(other.facts[1].options.len() as u8 - 1)),
            (FactIx(last(other.facts.len())), FactAnswer::Value(0)),
        ]
        .into_iter()
        .collect(),
        answers: [MeasureIx(0), MeasureIx(last(other.measures.len()))]
            .into_iter()
            .map(|ix| (ix, Answer { fulfilment: Fulfilment::Unmet, note: String::new() }))
            .collect(),
        ..Response::default()
    };
    let code = code::encode(&other, &response);
    let shown = show(&model(), code.digits());
    let [guest] = shown.guests.as_slice() else { panic!("one guest") };
    let Guest { response: read, from: Source::Code { same_content, not_placed } } = &**guest else {
        panic!("from a code")
    };
    assert!(!same_content);
    assert_eq!(read.answers.len(), 1);
    let new = |count: usize| count as u16;
    let option = known_options(&other.facts[1].id);
    let expected = [
        NotPlaced::NewerOption(other.facts[1].id.clone(), option + 1),
        NotPlaced::NewerFact(new(other.numbers.facts.len())),
        NotPlaced::NewerMeasure(new(other.numbers.measures.len())),
    ];
    assert_eq!(not_placed, &expected);

    let same =
        show(&model(), &digits(&Response { entity: Some(EntityIx(0)), ..Response::default() }));
    let Source::Code { same_content, not_placed } = &same.guests[0].from else { panic!() };
    assert!(*same_content && not_placed.is_empty());
}

/// How many options of a fact have numbers here.
fn known_options(fact: &str) -> u16 {
    let fact = catalogue().numbers.facts.iter().find(|known| known.id == fact).unwrap();
    fact.options.len() as u16
}

// ---- What can be compared ----

/// A self-check of this device.
fn of_this_device(id: &str, entity: Option<u16>, unit: &str, updated: &str) -> Rc<Response> {
    let (id, unit, updated) = (id.to_owned(), unit.to_owned(), updated.to_owned());
    Rc::new(Response { id, unit, updated, entity: entity.map(EntityIx), ..Response::default() })
}

#[test]
fn the_likeliest_to_be_compared_comes_first() {
    let responses = vec![
        of_this_device("now", Some(0), "甲院", "2021-12-20"),
        of_this_device("no-kind", None, "甲院", "2021-12-19"),
        of_this_device("other-kind", Some(1), "甲院", "2021-12-19"),
        of_this_device("same-later", Some(0), "甲院", "2021-12-21"),
        of_this_device("same-old", Some(0), " 甲院\n", "2021-12-01"),
        of_this_device("same-last", Some(0), "甲院", "2021-12-13"),
        of_this_device("other-unit", Some(0), "乙院", "2021-12-18"),
        of_this_device("other-unit-old", Some(0), "", "2021-12-02"),
    ];
    let mut model =
        Model::new(Loaded { responses, ..Loaded::default() }, Screen::Home, Lang::Zh, catalogue());
    let order = |model: &Model| -> Vec<String> {
        let now = model.find("now").unwrap();
        model.comparable(now).iter().map(|other| other.id.clone()).collect()
    };
    let expected =
        ["same-last", "same-old", "same-later", "other-unit", "other-unit-old", "other-kind"];
    assert_eq!(order(&model), expected);
    // One from a code has no unit, and comes with the others of its kind, by its day.
    let of_code = Response { entity: Some(EntityIx(0)), ..Response::default() };
    model = show(&model, &digits(&of_code));
    let with_code = order(&model);
    assert_eq!(with_code.len(), expected.len() + 1);
    let at = with_code.iter().position(|id| id.starts_with(FROM_CODE)).unwrap();
    assert_eq!(with_code[at + 1], "other-unit", "of that day, it is the last before “now”");
    // And what is looked at can itself be compared with what is here.
    let guest = model.guests[0].response.clone();
    let ids: Vec<_> = model.comparable(&guest).iter().map(|other| other.id.clone()).collect();
    assert_eq!(ids[0], "other-unit-old", "{ids:?}");
    assert!(!ids.contains(&guest.id) && ids.contains(&"now".to_owned()));
}

proptest! {
    #![proptest_config(any::cases(100))]

    #[test]
    fn all_others_with_a_kind_can_be_compared_and_no_other(all in any::responses(8), at: Index) {
        let responses: Vec<_> = all.into_iter().map(Rc::new).collect();
        let model = Model::new(
            Loaded { responses: responses.clone(), ..Loaded::default() }, Screen::Home, Lang::Zh, catalogue(),
        );
        let now = at.get(&responses);
        let mut expected: Vec<_> =
            responses.iter().filter(|r| r.id != now.id && r.entity.is_some()).map(|r| r.id.clone()).collect();
        expected.sort();
        let found = model.comparable(now);
        let mut ids: Vec<_> = found.iter().map(|r| r.id.clone()).collect();
        ids.sort();
        prop_assert_eq!(ids, expected);
        prop_assert!(found.is_sorted_by_key(|r| r.entity != now.entity));
    }
}
