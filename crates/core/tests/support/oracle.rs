//! Two-valued logic over complete worlds, written apart from the crate's three-valued one.
//!
//! What the crate concludes from incomplete answers is compared with what is so in every complete
//! world that fits those answers. Slow, and plain enough to be seen to be right.

use selfcheck_core::{
    Catalogue, Response,
    assess::{Applicability, OpenQuestion},
    catalogue::{Atom, Condition, CountyIx, EntityIx, FactIx, MeasureIx, Place, Strength},
    logic::{Question, QuestionSet},
    response::{FactAnswer, Fulfilment},
};

/// A world in which everything is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    pub entity: EntityIx,
    pub county: CountyIx,
    pub facts: Vec<u8>,
}

/// Whether a condition holds in a world.
pub fn holds(condition: &Condition, world: &World) -> bool {
    match condition {
        Condition::Always => true,
        Condition::Is(Atom::Place { counties, .. }) => counties.contains(world.county),
        Condition::Is(Atom::Fact { fact, options }) => options & (1 << world.facts[fact.ix()]) != 0,
        Condition::All(parts) => parts.iter().all(|part| holds(part, world)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, world)),
    }
}

/// Whether a measure applies in a world.
pub fn applies(catalogue: &Catalogue, measure: MeasureIx, world: &World) -> bool {
    let measure = catalogue.measure(measure);
    measure.entities.contains(world.entity) && holds(&measure.when, world)
}

/// The counties in which a respondent may be who said this much about the place.
pub fn counties(catalogue: &Catalogue, place: Option<Place>) -> Vec<CountyIx> {
    let all = (0u16..).zip(&catalogue.counties);
    all.filter(|(ix, county)| match place {
        None => true,
        Some(Place::City(city)) => county.city == city,
        Some(Place::County(known)) => known.0 == *ix,
    })
    .map(|(ix, _)| CountyIx(ix))
    .collect()
}

/// The value that follows from the kind of respondent, if one does.
pub fn given(catalogue: &Catalogue, entity: EntityIx, fact: FactIx) -> Option<u8> {
    catalogue
        .fact(fact)
        .given
        .iter()
        .find_map(|(set, value)| set.contains(entity).then_some(*value))
}

/// The values a fact may still have.
fn values(catalogue: &Catalogue, response: &Response, entity: EntityIx, fact: FactIx) -> Vec<u8> {
    let known = given(catalogue, entity, fact).or(match response.facts.get(&fact) {
        Some(FactAnswer::Value(value)) => Some(*value),
        Some(FactAnswer::Unknown) | None => None,
    });
    match known {
        Some(value) => vec![value],
        None => (0u8..).zip(&catalogue.fact(fact).options).map(|(option, _)| option).collect(),
    }
}

/// Every world that fits the response. What is not among the questions and not known is left at its
/// first value, because nothing that is asked of these worlds reads it.
pub fn worlds(catalogue: &Catalogue, response: &Response, questions: QuestionSet) -> Vec<World> {
    let entities = match response.entity {
        Some(entity) => vec![entity],
        None => catalogue.entities().map(|(ix, _)| ix).collect(),
    };
    let mut worlds = Vec::new();
    for entity in entities {
        let mut counties = counties(catalogue, response.place);
        if !questions.contains(Question::Place) {
            counties.truncate(1);
        }
        let mut partial: Vec<Vec<u8>> = vec![Vec::new()];
        for (fact, _) in catalogue.facts() {
            let mut values = values(catalogue, response, entity, fact);
            if !questions.contains(Question::Fact(fact)) {
                values.truncate(1);
            }
            partial = partial
                .iter()
                .flat_map(|head| {
                    values.iter().map(|value| {
                        let mut longer = head.clone();
                        longer.push(*value);
                        longer
                    })
                })
                .collect();
        }
        for county in counties {
            worlds.extend(partial.iter().map(|facts| World {
                entity,
                county,
                facts: facts.clone(),
            }));
        }
    }
    worlds
}

/// Everything that whether a measure applies can depend on.
pub fn reads(catalogue: &Catalogue, measure: MeasureIx) -> QuestionSet {
    fn walk(condition: &Condition, found: &mut Vec<Question>) {
        match condition {
            Condition::Always => {}
            Condition::Is(Atom::Place { .. }) => found.push(Question::Place),
            Condition::Is(Atom::Fact { fact, .. }) => found.push(Question::Fact(*fact)),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| walk(part, found));
            }
        }
    }
    let mut found = Vec::new();
    walk(&catalogue.measure(measure).when, &mut found);
    found.into_iter().collect()
}

/// Whether a measure applies, by trying every world that fits. Nothing is settled before the kind of
/// respondent is known, because what a fact means depends on who answers.
pub fn verdict(catalogue: &Catalogue, response: &Response, measure: MeasureIx) -> Applicability {
    if response.entity.is_none() {
        return Applicability::Undetermined;
    }
    let worlds = worlds(catalogue, response, reads(catalogue, measure));
    let mut outcomes = worlds.iter().map(|world| applies(catalogue, measure, world));
    match outcomes.next() {
        Some(first) if outcomes.all(|outcome| outcome == first) => match first {
            true => Applicability::Applies,
            false => Applicability::DoesNotApply,
        },
        _ => Applicability::Undetermined,
    }
}

