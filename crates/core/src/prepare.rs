//! What to have ready in case things change (情况变化准备清单): which measures would switch on, and which off.

use crate::{
    assess::{Progress, WhatIf, facts_to_ask, what_if},
    catalogue::{Catalogue, FactIx, FactOption, MeasureIx, Strength, Text, Urgency},
    paper::{Respondent, basis_words, clause_words},
    response::Response,
    sheet::{Cell, Column, Sheet},
    words::{Lang, Word, filled},
};

/// That a fact turns out to have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Supposition {
    /// The fact.
    pub fact: FactIx,
    /// Its value, by position.
    pub value: u8,
}

/// What would change under some suppositions, all taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// Who it is about.
    pub respondent: Respondent,
    /// What is supposed.
    pub suppositions: Vec<Supposition>,
    /// The measures that would apply and do not for certain now, the most urgent first.
    pub on: Vec<Row>,
    /// The measures that would not apply for certain and may now, in the same order.
    pub off: Vec<Row>,
}

/// A measure that would switch on or off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The measure.
    pub measure: MeasureIx,
    /// How soon, or how often.
    pub urgency: Urgency,
    /// How strongly the text asks for it.
    pub strength: Strength,
    /// How far it is done already, if the person has answered it.
    pub progress: Progress,
    /// What to do.
    pub fix: Text,
    /// The post that usually does it.
    pub owner: Text,
}

/// The suppositions worth making: every value with words for it ([`FactOption::what_if`]) that a fact which still
/// matters does not have now. In the order in which the facts are asked.
#[must_use]
pub fn suppositions(catalogue: &Catalogue, response: &Response) -> Vec<Supposition> {
    let mut suppositions = Vec::new();
    for fact in facts_to_ask(catalogue, response) {
        for (value, option) in (0u8..).zip(&catalogue.fact(fact).options) {
            if !option.what_if.zh.is_empty() && response.value(fact) != Some(value) {
                suppositions.push(Supposition { fact, value });
            }
        }
    }
    suppositions
}

/// What would change if all of these came true at once. Of two about the same fact the later one counts.
#[must_use]
pub fn prepare(
    catalogue: &Catalogue,
    response: &Response,
    suppositions: &[Supposition],
) -> Preparation {
    let changes: Vec<_> = suppositions.iter().map(|it| (it.fact, it.value)).collect();
    let WhatIf { on, off, assessment } = what_if(catalogue, response, &changes);
    let rows = |measures: Vec<MeasureIx>| {
        let mut rows: Vec<Row> = measures
            .into_iter()
            .map(|ix| {
                let measure = catalogue.measure(ix);
                Row {
                    measure: ix,
                    urgency: measure.urgency,
                    strength: measure.strength,
                    progress: assessment.finding(ix).progress,
                    fix: measure.fix.clone(),
                    owner: measure.owner.clone(),
                }
            })
            .collect();
        // As gaps are worked off: what is immediate, then how strongly it is asked, then as in the notices.
        let rank = |row: &Row| (row.urgency != Urgency::Immediately, row.strength);
        rows.sort_by_key(rank);
        rows
    };
    Preparation {
        respondent: Respondent::of(response),
        suppositions: suppositions.to_vec(),
        on: rows(on),
        off: rows(off),
    }
}

impl Supposition {
    /// The supposition in words: `若县（市、区）内发现确诊病例`. Where the content has none for this value, what it is
    /// about and the value.
    #[must_use]
    pub fn words(self, catalogue: &Catalogue, lang: Lang) -> String {
        let fact = catalogue.fact(self.fact);
        match fact.options.get(usize::from(self.value)) {
            Some(FactOption { what_if, .. }) if !what_if.zh.is_empty() => what_if.get(lang).clone(),
            option => {
                let value = option.map_or("", |option| option.name.get(lang).as_str());
                lang.say(Word::NameAndAnswer, &[fact.name.get(lang), &value])
            }
        }
    }
}

impl Preparation {
    /// The list as a table in a language: what would switch on, then what would switch off.
    #[must_use]
    pub fn sheet(&self, catalogue: &Catalogue, lang: Lang) -> Sheet {
        let name = lang.pick("情况变化准备清单", "Ready for a change");
        let all =
            || self.on.iter().map(|row| (row, true)).chain(self.off.iter().map(|row| (row, false)));
        Sheet {
            name: name.to_owned(),
            title: self.respondent.title(name, lang),
            notes: self.notes(catalogue, lang),
            columns: columns(lang),
            rows: all()
                .enumerate()
                .map(|(position, (row, on))| cells(catalogue, position, row, on, lang))
                .collect(),
        }
    }

    /// What is supposed, in words.
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let words: Vec<_> = self.suppositions.iter().map(|it| it.words(catalogue, lang)).collect();
        words.join(lang.pick("，", "; "))
    }

    fn notes(&self, catalogue: &Catalogue, lang: Lang) -> Vec<String> {
        let mut changes = Vec::new();
        for (count, zh, en) in [
            (self.on.len(), "新增适用 {} 项", "{} more apply"),
            (self.off.len(), "不再适用 {} 项", "{} no longer apply"),
        ] {
            if count > 0 {
                changes.push(filled(lang.pick(zh, en), &[&count]));
            }
        }
        if changes.is_empty() {
            changes.push(lang.pick("适用的措施没有变化", "what applies stays the same").to_owned());
        }
        let changes = changes.join(lang.pick("，", ", ")) + lang.pick("。", ".");
        let measures = self.on.iter().chain(&self.off).map(|row| row.measure);
        let mut notes = vec![self.respondent.words(catalogue, lang)];
        if !self.suppositions.is_empty() {
            let supposed = self.words(catalogue, lang);
            notes.push(lang.say(Word::NameAndAnswer, &[&supposed, &changes]));
        }
        notes.extend(basis_words(catalogue, measures, lang));
        let caveat = lang.pick(
            "本清单按目前填写的情况推算，供提前准备；情况变化后，以当时的通知和要求为准。",
            "Worked out from what is answered now, to prepare in advance; when things change, the rules of that day hold.",
        );
        notes.push(caveat.to_owned());
        notes.retain(|note| !note.is_empty());
        notes
    }
}

fn cells(catalogue: &Catalogue, position: usize, row: &Row, on: bool, lang: Lang) -> Vec<Cell> {
    let change = match on {
        true => lang.pick("新增适用", "would apply"),
        false => lang.pick("不再适用", "would no longer apply"),
    };
    vec![
        Cell::position(position),
        change.into(),
        catalogue.measure(row.measure).name.get(lang).into(),
        clause_words(catalogue, row.measure, lang).into(),
        row.strength.words(lang).into(),
        row.urgency.words(lang).into(),
        // What would no longer apply needs no work.
        if on { row.fix.get(lang).into() } else { Cell::Empty },
        if on { row.owner.get(lang).into() } else { Cell::Empty },
        row.progress.word().get(lang).into(),
    ]
}

fn columns(lang: Lang) -> Vec<Column> {
    [
        ("序号", "No.", 5),
        ("变化", "Change", 10),
        ("措施", "Measure", 20),
        ("依据条款", "Basis", 28),
        ("要求程度", "How strongly", 10),
        ("时间要求", "How soon", 10),
        ("要做什么", "What to do", 34),
        ("通常由谁负责", "Usually", 14),
        ("目前落实情况", "At present", 12),
    ]
    .into_iter()
    .map(|(zh, en, width)| Column::new(lang.pick(zh, en), width))
    .collect()
}
