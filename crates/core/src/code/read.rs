//! From what was typed to a response.

use super::{
    decoded::{Decoded, NotPlaced, REASON},
    envelope::{FEW, MOST, Pack, digest, expected, whole},
    error::CodeError,
    groups::{self, GROUP},
    pack::{Packed, Said, Told, Work},
};
use crate::{
    catalogue::{Catalogue, Numbers, named},
    date::Date,
    format::response::UNKNOWN,
    response::{Answer, Entry, FactAnswer, Fulfilment, Response},
};

/// What stands before the digits in a link to a result.
pub const IN_LINK: &str = "/code/";

/// Reads a code. Blanks, line breaks and hyphens may stand anywhere, digits may be full-width, and it may be a whole link.
///
/// # Errors
/// When it is not a code, or not a whole one, or not typed right: with the groups to look at.
pub fn decode(catalogue: &Catalogue, typed: &str) -> Result<Decoded, CodeError> {
    let pack = Pack::of(catalogue);
    let digits = digits(typed)?;
    let wrong = groups::wrong(&digits);
    let mut error = CodeError::GroupWrong { groups: wrong.iter().map(|at| at + 1).collect() };
    if wrong.is_empty() && digits.len() <= MOST * GROUP {
        match whole(&digits, &pack) {
            Ok(packed) => return Ok(decoded(catalogue, &packed)),
            Err(other) => error = other,
        }
        if let Some(exchanged) = exchanged(&digits, &pack) {
            return Err(exchanged);
        }
    }
    Err(incomplete(&digits, &wrong).unwrap_or(error))
}

