//! A place by what somebody types of it: Chinese, pinyin or initials.
//!
//! Names are compared without 市, 县 and 区, so that 镇海 is as good as 镇海区, and with the province before them or without; pinyin without blanks, apostrophes and
//! case, so that what an input method shows in the middle of a word finds as well; and full-width letters are letters.

use crate::{Catalogue, catalogue::Place};

/// So many places are listed at most, unless more are meant exactly: 杭州 alone has 13 counties.
pub const MOST: usize = 12;

/// How what was typed can match, the best way first.
const NAME: u8 = 0;
const NAME_BEGINS: u8 = 1;
const ALL_LETTERS: u8 = 2;
const INITIALS_BEGIN: u8 = 3;
const PINYIN_BEGINS: u8 = 4;
const WITHIN: u8 = 5;
const NOT: u8 = 6;

/// The places that may be meant, the likeliest first: those whose name it is, then those whose name begins with it, those
/// whose initials or pinyin it is, those whose initials begin with it, those whose pinyin does, and those whose name holds
/// it in the midst or with the city before it. Among equals they stand as in the catalogue.
///
/// A city that matches stands before its counties and brings them all. Where nobody answers for a whole city it only
/// brings them.
#[must_use]
pub fn find(catalogue: &Catalogue, typed: &str, whole_cities: bool) -> Vec<Place> {
    let typed = plain(typed);
    let province = [&catalogue.province.name, &catalogue.province.pinyin].map(|name| plain(name));
    let without = |province: &String| {
        Some(province)
            .filter(|province| !province.is_empty())
            .and_then(|it| typed.strip_prefix(&**it))
    };
    let rest = province.iter().find_map(without).filter(|rest| !rest.is_empty());
    let typed = rest.unwrap_or(&typed);
    let mut found = Vec::new();
    if typed.is_empty() {
        return found;
    }
    let mut all = Vec::new();
    for (ix, city) in catalogue.cities() {
        let of_city = [&*city.name, &*city.pinyin];
        all.push((Place::City(ix), how(typed, ["", ""], of_city)));
        for (ix, county) in catalogue.counties_of(ix) {
            let how = how(typed, of_city, [&county.name, &county.pinyin]);
            all.push((Place::County(ix), how));
        }
    }
    for now in NAME..NOT {
        let mut brings = false;
        for (place, how) in &all {
            let is_city = matches!(place, Place::City(_));
            if is_city {
                brings = *how == now;
            }
            let meant = if is_city { brings && whole_cities } else { brings || *how == now };
            if meant && !found.contains(place) && (now <= ALL_LETTERS || found.len() < MOST) {
                found.push(*place);
            }
        }
    }
    found
}

/// How this matches a place with this name and pinyin, in the city with this name and pinyin.
#[inline(never)]
fn how(typed: &str, city: [&str; 2], place: [&str; 2]) -> u8 {
    let [name, pinyin] = place.map(plain);
    if name == typed {
        return NAME;
    }
    if name.starts_with(typed) {
        return NAME_BEGINS;
    }
    let mut initials = place[1].to_owned();
    initials.retain(|letter| letter.is_ascii_uppercase());
    let initials = plain(&initials);
    if initials == typed || pinyin == typed {
        return ALL_LETTERS;
    }
    if initials.starts_with(typed) {
        return INITIALS_BEGIN;
    }
    if pinyin.starts_with(typed) {
        return PINYIN_BEGINS;
    }
    let [city_name, city_pinyin] = city.map(plain);
    let name = [city_name, name].concat();
    // Not `contains`, which brings a searcher along.
    let within = name.as_bytes().windows(typed.len()).any(|part| part == typed.as_bytes());
    if within || [city_pinyin, pinyin].concat().starts_with(typed) { WITHIN } else { NOT }
}

/// What is compared: lower-case letters, digits and Chinese characters, ü and v as u, without what only says that it is
/// a place.
#[inline(never)]
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        let letter = match letter {
            // Full-width forms stand in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => (letter as u32 - 0xfee0) as u8 as char,
            _ => letter,
        };
        match letter.to_ascii_lowercase() {
            '省' | '市' | '县' | '区' => {}
            'v' | 'ü' | 'Ü' => plain.push('u'),
            other if other.is_ascii_alphanumeric() || other > '\u{33ff}' => plain.push(other),
            _ => {}
        }
    }
    plain
}
