//! The parts of the form that is signed and handed in (自查表), filled in or blank.

pub mod head;
pub mod line;
pub mod measures;
pub mod other_measures;
pub mod question;
pub mod section;
pub mod sheet;
pub mod signatures;
pub mod totals;
