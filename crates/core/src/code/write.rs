//! From a response to a code.

use super::{
    digits::Code,
    envelope::{Pack, VERSION, digest, written},
    pack::{Packed, Said, Told, Work},
};
use crate::{
    catalogue::{Catalogue, FactIx, Numbers, Place},
    format::response::UNKNOWN,
    response::{Answer, Entry, FactAnswer, Fulfilment, Response},
};

/// Writes a response as a code.
///
/// Of the times, only the day of the check is in it. Names, remarks and reasons are left out, as are the owners in the
/// ledger and the days on which something was put right.
#[must_use]
pub fn encode(catalogue: &Catalogue, response: &Response) -> Code {
    let numbers = &catalogue.numbers;
    let mut packed = Packed {
        digest: digest(catalogue),
        day: response.day(),
        place: response.place.and_then(|place| code_of(catalogue, place)),
        ..Packed::default()
    };
    let mut left_out = 0;
    if let Some(entity) = response.entity {
        let entity = catalogue.entities.get(entity.ix());
        packed.entity = entity.and_then(|entity| numbers.entity(&entity.id));
        left_out += usize::from(packed.entity.is_none());
    }
    // What belongs to another content comes first, so that what belongs to this one is what counts.
    for (fact, value) in &response.unplaced.facts {
        let said = numbers.fact(fact).and_then(|number| match value.as_str() {
            UNKNOWN => Some((number, Said::Unknown)),
            value => Some((number, Said::Option(numbers.option(number, value)?))),
        });
        left_out += usize::from(!put(&mut packed.facts, said));
    }
    for (fact, answer) in &response.facts {
        left_out += usize::from(!put(&mut packed.facts, said(catalogue, numbers, *fact, *answer)));
    }
    for (measure, answer) in &response.unplaced.answers {
        let told = told(answer, response.unplaced.ledger.get(measure));
        let told = numbers.measure(measure).map(|number| (number, told));
        left_out += usize::from(!put(&mut packed.answers, told));
    }
    for (measure, answer) in &response.answers {
        let told = told(answer, response.ledger.get(measure));
        let measure = catalogue.measures.get(measure.ix());
        let number = measure.and_then(|measure| numbers.measure(&measure.id));
        left_out += usize::from(!put(&mut packed.answers, number.map(|number| (number, told))));
    }
    Code { digits: written(&packed, VERSION, &Pack::of(catalogue)), left_out }
}

/// Puts something at the position of its number, if it has one.
fn put<T: Copy>(list: &mut Vec<Option<T>>, item: Option<(u16, T)>) -> bool {
    let Some((number, item)) = item else {
        return false;
    };
    let end = usize::from(number);
    if list.len() < end {
        list.resize(end, None);
    }
    list[end - 1] = Some(item);
    true
}

/// The administrative code of a place.
fn code_of(catalogue: &Catalogue, place: Place) -> Option<u32> {
    match place {
        Place::City(city) => catalogue.cities.get(city.ix()).map(|city| city.code),
        Place::County(county) => catalogue.counties.get(county.ix()).map(|county| county.code),
    }
}

fn said(
    catalogue: &Catalogue,
    numbers: &Numbers,
    fact: FactIx,
    answer: FactAnswer,
) -> Option<(u16, Said)> {
    let fact = catalogue.facts.get(fact.ix())?;
    let number = numbers.fact(&fact.id)?;
    let said = match answer {
        FactAnswer::Unknown => Said::Unknown,
        FactAnswer::Value(value) => {
            let option = fact.options.get(usize::from(value))?;
            Said::Option(numbers.option(number, &option.id)?)
        }
    };
    Some((number, said))
}

fn told(answer: &Answer, entry: Option<&Entry>) -> Told {
    let work = entry.map(|entry| Work { state: entry.state, due: entry.due });
    match &answer.fulfilment {
        Fulfilment::Met => Told::Met,
        Fulfilment::Partly => Told::Partly(work),
        Fulfilment::Unmet => Told::Unmet(work),
        Fulfilment::ToVerify => Told::ToVerify,
        Fulfilment::Exempt { reason } => Told::Exempt { reason: !reason.trim().is_empty() },
    }
}
