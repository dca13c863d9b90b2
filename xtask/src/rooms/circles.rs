//! Circles of arrows.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::reading::Arrows;

/// Every circle that an arrow is part of, the shortest for each arrow: the files in turn, from the first by name.
pub fn circles(arrows: &Arrows) -> BTreeSet<Vec<&str>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows.keys() {
        next.entry(from).or_default().push(to);
    }
    let circles = arrows.keys().filter_map(|(from, to)| {
        let mut files = way(&next, to, from)?;
        let first = (0..files.len()).min_by_key(|at| files[*at])?;
        files.rotate_left(first);
        Some(files)
    });
    circles.collect()
}

/// The shortest way between two files, both included.
fn way<'a>(next: &BTreeMap<&str, Vec<&'a str>>, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(file) = waiting.pop_front() {
        if file == to {
            let mut files = vec![file];
            while let Some(file) = files.last().filter(|file| **file != from) {
                files.push(before[file]);
            }
            files.reverse();
            return Some(files);
        }
        for then in next.get(file).into_iter().flatten() {
            if *then != from && !before.contains_key(then) {
                before.insert(then, file);
                waiting.push_back(then);
            }
        }
    }
    None
}

/// `a.rs → b.rs → a.rs`.
pub fn named(circle: &[&str]) -> String {
    [circle, &circle[..1]].concat().join(" → ")
}

/// The circle, and below it the words that make each of its arrows.
pub fn told(arrows: &Arrows, circle: &[&str]) -> String {
    let mut told = named(circle);
    for (at, from) in circle.iter().enumerate() {
        let to = circle[(at + 1) % circle.len()];
        let all = &arrows[&((*from).to_owned(), to.to_owned())];
        // Where there is a `use`, the paths are what follows from it.
        let in_use: Vec<_> = all.iter().filter(|words| words.starts_with("use ")).collect();
        let words = if in_use.is_empty() { all.iter().collect() } else { in_use };
        let words: Vec<_> = words.into_iter().map(String::as_str).collect();
        told.push_str(&format!("\n    {from}: {}", words.join("; ")));
    }
    told
}
