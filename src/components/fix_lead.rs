//! What stands before the fix of a gap: what is partly done is gone on with.

use selfcheck_core::{assess::Progress, words::Word};

/// The words.
pub fn fix_lead(progress: Progress) -> Word {
    match progress {
        Progress::Partly => Word::StillToDo,
        _ => Word::WhatToDoNow,
    }
}
