//! The result code: what is packed comes back, and what is typed wrong is found and named.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop there and say where"
)]

mod support;

use std::{collections::HashMap, fs, path::Path};

use proptest::{prelude::*, sample::Index};
use selfcheck_core::{
    Catalogue, Date, Lang, Response, assess,
    assess::measures_for,
    catalogue::{Condition, EntityIx, EntitySet, FactIx, MeasureIx, NumberedFact, Numbers, Place},
    checksum::checksum,
    code::{self, Code, CodeError, Decoded, NotPlaced, REASON},
    format::ResponseFile,
    response::{Answer, Entry, FactAnswer, Fulfilment, Unplaced, WorkState},
};
use support::{
    generate::{Case, answer, case, cases, date, made_up_case, real_case},
    made_up, real, who, with_fact,
};

const LINK: &str = "https://mzj.example.gov.cn/fangyi/zicha/index.html#/code/";

fn entry() -> impl Strategy<Value = Entry> {
    let state = prop_oneof![
        Just(WorkState::Open),
        Just(WorkState::Working),
        Just(WorkState::Done),
        Just(WorkState::Closed),
    ];
    let due = prop::option::of(date());
    let days = prop_oneof![Just(None), due];
    (state, days, prop::option::of(date()), "[院长]{0,2}", "[先买]{0,2}")
        .prop_map(|(state, due, done, owner, plan)| Entry { state, due, done, owner, plan })
}

/// A case with words in it, and with a ledger, also for what is no gap.
fn full_case(case: impl Strategy<Value = Case>) -> impl Strategy<Value = Case> {
    let entries = prop::collection::vec(prop::option::of(entry()), 0..24);
    let days = (prop::option::of(date()), prop::option::of(date()));
    (case, entries, "[a-z 院]{0,9}", days).prop_map(|(mut case, entries, words, days)| {
        case.response.answered = days.0.map(Date::noon_in_china).unwrap_or_default();
        case.response.checked = days.1;
        let measures = case.catalogue.measures().map(|(ix, _)| ix);
        let ledger = measures.zip(entries.into_iter().cycle().take(400));
        case.response.ledger =
            ledger.filter_map(|(measure, entry)| Some((measure, entry?))).collect();
        case.response.unit = words.clone();
        case.response.checker = words.clone();
        case.response.id = words.clone();
        case.response.created = words.clone();
        case.response.updated = words.clone();
        for measure in case.response.answers.keys().copied().collect::<Vec<_>>() {
            if let Some(answer) = case.response.answers.get_mut(&measure) {
                answer.note = words.clone();
            }
        }
        case
    })
}

/// What a code carries of a response.
fn carried(response: &Response) -> Response {
    let answers = response.answers.iter().map(|(measure, answer)| {
        let fulfilment = match &answer.fulfilment {
            Fulfilment::Exempt { reason } => Fulfilment::Exempt {
                reason: if reason.trim().is_empty() { String::new() } else { REASON.to_owned() },
            },
            other => other.clone(),
        };
        (*measure, Answer { fulfilment, note: String::new() })
    });
    let is_gap = |measure: &MeasureIx| {
        matches!(response.fulfilment(*measure), Some(Fulfilment::Partly | Fulfilment::Unmet))
    };
    let ledger = response.ledger.iter().filter(|(measure, _)| is_gap(measure));
    let ledger = ledger.map(|(measure, entry)| {
        (*measure, Entry { state: entry.state, due: entry.due, ..Entry::default() })
    });
    Response {
        entity: response.entity,
        place: response.place,
        facts: response.facts.clone(),
        answers: answers.collect(),
        ledger: ledger.collect(),
        answered: response.day().map(Date::noon_in_china).unwrap_or_default(),
        ..Response::default()
    }
}

/// Groups of five digits with their check digits, and the head and the checksum around the content: written from
/// docs/result-code.md, apart from the crate.
fn enveloped(version: u8, content: &[u8]) -> String {
    let number = format!("{:04}", checksum(&real().id) % 10_000);
    let number = if version == 1 { "" } else { &number };
    let content: Vec<u8> =
        number.bytes().map(|digit| digit - b'0').chain(content.iter().copied()).collect();
    let mut groups = (3 + content.len() + 8).div_ceil(5);
    let mut data = format!("{version}{groups:02}");
    if groups > 99 {
        groups = (9 + content.len() + 8).div_ceil(5);
        data = format!("{version}00{groups:06}");
    }
    data.extend(content.iter().map(|digit| char::from(b'0' + digit)));
    data += &"0".repeat(groups * 5 - 8 - data.len());
    let sum = checksum(&data);
    data += &format!("{:08}", (sum >> 32 ^ sum & 0xffff_ffff) % 100_000_000);
    checked(&data)
}

