//! 自查表: the form that is signed and handed in, filled in from the self-check, or blank with the conditions printed.

use selfcheck_core::{
    Catalogue, Date, Lang, Response,
    assess::{Applicability, Finding, Progress, facts_to_ask},
    catalogue::{EntityIx, Measure},
    code,
    lists::join,
    logic::Question,
    paper::{day_words, reason_words},
    response::{FactAnswer, Fulfilment},
    words::Word,
};

use super::{Matter, Output, always, code::squares};
use crate::{
    draw::{El, View, el, p},
    host::numbers_pages,
    parts::{papers, why},
    screens::list::condition,
};
use selfcheck_session::{PageOf, desk::DeskField};

pub static OUTPUT: Output = Output {
    order: 10,
    id: "form",
    name: ("自查表", "Self-check form"),
    purpose: (
        "打印出来签字、盖章、上交。用 A4 纸，黑白打印就可以。",
        "Print it on A4, sign and hand it in. Black and white is enough.",
    ),
    offered: always,
    draw,
};

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let checker = (!matter.read_only).then(|| {
        el("label.field no-print")
            .put(el("span").text(matter.say(
                "自查人（岗位或姓名，只印在表上，可不填）",
                "Checked by (post or name; only printed on the form; optional)",
            )))
            .put(el("input#checker").set("type", "text").set("maxlength", "40").writes(
                view,
                matter.response,
                DeskField::Checker.into(),
                &matter.response.checker,
            ))
    });
    let inside = el("div")
        .put(checker)
        .put((!matter.read_only).then(|| checked(matter)))
        .put(el("p.actions no-print").put(papers::print_button(view)))
        .put(papers::told(view))
        .put(filled(matter));
    papers::screen(matter, &OUTPUT, inside)
}

/// Where the day of the check can be set, with the day that stands there otherwise.
fn checked(matter: &Matter<'_>) -> El {
    let (view, response) = (matter.view, matter.response);
    let given = response.checked.map(Date::text).unwrap_or_default();
    let answered = Response { checked: None, ..Response::clone(response) }.day();
    let hint = match (response.checked, answered) {
        (None, Some(day)) => Some(
            matter
                .say(
                    "不填就是最后一次改动答案的那天：{}。",
                    "Left empty, it is the day of the last answer: {}.",
                )
                .replace("{}", &day_words(day, view.lang)),
        ),
        (Some(checked), Some(day)) if day > checked => Some(
            matter
                .say(
                    "{} 还改过答案，表上仍写您填的日期。",
                    "Answers were changed on {}; the form keeps the day that you set.",
                )
                .replace("{}", &day_words(day, view.lang)),
        ),
        _ => None,
    };
    el("label.field no-print")
        .put(el("span").text(matter.say("自查日期（可不填）", "Date of the check (optional)")))
        .put(el("input#checked").set("type", "date").writes(
            view,
            response,
            DeskField::Checked.into(),
            &given,
        ))
        .put(hint.map(|hint| el("span.hint").text(&hint)))
}

/// What the form is called.
fn form_name(view: &View<'_>) -> String {
    format!("{}{}", view.catalogue.name.get(view.lang), view.lang.pick("表", " form"))
}

/// The form with everything that was said.
fn filled(matter: &Matter<'_>) -> El {
    sheet(if numbers_pages() { "paper form filled" } else { "paper form filled by-hand" })
        .put(el("h2.title").text(&form_name(matter.view)))
        .put(head(matter))
        .put(facts(matter))
        .put(totals(matter))
        .put(el("h3").text(matter.say("措施落实情况", "The measures")))
        .put(measures(matter))
        .put(undetermined(matter))
        .put(not_applying(matter))
        .put(end(matter))
}

