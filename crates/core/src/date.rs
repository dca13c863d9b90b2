//! A day of the calendar, as people write it on paper. Not a point in time: the core has no clock.

use std::fmt;

/// A day of the Gregorian calendar, from year 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// 0001-01-01, the first day there is.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// The day with these numbers, if there is one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => return None,
        };
        let there = (1..=9999).contains(&year) && (1..=days).contains(&day);
        there.then_some(Self { year, month, day })
    }

    /// Reads `2021-12-07` (ISO 8601), and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = [0_u16; 3];
        if text.len() != 10 {
            return None;
        }
        let mut field = 0;
        for (position, byte) in text.bytes().enumerate() {
            match byte {
                b'-' if position == 4 || position == 7 => field += 1,
                b'0'..=b'9' if position != 4 && position != 7 => {
                    numbers[field] = numbers[field] * 10 + u16::from(byte - b'0');
                }
                _ => return None,
            }
        }
        // Two digits fit.
        Self::new(numbers[0], numbers[1] as u8, numbers[2] as u8)
    }

    /// How many days after [`Date::FIRST`] it is, in the Gregorian calendar all the way back. The method is Howard
    /// Hinnant's ("chrono-Compatible Low-Level Date Algorithms", 2013).
    #[must_use]
    pub fn days(self) -> u32 {
        // Years begin in March here, so that the day that comes and goes is the last one of a year.
        let year = u32::from(self.year) - u32::from(self.month < 3);
        let month = (u32::from(self.month) + 9) % 12;
        // Five months in a row have 153 days, whichever they are. 0001-01-01 is day 306 of the year that begins
        // in March of the year 0.
        let in_year = (153 * month + 2) / 5 + u32::from(self.day) - 1;
        365 * year + year / 4 - year / 100 + year / 400 + in_year - 306
    }

    /// The day that is so many days after [`Date::FIRST`]; nothing after 9999-12-31.
    #[must_use]
    pub fn from_days(days: u32) -> Option<Self> {
        let days = days.checked_add(306)?;
        let (era, in_era) = (days / 146_097, days % 146_097);
        let year = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        let year = 400 * era + year + u32::from(month >= 10);
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self::new(year.try_into().ok()?, month as u8, day as u8)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    /// `2021-12-07`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        for text in ["2021-12-07", "2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2021-12-7",
            "2021/12/07",
            "2021-13-01",
            "2021-00-01",
            "2021-01-00",
            "2021-02-29",
            "1900-02-29",
            "2021-04-31",
            "0000-01-01",
            "2021-12-07 ",
            "二〇二一-1",
            "-021-12-07",
            "2021-12-0-",
            "2021-1-007",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_one_by_one() {
        let mut day = Date::new(1, 1, 1).unwrap();
        let mut count = 0;
        loop {
            assert_eq!(day.days(), count, "{day}");
            assert_eq!(Date::from_days(count), Some(day));
            let next = Date::new(day.year(), day.month(), day.day() + 1)
                .or_else(|| Date::new(day.year(), day.month() + 1, 1))
                .or_else(|| Date::new(day.year() + 1, 1, 1));
            let Some(next) = next else { break };
            day = next;
            count += 1;
        }
        assert_eq!(day.to_string(), "9999-12-31");
        for beyond in [count + 1, 1 << 22, u32::MAX] {
            assert_eq!(Date::from_days(beyond), None);
        }
        assert_eq!(Date::parse("2020-01-01").unwrap().days(), 737_424);
    }

    #[test]
    fn later_days_are_greater() {
        let days = ["2020-12-31", "2021-01-01", "2021-01-31", "2021-02-01"].map(Date::parse);
        assert!(days.is_sorted());
    }
}
