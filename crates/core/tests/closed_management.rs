//! Closed management (临时封闭管理), section 2 of the emergency notice: the rule people look up first,
//! checked whole. Every kind of respondent × every county, every city and no place × every state of
//! every fact that these measures read, against a table written here from DESIGN.md section 4, with
//! its own list of counties.

mod support;

use selfcheck_core::{
    Assessment, Catalogue, Response,
    assess::{Applicability, assess},
    catalogue::{FactIx, MeasureIx, SentenceRef, Strength, Urgency},
    logic::{Question, QuestionSet},
    response::FactAnswer,
};
use support::{fact, measure, option, place, real, who};

/// The counties of each city, from the published list of divisions of December 2021.
const COUNTIES: [(u32, &[u32]); 11] = [
    (
        330100,
        &[
            330102, 330105, 330106, 330108, 330109, 330110, 330111, 330112, 330113, 330114, 330122,
            330127, 330182,
        ],
    ),
    (330200, &[330203, 330205, 330206, 330211, 330212, 330213, 330225, 330226, 330281, 330282]),
    (
        330300,
        &[
            330302, 330303, 330304, 330305, 330324, 330326, 330327, 330328, 330329, 330381, 330382,
            330383,
        ],
    ),
    (330400, &[330402, 330411, 330421, 330424, 330481, 330482, 330483]),
    (330500, &[330502, 330503, 330521, 330522, 330523]),
    (330600, &[330602, 330603, 330604, 330624, 330681, 330683]),
    (330700, &[330702, 330703, 330723, 330726, 330727, 330781, 330782, 330783, 330784]),
    (330800, &[330802, 330803, 330822, 330824, 330825, 330881]),
    (330900, &[330902, 330903, 330921, 330922]),
    (331000, &[331002, 331003, 331004, 331022, 331023, 331024, 331081, 331082, 331083]),
    (331100, &[331102, 331121, 331122, 331123, 331124, 331125, 331126, 331127, 331181]),
];

/// Every measure of section 2 on closed management, and who is bound by it.
const MEASURES: [(&str, Strength, Urgency); 11] = [
    ("closed-named", Strength::Required, Urgency::Immediately),
    ("closed-by-city", Strength::Required, Urgency::Standing),
    ("closed-by-case", Strength::Required, Urgency::Immediately),
    ("closed-named-may", Strength::Discretionary, Urgency::Standing),
    ("closed-by-city-may", Strength::Discretionary, Urgency::Standing),
    ("closed-by-case-may", Strength::Discretionary, Urgency::Standing),
    ("bureau-order-closure-named", Strength::Required, Urgency::Immediately),
    ("bureau-oversee-named", Strength::Required, Urgency::Immediately),
    ("bureau-city-decide", Strength::Discretionary, Urgency::Standing),
    ("bureau-follow-city-decision", Strength::Required, Urgency::Standing),
    ("bureau-order-closure-on-case", Strength::Required, Urgency::Immediately),
];

const ENTITIES: [&str; 11] = [
    "eldercare",
    "child-welfare",
    "minor-protection",
    "extreme-poverty-support",
    "mental-health-welfare",
    "rescue-management",
    "funeral",
    "marriage-registration",
    "social-organisation-window",
    "village-community",
    "civil-affairs-bureau",
];

const FACTS: [(&str, &[&str]); 3] = [
    ("city-decision", &["yes", "no"]),
    ("confirmed-case", &["yes", "no"]),
    ("bureau-level", &["county", "city"]),
];

/// A row of the table: what the notice settles for a county before anything else is known.
#[derive(Clone, Copy, PartialEq)]
enum Row {
    /// 宁波市镇海区、绍兴市上虞区、杭州市萧山区.
    Named,
    /// 宁波市、绍兴市、杭州市其它县(市、区).
    CityDecides,
    /// 全省其它县(市、区).
    OnCase,
}

fn row(county: u32) -> Row {
    match county {
        330211 | 330604 | 330109 => Row::Named,
        330200..330300 | 330600..330700 | 330100..330200 => Row::CityDecides,
        _ => Row::OnCase,
    }
}

