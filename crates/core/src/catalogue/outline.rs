//! The catalogue without its Chinese texts: the page carries this, and takes the texts from the page's own HTML, where
//! they can be read before anything runs. So no text is sent twice.

use super::{Catalogue, DecodeError, Text, binary};
use crate::lists::part;

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
        (Self { check: fnv_1a(&words), catalogue }, words)
    }

    /// Writes the outline as a small binary.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        binary::encode(self)
    }

    /// Reads what [`Outline::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes were cut or changed.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        binary::decode(bytes)
    }

    /// The catalogue with its words put back.
    ///
    /// # Errors
    /// When the words are not, to the letter, those that were taken out.
    pub fn with_words(self, words: &str) -> Result<Catalogue, DecodeError> {
        if fnv_1a(words) != self.check {
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

/// A fast checksum (Fowler, Noll and Vo, variant 1a, 64 bits): against damage, not against malice.
fn fnv_1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

impl Catalogue {
    /// Visits every Chinese text in the order in which the static text of the page shows them: the notices sentence by
    /// sentence, each with the measures that are first drawn from it; then entities, facts and references. Names of
    /// places are not among them.
    pub fn each_zh(&mut self, visit: &mut dyn FnMut(&mut String)) {
        let mut measures = self.measures.iter_mut().peekable();
        for (n, notice) in (0u8..).zip(&mut self.notices) {
            visit(&mut notice.title);
            visit(&mut notice.short.zh);
            visit(&mut notice.issuer);
            visit(&mut notice.addressee);
            for section in &mut notice.sections {
                visit(&mut section.heading);
                visit(&mut section.short.zh);
                for (s, sentence) in (1u8..).zip(&mut section.sentences) {
                    visit(&mut sentence.text);
                    sentence.context.iter_mut().for_each(|reason| visit(&mut reason.zh));
                    let here = |measure: &&mut super::Measure| {
                        measure.sources.first().is_some_and(|at| {
                            (at.notice, at.section, at.sentence) == (n, section.number, s)
                        })
                    };
                    while let Some(measure) = measures.next_if(here) {
                        visit(&mut measure.name.zh);
                        visit(&mut measure.question.zh);
                        visit(&mut measure.evidence.zh);
                        visit(&mut measure.fix.zh);
                        visit(&mut measure.owner.zh);
                        measure.readings.iter_mut().for_each(|r| visit(&mut r.note.zh));
                    }
                }
            }
        }
        let mut text = |text: &mut Text| visit(&mut text.zh);
        for entity in &mut self.entities {
            text(&mut entity.name);
            text(&mut entity.hint);
        }
        for fact in &mut self.facts {
            text(&mut fact.name);
            text(&mut fact.question);
            fact.question_for.iter_mut().for_each(|(_, other)| text(other));
            text(&mut fact.help);
            text(&mut fact.ask_whom);
            for option in &mut fact.options {
                text(&mut option.name);
                text(&mut option.hint);
                text(&mut option.what_if);
            }
        }
        for reference in &mut self.references {
            text(&mut reference.title);
            reference.body.iter_mut().for_each(&mut text);
            text(&mut reference.caveat);
        }
    }
}