fn checked(data: &str) -> String {
    let table = [
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790",
    ];
    let mut digits = String::new();
    for (position, group) in data.as_bytes().chunks(5).enumerate() {
        let check = group.iter().fold((position % 10) as u8, |row, digit| {
            table[usize::from(row)].as_bytes()[usize::from(digit - b'0')] - b'0'
        });
        digits += std::str::from_utf8(group).unwrap();
        digits.push(char::from(b'0' + check));
    }
    digits
}

fn decode(digits: &str) -> Result<Decoded, CodeError> {
    code::decode(real(), digits)
}

/// A few codes of the real content: short, usual, long, and longer than ten groups twice over.
fn real_codes() -> Vec<String> {
    let day = Date::new(2021, 12, 20);
    let catalogue = real();
    let mut codes = Vec::new();
    for (kind, step) in
        [("eldercare", 9), ("eldercare", 1), ("village-community", 2), ("civil-affairs-bureau", 1)]
    {
        let mut response = who(catalogue, kind);
        response.place = Some(support::place(catalogue, 330_211));
        response = with_fact(catalogue, response, "confirmed-case", "no");
        let measures = measures_for(catalogue, response.entity.unwrap()).step_by(step);
        for (position, (measure, _)) in measures.enumerate() {
            let said = [0, 0, 2, 0, 5, 0, 3, 4][position * step % 8];
            response.answers.insert(measure, answer(said).unwrap());
            let due = Date::from_days(737_424 + 719 + (position * 5 % 31) as u32);
            let entry = Entry { state: WorkState::Working, due, ..Entry::default() };
            response.ledger.insert(measure, entry);
        }
        response.checked = day;
        let code = code::encode(catalogue, &response);
        assert_eq!(decode(code.digits()).unwrap().response, carried(&response));
        codes.push(code.digits().to_owned());
    }
    assert!(codes.iter().any(|code| code.len() > 6 * 20), "{codes:?}");
    codes
}

fn wrong(groups: impl IntoIterator<Item = usize>) -> Result<Decoded, CodeError> {
    Err(CodeError::GroupWrong { groups: groups.into_iter().collect() })
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn what_is_packed_comes_back(
        case in prop_oneof![1 => full_case(real_case()), 3 => full_case(made_up_case())],
    ) {
        let Case { catalogue, response } = &case;
        let code = code::encode(catalogue, response);
        prop_assert_eq!(code.left_out(), 0);
        let link = [LINK, code.digits()].concat();
        for typed in [code.digits(), &code.grouped(), &link] {
            let decoded = code::decode(catalogue, typed);
            let expected = Decoded {
                response: carried(response),
                same_content: true,
                not_placed: Vec::new(),
            };
            prop_assert_eq!(decoded, Ok(expected));
        }
        prop_assert_eq!(assess(catalogue, &carried(response)), assess(catalogue, response));
    }

    #[test]
    fn digits_at_random_are_no_code(digits in "[0-9]{1,400}", groups in "[0-9]{5,300}") {
        prop_assert!(decode(&digits).is_err());
        // Also if every group is right, and if the head is.
        let groups = &groups[..groups.len() / 5 * 5];
        prop_assert!(decode(&checked(groups)).is_err());
        for version in [1, code::VERSION] {
            let headed = format!("{version}{:02}{}", groups.len() / 5, &groups[3..]);
            prop_assert!(decode(&checked(&headed)).is_err());
        }
    }

    #[test]
    fn anything_typed_is_an_error_and_never_a_panic(
        typed in any::<String>(),
        marked in "[0-9 \u{ff10}-\u{ff19}a\u{3000}-]{0,90}",
    ) {
        prop_assert!(decode(&typed).is_err());
        prop_assert!(decode(&marked).is_err());
    }
}

