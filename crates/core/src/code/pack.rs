//! What a code says, in numbers, and how it becomes digits: one description for writing and for reading.
//!
//! It knows nothing of any content but the province that it speaks of. So a code is read to its end whatever edition of the
//! content it was made with, and the numbers that mean nothing here are told one by one.

use super::coder::{Chance, Coder, Reader, Writer};
use crate::{date::Date, response::WorkState};

/// A response in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Packed {
    /// Digest of the content it was made with.
    pub digest: u16,
    /// The day of the check.
    pub day: Option<Date>,
    /// The number of the kind of respondent.
    pub entity: Option<u16>,
    /// The administrative code of the place.
    pub place: Option<u32>,
    /// What was said of the facts, by position, that is number less one. The last one is there.
    pub facts: Vec<Option<Said>>,
    /// What was said of the measures, in the same way.
    pub answers: Vec<Option<Told>>,
}

/// What was said of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Said {
    /// 不清楚.
    #[default]
    Unknown,
    /// The option with this number.
    Option(u16),
}

/// What was said of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Told {
    #[default]
    Met,
    Partly(Option<Work>),
    Unmet(Option<Work>),
    ToVerify,
    Exempt {
        reason: bool,
    },
}

/// What was entered in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Work {
    pub state: WorkState,
    pub due: Option<Date>,
}

/// 2020-01-01, in days after 0001-01-01: from here on days are counted.
const FIRST_DAY: u32 = 737_424;
/// Days from then on that are written short, until 2064, less two: one value says that there is none, the last one
/// that the day is another.
const SHORT_DAYS: u64 = 1 << 14;
/// Every day from year 1 to 9999.
const ALL_DAYS: u64 = 1 << 22;
/// Entities with a number below are written short.
const SHORT_ENTITIES: u64 = 32;
/// Options up to this number are written one step each, less likely the further it goes.
const OPTION_STEPS: usize = 15;
/// How many of the due dates last written can be named again.
const DATES: usize = 8;
/// Days to a due date are written with so many bits at most.
const DAYS_BITS: usize = 23;

/// The chances of everything that is coded, as they are before anything is. Where something is likely in practice, they
/// say so from the start: with sixty answers there is not much time to learn.
struct Chances {
    province: Chance,
    /// By whether the two facts before were answered.
    fact: [Chance; 4],
    unknown: Chance,
    /// By the number of the option.
    option: [Chance; OPTION_STEPS],
    /// By whether the three measures before were answered.
    answer: [Chance; 8],
    /// By whether the answer before was something else than met.
    not_met: [Chance; 2],
    not_gap: Chance,
    unmet: Chance,
    exempt: Chance,
    reason: Chance,
    work: Chance,
    later: Chance,
    done: Chance,
    closed: Chance,
    due: Chance,
    due_again: Chance,
    due_before: [Chance; DATES],
    due_past: Chance,
    /// By how many bits there are already.
    due_bits: [Chance; DAYS_BITS],
}

const EVEN: Chance = Chance::new(0, 0);

const OPTION: [Chance; OPTION_STEPS] = {
    // Most facts are yes or no.
    let mut option = [EVEN; OPTION_STEPS];
    option[1] = Chance::new(3, 0);
    option
};

const START: Chances = Chances {
    province: Chance::new(0, 15),
    fact: [Chance::new(1, 0), EVEN, EVEN, Chance::new(0, 1)],
    unknown: Chance::new(2, 0),
    option: OPTION,
    answer: [Chance::new(9, 0), EVEN, EVEN, EVEN, EVEN, EVEN, EVEN, Chance::new(0, 9)],
    not_met: [Chance::new(3, 0), Chance::new(1, 0)],
    not_gap: EVEN,
    unmet: EVEN,
    exempt: EVEN,
    reason: EVEN,
    work: EVEN,
    later: EVEN,
    done: EVEN,
    closed: EVEN,
    due: EVEN,
    due_again: EVEN,
    due_before: [EVEN; DATES],
    due_past: EVEN,
    due_bits: [EVEN; DAYS_BITS],
};

/// The digits of what a code says, without zeros at the end.
pub(super) fn pack(packed: &Packed, province: u32) -> Vec<u8> {
    let mut writer = Writer::new();
    walk(&mut writer, packed, province);
    writer.finish()
}