/// The blank form for a kind of respondent: every measure that can apply, with its condition.
pub fn blank(view: &View<'_>, entity: EntityIx) -> El {
    let lang = view.lang;
    let lines = [
        (lang.pick("单位名称", "Respondent"), ""),
        (Word::Kind.get(lang), view.catalogue.entity(entity).name.get(lang).as_str()),
        (Word::Place.get(lang), ""),
        (lang.pick("自查日期", "Date"), ""),
        (lang.pick("自查人", "Checked by"), ""),
    ];
    let head = el("table.sheet head-block").put(
        el("tbody")
            .each(lines.into_iter().map(|(name, value)| line(name, value)).chain([basis(view)])),
    );
    let mut number = 0;
    let sections = PageOf::all(view.catalogue, entity).into_iter().map(|page| {
        let rows = selfcheck_core::assess::measures_for(view.catalogue, entity)
            .filter(|(_, measure)| page_of(measure) == Some(page))
            .map(|(_, measure)| {
                number += 1;
                let when = condition(view, entity, measure).map(|when| {
                    el("div.condition").text(&[Word::AppliesIf.get(lang), &when].concat())
                });
                el("tr")
                    .put(el("td.number").text(&number.to_string()))
                    .put(asked(view, measure).put(when))
                    .put(el("td.ticks").each(ticks(lang)))
                    .put(el("td").of(view, &measure.evidence))
            })
            .collect();
        section(view, page, rows, &[])
    });
    let sections: Vec<_> = sections.collect();
    let nobody = Response { entity: Some(entity), ..Response::default() };
    let facts = facts_to_ask(view.catalogue, &nobody).into_iter().map(|fact| {
        let fact = view.catalogue.fact(fact);
        let mut options: Vec<_> =
            fact.options.iter().map(|option| ["□", option.name.get(lang)].concat()).collect();
        options.push(["□", view.tr(Word::NotKnown)].concat());
        line(fact.name.get(lang), &join(&options, "　"))
    });
    let facts: Vec<_> = facts.collect();
    let facts = (!facts.is_empty()).then(|| {
        el("div")
            .put(el("h3").text(lang.pick("基本情况", "How things stand")))
            .put(el("table.sheet head-block").put(el("tbody").each(facts)))
    });
    sheet(if numbers_pages() { "paper form" } else { "paper form by-hand" })
        .put(el("h2.title").text(&format!(
            "{}{}",
            form_name(view),
            lang.pick("（空白）", " (blank)")
        )))
        .put(head)
        .put(facts)
        .put(el("h3").text(lang.pick("措施落实情况", "The measures")))
        .put(el("div").each(sections))
        .put(signed(view))
}

/// The answers to tick, the last with room for its reason.
fn ticks(lang: Lang) -> impl Iterator<Item = El> {
    let answers = [Progress::Met, Progress::Partly, Progress::Unmet, Progress::ToVerify];
    let answers = answers.map(|answer| answer.word().get(lang)).into_iter();
    let exempt = lang.pick("不适用，理由：", "Exempt, because:");
    answers.chain([exempt]).map(|answer| el("div").text(&["□", answer].concat()))
}

fn sheet(class: &'static str) -> El {
    el("div#form").class(class)
}

fn line(name: &str, value: &str) -> El {
    el("tr").put(el("th").set("scope", "row").text(name)).put(el("td").text(value))
}

fn basis(view: &View<'_>) -> El {
    let notices = view.catalogue.notices.iter().map(|notice| {
        el("div").zh().text(&["《", &notice.title, "》（", &notice.dated, "）"].concat())
    });
    let as_of = view.say(Word::TextsChecked, &[&view.catalogue.as_of, &view.catalogue.version]);
    let value = el("td").each(notices).put(el("div.small").text(&as_of));
    el("tr")
        .put(el("th").set("scope", "row").text(view.lang.pick("自查依据", "Based on")))
        .put(value)
}

fn head(matter: &Matter<'_>) -> El {
    let (view, response) = (matter.view, matter.response);
    let entity = response.entity.map(|e| view.catalogue.entity(e).name.get(view.lang).as_str());
    let place = response.place.map(|place| view.catalogue.place_words(place)).unwrap_or_default();
    let day = response.day().map(|day| day_words(day, view.lang)).unwrap_or_default();
    let lines = [
        (matter.say("单位名称", "Respondent"), response.unit.trim()),
        (Word::Kind.get(view.lang), entity.unwrap_or_default()),
        (Word::Place.get(view.lang), &place),
        (matter.say("自查日期", "Date"), &day),
        (matter.say("自查人", "Checked by"), response.checker.trim()),
    ];
    let lines = lines.into_iter().map(|(name, value)| line(name, value));
    el("table.sheet head-block").put(el("tbody").each(lines.chain([basis(view)])))
}

fn facts(matter: &Matter<'_>) -> Option<El> {
    let (view, response) = (matter.view, matter.response);
    let asked = facts_to_ask(view.catalogue, response);
    if asked.is_empty() {
        return None;
    }
    let lines = asked.into_iter().map(|fact| {
        let question = Question::Fact(fact);
        let answer = match response.facts.get(&fact) {
            Some(FactAnswer::Unknown) => view.tr(Word::NotKnown).to_owned(),
            _ => view
                .catalogue
                .answer_words(response, question, view.lang)
                .unwrap_or_else(|| view.tr(Word::NotGiven).to_owned()),
        };
        line(view.catalogue.question_words(question, view.lang), &answer)
    });
    let block = el("table.sheet head-block").put(el("tbody").each(lines));
    Some(el("div").put(el("h3").text(matter.say("基本情况", "How things stand"))).put(block))
}

/// The question of a measure with the words of the notice that it rests on.
fn asked(view: &View<'_>, measure: &Measure) -> El {
    el("td")
        .put(el("div").of(view, &measure.question))
        .put(el("div.small").put(why::quote(view, measure)))
}

