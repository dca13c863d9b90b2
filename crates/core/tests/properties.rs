//! What holds for every response, over the real content and over made-up catalogues with deeper
//! conditions. Each property is checked against [`oracle`], which tries out every complete world.

mod support;

use std::{collections::HashMap, sync::Arc};

use proptest::{prelude::*, sample::Index};
use selfcheck_core::{
    Assessment, Catalogue, Response,
    assess::{
        Applicability, Counterfactual, Finding, Progress, Range, assess, counterfactual,
        facts_to_ask, what_if,
    },
    catalogue::{Atom, CountyIx, EntitySet, FactIx, MeasureIx, Place},
    logic::{Flip, Question, QuestionSet},
    response::{FactAnswer, Fulfilment},
};
use support::{
    answered,
    generate::{Case, answer, case, cases, complete, picks, response},
    made_up, only, oracle, subsets,
};

/// The applicability of every measure.
fn applicabilities(assessment: &Assessment) -> Vec<Applicability> {
    let findings = assessment.findings.iter();
    findings.map(|finding| finding.applicability).collect()
}

/// The first measure whose settled verdict is not kept.
fn flipped(before: &Assessment, after: &Assessment) -> Option<MeasureIx> {
    let pairs = before.findings.iter().zip(&after.findings);
    pairs
        .filter(|(a, _)| a.applicability != Applicability::Undetermined)
        .find(|(a, b)| a.applicability != b.applicability)
        .map(|(a, _)| a.measure)
}

fn contains(outer: Range, inner: Range) -> bool {
    outer.least <= inner.least && inner.most <= outer.most
}

fn ranges(assessment: &Assessment) -> [Range; 4] {
    let bounds = assessment.bounds;
    [bounds.applying, bounds.met, bounds.gaps, bounds.required_gaps]
}

/// Assessments of the response with only some of its answers, each computed once.
struct OnlySome<'a> {
    case: &'a Case,
    seen: HashMap<QuestionSet, Vec<Applicability>>,
}

impl<'a> OnlySome<'a> {
    fn new(case: &'a Case) -> Self {
        Self { case, seen: HashMap::new() }
    }

    fn of(&mut self, measure: MeasureIx, questions: QuestionSet) -> Applicability {
        let case = self.case;
        self.seen.entry(questions).or_insert_with(|| {
            applicabilities(&assess(&case.catalogue, &only(&case.response, questions)))
        })[measure.ix()]
    }
}

/// Every value that gives a comparison this outcome, as an answer.
fn answers_for(catalogue: &Catalogue, atom: &Atom, outcome: bool) -> Vec<Known> {
    match atom {
        Atom::Place { counties, .. } => (0..catalogue.counties.len() as u16)
            .map(CountyIx)
            .filter(|county| counties.contains(*county) == outcome)
            .map(Known::Place)
            .collect(),
        Atom::Fact { fact, options } => (0..catalogue.fact(*fact).options.len() as u8)
            .filter(|option| (options & (1 << option) != 0) == outcome)
            .map(|option| Known::Fact(*fact, option))
            .collect(),
    }
}

/// Every known answer to a question.
fn all_answers(catalogue: &Catalogue, question: Question) -> Vec<Known> {
    match question {
        Question::Entity => Vec::new(),
        Question::Place => (0..catalogue.counties.len() as u16)
            .map(|county| Known::Place(CountyIx(county)))
            .collect(),
        Question::Fact(fact) => (0..catalogue.fact(fact).options.len() as u8)
            .map(|option| Known::Fact(fact, option))
            .collect(),
    }
}

#[derive(Clone, Copy)]
enum Known {
    Place(CountyIx),
    Fact(FactIx, u8),
}

impl Known {
    fn put(self, response: &mut Response) {
        match self {
            Self::Place(county) => response.place = Some(Place::County(county)),
            Self::Fact(fact, option) => {
                response.facts.insert(fact, FactAnswer::Value(option));
            }
        }
    }
}

