//! Sorting, joining, cutting and checking in their smallest form.
//!
//! The standard library has the same, faster for long lists and large for what the page has: a sort of its own for every
//! type, some 500 bytes each, and searchers of 2 KB behind `str::split` and its like.

/// Sorts; equals keep their order. For short lists: it takes up to as many steps as the square of the length.
pub fn sort<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && before(&items[at], &items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// The parts in one text, with something between them.
#[must_use]
#[inline(never)]
pub fn join<S: AsRef<str>>(parts: &[S], between: &str) -> String {
    let mut joined = String::new();
    for (position, part) in parts.iter().enumerate() {
        if position > 0 {
            joined.push_str(between);
        }
        joined.push_str(part.as_ref());
    }
    joined
}

/// What stands before the first such byte and what after it; nothing, if there is none. The byte is of ASCII.
#[must_use]
#[inline(never)]
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let position = text.bytes().position(|byte| byte == at)?;
    Some((&text[..position], &text[position + 1..]))
}

/// The text up to the first such byte, and what follows it, if there is one: called again with that, it gives one part
/// after the other.
#[must_use]
pub fn part(text: &str, at: u8) -> (&str, Option<&str>) {
    match cut(text, at) {
        Some((part, rest)) => (part, Some(rest)),
        None => (text, None),
    }
}

/// A fast checksum (Fowler, Noll and Vo, variant 1a, 64 bits): against damage, not against malice.
#[must_use]
pub const fn checksum(text: &str) -> u64 {
    checksum_of(text.as_bytes())
}

/// The same of bytes that are no text.
#[must_use]
pub const fn checksum_of(bytes: &[u8]) -> u64 {
    let (mut at, mut hash) = (0, 0xcbf2_9ce4_8422_2325_u64);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}
