//! The result screen, read back and compared with what the core says of the same answers.

use selfcheck_core::{
    Assessment, Lang, Response, assess,
    assess::{Applicability, Finding, Progress, Range},
    catalogue::Urgency,
    logic::Question,
    words::Word,
};

use crate::{
    content,
    content::catalogue,
    page::Page,
    reading::{self, Scripts, measures_in},
};

/// Everything the result says in numbers and lists.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    /// 缺口 … 项: one number, or two bounds.
    pub gaps: Vec<u16>,
    /// How many apply; of these, as far as there are any, how many are done, gaps and required among them, exempt, and not
    /// clear yet.
    pub sums: String,
    /// Whether it says that nothing can change any more.
    pub settled: bool,
    /// What must be done immediately.
    pub immediate: Vec<String>,
    /// The other gaps.
    pub other_gaps: Vec<String>,
    /// What applies and has no settled answer.
    pub unanswered: Vec<String>,
    /// What is to be found out, with how many measures hang on it.
    pub unknown: Vec<String>,
    /// What is done.
    pub met: Vec<String>,
    /// What is exempt, with a reason.
    pub exempt: Vec<String>,
    /// What does not apply.
    pub off: Vec<String>,
}

impl Shown {
    /// Reads the result on screen.
    #[track_caller]
    fn on(page: &dyn Scripts) -> Self {
        Self {
            gaps: gaps_shown(page),
            sums: reading::text(page, "#sums"),
            settled: reading::exists(page, "#settled"),
            immediate: measures_in(page, "#immediate"),
            other_gaps: measures_in(page, "#gaps"),
            unanswered: measures_in(page, "#unanswered"),
            unknown: reading::unknown(page),
            met: measures_in(page, "#met"),
            exempt: measures_in(page, "#exempt"),
            off: measures_in(page, "#off"),
        }
    }

    /// What the result ought to say.
    fn of(response: &Response, assessment: &Assessment, lang: Lang) -> Self {
        let catalogue = catalogue();
        let name = |finding: &Finding| catalogue.measure(finding.measure).id.clone();
        let immediately =
            |f: &Finding| catalogue.measure(f.measure).urgency == Urgency::Immediately;
        let applying = |so: &dyn Fn(&Finding) -> bool| -> Vec<String> {
            assessment.applying().filter(|finding| so(finding)).map(name).collect()
        };
        let count = |so: &dyn Fn(&Finding) -> bool| applying(so).len() as u16;
        let met = applying(&|f| f.progress == Progress::Met);
        let entity = response.entity.expect("a result is of some kind of respondent");
        let own = |finding: &&Finding| catalogue.measure(finding.measure).entities.contains(entity);
        let off =
            assessment.findings.iter().filter(|f| f.applicability == Applicability::DoesNotApply);
        let bounds = assessment.bounds;
        let words = |question: Question| catalogue.question_words(question, Lang::Zh);
        Self {
            gaps: range(bounds.gaps),
            sums: sums(
                assessment,
                count(&|finding| finding.progress == Progress::Exempt),
                count(&|finding| finding.progress.is_open()),
                lang,
            ),
            settled: assessment.open.is_empty(),
            immediate: assessment.immediate(catalogue).map(name).collect(),
            other_gaps: assessment
                .gaps(catalogue)
                .iter()
                .filter(|f| !immediately(f))
                .map(name)
                .collect(),
            unanswered: applying(&|f| f.progress.is_open() && !immediately(f)),
            unknown: assessment
                .open
                .iter()
                .map(|open| format!("{} {}", words(open.question), open.touches))
                .collect(),
            met,
            exempt: applying(&|f| f.progress == Progress::Exempt),
            off: off.filter(own).map(name).collect(),
        }
    }
}

fn sums(assessment: &Assessment, exempt: u16, open: u16, lang: Lang) -> String {
    let bounds = assessment.bounds;
    let (met, gaps, required) = (bounds.met.least, bounds.gaps.least, bounds.required_gaps.least);
    let mut parts = Vec::new();
    if met > 0 {
        parts.push(lang.say(Word::DoneOfThem, &[&met]));
    }
    if gaps > 0 {
        parts.push(lang.say(Word::GapsOfThem, &[&gaps, &required]));
    }
    if exempt > 0 {
        parts.push(lang.say(Word::ExemptOfThem, &[&exempt]));
    }
    if open > 0 {
        parts.push(lang.say(Word::OpenOfThem, &[&open]));
    }
    let (between, end) = lang.pick(("；", "。"), ("; ", "."));
    lang.say(Word::AppliesCount, &[&bounds.applying]) + parts.join(between).as_str() + end
}

/// The language in which the page is.
fn lang(page: &dyn Scripts) -> Lang {
    match page.run("return document.documentElement.lang", &[]).as_str() {
        Some("en") => Lang::En,
        _ => Lang::Zh,
    }
}

fn range(range: Range) -> Vec<u16> {
    if range.is_settled() { vec![range.least] } else { vec![range.least, range.most] }
}

/// The numbers in a text, in their order.
fn numbers(text: &str) -> Vec<u16> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// The number of gaps in the headline: one number, or two bounds.
#[track_caller]
pub fn gaps_shown(page: &dyn Scripts) -> Vec<u16> {
    numbers(&reading::text(page, "#headline .number"))
}

/// Fails unless every number and list of the result on screen is what the core says of the stored answers. Returns what
/// both say.
#[track_caller]
pub fn agrees_with_the_core(page: &dyn Scripts) -> Assessment {
    let stored = reading::stored_check(page);
    let (response, assessment) = content::assessed(&stored);
    assert_eq!(Shown::on(page), Shown::of(&response, &assessment, lang(page)), "{stored}");
    assessment
}

/// The same for a self-check that is not, or not here, in storage.
#[track_caller]
pub fn agrees_with_the_core_on(page: &dyn Scripts, response: &Response) {
    let assessment = assess(catalogue(), response);
    assert_eq!(Shown::on(page), Shown::of(response, &assessment, lang(page)), "{response:?}");
}

impl Page {
    /// The number of gaps in the headline: one number, or two bounds.
    #[track_caller]
    pub fn gaps_shown(&self) -> Vec<u16> {
        gaps_shown(self)
    }

    /// Fails unless every number and list of the result on screen is what the core says of the stored answers.
    /// Returns what both say.
    #[track_caller]
    pub fn result_agrees_with_the_core(&self) -> Assessment {
        agrees_with_the_core(self)
    }
}
