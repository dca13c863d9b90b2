//! The catalogue without its Chinese texts: the page carries this, and takes the texts from the page's own HTML, where
//! they can be read before anything runs. So no text is sent twice.

use super::{Catalogue, DecodeError, Text, binary};
use crate::lists::{checksum, part};

/// What stands between two texts in [`Outline::of`]'s words: the unit separator, which no text of people holds.
pub const BETWEEN: char = '\u{1f}';

/// A catalogue without its Chinese texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// FNV-1a of the words that belong to it, so that words cut short or changed are not taken.
    pub(super) check: u64,
    pub(super) catalogue: Catalogue,
}

impl Outline {
    /// Parts a catalogue into its outline and its words: all Chinese texts in the order of
    /// [`Catalogue::each_zh`], with [`BETWEEN`] between them.
    #[must_use]
    pub fn of(mut catalogue: Catalogue) -> (Self, String) {
        let mut words = Vec::new();
        catalogue.each_zh(&mut |text| words.push(std::mem::take(text)));
        for fact in &mut catalogue.facts {
            // Only the compiler of the notices reads it.
            fact.word.clear();
        }
        let words = words.join(&BETWEEN.to_string());
        (Self { check: checksum(&words), catalogue }, words)
    }

    /// Writes the outline as a small binary. English texts are not in it: they are [`English`](super::English).
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        binary::encode(self, true)
    }

    /// Reads what [`Outline::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes were cut or changed.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        binary::decode(bytes, true)
    }

    /// The catalogue with its words put back.
    ///
    /// # Errors
    /// When the words are not, to the letter, those that were taken out.
    pub fn with_words(self, words: &str) -> Result<Catalogue, DecodeError> {
        if checksum(words) != self.check {
            // As in reading: not dropped.
            std::mem::forget(self);
            return Err(DecodeError::new("its words were cut or changed"));
        }
        let mut catalogue = self.catalogue;
        let mut rest = Some(words);
        catalogue.each_zh(&mut |text| {
            let (word, after) = part(rest.unwrap_or_default(), BETWEEN as u8);
            word.clone_into(text);
            rest = after;
        });
        Ok(catalogue)
    }
}

impl Catalogue {
    /// Visits every Chinese text in the order in which the static text of the page shows them: the notices sentence by
    /// sentence, each with the measures that are first drawn from it; then entities, facts and references. Names of
    /// places are not among them.
    pub fn each_zh(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.each(&mut |zh, _| visit(zh));
    }

    /// Visits every text in the order of [`Catalogue::each_zh`]: the Chinese, and the English of those that have one.
    pub(super) fn each(&mut self, visit: &mut dyn FnMut(&mut String, Option<&mut String>)) {
        let text = |text: &mut Text, visit: &mut dyn FnMut(&mut String, Option<&mut String>)| {
            visit(&mut text.zh, Some(&mut text.en));
        };
        let mut measures = self.measures.iter_mut().peekable();
        for (n, notice) in (0u8..).zip(&mut self.notices) {
            visit(&mut notice.title, None);
            text(&mut notice.short, visit);
            visit(&mut notice.issuer, None);
            visit(&mut notice.addressee, None);
            for section in &mut notice.sections {
                visit(&mut section.heading, None);
                text(&mut section.short, visit);
                for (s, sentence) in (1u8..).zip(&mut section.sentences) {
                    visit(&mut sentence.text, None);
                    sentence.context.iter_mut().for_each(|reason| text(reason, visit));
                    let here = |measure: &&mut super::Measure| {
                        measure.sources.first().is_some_and(|at| {
                            (at.notice, at.section, at.sentence) == (n, section.number, s)
                        })
                    };
                    while let Some(measure) = measures.next_if(here) {
                        text(&mut measure.name, visit);
                        text(&mut measure.question, visit);
                        text(&mut measure.evidence, visit);
                        text(&mut measure.fix, visit);
                        text(&mut measure.owner, visit);
                        measure.readings.iter_mut().for_each(|r| text(&mut r.note, visit));
                    }
                }
            }
        }
        for entity in &mut self.entities {
            text(&mut entity.name, visit);
            text(&mut entity.hint, visit);
        }
        for fact in &mut self.facts {
            text(&mut fact.name, visit);
            text(&mut fact.question, visit);
            fact.question_for.iter_mut().for_each(|(_, other)| text(other, visit));
            text(&mut fact.help, visit);
            text(&mut fact.ask_whom, visit);
            for option in &mut fact.options {
                text(&mut option.name, visit);
                text(&mut option.hint, visit);
                text(&mut option.what_if, visit);
            }
        }
        for reference in &mut self.references {
            text(&mut reference.title, visit);
            reference.body.iter_mut().for_each(|paragraph| text(paragraph, visit));
            text(&mut reference.caveat, visit);
            reference.reason.iter_mut().for_each(|reason| text(reason, visit));
        }
    }
}
