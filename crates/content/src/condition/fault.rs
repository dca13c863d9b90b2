//! What is wrong with a condition.

use std::ops::Range;

use crate::diagnostics::Code;

/// Something wrong with a condition, by bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub code: Code,
    pub span: Range<usize>,
    pub message: String,
    pub label: String,
    pub also: Option<(Range<usize>, String)>,
    pub help: Option<String>,
}

impl Fault {
    pub(super) fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, span, message, label: String::new(), also: None, help: None }
    }

    pub(super) fn also(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.also = Some((span, text.into()));
        self
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    pub(super) fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.or(self.help);
        self
    }
}
