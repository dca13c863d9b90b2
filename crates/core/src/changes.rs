//! What differs between the content that a device has seen and the content of now, for whoever comes back after an update.

use std::fmt::Write;

use crate::catalogue::MeasureIx;
use crate::{
    catalogue::{Catalogue, Measure},
    checksum::checksum,
    words::Lang,
};

/// What a device has seen of a content: enough to say later what has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// [`Catalogue::version`] of that content.
    pub version: String,
    /// Its measures.
    measures: Vec<SeenMeasure>,
}

/// A measure as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SeenMeasure {
    id: String,
    /// Changes with everything that decides what is asked of whom.
    print: u32,
    name: String,
}

/// What has changed since.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Measures that were not there.
    pub added: Vec<MeasureIx>,
    /// Measures that ask for something else, of somebody else, or under another condition.
    pub changed: Vec<MeasureIx>,
    /// Names of measures that are there no more.
    pub gone: Vec<String>,
}

/// The first line of the text form; another number is another form.
const FORM: &str = "selfcheck content 1";

impl Seen {
    /// What there is to see of this content.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let mut measures = Vec::new();
        for measure in &catalogue.measures {
            measures.push(SeenMeasure {
                id: measure.id.clone(),
                print: print(catalogue, measure),
                name: measure.name.zh.clone(),
            });
        }
        Self { version: catalogue.version.clone(), measures }
    }

    /// A text to keep: a line for the form, one for the version, one for each measure.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{FORM}\n{}", self.version);
        for SeenMeasure { id, print, name } in &self.measures {
            // Writing to a string does not fail.
            let _ = write!(text, "\n{id} {print} {name}");
        }
        text
    }

    /// Whether the text that [`Seen::to_text`] wrote is of another content than this one.
    #[must_use]
    pub fn is_of_another(text: &str, catalogue: &Catalogue) -> bool {
        let mut lines = text.split('\n');
        lines.next() == Some(FORM)
            && lines.next().is_some_and(|version| version != catalogue.version)
    }

    /// Reads what [`Seen::to_text`] wrote. Nothing for any other text: then there is nothing to compare with, which costs
    /// the person a notice and no answer.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        if lines.next()? != FORM {
            return None;
        }
        let version = lines.next()?;
        let mut measures = Vec::new();
        for line in lines {
            let (id, of_it) = line.split_once(' ')?;
            let (print, name) = of_it.split_once(' ')?;
            let print = print.parse().ok()?;
            measures.push(SeenMeasure { id: id.to_owned(), print, name: name.to_owned() });
        }
        Some(Self { version: version.to_owned(), measures })
    }

    /// What has changed in the measures since; nothing if they are the same.
    #[must_use]
    pub fn changes(&self, catalogue: &Catalogue) -> Option<Changes> {
        let mut changes = Changes::default();
        for (ix, measure) in catalogue.measures() {
            match self.measures.iter().find(|seen| seen.id == measure.id) {
                None => changes.added.push(ix),
                Some(seen) if seen.print != print(catalogue, measure) => changes.changed.push(ix),
                Some(_) => {}
            }
        }
        for seen in &self.measures {
            if catalogue.find_measure(&seen.id).is_none() {
                changes.gone.push(seen.name.clone());
            }
        }
        (changes != Changes::default()).then_some(changes)
    }
}

/// A checksum of everything that decides what a measure asks of whom. Not of positions, which shift
/// when other things are added.
fn print(catalogue: &Catalogue, measure: &Measure) -> u32 {
    let parts: [&str; 5] = [
        &measure.question.zh,
        catalogue.quote(measure.quote),
        &catalogue.condition_words(&measure.when, Lang::Zh),
        measure.strength.words(Lang::Zh),
        measure.urgency.words(Lang::Zh),
    ];
    let mut text = parts.join("\n");
    for entity in measure.entities.iter() {
        text.push('\n');
        text.push_str(&catalogue.entity(entity).id);
    }
    for reading in &measure.readings {
        text.push('\n');
        text.push_str(&reading.note.zh);
    }
    // Half of it tells one wording from another, and is shorter to keep.
    checksum(&text) as u32
}