fn page_of(measure: &Measure) -> Option<PageOf> {
    let at = measure.sources.first()?;
    Some(PageOf { notice: at.notice, section: at.section })
}

/// The rows of one section under its name, in columns of these widths or, without any, as wide as they need.
fn section(view: &View<'_>, page: PageOf, rows: Vec<El>, widths: &[&'static str]) -> El {
    let notice = &view.catalogue.notices[usize::from(page.notice)];
    let section = &notice.sections[usize::from(page.section)];
    let name = [
        notice.short.get(view.lang),
        " · ",
        &view.catalogue.section_words(section, view.lang),
        " · ",
        section.short.get(view.lang),
    ]
    .concat();
    let heads = [
        ("number", view.lang.pick("序号", "No.")),
        ("", view.lang.pick("措施和依据", "Measure and basis")),
        ("", view.lang.pick("落实情况", "How far")),
        ("", view.lang.pick("看什么、备注", "What to look at, remarks")),
    ];
    let heads = heads.map(|(class, words)| el("th").set("scope", "col").class(class).text(words));
    let columns = el("colgroup").each(widths.iter().map(|width| el("col").set("width", width)));
    let table =
        el("table.sheet measures")
            .put(columns)
            .put(
                el("thead")
                    .put(el("tr").put(
                        el("th.section").set("colspan", "4").set("scope", "colgroup").text(&name),
                    ))
                    .put(el("tr").each(heads)),
            )
            .put(el("tbody").each(rows));
    el("div.begins").put(table)
}

fn measures(matter: &Matter<'_>) -> El {
    let (view, response) = (matter.view, matter.response);
    let Some(entity) = response.entity else {
        return el("div");
    };
    let mut number = 0;
    let mut sections = Vec::new();
    for page in PageOf::all(view.catalogue, entity) {
        let mut rows = Vec::new();
        for finding in matter.assessment.applying() {
            let measure = view.catalogue.measure(finding.measure);
            if page_of(measure) != Some(page) {
                continue;
            }
            number += 1;
            rows.push(
                el("tr")
                    .named("data-measure", &measure.id)
                    .put(el("td.number").text(&number.to_string()))
                    .put(asked(view, measure))
                    .put(verdict(matter, finding))
                    .put(looked_at(matter, finding)),
            );
        }
        if !rows.is_empty() {
            sections.push(section(view, page, rows, &["6%", "44%", "22%", "28%"]));
        }
    }
    el("div").each(sections)
}

/// How far, with a mark that black and white shows as well.
fn verdict(matter: &Matter<'_>, finding: &Finding) -> El {
    let view = matter.view;
    let mark = match finding.progress {
        Progress::Met => "✓ ",
        Progress::Partly => "△ ",
        Progress::Unmet => "✗ ",
        Progress::Exempt => "/ ",
        Progress::ToVerify | Progress::ExemptWithoutReason | Progress::NotAnswered => "？ ",
    };
    let words = finding.progress.word().get(view.lang);
    let reason = match matter.response.fulfilment(finding.measure) {
        Some(Fulfilment::Exempt { reason }) if !reason.trim().is_empty() => Some(
            el("div.small")
                .text(&[Word::Reason.get(view.lang), reason_words(reason, view.lang)].concat()),
        ),
        _ => None,
    };
    el("td.verdict").put(el("strong").text(&[mark, words].concat())).put(reason)
}

fn looked_at(matter: &Matter<'_>, finding: &Finding) -> El {
    let view = matter.view;
    let note = matter.response.answers.get(&finding.measure).map(|answer| answer.note.trim());
    let note = note
        .filter(|note| !note.is_empty())
        .map(|note| el("div").put(el("strong").text(Word::RemarkLead.get(view.lang))).text(note));
    el("td").put(el("div").of(view, &view.catalogue.measure(finding.measure).evidence)).put(note)
}

fn totals(matter: &Matter<'_>) -> El {
    let (view, bounds) = (matter.view, &matter.assessment.bounds);
    let count = |is: fn(&Finding) -> bool| {
        matter.assessment.applying().filter(|finding| is(finding)).count().to_string()
    };
    let lines = [
        (matter.say("适用的措施", "Measures that apply"), bounds.applying.to_string()),
        (matter.say("已落实", "Done"), bounds.met.least.to_string()),
        (matter.say("部分落实", "Partly done"), count(|f| f.progress == Progress::Partly)),
        (matter.say("未落实", "Not done"), count(|f| f.progress == Progress::Unmet)),
        (
            matter.say("不适用（已填理由）", "Exempt, with a reason"),
            count(|f| f.progress == Progress::Exempt),
        ),
        (
            matter.say("待核实、缺理由或未填", "To be checked, without a reason, or not answered"),
            count(|f| f.progress.is_open()),
        ),
        (matter.say("缺口", "Gaps"), bounds.gaps.to_string()),
    ];
    let ranges = !(bounds.applying.is_settled() && bounds.gaps.is_settled());
    let lines = lines
        .iter()
        .map(|(name, value)| line(name, &[value.as_str(), view.lang.pick(" 项", "")].concat()));
    el("div.keep")
        .put(el("h3").text(matter.say("合计", "Totals")))
        .put(el("table.sheet head-block").put(el("tbody").each(lines)))
        .put(ranges.then(|| p(
            "small",
            matter.say(
                "写成“9–14”这样的，前一个数是已经确定的，后一个数是最多会有的；到底多少，要等没填的、不清楚的弄清了才知道。",
                "Where two numbers stand, such as 9–14, the first is certain and the second is the most there can be; what lies between hangs on what is not answered or not known.",
            ),
        )))
}

