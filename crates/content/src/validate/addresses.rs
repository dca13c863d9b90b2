//! Addresses of sentences: `#3.2` at home, `2021-12-07-emergency#3.2` elsewhere.

use selfcheck_core::catalogue::SentenceRef;

use super::checked::Notices;
use super::common::numbered;
use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::source::At;
use crate::written::Str;

impl Notices {
    /// The sentence that an address means, seen from the folder of a notice.
    pub(crate) fn resolve(
        &self,
        home: usize,
        written: &Str,
        problems: &Problems,
    ) -> Option<SentenceRef> {
        let unknown = |message: String, help: String| {
            problems.add(Problem::new(Code::SentenceUnknown, written.at, message).help(help));
        };
        let address = &written.value;
        let Some((id, section, sentence)) = parse_address(address) else {
            let help = "write `#3.2` for section 3, sentence 2 of this notice";
            unknown(format!("`{address}` is not the address of a sentence"), help.to_owned());
            return None;
        };
        let notice = match id {
            "" => Some(home),
            id => self.list.iter().position(|notice| notice.id == id),
        };
        let Some((ix, notice)) = notice.and_then(|ix| Some((ix, self.list.get(ix)?))) else {
            let ids = self.list.iter().map(|notice| notice.id.as_str());
            unknown(format!("there is no notice `{id}`"), names::did_you_mean_of(id, ids));
            return None;
        };
        // A text that could not be cut is reported already.
        let sections = &notice.cut.as_ref()?.sections;
        let Some(found) = sections.get(usize::from(section)) else {
            let help = format!("its sections are 0 to {}", sections.len() - 1);
            unknown(format!("the notice has no section {section}"), help);
            return None;
        };
        let count = found.sentences.len();
        if sentence == 0 || usize::from(sentence) > count {
            let help = match count {
                0 => "it has no sentences".to_owned(),
                _ => format!("its sentences are 1 to {count}"),
            };
            unknown(format!("section {section} has no sentence {sentence}"), help);
            return None;
        }
        Some(SentenceRef { notice: u8::try_from(ix).ok()?, section, sentence })
    }

    /// Where a sentence stands.
    pub(crate) fn place(&self, at: SentenceRef) -> Option<At> {
        let sections = &self.list.get(usize::from(at.notice))?.cut.as_ref()?.sections;
        let sentences = &sections.get(usize::from(at.section))?.sentences;
        sentences.get(usize::from(at.sentence).checked_sub(1)?).copied()
    }

    /// The address of a sentence as written outside its folder.
    pub(crate) fn address(&self, at: SentenceRef) -> String {
        let id = self.list.get(usize::from(at.notice)).map_or("", |notice| &notice.id);
        format!("{id}#{}.{}", at.section, at.sentence)
    }

    /// Every sentence with its place.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = (SentenceRef, At)> {
        numbered(0, &self.list).flat_map(|(notice, checked)| {
            let sections = checked.cut.iter().flat_map(|cut| &cut.sections);
            numbered(0, sections).flat_map(move |(section, cut)| {
                numbered(1, &cut.sentences).map(move |(sentence, at)| {
                    let sentence = SentenceRef { notice, section, sentence };
                    (sentence, *at)
                })
            })
        })
    }
}

/// The notice (empty for the one at home), section and sentence of an address.
fn parse_address(address: &str) -> Option<(&str, u8, u8)> {
    let (notice, rest) = address.split_once('#')?;
    let (section, sentence) = rest.split_once('.')?;
    let number = |text: &str| {
        let plain = text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| plain)
    };
    Some((notice, number(section)?, number(sentence)?))
}
