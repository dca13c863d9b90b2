//! How far the walk is: what is left to answer, how long that takes, and where to go on.
//!
//! Contract: counts answers, never judges them: 待核实 and 不清楚 are answers. What is not certain to apply is not counted.

use crate::draw::{El, View, el};
use selfcheck_core::{
    Assessment,
    assess::{Finding, Progress},
    words::Word,
};

/// How long one answer takes, in seconds: reading a question, looking, one tap. Ten minutes for some forty measures.
const SECONDS: usize = 15;

/// Whether a measure has no answer yet, or one that lacks its reason.
pub fn is_left(finding: &Finding) -> bool {
    matches!(finding.progress, Progress::NotAnswered | Progress::ExemptWithoutReason)
}

/// How many measures that apply are left to answer.
pub fn left(assessment: &Assessment) -> usize {
    assessment.applying().filter(|finding| is_left(finding)).count()
}

/// How many minutes so many answers take, one at least.
pub fn minutes(answers: usize) -> usize {
    (answers * SECONDS).div_ceil(60).max(1)
}

/// What is left of the whole walk.
pub fn whole(view: &View<'_>, left: usize) -> El {
    let line = el("p.hint").id("whole-left");
    match left {
        0 => line.word(view, Word::WholeDone),
        left => line.filled(view, Word::WholeLeft, &[&left, &minutes(left)]),
    }
}