/// The digits of what was typed, one after the other, as they stand in a link; empty if [`decode`] does not take it for digits.
#[must_use]
pub fn plain(typed: &str) -> String {
    let digits = digits(typed).unwrap_or_default();
    digits.into_iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// How many groups that are right only where one digit would move them are no chance: each is one time in ten.
const PLAIN: usize = 5;

/// The error, if there are too few or too many digits.
fn incomplete(digits: &[u8], wrong: &[usize]) -> Option<CodeError> {
    // One too few or too many is what happens most.
    let one = match digits.len() % GROUP {
        1 => -1,
        5 => 1,
        _ => 0,
    };
    // That it is one, and in the first group, is plain if enough others are right once they are moved by it.
    let in_first = one != 0
        && digits.len() > PLAIN * GROUP
        && groups::slips(digits, one).start == 0
        && !groups::slips(digits, one).is_empty();
    let told = |expected: &usize| {
        let missing = *expected as isize - digits.len() as isize;
        missing != 0 && (missing == one || !in_first) && !groups::slips(digits, missing).is_empty()
    };
    // What the first group tells is wrong if it does not explain the rest: then a digit is amiss in the first group. One time
    // in ten it looks right all the same.
    let expected = expected(digits).filter(told);
    let missing = match (expected, digits.len() % GROUP) {
        (Some(expected), _) => expected as isize - digits.len() as isize,
        (None, 0) if digits.len() <= MOST * GROUP => return None,
        (None, _) => one,
    };
    let slips = if missing == 0 { 0..0 } else { groups::slips(digits, missing) };
    let groups = match slips.len() {
        0 => wrong.iter().take(1).map(|at| at + 1).collect(),
        // Groups moved by ten places are right as well, so that many may be meant: then the last one, from which on
        // something is not right.
        5.. if missing % GROUP as isize == 0 => vec![slips.end],
        _ => slips.map(|at| at + 1).collect(),
    };
    Some(CodeError::Incomplete { digits: digits.len(), expected, groups })
}

/// The digits of what was typed.
fn digits(typed: &str) -> Result<Vec<u8>, CodeError> {
    let mut digits = Vec::new();
    // A link is pasted as a whole.
    let typed = match typed.find(IN_LINK) {
        Some(at) => &typed[at + IN_LINK.len()..],
        None => typed,
    };
    for char in typed.chars() {
        match char {
            '0'..='9' => digits.push(char as u8 - b'0'),
            '０'..='９' => digits.push((char as u32 - '０' as u32) as u8),
            // Hyphens and dashes, and what copying out of messages leaves behind unseen.
            '-'
            | '\u{2010}'..='\u{2015}'
            | '－'
            | '−'
            | '\u{200b}'..='\u{200f}'
            | '\u{ad}'
            | '\u{feff}'
            // What is put between groups by hand.
            | ','
            | '，'
            | '、' => {}
            _ if char.is_whitespace() => {}
            _ => return Err(CodeError::NotADigit { group: digits.len() / GROUP + 1 }),
        }
    }
    if digits.is_empty() { Err(CodeError::Empty) } else { Ok(digits) }
}

/// Whether all would be right if two groups changed places. Groups that are ten apart have the same check digits.
fn exchanged(digits: &[u8], pack: &Pack) -> Option<CodeError> {
    let groups = digits.len() / GROUP;
    // More than few would take long, and nobody reads out so many.
    if groups > FEW {
        return None;
    }
    let mut digits = digits.to_vec();
    for first in 0..groups {
        for second in (first + 10..groups).step_by(10) {
            exchange(&mut digits, first, second);
            if whole(&digits, pack).is_ok() {
                return Some(CodeError::GroupWrong { groups: vec![first + 1, second + 1] });
            }
            exchange(&mut digits, first, second);
        }
    }
    None
}

/// Lets two groups change places.
fn exchange(digits: &mut [u8], first: usize, second: usize) {
    for digit in 0..GROUP {
        digits.swap(first * GROUP + digit, second * GROUP + digit);
    }
}

/// Places what a code says in the catalogue.
fn decoded(catalogue: &Catalogue, packed: &Packed) -> Decoded {
    let numbers = &catalogue.numbers;
    let mut response = Response::default();
    let mut not_placed = Vec::new();
    if let Some(number) = packed.entity {
        match named(&numbers.entities, number) {
            None => not_placed.push(NotPlaced::NewerEntity(number)),
            Some(id) => {
                response.entity = catalogue.find_entity(id);
                if response.entity.is_none() {
                    not_placed.push(NotPlaced::GoneEntity(id.clone()));
                }
            }
        }
    }
    if let Some(code) = packed.place {
        response.place = catalogue.find_place(code);
        if response.place.is_none() {
            not_placed.push(NotPlaced::Place(code));
        }
    }
    for (number, said) in (1..=u16::MAX).zip(&packed.facts) {
        if let Some(said) = said
            && let Some(problem) = place_fact(catalogue, numbers, number, *said, &mut response)
        {
            not_placed.push(problem);
        }
    }
    for (number, told) in (1..=u16::MAX).zip(&packed.answers) {
        if let Some(told) = told
            && let Some(problem) = place_answer(catalogue, numbers, number, told, &mut response)
        {
            not_placed.push(problem);
        }
    }
    let same_content = packed.digest == digest(catalogue);
    // What is answered later, on a copy, is of a later day.
    response.answered = packed.day.map(Date::noon_in_china).unwrap_or_default();
    Decoded { response, same_content, not_placed }
}

/// Places what was said of a fact, or tells why it cannot be placed.
fn place_fact(
    catalogue: &Catalogue,
    numbers: &Numbers,
    number: u16,
    said: Said,
    response: &mut Response,
) -> Option<NotPlaced> {
    let Some(fact) = named(&numbers.facts, number) else {
        return Some(NotPlaced::NewerFact(number));
    };
    let place = catalogue.find_fact(&fact.id);
    let value = match said {
        Said::Unknown => None,
        Said::Option(option) => match named(&fact.options, option) {
            Some(id) => Some(id),
            None => return Some(NotPlaced::NewerOption(fact.id.clone(), option)),
        },
    };
    let answer = match (place, value) {
        (None, _) => None,
        (Some(_), None) => Some(FactAnswer::Unknown),
        (Some(place), Some(id)) => {
            let options = (0..).zip(&catalogue.fact(place).options);
            options
                .into_iter()
                .find(|(_, option)| option.id == *id)
                .map(|(at, _)| FactAnswer::Value(at))
        }
    };
    match (place, answer) {
        (Some(place), Some(answer)) => {
            response.facts.insert(place, answer);
            None
        }
        (place, _) => {
            let value = value.map_or(UNKNOWN, String::as_str).to_owned();
            response.unplaced.facts.insert(fact.id.clone(), value.clone());
            Some(match place {
                None => NotPlaced::GoneFact(fact.id.clone()),
                Some(_) => NotPlaced::GoneOption(fact.id.clone(), value),
            })
        }
    }
}

/// Places what was said of a measure, or tells why it cannot be placed.
fn place_answer(
    catalogue: &Catalogue,
    numbers: &Numbers,
    number: u16,
    told: &Told,
    response: &mut Response,
) -> Option<NotPlaced> {
    let (fulfilment, work) = match told {
        Told::Met => (Fulfilment::Met, None),
        Told::Partly(work) => (Fulfilment::Partly, *work),
        Told::Unmet(work) => (Fulfilment::Unmet, *work),
        Told::ToVerify => (Fulfilment::ToVerify, None),
        Told::Exempt { reason } => {
            let reason = if *reason { REASON } else { "" };
            (Fulfilment::Exempt { reason: reason.to_owned() }, None)
        }
    };
    let entry = work.map(|Work { state, due }| Entry { state, due, ..Entry::default() });
    let answer = Answer { fulfilment, note: String::new() };
    let Some(id) = named(&numbers.measures, number) else {
        return Some(NotPlaced::NewerMeasure(number));
    };
    if let Some(measure) = catalogue.find_measure(id) {
        response.answers.insert(measure, answer);
        if let Some(entry) = entry {
            response.ledger.insert(measure, entry);
        }
        return None;
    }
    response.unplaced.answers.insert(id.clone(), answer);
    if let Some(entry) = entry {
        response.unplaced.ledger.insert(id.clone(), entry);
    }
    Some(NotPlaced::GoneMeasure(id.clone()))
}
