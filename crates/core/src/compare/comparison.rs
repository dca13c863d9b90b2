//! Two self-checks side by side, as values.

use super::change::{GapChange, ScopeChange, Side};
use crate::{
    assess::Bounds,
    catalogue::{MeasureIx, Text},
    date::Date,
    ledger::Due,
    logic::Question,
    paper::Respondent,
    response::Unplaced,
};

/// Two self-checks of the same content, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Who the last self-check was about.
    pub last: Respondent,
    /// Who this one is about.
    pub now: Respondent,
    /// The days of the last self-check and of this one, as far as they are known.
    pub days: [Option<Date>; 2],
    /// The day on which it is compared, if the caller knows.
    pub today: Option<Date>,
    /// The headline numbers of the last one.
    pub last_bounds: Bounds,
    /// The headline numbers of this one.
    pub now_bounds: Bounds,
    /// One row for every measure that applied or may have, then or now; in catalogue order.
    pub rows: Vec<Row>,
    /// The questions about the respondent that were answered otherwise last time: what explains that other measures apply.
    pub questions: Vec<ChangedQuestion>,
    /// What the last self-check said of facts and measures that this content does not have. It is not compared.
    pub unplaced: Unplaced,
    /// This one's gaps, in the order in which they should be worked off.
    pub(super) gaps: Vec<MeasureIx>,
}

/// A question about the respondent that was answered otherwise, with both answers in words; nothing where it was not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedQuestion {
    /// The question.
    pub question: Question,
    /// What was said last time, in both languages.
    pub last: Option<Text>,
    /// What is said now.
    pub now: Option<Text>,
}

/// One measure, then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The measure.
    pub measure: MeasureIx,
    /// How it stood last time.
    pub last: Side,
    /// How it stands now.
    pub now: Side,
    /// What that means for the gap.
    pub gap: GapChange,
    /// What that means for whether it applies.
    pub scope: ScopeChange,
    /// By when it was to be put right: the day of the last ledger, else of this one's.
    pub due: Due,
    /// The day that it was to be put right by, if it is a gap now and is late: it was found missing after that day, whatever
    /// was done about it since; or that day has passed since the check and the ledger does not say that it was put right.
    pub overdue: Option<Date>,
    /// Who puts it right: as entered now, else last time; on one line, empty if neither.
    pub owner: String,
}