/// Everything known about one county.
#[derive(Clone, Copy)]
struct World {
    county: u32,
    city_decided: bool,
    case: bool,
    city_bureau: bool,
}

/// The table: which of [`MEASURES`] apply when everything is known.
fn table(entity: &str, world: World) -> Vec<&'static str> {
    let World { county, city_decided, case, city_bureau } = world;
    match entity {
        "eldercare" => match row(county) {
            Row::Named => vec!["closed-named"],
            Row::CityDecides if city_decided => vec!["closed-by-city"],
            Row::OnCase if case => vec!["closed-by-case"],
            Row::CityDecides | Row::OnCase => vec![],
        },
        "child-welfare"
        | "minor-protection"
        | "extreme-poverty-support"
        | "mental-health-welfare"
        | "rescue-management"
        | "funeral" => match row(county) {
            Row::Named => vec!["closed-named-may"],
            Row::CityDecides if city_decided => vec!["closed-by-city-may"],
            Row::OnCase if case => vec!["closed-by-case-may"],
            Row::CityDecides | Row::OnCase => vec![],
        },
        "marriage-registration" | "social-organisation-window" | "village-community" => vec![],
        "civil-affairs-bureau" => match (city_bureau, row(county)) {
            // A county bureau acts for its county.
            (false, Row::Named) => vec!["bureau-order-closure-named"],
            (false, Row::CityDecides) if city_decided => vec!["bureau-follow-city-decision"],
            (false, Row::CityDecides) => vec![],
            // A city bureau of the three sees to its named district and decides on the others.
            (true, Row::Named | Row::CityDecides) => {
                vec!["bureau-oversee-named", "bureau-city-decide"]
            }
            // Everywhere else, both act once there is a case.
            (_, Row::OnCase) if case => vec!["bureau-order-closure-on-case"],
            (_, Row::OnCase) => vec![],
        },
        other => panic!("the table does not know {other}"),
    }
}

/// What was said of a fact.
#[derive(Clone, Copy, PartialEq)]
enum State {
    NotAnswered,
    SaidUnknown,
    Value(usize),
}

const STATES: [State; 4] =
    [State::NotAnswered, State::SaidUnknown, State::Value(0), State::Value(1)];

impl State {
    /// Whether the fact can have its first value, and whether it can have its second.
    fn can_be(self) -> &'static [bool] {
        match self {
            Self::NotAnswered | Self::SaidUnknown => &[true, false],
            Self::Value(0) => &[true],
            Self::Value(_) => &[false],
        }
    }
}

/// Where, as far as it is known.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    Nowhere,
    City(u32, &'static [u32]),
    County(u32),
}

fn everywhere() -> Vec<Where> {
    let cities = COUNTIES.iter().map(|(city, all)| Where::City(*city, all));
    let counties = COUNTIES.iter().flat_map(|(_, counties)| *counties);
    std::iter::once(Where::Nowhere)
        .chain(cities)
        .chain(counties.map(|county| Where::County(*county)))
        .collect()
}

/// Every world that fits what is known.
fn worlds(place: Where, decision: State, case: State, level: State) -> Vec<World> {
    let counties: Vec<u32> = match place {
        Where::Nowhere => COUNTIES.iter().flat_map(|(_, all)| *all).copied().collect(),
        Where::City(_, counties) => counties.to_vec(),
        Where::County(county) => vec![county],
    };
    let mut worlds = Vec::new();
    for county in counties {
        for city_decided in decision.can_be() {
            for case in case.can_be() {
                for county_bureau in level.can_be() {
                    worlds.push(World {
                        county,
                        city_decided: *city_decided,
                        case: *case,
                        city_bureau: !county_bureau,
                    });
                }
            }
        }
    }
    worlds
}

/// The table read with what is known: settled only where every world that fits agrees.
fn expected(entity: &str, measure: &str, worlds: &[World]) -> Applicability {
    let mut outcomes = worlds.iter().map(|world| table(entity, *world).contains(&measure));
    match outcomes.next() {
        Some(first) if outcomes.all(|outcome| outcome == first) => match first {
            true => Applicability::Applies,
            false => Applicability::DoesNotApply,
        },
        _ => Applicability::Undetermined,
    }
}

