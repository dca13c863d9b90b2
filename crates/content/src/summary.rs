//! What a content amounts to, in numbers.

use std::fmt;

use selfcheck_core::Catalogue;
use selfcheck_core::catalogue::Condition;
use selfcheck_core::catalogue::{EntityIx, Measure, Strength};

/// A content in numbers. Its `Display` is what `selfcheck check` prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The digest of the content.
    pub version: String,
    /// One for each notice.
    pub notices: Vec<NoticeSummary>,
    /// One for each kind of respondent.
    pub entities: Vec<EntitySummary>,
    /// How many measures there are.
    pub measures: usize,
    /// How many facts may be asked.
    pub facts: usize,
    /// How many cities there are.
    pub cities: usize,
    /// How many counties there are.
    pub counties: usize,
    /// How many references there are.
    pub references: usize,
}

/// A notice in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeSummary {
    /// Its id.
    pub id: String,
    /// How many sentences feed a measure.
    pub bearing: usize,
    /// How many are context.
    pub context: usize,
    /// How many measures are listed under it.
    pub measures: usize,
}

/// The measures for one kind of respondent in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntitySummary {
    /// Its id.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// How many measures may bind it.
    pub measures: usize,
    /// How many of them are required.
    pub required: usize,
    /// How many are encouraged.
    pub encouraged: usize,
    /// How many are discretionary.
    pub discretionary: usize,
    /// How many have a condition.
    pub conditional: usize,
}

impl Summary {
    /// Counts a catalogue.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        Self {
            version: catalogue.version.clone(),
            notices: (0..catalogue.notices.len()).map(|ix| notice(catalogue, ix)).collect(),
            entities: catalogue.entities().map(|(ix, _)| entity(catalogue, ix)).collect(),
            measures: catalogue.measures.len(),
            facts: catalogue.facts.len(),
            cities: catalogue.cities.len(),
            counties: catalogue.counties.len(),
            references: catalogue.references.len(),
        }
    }
}

fn notice(catalogue: &Catalogue, ix: usize) -> NoticeSummary {
    let notice = &catalogue.notices[ix];
    let sentences = || notice.sections.iter().flat_map(|section| &section.sentences);
    let context = sentences().filter(|sentence| sentence.context.is_some()).count();
    let listed = |measure: &&Measure| {
        measure.sources.first().is_some_and(|source| usize::from(source.notice) == ix)
    };
    NoticeSummary {
        id: notice.id.clone(),
        bearing: sentences().count() - context,
        context,
        measures: catalogue.measures.iter().filter(listed).count(),
    }
}

fn entity(catalogue: &Catalogue, ix: EntityIx) -> EntitySummary {
    let entity = catalogue.entity(ix);
    let bound = || catalogue.measures.iter().filter(|measure| measure.entities.contains(ix));
    let of = |strength| bound().filter(|measure| measure.strength == strength).count();
    EntitySummary {
        id: entity.id.clone(),
        name: entity.name.zh.clone(),
        measures: bound().count(),
        required: of(Strength::Required),
        encouraged: of(Strength::Encouraged),
        discretionary: of(Strength::Discretionary),
        conditional: bound().filter(|measure| measure.when != Condition::Always).count(),
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "content {}", self.version)?;
        writeln!(f)?;
        let width = self.notices.iter().map(|notice| notice.id.len()).max().unwrap_or_default();
        for NoticeSummary { id, bearing, context, measures } in &self.notices {
            let sentences = bearing + context;
            writeln!(
                f,
                "{id:width$}  {sentences:3} sentences = {bearing} with measures + {context} context, \
                 {measures} measures",
            )?;
        }
        writeln!(f)?;
        let width = self.entities.iter().map(|entity| entity.id.len()).max().unwrap_or_default();
        let id = "measures for";
        writeln!(f, "{id:width$}  all  required  encouraged  discretionary  conditional")?;
        for entity in &self.entities {
            writeln!(
                f,
                "{:width$}  {:3}  {:8}  {:10}  {:13}  {:11}  {}",
                entity.id,
                entity.measures,
                entity.required,
                entity.encouraged,
                entity.discretionary,
                entity.conditional,
                entity.name,
            )?;
        }
        writeln!(f)?;
        let Self { measures, facts, counties, cities, references, .. } = self;
        writeln!(
            f,
            "{measures} measures, {facts} facts, {counties} counties in {cities} cities, \
             {references} references",
        )
    }
}
