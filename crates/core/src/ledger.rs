//! The ledger of rectification (整改台账): every gap as a piece of work, with what was entered for it.

use std::collections::BTreeMap;

use crate::{
    assess::{Assessment, Progress},
    catalogue::{Catalogue, MeasureIx, Text, Urgency},
    date::Date,
    paper::{Respondent, basis_words, clause_words},
    response::{Entry, Response, WorkState},
    sheet::{Cell, Column, Sheet, one_line},
    words::{Lang, Word, filled},
};

/// The gaps of one self-check as work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Who it is about; by name also in the column 责任单位.
    pub respondent: Respondent,
    /// When it was checked (检查时间), if known.
    pub checked: Option<Date>,
    /// One row for each gap, in the order in which they should be worked off ([`Assessment::gaps`]).
    pub rows: Vec<Row>,
    /// How many measures apply of which it is not settled how far they are done: they may become gaps.
    pub open: Vec<MeasureIx>,
}

/// One gap as work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The measure that is missing: its name is the problem, its quote the basis.
    pub measure: MeasureIx,
    /// How far it is done: [`Progress::Partly`] or [`Progress::Unmet`].
    pub progress: Progress,
    /// How it is to be put right (整改类型), where that is plain.
    pub kind: Option<Kind>,
    /// What is to be done (整改措施), on one line as the person wrote it; empty where the measure's own `fix` says it.
    pub plan: String,
    /// Who puts it right (责任人), on one line as the person entered it; empty if not.
    pub owner: String,
    /// The post that usually does it: to be offered where `owner` is empty, never written for the person.
    pub usual_owner: Text,
    /// By when (整改时限).
    pub due: Due,
    /// How far the work is (整改情况).
    pub state: WorkState,
    /// When it was put right (完成时间), as entered.
    pub done: Option<Date>,
    /// The remark on the answer (备注).
    pub remark: String,
}

/// How many measures without a settled answer are named under the table; more are only counted.
const NAMED: usize = 5;

/// How a gap is to be put right (整改类型). Usual practice knows a third word, 长期坚持: that one is for what is in order
/// and is to stay so, and would let a gap stay open that has yet to be given its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 立行立改.
    AtOnce,
    /// 限期整改.
    ByDate,
}

/// By when a gap is to be put right (整改时限).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// 立即: the notice says so, and no day is set.
    Immediately,
    /// The day that the person has set.
    On(Date),
    /// Not set. No day is made up for the person.
    NotSet,
}

impl Kind {
    /// How a gap is to be put right.
    ///
    /// What the notice wants immediately is 立行立改, with a day or without: a day does not loosen it. Anything else
    /// with a day is 限期整改, and without one nothing is said.
    #[must_use]
    pub fn of(urgency: Urgency, due: Option<Date>) -> Option<Self> {
        match (urgency, due) {
            (Urgency::Immediately, _) => Some(Self::AtOnce),
            (_, Some(_)) => Some(Self::ByDate),
            (Urgency::Daily | Urgency::Regularly | Urgency::Standing, None) => None,
        }
    }

    /// The kind in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::AtOnce => lang.pick("立行立改", "put right at once"),
            Self::ByDate => lang.pick("限期整改", "put right by a date"),
        }
    }
}

impl Due {
    /// By when, from the measure's urgency and the day that was set.
    #[must_use]
    pub fn of(urgency: Urgency, day: Option<Date>) -> Self {
        match (day, urgency) {
            (Some(day), _) => Self::On(day),
            (None, Urgency::Immediately) => Self::Immediately,
            (None, Urgency::Daily | Urgency::Regularly | Urgency::Standing) => Self::NotSet,
        }
    }

    /// The day, if one is set.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::Immediately | Self::NotSet => None,
        }
    }

    /// What stands in a column for it: a day, 立即, or nothing.
    #[must_use]
    pub fn cell(self, lang: Lang) -> Cell {
        match self {
            Self::Immediately => Word::Immediately.get(lang).into(),
            Self::On(day) => day.into(),
            Self::NotSet => Cell::Empty,
        }
    }
}