fn respond(catalogue: &Catalogue, entity: &str, at: Where, states: [State; 3]) -> Response {
    let mut response = who(catalogue, entity);
    response.place = match at {
        Where::Nowhere => None,
        Where::City(code, _) | Where::County(code) => Some(place(catalogue, code)),
    };
    for ((id, options), state) in FACTS.iter().zip(states) {
        let ix = fact(catalogue, id);
        let answer = match state {
            State::NotAnswered => continue,
            State::SaidUnknown => FactAnswer::Unknown,
            State::Value(value) => FactAnswer::Value(option(catalogue, ix, options[value])),
        };
        response.facts.insert(ix, answer);
    }
    response
}

/// Calls the check with every combination of kind, place and states; returns how many there were.
fn every_case(mut check: impl FnMut(&str, Where, [State; 3], &Assessment)) -> usize {
    let catalogue = real();
    let mut cases = 0;
    for entity in ENTITIES {
        for at in everywhere() {
            for decision in STATES {
                for case in STATES {
                    for level in STATES {
                        let states = [decision, case, level];
                        let response = respond(catalogue, entity, at, states);
                        check(entity, at, states, &assess(catalogue, &response));
                        cases += 1;
                    }
                }
            }
        }
    }
    cases
}

fn applicability(assessment: &Assessment, id: &str) -> Applicability {
    assessment.finding(measure(real(), id)).applicability
}

#[test]
fn the_table_lists_the_counties_of_the_catalogue() {
    let catalogue = real();
    let listed: Vec<(u32, Vec<u32>)> = catalogue
        .cities()
        .map(|(ix, city)| {
            let counties = catalogue.counties_of(ix).map(|(_, county)| county.code);
            (city.code, counties.collect())
        })
        .collect();
    let own: Vec<(u32, Vec<u32>)> =
        COUNTIES.iter().map(|(city, counties)| (*city, counties.to_vec())).collect();
    assert_eq!(listed, own);
    assert_eq!(own.iter().map(|(_, all)| all.len()).sum::<usize>(), 90);
    for (code, words) in [
        (330211, "宁波市镇海区"),
        (330604, "绍兴市上虞区"),
        (330109, "杭州市萧山区"),
        (330114, "杭州市钱塘区"),
    ] {
        assert_eq!(catalogue.place_words(place(catalogue, code)), words);
    }
}

#[test]
fn the_table_knows_every_kind_of_respondent() {
    let ids: Vec<_> = real().entities.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids, ENTITIES);
}

/// The table above is complete only if these measures read nothing else, and if no other measure is
/// drawn from the two sentences on closed management.
#[test]
fn the_table_covers_everything_that_the_two_sentences_say() {
    let catalogue = real();
    let read: QuestionSet = FACTS
        .iter()
        .map(|(id, _)| Question::Fact(fact(catalogue, id)))
        .chain([Question::Place])
        .collect();
    for (id, ..) in MEASURES {
        let reads = support::oracle::reads(catalogue, measure(catalogue, id));
        assert!(reads.without(read).is_empty(), "{id} reads more");
    }
    for (id, options) in FACTS {
        let found: Vec<FactIx> = vec![fact(catalogue, id)];
        let has = &catalogue.fact(found[0]).options;
        let mut has: Vec<_> = has.iter().map(|option| option.id.as_str()).collect();
        let mut known = options.to_vec();
        has.sort_unstable();
        known.sort_unstable();
        assert_eq!(has, known, "{id}");
    }
    let on_closure = |at: &SentenceRef| {
        let address = catalogue.address(*at);
        address == "2021-12-07-emergency#2.2" || address == "2021-12-07-emergency#2.3"
    };
    let mut drawn: Vec<_> = catalogue
        .measures
        .iter()
        .filter(|m| m.sources.iter().any(on_closure))
        .map(|m| m.id.as_str())
        .collect();
    // Guiding the other institutions is no closure; it always applies to the bureau.
    drawn.retain(|id| *id != "bureau-guide-others-may");
    drawn.sort_unstable();
    let mut listed = MEASURES.map(|(id, ..)| id);
    listed.sort_unstable();
    assert_eq!(drawn, listed);
}

