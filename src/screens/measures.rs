//! Fourth step: the measures of one section, one tap each.

use std::rc::Rc;

use crate::{
    draw::{El, View, el, h1, p},
    parts::{
        progress::{is_left, left, whole},
        steps::back_and_on,
        why,
    },
    piece::card,
};
use selfcheck_core::{
    Assessment, Response,
    assess::{Applicability, Finding},
    catalogue::Section,
    words::Word,
};
use selfcheck_session::{PageOf, Screen, Step};

pub fn draw(view: &View<'_>, response: &Rc<Response>, page: PageOf) -> El {
    let assessment = view.assess(response);
    let pages = pages(view, response, &assessment);
    let here = Page::of(view, &assessment, page);
    let notice = &view.catalogue.notices[usize::from(page.notice)];
    let section = section(view, page);
    let number = view.catalogue.section_words(section, view.lang);
    let place = p("hint", &[notice.short.get(view.lang), " · ", &number, " · "].concat())
        .put(el("span").zh().text(&section.heading));
    let mut cards = el("div");
    for finding in &here.applying {
        cards = card(cards, view, response, *finding);
    }
    let none = Word::NothingHereForCertain;
    let none = here.applying.is_empty().then(|| view.p("banner", none));
    el("div")
        .put(sections(view, response, &pages, page))
        .put(h1(section.short.get(view.lang)))
        .put(place)
        .put(progress(view, &here, left(&assessment)))
        .put(none)
        .put(cards)
        .put(undetermined(view, response, &here.open))
        .put(onward(view, response, &pages, page, left(&assessment)))
}

/// The findings of one section, as far as they may apply.
pub struct Page {
    /// Which section.
    pub page: PageOf,
    /// What applies.
    pub applying: Vec<Finding>,
    /// What may apply.
    pub open: Vec<Finding>,
}

impl Page {
    fn of(view: &View<'_>, assessment: &Assessment, page: PageOf) -> Self {
        let mut of = Self { page, applying: Vec::new(), open: Vec::new() };
        for finding in &assessment.findings {
            let at = view.catalogue.measure(finding.measure).sources.first();
            if at.is_none_or(|at| at.notice != page.notice || at.section != page.section) {
                continue;
            }
            match finding.applicability {
                Applicability::Applies => of.applying.push(*finding),
                Applicability::Undetermined => of.open.push(*finding),
                Applicability::DoesNotApply => {}
            }
        }
        of
    }

    fn left(&self) -> usize {
        self.applying.iter().filter(|finding| is_left(finding)).count()
    }
}

/// The sections that have anything that applies or may apply.
pub fn pages(view: &View<'_>, response: &Response, assessment: &Assessment) -> Vec<Page> {
    let all = response.entity.map(|entity| PageOf::all(view.catalogue, entity));
    all.unwrap_or_default()
        .into_iter()
        .map(|page| Page::of(view, assessment, page))
        .filter(|page| !page.applying.is_empty() || !page.open.is_empty())
        .collect()
}

/// A section of a notice.
pub fn section(view: &View<'_>, page: PageOf) -> &'static Section {
    &view.catalogue.notices[usize::from(page.notice)].sections[usize::from(page.section)]
}

fn screen(response: &Response, page: PageOf) -> Screen {
    Screen::Check(response.id.clone(), Step::Measures(page))
}

fn onward(view: &View<'_>, response: &Response, pages: &[Page], now: PageOf, left: usize) -> El {
    let before = pages.iter().rev().find(|page| page.page < now);
    let after = pages.iter().find(|page| page.page > now);
    let back = match before {
        Some(page) => screen(response, page.page),
        None => Screen::Check(response.id.clone(), Step::Facts),
    };
    let on = match after {
        Some(page) => {
            let short = section(view, page.page).short.get(view.lang);
            (screen(response, page.page), view.say(Word::Next, &[&short]))
        }
        None => {
            let mut words = view.tr(Word::ToTheResult).to_owned();
            if left > 0 {
                words += &view.say(Word::LeftInBrackets, &[&left]);
            }
            (Screen::Check(response.id.clone(), Step::Result), words)
        }
    };
    // A section is gone through to its end first.
    back_and_on(view, &back, Some(on)).class("onward no-print")
}

/// How many measures of the section, and of the whole self-check, are left to answer. Announced when it changes.
fn progress(view: &View<'_>, here: &Page, left: usize) -> El {
    let of_here = here.applying.len();
    let words = match here.left() {
        0 => view.say(Word::PartDone, &[&of_here]),
        open => view.say(Word::PartLeft, &[&of_here, &open]),
    };
    let line = el("div#progress").set("role", "status").put(p("", &words));
    line.put(whole(view, left))
}

/// Every section with what is left in it, and the way there.
fn sections(view: &View<'_>, response: &Response, pages: &[Page], now: PageOf) -> El {
    let items = pages.iter().map(|page| {
        let left = page.left();
        let count = match left {
            0 => el("span.count").word(view, Word::PartIsDone),
            left => el("span.count").filled(view, Word::LeftInBrackets, &[&left]),
        };
        let link = view
            .link(&screen(response, page.page), section(view, page.page).short.get(view.lang))
            .set_if(page.page == now, "aria-current", "page")
            .put(count);
        el("li").class(if left == 0 { "complete" } else { "" }).put(link)
    });
    // A section of which nothing applies any more is none of them.
    let summary = match pages.iter().position(|page| page.page == now) {
        Some(at) => view.say(Word::PartOf, &[&(at + 1), &pages.len()]),
        None => view.tr(Word::Measures).to_owned(),
    };
    let all = ["#/check/", &response.id, "/overview"].concat();
    el("details.sections no-print")
        .put(el("summary").text(&summary))
        .put(el("ol").each(items))
        .put(el("a#overview").named("href", &all).word(view, Word::AllAnswers))
}

fn undetermined(view: &View<'_>, response: &Response, open: &[Finding]) -> Option<El> {
    if open.is_empty() {
        return None;
    }
    let items = open.iter().map(|finding| {
        let measure = view.catalogue.measure(finding.measure);
        el("li")
            .named("data-measure", &measure.id)
            .put(el("strong").of(view, &measure.name))
            .put(why::hangs_on(view, response, finding))
    });
    let section = el("section#undetermined.card");
    Some(
        section
            .put(el("h2").filled(view, Word::MoreMayApply, &[&open.len()]))
            .put(el("ul").each(items)),
    )
}
