//! The paragraph that is pasted into a work group (报送文字): who, when, how many apply, how many are done, what is
//! missing and by when.
//!
//! It says what the assessment says and no more: numbers that are not settled stand as bounds, and what is not answered
//! is named as that. There is no score.

use std::fmt::Display;

use crate::{
    assess::{Applicability, Assessment, OpenQuestion, Progress, Range},
    catalogue::Catalogue,
    compare::Comparison,
    date::Date,
    ledger::{Due, Ledger, Row, ledger, overdue},
    logic::Question,
    paper::day_words,
    response::{Response, WorkState},
    words::{Lang, Word, filled},
};

/// How much the message says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// One paragraph that names the first few problems.
    Short,
    /// The same, and each problem on a line of its own with what is done about it, and what is still to be found out.
    Long,
}

/// How many problems the short form names: what is read at a glance. One more is named rather than left out alone.
const NAMED: usize = 5;

/// How many days the message names one by one; more of them are said as a span.
const DAYS: usize = 3;

/// The message of an assessed response, with what has changed since the last self-check where there is one to compare with.
/// `today` is the day on which it is written, as the caller knows it: what is past
/// its day then is called overdue. Where that is not the day of the check, the message says as of when the work stands so.
#[must_use]
pub fn message(
    catalogue: &Catalogue,
    response: &Response,
    assessment: &Assessment,
    form: Form,
    compared: Option<&Comparison>,
    today: Option<Date>,
    lang: Lang,
) -> String {
    let ledger = ledger(catalogue, response, assessment);
    let writer = Writer { catalogue, assessment, ledger: &ledger, today, lang };
    let mut sentences = vec![writer.lead() + &writer.counts()];
    // While the kind is not known, everything is open, and the first sentence has said so.
    sentences.extend(response.entity.and_then(|_| writer.open()));
    sentences.extend(writer.unnamed());
    if form == Form::Short {
        sentences.extend(writer.problems());
    }
    sentences.extend(writer.by_when());
    sentences.extend(writer.progress());
    sentences.extend(compared.and_then(|compared| writer.changes(compared)));
    let mut lines = vec![sentences.join(lang.pick("", " "))];
    if form == Form::Long {
        lines.extend(writer.problem_lines());
        lines.extend(writer.open_lines());
    }
    lines.join("\n")
}

struct Writer<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    ledger: &'a Ledger,
    today: Option<Date>,
    lang: Lang,
}