#[test]
fn strength_and_urgency_are_those_of_the_table() {
    let catalogue = real();
    for (id, strength, urgency) in MEASURES {
        let measure = catalogue.measure(measure(catalogue, id));
        assert_eq!((measure.strength, measure.urgency), (strength, urgency), "{id}");
    }
}

#[test]
fn every_kind_place_and_state_comes_out_as_in_the_table() {
    let catalogue = real();
    let ids: Vec<(&str, MeasureIx)> =
        MEASURES.iter().map(|(id, ..)| (*id, measure(catalogue, id))).collect();
    let mut verdicts = [0usize; 3];
    let cases = every_case(|entity, at, states, assessment| {
        let [decision, case, level] = states;
        let worlds = worlds(at, decision, case, level);
        for (id, ix) in &ids {
            let found = assessment.finding(*ix).applicability;
            let expected = expected(entity, id, &worlds);
            assert!(
                found == expected,
                "{entity}, {}: {id} is {found:?}, the table says {expected:?}",
                describe(at, states)
            );
            verdicts[match found {
                Applicability::Applies => 0,
                Applicability::DoesNotApply => 1,
                Applicability::Undetermined => 2,
            }] += 1;
        }
    });
    let [applies, does_not, undetermined] = verdicts;
    println!(
        "closed management: {cases} responses, {} verdicts: {applies} applies, {does_not} does not apply, {undetermined} undetermined",
        cases * ids.len()
    );
    assert_eq!(cases, 11 * (90 + 11 + 1) * 64);
}

/// A nursing home learns one of four things and never two at once.
#[test]
fn a_nursing_home_gets_exactly_one_of_four_results() {
    let catalogue = real();
    let ids = ["closed-named", "closed-by-city", "closed-by-case"];
    let mut results = std::collections::BTreeMap::<&str, usize>::new();
    for at in everywhere() {
        for decision in STATES {
            for case in STATES {
                let states = [decision, case, State::NotAnswered];
                let response = respond(catalogue, "eldercare", at, states);
                let assessment = assess(catalogue, &response);
                let all = ids.map(|id| applicability(&assessment, id));
                let applying: Vec<_> = ids
                    .iter()
                    .zip(all)
                    .filter(|(_, a)| *a == Applicability::Applies)
                    .map(|(id, _)| *id)
                    .collect();
                let undetermined = all.contains(&Applicability::Undetermined);
                assert!(applying.len() <= 1, "{}", describe(at, states));
                assert!(applying.is_empty() || !undetermined, "{}", describe(at, states));
                let result = match (applying.first(), undetermined) {
                    (Some(&"closed-by-city"), _) => "required by the city's decision",
                    (Some(_), _) => "required immediately",
                    (None, true) => "undetermined",
                    (None, false) => "does not apply",
                };
                let said = match at {
                    Where::Nowhere => "undetermined",
                    Where::County(county) => match (row(county), decision, case) {
                        (Row::Named, ..) => "required immediately",
                        (Row::CityDecides, State::Value(0), _) => "required by the city's decision",
                        (Row::CityDecides, State::Value(_), _) => "does not apply",
                        (Row::OnCase, _, State::Value(0)) => "required immediately",
                        (Row::OnCase, _, State::Value(_)) => "does not apply",
                        (_, State::NotAnswered | State::SaidUnknown, _)
                        | (.., State::NotAnswered | State::SaidUnknown) => "undetermined",
                    },
                    // One of the three cities: it may be the named district or another county.
                    Where::City(330100 | 330200 | 330600, _) => "undetermined",
                    Where::City(..) => match case {
                        State::Value(0) => "required immediately",
                        State::Value(_) => "does not apply",
                        State::NotAnswered | State::SaidUnknown => "undetermined",
                    },
                };
                assert_eq!(result, said, "{}", describe(at, states));
                *results.entry(result).or_default() += 1;
            }
        }
    }
    println!("nursing homes: {results:?}");
    assert_eq!(results.len(), 4);
}

