//! The questions one after another, as somebody goes through them: every way of answering.

mod support;

use std::collections::BTreeSet;

use selfcheck_core::{
    Assessment, Catalogue, Response,
    assess::{Applicability, assess, facts_to_ask},
    catalogue::{EntityIx, FactIx, Place},
    logic::Question,
    response::FactAnswer,
};
use support::{entity, oracle, place, real, who};

/// One place for each way in which the notices tell places apart: a named district, another county of
/// the same city, a county elsewhere; and a city bureau's answer for each.
const PLACES: [u32; 5] = [330211, 330281, 330782, 330200, 330700];

/// Every answer that the page offers to a question.
fn answers(catalogue: &Catalogue, response: &Response, question: Question) -> Vec<Response> {
    match question {
        Question::Entity => catalogue
            .entities()
            .map(|(ix, _)| Response { entity: Some(ix), ..response.clone() })
            .collect(),
        Question::Place => PLACES
            .iter()
            .map(|code| place(catalogue, *code))
            .filter(|place| match (response.place, place) {
                (None, _) => true,
                // Asked again, only the county is wanted.
                (Some(Place::City(city)), Place::County(county)) => {
                    catalogue.counties[county.ix()].city == city
                }
                (Some(_), _) => false,
            })
            .map(|place| Response { place: Some(place), ..response.clone() })
            .collect(),
        Question::Fact(fact) => (0..catalogue.fact(fact).options.len() as u8)
            .map(|option| {
                let mut way = response.clone();
                way.facts.insert(fact, FactAnswer::Value(option));
                way
            })
            .collect(),
    }
}

/// The facts that anything bound to this kind of respondent reads and that do not follow from it.
fn own_facts(catalogue: &Catalogue, entity: EntityIx) -> BTreeSet<FactIx> {
    catalogue
        .measures()
        .filter(|(_, measure)| measure.entities.contains(entity))
        .flat_map(|(ix, _)| oracle::reads(catalogue, ix).iter().collect::<Vec<_>>())
        .filter_map(|question| match question {
            Question::Fact(fact) => Some(fact),
            Question::Entity | Question::Place => None,
        })
        .filter(|fact| oracle::given(catalogue, entity, *fact).is_none())
        .collect()
}

struct Walks<'a> {
    catalogue: &'a Catalogue,
    own: BTreeSet<FactIx>,
    /// Walks that came to an end.
    ended: usize,
    /// The most questions on one walk.
    longest: usize,
}

impl Walks<'_> {
    /// Goes on in every way from here. `asked` is the way that led here.
    fn go(&mut self, response: &Response, before: Option<&Assessment>, asked: &mut Vec<Question>) {
        let assessment = assess(self.catalogue, response);
        if let Some(before) = before {
            for (then, now) in before.findings.iter().zip(&assessment.findings) {
                assert!(
                    then.applicability == Applicability::Undetermined
                        || then.applicability == now.applicability,
                    "{asked:?} flipped {}",
                    self.catalogue.measure(now.measure).id
                );
            }
        }
        let Some(next) = assessment.next() else {
            let undetermined = |finding: &&_| -> bool {
                let finding: &selfcheck_core::Finding = finding;
                finding.applicability == Applicability::Undetermined
            };
            assert_eq!(assessment.findings.iter().find(undetermined), None);
            assert!(assessment.open.is_empty());
            self.ended += 1;
            self.longest = self.longest.max(asked.len());
            return;
        };
        let question = next.question;
        match question {
            Question::Fact(fact) => {
                assert!(!asked.contains(&question), "{question:?} is asked twice");
                assert!(self.own.contains(&fact), "{} is for others", self.catalogue.fact(fact).id);
                assert!(facts_to_ask(self.catalogue, response).contains(&fact));
            }
            // The place may be asked again for the county, once the city is known.
            Question::Entity | Question::Place => {
                assert!(!matches!(response.place, Some(Place::County(_))));
                assert!(response.entity.is_some());
            }
        }
        let ways = answers(self.catalogue, response, question);
        assert!(!ways.is_empty(), "{question:?} has no answer");
        asked.push(question);
        for way in ways {
            self.go(&way, Some(&assessment), asked);
        }
        asked.pop();
    }
}

