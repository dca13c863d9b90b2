//! The kinds of respondent, and lists that name them.

use selfcheck_core::catalogue::{Entity, EntityGroup, EntityIx, EntitySet};

use super::ids::Ids;
use super::{at_most, choice};
use crate::diagnostics::{Code, Problem, Problems};
use crate::fields::Str;
use crate::names;
use crate::raw::RawEntity;
use crate::source::At;

/// How many kinds an [`EntitySet`] can hold.
const CAPACITY: usize = 32;

const GROUPS: [(&str, EntityGroup); 4] = [
    ("institution", EntityGroup::Institution),
    ("window", EntityGroup::Window),
    ("community", EntityGroup::Community),
    ("bureau", EntityGroup::Bureau),
];

/// The kinds of respondent with their places.
pub(crate) struct Kinds {
    entities: Vec<Entity>,
    places: Vec<At>,
}

/// Validates `entities.toml`.
pub(crate) fn check(mut raw: Vec<RawEntity>, problems: &Problems) -> Kinds {
    at_most(&mut raw, CAPACITY, "kinds of respondent", |entity| entity.at, problems);
    let mut ids = Ids::default();
    let mut kinds = Kinds { entities: Vec::new(), places: Vec::new() };
    for raw in raw {
        let group = choice(raw.group.as_ref(), "group", &GROUPS, problems);
        let Some(id) = raw.id else { continue };
        ids.take(&id.value, id.at, problems);
        kinds.places.push(id.at);
        kinds.entities.push(Entity {
            id: id.value,
            name: raw.name,
            hint: raw.hint,
            group: group.unwrap_or(EntityGroup::Institution),
        });
    }
    kinds
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
        let group = name.strip_prefix('@').map(|group| GROUPS.iter().find(|(n, _)| *n == group));
        match group {
            None => self.iter().find(|(_, entity)| entity.id == name).map(|(ix, _)| ix),
            Some(found) => {
                let (_, group) = found?;
                let members = self.iter().filter(|(_, entity)| entity.group == *group);
                return Some(members.fold(EntitySet::default(), |set, (ix, _)| set.with(ix)));
            }
        }
        .map(|ix| EntitySet::default().with(ix))
    }

    fn unknown(&self, name: &Str) -> Problem {
        let groups: Vec<_> = GROUPS.iter().map(|(group, _)| format!("@{group}")).collect();
        let ids = self.entities.iter().map(|entity| entity.id.as_str());
        let help = names::did_you_mean(&name.value, ids.chain(groups.iter().map(String::as_str)))
            .unwrap_or_else(|| {
                "the kinds stand in entities.toml; groups are written `@window`".into()
            });
        let message = format!("there is no kind of respondent `{}`", name.value);
        Problem::new(Code::EntityUnknown, name.at, message).help(help)
    }

    pub(crate) fn into_entities(self) -> Vec<Entity> {
        self.entities
    }
}
