//! Why a pack cannot be used: what is wrong, where, and what to do, in both languages.

use std::fmt;

use super::limits::{FORMAT, MOST_BYTES};
use crate::words::{Lang, filled};

/// Why a pack cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackError {
    /// There is nothing in it.
    Empty,
    /// A web page stands in its place: a server's way to say that it has no such file.
    WebPage,
    /// It is larger than [`MOST_BYTES`].
    TooLarge {
        /// How large.
        bytes: usize,
    },
    /// It is not JSON, or was cut.
    NotJson {
        /// The line where reading stopped, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON and no pack.
    NotAPack,
    /// It is of a version of the format that this program does not read.
    Format {
        /// That version.
        format: u64,
    },
    /// It was changed after it was made: its digest is another.
    Digest,
    /// It has not the shape of a pack.
    Shape {
        /// What and where, in English.
        what: String,
    },
    /// What is in it does not fit together. At least one.
    Unsound(Vec<Fault>),
}

/// Something in a pack that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands, e.g. `measures/masks/for`.
    pub path: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// A name that is not made of small letters, digits and hyphens.
    NotAnId(String),
    /// A name, a code or a place that stands there twice.
    Twice(String),
    /// A name of something that the pack does not have.
    Unknown(String),
    /// A text is missing.
    NoText,
    /// A day that is none, or is not written `YYYY-MM-DD`.
    NotADay(String),
    /// Nothing stands where at least so many belong.
    TooFew(usize),
    /// More than so many.
    TooMany(usize),
    /// A quote that is in none of the sentences of its measure.
    QuoteAbsent(String),
    /// A sentence from which no measure is drawn, without a reason; or with one although one is.
    SentenceUnaccounted,
    /// It does not stand in its order.
    Order,
    /// A code that is not of six digits, or a county's that does not begin as that of its city.
    Code(u32),
    /// Pinyin that is not made of syllables of small letters.
    Pinyin(String),
    /// A comparison that always comes out the same.
    ComparisonIdle,
    /// A condition that reads the same thing twice.
    ReadTwice(String),
    /// The register of numbers lacks it.
    NoNumber(String),
}

impl FaultKind {
    fn message(&self, lang: Lang) -> String {
        let text = match self {
            Self::NotAnId(_) => lang.pick("“{}”不是编号", "“{}” is not an id"),
            Self::Twice(_) => lang.pick("“{}”出现了两次", "“{}” stands there twice"),
            Self::Unknown(_) => lang.pick("没有“{}”", "there is no “{}”"),
            Self::NoText => lang.pick("缺文字", "the text is missing"),
            Self::NotADay(_) => lang.pick("“{}”不是日期", "“{}” is not a day"),
            Self::TooFew(_) => lang.pick("至少要有 {} 个", "at least {} belong here"),
            Self::TooMany(_) => lang.pick("最多只能有 {} 个", "at most {} can be here"),
            Self::QuoteAbsent(_) => {
                lang.pick("原文里没有“{}”", "the text of the notice does not say “{}”")
            }
            Self::SentenceUnaccounted => lang.pick(
                "这一句要么列有措施，要么写明为什么没有，二者必居其一",
                "either a measure is drawn from the sentence, or it says why none is",
            ),
            Self::Order => lang.pick("次序不对", "it does not stand in its order"),
            Self::Code(_) => lang.pick("代码“{}”不对", "the code “{}” is not right"),
            Self::Pinyin(_) => lang.pick("拼音“{}”不对", "the pinyin “{}” is not right"),
            Self::ComparisonIdle => {
                lang.pick("这个条件总是同一个结果", "this comparison always comes out the same")
            }
            Self::ReadTwice(_) => lang.pick("条件里“{}”用了两次", "“{}” is read twice"),
            Self::NoNumber(_) => lang.pick("“{}”没有编号", "“{}” has no number"),
        };
        match self {
            Self::NotAnId(what)
            | Self::Twice(what)
            | Self::Unknown(what)
            | Self::NotADay(what)
            | Self::QuoteAbsent(what)
            | Self::Pinyin(what)
            | Self::ReadTwice(what)
            | Self::NoNumber(what) => filled(text, &[what]),
            Self::TooFew(count) | Self::TooMany(count) => filled(text, &[count]),
            Self::Code(code) => filled(text, &[code]),
            Self::NoText | Self::SentenceUnaccounted | Self::Order | Self::ComparisonIdle => {
                text.to_owned()
            }
        }
    }
}

/// How many faults are named; the others are counted.
const NAMED: usize = 5;

impl PackError {
    /// What is wrong and what to do, in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Empty => lang
                .pick(
                    "内容文件是空的。请重新打开；还是不行，请网站管理员重新上传。",
                    "The content file is empty. Open the page again, or have the file uploaded again.",
                )
                .to_owned(),
            Self::WebPage => lang
                .pick(
                    "内容文件不在网站上：网站给的是一个网页。请网站管理员检查文件是否上传、地址是否写对。",
                    "The content file is not on the site: a web page came instead. Check that it was uploaded and that its address is right.",
                )
                .to_owned(),
            Self::TooLarge { bytes } => filled(
                lang.pick(
                    "内容文件太大（{} 字节，最多 {} 字节）。",
                    "The content file is too large ({} bytes; at most {} are read).",
                ),
                &[bytes, &MOST_BYTES],
            ),
            Self::NotJson { line, column } => filled(
                lang.pick(
                    "内容文件不完整，读到第 {} 行第 {} 个字就断了。请重新打开；还是不行，请网站管理员重新上传。",
                    "The content file is damaged: reading stopped at line {}, column {}. Open the page again, or have the file uploaded again.",
                ),
                &[line, column],
            ),
            Self::NotAPack => lang
                .pick(
                    "这个文件不是自查的内容。请网站管理员检查地址是否写对。",
                    "This file is not the content of a self-check. Check that its address is right.",
                )
                .to_owned(),
            Self::Format { format } => filled(
                lang.pick(
                    "内容文件的格式是第 {} 版，本页只能打开第 {} 版。请网站管理员把本页和内容文件更新到一致。",
                    "The content file has version {} of the format; this page reads version {}. Update the page, or make the file anew.",
                ),
                &[format, &FORMAT],
            ),
            Self::Digest => lang
                .pick(
                    "内容文件做好以后被改动过，和自带的校验码对不上。请重新生成，不要直接改这个文件。",
                    "The content file was changed after it was made: its digest is another. Make it anew instead of changing it.",
                )
                .to_owned(),
            Self::Shape { what } => filled(
                lang.pick("内容文件的结构不对：{}", "The content file has not the right shape: {}"),
                &[what],
            ),
            Self::Unsound(faults) => {
                let between = lang.pick("；", "; ");
                let named: Vec<_> =
                    faults.iter().take(NAMED).map(|fault| fault.message(lang)).collect();
                let mut all = named.join(between);
                if let Some(more) = faults.len().checked_sub(NAMED).filter(|more| *more > 0) {
                    all += between;
                    all += &filled(lang.pick("另有 {} 处", "and {} more"), &[&more]);
                }
                filled(
                    lang.pick(
                        "内容文件里有对不上的地方，不能用。请编写的人改正后重新生成：{}",
                        "What is in the content file does not fit together. Mend it and make it anew: {}",
                    ),
                    &[&all],
                )
            }
        }
    }
}

impl Fault {
    /// Where and what, in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        format!("{}{}{}", self.path, lang.pick("：", ": "), self.kind.message(lang))
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for PackError {}
