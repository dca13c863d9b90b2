//! Notices as they are once they are validated.

use selfcheck_core::catalogue::{Notice, Section, Sentence, SentenceRef, Text};

use super::common::numbered;
use crate::raw::{RawMeasure, RawNotice};
use crate::source::{At, Source};
use crate::text::Cut;

/// The notices, oldest first.
pub(crate) struct Notices {
    pub list: Vec<CheckedNotice>,
    /// Whether all files of all notices could be read, so that what is not there is missing.
    pub whole: bool,
}

/// A notice with the places of its parts.
pub(crate) struct CheckedNotice {
    pub id: String,
    pub raw: RawNotice,
    pub cut: Option<Cut>,
    /// The sentences that are only context, with the place that says so.
    pub contexts: Vec<(SentenceRef, At, Text)>,
    pub measures: Vec<RawMeasure>,
}

impl Notices {
    /// The notices with their positions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &CheckedNotice)> {
        self.list.iter().enumerate()
    }

    /// The notices as they are kept. Nothing is lost only where no problem was found.
    pub(crate) fn into_notices(self, source: &Source) -> Vec<Notice> {
        self.list.into_iter().filter_map(|notice| notice.into_notice(source)).collect()
    }
}

impl CheckedNotice {
    fn into_notice(self, source: &Source) -> Option<Notice> {
        let Self { id, raw, cut, contexts, .. } = self;
        let short = |number: u8| {
            let table = raw.sections.iter().find(|s| s.number.is_some_and(|(n, _)| n == number));
            table.map(|table| table.short.clone()).unwrap_or_default()
        };
        let context = |section: u8, sentence: u8| {
            let found =
                contexts.iter().find(|(at, ..)| (at.section, at.sentence) == (section, sentence));
            found.map(|(_, _, reason)| reason.clone())
        };
        let sections = numbered(0, cut?.sections).map(|(number, section)| Section {
            number,
            closing: section.closing,
            heading: section.heading.map(|at| source.slice(at).to_owned()).unwrap_or_default(),
            short: short(number),
            sentences: numbered(1, section.sentences)
                .map(|(sentence, at)| Sentence {
                    text: source.slice(at).to_owned(),
                    context: context(number, sentence),
                })
                .collect(),
        });
        Some(Notice {
            id,
            sections: sections.collect(),
            title: raw.title?.value,
            short: raw.short,
            addressee: raw.addressee?.value,
            issuer: raw.issuer?.value,
            dated: raw.dated?.value,
            published: raw.published?.value,
        })
    }
}
