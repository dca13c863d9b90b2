//! What can be wrong with content: codes, and problems with their places.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use crate::source::{At, Source};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// The kind of a problem. Each has its heading in `docs/diagnostics.md`.
        ///
        /// A code keeps its meaning; one that is given up is never used again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as written, e.g. `E0501`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

codes! {
    /// A file that must be there is not.
    FileMissing = "E0101",
    /// A file is not UTF-8.
    NotUtf8 = "E0102",
    /// A file lies where nothing reads it.
    FileStray = "E0103",
    /// A file is not TOML.
    TomlSyntax = "E0104",
    /// A field that means nothing here.
    FieldUnknown = "E0105",
    /// A field that must be there is not.
    FieldMissing = "E0106",
    /// A field holds another kind of value than it should.
    FieldType = "E0107",
    /// A text or list with nothing in it.
    Empty = "E0108",
    /// Not a day of the calendar written `YYYY-MM-DD`.
    Date = "E0109",
    /// A line of `divisions.csv` that cannot be read.
    DivisionLine = "E0110",
    /// A county in `divisions.csv` twice.
    DivisionTwice = "E0111",
    /// The counties of a city do not stand together, or disagree about its name.
    CityScattered = "E0112",
    /// The code of a county does not begin with that of its city.
    CountyOutside = "E0113",
    /// More of something than the catalogue can hold.
    TooMany = "E0114",
    /// What stands for pinyin in `divisions.csv` is none.
    DivisionPinyin = "E0115",

    /// The text of a notice lacks one of its fixed parts.
    TextShape = "E0201",
    /// What `notice.toml` says differs from the text.
    TextDiffers = "E0202",
    /// The sections of a text are not numbered one after the other.
    SectionNumber = "E0203",
    /// The `[[section]]` tables do not match the sections of the text.
    SectionTable = "E0204",
    /// No paragraph, or more than one, starts with the words of `closing`.
    Closing = "E0205",

    /// An id that is not kebab-case.
    IdForm = "E0301",
    /// An id given twice.
    IdTwice = "E0302",
    /// No such kind of respondent, or group of them.
    EntityUnknown = "E0303",
    /// No such fact.
    FactUnknown = "E0304",
    /// No such option of the fact.
    OptionUnknown = "E0305",
    /// No such measure.
    MeasureUnknown = "E0306",
    /// No such sentence.
    SentenceUnknown = "E0307",
    /// Not one of the few words that a field may hold.
    ChoiceUnknown = "E0308",
    /// Something named twice in one list.
    NamedTwice = "E0309",
    /// A quote that is not in the sentences it is said to be from.
    QuoteAbsent = "E0310",
    /// A word that no condition could name, or that names two things.
    Word = "E0311",
    /// Two values, or two wordings, for the same kind of respondent.
    TwoForOne = "E0312",
    /// An interpretation without its note, or a note without interpretation.
    Note = "E0313",
    /// A fact without a choice, or with its options written in two ways.
    Options = "E0314",
    /// A group of kinds of respondent with nobody in it.
    GroupEmpty = "E0315",

    /// A condition that breaks off or goes on where it should not.
    ConditionSyntax = "E0401",
    /// Words of a condition run together.
    SpaceMissing = "E0402",
    /// 且 and 或 mixed without parentheses.
    AndOrMixed = "E0403",
    /// A word that no fact has.
    ConditionWord = "E0404",
    /// A value that this fact does not have.
    ConditionValue = "E0405",
    /// A fact with several values used as if it were a yes/no fact.
    NotYesNo = "E0406",
    /// 至少 or 至多 on a fact that is no scale.
    NotOrdered = "E0407",
    /// A set with nothing in it.
    SetEmpty = "E0408",
    /// A set that names the same thing twice.
    SetTwice = "E0409",
    /// A condition that reads the same fact twice.
    FactTwice = "E0410",
    /// No such city or county.
    PlaceUnknown = "E0411",
    /// A name that several counties have.
    PlaceAmbiguous = "E0412",
    /// 所在地 compared in a way that places cannot be, or 除 after a fact.
    PlaceOperator = "E0413",
    /// 除 takes out what is not in, or all that is.
    ExceptOutside = "E0414",
    /// A comparison that is always true, or never.
    ComparisonIdle = "E0415",

    /// A sentence that neither feeds a measure nor is marked as context.
    SentenceOrphan = "E0501",
    /// A sentence that feeds a measure and is marked as context.
    SentenceBoth = "E0502",
    /// A sentence marked as context twice.
    ContextTwice = "E0503",
    /// A fact that is never asked.
    FactIdle = "E0504",
    /// A kind of respondent without measures.
    EntityIdle = "E0505",
    /// A condition that can never hold for somebody it is meant for.
    NeverHolds = "E0506",
    /// A condition that holds for everybody it is meant for.
    AlwaysHolds = "E0507",

    /// English punctuation in a Chinese text.
    Punctuation = "E0601",
    /// A Chinese text that is not Chinese.
    NotChinese = "E0602",
    /// An English text that is not English.
    NotEnglish = "E0603",

    /// A line of `numbers.csv` that cannot be read.
    NumberLine = "E0701",
    /// A number given twice.
    NumberTwice = "E0702",
    /// Something that has two numbers.
    NumberedTwice = "E0703",
    /// Numbers that do not follow one another.
    NumberOrder = "E0704",
    /// Something without a number.
    NumberMissing = "E0705",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// What is wrong, in one line.
    pub message: String,
    /// Where it is wrong.
    pub primary: Label,
    /// Other places that have to do with it.
    pub secondary: Vec<Label>,
    /// How to mend it.
    pub help: Option<String>,
}

