//! The order of the questions: all of them once, what is left of them, and where a walk that was left goes on.

use proptest::prelude::*;
use selfcheck_core::{Assessment, assess};

use super::{any, *};
use crate::walk;

/// A self-check of this kind and place, with these facts and answers.
fn response(
    entity: &str,
    place: Option<u32>,
    facts: &[FactIx],
    answers: &[(MeasureIx, Fulfilment)],
) -> Response {
    let answer = |(measure, fulfilment): &(MeasureIx, Fulfilment)| {
        (*measure, Answer { fulfilment: fulfilment.clone(), note: String::new() })
    };
    Response {
        id: "a".to_owned(),
        entity: Some(catalogue().find_entity(entity).unwrap()),
        place: place.map(|code| catalogue().find_place(code).unwrap()),
        facts: facts.iter().map(|fact| (*fact, FactAnswer::Unknown)).collect(),
        answers: answers.iter().map(answer).collect(),
        ..Response::default()
    }
}

fn assessed(response: &Response) -> Assessment {
    assess(catalogue(), response)
}

/// What is asked, taken apart into facts and measures.
fn asked(response: &Response) -> (Vec<FactIx>, Vec<MeasureIx>) {
    let questions = walk::questions(catalogue(), response, &assessed(response));
    let split = questions.iter().position(|it| matches!(it, Step::Measure(_)));
    let (facts, measures) = questions.split_at(split.unwrap_or(questions.len()));
    let fact = |it: &Step| if let Step::Fact(fact) = it { *fact } else { panic!("{it:?}") };
    let measure =
        |it: &Step| if let Step::Measure(measure) = it { *measure } else { panic!("{it:?}") };
    (facts.iter().map(fact).collect(), measures.iter().map(measure).collect())
}

#[test]
fn a_walk_goes_on_at_the_first_question_without_an_answer() {
    let (place, kind) = (Some(330_211), Some("eldercare"));
    let blank = response("eldercare", place, &[], &[]);
    let (facts, measures) = asked(&blank);
    assert!(facts.len() > 1 && measures.len() > 1);
    // With every fact answered, more or fewer measures may apply.
    let measures = asked(&response("eldercare", place, &facts, &[])).1;
    let met: Vec<_> = measures.iter().map(|it| (*it, Fulfilment::Met)).collect();
    let exempt = |reason: &str| Fulfilment::Exempt { reason: reason.to_owned() };
    let first = measures[0];
    let with_first = |fulfilment| [&[(first, fulfilment)], &met[1..]].concat();
    let cases = [
        ("no kind", None, place, &facts[..0], vec![], Step::Who),
        ("no place", kind, None, &facts[..0], vec![], Step::Where),
        ("nothing", kind, place, &facts[..0], vec![], Step::Fact(facts[0])),
        ("one fact", kind, place, &facts[..1], vec![], Step::Fact(facts[1])),
        ("measures alone", kind, place, &facts[..0], met.clone(), Step::Fact(facts[0])),
        ("all facts", kind, place, &facts[..], vec![], Step::Measure(first)),
        ("one measure", kind, place, &facts[..], met[..1].to_vec(), Step::Measure(measures[1])),
        ("all but one", kind, place, &facts[..], met[1..].to_vec(), Step::Measure(first)),
        ("all", kind, place, &facts[..], met.clone(), Step::Result),
        ("to verify", kind, place, &facts[..], with_first(Fulfilment::ToVerify), Step::Result),
        ("exempt", kind, place, &facts[..], with_first(exempt("停业")), Step::Result),
        ("no reason", kind, place, &facts[..], with_first(exempt(" ")), Step::Measure(first)),
    ];
    for (what, entity, place, facts, answers, expected) in cases {
        let mut response = response("eldercare", place, facts, &answers);
        response.entity = entity.and_then(|id| catalogue().find_entity(id));
        let expected = Screen::Check("a".to_owned(), expected);
        assert_eq!(walk::resume(catalogue(), &response), expected, "{what}");
    }
}

#[test]
fn the_place_is_asked_only_of_those_for_whom_it_changes_something() {
    for (entity, item) in catalogue().entities() {
        let response = response(&item.id, None, &[], &[]);
        let resumed = walk::resume(catalogue(), &response);
        let at_place = resumed == Screen::Check("a".to_owned(), Step::Where);
        assert_eq!(at_place, walk::place_matters(catalogue(), &response), "{entity:?}");
    }
    assert!(walk::place_matters(catalogue(), &response("eldercare", None, &[], &[])));
    assert!(!walk::place_matters(catalogue(), &Response::default()), "nobody has no measures");
}

#[test]
fn an_answer_takes_a_quarter_of_a_minute_and_all_of_them_one_at_least() {
    for (answers, minutes) in [(0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (40, 10)] {
        assert_eq!(walk::minutes(answers), minutes, "{answers}");
    }
}

#[test]
fn without_a_kind_nothing_is_asked() {
    let (nobody, page) = (Response::default(), PageOf::all(catalogue(), EntityIx(0))[0]);
    let assessment = assessed(&nobody);
    assert!(walk::questions(catalogue(), &nobody, &assessment).is_empty());
    assert!(walk::pages(catalogue(), &nobody, &assessment).is_empty());
    assert_eq!(walk::left(catalogue(), &nobody, &assessment), 0);
    for of in [None, Some(page)] {
        assert_eq!(walk::first_of(catalogue(), &nobody, &assessment, of), None);
    }
}

proptest! {
    #![proptest_config(any::cases(200))]

    #[test]
    fn all_that_applies_is_asked_once_section_by_section(response in any::response()) {
        let assessment = assessed(&response);
        let (facts, measures) = asked(&response);
        let mut applying: Vec<_> = assessment.applying().map(|it| it.measure).collect();
        let page = |it: &MeasureIx| walk::page_of(catalogue(), *it);
        prop_assert!(measures.is_sorted_by_key(page));
        applying.sort_by_key(page);
        prop_assert_eq!(&measures, &applying);

        // What is left: none of it has an answer.
        let answered = |it: &FactIx| response.facts.get(it).map(|_| ());
        let open = facts.iter().filter(|it| answered(it).is_none()).count();
        let left = walk::measures_left(&assessment);
        prop_assert_eq!(walk::left(catalogue(), &response, &assessment), open + left);
        let pages = walk::pages(catalogue(), &response, &assessment);
        prop_assert_eq!(pages.iter().map(walk::SectionPage::left).sum::<usize>(), left);

        // Each page is that of its section, and asked from its first measure on.
        let first = |of| walk::first_of(catalogue(), &response, &assessment, of);
        prop_assert_eq!(first(None), facts.first().copied().map(Step::Fact));
        for it in pages {
            prop_assert_eq!(&walk::section_page(catalogue(), &assessment, it.page), &it);
            let begins = it.applying.first().map(|finding| Step::Measure(finding.measure));
            prop_assert_eq!(first(Some(it.page)), begins);
            let section = walk::section(catalogue(), it.page);
            prop_assert!(!section.short.zh.is_empty());
        }
    }
}
