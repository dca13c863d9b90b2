//! What became of the last thing that was handed out: printed, copied, saved as a file.

/// What became of something that was handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// On the clipboard.
    Copied,
    /// The browser let nothing be put on the clipboard.
    NotCopied,
    /// The browser was given a file. Whether it saved it cannot be known.
    Offered,
    /// The browser takes no files.
    NotOffered,
    /// A part of the page that is loaded when asked for did not come.
    Unreachable,
    /// The browser gave no sign of printing.
    NotPrinted,
    /// The workbook could not be made.
    NotMade,
    /// The browser has no voice after all.
    NoVoice,
    /// The page around was given the answers. What it does with them cannot be known.
    Given,
}

impl Outcome {
    /// From the words of `static/papers.js`.
    pub fn parse(words: &str) -> Option<Self> {
        Some(match words {
            "copied" => Self::Copied,
            "not-copied" => Self::NotCopied,
            "offered" => Self::Offered,
            "not-offered" => Self::NotOffered,
            "unreachable" => Self::Unreachable,
            "not-printed" => Self::NotPrinted,
            "not-made" => Self::NotMade,
            "no-voice" => Self::NoVoice,
            "given" => Self::Given,
            _ => return None,
        })
    }
}
