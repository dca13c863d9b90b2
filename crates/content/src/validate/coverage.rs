//! Whether everything is accounted for: every sentence, every fact, every kind of respondent,
//! and every condition for everybody it is meant for.

use selfcheck_core::catalogue::{Atom, Condition};
use selfcheck_core::catalogue::{EntityIx, SentenceRef};

use super::checked::Notices;
use super::entities::Kinds;
use super::facts::Facts;
use super::measures::{CheckedMeasure, Measures};
use crate::condition::{Scope, outcomes};
use crate::diagnostics::{Code, Problem, Problems};

/// Checks the content as a whole.
pub(crate) fn check(
    notices: &Notices,
    measures: &Measures,
    kinds: &Kinds,
    facts: &Facts,
    scope: Scope<'_>,
    problems: &Problems,
) {
    sentences(notices, measures, problems);
    for checked in measures.iter() {
        condition(checked, kinds, facts, scope, problems);
    }
    // A measure that is not sound may be for anybody, and read anything.
    if measures.iter().all(|checked| checked.sound) {
        // Nor can a fact be read that no condition can name or compare.
        if ![Code::Word, Code::Options].into_iter().any(|code| problems.has(code)) {
            asked(measures, kinds, facts, problems);
        }
        bound(measures, kinds, problems);
    }
}

/// Every sentence feeds a measure or is context, and not both.
fn sentences(notices: &Notices, measures: &Measures, problems: &Problems) {
    let feeds = |sentence: SentenceRef| {
        measures.iter().find_map(|checked| {
            let ix = checked.measure.sources.iter().position(|source| *source == sentence)?;
            Some((checked, *checked.sources.get(ix)?))
        })
    };
    for (sentence, at) in notices.sentences() {
        let marked = notices
            .iter()
            .flat_map(|(_, notice)| &notice.contexts)
            .find(|(other, ..)| *other == sentence);
        let address = notices.address(sentence);
        match (feeds(sentence), marked) {
            (None, None) => {
                let message = format!("no measure is drawn from sentence {address}");
                let help =
                    "name it in the `source` of a measure, or mark it as context with the reason";
                problems.add(Problem::new(Code::SentenceOrphan, at, message).help(help));
            }
            (Some((checked, source)), Some((_, context, _))) => {
                let message = format!(
                    "sentence {address} is marked as context, yet a measure is drawn from it"
                );
                let problem = Problem::new(Code::SentenceBoth, *context, message);
                problems.add(problem.also(source, format!("source of `{}`", checked.measure.id)));
            }
            _ => {}
        }
    }
}

/// A condition can hold for everybody whom the measure binds, and fail for somebody.
fn condition(
    checked: &CheckedMeasure,
    kinds: &Kinds,
    facts: &Facts,
    scope: Scope<'_>,
    problems: &Problems,
) {
    let measure = &checked.measure;
    let Some(at) = checked.when.filter(|_| checked.sound) else {
        return;
    };
    let outcome = |entity| outcomes(&measure.when, scope, entity);
    let never: Vec<_> = measure.entities.iter().filter(|entity| !outcome(*entity).holds).collect();
    if !never.is_empty() {
        let ids = kinds.ids(never.iter().copied());
        let message = format!("this can never hold for {ids}");
        let given = given(&measure.when, facts, &never);
        let help = format!("{given}take them out of `for`, or change the condition");
        problems.add(Problem::new(Code::NeverHolds, at, message).help(help));
    }
    let bound: Vec<_> = measure.entities.iter().collect();
    if !bound.is_empty() && bound.iter().all(|entity| !outcome(*entity).fails) {
        let message = "this holds for everybody whom the measure binds";
        let help = format!("{}leave `when` out", given(&measure.when, facts, &bound));
        problems.add(Problem::new(Code::AlwaysHolds, at, message).help(help));
    }
}

/// Which facts of a condition are given to these kinds, for messages.
fn given(condition: &Condition, facts: &Facts, entities: &[EntityIx]) -> String {
    let read = condition.atoms().filter_map(|atom| match atom {
        Atom::Fact { fact, .. } => facts.facts().get(fact.ix()),
        Atom::Place { .. } => None,
    });
    let given = read.filter(|fact| entities.iter().any(|entity| fact.given(*entity).is_some()));
    let words: Vec<_> = given.map(|fact| format!("`{}`", fact.word)).collect();
    if words.is_empty() {
        String::new()
    } else {
        format!("facts.toml gives {} for them; ", words.join(", "))
    }
}

/// Every kind of respondent has measures.
fn bound(measures: &Measures, kinds: &Kinds, problems: &Problems) {
    for (ix, entity) in kinds.iter() {
        let bound = measures.iter().any(|checked| checked.measure.entities.contains(ix));
        if let (false, Some(at)) = (bound, kinds.place(ix)) {
            let message = format!("no measure is for `{}`", entity.id);
            problems.add(Problem::new(Code::EntityIdle, at, message));
        }
    }
}

/// Every fact is asked of somebody.
fn asked(measures: &Measures, kinds: &Kinds, facts: &Facts, problems: &Problems) {
    for (ix, fact, at) in facts.iter() {
        let reads = |checked: &&CheckedMeasure| {
            let reads = |atom: &Atom| matches!(atom, Atom::Fact { fact, .. } if *fact == ix);
            checked.measure.when.atoms().any(reads)
        };
        let readers: Vec<_> = measures.iter().filter(reads).collect();
        let is_asked = |checked: &&CheckedMeasure| {
            checked.measure.entities.iter().any(|entity| fact.given(entity).is_none())
        };
        let message = if readers.is_empty() {
            format!("no condition reads `{}`", fact.word)
        } else if !readers.iter().any(is_asked) {
            let bound = readers.iter().fold(Vec::new(), |mut all: Vec<EntityIx>, checked| {
                all.extend(checked.measure.entities.iter());
                all
            });
            let ids = kinds.ids(kinds.iter().map(|(ix, _)| ix).filter(|ix| bound.contains(ix)));
            format!("`{}` is read only for {ids}, and given for them", fact.word)
        } else {
            continue;
        };
        let help = "nobody would be asked it: use it in a condition, or take it out";
        problems.add(Problem::new(Code::FactIdle, at, message).help(help));
    }
}