proptest! {
    #![proptest_config(cases(768))]

    #[test]
    fn a_code_outlives_its_content(
        case in full_case(case()),
        gone in prop::collection::vec(any::<Index>(), 0..6),
        more in 0..4_usize,
    ) {
        let Case { catalogue: before, response } = &case;
        let code = code::encode(before, response);

        // A later content without some measures, facts and options, with a register that has grown.
        let mut after = Catalogue::clone(before);
        let grown = &mut after.numbers;
        grown.entities.push("new-kind".to_owned());
        let mut gone_ids = Vec::new();
        for pick in &gone {
            let measure = after.measures.remove(pick.index(after.measures.len()));
            gone_ids.push(measure.id);
            if after.measures.is_empty() {
                break;
            }
        }
        // Conditions name facts by position: the measures that are left must name none that goes.
        let gone_fact = after.facts.pop();
        let gone_option = after.facts[0].options.pop().unwrap();
        for measure in &mut after.measures {
            measure.when = Condition::Always;
        }
        for number in 0..more {
            let id = format!("new-{number}");
            let measure = made_up::measure(&id, EntitySet(1), Condition::Always);
            after.measures.insert(0, measure);
            after.numbers.measures.push(id);
        }
        after.version = "ffffffffffff".to_owned();
        let decoded = code::decode(&after, code.digits()).unwrap();

        prop_assert_eq!(decoded.same_content, false);
        prop_assert_eq!(decoded.response.entity, response.entity);
        prop_assert_eq!(decoded.response.place, response.place);
        let told = carried(response);
        let mut not_placed = Vec::new();
        let mut unplaced = Unplaced::default();
        for (ix, said) in &told.facts {
            let fact = before.fact(*ix);
            let value = match said {
                FactAnswer::Unknown => "unknown",
                FactAnswer::Value(value) => &fact.options[usize::from(*value)].id,
            };
            if gone_fact.as_ref().is_some_and(|gone| gone.id == fact.id) {
                not_placed.push(NotPlaced::GoneFact(fact.id.clone()));
                unplaced.facts.insert(fact.id.clone(), value.to_owned());
            } else if ix.0 == 0 && value == gone_option.id {
                not_placed.push(NotPlaced::GoneOption(fact.id.clone(), value.to_owned()));
                unplaced.facts.insert(fact.id.clone(), value.to_owned());
            } else {
                let ix = after.find_fact(&fact.id).unwrap();
                prop_assert_eq!(decoded.response.facts.get(&ix), Some(said));
            }
        }
        let mut gone_measures = Vec::new();
        for (ix, answer) in &told.answers {
            let id = &before.measure(*ix).id;
            if gone_ids.contains(id) {
                gone_measures.push((after.numbers.measure(id), NotPlaced::GoneMeasure(id.clone())));
                unplaced.answers.insert(id.clone(), answer.clone());
                if let Some(entry) = told.ledger.get(ix) {
                    unplaced.ledger.insert(id.clone(), entry.clone());
                }
            } else {
                let after = after.find_measure(id).unwrap();
                prop_assert_eq!(decoded.response.answers.get(&after), Some(answer));
                prop_assert_eq!(decoded.response.ledger.get(&after), told.ledger.get(ix));
            }
        }
        gone_measures.sort_by_key(|(number, _)| *number);
        not_placed.extend(gone_measures.into_iter().map(|(_, measure)| measure));
        prop_assert_eq!(&decoded.not_placed, &not_placed);
        prop_assert_eq!(&decoded.response.unplaced, &unplaced);

        // Passed on by the later content, nothing is lost.
        let again = code::encode(&after, &decoded.response);
        prop_assert_eq!(again.left_out(), 0);
        let back = code::decode(before, again.digits()).unwrap();
        prop_assert_eq!(back.response, told);
    }

    #[test]
    fn a_code_from_newer_content_is_read_as_far_as_it_can_be(
        case in full_case(real_case()),
        known in (0..=11_usize, 0..=17_usize, 0..=176_usize),
    ) {
        let Case { catalogue, response } = &case;
        let code = code::encode(catalogue, response);
        let mut older = Catalogue::clone(catalogue);
        older.numbers.entities.truncate(known.0);
        older.numbers.facts.truncate(known.1);
        older.numbers.measures.truncate(known.2);
        if let Some(fact) = older.numbers.facts.first_mut() {
            fact.options.truncate(1);
        }
        let decoded = code::decode(&older, code.digits()).unwrap();
        let told = carried(response);
        let mut not_placed = Vec::new();
        if let Some(entity) = told.entity {
            let number = real().numbers.entity(&catalogue.entity(entity).id).unwrap();
            if usize::from(number) > known.0 {
                not_placed.push(NotPlaced::NewerEntity(number));
            }
        }
        for (fact, said) in &told.facts {
            let id = &catalogue.fact(*fact).id;
            let number = real().numbers.fact(id).unwrap();
            if usize::from(number) > known.1 {
                not_placed.push(NotPlaced::NewerFact(number));
            } else if number == 1 && *said == FactAnswer::Value(1) {
                not_placed.push(NotPlaced::NewerOption(id.clone(), 2));
            } else {
                prop_assert_eq!(decoded.response.facts.get(fact), Some(said));
            }
        }
        let mut newer = Vec::new();
        for (measure, answer) in &told.answers {
            let number = real().numbers.measure(&catalogue.measure(*measure).id).unwrap();
            if usize::from(number) > known.2 {
                newer.push(number);
            } else {
                prop_assert_eq!(decoded.response.answers.get(measure), Some(answer));
            }
        }
        newer.sort_unstable();
        not_placed.extend(newer.into_iter().map(NotPlaced::NewerMeasure));
        prop_assert_eq!(&decoded.not_placed, &not_placed);
        prop_assert!(decoded.response.unplaced.is_empty());
        for problem in &decoded.not_placed {
            for words in Lang::ALL.map(|lang| problem.message(lang)) {
                prop_assert!(!words.contains('{'), "{words}");
            }
        }
    }

    #[test]
    fn digits_somebody_made_up_are_refused_or_mean_one_thing(
        version in 1..=2_u8,
        content in prop::collection::vec(0..10_u8, 0..700),
    ) {
        let digits = enveloped(version, &content);
        match decode(&digits) {
            Err(error) => prop_assert_eq!(error, CodeError::Damaged),
            // Nothing but a code as it would be written is read.
            Ok(_) => prop_assert_eq!(decode(&format!("{digits}{digits}")).is_ok(), false),
        }
        prop_assert_eq!(decode(&enveloped(3, &content)), Err(CodeError::NewerVersion(3)));
        let mut other = Catalogue::clone(real());
        other.id = "another".to_owned();
        other.takes_unnamed = false;
        let number = Some(code::pack_number(&real().id));
        prop_assert_eq!(code::decode(&other, &enveloped(2, &content)), Err(CodeError::OtherPack(number)));
        prop_assert_eq!(code::decode(&other, &enveloped(1, &content)), Err(CodeError::OtherPack(None)));
        prop_assert_eq!(decode(&enveloped(0, &content)), Err(CodeError::Damaged));
    }

    #[test]
    fn sixty_answers_of_any_kind_fit_a_code_of_version_10(
        case in real_case(),
        village in any::<bool>(),
        anywhere in any::<bool>(),
        picks in prop::collection::vec((0..8_u8, any::<Index>()), 60),
        entries in prop::collection::vec((0..4_u8, prop::option::of(0..365_u32)), 60),
    ) {
        let catalogue = real();
        let kind = if village { "village-community" } else { "civil-affairs-bureau" };
        let mut response = Response { answers: Default::default(), ..case.response };
        response.entity = Some(support::entity(catalogue, kind));
        // Sixty of those for one kind, or, left from other kinds, of all.
        let mut left: Vec<_> = match anywhere {
            true => catalogue.measures().map(|(ix, _)| ix).collect(),
            false => measures_for(catalogue, support::entity(catalogue, kind)).map(|(ix, _)| ix).collect(),
        };
        for ((kind, pick), (state, due)) in picks.into_iter().zip(entries) {
            let measure = left.remove(pick.index(left.len()));
            response.answers.insert(measure, answer(kind).unwrap());
            let state = [WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed][usize::from(state)];
            let due = due.and_then(|days| Date::from_days(738_144 + days));
            response.ledger.insert(measure, Entry { state, due, ..Entry::default() });
        }
        prop_assert_eq!(response.answers.len(), 60);
        response.checked = Date::new(2021, 12, 20);
        let code = code::encode(catalogue, &response);
        prop_assert_eq!(decode(code.digits()).unwrap().response, carried(&response));
        prop_assert!(qr_bits(&code) <= 1728, "{} digits", code.digits().len());
    }
}