/// What digits say, zeros at their end or not. They can be any: whether they were written so is found out by writing
/// again what was read.
pub(super) fn unpack(digits: &[u8], province: u32) -> Packed {
    walk(&mut Reader::new(digits), &Packed::default(), province)
}

/// Writes this, or reads something and gives it back.
fn walk(coder: &mut dyn Coder, packed: &Packed, province: u32) -> Packed {
    let mut chances = START;
    let chances = &mut chances;
    let digest = coder.one_of(1 << 16, packed.digest.into()) as u16;
    let day = day(coder, packed.day);
    let entity = entity(coder, packed.entity);
    let place = place(coder, &mut chances.province, province, packed.place);
    let facts = walk_facts(coder, chances, &packed.facts);
    let from = day.map_or(FIRST_DAY, Date::days);
    let answers = walk_answers(coder, chances, from, &packed.answers);
    Packed { digest, day, entity, place, facts, answers }
}

/// How long a list is, less than 2¹⁶, in two parts: how many bits that number has, and the bits after the first.
fn count(coder: &mut dyn Coder, count: usize) -> usize {
    let length = coder.one_of(17, u64::from(usize::BITS - count.leading_zeros()));
    if length == 0 { 0 } else { tail(coder, length as u32, count as u64) as usize }
}

/// What follows the first bit of a number with so many bits, at least one.
fn tail(coder: &mut dyn Coder, length: u32, value: u64) -> u64 {
    let first = 1_u64 << (length - 1);
    first + coder.one_of(first, value & (first - 1))
}

/// A day by how many days it is after 0001-01-01. One that is too late was never written: it is read as another, which
/// differs when it is written again.
fn nth_day(days: u32) -> Date {
    Date::from_days(days).unwrap_or(Date::FIRST)
}

fn day(coder: &mut dyn Coder, day: Option<Date>) -> Option<Date> {
    let days = day.map_or(0, Date::days);
    let short = match u64::from(days.wrapping_sub(FIRST_DAY)) + 1 {
        _ if day.is_none() => 0,
        short if short < SHORT_DAYS - 1 => short,
        _ => SHORT_DAYS - 1,
    };
    let short = coder.one_of(SHORT_DAYS, short);
    if short == 0 {
        None
    } else if short == SHORT_DAYS - 1 {
        Some(nth_day(coder.one_of(ALL_DAYS, days.into()) as u32))
    } else {
        Some(nth_day(FIRST_DAY + short as u32 - 1))
    }
}

fn entity(coder: &mut dyn Coder, entity: Option<u16>) -> Option<u16> {
    let number = u64::from(entity.unwrap_or_default());
    let short = coder.one_of(SHORT_ENTITIES, number.min(SHORT_ENTITIES - 1));
    let number =
        if short == SHORT_ENTITIES - 1 { coder.one_of(1 << 16, number) } else { short } as u16;
    (number > 0).then_some(number)
}

/// The place. In the province of the pack a city is one of sixteen or less likely, and a county one of a hundred.
fn place(
    coder: &mut dyn Coder,
    inside_before: &mut Chance,
    province: u32,
    place: Option<u32>,
) -> Option<u32> {
    let code = place.unwrap_or_default();
    let city = u64::from(code / 100 % 100);
    // No city has the number 0: it says that there is no place.
    let inside = place.is_none() || code / 10_000 == province && city > 0;
    if !coder.bit(inside_before, inside) {
        return Some(coder.one_of(1 << 32, code.into()) as u32);
    }
    let short = coder.one_of(16, city.min(15));
    let city = if short == 15 { coder.one_of(100, city) } else { short } as u32;
    if city == 0 {
        return None;
    }
    let county = coder.one_of(100, u64::from(code % 100)) as u32;
    Some(province * 10_000 + city * 100 + county)
}

fn walk_facts(
    coder: &mut dyn Coder,
    chances: &mut Chances,
    facts: &[Option<Said>],
) -> Vec<Option<Said>> {
    let count = self::count(coder, facts.len());
    let mut before = 3;
    let mut walked = Vec::new();
    for position in 0..count {
        let said = facts.get(position).copied().flatten();
        let there = coder.bit(&mut chances.fact[before], said.is_some());
        before = (before << 1 | usize::from(there)) & 3;
        walked.push(there.then(|| self::said(coder, chances, said.unwrap_or_default())));
    }
    walked
}

