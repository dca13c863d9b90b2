//! The order of the rooms of the page, from the top: arrows go down.

use super::reading::Arrows;

/// The rooms of `src`, each with the files that are it besides its folder. Those in one line may not name each other.
const ROOMS: &[&[(&str, &[&str])]] = &[
    &[("the way in", &["main", "lib"])],
    &[("app", &["app"])],
    &[("screens", &["screens"])],
    &[("outputs", &["outputs", "output"])],
    &[("components", &["components"])],
    &[("host", &["host"]), ("content", &["content"])],
];

/// The line of a file of `src` and its room.
fn room(file: &str) -> (usize, &'static str) {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    let first = inside.split('/').next().unwrap_or(inside);
    let first = first.strip_suffix(".rs").unwrap_or(first);
    let mut rooms =
        (0..).zip(ROOMS).flat_map(|(line, rooms)| rooms.iter().map(move |it| (line, it)));
    let found = rooms.find(|(_, (_, files))| files.contains(&first));
    let (line, (name, _)) =
        found.unwrap_or_else(|| panic!("{file} is in no room (ARCHITECTURE.md)"));
    (line, name)
}

/// The arrows of the page that go up, or to the side: `src/components/x.rs: crate::screens::…`.
pub fn upward(arrows: &Arrows) -> Vec<String> {
    let wrong = arrows.iter().filter(|((from, to), _)| {
        let (from, to) = (room(from), room(to));
        from.0 > to.0 || (from.0 == to.0 && from.1 != to.1)
    });
    wrong
        .flat_map(|((from, _), words)| words.iter().map(move |it| format!("{from}: {it}")))
        .collect()
}
