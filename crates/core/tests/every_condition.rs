//! Every measure's condition, over every state of everything it reads, for every kind of respondent it
//! binds.

mod support;

use selfcheck_core::{
    Catalogue, Response, Truth,
    assess::Applicability,
    catalogue::{EntityIx, FactIx, Measure, MeasureIx, Place},
    logic::Question,
    response::FactAnswer,
};
use support::{oracle, real};

/// What is known of one thing a condition reads.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Setting {
    Place(Option<Place>),
    Fact(FactIx, Option<u8>),
}

/// Every state of one question: unknown, each value; for the place also each city.
fn settings(catalogue: &Catalogue, question: Question) -> Vec<Setting> {
    match question {
        Question::Entity => Vec::new(),
        Question::Place => {
            let cities = catalogue.cities().map(|(ix, _)| Place::City(ix));
            let counties = catalogue
                .cities()
                .flat_map(|(ix, _)| catalogue.counties_of(ix))
                .map(|(ix, _)| Place::County(ix));
            std::iter::once(None)
                .chain(cities.chain(counties).map(Some))
                .map(Setting::Place)
                .collect()
        }
        Question::Fact(fact) => {
            let values = 0..catalogue.fact(fact).options.len() as u8;
            std::iter::once(None)
                .chain(values.map(Some))
                .map(|value| Setting::Fact(fact, value))
                .collect()
        }
    }
}

/// Whether `more` is `less` with something unknown become known.
fn refines(catalogue: &Catalogue, less: Setting, more: Setting) -> bool {
    match (less, more) {
        (Setting::Place(None) | Setting::Fact(_, None), _) => true,
        (Setting::Place(Some(Place::City(city))), Setting::Place(Some(Place::County(county)))) => {
            catalogue.counties[county.ix()].city == city
        }
        (less, more) => less == more,
    }
}

struct State {
    settings: Vec<Setting>,
    truth: Truth,
    response: Response,
}

/// Every state of everything that the measure reads and that does not follow from the kind.
fn states(catalogue: &Catalogue, entity: EntityIx, measure: MeasureIx) -> Vec<State> {
    let mut combinations: Vec<Vec<Setting>> = vec![Vec::new()];
    for question in oracle::reads(catalogue, measure).iter() {
        if let Question::Fact(fact) = question
            && oracle::given(catalogue, entity, fact).is_some()
        {
            continue;
        }
        let settings = settings(catalogue, question);
        combinations = combinations
            .iter()
            .flat_map(|head| {
                settings.iter().map(|setting| {
                    let mut longer = head.clone();
                    longer.push(*setting);
                    longer
                })
            })
            .collect();
    }
    combinations
        .into_iter()
        .map(|settings| {
            let mut response = Response { entity: Some(entity), ..Response::default() };
            for setting in &settings {
                match *setting {
                    Setting::Place(place) => response.place = place,
                    Setting::Fact(fact, Some(value)) => {
                        response.facts.insert(fact, FactAnswer::Value(value));
                    }
                    Setting::Fact(fact, None) => {
                        response.facts.insert(fact, FactAnswer::Unknown);
                    }
                }
            }
            let situation = response.situation(catalogue);
            let truth = situation.map_or(Truth::Unknown, |situation| {
                situation.truth(&catalogue.measure(measure).when)
            });
            State { settings, truth, response }
        })
        .collect()
}

/// Calls the check with every measure, every kind it binds, and all its states; returns how many
/// conditions and how many states there were.
fn every_condition(
    mut check: impl FnMut(&Measure, MeasureIx, EntityIx, &[State]),
) -> (usize, usize) {
    let catalogue = real();
    let (mut conditions, mut all) = (0, 0);
    for (ix, measure) in catalogue.measures() {
        for entity in measure.entities.iter() {
            let states = states(catalogue, entity, ix);
            check(measure, ix, entity, &states);
            conditions += 1;
            all += states.len();
        }
    }
    (conditions, all)
}

#[test]
fn every_measure_can_apply_to_everyone_it_binds_and_can_fail_to_where_it_is_conditional() {
    let catalogue = real();
    let mut conditional = 0;
    let (conditions, states) = every_condition(|measure, _, entity, states| {
        let who = &catalogue.entity(entity).id;
        let can = |truth| states.iter().any(|state| state.truth == truth);
        assert!(can(Truth::Yes), "{} can never apply to {who}", measure.id);
        // Where all it reads follows from the kind of respondent, there is nothing to be open.
        let open = !states[0].settings.is_empty();
        assert_eq!(can(Truth::No), open, "{} for {who}", measure.id);
        assert_eq!(can(Truth::Unknown), open, "{} for {who}", measure.id);
        conditional += usize::from(open);
    });
    println!("{conditions} measures × kinds, {conditional} of them conditional, {states} states");
}

#[test]
fn learning_more_never_flips_or_unsettles_any_condition() {
    let catalogue = real();
    let mut pairs = 0usize;
    every_condition(|measure, _, entity, states| {
        for less in states.iter().filter(|state| state.truth != Truth::Unknown) {
            for more in states {
                let steps = less.settings.iter().zip(&more.settings);
                let mut steps = steps.map(|(less, more)| refines(catalogue, *less, *more));
                if steps.all(|refined| refined) {
                    pairs += 1;
                    assert_eq!(
                        less.truth,
                        more.truth,
                        "{} for {}: {:?}, then {:?}",
                        measure.id,
                        catalogue.entity(entity).id,
                        less.settings,
                        more.settings
                    );
                }
            }
        }
    });
    println!("{pairs} pairs of less and more knowledge");
}

#[test]
fn every_condition_is_undetermined_only_where_it_can_still_go_both_ways() {
    let catalogue = real();
    let (_, states) = every_condition(|measure, ix, entity, states| {
        for state in states {
            let exact = oracle::verdict(catalogue, &state.response, ix);
            assert_eq!(
                Applicability::from(state.truth),
                exact,
                "{} for {}: {:?}",
                measure.id,
                catalogue.entity(entity).id,
                state.settings
            );
        }
    });
    println!("{states} states compared with all their completions");
}
