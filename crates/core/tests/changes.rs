//! What is said to have changed between two contents.

mod support;

use selfcheck_core::{
    Catalogue,
    catalogue::{Condition, EntitySet, Strength, Urgency},
    changes::{Changes, Seen},
};
use support::real;

/// Seen with the real content, kept as text, read again, and compared with a content that was changed.
fn changes(change: impl FnOnce(&mut Catalogue)) -> Option<Changes> {
    let mut other = Catalogue::clone(real());
    change(&mut other);
    // What was just written can be read: a test of its own says so.
    Seen::parse(&Seen::of(real()).to_text())?.changes(&other)
}

#[test]
fn what_was_seen_is_read_as_it_was_written() {
    assert_eq!(Seen::parse(&Seen::of(real()).to_text()), Some(Seen::of(real())));
}

#[test]
fn the_same_measures_are_no_change() {
    assert_eq!(changes(|_| {}), None);
    assert_eq!(changes(|c| c.version = "another".to_owned()), None);
    // What does not change what is asked of whom is not worth a word.
    assert_eq!(changes(|c| c.measures[3].fix.zh.push('。')), None);
    assert_eq!(changes(|c| c.measures[3].question.en.push('.')), None);
}

#[test]
fn each_thing_that_decides_is_a_change() {
    type Change = fn(&mut Catalogue);
    let all: [(&str, Change); 6] = [
        ("question", |c| c.measures[3].question.zh.push('吗')),
        ("quote", |c| c.measures[3].quote.end -= 3),
        ("condition", |c| {
            let other = c.measures.iter().find(|m| m.when != c.measures[3].when);
            c.measures[3].when = other.map_or(Condition::Always, |m| m.when.clone());
        }),
        ("strength", |c| {
            c.measures[3].strength = match c.measures[3].strength {
                Strength::Required => Strength::Encouraged,
                _ => Strength::Required,
            };
        }),
        ("urgency", |c| {
            c.measures[3].urgency = match c.measures[3].urgency {
                Urgency::Daily => Urgency::Standing,
                _ => Urgency::Daily,
            };
        }),
        ("whom", |c| c.measures[3].entities = EntitySet(c.measures[3].entities.0 ^ 1)),
    ];
    for (what, change) in all {
        let found = changes(change).unwrap_or_default();
        assert_eq!(found.changed.iter().map(|m| m.ix()).collect::<Vec<_>>(), [3], "{what}");
        assert!(found.added.is_empty() && found.gone.is_empty(), "{what}");
    }
}

#[test]
fn what_came_and_what_went_is_named() {
    let gone = real().measures[5].name.zh.clone();
    let found = changes(|c| {
        c.measures.remove(5);
        let mut new = c.measures[0].clone();
        new.id = "brand-new".to_owned();
        c.measures.push(new);
    });
    let found = found.unwrap_or_default();
    assert_eq!(found.gone, [gone]);
    assert_eq!(found.added.iter().map(|m| m.ix()).collect::<Vec<_>>(), [real().measures.len() - 1]);
    assert!(found.changed.is_empty(), "positions that shift change nothing: {:?}", found.changed);
}

#[test]
fn any_other_text_is_nothing_to_compare_with() {
    let good = Seen::of(real()).to_text();
    for text in
        ["", "x", "{}", "selfcheck content 2\nv", "selfcheck content 1", &good[..good.len() / 2]]
    {
        if let Some(seen) = Seen::parse(text) {
            // A cut between two lines leaves a whole, shorter text: then more counts as new, and nothing is lost.
            assert!(good.starts_with(&seen.to_text()), "{text}");
        }
    }
    assert_eq!(Seen::parse("selfcheck content 1\nv\nid notanumber name"), None);
}
