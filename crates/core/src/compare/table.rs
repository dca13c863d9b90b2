//! The comparison as the table of looking again (回头看).

use super::{
    change::{GapChange, ScopeChange, Side},
    comparison::{Comparison, Row},
};
use crate::{
    assess::{Applicability, Bounds},
    catalogue::{Catalogue, MeasureIx},
    date::Date,
    ledger::Due,
    paper::{basis_words, clause_words, day_words, standing_words},
    response::WorkState,
    sheet::{Cell, Column, Sheet},
    words::{Lang, Word, filled},
};

impl Comparison {
    /// The comparison as a table in a language.
    ///
    /// It lists what is a gap now in the order of working off, then what was one, then what changed only in whether it
    /// applies. Measures that were no gap then or now and apply as before are counted and not listed.
    #[must_use]
    pub fn sheet(&self, catalogue: &Catalogue, lang: Lang) -> Sheet {
        let listed = self.listed();
        let name = lang.pick("回头看", "Looking again");
        Sheet {
            name: name.to_owned(),
            title: self.now.title(lang.pick("整改回头看对照表", name), lang),
            notes: self.notes(catalogue, &listed, lang),
            columns: columns(lang),
            rows: listed
                .iter()
                .enumerate()
                .map(|(position, row)| cells(catalogue, position, row, self.today, lang))
                .collect(),
        }
    }

    /// Adds to the table of this one's ledger how each gap stood last time, as its last column.
    ///
    /// `rows` are the measures of the table's rows, in their order.
    pub fn mark_ledger(&self, rows: &[MeasureIx], sheet: &mut Sheet, lang: Lang) {
        sheet.columns.push(Column::new(lang.pick("与上次自查比", "Against the last time"), 12));
        for (measure, cells) in rows.iter().zip(&mut sheet.rows) {
            let row = self.rows.iter().find(|row| row.measure == *measure);
            let words = row.map_or(String::new(), |row| {
                let late = match row.overdue {
                    Some(_) => lang.pick("，已过原定时限", ", past its first day"),
                    None => "",
                };
                [row.gap.words(lang), late].concat()
            });
            cells.push(words.into());
        }
    }

    /// The rows worth listing, in the order of the table.
    fn listed(&self) -> Vec<&Row> {
        let row = |ix| self.rows.iter().find(move |row| row.measure == ix);
        let mut listed: Vec<&Row> = self.gaps.iter().filter_map(|ix| row(*ix)).collect();
        for change in GapChange::ALL {
            listed.extend(
                self.rows
                    .iter()
                    .filter(|row| row.gap == change && is_listed(row) && !row.now.is_gap()),
            );
        }
        listed
    }

    fn notes(&self, catalogue: &Catalogue, listed: &[&Row], lang: Lang) -> Vec<String> {
        let say = |zh: &str, en: &str, blanks: &[&dyn std::fmt::Display]| {
            filled(lang.pick(zh, en), blanks)
        };
        let mut notes = vec![self.now.words(catalogue, lang)];
        // What is compared with what: the columns only say “last time” and “this time”.
        if let [Some(last), Some(now)] = self.days {
            let (last, now) = (day_words(last, lang), day_words(now, lang));
            notes.push(say(
                "上次自查：{}；本次自查：{}。",
                "Checked: last time {}, this time {}.",
                &[&last, &now],
            ));
        }
        if matches!(self.days, [Some(last), Some(now)] if last > now) {
            let turned = lang.pick(
                "注意：选作“上次”的那份日期更晚，前后可能反了。",
                "Note: the one taken as the last is of a later day; they may be the wrong way round.",
            );
            notes.push(turned.to_owned());
        }
        if self.last != self.now {
            let last = self.last.words(catalogue, lang);
            let none = Word::NotGiven.get(lang).to_owned();
            let last = if last.is_empty() { none } else { last };
            notes.push(say(
                "注意：上次填写的单位、类型或所在地与本次不同（上次：{}）。",
                "Note: name, kind or place were given otherwise last time ({}).",
                &[&last],
            ));
        }
        notes.extend(self.questions_words(catalogue, lang));
        notes.extend(basis_words(catalogue, listed.iter().map(|row| row.measure), lang));
        notes.push(say(
            "上次：{}；本次：{}。",
            "Last time: {}; this time: {}.",
            &[&bounds_words(&self.last_bounds, lang), &bounds_words(&self.now_bounds, lang)],
        ));
        notes.extend(self.counts_words(lang));
        let listed_not = self.rows.iter().filter(|row| !is_listed(row));
        let unclear = listed_not.filter(|row| !is_clear(row.now)).count();
        let unlisted = self.rows.len() - listed.len();
        if unlisted > 0 {
            notes.push(say(
                "另有 {} 项措施两次都不是已确定的缺口，是否适用也没有变化，没有列出。",
                "{} more measures were no certain gap either time, and apply as before: not listed.",
                &[&unlisted],
            ));
            if unclear > 0 {
                notes.push(say(
                    "其中 {} 项本次还没有查清：待核实、没有填写、缺理由，或者不能确定是否适用。",
                    "Of these, {} are not clear yet: to be checked, not answered, without a reason, or not certain to apply.",
                    &[&unclear],
                ));
            }
        }
        let gone = self.unplaced.answers.len();
        if gone > 0 {
            notes.push(say(
                "上次填写的措施里有 {} 项，现在的内容里已经没有，不作对照。",
                "{} measures answered last time are no longer in the content: not compared.",
                &[&gone],
            ));
        }
        notes.retain(|note| !note.is_empty());
        notes
    }

