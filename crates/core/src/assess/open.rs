//! What is still worth asking, the most decisive question first.

use std::cmp::Reverse;

use super::finding::{Applicability, Finding, measures_for};
use crate::{
    catalogue::{Catalogue, Condition, FactIx},
    logic::{Question, QuestionSet, Situation, Truth},
    response::Response,
};

/// A question whose answer can still change which measures apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenQuestion {
    /// What to ask.
    pub question: Question,
    /// How many undetermined measures some answer to it settles at once.
    pub settles: u16,
    /// How many undetermined measures hang on it.
    pub touches: u16,
    /// Whether it was asked already and answered 不清楚, or of the place only the city is known: then it is somebody
    /// else who knows.
    pub said_unknown: bool,
}

/// The open questions, the one that settles most first.
pub(super) fn open_questions(
    catalogue: &Catalogue,
    response: &Response,
    situation: Option<&Situation<'_>>,
    findings: &[Finding],
) -> Vec<OpenQuestion> {
    let undetermined =
        || findings.iter().filter(|f| f.applicability == Applicability::Undetermined);
    let mut questions = QuestionSet::EMPTY;
    for finding in undetermined() {
        questions = questions.union(finding.hangs_on);
    }
    let mut open = Vec::new();
    for question in questions.iter() {
        let (mut settles, mut touches) = (0, 0);
        for finding in undetermined().filter(|f| f.hangs_on.contains(question)) {
            touches += 1;
            let when = &catalogue.measure(finding.measure).when;
            let settled = situation.is_none_or(|situation| settled_by(situation, when, question));
            settles += u16::from(settled);
        }
        let said_unknown = response.said_unknown(question);
        open.push(OpenQuestion { question, settles, touches, said_unknown });
    }
    // Equals stay in the order of the questions.
    open.sort_by_key(|asked| Reverse((asked.settles, asked.touches)));
    open
}

/// Whether some answer to the question settles the condition.
fn settled_by(situation: &Situation<'_>, when: &Condition, question: Question) -> bool {
    situation.truth_if(when, question, true) != Truth::Unknown
        || situation.truth_if(when, question, false) != Truth::Unknown
}

/// The facts to put before the respondent: every fact that could matter as far as the other answers
/// are known, answered or not. The order depends on kind and place alone, the most decisive first,
/// so that nothing moves while the respondent answers.
#[must_use]
pub fn facts_to_ask(catalogue: &Catalogue, response: &Response) -> Vec<FactIx> {
    let Some(entity) = response.entity else {
        return Vec::new();
    };
    let Some(situation) = response.situation(catalogue) else {
        return Vec::new();
    };
    let fresh = Situation::new(catalogue, entity, response.place, |_| None);
    let mut asked: Vec<(u16, u16, FactIx)> = Vec::new();
    for (fact, _) in catalogue.facts() {
        let question = Question::Fact(fact);
        let mut without = situation.clone();
        without.set_fact(fact, None);
        let (mut matters, mut settles, mut touches) = (false, 0, 0);
        for (_, measure) in measures_for(catalogue, entity) {
            if !measure.when.reads().contains(question) {
                continue;
            }
            matters |= without.hangs_on(&measure.when).contains(question);
            if fresh.hangs_on(&measure.when).contains(question) {
                touches += 1;
                settles += u16::from(settled_by(&fresh, &measure.when, question));
            }
        }
        if matters {
            asked.push((settles, touches, fact));
        }
    }
    // Equals stay in the order of the facts.
    asked.sort_by_key(|&(settles, touches, _)| Reverse((settles, touches)));
    asked.into_iter().map(|(_, _, fact)| fact).collect()
}
