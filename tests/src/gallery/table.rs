//! What stands in the gallery: a file for each part, with its states.

mod banner;
mod controls;
mod dialog;
mod display;
mod doing;
mod fact;
mod finding;
mod frame;
mod place;
mod progress;
mod question;
mod sheet;
mod steps;

use super::part::Part;

/// Every part of the page.
pub const PARTS: &[Part] = &[
    question::QUESTION,
    fact::FACT,
    place::PLACE,
    finding::FINDING,
    progress::PROGRESS,
    banner::BANNER,
    dialog::DIALOG,
    sheet::TABLE,
    steps::STEPS,
    controls::CONTROLS,
    display::DISPLAY,
    frame::FRAME,
];