/// The data digits of a code.
fn data_of(code: &str) -> String {
    groups_of(code).iter().map(|group| &group[..5]).collect()
}

#[test]
fn what_the_groups_do_not_find_the_checksum_does() {
    for code in real_codes() {
        let data = data_of(&code);
        // After the head every digit may be another, with the check digit that fits it.
        for at in 3..data.len() {
            for digit in b'0'..=b'9' {
                let mut typed = data.clone().into_bytes();
                if typed[at] == digit {
                    continue;
                }
                typed[at] = digit;
                let typed = checked(std::str::from_utf8(&typed).unwrap());
                assert_eq!(decode(&typed), Err(CodeError::Checksum), "{typed}");
            }
        }
    }
}

#[test]
fn only_one_code_says_the_same() {
    for code in real_codes() {
        let data = data_of(&code);
        let content = data[3..data.len() - 8].bytes().map(|digit| digit - b'0');
        let after_pack: Vec<u8> = content.clone().skip(4).collect();
        assert_eq!(enveloped(2, &after_pack), code);
        let content: Vec<u8> = content.collect();
        // More zeros, and digits after all is said.
        for more in [&[0, 0, 0, 0, 0][..], &[1], &[0, 0, 0, 0, 0, 0, 7]] {
            let longer = decode(&enveloped(2, &[&after_pack, more].concat()));
            // Digits that lie outside of what was said may say something else.
            assert_ne!(longer, decode(&code));
            assert!(matches!(longer, Ok(_) | Err(CodeError::Damaged)), "{longer:?}");
        }
        // The long way to write the count of groups.
        let groups = (9 + content.len() + 8).div_ceil(5);
        let mut long = format!("200{groups:06}");
        long.extend(content.iter().map(|digit| char::from(b'0' + digit)));
        long += &"0".repeat(groups * 5 - 8 - long.len());
        let sum = checksum(&long);
        long += &format!("{:08}", (sum >> 32 ^ sum & 0xffff_ffff) % 100_000_000);
        assert_eq!(decode(&checked(&long)), Err(CodeError::Damaged));
    }
}