/// Where it hangs on something, the page can say on what, and who knows it.
#[test]
fn while_undetermined_it_hangs_on_the_one_thing_that_would_settle_it() {
    let catalogue = real();
    let facts = ["city-decision", "confirmed-case"].map(|id| fact(catalogue, id));
    for (_, counties) in COUNTIES {
        for county in counties {
            let at = Where::County(*county);
            let nothing = [State::SaidUnknown, State::NotAnswered, State::NotAnswered];
            let assessment = assess(catalogue, &respond(catalogue, "eldercare", at, nothing));
            let (id, on) = match row(*county) {
                Row::Named => continue,
                Row::CityDecides => ("closed-by-city", facts[0]),
                Row::OnCase => ("closed-by-case", facts[1]),
            };
            let hangs_on = assessment.finding(measure(catalogue, id)).hangs_on;
            assert_eq!(hangs_on, QuestionSet::of(Question::Fact(on)), "{county}");
            assert!(!catalogue.fact(on).ask_whom.zh.is_empty());
            // In 宁波, 绍兴 and 杭州 the case in the county is not even asked about.
            let asked = selfcheck_core::assess::facts_to_ask(
                catalogue,
                &respond(catalogue, "eldercare", at, nothing),
            );
            for fact in facts {
                assert_eq!(asked.contains(&fact), fact == on, "{county}");
            }
        }
    }
}

/// A case in an unnamed county of the three cities does not by itself close the home (reading a).
#[test]
fn a_case_in_the_three_cities_leaves_it_to_the_city_bureau() {
    let catalogue = real();
    // 余姚市 of 宁波.
    let at = Where::County(330281);
    let states = [State::NotAnswered, State::Value(0), State::NotAnswered];
    let assessment = assess(catalogue, &respond(catalogue, "eldercare", at, states));
    assert_eq!(applicability(&assessment, "closed-by-case"), Applicability::DoesNotApply);
    assert_eq!(applicability(&assessment, "closed-by-city"), Applicability::Undetermined);
    // And the reading is told to the respondent, with the advice to ask.
    for id in ["closed-by-case", "closed-by-case-may", "bureau-order-closure-on-case"] {
        let measure = catalogue.measure(measure(catalogue, id));
        for entity in measure.entities.iter() {
            let note = measure.reading(entity).map(|reading| reading.note.zh.as_str());
            assert!(note.is_some_and(|note| note.contains("市民政局")), "{id}: {note:?}");
        }
    }
}

/// 可参照 never becomes 要, wherever the institution is and whatever is known.
#[test]
fn the_other_institutions_are_never_required_to_close() {
    let catalogue = real();
    let required: Vec<MeasureIx> = MEASURES
        .iter()
        .filter(|(_, strength, _)| *strength == Strength::Required)
        .map(|(id, ..)| measure(catalogue, id))
        .collect();
    for id in &ENTITIES[1..10] {
        for at in everywhere() {
            let yes = [State::Value(0); 3];
            let assessment = assess(catalogue, &respond(catalogue, id, at, yes));
            for measure in &required {
                let found = assessment.finding(*measure).applicability;
                assert_eq!(found, Applicability::DoesNotApply, "{id}");
            }
        }
    }
}

fn describe(at: Where, [decision, case, level]: [State; 3]) -> String {
    let at = match at {
        Where::Nowhere => "place unknown".to_owned(),
        Where::City(code, _) | Where::County(code) => real().place_words(place(real(), code)),
    };
    let words = |state: State, (id, options): (&str, &[&str])| match state {
        State::NotAnswered => format!("{id} not answered"),
        State::SaidUnknown => format!("{id} said unknown"),
        State::Value(value) => format!("{id} {}", options[value]),
    };
    let [a, b, c] = FACTS;
    format!("{at}, {}, {}, {}", words(decision, a), words(case, b), words(level, c))
}
