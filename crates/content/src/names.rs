//! Names as they are written in files: their form, and what was probably meant by a wrong one.

/// Whether an id is kebab-case: small letters and digits in groups joined by single hyphens.
pub(crate) fn is_kebab_case(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// The candidate that was probably meant, if one is near.
pub(crate) fn nearest<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let length = name.chars().count();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| {
            let longer = length.max(candidate.chars().count());
            *distance <= (longer / 3).max(1) && *distance < longer
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "Did you mean" for help, if a candidate is near.
pub(crate) fn did_you_mean<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<String> {
    nearest(name, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// "Did you mean", or else the whole list where it is not long.
pub(crate) fn did_you_mean_of<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str> + Clone,
) -> String {
    did_you_mean(name, candidates.clone())
        .unwrap_or_else(|| format!("it may be {}", list(candidates)))
}

/// Names as a list for people: `` `a`, `b` or `c` ``.
pub(crate) fn list<'c>(names: impl IntoIterator<Item = &'c str>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => "nothing".to_owned(),
    }
}

/// Whether this is a day of the calendar written `YYYY-MM-DD`.
pub(crate) fn is_date(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range)
            .filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|part| part.parse::<u16>().ok())
    };
    let marks = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    match (digits(0..4), digits(5..7), digits(8..10)) {
        (Some(year), Some(month), Some(day)) if marks => (1..=days(year, month)).contains(&day),
        _ => false,
    }
}

fn days(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case() {
        for good in ["a", "meeting-online", "2021-12-07-emergency", "a1-b2"] {
            assert!(is_kebab_case(good), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "会议"] {
            assert!(!is_kebab_case(bad), "{bad}");
        }
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        for good in ["2021-12-07", "2024-02-29", "2000-02-29", "2021-01-31"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "2021-1-7",
            "2021-02-29",
            "1900-02-29",
            "2021-13-01",
            "2021-00-01",
            "2021-04-31",
            "2021-01-00",
            "2021/01/01",
            "2021-01-+1",
            "二〇二一年",
            "2021-01-011",
            "",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn the_near_is_offered_and_the_far_is_not() {
        let places = ["镇海区", "上虞区", "萧山区"];
        assert_eq!(nearest("镇海", places), Some("镇海区"));
        assert_eq!(nearest("上虞市", places), Some("上虞区"));
        assert_eq!(nearest("北京市", places), None);
        assert_eq!(nearest("区", ["市"]), None);
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(list(["a"]), "`a`");
    }
}