impl Row {
    /// 整改措施 in words: the person's own, else those of the measure.
    #[must_use]
    pub fn plan_words<'a>(&'a self, catalogue: &'a Catalogue, lang: Lang) -> &'a str {
        match self.plan.as_str() {
            "" => catalogue.measure(self.measure).fix.get(lang),
            plan => plan,
        }
    }
}

impl WorkState {
    /// 整改情况 in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Open => lang.pick("未整改", "not begun"),
            Self::Working => lang.pick("整改中", "under way"),
            Self::Done => lang.pick("已整改", "put right"),
            Self::Closed => lang.pick("已销号", "verified and struck off"),
        }
    }
}

/// The ledger of an assessed response.
#[must_use]
pub fn ledger(catalogue: &Catalogue, response: &Response, assessment: &Assessment) -> Ledger {
    let nothing = Entry::default();
    let mut rows = Vec::new();
    for gap in assessment.gaps(catalogue) {
        let measure = catalogue.measure(gap.measure);
        let entry = response.ledger.get(&gap.measure).unwrap_or(&nothing);
        let note = response.answers.get(&gap.measure).map_or("", |answer| answer.note.trim());
        rows.push(Row {
            measure: gap.measure,
            progress: gap.progress,
            kind: Kind::of(measure.urgency, entry.due),
            plan: one_line(&entry.plan),
            owner: one_line(&entry.owner),
            usual_owner: measure.owner.clone(),
            due: Due::of(measure.urgency, entry.due),
            state: entry.state,
            done: entry.done,
            remark: note.to_owned(),
        });
    }
    let open = assessment.applying().filter(|finding| finding.progress.is_open());
    let open = open.map(|finding| finding.measure).collect();
    Ledger { respondent: Respondent::of(response), checked: response.day(), rows, open }
}

/// Whether a row is past its day and not put right. The day itself still counts as in time; a row without a day is
/// never overdue.
#[must_use]
pub fn overdue(row: &Row, today: Date) -> bool {
    !row.state.is_done() && row.due.day().is_some_and(|due| due < today)
}

/// What is entered in the ledger, with this day for every gap that has none. Not for those that the notice wants
/// immediately: a day would loosen it, and is for the person to set one by one.
#[must_use]
pub fn with_day(response: &Response, ledger: &Ledger, day: Date) -> BTreeMap<MeasureIx, Entry> {
    filled_in(response, ledger, |row, entry| {
        if row.due == Due::NotSet {
            entry.due = Some(day);
        }
    })
}

/// What is entered in the ledger, with the usual post for every gap that nobody is set for.
#[must_use]
pub fn with_usual_owners(
    response: &Response,
    ledger: &Ledger,
    lang: Lang,
) -> BTreeMap<MeasureIx, Entry> {
    filled_in(response, ledger, |row, entry| {
        if row.owner.is_empty() {
            row.usual_owner.get(lang).clone_into(&mut entry.owner);
        }
    })
}

/// What is entered in the ledger, with something filled in for its rows. Rows for which nothing is get no entry.
fn filled_in(
    response: &Response,
    ledger: &Ledger,
    fill: impl Fn(&Row, &mut Entry),
) -> BTreeMap<MeasureIx, Entry> {
    let mut entries = response.ledger.clone();
    for row in &ledger.rows {
        let before = entries.get(&row.measure).cloned().unwrap_or_default();
        let mut entry = before.clone();
        fill(row, &mut entry);
        if entry != before {
            entries.insert(row.measure, entry);
        }
    }
    entries
}

impl Ledger {
    /// The ledger as a table in a language. With `today`, a line under it names the rows that are overdue.
    ///
    /// Who verifies (验收) signs by hand: that column is always empty.
    #[must_use]
    pub fn sheet(&self, catalogue: &Catalogue, today: Option<Date>, lang: Lang) -> Sheet {
        let name = lang.pick("整改台账", "Ledger");
        let title = lang.pick("整改台账", "Ledger of rectification");
        Sheet {
            name: name.to_owned(),
            title: self.respondent.title(title, lang),
            notes: self.notes(catalogue, today, lang),
            columns: columns(lang),
            rows: self
                .rows
                .iter()
                .enumerate()
                .map(|(position, row)| self.cells(catalogue, position, row, lang))
                .collect(),
        }
    }