impl Writer<'_> {
    fn say(&self, zh: &str, en: &str, blanks: &[&dyn Display]) -> String {
        filled(self.lang.pick(zh, en), blanks)
    }

    /// Names or numbers in a row.
    fn row(&self, items: &[String]) -> String {
        items.join(self.lang.pick("、", "; "))
    }

    fn name(&self, measure: crate::catalogue::MeasureIx) -> &str {
        self.catalogue.measure(measure).name.get(self.lang)
    }

    /// Who checked what and when, up to the colon.
    fn lead(&self) -> String {
        let respondent = &self.ledger.respondent;
        let kind =
            respondent.entity.map(|entity| self.catalogue.entity(entity).name.get(self.lang));
        let mut about = Vec::new();
        let who = match (respondent.unit.as_str(), kind) {
            ("", Some(kind)) => kind.as_str(),
            ("", None) => self.lang.pick("本单位", "This organisation"),
            (unit, kind) => {
                about.extend(kind.cloned());
                unit
            }
        };
        about.extend(respondent.place.map(|place| self.catalogue.place_words(place)));
        let mut lead = who.to_owned();
        if !about.is_empty() {
            let about = about.join(self.lang.pick("，", ", "));
            lead.push_str(&self.lang.say(Word::InBracketsAfter, &[&about]));
        }
        let notices = self.notices();
        let when = self.ledger.checked.map(|day| day_words(day, self.lang)).unwrap_or_default();
        let against = self.say(
            "对照{}的原文（{}）",
            " against {} ({})",
            &[&notices, &Word::RulesInForce.get(self.lang)],
        );
        let against = if notices.is_empty() { String::new() } else { against };
        let day = if when.is_empty() { when } else { self.say("于{}", " of {}", &[&when]) };
        lead.push_str(&self.say("{}{}开展自查：", ", self-check{}{}: ", &[&day, &against]));
        lead
    }

    /// The notices whose measures apply or may apply.
    fn notices(&self) -> String {
        let mut names = Vec::new();
        for (number, notice) in (0_u8..).zip(&self.catalogue.notices) {
            let from_it = self.assessment.findings.iter().any(|finding| {
                let quote = self.catalogue.measure(finding.measure).quote;
                finding.applicability != Applicability::DoesNotApply
                    && quote.sentence.notice == number
            });
            if from_it {
                names.push(["“", notice.short.get(self.lang), "”"].concat());
            }
        }
        names.join(self.lang.pick("和", " and "))
    }

    /// The numbers, as one sentence.
    fn counts(&self) -> String {
        let bounds = &self.assessment.bounds;
        if self.ledger.respondent.entity.is_none() {
            return self.say(
                "单位类型未填，适用哪些措施还不能确定。",
                "the kind of respondent is not given, and what applies is not certain.",
                &[],
            );
        }
        if bounds.applying.most == 0 {
            return self.say("没有适用的措施。", "no measure applies.", &[]);
        }
        let mut parts = vec![
            self.say("适用 {} 项", "measures that apply: {}", &[&bounds.applying]),
            self.say("已落实 {} 项", "done: {}", &[&bounds.met.least]),
        ];
        let exempt = self.count(Progress::Exempt);
        if exempt > 0 {
            parts.push(self.say(
                "填“不适用”并写明理由 {} 项",
                "exempt with a reason: {}",
                &[&exempt],
            ));
        }
        parts.push(self.gaps(bounds.gaps));
        if bounds.required_gaps.most > 0 {
            let required = bounds.required_gaps;
            parts.push(match (required == bounds.gaps, bounds.gaps.is_settled()) {
                (true, _) => self.say("都是必须做到的", "all of them required", &[]),
                (false, true) => {
                    self.say("其中必须做到的 {} 项", "of these required: {}", &[&required])
                }
                (false, false) => {
                    self.say("必须做到的缺口 {} 项", "required gaps: {}", &[&required])
                }
            });
        }
        parts.join(self.lang.pick("，", ", ")) + self.lang.pick("。", ".")
    }

    fn gaps(&self, gaps: Range) -> String {
        match gaps {
            Range { most: 0, .. } if self.open().is_none() => {
                self.say("没有缺口，也没有待定的内容", "no gaps, and nothing is open", &[])
            }
            Range { most: 0, .. } => self.say("没有缺口", "no gaps", &[]),
            Range { least: 0, .. } if !gaps.is_settled() => {
                self.say("缺口 {} 项，目前都还没有确定", "gaps: {}, none of them certain", &[&gaps])
            }
            _ if gaps.is_settled() => self.say("缺口 {} 项", "gaps: {}", &[&gaps]),
            Range { least, .. } => {
                self.say("缺口 {} 项，其中已确定 {} 项", "gaps: {}, certain: {}", &[&gaps, &least])
            }
        }
    }

    /// How many measures that apply stand so.
    fn count(&self, progress: Progress) -> usize {
        self.assessment.applying().filter(|finding| finding.progress == progress).count()
    }

    fn undetermined(&self) -> usize {
        let findings = self.assessment.findings.iter();
        findings.filter(|f| f.applicability == Applicability::Undetermined).count()
    }

    /// What is not known, as numbers; nothing if everything is.
    fn open(&self) -> Option<String> {
        let mut parts = Vec::new();
        for (count, zh, en) in [
            (self.count(Progress::NotAnswered), "{} 项未填", "not answered: {}"),
            (self.count(Progress::ToVerify), "{} 项待核实", "to be checked: {}"),
            (
                self.count(Progress::ExemptWithoutReason),
                "{} 项“不适用”缺理由",
                "exempt without a reason: {}",
            ),
            (self.undetermined(), "{} 项是否适用待定", "not certain to apply: {}"),
        ] {
            if count > 0 {
                parts.push(self.say(zh, en, &[&count]));
            }
        }
        let open = self.row(&parts);
        (!open.is_empty()).then(|| {
            self.say(
                "尚有 {}，以上数字可能变化。",
                "Still open – {}; the numbers may change.",
                &[&open],
            )
        })
    }

    /// Gaps that are certain in number and not by name, because they hang on which of several cases it is.
    fn unnamed(&self) -> Option<String> {
        let certain = usize::from(self.assessment.bounds.gaps.least);
        let unnamed = certain.saturating_sub(self.ledger.rows.len());
        (unnamed > 0).then(|| {
            self.say(
                "确定的缺口里有 {} 项，要等情况弄清后才知道是哪几项。",
                "Of the certain gaps, {} can be named only when more is known.",
                &[&unnamed],
            )
        })
    }

    /// A problem by name, and that it is done in part.
    fn problem(&self, row: &Row) -> String {
        let name = self.name(row.measure).to_owned();
        match row.progress {
            Progress::Partly => {
                let partly = row.progress.word().get(self.lang);
                match name.ends_with('）') {
                    // No brackets right behind brackets.
                    true => self.lang.say(Word::NameAndAnswer, &[&name, &partly]),
                    false => name + &self.lang.say(Word::InBracketsAfter, &[&partly]),
                }
            }
            _ => name,
        }
    }

    /// The first problems by name.
    fn problems(&self) -> Option<String> {
        let rows = &self.ledger.rows;
        let named = if rows.len() > NAMED + 1 { NAMED } else { NAMED + 1 };
        let names: Vec<_> = rows.iter().take(named).map(|row| self.problem(row)).collect();
        let named = self.row(&names);
        match rows.len() {
            0 => None,
            count if count > NAMED + 1 => Some(self.say(
                "没有落实到位的：{}等 {} 项。",
                "Not, or only partly, done: {}; and others, {} in all.",
                &[&named, &count],
            )),
            _ => {
                Some(self.say("没有落实到位的：{}。", "Not, or only partly, done: {}.", &[&named]))
            }
        }
    }

    fn is_overdue(&self, row: &Row) -> bool {
        self.today.is_some_and(|today| overdue(row, today))
    }

    /// The day on which it is written, if that is not the day of the check.
    fn later(&self) -> Option<String> {
        let later = self.today.filter(|today| Some(*today) != self.ledger.checked)?;
        Some(day_words(later, self.lang))
    }

    /// By when the problems are to be put right that are not; nothing if there are none.
    fn by_when(&self) -> Option<String> {
        let waiting = || self.ledger.rows.iter().filter(|row| !row.state.is_done());
        let with = |due: Due| waiting().filter(|row| row.due == due).count();
        let mut parts = Vec::new();
        let immediately = with(Due::Immediately);
        if immediately > 0 {
            parts.push(self.say("立即 {} 项", "immediately: {}", &[&immediately]));
        }
        let mut days: Vec<_> = waiting().filter_map(|row| row.due.day()).collect();
        let dated = days.len();
        days.sort_unstable();
        days.dedup();
        match days.as_slice() {
            [first, .., last] if days.len() > DAYS => {
                let (first, last) = (day_words(*first, self.lang), day_words(*last, self.lang));
                parts.push(self.say("{}至{} {} 项", "from {} to {}: {}", &[&first, &last, &dated]));
            }
            days => {
                for day in days {
                    let count = with(Due::On(*day));
                    let day = day_words(*day, self.lang);
                    parts.push(self.say("{}前 {} 项", "by {}: {}", &[&day, &count]));
                }
            }
        }
        let not_set = with(Due::NotSet);
        if not_set > 0 {
            parts.push(self.say("未定 {} 项", "not set: {}", &[&not_set]));
        }
        let parts = parts.join(self.lang.pick("，", ", "));
        let late = match (waiting().filter(|row| self.is_overdue(row)).count(), self.later()) {
            (0, _) => String::new(),
            (late, None) => self.say("；已超期 {} 项", "; overdue: {}", &[&late]),
            (late, Some(day)) => {
                self.say("；截至{}已超期 {} 项", "; overdue as of {}: {}", &[&day, &late])
            }
        };
        let rows = waiting().count();
        (!parts.is_empty()).then(|| match rows == self.ledger.rows.len() {
            true => self.say("整改时限：{}{}。", "Due – {}{}.", &[&parts, &late]),
            // Else the numbers would not add up to the gaps.
            false => self.say(
                "还没改完的 {} 项，整改时限：{}{}。",
                "Not put right yet: {}. Due – {}{}.",
                &[&rows, &parts, &late],
            ),
        })
    }

    /// How far the work is, if any was entered.
    fn progress(&self) -> Option<String> {
        let mut parts = Vec::new();
        let mut begun = false;
        for state in [WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed] {
            let count = self.ledger.rows.iter().filter(|row| row.state == state).count();
            if count > 0 {
                begun |= state != WorkState::Open;
                parts.push(self.say("{} {} 项", "{}: {}", &[&state.words(self.lang), &count]));
            }
        }
        let parts = parts.join(self.lang.pick("，", ", "));
        begun.then(|| match self.later() {
            None => self.say("整改情况：{}。", "Work – {}.", &[&parts]),
            Some(day) => self.say("截至{}的整改情况：{}。", "Work as of {} – {}.", &[&day, &parts]),
        })
    }

    /// What has become of the gaps since the last self-check; nothing if its day is not known or nothing has.
    fn changes(&self, compared: &Comparison) -> Option<String> {
        let last = day_words(compared.days[0]?, self.lang);
        let mut parts = Vec::new();
        for (words, count) in compared.changes(self.lang) {
            parts.push(self.say("{} {} 项", "{}: {}", &[&words, &count]));
        }
        let parts = parts.join(self.lang.pick("，", ", "));
        let words = ("与{}的自查相比：{}。", "Against the self-check of {} – {}.");
        (!parts.is_empty()).then(|| self.say(words.0, words.1, &[&last, &parts]))
    }

    /// Each problem on a line, under a heading.
    fn problem_lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, row) in (1_usize..).zip(&self.ledger.rows) {
            if number == 1 {
                lines.push(self.say(
                    "存在问题和整改措施：",
                    "Problems, and what is done about them:",
                    &[],
                ));
            }
            lines.push(self.problem_line(number, row));
        }
        lines
    }

    fn problem_line(&self, number: usize, row: &Row) -> String {
        let how_far = row.progress.word().get(self.lang);
        let mut fix = row.plan_words(self.catalogue, self.lang).to_owned();
        if !fix.ends_with(['。', '.', '！', '!', '？', '?']) {
            fix.push_str(self.lang.pick("。", "."));
        }
        let not_set = self.lang.pick("未定", "not set");
        let owner = if row.owner.is_empty() { not_set } else { &row.owner };
        let due = match row.due {
            Due::Immediately => Word::Immediately.get(self.lang).to_owned(),
            Due::On(day) => day_words(day, self.lang),
            Due::NotSet => not_set.to_owned(),
        };
        let late = match self.is_overdue(row) {
            true => self.lang.pick("（已超期）", " (overdue)"),
            false => "",
        };
        let state = row.state.words(self.lang);
        self.say(
            "{}. {}（{}）。整改措施：{}责任人：{}；整改时限：{}{}；整改情况：{}。",
            "{}. {} ({}). To do: {} Owner: {}; due: {}{}; state: {}.",
            &[&number, &self.name(row.measure), &how_far, &fix, &owner, &due, &late, &state],
        )
    }

    /// What is still to be found out: the questions that are open, and the measures without a settled answer.
    fn open_lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, open) in (1_usize..).zip(&self.assessment.open) {
            lines.push(self.question_line(number, open));
        }
        for progress in [Progress::NotAnswered, Progress::ToVerify, Progress::ExemptWithoutReason] {
            let standing = self.assessment.applying().filter(|f| f.progress == progress);
            let names: Vec<_> = standing.map(|f| self.name(f.measure).to_owned()).collect();
            if !names.is_empty() {
                let how_far = progress.word().get(self.lang);
                lines.push(self.say("{}：{}。", "{}: {}.", &[&how_far, &self.row(&names)]));
            }
        }
        if !lines.is_empty() {
            lines.insert(0, self.say("还要弄清的：", "Still to be found out:", &[]));
        }
        lines
    }

    fn question_line(&self, number: usize, open: &OpenQuestion) -> String {
        let name = self.catalogue.question_words(open.question, self.lang);
        let whom = match open.question {
            Question::Entity | Question::Place => String::new(),
            Question::Fact(fact) => {
                let whom = self.catalogue.fact(fact).ask_whom.get(self.lang);
                self.lang.say(Word::WhomToAsk, &[whom])
            }
        };
        self.say(
            "{}. {}{}：关系到 {} 项措施是否适用。",
            "{}. {}{}: decides whether measures apply, {} of them.",
            &[&number, &name, &whom, &open.touches],
        )
    }
}
