//! The parts of the ledger of rectification (整改台账) in which it is filled in.

pub mod at_once;
pub mod row_card;
