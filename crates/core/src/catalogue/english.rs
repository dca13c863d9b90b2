//! The English half of the texts, carried apart: most visitors never load it.

use serde::{Deserialize, Serialize};

use super::{Catalogue, DecodeError, Text, binary};

/// The English texts of one content, in the order in which the catalogue holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct English {
    /// [`Catalogue::version`] of the content they belong to.
    pub(super) version: String,
    pub(super) texts: Vec<String>,
}

impl English {
    /// Writes the pack as a small binary.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        binary::encode(self)
    }

    /// Reads what [`English::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes were cut or changed.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        binary::decode(bytes)
    }
}

impl Catalogue {
    /// Takes the English texts out. What is left shows Chinese in their place.
    pub fn take_english(&mut self) -> English {
        let mut texts = Vec::new();
        self.each_text(&mut |text| texts.push(std::mem::take(&mut text.en)));
        English { version: self.version.clone(), texts }
    }

    /// Puts the English texts back.
    ///
    /// # Errors
    /// When they belong to another content; the catalogue is then unchanged.
    pub fn put_english(&mut self, english: English) -> Result<(), DecodeError> {
        let mut count = 0;
        self.each_text(&mut |_| count += 1);
        if english.version != self.version || english.texts.len() != count {
            return Err(DecodeError::new("it belongs to another content"));
        }
        let mut texts = english.texts.into_iter();
        self.each_text(&mut |text| text.en = texts.next().unwrap_or_default());
        Ok(())
    }

    /// Visits every text, always in the same order.
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        for notice in &mut self.notices {
            visit(&mut notice.short);
            for section in &mut notice.sections {
                visit(&mut section.short);
                section.sentences.iter_mut().flat_map(|s| &mut s.context).for_each(&mut *visit);
            }
        }
        for entity in &mut self.entities {
            visit(&mut entity.name);
            visit(&mut entity.hint);
        }
        for fact in &mut self.facts {
            visit(&mut fact.name);
            visit(&mut fact.question);
            fact.question_for.iter_mut().for_each(|(_, text)| visit(text));
            visit(&mut fact.help);
            visit(&mut fact.ask_whom);
            for option in &mut fact.options {
                visit(&mut option.name);
                visit(&mut option.hint);
                visit(&mut option.what_if);
            }
        }
        for measure in &mut self.measures {
            visit(&mut measure.name);
            visit(&mut measure.question);
            visit(&mut measure.evidence);
            visit(&mut measure.fix);
            visit(&mut measure.owner);
            measure.readings.iter_mut().for_each(|reading| visit(&mut reading.note));
        }
        for reference in &mut self.references {
            visit(&mut reference.title);
            reference.body.iter_mut().for_each(&mut *visit);
            visit(&mut reference.caveat);
        }
    }
}