    fn cells(&self, catalogue: &Catalogue, position: usize, row: &Row, lang: Lang) -> Vec<Cell> {
        let measure = catalogue.measure(row.measure);
        let how_far = row.progress.word().get(lang);
        vec![
            Cell::position(position),
            self.checked.into(),
            lang.say(Word::NameAndAnswer, &[measure.name.get(lang), &how_far]).into(),
            clause_words(catalogue, row.measure, lang).into(),
            row.kind.map_or(Cell::Empty, |kind| kind.words(lang).into()),
            row.plan_words(catalogue, lang).into(),
            (&self.respondent.unit).into(),
            (&row.owner).into(),
            row.due.cell(lang),
            row.state.words(lang).into(),
            row.done.into(),
            Cell::Empty,
            (&row.remark).into(),
        ]
    }

    fn notes(&self, catalogue: &Catalogue, today: Option<Date>, lang: Lang) -> Vec<String> {
        let mut notes = vec![self.respondent.words(catalogue, lang)];
        notes.extend(basis_words(catalogue, self.rows.iter().map(|row| row.measure), lang));
        if self.rows.is_empty() {
            let none = lang.pick(
                "没有已经确定的缺口，台账为空。",
                "There is no certain gap: the ledger is empty.",
            );
            notes.push(none.to_owned());
        }
        notes.extend(today.and_then(|today| self.overdue_words(today, lang)));
        if !self.open.is_empty() {
            let name = |ix: &MeasureIx| catalogue.measure(*ix).name.get(lang).as_str();
            let names: Vec<&str> = self.open.iter().map(name).collect();
            let names = match names.len() {
                ..=NAMED => {
                    lang.say(Word::InBracketsAfter, &[&names.join(Word::BetweenNames.get(lang))])
                }
                _ => String::new(),
            };
            let open = lang.pick(
                "另有 {} 项待核实、没有填写或者缺理由，不在表里{}；查清后没有落实的，再列入台账。",
                "Not in the table: {} to be checked, not answered, or without a reason{}. What turns out not to be done belongs in it.",
            );
            notes.push(filled(open, &[&self.open.len(), &names]));
        }
        let by_hand = lang.pick(
            "“验收（销号）人”一栏由验收人核对后手签。",
            "The column “Verified by” is signed by hand.",
        );
        notes.push(by_hand.to_owned());
        notes.retain(|note| !note.is_empty());
        notes
    }

    /// The rows that are overdue, by their numbers; nothing if none is.
    fn overdue_words(&self, today: Date, lang: Lang) -> Option<String> {
        let late = (1..).zip(&self.rows).filter(|(_, row)| overdue(row, today));
        let numbers: Vec<String> = late.map(|(number, _): (usize, _)| number.to_string()).collect();
        if numbers.is_empty() {
            return None;
        }
        let (count, list) = (numbers.len(), numbers.join(Word::BetweenItems.get(lang)));
        Some(match lang {
            Lang::Zh => format!("截至 {today}，超过整改时限仍未完成的有 {count} 项：序号 {list}。"),
            Lang::En => format!("As of {today}, {count} overdue: no. {list}."),
        })
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    // Together they are legible on A4 landscape.
    [
        ("序号", "No.", 5),
        ("检查时间", "Checked on", 12),
        ("存在问题", "Problem", 18),
        ("依据条款", "Basis", 28),
        ("整改类型", "Kind", 9),
        ("整改措施", "What to do", 28),
        ("责任单位", "Organisation", 14),
        ("责任人", "Owner", 10),
        ("整改时限", "Due", 12),
        ("整改情况", "State", 9),
        ("完成时间", "Done on", 12),
        ("验收（销号）人", "Verified by", 10),
        ("备注", "Remark", 13),
    ]
    .into_iter()
    .map(|(zh, en, width)| Column::new(lang.pick(zh, en), width))
    .collect()
}