/// A place in a file and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file, with the root of its [`Source`].
    pub path: String,
    /// The bytes of the file; empty when the file as a whole is meant.
    pub span: Range<usize>,
    /// A few words beside the place; may be empty.
    pub text: String,
}

/// A problem while the content is being compiled.
#[derive(Debug)]
#[must_use = "a problem is known only when it is added to `Problems`"]
pub(crate) struct Problem {
    code: Code,
    message: String,
    place: Place,
    label: String,
    also: Vec<(At, String)>,
    help: Option<String>,
}

#[derive(Debug)]
enum Place {
    At(At),
    /// A path within the content folder, of a file that is not there.
    Missing(String),
}

impl Problem {
    pub(crate) fn new(code: Code, at: At, message: impl Into<String>) -> Self {
        Self::placed(code, Place::At(at), message.into())
    }

    /// About a file that is not there.
    pub(crate) fn missing(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::placed(Code::FileMissing, Place::Missing(path.into()), message.into())
    }

    fn placed(code: Code, place: Place, message: String) -> Self {
        Self { code, message, place, label: String::new(), also: Vec::new(), help: None }
    }

    /// A few words beside the place.
    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Another place that has to do with it.
    pub(crate) fn also(mut self, at: At, text: impl Into<String>) -> Self {
        self.also.push((at, text.into()));
        self
    }

    /// How to mend it.
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// How to mend it, where that is known.
    pub(crate) fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.or(self.help);
        self
    }

    fn shown(self, source: &Source) -> Diagnostic {
        let label = |at: At, text| Label {
            path: source.shown(&source.file(at.file).path),
            span: at.start..at.end,
            text,
        };
        Diagnostic {
            code: self.code,
            message: self.message,
            primary: match self.place {
                Place::At(at) => label(at, self.label),
                Place::Missing(path) => {
                    Label { path: source.shown(&path), span: 0..0, text: self.label }
                }
            },
            secondary: self.also.into_iter().map(|(at, text)| label(at, text)).collect(),
            help: self.help,
        }
    }
}

/// Where problems are gathered while the content is being compiled.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub(crate) fn add(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    pub(crate) fn extend(&self, problems: impl IntoIterator<Item = Problem>) {
        self.0.borrow_mut().extend(problems);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Whether a problem of this kind was found.
    pub(crate) fn has(&self, code: Code) -> bool {
        self.0.borrow().iter().any(|problem| problem.code == code)
    }

    /// The problems by file, position and code, each once.
    pub(crate) fn finish(self, source: &Source) -> Vec<Diagnostic> {
        let mut found: Vec<_> =
            self.0.into_inner().into_iter().map(|problem| problem.shown(source)).collect();
        found.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.primary.span.start, d.primary.span.end, d.code);
            (&a.primary.path, key(a), &a.message).cmp(&(&b.primary.path, key(b), &b.message))
        });
        found.dedup();
        found
    }
}
