//! How long a self-check that nobody changes stays on this device: for computers that several people use. Chosen once, kept
//! on this device; carried out when the page begins.

use selfcheck_core::{Date, words::Word};

use crate::{
    look::{name_of, named},
    storage::Storage,
    store,
};

/// How long a self-check stays after it was last changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Expiry {
    /// Until somebody deletes it.
    #[default]
    Never,
    /// Until the next day.
    Day,
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
}

impl Expiry {
    /// Each with the days that it takes, which are the name under which it is kept, and its words.
    pub const ALL: [(Self, &str, Word); 4] = [
        (Self::Never, "0", Word::StayForever),
        (Self::Day, "1", Word::StayADay),
        (Self::Week, "7", Word::StayAWeek),
        (Self::Month, "30", Word::StayAMonth),
    ];

    /// As it is kept on this device. What is kept and means nothing deletes nothing.
    pub fn load(storage: &dyn Storage) -> Self {
        let kept = storage.get(store::EXPIRY_KEY).ok().flatten();
        named(&Self::ALL, kept.as_deref())
    }

    /// Keeps it on this device. A choice that cannot be stored deletes nothing.
    pub fn save(self, storage: &dyn Storage) {
        let _ = storage.set(store::EXPIRY_KEY, self.days());
    }

    fn days(self) -> &'static str {
        name_of(&Self::ALL, self)
    }

    /// Whether what was last changed at this time (RFC 3339) is to go on this day. What has no time that can be read stays.
    #[must_use]
    pub fn is_over(self, updated: &str, today: Date) -> bool {
        let days = self.days().parse().unwrap_or(0);
        let since = |changed: Date| today.days().saturating_sub(changed.days());
        days > 0 && Date::in_china(updated).is_some_and(|changed| since(changed) >= days)
    }
}
