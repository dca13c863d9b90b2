//! Looking again (回头看): what has changed between the last self-check and this one.

mod change;
mod comparison;
mod table;

use std::collections::BTreeMap;

use crate::{
    assess::{Applicability, Assessment, Progress, assess, facts_to_ask},
    catalogue::{Catalogue, MeasureIx, Text},
    date::Date,
    ledger::Due,
    logic::Question,
    paper::Respondent,
    response::{Entry, Response, WorkState},
    sheet::one_line,
    words::{Lang, Word},
};

pub use change::{GapChange, ScopeChange, Side};
pub use comparison::{ChangedQuestion, Comparison, Row};

/// Compares two self-checks, both assessed with this catalogue. Without `today` nothing is overdue: the core has no
/// clock.
///
/// They may have been answered with other contents: what finds no place in this one is in [`Comparison::unplaced`].
#[must_use]
pub fn compare(
    catalogue: &Catalogue,
    last: &Response,
    now: &Response,
    today: Option<Date>,
) -> Comparison {
    let (then, here) = (assess(catalogue, last), assess(catalogue, now));
    let mut rows = Vec::new();
    for (ix, measure) in catalogue.measures() {
        let (before, after) = (Side::of(last, &then, ix), Side::of(now, &here, ix));
        let off = Applicability::DoesNotApply;
        if before.applicability == off && after.applicability == off {
            continue;
        }
        let day = due_day(last, ix).or(due_day(now, ix));
        let found_late = |day: &Date| now.day().is_some_and(|checked| *day < checked);
        let still_late =
            |day: &Date| !after.state.is_done() && today.is_some_and(|today| *day < today);
        let overdue = day.filter(|day| {
            after.is_gap() && today.is_some() && (found_late(day) || still_late(day))
        });
        rows.push(Row {
            measure: ix,
            last: before,
            now: after,
            gap: GapChange::of(before, after),
            scope: ScopeChange::of(before.applicability, after.applicability),
            due: Due::of(measure.urgency, day),
            overdue,
            owner: [now, last]
                .map(|response| owner(response, ix))
                .into_iter()
                .find(|owner| !owner.is_empty())
                .unwrap_or_default(),
        });
    }
    Comparison {
        last: Respondent::of(last),
        now: Respondent::of(now),
        days: [last.day(), now.day()],
        today,
        last_bounds: then.bounds,
        now_bounds: here.bounds,
        rows,
        questions: changed_questions(catalogue, last, now),
        unplaced: last.unplaced.clone(),
        gaps: here.gaps(catalogue).iter().map(|gap| gap.measure).collect(),
    }
}

/// The ledger of the last self-check with every gap struck off (已销号) that this one found put right: 对账销号. Where no day
/// was entered on which it was put right, it is the day of this self-check.
#[must_use]
pub fn struck_off(
    catalogue: &Catalogue,
    last: &Response,
    now: &Response,
) -> BTreeMap<MeasureIx, Entry> {
    let mut ledger = last.ledger.clone();
    for row in compare(catalogue, last, now, None).rows {
        let mut entry = ledger.get(&row.measure).cloned().unwrap_or_default();
        if row.gap == GapChange::PutRight && entry.state != WorkState::Closed {
            entry.state = WorkState::Closed;
            entry.done = entry.done.or(now.day());
            ledger.insert(row.measure, entry);
        }
    }
    ledger
}

/// The questions that still matter or did, and were answered otherwise.
fn changed_questions(
    catalogue: &Catalogue,
    last: &Response,
    now: &Response,
) -> Vec<ChangedQuestion> {
    let mut questions = Vec::new();
    if last.place != now.place {
        questions.push(Question::Place);
    }
    let asked = [last, now].map(|response| facts_to_ask(catalogue, response));
    for (ix, _) in catalogue.facts() {
        let asked = asked.iter().any(|facts| facts.contains(&ix));
        if asked && last.facts.get(&ix) != now.facts.get(&ix) {
            questions.push(Question::Fact(ix));
        }
    }
    let said = |response: &Response, question| {
        let in_words = |lang| match question {
            Question::Fact(_) if response.said_unknown(question) => {
                Some(Word::NotKnown.get(lang).to_owned())
            }
            _ => catalogue.answer_words(response, question, lang),
        };
        Some(Text { zh: in_words(Lang::Zh)?, en: in_words(Lang::En)? })
    };
    let changed = |question| ChangedQuestion {
        question,
        last: said(last, question),
        now: said(now, question),
    };
    questions.into_iter().map(changed).collect()
}

