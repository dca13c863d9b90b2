//! Small catalogues that no notice says, for what the real content happens not to contain: deeply
//! nested conditions, facts with three values, values that follow from the kind of respondent.

use std::sync::Arc;

use proptest::prelude::*;
use selfcheck_core::{
    Catalogue,
    catalogue::{
        Atom, City, CityIx, Condition, County, CountyIx, CountySet, Entity, EntityIx, EntitySet,
        Fact, FactIx, FactOption, Measure, Numbers, Province, Quote, SentenceRef, Strength, Text,
        Urgency,
    },
};

/// The counties of the made-up province: a city of three, one of two, one of one.
const CITIES: [u16; 3] = [3, 2, 1];

fn text(words: &str) -> Text {
    Text { zh: words.to_owned(), en: words.to_owned() }
}

/// A kind of respondent.
pub fn entity(id: &str) -> Entity {
    Entity { id: id.to_owned(), name: text(id), hint: text(id), group: None, whole_city: false }
}

/// A fact with these values, none of them given.
pub fn fact(id: &str, options: &[&str]) -> Fact {
    Fact {
        id: id.to_owned(),
        word: id.to_owned(),
        name: text(id),
        question: text(id),
        question_for: Vec::new(),
        help: Text::default(),
        ask_whom: text(id),
        ordered: false,
        options: options
            .iter()
            .map(|option| FactOption {
                id: (*option).to_owned(),
                name: text(option),
                hint: Text::default(),
                what_if: Text::default(),
            })
            .collect(),
        given: Vec::new(),
    }
}

/// A measure that binds these entities under this condition.
pub fn measure(id: &str, entities: EntitySet, when: Condition) -> Measure {
    let sentence = SentenceRef { notice: 0, section: 0, sentence: 1 };
    Measure {
        id: id.to_owned(),
        name: text(id),
        sources: vec![sentence],
        quote: Quote { sentence, start: 0, end: 0 },
        entities,
        when,
        strength: Strength::Required,
        urgency: Urgency::Standing,
        question: text(id),
        evidence: text(id),
        fix: text(id),
        owner: text(id),
        readings: Vec::new(),
    }
}

/// A catalogue of these parts, with the made-up province.
pub fn catalogue(entities: Vec<Entity>, facts: Vec<Fact>, measures: Vec<Measure>) -> Catalogue {
    let (mut cities, mut counties) = (Vec::new(), Vec::new());
    for (number, count) in (0u16..).zip(CITIES) {
        let code = 330_000 + 100 * (u32::from(number) + 1);
        cities.push(City {
            code,
            name: format!("市{number}"),
            pinyin: String::new(),
            first: counties.len() as u16,
            count,
        });
        counties.extend((0..u32::from(count)).map(|county| County {
            code: code + county + 1,
            name: format!("县{number}{county}"),
            pinyin: "Xian".to_owned(),
            city: CityIx(number),
        }));
    }
    let mut catalogue = Catalogue {
        id: "made-up".to_owned(),
        province: Province { code: 33, name: "省".to_owned(), pinyin: "sheng".to_owned() },
        version: "000000000000".to_owned(),
        as_of: "2021-12-07".to_owned(),
        entities,
        facts,
        cities,
        counties,
        measures,
        ..Catalogue::default()
    };
    catalogue.numbers = Numbers::of(&catalogue);
    catalogue
}

/// The condition that a fact has one of the options of this mask.
pub fn has(fact: u16, options: u16) -> Condition {
    Condition::Is(Atom::Fact { fact: FactIx(fact), options })
}

/// The condition that the place is in this made-up city.
pub fn in_city(city: u16) -> Condition {
    let first: u16 = CITIES[..usize::from(city)].iter().sum();
    let counties = (first..first + CITIES[usize::from(city)]).map(CountyIx);
    Condition::Is(Atom::Place {
        counties: counties.collect(),
        outside: false,
        divisions: vec![330_000 + 100 * (u32::from(city) + 1)],
        except: Vec::new(),
    })
}

/// A set of options that neither always nor never holds.
fn some_options(count: usize, seed: u16) -> u16 {
    let all = (1 << count) - 1;
    1 + seed % (all - 1)
}