/// The bits of a QR code of version 10 to 26: the link as bytes and the digits as such, each with mode and count
/// (ISO/IEC 18004, 7.4).
fn qr_bits(code: &Code) -> usize {
    let digits = code.digits().len();
    let link = 4 + 16 + 8 * LINK.len();
    link + 4 + 12 + digits / 3 * 10 + [0, 4, 7][digits % 3]
}

#[test]
fn sixty_usual_answers_are_short() {
    let catalogue = real();
    for kind in ["village-community", "civil-affairs-bureau"] {
        let mut response = who(catalogue, kind);
        response.place = Some(support::place(catalogue, 330_211));
        for (position, (measure, _)) in
            measures_for(catalogue, response.entity.unwrap()).take(60).enumerate()
        {
            let unmet = matches!(position, 20 | 40);
            response.answers.insert(measure, answer(if unmet { 3 } else { 0 }).unwrap());
        }
        response.checked = Date::new(2021, 12, 20);
        let code = code::encode(catalogue, &response);
        assert!(code.groups() <= 12, "{kind}: {} groups", code.groups());
    }
}

#[test]
fn every_wrong_digit_is_found_and_its_group_named() {
    for code in real_codes() {
        for at in 0..code.len() {
            for digit in b'0'..=b'9' {
                let mut typed = code.clone().into_bytes();
                if typed[at] == digit {
                    continue;
                }
                typed[at] = digit;
                let typed = String::from_utf8(typed).unwrap();
                assert_eq!(decode(&typed), wrong([at / 6 + 1]), "{typed}");
            }
        }
    }
}

#[test]
fn every_exchange_of_neighbours_is_found_and_its_groups_named() {
    for code in real_codes() {
        for at in 1..code.len() {
            let mut typed = code.clone().into_bytes();
            typed.swap(at - 1, at);
            let typed = String::from_utf8(typed).unwrap();
            let mut groups = vec![(at - 1) / 6 + 1, at / 6 + 1];
            groups.dedup();
            if typed != code {
                assert_eq!(decode(&typed), wrong(groups), "{typed}");
            }
        }
    }
}

fn groups_of(code: &str) -> Vec<&str> {
    (0..code.len() / 6).map(|group| &code[group * 6..group * 6 + 6]).collect()
}

#[test]
fn every_exchange_of_groups_is_found_and_both_are_named() {
    for code in real_codes() {
        let groups = groups_of(&code);
        for first in 0..groups.len() {
            for second in first + 1..groups.len() {
                let mut typed = groups.clone();
                typed.swap(first, second);
                let typed = typed.concat();
                if typed != code {
                    assert_eq!(decode(&typed), wrong([first + 1, second + 1]), "{typed}");
                }
            }
        }
    }
}

#[test]
fn every_group_moved_elsewhere_is_found() {
    for code in real_codes() {
        let groups = groups_of(&code);
        for from in 0..groups.len() {
            for to in (0..groups.len()).filter(|to| *to != from) {
                let mut typed = groups.clone();
                let moved = typed.remove(from);
                typed.insert(to, moved);
                let touched = from.min(to) + 1..=from.max(to) + 1;
                match decode(&typed.concat()) {
                    Err(
                        CodeError::GroupWrong { groups } | CodeError::Incomplete { groups, .. },
                    ) => {
                        assert!(!groups.is_empty(), "{from} {to}");
                        assert!(groups.iter().all(|group| touched.contains(group)), "{groups:?}");
                    }
                    other => panic!("{from} to {to}: {other:?}"),
                }
            }
        }
    }
}

#[track_caller]
fn is_incomplete(typed: &str, right: &[usize], expected: usize) {
    match decode(typed) {
        Err(CodeError::Incomplete { digits, expected: told, groups }) => {
            assert_eq!(digits, typed.len());
            assert!(told.is_none_or(|told| told == expected), "{told:?} {expected}");
            assert!(
                groups.iter().any(|group| right.contains(group)),
                "{groups:?} {right:?} {typed}"
            );
            assert!((1..=5).contains(&groups.len()), "{groups:?}");
        }
        other => panic!("{typed}: {other:?}"),
    }
}