/// The response with the flips carried out, each by its first or by its last possible answer.
fn flip(catalogue: &Catalogue, response: &Response, flips: &[Flip<'_>], last: bool) -> Response {
    let mut changed = response.clone();
    for flip in flips {
        let answers = answers_for(catalogue, flip.atom, flip.outcome);
        let chosen = if last { answers.last() } else { answers.first() };
        if let Some(answer) = chosen {
            answer.put(&mut changed);
        }
    }
    changed
}

/// The smallest number of answers whose change makes a measure come out so, found by trying every
/// change of every set of answers it reads, the small ones first. Stops below `below`.
fn fewest_changes(
    case: &Case,
    measure: MeasureIx,
    target: Applicability,
    below: usize,
) -> Option<usize> {
    let (catalogue, response) = (&*case.catalogue, &case.response);
    let free: QuestionSet = oracle::reads(catalogue, measure)
        .iter()
        .filter(|question| match (question, response.entity) {
            (Question::Fact(fact), Some(entity)) => {
                oracle::given(catalogue, entity, *fact).is_none()
            }
            _ => true,
        })
        .collect();
    let mut sets: Vec<_> = subsets(free).filter(|set| set.len() < below).collect();
    sets.sort_by_key(|set| set.len());
    sets.into_iter()
        .find(|set| {
            let mut changed = vec![response.clone()];
            for question in set.iter() {
                let answers = all_answers(catalogue, question);
                changed = changed
                    .iter()
                    .flat_map(|response| {
                        answers.iter().map(|answer| {
                            let mut response = response.clone();
                            answer.put(&mut response);
                            response
                        })
                    })
                    .collect();
            }
            changed.iter().any(|response| oracle::verdict(catalogue, response, measure) == target)
        })
        .map(QuestionSet::len)
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn a_measure_is_undetermined_only_if_it_can_really_go_both_ways(case in case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let assessment = assess(catalogue, response);
        for finding in &assessment.findings {
            let truly = oracle::verdict(catalogue, response, finding.measure);
            prop_assert_eq!(finding.applicability, truly, "{}", catalogue.measure(finding.measure).id);
        }
    }

    #[test]
    fn a_proof_alone_forces_the_verdict_and_nothing_smaller_does(case in case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let mut only_some = OnlySome::new(&case);
        for finding in &assess(catalogue, response).findings {
            let (measure, verdict, proof) = (finding.measure, finding.applicability, finding.proof);
            let name = &catalogue.measure(measure).id;
            if verdict == Applicability::Undetermined {
                prop_assert!(proof.is_empty(), "{}: a proof of nothing", name);
                continue;
            }
            let own = answered(response);
            prop_assert!(proof.without(own).is_empty(), "{}: rests on what was not answered", name);
            prop_assert_eq!(only_some.of(measure, proof), verdict, "{}: the proof does not force it", name);
            for question in proof.iter() {
                let rest = proof.without(QuestionSet::of(question));
                prop_assert_eq!(
                    only_some.of(measure, rest), Applicability::Undetermined,
                    "{}: {:?} is not needed", name, question
                );
            }
            let reads = oracle::reads(catalogue, measure).union(QuestionSet::of(Question::Entity));
            for smaller in subsets(own.intersection(reads)).filter(|set| set.len() < proof.len()) {
                prop_assert_eq!(
                    only_some.of(measure, smaller), Applicability::Undetermined,
                    "{}: {:?} is a smaller proof", name, smaller
                );
            }
        }
    }

    #[test]
    fn a_proof_never_names_what_follows_from_the_kind_of_respondent(case in case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let Some(entity) = response.entity else { return Ok(()) };
        for finding in &assess(catalogue, response).findings {
            for question in finding.proof.union(finding.hangs_on).iter() {
                if let Question::Fact(fact) = question {
                    prop_assert_eq!(oracle::given(catalogue, entity, fact), None);
                }
            }
        }
    }

    #[test]
    fn a_counterfactual_turns_the_verdict_and_nothing_smaller_does(case in case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        for finding in &assess(catalogue, response).findings {
            let (measure, name) = (finding.measure, &catalogue.measure(finding.measure).id);
            let target = match finding.applicability {
                Applicability::Undetermined => {
                    prop_assert_eq!(counterfactual(catalogue, response, finding), None, "{}", name);
                    continue;
                }
                Applicability::Applies => Applicability::DoesNotApply,
                Applicability::DoesNotApply => Applicability::Applies,
            };
            match counterfactual(catalogue, response, finding) {
                None => prop_assert!(false, "{}: settled, and nothing would turn it", name),
                Some(Counterfactual::OnlyEntity) => {
                    let fewest = fewest_changes(&case, measure, target, usize::MAX);
                    prop_assert_eq!(fewest, None, "{}: other answers would turn it", name);
                }
                Some(Counterfactual::Facts(flips)) => {
                    prop_assert!(!flips.is_empty(), "{}: turned by nothing", name);
                    for last in [false, true] {
                        let changed = flip(catalogue, response, &flips, last);
                        let then = assess(catalogue, &changed).finding(measure).applicability;
                        prop_assert_eq!(then, target, "{}: {:?} does not turn it", name, &flips);
                    }
                    let fewest = fewest_changes(&case, measure, target, flips.len());
                    prop_assert_eq!(fewest, None, "{}: {:?} is more than needed", name, &flips);
                }
            }
        }
    }

    #[test]
    fn bounds_contain_whatever_the_unknown_turns_out_to_be(
        case in case(),
        picks in picks(),
        skips in prop::collection::vec(any::<bool>(), 16),
    ) {
        let catalogue = &*case.catalogue;
        let now = ranges(&assess(catalogue, &case.response));
        let partly = complete(&case, &picks, |at| skips[at % skips.len()]);
        let partly = ranges(&assess(catalogue, &partly));
        let done = complete(&case, &picks, |_| false);
        let done = ranges(&assess(catalogue, &done));
        for ((now, partly), done) in now.into_iter().zip(partly).zip(done) {
            prop_assert!(done.is_settled(), "everything is known, and yet {:?}", done);
            prop_assert!(contains(partly, done), "{:?} does not contain {:?}", partly, done);
            prop_assert!(contains(now, partly), "{:?} does not contain {:?}", now, partly);
        }
    }

    #[test]
    fn bounds_are_reached_at_both_ends(case in case()) {
        if case.response.entity.is_none() {
            return Ok(());
        }
        let reached = oracle::extents(&case.catalogue, &case.response);
        let bounds = ranges(&assess(&case.catalogue, &case.response));
        for (bound, reached) in bounds.into_iter().zip(reached) {
            prop_assert_eq!((bound.least, bound.most), (reached.least, reached.most));
        }
    }

    #[test]
    fn open_questions_are_exactly_those_that_can_settle_something(case in case()) {
        let assessment = assess(&case.catalogue, &case.response);
        prop_assert_eq!(&assessment.open, &oracle::open(&case.catalogue, &case.response));
        let undetermined = assessment.findings.iter()
            .any(|finding| finding.applicability == Applicability::Undetermined);
        prop_assert_eq!(assessment.open.is_empty(), !undetermined);
        prop_assert_eq!(assessment.next().is_none(), !undetermined);
        for finding in &assessment.findings {
            let hangs = finding.applicability == Applicability::Undetermined;
            prop_assert_eq!(finding.hangs_on.is_empty(), !hangs);
        }
    }

    #[test]
    fn what_is_asked_next_was_not_asked_yet_while_there_is_such_a_question(case in case()) {
        let assessment = assess(&case.catalogue, &case.response);
        if let Some(next) = assessment.next() {
            let fresh = |question| match question {
                Question::Fact(fact) => !case.response.facts.contains_key(&fact),
                // Who knows only the city was asked already.
                Question::Place => !matches!(case.response.place, Some(Place::City(_))),
                Question::Entity => true,
            };
            let expected = assessment.open.iter().find(|open| fresh(open.question));
            prop_assert_eq!(Some(next), expected.or(assessment.open.first()));
        }
    }

    #[test]
    fn no_answer_to_an_open_question_flips_a_settled_verdict(case in case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let before = assess(catalogue, response);
        for open in &before.open {
            let ways = oracle::ways(catalogue, response, open.question);
            prop_assert!(!ways.is_empty());
            for way in ways {
                let after = assess(catalogue, &way);
                prop_assert_eq!(flipped(&before, &after), None, "{:?}", open.question);
                prop_assert!(after.open.iter().all(|o| o.question != open.question), "{:?} is asked again", open.question);
            }
        }
    }

    #[test]
    fn the_order_of_answering_does_not_matter(
        (case, order) in case().prop_flat_map(|case| {
            let facts: Vec<_> = case.response.facts.clone().into_iter().collect();
            let answers: Vec<_> = case.response.answers.clone().into_iter().collect();
            let order = (Just(facts).prop_shuffle(), Just(answers).prop_shuffle());
            (Just(case), order)
        }),
        place_first in any::<bool>(),
    ) {
        let (facts, answers) = order;
        let catalogue = &*case.catalogue;
        let mut other = Response::default();
        if place_first {
            other.place = case.response.place;
        }
        for (measure, answer) in answers {
            other.answers.insert(measure, answer);
            let _ = assess(catalogue, &other);
        }
        for (fact, answer) in facts {
            other.facts.insert(fact, answer);
            let _ = assess(catalogue, &other);
        }
        other.entity = case.response.entity;
        other.place = case.response.place;
        prop_assert_eq!(assess(catalogue, &other), assess(catalogue, &case.response));
    }

    #[test]
    fn what_if_is_the_assessment_of_the_changed_response(
        case in case(),
        changes in prop::collection::vec((any::<Index>(), any::<Index>()), 0..4),
    ) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let changes: Vec<_> = changes.into_iter().map(|(fact, value)| {
            let fact = FactIx(fact.index(catalogue.facts.len()) as u16);
            (fact, value.index(catalogue.fact(fact).options.len()) as u8)
        }).collect();
        let mut changed = response.clone();
        for (fact, value) in &changes {
            changed.facts.insert(*fact, FactAnswer::Value(*value));
        }
        let supposed = what_if(catalogue, response, &changes);
        prop_assert_eq!(&supposed.assessment, &assess(catalogue, &changed));
        let turned_to = |target: Applicability| -> Vec<MeasureIx> {
            catalogue.measures().map(|(ix, _)| ix).filter(|ix| {
                oracle::verdict(catalogue, response, *ix) != target
                    && oracle::verdict(catalogue, &changed, *ix) == target
            }).collect()
        };
        prop_assert_eq!(&supposed.on, &turned_to(Applicability::Applies));
        prop_assert_eq!(&supposed.off, &turned_to(Applicability::DoesNotApply));
    }

    #[test]
    fn hidden_answers_change_no_number_and_come_back(
        case in case(),
        others in prop::collection::vec(0u8..12, 16),
    ) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let before = assess(catalogue, response);
        let mut changed = response.clone();
        let hidden: Vec<_> = before.findings.iter()
            .filter(|finding| finding.applicability == Applicability::DoesNotApply)
            .map(|finding| finding.measure)
            .collect();
        for (measure, kind) in hidden.iter().zip(others.iter().cycle()) {
            match answer(*kind) {
                Some(answer) => changed.answers.insert(*measure, answer),
                None => changed.answers.remove(measure),
            };
        }
        let after = assess(catalogue, &changed);
        prop_assert_eq!(before.bounds, after.bounds);
        prop_assert_eq!(before.gaps(catalogue), after.gaps(catalogue));
        prop_assert!(before.immediate(catalogue).eq(after.immediate(catalogue)));
        prop_assert!(before.applying().eq(after.applying()));
        prop_assert_eq!(&before.open, &after.open);
        // Once the measure applies, the answer that was hidden counts.
        for measure in hidden {
            let finding = after.finding(measure);
            if let Some(Counterfactual::Facts(flips)) = counterfactual(catalogue, &changed, finding) {
                let back = assess(catalogue, &flip(catalogue, &changed, &flips, false));
                let finding = back.finding(measure);
                let progress = Progress::of(changed.fulfilment(measure));
                prop_assert!(finding.applies());
                prop_assert_eq!(finding.progress, progress);
                prop_assert_eq!(
                    back.gaps(catalogue).contains(finding),
                    matches!(changed.fulfilment(measure), Some(Fulfilment::Partly | Fulfilment::Unmet))
                );
            }
        }
    }

    #[test]
    fn the_facts_to_ask_are_exactly_those_that_could_matter(case in case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let asked = facts_to_ask(catalogue, response);
        let Some(entity) = response.entity else {
            prop_assert_eq!(asked, []);
            return Ok(());
        };
        for (fact, it) in catalogue.facts() {
            let mut without = response.clone();
            without.facts.remove(&fact);
            let could_matter = oracle::given(catalogue, entity, fact).is_none()
                && catalogue.measures().any(|(ix, measure)| {
                    measure.entities.contains(entity)
                        && oracle::reads(catalogue, ix).contains(Question::Fact(fact))
                        && oracle::matters(catalogue, &without, ix, Question::Fact(fact))
                });
            prop_assert_eq!(asked.contains(&fact), could_matter, "{}", &it.id);
        }
        for open in assess(catalogue, response).open {
            if let Question::Fact(fact) = open.question {
                prop_assert!(asked.contains(&fact));
            }
        }
        let mut once = asked.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), asked.len(), "a fact is asked twice");
    }

    #[test]
    fn answering_a_fact_moves_none_of_the_others(
        (case, other) in case().prop_flat_map(|case| {
            let other = response(&case.catalogue);
            (Just(case), other)
        }),
    ) {
        let catalogue = &*case.catalogue;
        let other = Response {
            facts: other.facts,
            answers: other.answers,
            ..case.response.clone()
        };
        let here = facts_to_ask(catalogue, &case.response);
        let there = facts_to_ask(catalogue, &other);
        let in_both = |facts: &[FactIx], others: &[FactIx]| -> Vec<FactIx> {
            facts.iter().copied().filter(|fact| others.contains(fact)).collect()
        };
        prop_assert_eq!(in_both(&here, &there), in_both(&there, &here));
    }

    #[test]
    fn gaps_are_led_by_what_must_be_done_immediately(case in case()) {
        let (catalogue, response) = (&*case.catalogue, &case.response);
        let assessment = assess(catalogue, response);
        let gaps = assessment.gaps(catalogue);
        let is_gap = |finding: &Finding| {
            finding.applies()
                && matches!(response.fulfilment(finding.measure), Some(Fulfilment::Partly | Fulfilment::Unmet))
        };
        let expected: Vec<_> = assessment.findings.iter().filter(|f| is_gap(f)).map(|f| f.measure).collect();
        let mut found: Vec<_> = gaps.iter().map(|f| f.measure).collect();
        let rank = |ix: &MeasureIx| {
            let measure = catalogue.measure(*ix);
            (measure.urgency as u8 != 0, measure.strength as u8, *ix)
        };
        prop_assert!(found.is_sorted_by_key(rank));
        found.sort();
        prop_assert_eq!(found, expected);
        // What is known to be done, or exempt with a reason, is not urgent any more.
        for finding in assessment.immediate(catalogue) {
            prop_assert_eq!(catalogue.measure(finding.measure).urgency as u8, 0);
            prop_assert!(finding.applies());
            prop_assert!(!matches!(finding.progress, Progress::Met | Progress::Exempt));
        }
        // The least may exceed what applies for certain: of two measures that exclude each other,
        // one may be sure to apply before it is known which.
        let bounds = assessment.bounds;
        prop_assert!(usize::from(bounds.applying.least) >= assessment.applying().count());
        prop_assert!(usize::from(bounds.gaps.least) >= gaps.len());
        prop_assert_eq!(usize::from(bounds.gaps.most) > 0, assessment.findings.iter().any(|f| f.is_gap() || f.may_be_gap()));
    }
}

