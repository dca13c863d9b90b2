//! What the browser is to do on the person's tap: print, read aloud, copy, save, hand on.

use std::rc::Rc;

/// Something that the browser is to do.
#[derive(Debug, Clone, PartialEq)]
pub enum HandOut {
    /// To the print dialog.
    Print,
    /// To the browser's voice; or its end.
    Aloud,
    /// To the clipboard.
    Copy(Rc<str>),
    /// As a text file.
    File {
        /// Its name.
        name: Rc<str>,
        /// Its kind, as a MIME type.
        mime: &'static str,
        /// Its text.
        text: Rc<str>,
    },
    /// As a workbook.
    Workbook {
        /// Its name.
        name: Rc<str>,
        /// The sheets in their binary form.
        sheets: Rc<[u8]>,
    },
    /// To the page around: the file of a self-check.
    ToSite(Rc<str>),
    /// Back in, as if it came from a file: a text that was pasted, with a name for it.
    Pasted(&'static str, Rc<str>),
}