#[test]
fn a_digit_left_out_or_put_in_is_found_where_it_is() {
    for code in real_codes() {
        for at in 0..code.len() {
            let mut typed = code.clone();
            typed.remove(at);
            is_incomplete(&typed, &[at / 6 + 1], code.len());
        }
        for at in 0..=code.len() {
            for digit in '0'..='9' {
                let mut typed = code.clone();
                typed.insert(at, digit);
                // Between two groups it belongs to either.
                is_incomplete(&typed, &[at / 6 + 1, at.saturating_sub(1) / 6 + 1], code.len());
            }
        }
    }
}

#[test]
fn a_group_left_out_or_put_in_is_found_where_it_is() {
    for code in real_codes() {
        let groups = groups_of(&code);
        for at in 0..groups.len() {
            let mut typed = groups.clone();
            typed.remove(at);
            // Without the first group nothing tells how many there should be.
            match decode(&typed.concat()) {
                Err(CodeError::GroupWrong { groups }) if at == 0 => assert_eq!(groups[0], 1),
                _ => is_incomplete(&typed.concat(), &[at + 1], code.len()),
            }
            let mut typed = groups.clone();
            typed.insert(at, groups[at]);
            is_incomplete(&typed.concat(), &[at + 1, at + 2], code.len());
        }
    }
}

#[test]
fn what_breaks_off_is_incomplete_from_where_it_does() {
    for code in real_codes() {
        for length in 1..code.len() {
            let typed = &code[..length];
            is_incomplete(typed, &[length / 6 + 1], code.len());
            match decode(typed) {
                Err(CodeError::Incomplete { expected, .. }) if length >= 6 => {
                    assert_eq!(expected, Some(code.len()), "{typed}");
                }
                _ => assert!(length < 6, "{typed}"),
            }
        }
    }
}

#[test]
fn it_may_be_typed_as_people_type() {
    for code in real_codes() {
        let plain = decode(&code).unwrap();
        let full_width: String = code
            .chars()
            .map(|digit| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap())
            .collect();
        let hyphens = groups_of(&code).join("-");
        let dashes = groups_of(&code).join(" — ");
        let rows = groups_of(&code).join("\r\n\u{3000}");
        let copied = format!("\u{feff}{}\u{200b}\n", groups_of(&code).join("\u{a0}"));
        let commas = groups_of(&code).join("，");
        let list = groups_of(&code).join(", ");
        for typed in [full_width, hyphens, dashes, rows, copied, commas, list] {
            assert_eq!(decode(&typed).as_ref(), Ok(&plain), "{typed}");
        }
        for at in 0..code.len() {
            for other in ["O", "l", "。", "一", "٣", "."] {
                let mut typed = code.clone();
                typed.insert_str(at, other);
                assert_eq!(decode(&typed), Err(CodeError::NotADigit { group: at / 6 + 1 }));
            }
        }
    }
    for nothing in ["", " \n", "-", "\u{feff}"] {
        assert_eq!(decode(nothing), Err(CodeError::Empty));
    }
}

#[test]
fn it_is_written_in_rows_of_groups() {
    let response = who(real(), "eldercare");
    let code = code::encode(real(), &response);
    let grouped = code.grouped();
    assert_eq!(grouped.replace([' ', '\n'], ""), code.digits());
    let rows: Vec<Vec<_>> = grouped.lines().map(|row| row.split(' ').collect()).collect();
    assert!(rows.iter().flatten().all(|group| group.len() == 6));
    assert!(rows.iter().rev().skip(1).all(|row| row.len() == code::ROW));
    assert_eq!(rows.iter().flatten().count(), code.groups());
}

#[test]
fn what_has_no_number_is_counted() {
    let mut response = who(real(), "eldercare");
    let answer = Answer { fulfilment: Fulfilment::Met, note: String::new() };
    response.unplaced.answers.insert("nobody-knows".to_owned(), answer);
    response.unplaced.facts.insert("confirmed-case".to_owned(), "perhaps".to_owned());
    response.unplaced.facts.insert("orphans".to_owned(), "unknown".to_owned());
    let code = code::encode(real(), &response);
    assert_eq!(code.left_out(), 2);
    let decoded = decode(code.digits()).unwrap();
    let orphans = real().find_fact("orphans").unwrap();
    assert_eq!(decoded.response.facts.get(&orphans), Some(&FactAnswer::Unknown));
    let mut few = Catalogue::clone(real());
    few.numbers.entities.clear();
    assert_eq!(code::encode(&few, &response).left_out(), 3);
}

