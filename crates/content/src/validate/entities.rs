//! The kinds of respondent, and lists that name them.

use selfcheck_core::catalogue::{Entity, EntityIx, EntitySet};

use super::common::{at_most, choice};
use super::ids::Ids;
use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::raw::{RawEntities, RawEntity};
use crate::source::At;
use crate::written::Str;

/// How many kinds an [`EntitySet`] can hold.
const CAPACITY: usize = 32;

/// The kinds of respondent with their places.
pub(crate) struct Kinds {
    groups: Vec<String>,
    entities: Vec<Entity>,
    places: Vec<At>,
}

/// Validates `entities.toml`.
pub(crate) fn check(raw: RawEntities, problems: &Problems) -> Kinds {
    let RawEntities { groups, mut entities } = raw;
    at_most(&mut entities, CAPACITY, "kinds of respondent", |entity| entity.at, problems);
    check_groups(&groups, &entities, problems);
    let mut kinds = Kinds { groups: Vec::new(), entities: Vec::new(), places: Vec::new() };
    kinds.groups.extend(groups.into_iter().map(|group| group.value));
    let choices: Vec<(&str, &String)> =
        kinds.groups.iter().map(|group| (group.as_str(), group)).collect();
    let mut ids = Ids::default();
    for raw in entities {
        let group = choice(raw.group.as_ref(), "group", &choices, problems).cloned();
        let Some(id) = raw.id else { continue };
        ids.take(&id.value, id.at, problems);
        kinds.places.push(id.at);
        kinds.entities.push(Entity {
            id: id.value,
            name: raw.name,
            hint: raw.hint,
            group,
            whole_city: raw.whole_city,
        });
    }
    kinds
}

/// Reports groups that are given twice, are not written as ids are, or have nobody in them.
fn check_groups(groups: &[Str], entities: &[RawEntity], problems: &Problems) {
    let mut ids = Ids::default();
    for group in groups {
        ids.take(&group.value, group.at, problems);
    }
    let named: Vec<&str> =
        entities.iter().filter_map(|entity| Some(entity.group.as_ref()?.value.as_str())).collect();
    // A misspelt group is reported where it stands; the one that was meant only seems empty.
    if named.iter().any(|name| groups.iter().all(|group| group.value != *name)) {
        return;
    }
    for group in groups.iter().filter(|group| !named.contains(&group.value.as_str())) {
        let name = &group.value;
        let message = format!("no kind of respondent is in the group `{name}`");
        let help = format!("write `group = \"{name}\"` at those who are, or take it out");
        problems.add(Problem::new(Code::GroupEmpty, group.at, message).help(help));
    }
}

impl Kinds {
    /// The kinds with their positions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (EntityIx, &Entity)> {
        (0..).map(EntityIx).zip(&self.entities)
    }

    /// Where the id of a kind stands.
    pub(crate) fn place(&self, entity: EntityIx) -> Option<At> {
        self.places.get(entity.ix()).copied()
    }

    /// The kinds that a list names, by id or as `@group`.
    pub(crate) fn resolve(&self, names: &[Str], problems: &Problems) -> EntitySet {
        let mut set = EntitySet::default();
        for name in names {
            let Some(meant) = self.named(&name.value) else {
                problems.add(self.unknown(name));
                continue;
            };
            let again = self.ids(meant.iter().filter(|entity| set.contains(*entity)));
            if !again.is_empty() {
                let message = format!("{again} is named twice in this list");
                problems.add(Problem::new(Code::NamedTwice, name.at, message));
            }
            set = meant.iter().fold(set, EntitySet::with);
        }
        set
    }

    /// Whether every name of a list means somebody, and somebody is named.
    pub(crate) fn knows_all(&self, names: &[Str]) -> bool {
        !names.is_empty() && names.iter().all(|name| self.named(&name.value).is_some())
    }

    /// The ids of kinds for messages.
    pub(crate) fn ids(&self, entities: impl Iterator<Item = EntityIx>) -> String {
        let ids = entities.filter_map(|ix| self.entities.get(ix.ix()));
        ids.map(|entity| format!("`{}`", entity.id)).collect::<Vec<_>>().join(", ")
    }

    fn named(&self, name: &str) -> Option<EntitySet> {
        let is_meant = |entity: &Entity| match name.strip_prefix('@') {
            Some(group) => entity.group.as_deref() == Some(group),
            None => entity.id == name,
        };
        let meant = self.iter().filter(|(_, entity)| is_meant(entity));
        let set = meant.fold(EntitySet::default(), |set, (ix, _)| set.with(ix));
        (set != EntitySet::default()).then_some(set)
    }

    fn unknown(&self, name: &Str) -> Problem {
        let groups: Vec<_> = self.groups.iter().map(|group| format!("@{group}")).collect();
        let ids = self.entities.iter().map(|entity| entity.id.as_str());
        let help = names::did_you_mean(&name.value, ids.chain(groups.iter().map(String::as_str)))
            .unwrap_or_else(|| {
                "the kinds stand in entities.toml; a group is written with `@` before it".into()
            });
        let message = format!("there is no kind of respondent `{}`", name.value);
        Problem::new(Code::EntityUnknown, name.at, message).help(help)
    }

    pub(crate) fn into_entities(self) -> Vec<Entity> {
        self.entities
    }
}