/// Above some number of combinations the bounds are allowed to be wider than need be, never wrong.
#[test]
fn bounds_hold_where_there_are_too_many_combinations_to_try() {
    let facts: Vec<_> =
        (0..16).map(|number| made_up::fact(&format!("fact-{number}"), &["no", "yes"])).collect();
    let one = EntitySet(1);
    let any = |facts: std::ops::Range<u16>| {
        selfcheck_core::catalogue::Condition::Any(
            facts.map(|fact| made_up::has(fact, 0b10)).collect(),
        )
    };
    let measures = vec![
        made_up::measure("some", one, any(0..9)),
        made_up::measure("others", one, any(8..16)),
        made_up::measure("one", one, made_up::has(3, 0b10)),
        made_up::measure("other", one, made_up::has(3, 0b01)),
    ];
    let catalogue = Arc::new(made_up::catalogue(vec![made_up::entity("one")], facts, measures));
    let mut response = support::who(&catalogue, "one");
    let bounds = assess(&catalogue, &response).bounds;
    let reached = oracle::extents(&catalogue, &response);
    assert!(bounds.applying.least <= reached[0].least);
    assert!(bounds.applying.most >= reached[0].most);
    // One answer more, and what is left can be tried out.
    response.facts.insert(FactIx(8), FactAnswer::Value(0));
    let bounds = assess(&catalogue, &response).bounds;
    let reached = oracle::extents(&catalogue, &response);
    assert_eq!((bounds.applying.least, bounds.applying.most), (reached[0].least, reached[0].most));
}