fn undetermined(matter: &Matter<'_>) -> Option<El> {
    let view = matter.view;
    let items: Vec<_> = matter
        .assessment
        .findings
        .iter()
        .filter(|f| f.applicability == Applicability::Undetermined)
        .map(|finding| {
            let names: Vec<_> = finding
                .hangs_on
                .iter()
                .map(|question| view.catalogue.question_words(question, view.lang).to_owned())
                .collect();
            let name = view.catalogue.measure(finding.measure).name.get(view.lang);
            let names = papers::items(view, &names);
            let hangs = [matter.say("，要看：", "; depends on: "), &names].concat();
            el("li").put(el("strong").text(name)).text(&hangs)
        })
        .collect();
    list(matter.say("还不能确定是否适用的措施", "Measures that may apply"), items)
}

fn not_applying(matter: &Matter<'_>) -> Option<El> {
    let view = matter.view;
    let entity = matter.response.entity?;
    let items: Vec<_> = matter
        .assessment
        .findings
        .iter()
        .filter(|f| f.applicability == Applicability::DoesNotApply)
        .filter(|f| view.catalogue.measure(f.measure).entities.contains(entity))
        .map(|finding| {
            let because: Vec<_> = finding
                .proof
                .iter()
                .filter(|question| *question != Question::Entity)
                .map(|question| named(view.catalogue, matter, question, view.lang))
                .collect();
            let name = view.catalogue.measure(finding.measure).name.get(view.lang);
            let at = view.catalogue.measure(finding.measure).quote.sentence;
            let notice = view.catalogue.notices[usize::from(at.notice)].short.get(view.lang);
            let clause = view.catalogue.citation_words(at, view.lang);
            let because = match papers::items(view, &because) {
                because if because.is_empty() => matter
                    .say("按单位类型就不适用", "it follows from the kind of respondent")
                    .to_owned(),
                because => because,
            };
            let because = [
                view.lang.pick("（", " ("),
                notice,
                view.lang.pick("", ", "),
                &clause,
                view.lang.pick("），理由：", "); because: "),
                &because,
            ]
            .concat();
            el("li").put(el("strong").text(name)).text(&because)
        })
        .collect();
    list(
        matter.say("按现在的情况不适用的措施", "Measures that do not apply as things stand"),
        items,
    )
}

fn named(catalogue: &Catalogue, matter: &Matter<'_>, question: Question, lang: Lang) -> String {
    let name = catalogue.question_words(question, lang);
    let answer = catalogue.answer_words(matter.response, question, lang).unwrap_or_default();
    lang.say(Word::NameAndAnswer, &[&name, &answer])
}

fn list(heading: &str, items: Vec<El>) -> Option<El> {
    (!items.is_empty()).then(|| el("div").put(el("h3").text(heading)).put(el("ul").each(items)))
}

fn signed(view: &View<'_>) -> El {
    let lang = view.lang;
    papers::signatures(&[
        lang.pick("自查人：", "Checked by: "),
        lang.pick("负责人：", "In charge: "),
        lang.pick("单位（盖章）：", "Seal: "),
        lang.pick("日期：", "Date: "),
    ])
}

/// Signatures, and the code that carries the whole of it.
fn end(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let code = code::encode(view.catalogue, matter.response);
    let squares = squares(code.digits(), matter.lang());
    let words = if squares.as_ref().is_some_and(|squares| squares.leads) {
        matter.say(
            "结果码（扫码，或者在自查页面上输入，可以查看这份结果；不能证明是谁填的）",
            "Result code (scan it, or type it on the page, to see this result; it proves nothing about who made it)",
        )
    } else {
        matter.say(
            "结果码（在自查页面上输入，可以查看这份结果；不能证明是谁填的）",
            "Result code (type it on the page to see this result; it proves nothing about who made it)",
        )
    };
    el("div.keep").put(signed(view)).put(
        el("div.code-block")
            .put(squares.map(|squares| squares.picture))
            .put(el("div").put(p("small", words)).put(p("digits", &code.grouped()))),
    )
}
