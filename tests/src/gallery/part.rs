//! What the gallery shows, as values.

use crate::page::Page;

/// A part of the page.
pub struct Part {
    /// Its name, in addresses and in the names of pictures.
    pub id: &'static str,
    /// What it is called.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// The sources that draw it, from the root of the checkout. Each says what it promises.
    pub sources: &'static [&'static str],
    /// Its states.
    pub states: &'static [State],
}

/// A part in a state: its name, what it is called, where it is, what is done there, and which elements it is. Without an
/// address it is on the screen before.
pub struct State(
    pub When,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub fn(&Page),
    pub &'static str,
);

/// What must be so for a state to be there. The states are gone through in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Nothing is on the device.
    AtFirst,
    /// There are self-checks on it ([`crate::lived_in`]).
    Later,
    /// Things were found there that cannot be used.
    Spoiled,
    /// Nothing can be stored any more.
    Blocked,
}