fn said(coder: &mut dyn Coder, chances: &mut Chances, said: Said) -> Said {
    if coder.bit(&mut chances.unknown, said == Said::Unknown) {
        return Said::Unknown;
    }
    let given = match said {
        Said::Unknown => 0,
        Said::Option(number) => usize::from(number),
    };
    for (number, step) in (1..).zip(&mut chances.option) {
        if !coder.bit(step, given > number) {
            return Said::Option(number as u16);
        }
    }
    Said::Option(coder.one_of(1 << 16, given as u64) as u16)
}

fn walk_answers(
    coder: &mut dyn Coder,
    chances: &mut Chances,
    day: u32,
    answers: &[Option<Told>],
) -> Vec<Option<Told>> {
    let count = self::count(coder, answers.len());
    let (mut before, mut not_met) = (0, false);
    let mut dates = Vec::new();
    let mut walked = Vec::new();
    for position in 0..count {
        let told = answers.get(position).copied().flatten();
        let there = coder.bit(&mut chances.answer[before], told.is_some());
        before = (before << 1 | usize::from(there)) & 7;
        if !there {
            walked.push(None);
            continue;
        }
        let told = self::told(coder, chances, not_met, (day, &mut dates), told.unwrap_or_default());
        not_met = told != Told::Met;
        walked.push(Some(told));
    }
    walked
}

fn told(
    coder: &mut dyn Coder,
    chances: &mut Chances,
    before: bool,
    dates: (u32, &mut Vec<u32>),
    told: Told,
) -> Told {
    if !coder.bit(&mut chances.not_met[usize::from(before)], told != Told::Met) {
        return Told::Met;
    }
    let not_gap = matches!(told, Told::ToVerify | Told::Exempt { .. });
    if coder.bit(&mut chances.not_gap, not_gap) {
        if !coder.bit(&mut chances.exempt, told != Told::ToVerify) {
            return Told::ToVerify;
        }
        let reason = told == Told::Exempt { reason: true };
        return Told::Exempt { reason: coder.bit(&mut chances.reason, reason) };
    }
    let (unmet, given) = match told {
        Told::Unmet(work) => (true, work),
        Told::Partly(work) => (false, work),
        _ => (false, None),
    };
    let unmet = coder.bit(&mut chances.unmet, unmet);
    let there = coder.bit(&mut chances.work, given.is_some());
    let work = there.then(|| work(coder, chances, dates, given.unwrap_or_default()));
    if unmet { Told::Unmet(work) } else { Told::Partly(work) }
}

fn work(
    coder: &mut dyn Coder,
    chances: &mut Chances,
    (day, dates): (u32, &mut Vec<u32>),
    work: Work,
) -> Work {
    let later = work.state != WorkState::Open;
    let done = matches!(work.state, WorkState::Done | WorkState::Closed);
    let state = if !coder.bit(&mut chances.later, later) {
        WorkState::Open
    } else if !coder.bit(&mut chances.done, done) {
        WorkState::Working
    } else if !coder.bit(&mut chances.closed, work.state == WorkState::Closed) {
        WorkState::Done
    } else {
        WorkState::Closed
    };
    let there = coder.bit(&mut chances.due, work.due.is_some());
    let given = work.due.map_or(0, Date::days);
    Work { state, due: there.then(|| nth_day(due(coder, chances, day, dates, given))) }
}

/// A due date: one of the last ones again, or how far it is from the day of the check.
fn due(
    coder: &mut dyn Coder,
    chances: &mut Chances,
    day: u32,
    dates: &mut Vec<u32>,
    due: u32,
) -> u32 {
    let found = dates.iter().position(|other| *other == due);
    let again = !dates.is_empty() && coder.bit(&mut chances.due_again, found.is_some());
    let due = if again {
        let last = dates.len() - 1;
        let mut place = 0;
        while place < last
            && coder.bit(&mut chances.due_before[place], found.is_some_and(|found| found > place))
        {
            place += 1;
        }
        dates.remove(place)
    } else {
        let past = coder.bit(&mut chances.due_past, due < day);
        let given = u64::from(due.abs_diff(day));
        let mut length = 0;
        while length < DAYS_BITS && coder.bit(&mut chances.due_bits[length], given >> length != 0) {
            length += 1;
        }
        let days = if length == 0 { 0 } else { tail(coder, length as u32, given) as u32 };
        if past { day.saturating_sub(days) } else { day + days }
    };
    dates.insert(0, due);
    dates.truncate(DATES);
    due
}
