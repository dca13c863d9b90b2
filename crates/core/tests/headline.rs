//! The headline numbers, on examples that can be followed by hand.

mod support;

use selfcheck_core::{
    Catalogue, Response,
    assess::{Applicability, Range, assess, measures_for},
    response::{Answer, FactAnswer, Fulfilment},
};
use support::{fact, measure, place, real, who, with_fact};

fn range(least: u16, most: u16) -> Range {
    Range { least, most }
}

fn all_answered(catalogue: &Catalogue, mut response: Response, fulfilment: Fulfilment) -> Response {
    for (ix, _) in catalogue.measures() {
        let answer = Answer { fulfilment: fulfilment.clone(), note: String::new() };
        response.answers.insert(ix, answer);
    }
    response
}

/// A village of which everything is known but its class.
fn village(catalogue: &Catalogue) -> Response {
    let mut response = who(catalogue, "village-community");
    response.place = Some(place(catalogue, 330281));
    for (ix, it) in catalogue.facts() {
        if it.id != "community-class" {
            response.facts.insert(ix, FactAnswer::Value(0));
        }
    }
    response
}

#[test]
fn a_number_is_said_as_far_as_it_is_known() {
    assert_eq!(range(9, 9).to_string(), "9");
    assert_eq!(range(9, 14).to_string(), "9–14");
    assert!(range(0, 0).is_settled() && !range(0, 1).is_settled());
}

#[test]
fn a_community_is_in_one_class_at_a_time() {
    let catalogue = real();
    let response = village(catalogue);
    let assessment = assess(catalogue, &response);
    let classes: Vec<_> = assessment
        .findings
        .iter()
        .filter(|finding| finding.applicability == Applicability::Undetermined)
        .map(|finding| catalogue.measure(finding.measure).id.as_str())
        .collect();
    assert_eq!(classes.len(), 6, "three classes, a plan and its carrying out each: {classes:?}");
    // Which two of the six will apply is not known; that it will be two is.
    let certain = assessment.applying().count() as u16;
    assert_eq!(assessment.bounds.applying, range(certain + 2, certain + 2));
    // Nothing is answered: everything may be a gap, nothing is one.
    assert_eq!(assessment.bounds.gaps, range(0, certain + 2));
    assert_eq!(assessment.bounds.met, range(0, certain + 2));
}

#[test]
fn an_unknown_is_neither_a_pass_nor_a_gap() {
    let catalogue = real();
    for state in ["unknown", "not answered"] {
        // A home in 余姚: one measure hangs on the city's decision.
        let mut home = who(catalogue, "eldercare");
        home.place = Some(place(catalogue, 330281));
        for id in ["symptoms", "travel"] {
            home = with_fact(catalogue, home, id, "no");
        }
        if state == "unknown" {
            home = with_fact(catalogue, home, "city-decision", "unknown");
        }
        let apply = assess(catalogue, &home).applying().count() as u16;

        let unmet = all_answered(catalogue, home.clone(), Fulfilment::Unmet);
        let bounds = assess(catalogue, &unmet).bounds;
        assert_eq!(bounds.applying, range(apply, apply + 1), "{state}");
        assert_eq!(bounds.gaps, range(apply, apply + 1), "{state}");
        assert_eq!(bounds.met, range(0, 0), "{state}");

        let met = all_answered(catalogue, home.clone(), Fulfilment::Met);
        let bounds = assess(catalogue, &met).bounds;
        assert_eq!(bounds.gaps, range(0, 0), "{state}");
        assert_eq!(bounds.met, range(apply, apply + 1), "{state}");

        let to_verify = all_answered(catalogue, home.clone(), Fulfilment::ToVerify);
        let bounds = assess(catalogue, &to_verify).bounds;
        assert_eq!(bounds.gaps, range(0, apply + 1), "{state}");
        assert_eq!(bounds.met, range(0, apply + 1), "{state}");
    }
}

#[test]
fn an_exemption_counts_only_with_a_reason() {
    let catalogue = real();
    let home = village(catalogue);
    let exempt = |reason: &str| {
        let reason = reason.to_owned();
        let response = all_answered(catalogue, home.clone(), Fulfilment::Exempt { reason });
        assess(catalogue, &response).bounds
    };
    let all = exempt("").applying.least;
    for blank in ["", " ", "\u{3000}\n"] {
        assert_eq!(exempt(blank).gaps, range(0, all), "{blank:?}");
    }
    let bounds = exempt("本村没有这个场所");
    assert_eq!((bounds.gaps, bounds.met), (range(0, 0), range(0, 0)));
    assert_eq!(bounds.applying, range(all, all), "an exempt measure still applies");
}

#[test]
fn before_the_kind_is_known_nothing_is_certain() {
    let catalogue = real();
    let bounds = assess(catalogue, &Response::default()).bounds;
    let all = catalogue.measures.len() as u16;
    assert_eq!(bounds.applying, range(0, all));
    assert_eq!(bounds.gaps, range(0, all));
}

/// Symptoms lead the page: the duties come on at once, and they come first.
#[test]
fn suspicious_symptoms_lead_the_gaps() {
    let catalogue = real();
    let mut home = who(catalogue, "eldercare");
    home.place = Some(place(catalogue, 330782));
    let home = all_answered(catalogue, home, Fulfilment::Unmet);
    let calm = with_fact(catalogue, home.clone(), "symptoms", "no");
    let alarm = with_fact(catalogue, home, "symptoms", "yes");
    let suspect = |id: &str| measure(catalogue, id);
    let duties = ["suspect-isolate", "suspect-protect", "suspect-contact-cdc", "suspect-hospital"];
    let calm = assess(catalogue, &calm);
    let alarm = assess(catalogue, &alarm);
    let immediate: Vec<_> = alarm.immediate(catalogue).map(|f| f.measure).collect();
    let gaps = alarm.gaps(catalogue);
    for id in duties {
        assert!(!calm.finding(suspect(id)).applies());
        assert!(immediate.contains(&suspect(id)), "{id}");
        let position = gaps.iter().position(|gap| gap.measure == suspect(id));
        assert!(position.is_some_and(|at| at < immediate.len()), "{id}");
    }
    assert_eq!(gaps.iter().take(immediate.len()).map(|f| f.measure).collect::<Vec<_>>(), immediate);
}

/// 若本县（市、区）发现确诊病例: the same computation on a changed profile.
#[test]
fn what_if_a_case_is_found_in_yiwu() {
    let catalogue = real();
    let mut home = who(catalogue, "eldercare");
    home.place = Some(place(catalogue, 330782));
    let home = with_fact(catalogue, home, "confirmed-case", "no");
    let case = fact(catalogue, "confirmed-case");
    let supposed = selfcheck_core::assess::what_if(catalogue, &home, &[(case, 0)]);
    assert_eq!(supposed.on, [measure(catalogue, "closed-by-case")]);
    assert_eq!(supposed.off, []);
    assert_eq!(home.value(case), Some(1), "a supposition is not an answer");
}

/// Each kind of respondent has measures, and none has those of all.
#[test]
fn every_kind_has_measures_of_its_own() {
    let catalogue = real();
    for (ix, entity) in catalogue.entities() {
        let bound = measures_for(catalogue, ix).count();
        println!("{}: {bound}", entity.id);
        assert!(bound > 0 && bound < catalogue.measures.len(), "{}", entity.id);
    }
}
