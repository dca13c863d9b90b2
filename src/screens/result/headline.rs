//! The headline as a pair of bounds, and of what it is made up.

use selfcheck_core::{
    Assessment,
    assess::{Finding, Progress},
    words::Word,
};
use selfcheck_session::walk;
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    screen_link::ScreenLink,
};
use crate::output::ResultProps;

#[component]
pub fn Headline(ResultProps { response, assessment, read_only }: &ResultProps) -> Html {
    let content = use_content();
    let gaps = &assessment.bounds.gaps;
    let explained = match (gaps.least, gaps.most - gaps.least) {
        (0, 0) => content.tr(Word::NoGaps).to_owned(),
        (n, 0) => content.say(Word::AllGapsCertain, &[&n]),
        (n, _) => content.say(Word::SomeGapsCertain, &[&n, &gaps.most]),
    };
    let left = match read_only {
        true => 0,
        false => walk::left(content.catalogue, response, assessment),
    };
    html! {
        <section id="headline" class="headline">
            <p class="number">{ content.say(Word::GapsHeadline, &[gaps]) }</p>
            <p>{ explained }</p>
            <p class="hint">{ content.tr(Word::WhatAGapIs) }</p>
            <p class="hint" id="sums">{ of_what_applies(content, assessment) }</p>
            if assessment.open.is_empty() {
                <p class="hint" id="settled">{ content.tr(Word::SettledForGood) }</p>
            }
            if left > 0 {
                <p class="no-print">
                    { content.say(Word::NotAnsweredYet, &[&left]) }
                    { " " }
                    <ScreenLink
                        to={walk::resume(content.catalogue, response)}
                        class="button"
                        id="go-on"
                    >
                        { content.tr(Word::GoOnHere) }
                    </ScreenLink>
                </p>
            }
        </section>
    }
}

/// What applies, part by part; what there is none of is left out.
fn of_what_applies(content: Content, assessment: &Assessment) -> String {
    let bounds = &assessment.bounds;
    let count =
        |is: fn(&Finding) -> bool| assessment.applying().filter(|finding| is(finding)).count();
    let exempt = count(|finding| finding.progress == Progress::Exempt);
    let open = count(|finding| finding.progress.is_open());
    let (done, gaps, required) = (bounds.met.least, bounds.gaps.least, bounds.required_gaps.least);
    let parts = [
        (usize::from(done), content.say(Word::DoneOfThem, &[&done])),
        (usize::from(gaps), content.say(Word::GapsOfThem, &[&gaps, &required])),
        (exempt, content.say(Word::ExemptOfThem, &[&exempt])),
        (open, content.say(Word::OpenOfThem, &[&open])),
    ];
    let parts: Vec<_> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    let (between, end) = content.lang.pick(("；", "。"), ("; ", "."));
    let all = content.say(Word::AppliesCount, &[&bounds.applying]);
    format!("{all}{}{end}", parts.join(between))
}