/// The response with one question answered in every way in which it still can be.
pub fn ways(catalogue: &Catalogue, response: &Response, question: Question) -> Vec<Response> {
    match question {
        Question::Entity => {
            let entities = catalogue.entities().map(|(ix, _)| ix);
            entities
                .filter(|entity| response.entity.is_none_or(|known| known == *entity))
                .map(|entity| Response { entity: Some(entity), ..response.clone() })
                .collect()
        }
        Question::Place => counties(catalogue, response.place)
            .into_iter()
            .map(|county| Response { place: Some(Place::County(county)), ..response.clone() })
            .collect(),
        Question::Fact(fact) => {
            let options = (0u8..).zip(&catalogue.fact(fact).options);
            options
                .filter(|(option, _)| response.value(fact).is_none_or(|known| known == *option))
                .map(|(option, _)| {
                    let mut way = response.clone();
                    way.facts.insert(fact, FactAnswer::Value(option));
                    way
                })
                .collect()
        }
    }
}

/// Whether, all else as the response says or leaves open, the answer to this question can decide
/// whether the measure applies.
pub fn matters(
    catalogue: &Catalogue,
    response: &Response,
    measure: MeasureIx,
    question: Question,
) -> bool {
    let ways = ways(catalogue, response, question);
    let others = reads(catalogue, measure);
    // Every way is tried against the same run of the other unknowns, so that position by position
    // the worlds differ in nothing but the question.
    let mut outcomes = ways.iter().map(|way| {
        worlds(catalogue, way, others)
            .iter()
            .map(|world| applies(catalogue, measure, world))
            .collect::<Vec<_>>()
    });
    match outcomes.next() {
        None => false,
        Some(first) => outcomes.any(|outcome| outcome != first),
    }
}

/// The open questions, by trying everything out.
pub fn open(catalogue: &Catalogue, response: &Response) -> Vec<OpenQuestion> {
    let undetermined: Vec<_> = catalogue
        .measures()
        .map(|(ix, _)| ix)
        .filter(|ix| verdict(catalogue, response, *ix) == Applicability::Undetermined)
        .collect();
    // Before the kind of respondent is known, no fact has a meaning: only the kind is asked.
    let candidates: Vec<Question> = match response.entity {
        None => vec![Question::Entity],
        Some(entity) => std::iter::once(Question::Place)
            .chain(
                catalogue
                    .facts()
                    .filter(|(ix, _)| given(catalogue, entity, *ix).is_none())
                    .map(|(ix, _)| Question::Fact(ix)),
            )
            .collect(),
    };
    let mut open = Vec::new();
    for question in candidates {
        let ways = ways(catalogue, response, question);
        let (mut settles, mut touches) = (0, 0);
        for measure in &undetermined {
            let reads =
                question == Question::Entity || reads(catalogue, *measure).contains(question);
            if !reads {
                continue;
            }
            if question == Question::Entity || matters(catalogue, response, *measure, question) {
                touches += 1;
            }
            if ways
                .iter()
                .any(|way| verdict(catalogue, way, *measure) != Applicability::Undetermined)
            {
                settles += 1;
            }
        }
        if touches > 0 {
            let said_unknown = match question {
                Question::Fact(fact) => response.facts.get(&fact) == Some(&FactAnswer::Unknown),
                Question::Entity => false,
                Question::Place => matches!(response.place, Some(Place::City(_))),
            };
            open.push(OpenQuestion { question, settles, touches, said_unknown });
        }
    }
    open.sort_by(|a, b| {
        (b.settles, b.touches).cmp(&(a.settles, a.touches)).then(a.question.cmp(&b.question))
    });
    open
}

/// A number over all worlds: the least and the most it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub least: u16,
    pub most: u16,
}

/// The headline numbers by trying every world that fits, and in it the best and the worst outcome of
/// every answer that is open: applying, met, gaps, required gaps.
pub fn extents(catalogue: &Catalogue, response: &Response) -> [Extent; 4] {
    let bound: Vec<_> = catalogue
        .measures()
        .filter(|(_, m)| response.entity.is_none_or(|e| m.entities.contains(e)))
        .map(|(ix, m)| {
            let (met, gap, open) = match response.answers.get(&ix).map(|a| &a.fulfilment) {
                None | Some(Fulfilment::ToVerify) => (false, false, true),
                Some(Fulfilment::Met) => (true, false, false),
                Some(Fulfilment::Partly | Fulfilment::Unmet) => (false, true, false),
                Some(Fulfilment::Exempt { reason }) => {
                    (false, false, reason.chars().all(char::is_whitespace))
                }
            };
            (ix, m.strength == Strength::Required, met, gap, open)
        })
        .collect();
    let questions =
        bound.iter().fold(QuestionSet::EMPTY, |set, (ix, ..)| set.union(reads(catalogue, *ix)));
    let mut extents: Option<[Extent; 4]> = None;
    for world in worlds(catalogue, response, questions) {
        let mut here = [Extent { least: 0, most: 0 }; 4];
        for (ix, required, met, gap, open) in &bound {
            if !applies(catalogue, *ix, &world) {
                continue;
            }
            let numbers = [
                (true, true),
                (*met, *met || *open),
                (*gap, *gap || *open),
                (*gap && *required, (*gap || *open) && *required),
            ];
            for (extent, (least, most)) in here.iter_mut().zip(numbers) {
                extent.least += u16::from(least);
                extent.most += u16::from(most);
            }
        }
        extents = Some(match extents {
            None => here,
            Some(mut wide) => {
                for (wide, here) in wide.iter_mut().zip(here) {
                    wide.least = wide.least.min(here.least);
                    wide.most = wide.most.max(here.most);
                }
                wide
            }
        });
    }
    extents.unwrap_or([Extent { least: 0, most: 0 }; 4])
}
