//! How a command ends that does not come to its end.

use std::fmt;

/// Why a command did not come to its end.
#[derive(Debug)]
pub enum Failure {
    /// The content has problems; the report is ready to print.
    Content(String),
    /// The command was given something it cannot work with.
    Input(String),
    /// Responses that were refused; the report is ready to print.
    Refused(String),
}

impl Failure {
    /// The code with which the command ends.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Content(_) => 1,
            Self::Input(_) | Self::Refused(_) => 2,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(report) | Self::Refused(report) => f.write_str(report),
            Self::Input(message) => writeln!(f, "error: {message}"),
        }
    }
}