/// A set of counties that is neither empty nor the whole province.
fn some_counties(seed: u16) -> CountySet {
    let count: u16 = CITIES.iter().sum();
    let bits = some_options(usize::from(count), seed);
    (0..count).filter(|county| bits >> county & 1 == 1).map(CountyIx).collect()
}

/// A tree over these comparisons, each used once, cut where the seeds say.
fn tree(atoms: &[Atom], cuts: &mut dyn Iterator<Item = u8>, all: bool) -> Condition {
    match atoms {
        [] => Condition::Always,
        [atom] => Condition::Is(atom.clone()),
        atoms => {
            let mut parts = Vec::new();
            let mut rest = atoms;
            while !rest.is_empty() {
                // The first part leaves something for a second one.
                let room = rest.len() - usize::from(parts.is_empty());
                let take = 1 + usize::from(cuts.next().unwrap_or_default()) % room;
                let (part, others) = rest.split_at(take);
                parts.push(tree(part, cuts, !all));
                rest = others;
            }
            if all { Condition::All(parts) } else { Condition::Any(parts) }
        }
    }
}

/// What one generated measure is made from.
#[derive(Debug, Clone)]
struct Seed {
    binds: u32,
    atoms: usize,
    order: Vec<usize>,
    values: Vec<u16>,
    cuts: Vec<u8>,
    all: bool,
    required: bool,
    immediately: bool,
}

/// Any catalogue of up to eight measures over the place and up to five facts of two or three values,
/// with conditions that read each fact at most once, nested as deep as they go.
pub fn any() -> impl Strategy<Value = Arc<Catalogue>> {
    let facts =
        prop::collection::vec((2usize..=3, prop::option::weighted(0.15, (0u32..2, 0u8..2))), 2..=5);
    facts.prop_flat_map(|facts| {
        let reads: Vec<usize> = (0..=facts.len()).collect();
        let count = reads.len();
        let seed = (
            1u32..4,
            0..=count,
            Just(reads).prop_shuffle(),
            prop::collection::vec(any_u16(), count),
            prop::collection::vec(0u8..8, 8),
            prop::bool::ANY,
            prop::bool::ANY,
            prop::bool::ANY,
        )
            .prop_map(|(binds, atoms, order, values, cuts, all, required, immediately)| Seed {
                binds,
                atoms,
                order,
                values,
                cuts,
                all,
                required,
                immediately,
            });
        (Just(facts), prop::collection::vec(seed, 1..=8))
            .prop_map(|(facts, seeds)| Arc::new(build(&facts, &seeds)))
    })
}

fn any_u16() -> impl Strategy<Value = u16> {
    0u16..512
}

fn build(facts: &[(usize, Option<(u32, u8)>)], seeds: &[Seed]) -> Catalogue {
    // Two kinds that measures bind, and one that none does.
    let entities = vec![entity("one"), entity("two"), entity("neither")];
    let facts: Vec<_> = facts
        .iter()
        .enumerate()
        .map(|(number, (options, given))| {
            let mut fact = fact(&format!("fact-{number}"), &["no", "yes", "very"][..*options]);
            fact.given = given
                .iter()
                .map(|(entity, value)| {
                    (EntitySet::default().with(EntityIx(*entity as u16)), *value)
                })
                .collect();
            fact
        })
        .collect();
    let measures = seeds
        .iter()
        .enumerate()
        .map(|(number, seed)| {
            let atoms: Vec<_> = seed
                .order
                .iter()
                .take(seed.atoms)
                .zip(&seed.values)
                .map(|(read, value)| match read.checked_sub(1) {
                    None => Atom::Place {
                        counties: some_counties(*value),
                        outside: false,
                        divisions: Vec::new(),
                        except: Vec::new(),
                    },
                    Some(fact) => Atom::Fact {
                        fact: FactIx(fact as u16),
                        options: some_options(facts[fact].options.len(), *value),
                    },
                })
                .collect();
            let when = tree(&atoms, &mut seed.cuts.iter().copied(), seed.all);
            let mut measure = measure(&format!("measure-{number}"), EntitySet(seed.binds), when);
            if !seed.required {
                measure.strength = Strength::Discretionary;
            }
            if seed.immediately {
                measure.urgency = Urgency::Immediately;
            }
            measure
        })
        .collect();
    catalogue(entities, facts, measures)
}
