//! What goes between the page and the page around it: JSON texts of one version, described by `schema/message-1.schema.json`.
//!
//! Out go counts, never answers; but for one message, which only a person's tap sends and only where the site asked for it.
//! What comes in is at most [`LONGEST`] bytes long and asks for one of two things, of which none changes or deletes an answer.

use std::fmt;

use selfcheck_core::{
    Assessment, Lang,
    assess::{Bounds, Progress},
};

use serde_json::{Map, Value};

use crate::options::Start;

/// The version of the messages.
pub const VERSION: u32 = 1;

/// The longest message that is read, in bytes.
pub const LONGEST: usize = 1000;

/// What the page tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It can be used.
    Ready {
        /// The version of the content, as in the foot of the page.
        content: String,
        /// The language.
        lang: Lang,
    },
    /// How far the self-check on screen is.
    Progress {
        /// Questions with an answer.
        answered: usize,
        /// All questions, facts and measures, as far as it is known which are asked.
        of: usize,
    },
    /// What the result on screen amounts to.
    Result(Counts),
    /// The whole self-check, as the file that the page saves. Only after a person's tap.
    Answers(String),
}

/// The headline of a result, in numbers of measures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// That apply, at least and at most.
    pub applying: (u16, u16),
    /// Gaps, at least and at most.
    pub gaps: (u16, u16),
    /// That apply and are done.
    pub met: usize,
    /// That apply and are partly done: gaps.
    pub partly: usize,
    /// That apply and are not done: gaps.
    pub unmet: usize,
    /// That apply and are to be verified.
    pub to_verify: usize,
    /// That apply and are exempt, for a reason.
    pub exempt: usize,
    /// That apply and have no answer yet, or 不适用 without a reason.
    pub open: usize,
}

impl Counts {
    /// Of an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let Bounds { gaps, applying, .. } = &assessment.bounds;
        let mut counts = Self {
            applying: (applying.least, applying.most),
            gaps: (gaps.least, gaps.most),
            ..Self::default()
        };
        for finding in assessment.applying() {
            let count = match finding.progress {
                Progress::Met => &mut counts.met,
                Progress::Partly => &mut counts.partly,
                Progress::Unmet => &mut counts.unmet,
                Progress::ToVerify => &mut counts.to_verify,
                Progress::Exempt => &mut counts.exempt,
                Progress::ExemptWithoutReason | Progress::NotAnswered => &mut counts.open,
            };
            *count += 1;
        }
        counts
    }
}

impl Told {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let head = |kind: &str| format!("{{\"selfcheck\":{VERSION},\"type\":\"{kind}\"");
        match self {
            Self::Ready { content, lang } => {
                // Ours, and digits: nothing to escape.
                format!("{},\"content\":\"{content}\",\"lang\":\"{}\"}}", head("ready"), lang.tag())
            }
            Self::Progress { answered, of } => {
                format!("{},\"answered\":{answered},\"of\":{of}}}", head("progress"))
            }
            Self::Result(counts) => {
                let Counts { applying, gaps, met, partly, unmet, to_verify, exempt, open } = counts;
                format!(
                    "{},\"applying\":{{\"least\":{},\"most\":{}}},\"gaps\":{{\"least\":{},\"most\":{}}},\
                     \"met\":{met},\"partly\":{partly},\"unmet\":{unmet},\"to-verify\":{to_verify},\
                     \"exempt\":{exempt},\"open\":{open}}}",
                    head("result"),
                    applying.0,
                    applying.1,
                    gaps.0,
                    gaps.1,
                )
            }
            Self::Answers(file) => {
                format!("{},\"response\":{}}}", head("answers"), file.trim_end())
            }
        }
    }
}

/// What the page around may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// Show a screen.
    Open(Start),
    /// Go back to the screen that the options name. Nothing is deleted.
    Reset,
}

/// Why a message is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is none of ours: not an object with `selfcheck` in it.
    NotOurs,
    /// It is of another version.
    Version,
    /// There is no such type of message.
    Type,
    /// There is no such screen.
    Screen,
    /// It holds something besides.
    Field,
}

impl fmt::Display for Refused {
    /// For the console of whoever sent it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (zh, en) = match self {
            Self::NotOurs => ("不是给自查页面的消息", "not a message for the self-check"),
            Self::Version => ("消息的版本不对，现在是 1", "a message of another version; it is 1"),
            Self::Type => {
                ("没有这种消息，只有 open 和 reset", "no such message; there are open and reset")
            }
            Self::Screen => (
                "没有这一页，只有 home、check、list、notices、open、about",
                "no such screen; there are home, check, list, notices, open, about",
            ),
            Self::Field => ("消息里有多余的内容", "there is something more in the message"),
        };
        write!(f, "{zh} / {en}")
    }
}

/// Reads a message of the page around.
///
/// # Errors
/// It has not exactly the shape of one. Nothing is done then.
pub fn read(text: &str) -> Result<Request, Refused> {
    // What is no JSON, or too long, is like what is no object.
    let text = Some(text).filter(|text| text.len() <= LONGEST).unwrap_or_default();
    let fields: Map<String, Value> = serde_json::from_str(text).map_err(|_| Refused::NotOurs)?;
    match fields.get("selfcheck") {
        Some(version) if version.as_f64() == Some(VERSION.into()) => {}
        Some(_) => return Err(Refused::Version),
        None => return Err(Refused::NotOurs),
    }
    let kind = fields.get("type").and_then(Value::as_str).ok_or(Refused::Type)?;
    let (request, count) = match (kind, fields.get("screen")) {
        ("open", Some(Value::String(screen))) => {
            (Request::Open(Start::parse(screen).ok_or(Refused::Screen)?), 3)
        }
        ("open", _) => return Err(Refused::Screen),
        ("reset", None) => (Request::Reset, 2),
        ("reset", Some(_)) => return Err(Refused::Field),
        _ => return Err(Refused::Type),
    };
    if fields.len() == count { Ok(request) } else { Err(Refused::Field) }
}
