//! An assessment as a file: what `selfcheck evaluate` prints.

use serde::Serialize;

use super::response::UNKNOWN;
use crate::{
    assess::{Applicability, Assessment, Counterfactual, Finding, Progress, Range, counterfactual},
    catalogue::{Catalogue, Measure, Strength, Text, Urgency},
    logic::{Question, QuestionSet},
    response::Response,
    words::Word,
};

/// The version of the assessment format.
pub const FORMAT: u32 = 1;

/// An assessment as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentFile {
    /// Version of this format: 1.
    pub format: u32,
    /// Digest of the content it was computed with.
    pub content: String,
    /// The day up to which that content was checked, `YYYY-MM-DD`.
    pub as_of: String,
    /// Name of the self-check, as in its response.
    pub id: String,
    /// Name of the respondent, as in its response.
    pub unit: String,
    /// Kind of respondent; `null` while not known.
    pub entity: Option<String>,
    /// Code of the place; `null` while not known.
    pub place: Option<String>,
    /// The headline numbers.
    pub bounds: BoundsFile,
    /// What must be done immediately and is not known to be done, by name of the measure.
    pub immediate: Vec<String>,
    /// The gaps in the order in which they should be worked off, by name of the measure.
    pub gaps: Vec<String>,
    /// The question to ask next; `null` when nothing can change any more.
    pub next: Option<String>,
    /// The questions that can still change which measures apply, the most decisive first.
    pub open: Vec<OpenFile>,
    /// One finding for each measure, in the order of the notices.
    pub findings: Vec<FindingFile>,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextFile {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The sentences a measure rests on, and the words quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// Addresses of the sentences.
    pub sources: Vec<String>,
    /// The words, verbatim.
    pub quote: String,
}

/// The headline numbers between their bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BoundsFile {
    /// Measures that apply.
    pub applying: RangeFile,
    /// Measures that apply and are done.
    pub met: RangeFile,
    /// Gaps.
    pub gaps: RangeFile,
    /// Gaps in what the text demands.
    pub required_gaps: RangeFile,
}

/// A number between two bounds, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RangeFile {
    /// At least.
    pub least: u16,
    /// At most.
    pub most: u16,
}

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenFile {
    /// `entity`, `place`, or the name of a fact.
    pub question: String,
    /// How many undetermined measures some answer to it settles at once.
    pub settles: u16,
    /// How many undetermined measures hang on it.
    pub touches: u16,
    /// Whether it was answered `unknown`; for the place, whether only the city is known.
    pub said_unknown: bool,
}

/// The finding on one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingFile {
    /// Name of the measure.
    pub measure: String,
    /// Its name in words.
    pub name: TextFile,
    /// Whether it applies.
    pub applicability: Applicability,
    /// How far it is done.
    pub progress: Progress,
    /// How strongly the text asks for it.
    pub strength: Strength,
    /// How soon or how often.
    pub urgency: Urgency,
    /// The sentences it is drawn from, and the words quoted.
    pub citation: Citation,
    /// What was read into the text for this respondent; `null` where the text says it outright.
    pub reading: Option<TextFile>,
    /// The smallest set of the respondent's own answers that forces the applicability;
    /// empty while it is undetermined.
    pub because: Vec<ReasonFile>,
    /// What would have to be otherwise for the applicability to turn round;
    /// `null` while it is undetermined, or where only another kind of respondent would turn it.
    pub otherwise: Option<TextFile>,
    /// The questions that would settle it; empty unless it is undetermined.
    pub hangs_on: Vec<String>,
}

/// One answer that a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReasonFile {
    /// `entity`, `place`, or the name of a fact.
    pub question: String,
    /// The value answered, as in the response.
    pub value: String,
    /// Question and answer in words.
    pub words: TextFile,
}

