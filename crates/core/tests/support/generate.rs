//! Random responses, over the real content and over made-up catalogues.

use std::{fmt, sync::Arc};

use proptest::{prelude::*, sample::Index, test_runner::Config};
use selfcheck_core::{
    Catalogue, Date, Response,
    catalogue::{CityIx, CountyIx, EntityIx, FactIx, MeasureIx, Place},
    format::ResponseFile,
    response::{Answer, Entry, FactAnswer, Fulfilment, Unplaced, WorkState},
};

use super::{made_up, oracle, real};

/// A response with the catalogue that it is placed against.
#[derive(Clone)]
pub struct Case {
    pub catalogue: Arc<Catalogue>,
    pub response: Response,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = ResponseFile::new(&self.catalogue, &self.response);
        writeln!(f, "{}", serde_json::to_string(&file).map_err(|_| fmt::Error)?)?;
        if !Arc::ptr_eq(&self.catalogue, real()) {
            for fact in &self.catalogue.facts {
                writeln!(f, "{}: {} options, given {:?}", fact.id, fact.options.len(), fact.given)?;
            }
            for measure in &self.catalogue.measures {
                writeln!(f, "{} for {:b}: {:?}", measure.id, measure.entities.0, measure.when)?;
            }
        }
        Ok(())
    }
}

/// How many cases to try; `PROPTEST_CASES` asks for another number, for a longer hunt.
pub fn cases(number: u32) -> Config {
    let mut config = Config::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    config.max_shrink_iters = 4096;
    // A failing case is printed whole, so that it can become a test of its own.
    config.failure_persistence = None;
    config
}

/// A case over the real content or a made-up catalogue.
pub fn case() -> impl Strategy<Value = Case> {
    prop_oneof![real_case(), made_up_case()]
}

/// A case over the real content.
pub fn real_case() -> BoxedStrategy<Case> {
    over(Arc::clone(real())).boxed()
}

/// A case over a made-up catalogue.
pub fn made_up_case() -> BoxedStrategy<Case> {
    made_up::any().prop_flat_map(over).boxed()
}

fn over(catalogue: Arc<Catalogue>) -> impl Strategy<Value = Case> {
    response(&catalogue)
        .prop_map(move |response| Case { catalogue: Arc::clone(&catalogue), response })
}

/// A response with anything in it: leftovers from another kind of respondent, facts said to be
/// unknown, exemptions without a reason, answers to measures that do not apply.
pub fn response(catalogue: &Catalogue) -> impl Strategy<Value = Response> + use<> {
    let options: Vec<_> = catalogue.facts.iter().map(|f| f.options.len()).collect();
    let facts: Vec<_> = options
        .into_iter()
        .map(|count| {
            prop_oneof![
                3 => Just(None),
                1 => Just(Some(FactAnswer::Unknown)),
                4 => (0..count).prop_map(|option| Some(FactAnswer::Value(option as u8))),
            ]
        })
        .collect();
    let answers = prop::collection::vec(0u8..12, catalogue.measures.len());
    (entity(catalogue), place(catalogue), facts, answers).prop_map(
        |(entity, place, facts, answers)| Response {
            entity,
            place,
            facts: (0..)
                .map(FactIx)
                .zip(facts)
                .filter_map(|(ix, answer)| Some((ix, answer?)))
                .collect(),
            answers: (0..)
                .map(MeasureIx)
                .zip(answers)
                .filter_map(|(ix, answer)| Some((ix, self::answer(answer)?)))
                .collect(),
            ..Response::default()
        },
    )
}

fn entity(catalogue: &Catalogue) -> impl Strategy<Value = Option<EntityIx>> + use<> {
    let some = (0..catalogue.entities.len() as u16).prop_map(|ix| Some(EntityIx(ix)));
    prop_oneof![1 => Just(None), 12 => some]
}

fn place(catalogue: &Catalogue) -> impl Strategy<Value = Option<Place>> + use<> {
    let cities = catalogue.cities.len() as u16;
    let counties = catalogue.counties.len() as u16;
    // The counties that a condition singles out are few: draw them more often than their share.
    let singled_out: Vec<_> = (0..counties)
        .map(CountyIx)
        .filter(|ix| {
            let code = catalogue.counties[ix.ix()].code;
            let reads = catalogue.measures.iter().flat_map(|m| m.when.atoms());
            reads.into_iter().any(|atom| {
                matches!(atom, selfcheck_core::catalogue::Atom::Place { divisions, .. } if divisions.contains(&code))
            })
        })
        .collect();
    let singled_out = match singled_out.is_empty() {
        true => vec![CountyIx(0)],
        false => singled_out,
    };
    prop_oneof![
        2 => Just(None),
        2 => (0..cities).prop_map(|ix| Some(Place::City(CityIx(ix)))),
        3 => (0..counties).prop_map(|ix| Some(Place::County(CountyIx(ix)))),
        2 => prop::sample::select(singled_out).prop_map(|ix| Some(Place::County(ix))),
    ]
}

/// Every kind of answer, and none.
pub fn answer(kind: u8) -> Option<Answer> {
    let fulfilment = match kind {
        0 | 1 => Fulfilment::Met,
        2 => Fulfilment::Partly,
        3 => Fulfilment::Unmet,
        4 => Fulfilment::ToVerify,
        5 => Fulfilment::Exempt { reason: "没有这项业务".to_owned() },
        6 => Fulfilment::Exempt { reason: String::new() },
        7 => Fulfilment::Exempt { reason: " \u{3000}\n".to_owned() },
        _ => return None,
    };
    Some(Answer { fulfilment, note: String::new() })
}