fn due_day(response: &Response, measure: MeasureIx) -> Option<Date> {
    response.ledger.get(&measure)?.due
}

fn owner(response: &Response, measure: MeasureIx) -> String {
    response.ledger.get(&measure).map(|entry| one_line(&entry.owner)).unwrap_or_default()
}

impl Side {
    /// How a measure stands in an assessed response.
    #[must_use]
    pub fn of(response: &Response, assessment: &Assessment, measure: MeasureIx) -> Self {
        let finding = assessment.finding(measure);
        Self {
            applicability: finding.applicability,
            progress: finding.progress,
            state: response.ledger.get(&measure).map_or(WorkState::Open, |entry| entry.state),
        }
    }
}

impl Comparison {
    /// How many gaps have changed so.
    #[must_use]
    pub fn gaps(&self, change: GapChange) -> usize {
        self.rows.iter().filter(|row| row.gap == change).count()
    }

    /// For how many measures it has changed so whether they apply.
    #[must_use]
    pub fn scopes(&self, change: ScopeChange) -> usize {
        self.rows.iter().filter(|row| row.scope == change).count()
    }

    /// What has changed, in words, and how often: of the gaps, and of what applies. Nothing that has not happened is in it.
    #[must_use]
    pub fn changes(&self, lang: Lang) -> Vec<(&'static str, usize)> {
        let gaps = GapChange::ALL.map(|change| (change.words(lang), self.gaps(change)));
        let scopes = ScopeChange::ALL.map(|change| (change.sum_words(lang), self.scopes(change)));
        let mut changes: Vec<_> = gaps.into_iter().chain(scopes).collect();
        // No words stand for no change.
        changes.retain(|(words, count)| !words.is_empty() && *count > 0);
        changes
    }

    /// The same, and how many gaps are overdue by the day that was set last time.
    #[must_use]
    pub fn in_short(&self, lang: Lang) -> Vec<(&'static str, usize)> {
        let late = [(lang.pick("超期", "overdue"), self.overdue())];
        let late = late.into_iter().filter(|(_, count)| *count > 0);
        self.changes(lang).into_iter().chain(late).collect()
    }

    /// How many gaps are overdue.
    #[must_use]
    pub fn overdue(&self) -> usize {
        self.rows.iter().filter(|row| row.overdue.is_some()).count()
    }
}

/// The ledger of the new self-check with owners, own words for what to do, and days carried over from the last one, for gaps that are gaps in
/// both. What was entered in the new one stays as it is.
///
/// A gap that was put right and is missing again keeps its owner and gets no day: the old one was for the old gap. How
/// far the work was is not carried over, because this check has just found it missing.
#[must_use]
pub fn carry_over(
    catalogue: &Catalogue,
    last: &Response,
    now: &Response,
) -> BTreeMap<MeasureIx, Entry> {
    let (then, here) = (assess(catalogue, last), assess(catalogue, now));
    let mut ledger = now.ledger.clone();
    for (ix, old) in &last.ledger {
        let (before, after) = (Side::of(last, &then, *ix), Side::of(now, &here, *ix));
        if !before.is_gap() || !after.is_gap() {
            continue;
        }
        let mut entry = ledger.get(ix).cloned().unwrap_or_default();
        if entry.owner.trim().is_empty() {
            entry.owner.clone_from(&old.owner);
        }
        if entry.plan.trim().is_empty() {
            entry.plan.clone_from(&old.plan);
        }
        if !old.state.is_done() {
            entry.due = entry.due.or(old.due);
        }
        if entry != Entry::default() {
            ledger.insert(*ix, entry);
        }
    }
    ledger
}