impl AssessmentFile {
    /// The file of an assessment of this response.
    #[must_use]
    pub fn new(catalogue: &Catalogue, response: &Response, assessment: &Assessment) -> Self {
        let view = View { catalogue, response };
        let names = |findings: &[Finding]| {
            findings.iter().map(|f| catalogue.measure(f.measure).id.clone()).collect()
        };
        let immediate: Vec<_> = assessment.immediate(catalogue).copied().collect();
        let bounds = &assessment.bounds;
        Self {
            format: FORMAT,
            content: catalogue.version.clone(),
            as_of: catalogue.as_of.clone(),
            id: response.id.clone(),
            unit: response.unit.clone(),
            entity: response.entity.map(|e| catalogue.entity(e).id.clone()),
            place: response.place.map(|p| catalogue.place_code(p).to_string()),
            bounds: BoundsFile {
                applying: bounds.applying.into(),
                met: bounds.met.into(),
                gaps: bounds.gaps.into(),
                required_gaps: bounds.required_gaps.into(),
            },
            immediate: names(&immediate),
            gaps: names(&assessment.gaps(catalogue)),
            next: assessment.next().map(|open| view.question(open.question)),
            open: assessment
                .open
                .iter()
                .map(|open| OpenFile {
                    question: view.question(open.question),
                    settles: open.settles,
                    touches: open.touches,
                    said_unknown: open.said_unknown,
                })
                .collect(),
            findings: assessment.findings.iter().map(|f| view.finding(f)).collect(),
        }
    }
}

struct View<'a> {
    catalogue: &'a Catalogue,
    response: &'a Response,
}

impl View<'_> {
    fn question(&self, question: Question) -> String {
        match question {
            Question::Entity => "entity".to_owned(),
            Question::Place => "place".to_owned(),
            Question::Fact(fact) => self.catalogue.fact(fact).id.clone(),
        }
    }

    fn questions(&self, questions: QuestionSet) -> Vec<String> {
        questions.iter().map(|question| self.question(question)).collect()
    }

    fn value(&self, question: Question) -> String {
        let (catalogue, response) = (self.catalogue, self.response);
        let value = match question {
            Question::Entity => response.entity.map(|e| catalogue.entity(e).id.clone()),
            Question::Place => response.place.map(|p| catalogue.place_code(p).to_string()),
            Question::Fact(fact) => response
                .value(fact)
                .map(|value| catalogue.fact(fact).options[usize::from(value)].id.clone()),
        };
        value.unwrap_or_else(|| UNKNOWN.to_owned())
    }

    fn reason(&self, question: Question) -> ReasonFile {
        let words = Text::both(|lang| {
            let name = self.catalogue.question_words(question, lang);
            let answer = self.catalogue.answer_words(self.response, question, lang);
            let answer = answer.unwrap_or_default();
            lang.say(Word::NameAndAnswer, &[&name, &answer])
        });
        ReasonFile {
            question: self.question(question),
            value: self.value(question),
            words: (&words).into(),
        }
    }

    fn finding(&self, finding: &Finding) -> FindingFile {
        let catalogue = self.catalogue;
        let measure = catalogue.measure(finding.measure);
        let otherwise = match counterfactual(catalogue, self.response, finding) {
            Some(Counterfactual::Facts(flips)) => {
                Some(TextFile::from(&Text::both(|lang| catalogue.flips_words(&flips, lang))))
            }
            Some(Counterfactual::OnlyEntity) | None => None,
        };
        FindingFile {
            measure: measure.id.clone(),
            name: (&measure.name).into(),
            applicability: finding.applicability,
            progress: finding.progress,
            strength: measure.strength,
            urgency: measure.urgency,
            citation: Citation::new(catalogue, measure),
            reading: self
                .response
                .entity
                .and_then(|entity| measure.reading(entity))
                .map(|reading| (&reading.note).into()),
            because: finding.proof.iter().map(|question| self.reason(question)).collect(),
            otherwise,
            hangs_on: self.questions(finding.hangs_on),
        }
    }
}

impl From<Range> for RangeFile {
    fn from(range: Range) -> Self {
        Self { least: range.least, most: range.most }
    }
}

impl Citation {
    /// What a measure rests on.
    #[must_use]
    pub fn new(catalogue: &Catalogue, measure: &Measure) -> Self {
        Self {
            sources: measure.sources.iter().map(|at| catalogue.address(*at)).collect(),
            quote: catalogue.quote(measure.quote).to_owned(),
        }
    }
}

impl From<&Text> for TextFile {
    fn from(text: &Text) -> Self {
        Self { zh: text.zh.clone(), en: text.en.clone() }
    }
}
