//! How an edit changes a self-check.

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Date, Response,
    catalogue::MeasureIx,
    response::{Answer, Entry, FactAnswer, Fulfilment, WorkState},
};

use crate::{
    action::{Edit, Field, Stamp},
    model::Model,
    undo::{Ledger, Undo},
};

impl Model {
    /// Makes an edit of a self-check, which comes to stand first.
    pub(crate) fn edit(&mut self, id: &str, edit: Edit, stamp: &Stamp, catalogue: &Catalogue) {
        self.missing = false;
        if matches!(edit, Edit::Place(_)) {
            self.place_query.clear();
        }
        let edit = self.with_reason(id, edit);
        self.note_undo(id, &edit);
        if let Some(at) = self.responses.iter().position(|response| response.id == id) {
            let response = Rc::make_mut(&mut self.responses[at]);
            if edit.is_of_the_check() {
                response.answered.clone_from(&stamp.now);
            } else if response.answered.is_empty() {
                // Files of older versions do not say when it was: that is not moved either.
                response.answered.clone_from(&response.updated);
            }
            let before = response.clone();
            edit.apply(response, stamp, catalogue);
            response.note_set(catalogue, &before, &stamp.now);
            response.updated.clone_from(&stamp.now);
            self.responses[..=at].rotate_right(1);
        }
    }

    /// Notes what an edit of several rows of a ledger replaces. Any other edit is a step on from there.
    fn note_undo(&mut self, id: &str, edit: &Edit) {
        let until_now = self.undo.take();
        if let (Edit::Ledger(entries), Some(response)) = (edit, self.find(id)) {
            self.undo = Undo::of(response, entries, until_now);
        }
    }

    /// Sets aside the reason that an edit replaces, and gives 不适用 back the one it had.
    fn with_reason(&mut self, id: &str, edit: Edit) -> Edit {
        let Edit::Fulfil(measure, fulfilment) = edit else {
            return edit;
        };
        let given = match self.find(id).and_then(|response| response.fulfilment(measure)) {
            Some(Fulfilment::Exempt { reason }) => Some(reason.clone()),
            _ => None,
        };
        let exempt = matches!(fulfilment, Fulfilment::Exempt { .. });
        if exempt == given.is_some() {
            return Edit::Fulfil(measure, fulfilment);
        }
        let of_this = |(other, at, _): &(String, MeasureIx, String)| other == id && *at == measure;
        let kept = self.replaced_reasons.iter().position(of_this);
        let kept = kept.map(|kept| self.replaced_reasons.swap_remove(kept).2);
        let fulfilment = match (given, kept) {
            (Some(reason), _) => {
                self.replaced_reasons.push((id.to_owned(), measure, reason));
                fulfilment
            }
            (None, Some(reason)) => Fulfilment::Exempt { reason },
            (None, None) => fulfilment,
        };
        Edit::Fulfil(measure, fulfilment)
    }
}

impl Edit {
    /// Whether the assessment rests on it: then the self-check is of the day on which it was made.
    fn is_of_the_check(&self) -> bool {
        matches!(
            self,
            Self::Entity(_)
                | Self::Place(_)
                | Self::Fact(..)
                | Self::Fulfil(..)
                | Self::Write(Field::Reason(_), _)
        )
    }

    fn apply(self, response: &mut Response, stamp: &Stamp, catalogue: &Catalogue) {
        match self {
            Self::Entity(entity) => response.entity = Some(entity),
            Self::Place(place) => response.place = place,
            Self::Fact(fact, answer) => {
                let exists = match answer {
                    FactAnswer::Unknown => true,
                    FactAnswer::Value(value) => {
                        usize::from(value) < catalogue.fact(fact).options.len()
                    }
                };
                if exists {
                    response.facts.insert(fact, answer);
                }
            }
            Self::Fulfil(measure, fulfilment) => match response.answers.get_mut(&measure) {
                Some(answer) => answer.fulfilment = fulfilment,
                None => {
                    response.answers.insert(measure, Answer { fulfilment, note: String::new() });
                }
            },
            Self::Write(field, text) => field.write(response, text),
            Self::Work(measure, state) => work(entry(response, measure), state, stamp),
            Self::Ledger(entries) => response.ledger = Ledger::clone(&entries),
            Self::GoneThrough => response.copied.clear(),
        }
    }
}

impl Field {
    fn write(self, response: &mut Response, text: String) {
        match self {
            Self::Unit => response.unit = text,
            Self::Reason(measure) => {
                if let Some(answer) = response.answers.get_mut(&measure) {
                    answer.fulfilment = Fulfilment::Exempt { reason: text };
                }
            }
            Self::Note(measure) => {
                if let Some(answer) = response.answers.get_mut(&measure) {
                    answer.note = text;
                }
            }
            Self::Checker => response.checker = text,
            Self::Checked => response.checked = Date::parse(&text),
            Self::Owner(measure) => entry(response, measure).owner = text,
            Self::Plan(measure) => entry(response, measure).plan = text,
            Self::Due(measure) => entry(response, measure).due = Date::parse(&text),
            Self::Done(measure) => entry(response, measure).done = Date::parse(&text),
        }
    }
}

/// The day on which a gap was put right is noted once, and forgotten when the work goes on.
fn work(entry: &mut Entry, state: WorkState, stamp: &Stamp) {
    entry.state = state;
    match (state.is_done(), entry.done) {
        (true, None) => entry.done = Date::in_china(&stamp.now),
        (true, Some(_)) => {}
        (false, _) => entry.done = None,
    }
}

/// What is entered for a measure in the ledger.
fn entry(response: &mut Response, measure: MeasureIx) -> &mut Entry {
    response.ledger.entry(measure).or_default()
}
