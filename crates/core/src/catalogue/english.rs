//! The English half of the texts, carried apart: most visitors never load it.

use serde::{Deserialize, Serialize};

use super::{Catalogue, DecodeError, binary};
use crate::words::Word;

/// The English texts of one content, in the order of [`Catalogue::each_zh`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct English {
    /// [`Catalogue::version`] of the content they belong to.
    pub(super) version: String,
    /// [`Word::print`] of the table that `words` belong to.
    pub(super) print: u64,
    /// The English column of the page's own words.
    pub(super) words: String,
    pub(super) texts: Vec<String>,
}

impl English {
    /// Writes the pack as a small binary.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        binary::encode(self, false)
    }

    /// Reads what [`English::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes were cut or changed.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        binary::decode(bytes, false)
    }
}

impl Catalogue {
    /// Takes the English texts out. What is left shows Chinese in their place.
    pub fn take_english(&mut self) -> English {
        let mut texts = Vec::new();
        self.each(&mut |_, en| texts.extend(en.map(std::mem::take)));
        let words = Word::english().to_owned();
        English { version: self.version.clone(), print: Word::print(), words, texts }
    }

    /// Puts the English texts back. From now on the page's own words are there in English too.
    ///
    /// # Errors
    /// When they belong to another content or to another build; everything is then unchanged.
    pub fn put_english(&mut self, english: English) -> Result<(), DecodeError> {
        let mut count = 0;
        self.each(&mut |_, en| count += usize::from(en.is_some()));
        if english.version != self.version
            || english.texts.len() != count
            || english.print != Word::print()
            || !Word::learn(english.words)
        {
            return Err(DecodeError::new("it belongs to another content"));
        }
        let mut texts = english.texts.into_iter();
        self.each(&mut |_, en| {
            if let Some(en) = en {
                *en = texts.next().unwrap_or_default();
            }
        });
        Ok(())
    }
}
