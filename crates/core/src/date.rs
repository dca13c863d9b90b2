//! A day of the calendar, as people write it on paper. Not a point in time: the core has no clock.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use time::Month;

/// What belongs where a day does, for messages.
pub(crate) const A_DAY: &str = "a day such as 2024-03-01";

/// A day of the Gregorian calendar, from year 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// The Julian day of 0001-01-01.
const FIRST_JULIAN_DAY: i32 = 1_721_426;

impl Date {
    /// 0001-01-01, the first day there is.
    pub const FIRST: Self = Self(match time::Date::from_julian_day(FIRST_JULIAN_DAY) {
        Ok(day) => day,
        Err(_) => time::Date::MIN,
    });

    /// The day with these numbers, if there is one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        let date = time::Date::from_calendar_date(year.into(), month, day).ok()?;
        (year > 0).then_some(Self(date))
    }

    /// Reads `2021-12-07` (ISO 8601), and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        Self::new(
            number(year, 4)?,
            u8::try_from(number(month, 2)?).ok()?,
            u8::try_from(number(day, 2)?).ok()?,
        )
    }

    /// The day in China at a time as the page writes it (RFC 3339, UTC): all of China has one time, eight hours ahead. A
    /// time of another kind says its own day.
    #[must_use]
    pub fn in_china(time: &str) -> Option<Self> {
        let day = Self::parse(time.get(..10)?)?;
        let hour = time.get(11..13).and_then(|hour| hour.parse::<u8>().ok());
        match hour {
            Some(16..=23) if time.ends_with('Z') => Self::from_days(day.days() + 1),
            _ => Some(day),
        }
    }

    /// The middle of the day in China as a time (RFC 3339, UTC).
    #[must_use]
    pub fn noon_in_china(self) -> String {
        format!("{self}T04:00:00.000Z")
    }

    /// How many days after [`Date::FIRST`] it is, in the Gregorian calendar all the way back.
    #[must_use]
    pub fn days(self) -> u32 {
        (self.0.to_julian_day() - FIRST_JULIAN_DAY).unsigned_abs()
    }

    /// The day that is so many days after [`Date::FIRST`]; nothing after 9999-12-31.
    #[must_use]
    pub fn from_days(days: u32) -> Option<Self> {
        let julian = i32::try_from(days).ok()?.checked_add(FIRST_JULIAN_DAY)?;
        time::Date::from_julian_day(julian).ok().map(Self)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs() as u16
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// `2021-12-07`.
    #[must_use]
    pub fn text(self) -> String {
        self.to_string()
    }
}

/// A number of so many digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    let fits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

impl fmt::Display for Date {
    /// `2021-12-07`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Day)
    }
}

struct Day;

impl de::Visitor<'_> for Day {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(A_DAY)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        Date::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    /// `format` alone binds nobody, so the pattern says exactly which days there are: those that every year has, and the
    /// leap days.
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        const YEAR: &str = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)";
        const DAY: &str = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
        const LEAP_YEAR: &str =
            "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)";
        let pattern = ["^(", YEAR, "-", DAY, "|", LEAP_YEAR, "-02-29)$"].concat();
        schemars::json_schema!({
            "description": "A day of the calendar, e.g. `2024-03-01`.",
            "type": "string",
            "format": "date",
            "pattern": pattern,
        })
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
    fn the_day_of_a_time_is_the_one_in_china() {
        for (time, day) in [
            ("2021-12-08T01:00:00.000Z", "2021-12-08"),
            ("2021-12-08T15:59:59Z", "2021-12-08"),
            ("2021-12-08T16:00:00Z", "2021-12-09"),
            ("2021-12-31T23:59:59.999Z", "2022-01-01"),
            ("2021-12-08T23:30:00+08:00", "2021-12-08"),
            ("2021-12-08", "2021-12-08"),
        ] {
            assert_eq!(Date::in_china(time), Date::parse(day), "{time}");
        }
        for time in ["", "yesterday", "2021-02-29T01:00:00Z", "9999-12-31T23:00:00Z", "二〇二一年"]
        {
            assert_eq!(Date::in_china(time), None, "{time}");
        }
        let day = Date::new(2021, 12, 8).unwrap();
        assert_eq!(Date::in_china(&day.noon_in_china()), Some(day));
    }

    #[test]
    fn later_days_are_greater() {
        let days = ["2020-12-31", "2021-01-01", "2021-01-31", "2021-02-01"].map(Date::parse);
        assert!(days.is_sorted());
    }
}