#[test]
fn a_kind_or_place_that_is_gone_is_told() {
    let mut response = who(real(), "village-community");
    response.place = Some(support::place(real(), 331_127));
    let code = code::encode(real(), &response);
    let mut after = Catalogue::clone(real());
    let position = response.entity.unwrap().ix();
    after.entities.remove(position);
    after.counties.pop();
    let mut elsewhere = after.clone();
    elsewhere.counties.clear();
    elsewhere.cities.clear();
    let decoded = code::decode(&elsewhere, code.digits()).unwrap();
    assert_eq!(
        decoded.not_placed,
        [NotPlaced::GoneEntity("village-community".to_owned()), NotPlaced::Place(331_127)]
    );
    assert_eq!((decoded.response.entity, decoded.response.place), (None, None));
}

#[test]
fn places_outside_the_province_and_odd_numbers_come_back() {
    let mut catalogue = Catalogue::clone(real());
    for code in [1, 330_000, 331_600, 339_999, 440_305, 999_999, 4_000_000_000] {
        catalogue.counties[0].code = code;
        let place = Some(Place::County(selfcheck_core::catalogue::CountyIx(0)));
        let response = Response { place, ..Response::default() };
        let digits = code::encode(&catalogue, &response);
        let decoded = code::decode(&catalogue, digits.digits()).unwrap();
        assert_eq!(decoded.response.place, place, "{code}");
    }
    // Numbers far up, as after many years.
    let padding = |count: usize| (0..count).map(|n| format!("old-{n}"));
    let mut old = Catalogue::clone(real());
    old.numbers = Numbers {
        entities: padding(300).chain(real().numbers.entities.clone()).collect(),
        facts: padding(300)
            .map(|id| NumberedFact { id, options: Vec::new() })
            .chain(real().numbers.facts.iter().map(|fact| NumberedFact {
                id: fact.id.clone(),
                options: padding(20).chain(fact.options.clone()).collect(),
            }))
            .collect(),
        measures: padding(65_000).chain(real().numbers.measures.clone()).collect(),
    };
    let mut response = who(real(), "funeral");
    response = with_fact(real(), response, "confirmed-case", "no");
    for (measure, _) in measures_for(real(), response.entity.unwrap()) {
        response.answers.insert(measure, answer(0).unwrap());
    }
    let code = code::encode(&old, &response);
    assert_eq!(code.left_out(), 0);
    let decoded = code::decode(&old, code.digits()).unwrap();
    assert_eq!(decoded.response, response);
}

#[test]
fn a_code_too_long_to_read_out_is_still_a_code() {
    // Due dates from all centuries on all measures take more than 99 groups.
    let catalogue = real();
    let mut response = who(catalogue, "eldercare");
    for (measure, _) in catalogue.measures() {
        response.answers.insert(measure, answer(3).unwrap());
        let due = Date::from_days(u32::from(measure.0) * 20_011);
        response.ledger.insert(measure, Entry { due, ..Entry::default() });
    }
    let code = code::encode(catalogue, &response);
    assert!(code.groups() > 99);
    assert_eq!(decode(code.digits()).unwrap().response, carried(&response));
    let digits = code.digits();
    is_incomplete(&digits[..digits.len() - 1], &[code.groups()], digits.len());
}

/// Work that grew with the square of the length would not come to an end here.
#[test]
fn long_input_is_refused() {
    assert_eq!(decode(&" ".repeat(4 << 20)), Err(CodeError::Empty));
    for digits in ["1", "2", "0", "100999999", "200999999"] {
        let typed = digits.repeat((7 << 20) / digits.len());
        assert!(decode(&typed).is_err());
    }
    // Every group right, more than there may be, and one less.
    assert!(decode(&checked(&"0".repeat(5 * 1_000_001))).is_err());
    assert!(decode(&checked(&"10099".repeat(99))).is_err());
    assert!(decode(&checked(&"20099".repeat(99))).is_err());
    for version in [1, code::VERSION] {
        assert!(decode(&enveloped(version, &[9; 100_000])).is_err());
    }
}