fn fulfilment() -> impl Strategy<Value = Fulfilment> {
    prop_oneof![
        Just(Fulfilment::Met),
        Just(Fulfilment::Partly),
        Just(Fulfilment::Unmet),
        Just(Fulfilment::ToVerify),
        any::<String>().prop_map(|reason| Fulfilment::Exempt { reason }),
    ]
}

fn an_answer() -> impl Strategy<Value = Answer> {
    (fulfilment(), any::<String>()).prop_map(|(fulfilment, note)| Answer { fulfilment, note })
}

fn a_day() -> impl Strategy<Value = Option<Date>> {
    // The days that no month has come out as none.
    (1u16..10_000, 1u8..13, 1u8..32).prop_map(|(year, month, day)| Date::new(year, month, day))
}

/// A day, mostly of these years.
pub fn date() -> impl Strategy<Value = Date> {
    let near = 737_424..745_000_u32;
    let any = 0..3_652_059_u32;
    prop_oneof![6 => near, 1 => any]
        .prop_map(|days| Date::from_days(days).expect("there is such a day"))
}

fn an_entry() -> impl Strategy<Value = Entry> {
    let state = prop::sample::select(vec![
        WorkState::Open,
        WorkState::Working,
        WorkState::Done,
        WorkState::Closed,
    ]);
    let words = || prop_oneof![Just(String::new()), any::<String>()];
    let day = || prop_oneof![1 => Just(None), 2 => a_day()];
    (words(), words(), day(), state, day()).prop_map(|(owner, plan, due, state, done)| Entry {
        owner,
        plan,
        due,
        state,
        done,
    })
}

/// A case with any words in it, and with parts that no catalogue knows.
pub fn full_case() -> impl Strategy<Value = Case> {
    let words = (any::<String>(), any::<String>(), any::<String>(), any::<String>());
    let facts = prop::collection::btree_map("gone-[a-z]{0,6}", any::<String>(), 0..3);
    let unplaced = prop::collection::btree_map("gone-[a-z]{0,6}", an_answer(), 0..3);
    let answers = prop::collection::vec(an_answer(), 8);
    let unplaced_ledger = prop::collection::btree_map("gone-[a-z]{0,6}", an_entry(), 0..3);
    let ledger = prop::collection::vec((any::<Index>(), an_entry()), 0..8);
    let answered = prop_oneof![1 => any::<String>(), 3 => date().prop_map(Date::noon_in_china)];
    let days = (answered, prop::option::of(date()), any::<String>());
    let more = (any::<String>(), unplaced_ledger, ledger, days);
    (case(), words, facts, unplaced, answers, more).prop_map(
        |(mut case, (id, unit, created, updated), facts, unplaced, answers, more)| {
            let (checker, unplaced_ledger, ledger, (answered, checked, copied)) = more;
            let measures: Vec<_> = case.response.answers.keys().copied().collect();
            for (measure, answer) in measures.into_iter().zip(answers) {
                case.response.answers.insert(measure, answer);
            }
            let measures = case.catalogue.measures.len();
            let ledger = ledger
                .into_iter()
                .filter(|_| measures > 0)
                .map(|(at, entry)| (MeasureIx(at.index(measures) as u16), entry))
                .collect();
            case.response = Response {
                id,
                unit,
                checker,
                created,
                updated,
                answered,
                checked,
                copied,
                ledger,
                unplaced: Unplaced {
                    facts: facts.into_iter().collect(),
                    answers: unplaced.into_iter().collect(),
                    ledger: unplaced_ledger.into_iter().collect(),
                },
                ..case.response
            };
            case
        },
    )
}

/// Choices by which an incomplete response is completed.
pub fn picks() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 16)
}

/// One way in which everything unknown may turn out; where `skip` says so, it stays unknown.
pub fn complete(case: &Case, picks: &[Index], skip: impl Fn(usize) -> bool) -> Response {
    let catalogue = &*case.catalogue;
    let mut picks = picks.iter().cycle();
    let mut pick = |count: usize| picks.next().map_or(0, |pick| pick.index(count));
    let mut done = case.response.clone();
    let mut at = 0;
    let mut skipped = || {
        at += 1;
        skip(at)
    };
    let chosen = pick(catalogue.entities.len());
    if done.entity.is_none() && !skipped() {
        done.entity = Some(EntityIx(chosen as u16));
    }
    let counties = oracle::counties(catalogue, done.place);
    let chosen = pick(counties.len());
    if !skipped() {
        done.place = Some(Place::County(counties[chosen]));
    }
    for (fact, it) in catalogue.facts() {
        let chosen = pick(it.options.len());
        if done.value(fact).is_none() && !skipped() {
            done.facts.insert(fact, FactAnswer::Value(chosen as u8));
        }
    }
    for (measure, _) in catalogue.measures() {
        let chosen = pick(4);
        let open = match done.fulfilment(measure) {
            None | Some(Fulfilment::ToVerify) => true,
            Some(Fulfilment::Exempt { reason }) => reason.trim().is_empty(),
            Some(Fulfilment::Met | Fulfilment::Partly | Fulfilment::Unmet) => false,
        };
        if open && !skipped() {
            let answer = answer([0, 2, 3, 5][chosen]).expect("every one of these is an answer");
            done.answers.insert(measure, answer);
        }
    }
    done
}
