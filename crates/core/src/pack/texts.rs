//! The texts of a pack in another language, as a file beside it. A text that is not in it is shown in Chinese.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::limits::FORMAT;
use crate::catalogue::{Catalogue, Text};

/// The texts of a pack in one other language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextsFile {
    /// Version of this format: 2, the same as that of the pack.
    pub format: u32,
    /// Name of the pack.
    pub pack: String,
    /// Digest of the pack that these texts were made for.
    pub content: String,
    /// The language: `en`.
    pub lang: String,
    /// The texts by where they stand in the pack, e.g. `measures/masks/question`.
    pub texts: BTreeMap<String, String>,
}

/// Why texts were not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextsError {
    /// They are no such file, or were cut.
    Shape(String),
    /// They are of another pack, of another edition of it, in another language or in another format.
    Another,
}

impl std::fmt::Display for TextsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shape(what) => write!(f, "the texts cannot be read: {what}"),
            Self::Another => f.write_str("the texts belong to another edition of the pack"),
        }
    }
}

impl std::error::Error for TextsError {}

/// The language of [`Text::en`].
const LANG: &str = "en";

impl TextsFile {
    /// The English texts of a catalogue.
    #[must_use]
    pub fn english(catalogue: &Catalogue) -> Self {
        let mut texts = BTreeMap::new();
        catalogue.clone().each_text(&mut |path, text| {
            if !text.en.is_empty() {
                texts.insert(path, std::mem::take(&mut text.en));
            }
        });
        Self {
            format: FORMAT,
            pack: catalogue.id.clone(),
            content: catalogue.version.clone(),
            lang: LANG.to_owned(),
            texts,
        }
    }

    /// The text of the file: on one line, as it is sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        // It is made of texts, which JSON can hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the JSON of such a file.
    ///
    /// # Errors
    /// [`TextsError::Shape`] if it is none.
    pub fn read(json: &str) -> Result<Self, TextsError> {
        serde_json::from_str(json).map_err(|error| TextsError::Shape(error.to_string()))
    }
}

impl Catalogue {
    /// The same without English texts: as a pack is read.
    #[must_use]
    pub fn in_chinese(mut self) -> Self {
        self.each_text(&mut |_, text| text.en.clear());
        self
    }

    /// Puts the texts in their places.
    ///
    /// # Errors
    /// [`TextsError::Another`] if they are not of this catalogue; nothing is then changed.
    pub fn put_texts(&mut self, mut file: TextsFile) -> Result<(), TextsError> {
        let of_this = (file.format, &file.pack, &file.content, file.lang.as_str());
        if of_this != (FORMAT, &self.id, &self.version, LANG) {
            return Err(TextsError::Another);
        }
        self.each_text(&mut |path, text| {
            if let Some(english) = file.texts.remove(&path) {
                text.en = english;
            }
        });
        Ok(())
    }

    /// Visits every text that has a translation, with where it stands.
    pub fn each_text(&mut self, visit: &mut dyn FnMut(String, &mut Text)) {
        visit("name".to_owned(), &mut self.name);
        visit("lead".to_owned(), &mut self.lead);
        visit("warning".to_owned(), &mut self.warning);
        for notice in &mut self.notices {
            let at = format!("notices/{}", notice.id);
            visit(format!("{at}/short"), &mut notice.short);
            for section in &mut notice.sections {
                let at = format!("{at}/{}", section.number);
                visit(format!("{at}/short"), &mut section.short);
                for (number, sentence) in (1..).zip(&mut section.sentences) {
                    if let Some(context) = &mut sentence.context {
                        visit(format!("{at}.{number}/context"), context);
                    }
                }
            }
        }
        for measure in &mut self.measures {
            let at = format!("measures/{}", measure.id);
            visit(format!("{at}/name"), &mut measure.name);
            visit(format!("{at}/question"), &mut measure.question);
            visit(format!("{at}/evidence"), &mut measure.evidence);
            visit(format!("{at}/fix"), &mut measure.fix);
            visit(format!("{at}/owner"), &mut measure.owner);
            for (number, reading) in measure.readings.iter_mut().enumerate() {
                visit(format!("{at}/readings/{number}"), &mut reading.note);
            }
        }
        for fact in &mut self.facts {
            let at = format!("facts/{}", fact.id);
            visit(format!("{at}/name"), &mut fact.name);
            visit(format!("{at}/question"), &mut fact.question);
            for (number, (_, question)) in fact.question_for.iter_mut().enumerate() {
                visit(format!("{at}/question_for/{number}"), question);
            }
            visit(format!("{at}/help"), &mut fact.help);
            visit(format!("{at}/ask_whom"), &mut fact.ask_whom);
            for option in &mut fact.options {
                let at = format!("{at}/options/{}", option.id);
                visit(format!("{at}/name"), &mut option.name);
                visit(format!("{at}/hint"), &mut option.hint);
                visit(format!("{at}/what_if"), &mut option.what_if);
            }
        }
        for entity in &mut self.entities {
            let at = format!("entities/{}", entity.id);
            visit(format!("{at}/name"), &mut entity.name);
            visit(format!("{at}/hint"), &mut entity.hint);
        }
        for reference in &mut self.references {
            let at = format!("references/{}", reference.id);
            visit(format!("{at}/title"), &mut reference.title);
            for (number, paragraph) in reference.body.iter_mut().enumerate() {
                visit(format!("{at}/body/{number}"), paragraph);
            }
            visit(format!("{at}/caveat"), &mut reference.caveat);
            if let Some(reason) = &mut reference.reason {
                visit(format!("{at}/reason"), reason);
            }
        }
    }
}