#[test]
fn every_error_says_what_to_do_in_both_languages() {
    let errors = [
        CodeError::Empty,
        CodeError::NotADigit { group: 3 },
        CodeError::GroupWrong { groups: vec![3] },
        CodeError::GroupWrong { groups: (1..=12).collect() },
        CodeError::Incomplete { digits: 35, expected: Some(36), groups: vec![3] },
        CodeError::Incomplete { digits: 37, expected: Some(36), groups: vec![2, 3] },
        CodeError::Incomplete { digits: 37, expected: None, groups: vec![3] },
        CodeError::NewerVersion(3),
        CodeError::OtherPack(Some(333)),
        CodeError::OtherPack(None),
        CodeError::Checksum,
        CodeError::Damaged,
    ];
    for error in errors {
        let (zh, en) = (error.message(Lang::Zh), error.message(Lang::En));
        assert!(!zh.contains("{}") && !en.contains("{}"), "{zh} {en}");
        assert!(zh.chars().all(|c| !c.is_ascii_alphabetic()) && zh.ends_with('。'), "{zh}");
        assert!(en.is_ascii() && en.ends_with('.'), "{en}");
        let numbered = zh.contains('3');
        assert_eq!(numbered, en.contains('3'), "{zh} {en}");
        assert_eq!(error.to_string(), en);
    }
    let error = CodeError::GroupWrong { groups: vec![3, 13] };
    assert!(error.message(Lang::Zh).starts_with("第3组、第13组不对"));
}

/// A small content that never changes, for codes that never may.
fn fixed() -> Catalogue {
    made_up::catalogue(
        vec![made_up::entity("home"), made_up::entity("village")],
        vec![made_up::fact("case", &["yes", "no"]), made_up::fact("class", &["a", "b", "c"])],
        ["one", "two", "three", "four", "five", "six", "seven"]
            .map(|id| made_up::measure(id, EntitySet(3), Condition::Always))
            .to_vec(),
    )
}

/// Codes are kept for years: what was written once is read for ever as it was meant, and docs/result-code.md has it as
/// its example.
#[test]
fn the_example_of_the_documentation_holds() {
    let catalogue = fixed();
    let entry =
        |due: &str| Entry { state: WorkState::Working, due: Date::parse(due), ..Entry::default() };
    let response = Response {
        checked: Date::new(2021, 12, 20),
        entity: Some(EntityIx(1)),
        place: catalogue.find_place(330_102),
        facts: [(FactIx(0), FactAnswer::Value(1)), (FactIx(1), FactAnswer::Unknown)]
            .into_iter()
            .collect(),
        answers: [(0, 0), (1, 0), (2, 2), (3, 3), (4, 4), (6, 5)]
            .into_iter()
            .map(|(measure, kind)| (MeasureIx(measure), answer(kind).unwrap()))
            .collect(),
        ledger: [(MeasureIx(2), entry("2021-12-27")), (MeasureIx(3), entry("2021-12-27"))]
            .into_iter()
            .collect(),
        ..Response::default()
    };
    let code = code::encode(&catalogue, &response);
    let documented = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/result-code.md");
    let documented = fs::read_to_string(documented).unwrap();
    assert!(documented.contains(&code.grouped()), "{}", code.grouped());
    let decoded = code::decode(&catalogue, code.digits()).unwrap();
    assert_eq!(decoded.response, carried(&response));
}

/// Codes that were written before codes said of which pack they are, with what they say.
#[test]
fn codes_of_version_1_say_what_they_said() {
    let file = include_str!("fixtures/codes-1.jsonl");
    let mut read = 0;
    for line in file.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let decoded = decode(line["code"].as_str().unwrap()).unwrap();
        assert_eq!(decoded.not_placed, []);
        let says = serde_json::to_value(ResponseFile::new(real(), &decoded.response)).unwrap();
        for (field, value) in line["says"].as_object().unwrap() {
            assert_eq!(&says[field], value, "{field}");
        }
        assert_eq!(says["ledger"], line["says"]["ledger"]);
        // Written again it says of which pack it is, and the same.
        let again = code::encode(real(), &decoded.response);
        assert_eq!(decode(again.digits()).unwrap().response, decoded.response);
        read += 1;
    }
    assert_eq!(read, 44);
}

/// The lines of the register that are published never change. New lines do not matter here.
#[test]
fn the_register_is_only_added_to() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices/numbers.csv");
    let file = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
    let published: String = file.split_inclusive('\n').take(241).collect();
    assert_eq!(published.lines().count(), 241, "a line is missing");
    assert_eq!(
        checksum(&published),
        2_592_632_639_832_555_549,
        "a line was changed or put in between"
    );
}

#[test]
fn every_number_means_one_thing() {
    let numbers = &real().numbers;
    let mut seen = HashMap::new();
    for (position, id) in numbers.measures.iter().enumerate() {
        assert_eq!(numbers.measure(id).map(usize::from), Some(position + 1));
        assert_eq!(seen.insert(id, position), None);
    }
    for measure in &real().measures {
        assert!(numbers.measure(&measure.id).is_some(), "{}", measure.id);
    }
}