    /// What was answered otherwise about the respondent; nothing if nothing was.
    fn questions_words(&self, catalogue: &Catalogue, lang: Lang) -> Option<String> {
        let not_given = Word::NotGiven.get(lang);
        let mut parts = Vec::new();
        for changed in &self.questions {
            let question = catalogue.question_words(changed.question, lang);
            let [last, now] = [&changed.last, &changed.now]
                .map(|said| said.as_ref().map_or(not_given, |text| text.get(lang)));
            let words = lang.pick("{}：上次“{}”，本次“{}”", "{}: “{}” last time, “{}” now");
            parts.push(filled(words, &[&question, &last, &now]));
        }
        let parts = parts.join(Word::BetweenProblems.get(lang));
        let words = lang.pick("情况变化：{}。", "What has changed about the respondent – {}.");
        (!parts.is_empty()).then(|| filled(words, &[&parts]))
    }

    /// How many changes there are of each kind; nothing if there are none.
    fn counts_words(&self, lang: Lang) -> Option<String> {
        let mut parts = Vec::new();
        for (words, count) in self.in_short(lang) {
            parts.push(filled(lang.pick("{} {} 项", "{}: {}"), &[&words, &count]));
        }
        let parts = parts.join(lang.pick("，", ", "));
        (!parts.is_empty()).then(|| filled(lang.pick("变化：{}。", "Changes – {}."), &[&parts]))
    }
}

/// Whether a row says anything: a gap then or now, or whether it applies has changed.
fn is_listed(row: &Row) -> bool {
    row.gap != GapChange::None || row.scope != ScopeChange::None
}

/// Whether it is known whether it applies and, if it does, how far it is done.
fn is_clear(side: Side) -> bool {
    match side.applicability {
        Applicability::Applies => !side.progress.is_open(),
        Applicability::DoesNotApply => true,
        Applicability::Undetermined => false,
    }
}

fn bounds_words(bounds: &Bounds, lang: Lang) -> String {
    filled(
        lang.pick("适用 {} 项，已落实 {} 项，缺口 {} 项", "apply {}, done {}, gaps {}"),
        &[&bounds.applying, &bounds.met.least, &bounds.gaps],
    )
}

/// How a measure stood, and how far the work was if that was entered.
fn side_words(side: Side, lang: Lang) -> String {
    let standing = standing_words(side.applicability, side.progress, lang).to_owned();
    if !side.is_gap() || side.state == WorkState::Open {
        return standing;
    }
    standing + &lang.say(Word::InBracketsAfter, &[&side.state.words(lang)])
}

fn change_words(row: &Row, lang: Lang) -> String {
    let scope = match row.gap {
        // That says it already.
        GapChange::Lapsed => "",
        _ => row.scope.words(row.now.applicability, lang),
    };
    let mut words = vec![row.gap.words(lang), scope];
    words.retain(|word| !word.is_empty());
    words.join(Word::BetweenProblems.get(lang))
}

/// Whether a gap is past its day; nothing where it is no gap, has no day, or today is not known.
fn overdue_words(row: &Row, today: Option<Date>, lang: Lang) -> &'static str {
    match (row.overdue, row.due, today) {
        (Some(_), ..) => lang.pick("是", "yes"),
        (None, Due::On(_), Some(_)) if row.now.is_gap() => lang.pick("否", "no"),
        (None, ..) => "",
    }
}

fn cells(
    catalogue: &Catalogue,
    position: usize,
    row: &Row,
    today: Option<Date>,
    lang: Lang,
) -> Vec<Cell> {
    let measure = catalogue.measure(row.measure);
    let was_work = row.last.is_gap() || row.now.is_gap();
    // What newly applies and is not known to be done is work as well.
    let to_do =
        row.now.is_gap() || row.scope == ScopeChange::NewlyApplies && row.now.progress.is_open();
    vec![
        Cell::position(position),
        measure.name.get(lang).into(),
        clause_words(catalogue, row.measure, lang).into(),
        side_words(row.last, lang).into(),
        side_words(row.now, lang).into(),
        change_words(row, lang).into(),
        if was_work { row.due.cell(lang) } else { Cell::Empty },
        overdue_words(row, today, lang).into(),
        if was_work { (&row.owner).into() } else { Cell::Empty },
        if to_do { measure.fix.get(lang).into() } else { Cell::Empty },
    ]
}

fn columns(lang: Lang) -> Vec<Column> {
    [
        ("序号", "No.", 5),
        ("措施", "Measure", 20),
        ("依据条款", "Basis", 28),
        ("上次", "Last time", 14),
        ("本次", "This time", 14),
        ("变化", "Change", 14),
        ("原定时限", "Was due", 11),
        ("是否超期", "Overdue", 9),
        ("责任人", "Owner", 12),
        ("整改措施", "What to do", 30),
    ]
    .into_iter()
    .map(|(zh, en, width)| Column::new(lang.pick(zh, en), width))
    .collect()
}
