//! The screens and their addresses after `#`.

use selfcheck_core::{
    Catalogue,
    assess::measures_for,
    catalogue::{EntityIx, FactIx, MeasureIx},
};

/// What is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The start: what this is, and the self-checks on this device.
    Home,
    /// What it is based on, and what happens to the answers.
    About,
    /// The notices, sentence by sentence, with what is drawn from each.
    Notices,
    /// The whole list for a kind of respondent, before answering anything.
    List(EntityIx),
    /// A step of a self-check.
    Check(String, Step),
    /// How the page is to look.
    Display,
    /// Where files are opened and result codes typed.
    Open,
    /// A result code to be shown; never on screen itself.
    Code(String),
    /// A self-check to begin, for this kind of respondent if one is named; never on screen itself.
    Begin(Option<EntityIx>),
}

/// A step of a self-check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Who they are.
    Who,
    /// Where they are.
    Where,
    /// The facts that matter to them.
    Facts,
    /// The measures of one section.
    Measures(PageOf),
    /// One of the facts: with the keyboard on it, or, in the elder view, by itself.
    Fact(FactIx),
    /// One of the measures: with the keyboard on it, or, in the elder view, by itself.
    Measure(MeasureIx),
    /// Every answer, and the way to change it.
    Overview,
    /// The result.
    Result,
    /// Something that is made of the result, by its name in addresses.
    Output(&'static str),
}

/// A page of measures: one section of one notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageOf {
    /// Position of the notice.
    pub notice: u8,
    /// Number of the section.
    pub section: u8,
}

impl PageOf {
    /// The sections from which anything can ever apply to this kind of respondent, in the order of
    /// the notices.
    #[must_use]
    pub fn all(catalogue: &Catalogue, entity: EntityIx) -> Vec<Self> {
        let mut pages = Vec::new();
        for (_, measure) in measures_for(catalogue, entity) {
            if let Some(at) = measure.sources.first() {
                let page = Self { notice: at.notice, section: at.section };
                if !pages.contains(&page) {
                    pages.push(page);
                }
            }
        }
        pages.sort();
        pages
    }
}

impl Screen {
    /// The address of the screen.
    #[must_use]
    pub fn fragment(&self, catalogue: &Catalogue) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::About => "/about".to_owned(),
            Self::Notices => "/notices".to_owned(),
            Self::List(entity) => ["/list/", &catalogue.entity(*entity).id].concat(),
            Self::Check(id, step) => {
                let page;
                let step = match step {
                    Step::Who => "who",
                    Step::Where => "where",
                    Step::Facts => "facts",
                    Step::Measures(PageOf { notice, section }) => {
                        page = format!("measures/{notice}.{section}");
                        &page
                    }
                    Step::Result => "result",
                    Step::Fact(fact) => {
                        page = ["fact/", &catalogue.fact(*fact).id].concat();
                        &page
                    }
                    Step::Measure(measure) => {
                        page = ["measure/", &catalogue.measure(*measure).id].concat();
                        &page
                    }
                    Step::Overview => "overview",
                    Step::Output(output) => output,
                };
                ["/check/", id, "/", step].concat()
            }
            Self::Display => "/display".to_owned(),
            Self::Open => "/open".to_owned(),
            Self::Code(digits) => ["/code/", digits].concat(),
            Self::Begin(None) => "/begin".to_owned(),
            Self::Begin(Some(entity)) => ["/begin/", &catalogue.entity(*entity).id].concat(),
        }
    }

    /// The screen at an address; the start for an address that names none. `outputs` are the names of what is made of a result.
    #[must_use]
    pub fn parse(fragment: &str, catalogue: &Catalogue, outputs: &[&'static str]) -> Self {
        let parts: Vec<_> = fragment.split('/').filter(|part| !part.is_empty()).collect();
        let found = match parts.as_slice() {
            ["about"] => Some(Self::About),
            ["notices"] => Some(Self::Notices),
            ["list", entity] => catalogue.find_entity(entity).map(Self::List),
            ["check", id, rest @ ..] => {
                let step = match rest {
                    ["who"] => Some(Step::Who),
                    ["where"] => Some(Step::Where),
                    ["facts"] => Some(Step::Facts),
                    ["measures", page] => parse_page(page, catalogue).map(Step::Measures),
                    ["result"] => Some(Step::Result),
                    ["fact", id] => catalogue.find_fact(id).map(Step::Fact),
                    ["measure", id] => catalogue.find_measure(id).map(Step::Measure),
                    ["overview"] => Some(Step::Overview),
                    [name] => {
                        outputs.iter().find(|output| *output == name).map(|it| Step::Output(it))
                    }
                    _ => None,
                };
                step.map(|step| Self::Check((*id).to_owned(), step))
            }
            ["display"] => Some(Self::Display),
            ["open"] => Some(Self::Open),
            ["begin"] => Some(Self::Begin(None)),
            ["begin", entity] => catalogue.find_entity(entity).map(|ix| Self::Begin(Some(ix))),
            ["code", digits] => Some(Self::Code((*digits).to_owned())),
            _ => None,
        };
        found.unwrap_or(Self::Home)
    }
}

fn parse_page(page: &str, catalogue: &Catalogue) -> Option<PageOf> {
    let (notice, section) = page.split_once('.')?;
    let (notice, section) = (notice.parse().ok()?, section.parse().ok()?);
    let there = catalogue.notices.get(usize::from(notice))?.sections.get(usize::from(section));
    there.map(|_| PageOf { notice, section })
}