#[test]
fn every_walk_through_the_questions_ends_with_everything_settled() {
    let catalogue = real();
    let mut total = 0;
    for (ix, entity) in catalogue.entities() {
        let mut walks = Walks { catalogue, own: own_facts(catalogue, ix), ended: 0, longest: 0 };
        walks.go(&who(catalogue, &entity.id), None, &mut Vec::new());
        assert!(walks.longest <= walks.own.len() + 2);
        println!("{}: {} walks, at most {} questions", entity.id, walks.ended, walks.longest);
        total += walks.ended;
    }
    println!("{total} walks");
}

#[test]
fn first_of_all_the_kind_of_respondent_is_asked() {
    let catalogue = real();
    let assessment = assess(catalogue, &Response::default());
    let open: Vec<_> = assessment.open.iter().map(|open| open.question).collect();
    assert_eq!(open, [Question::Entity]);
    assert_eq!(facts_to_ask(catalogue, &Response::default()), []);
}

/// Somebody who knows nothing is asked everything once; then the page says who would know.
#[test]
fn one_who_always_says_unknown_is_asked_each_thing_once() {
    let catalogue = real();
    for (ix, entity) in catalogue.entities() {
        let mut response = who(catalogue, &entity.id);
        response.place = Some(place(catalogue, 330281));
        let mut asked = BTreeSet::new();
        loop {
            let assessment = assess(catalogue, &response);
            match assessment.next() {
                Some(next) if !next.said_unknown => {
                    let Question::Fact(fact) = next.question else {
                        panic!("{}: {:?}", entity.id, next.question)
                    };
                    assert!(asked.insert(fact), "{}: asked twice", entity.id);
                    response.facts.insert(fact, FactAnswer::Unknown);
                }
                Some(_) => {
                    // What is left was all asked, and each thing left has somebody who knows it.
                    for open in &assessment.open {
                        let Question::Fact(fact) = open.question else {
                            panic!("{}: {:?}", entity.id, open.question)
                        };
                        assert!(open.said_unknown);
                        assert!(!catalogue.fact(fact).ask_whom.zh.is_empty());
                    }
                    break;
                }
                None => {
                    assert!(asked.is_empty(), "{}: settled by not knowing", entity.id);
                    break;
                }
            }
        }
        let could_matter: BTreeSet<_> = facts_to_ask(catalogue, &response).into_iter().collect();
        assert_eq!(asked, could_matter);
        assert!(asked.is_subset(&own_facts(catalogue, ix)));
    }
}

/// A case in the county closes nothing where the notice has already closed: it is not asked there.
#[test]
fn what_can_no_longer_change_anything_is_not_asked() {
    let catalogue = real();
    let table: [(&str, u32, &[&str], &[&str]); 6] = [
        (
            "eldercare",
            330211,
            &["symptoms", "travel"],
            &["confirmed-case", "city-decision", "residents", "bureau-level"],
        ),
        ("eldercare", 330281, &["city-decision"], &["confirmed-case", "residents"]),
        ("eldercare", 330782, &["confirmed-case"], &["city-decision", "residents"]),
        (
            "funeral",
            330604,
            &["symptoms"],
            &["confirmed-case", "city-decision", "residents", "community-class"],
        ),
        ("rescue-management", 330604, &["residents"], &["confirmed-case", "city-decision"]),
        (
            "village-community",
            330211,
            &["community-class", "property-management"],
            &["confirmed-case", "city-decision", "meetings"],
        ),
    ];
    for (who_, code, yes, no) in table {
        let mut response = who(catalogue, who_);
        response.place = Some(place(catalogue, code));
        let ids: Vec<_> = facts_to_ask(catalogue, &response)
            .into_iter()
            .map(|fact| catalogue.fact(fact).id.as_str())
            .collect();
        for id in yes {
            assert!(ids.contains(id), "{who_} in {code} should be asked {id}: {ids:?}");
        }
        for id in no {
            assert!(!ids.contains(id), "{who_} in {code} should not be asked {id}: {ids:?}");
        }
    }
}

/// A city bureau's place is its city; once the level is known, no county is asked for.
#[test]
fn a_city_bureau_is_not_asked_for_a_county() {
    let catalogue = real();
    for code in [330100, 330200, 330600, 330700] {
        let mut response = who(catalogue, "civil-affairs-bureau");
        response.place = Some(place(catalogue, code));
        let response = support::with_fact(catalogue, response, "bureau-level", "city");
        let open = assess(catalogue, &response).open;
        assert!(open.iter().all(|open| open.question != Question::Place), "{code}");
    }
    assert_eq!(entity(catalogue, "civil-affairs-bureau").ix(), 10);
}
