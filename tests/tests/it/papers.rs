//! What is printed, read back from the PDF: every page is A4 and numbered, every row stands whole on one page under its
//! header, and what it says is what the core says.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use selfcheck_browser::{
    Engine, Page, Paper, Session, Site, Visit, Walk,
    checks::{self, any, check, checked},
    content::{self, catalogue},
    page::STORED,
    paper::{Row, squeezed},
    reading::{self, Scripts},
    tables,
};
use selfcheck_core::{
    Date, Lang, Response, Truth, assess,
    assess::{Applicability, Finding, Progress, facts_to_ask, measures_for},
    catalogue::{EntityIx, Measure},
    code,
    compare::compare,
    format,
    ledger::ledger,
    logic::{Question, Situation},
    paper::day_words,
    prepare::{prepare, suppositions},
    response::{FactAnswer, Fulfilment, WorkState},
    sheet::Sheet,
    words::Word,
};
use serde_json::json;

const ZH: Lang = Lang::Zh;

/// The columns of the form.
const FORM: [&str; 4] = ["序号", "措施和依据", "落实情况", "看什么、备注"];

/// Where the values begin in the tables of names and values, at the latest.
const NAMES: f64 = 135.0;

/// What stands at the end of the form, to be signed.
const SIGNED: [&str; 4] = ["自查人：", "负责人：", "（盖章）", "日期："];

// ---- What holds for every paper ----

/// Fails unless the paper can be put into any printer and read by anybody.
#[track_caller]
fn is_sound(paper: &Paper, lying: bool) {
    let count = paper.pages.len();
    assert!(count > 0);
    for (number, page) in (1..).zip(&paper.pages) {
        assert!(page.is_a4(lying), "page {number}: {} × {}", page.width, page.height);
        assert_eq!(page.foot(), format!("第{number}页共{count}页"));
        // 12 mm at the sides, less what a rounded dot may take.
        let margin = 33.0;
        for word in &page.words {
            let inside = word.left >= margin && word.right <= page.width - margin;
            assert!(inside, "page {number}: {word:?} stands outside");
        }
    }
    let fonts = paper.fonts();
    assert!(
        !fonts.is_empty() && fonts.iter().all(|font| font.embedded && font.readable),
        "{fonts:?}"
    );
}

/// Fails unless the paper says all of these.
#[track_caller]
fn says(paper: &Paper, words: &[&str]) {
    let text = paper.text();
    for words in words {
        assert!(text.contains(&squeezed(words)), "“{words}” is not in {text}");
    }
}

/// Fails unless a table says this: names on the left, values on the right, one under the other.
#[track_caller]
fn says_in_columns(paper: &Paper, lines: impl Iterator<Item = (String, String)>) {
    let (names, values): (Vec<_>, Vec<_>) = lines.unzip();
    let (left, right) = paper.columns(NAMES);
    for (text, cells) in [(left, names), (right, values)] {
        let cells = squeezed(&cells.concat());
        assert!(text.contains(&cells), "{cells} is not in {text}");
    }
}

/// The rows without their pages, after looking that they come in the order of their numbers: each once, each whole.
#[track_caller]
fn in_order(rows: Vec<Row>) -> Vec<Vec<String>> {
    assert!(rows.is_sorted_by_key(|row| row.page));
    for (number, row) in (1..).zip(&rows) {
        assert_eq!(row.cells[0], format!("{number}"), "on page {}", row.page);
    }
    rows.into_iter().map(|row| row.cells).collect()
}

/// Fails unless the table is printed cell by cell, with its title and its notes.
#[track_caller]
fn prints(paper: &Paper, sheet: &Sheet) {
    let header: Vec<&str> = sheet.columns.iter().map(|column| column.name.as_str()).collect();
    let expected: Vec<Vec<String>> = tables::of_sheet(sheet, squeezed).split_off(1);
    assert_eq!(in_order(paper.rows(&header)), expected);
    says(paper, &[&sheet.title]);
    let notes: Vec<&str> = sheet.notes.iter().map(String::as_str).collect();
    says(paper, &notes);
}

// ---- What the form ought to say ----

/// The measures in the order of the form: by section, then as in the content.
fn by_section<T>(mut measures: Vec<T>, measure: impl Fn(&T) -> &'static Measure) -> Vec<T> {
    measures.sort_by_key(|it| {
        let at = measure(it).sources[0];
        (at.notice, at.section)
    });
    measures
}

/// The question with the words of the notice, and where they stand.
fn asked(measure: &Measure) -> String {
    let at = measure.quote.sentence;
    let notice = &catalogue().notices[usize::from(at.notice)];
    let quote = match catalogue().quote(measure.quote) {
        quote if quote.contains('“') => quote.to_owned(),
        quote => format!("“{quote}”"),
    };
    let clause = catalogue().citation_words(at, ZH);
    squeezed(&format!("{}{quote}{} · {clause}", measure.question.zh, notice.short.zh))
}

/// The verdict as it must be read without any colour.
fn verdict(response: &Response, finding: &Finding) -> String {
    let mark = match finding.progress {
        Progress::Met => "✓",
        Progress::Exempt => "/",
        Progress::Partly => "△",
        Progress::Unmet => "✗",
        Progress::ToVerify | Progress::ExemptWithoutReason | Progress::NotAnswered => "？",
    };
    let mut words = format!("{mark}{}", finding.progress.word().get(ZH));
    if let Some(Fulfilment::Exempt { reason }) = response.fulfilment(finding.measure)
        && !reason.trim().is_empty()
    {
        words += &format!("{}{reason}", Word::Reason.get(ZH));
    }
    squeezed(&words)
}

fn form_rows(response: &Response) -> Vec<Vec<String>> {
    let assessment = assess(catalogue(), response);
    let applying = assessment.applying().copied().collect();
    let measure = |finding: &Finding| catalogue().measure(finding.measure);
    let row = |(number, finding): (usize, Finding)| {
        let note = response.answers.get(&finding.measure).map_or("", |answer| answer.note.trim());
        let mut looked_at = measure(&finding).evidence.zh.clone();
        if !note.is_empty() {
            looked_at += Word::RemarkLead.get(ZH);
            looked_at += note;
        }
        vec![
            number.to_string(),
            asked(measure(&finding)),
            verdict(response, &finding),
            squeezed(&looked_at),
        ]
    };
    (1..).zip(by_section(applying, measure)).map(row).collect()
}

/// Fails unless the paper is the whole form of this self-check.
#[track_caller]
fn is_the_form_of(paper: &Paper, response: &Response) {
    is_sound(paper, false);
    assert_eq!(in_order(paper.rows(&FORM)), form_rows(response));

    // The head: who, what, where, when, on what it is based and as of when.
    let place = catalogue().place_words(response.place.unwrap());
    let kind = &catalogue().entity(response.entity.unwrap()).name.zh;
    let day = day_words(checked(), ZH);
    says(paper, &[&response.unit, &response.checker, kind, &place, &day]);
    says(paper, &[&format!("内容版本：{}", catalogue().version), &catalogue().as_of]);
    for notice in &catalogue().notices {
        says(paper, &[&format!("《{}》（{}）", notice.title, notice.dated)]);
    }

    // Every fact that is asked, with its answer.
    let answer = |fact| {
        let question = Question::Fact(fact);
        let answer = match response.facts.get(&fact) {
            Some(FactAnswer::Unknown) => Word::NotKnown.get(ZH).to_owned(),
            _ => catalogue()
                .answer_words(response, question, ZH)
                .unwrap_or_else(|| Word::NotGiven.get(ZH).to_owned()),
        };
        (catalogue().question_words(question, ZH).to_owned(), answer)
    };
    says_in_columns(paper, facts_to_ask(catalogue(), response).into_iter().map(answer));

    // The totals are those of the assessment.
    let assessment = assess(catalogue(), response);
    let count = |progress| assessment.applying().filter(|f| f.progress == progress).count();
    let open = assessment.applying().filter(|f| f.progress.is_open()).count();
    let bounds = &assessment.bounds;
    let totals = [
        ("适用的措施", bounds.applying.to_string()),
        ("已落实", bounds.met.least.to_string()),
        ("部分落实", count(Progress::Partly).to_string()),
        ("未落实", count(Progress::Unmet).to_string()),
        ("不适用（已填理由）", count(Progress::Exempt).to_string()),
        ("待核实、缺理由或未填", open.to_string()),
        ("缺口", bounds.gaps.to_string()),
    ];
    let totals = totals.into_iter().map(|(name, count)| (name.to_owned(), format!("{count}项")));
    says_in_columns(paper, totals);

    // What does not apply, each with its reason; what may, each with what it hangs on.
    let own = |finding: &&Finding| {
        catalogue().measure(finding.measure).entities.contains(response.entity.unwrap())
    };
    for finding in assessment.findings.iter().filter(own) {
        let measure = catalogue().measure(finding.measure);
        let at = measure.quote.sentence;
        match finding.applicability {
            Applicability::Applies => {}
            Applicability::DoesNotApply => {
                let because: Vec<_> = finding
                    .proof
                    .iter()
                    .filter(|question| *question != Question::Entity)
                    .map(|question| {
                        let answer = catalogue().answer_words(response, question, ZH).unwrap();
                        format!("{}：{answer}", catalogue().question_words(question, ZH))
                    })
                    .collect();
                assert!(!because.is_empty(), "{}: its kind is asked of it", measure.id);
                let notice = &catalogue().notices[usize::from(at.notice)].short.zh;
                let clause = catalogue().citation_words(at, ZH);
                let line = format!(
                    "{}（{notice}{clause}），理由：{}",
                    measure.name.zh,
                    because.join("、")
                );
                says(paper, &[&line]);
            }
            Applicability::Undetermined => {
                let hangs_on: Vec<_> =
                    finding.hangs_on.iter().map(|it| catalogue().question_words(it, ZH)).collect();
                says(paper, &[&format!("{}，要看：{}", measure.name.zh, hangs_on.join("、"))]);
            }
        }
    }

    // To be signed, with the code that carries all of it, on one page.
    let last = paper.pages.last().unwrap().text();
    for label in SIGNED {
        assert!(last.contains(label), "{label} is not in {last}");
    }
    let code = code::encode(catalogue(), response);
    assert!(last.contains(code.digits()), "{} is not in {last}", code.digits());
}

/// A nursing home in 镇海 that is not done yet, with one of everything that can be said.
fn half_done() -> Response {
    let mut home = check("half-done", "eldercare", "镇海区");
    home.unit = "镇海区的一家养老院".to_owned();
    let travel = catalogue().find_fact("travel").unwrap();
    home.facts.insert(travel, FactAnswer::Unknown);
    let reason = |reason: &str| Fulfilment::Exempt { reason: reason.to_owned() };
    for (measure, fulfilment, note) in [
        ("closed-named", Fulfilment::Partly, ""),
        ("staff-test", Fulfilment::Met, "检测点周末关门"),
        ("ventilation", Fulfilment::Unmet, "西侧走廊的窗打不开，已报修"),
        ("masks", Fulfilment::ToVerify, ""),
        ("health-code", reason(""), ""),
        ("disinfection", reason("由外包单位负责，记录在其处"), ""),
    ] {
        checks::answer(&mut home, measure, fulfilment, note);
    }
    home
}

// ---- The form ----

#[test]
fn the_form_of_a_home_that_is_not_done_yet() {
    let home = half_done();
    let page = Page::open();
    page.with_checks(&[&home], "/check/half-done/form");
    let paper = Paper::read(&page.paper());
    is_the_form_of(&paper, &home);
    // The verdict of each kind is there to be read, whatever the printer makes of colours.
    for words in [
        "？未填写",
        "△部分落实",
        "✗未落实",
        "？待核实",
        "✓已落实",
        "/不适用（已填理由）",
        "？不适用（缺理由）",
    ] {
        says(&paper, &[words]);
    }
    assert!(!paper.text().contains("打印"), "buttons are for the screen");

    // The day of the check is set on this screen, and stands on the paper and in its code.
    Walk(&page).write("#checked", "2026-11-18");
    let day = Date::parse("2026-11-18");
    page.until("it is stored", || content::read(&page.stored_check()).checked == day);
    let dated = Response { checked: day, ..home.clone() };
    let paper = Paper::read(&page.paper());
    says(&paper, &[&day_words(day.unwrap(), ZH)]);
    let code = code::encode(catalogue(), &dated);
    assert!(paper.pages.last().unwrap().text().contains(code.digits()));

    // Who checked is entered on this screen.
    page.write("#checker", "办公室主任");
    let home = Response { checker: "办公室主任".to_owned(), ..home };
    assert_eq!(content::read(&page.stored_check()).checker, home.checker);
    says(&Paper::read(&page.paper()), &[&home.checker]);
}

#[test]
fn an_english_paper_has_english_page_numbers() {
    let page = Page::open();
    page.with_checks(&[&half_done()], "/check/half-done/form");
    page.click("#language");
    page.until("it is in English", || page.text("h1") == "Self-check form");
    // As long as the English texts of the content are on their way, the page is read and numbered as Chinese.
    page.until("its texts are there", || {
        page.says("return document.documentElement.lang === 'en'")
    });
    let paper = Paper::read(&page.paper());
    let count = paper.pages.len();
    for (number, page) in (1..).zip(&paper.pages) {
        assert_eq!(page.foot(), format!("Page{number}of{count}"));
        assert!(page.is_a4(false));
    }
}

#[test]
fn the_longest_form_a_bureau_that_has_answered_everything() {
    let bureau = any("bureau", "civil-affairs-bureau", 7);
    let page = Page::open();
    page.with_checks(&[&bureau], "/check/bureau/form");
    let paper = Paper::read(&page.paper());
    // The day of the form is that of the last change, and looking changes nothing.
    is_the_form_of(&paper, &bureau);
    assert!(paper.pages.len() > 3, "long enough to show what breaks at the end of a page");
}

#[test]
fn a_form_whose_rows_are_as_long_as_people_write() {
    let mut home = any("wordy", "eldercare", 3);
    let ventilation = catalogue().find_measure("ventilation").unwrap();
    home.answers.get_mut(&ventilation).unwrap().note = "西侧走廊的窗打不开，已报修。".repeat(40);
    let page = Page::open();
    page.with_checks(&[&home], "/check/wordy/form");
    is_the_form_of(&Paper::read(&page.paper()), &home);
}

/// Whether it is the same text, as far as the paper can be read: Firefox gives some characters as others of the same
/// shape, and some that Poppler cannot name at all.
fn is_alike(read: &str, text: &str) -> bool {
    let (read, text): (Vec<char>, Vec<char>) = (read.chars().collect(), text.chars().collect());
    let alike = |(read, char): (&char, &char)| {
        read == char || matches!(read, '\u{fffd}' | '・' | '\u{2e80}'..='\u{2fdf}')
    };
    read.len() == text.len() && read.iter().zip(&text).all(alike)
}

#[test]
fn the_form_in_browsers_that_do_not_number_pages() {
    let bureau = any("bureau", "civil-affairs-bureau", 7);
    for engine in [Engine::Chromium69, Engine::Chromium86, Engine::Firefox] {
        let session = Session::start(engine);
        let site = Site::plain();
        session.open(&site.url());
        reading::until_it_runs(&session);
        let stored = [json!(format!("{STORED}bureau")), json!(format::write(catalogue(), &bureau))];
        session.run("localStorage.setItem(arguments[0], arguments[1])", &stored);
        session.run("history.replaceState(null, '', '#/check/bureau/form')", &[]);
        session.reload();
        reading::until("the form is there", || reading::exists(&session, "#form .measures"));
        reading::until("the text has given way", || !reading::exists(&session, "#text"));

        let paper = Paper::read(&session.paper());
        assert!(paper.pages.iter().all(|page| page.is_a4(false)), "{engine}");
        // `rows` looks that every header has a row under it, so that none is left alone at the foot of a page.
        let rows = in_order(paper.rows_alike(&FORM, is_alike));
        let expected = form_rows(&bureau);
        assert_eq!(rows.len(), expected.len(), "{engine}");
        for (row, expected) in rows.iter().flatten().zip(expected.iter().flatten()) {
            assert!(is_alike(row, expected), "{engine}: {row} is not {expected}");
        }
        // How many pages there are is written in by hand.
        let last = paper.pages.last().unwrap().text().replace('_', "");
        let end: String = last.chars().skip(last.chars().count() - 4).collect();
        assert!(is_alike(&end, "本表共页"), "{engine}: {last}");
        let fonts = paper.fonts();
        assert!(fonts.iter().all(|font| font.embedded && font.readable), "{engine}: {fonts:?}");
    }
}

// ---- The blank form ----

/// The condition that is printed for a measure; nothing where it applies in any case.
fn condition(entity: EntityIx, measure: &Measure) -> Option<String> {
    let always = Situation::new(catalogue(), entity, None, |_| None).truth(&measure.when);
    let words = catalogue().condition_words(&measure.when, ZH);
    (always != Truth::Yes).then(|| squeezed(&format!("{}{words}", Word::AppliesIf.get(ZH))))
}

#[test]
fn the_blank_form_of_every_kind_of_respondent() {
    let page = Page::open();
    for (ix, entity) in catalogue().entities() {
        page.show(&format!("/list/{}", entity.id));
        let paper = Paper::read(&page.paper());
        is_sound(&paper, false);
        says(
            &paper,
            &["自查表（空白）", &entity.name.zh, &format!("内容版本：{}", catalogue().version)],
        );
        says(&paper, &["单位名称", "自查日期"]);

        let measures = measures_for(catalogue(), ix).map(|(_, measure)| measure).collect();
        let measures = by_section(measures, |measure| measure);
        let rows = in_order(paper.rows(&FORM));
        assert_eq!(rows.len(), measures.len(), "{}", entity.id);
        for (row, measure) in rows.iter().zip(measures) {
            let [_, what, ticks, evidence] = row.as_slice() else { panic!("{row:?}") };
            let condition = condition(ix, measure).unwrap_or_default();
            assert_eq!(*what, [asked(measure), condition].concat());
            assert_eq!(*evidence, squeezed(&measure.evidence.zh));
            for progress in [Progress::Met, Progress::Partly, Progress::Unmet, Progress::ToVerify] {
                assert!(ticks.contains(&format!("□{}", progress.word().get(ZH))), "{ticks}");
            }
            assert!(ticks.contains("□不适用") && ticks.contains("理由："), "{ticks}");
        }

        // Every fact that may be asked, with its values to tick.
        let nobody = Response { entity: Some(ix), ..Response::default() };
        for fact in facts_to_ask(catalogue(), &nobody) {
            let fact = catalogue().fact(fact);
            let values: String =
                fact.options.iter().map(|option| format!("□{}", option.name.zh)).collect();
            says(&paper, &[&format!("□{}", Word::NotKnown.get(ZH)), &fact.name.zh, &values]);
        }
        let last = paper.pages.last().unwrap().text();
        for label in SIGNED {
            assert!(last.contains(label), "{}: {label} is not in {last}", entity.id);
        }
    }
}

// ---- Ledger, comparison, preparation list ----

#[test]
fn the_ledger_lies_and_says_what_the_core_says() {
    let bureau = any("bureau", "civil-affairs-bureau", 7);
    let page = Page::open();
    page.with_checks(&[&bureau], "/check/bureau/ledger");
    let paper = Paper::read(&page.paper());
    is_sound(&paper, true);
    let assessment = assess(catalogue(), &bureau);
    let ledger = ledger(catalogue(), &bureau, &assessment);
    let sheet = ledger.sheet(catalogue(), Some(page.today()), ZH);
    assert!(sheet.notes.iter().any(|note| note.contains("超过整改时限")), "some are overdue");
    assert!(ledger.rows.iter().any(|row| row.state == WorkState::Done));
    prints(&paper, &sheet);
    assert!(paper.pages.len() > 1, "long enough to show what breaks at the end of a page");
    says(&paper, &["填表人：", "负责人：", "（盖章）", "日期："]);
}

#[test]
fn looking_again_lies_and_says_what_the_core_says() {
    let (last, now) = (any("last", "eldercare", 11), any("now", "eldercare", 12));
    // The same home: only its answers have changed.
    let last =
        Response { place: now.place, updated: "2026-10-20T04:00:00.000Z".to_owned(), ..last };
    let last = Response { unit: now.unit.clone(), ..last };
    let page = Page::open();
    page.with_checks(&[&last, &now], "/check/now/compare");
    let paper = Paper::read(&page.paper());
    is_sound(&paper, true);
    let comparison = compare(catalogue(), &last, &now, Some(page.today()));
    assert!(comparison.overdue() > 0);
    prints(&paper, &comparison.sheet(catalogue(), ZH));
    let day = |day: &str| day_words(Date::parse(day).unwrap(), ZH);
    let days = format!("上次自查：{}；本次自查：{}。", day("2026-10-20"), day("2026-11-20"));
    says(&paper, &[&days, "检查人：", "负责人：", "日期："]);
}

#[test]
fn the_preparation_list_names_what_it_is_for_and_says_what_the_core_says() {
    let home = check("care", "eldercare", "义乌市");
    let page = Page::open();
    page.with_checks(&[&home], "/check/care/prepare");
    let paper = Paper::read(&page.paper());
    is_sound(&paper, true);
    let suppositions = suppositions(catalogue(), &home);
    assert!(suppositions.len() > 1);
    let mut rows = paper.rows(&[
        "序号",
        "变化",
        "措施",
        "依据条款",
        "要求程度",
        "时间要求",
        "要做什么",
        "通常由谁负责",
        "目前落实情况",
    ]);
    for supposition in suppositions {
        let prepared = prepare(catalogue(), &home, &[supposition]);
        let sheet = prepared.sheet(catalogue(), ZH);
        let expected = tables::of_sheet(&sheet, squeezed).split_off(1);
        let rest = rows.split_off(expected.len().min(rows.len()));
        assert_eq!(in_order(rows), expected, "{}", supposition.words(catalogue(), ZH));
        rows = rest;
        says(&paper, &[&format!("{}：{}", sheet.title, supposition.words(catalogue(), ZH))]);
    }
    assert_eq!(rows, [], "nothing else is listed");
}

// ---- The list of papers is not longer than this file knows ----

#[test]
fn every_output_of_the_page_is_read_back_somewhere() {
    let home = half_done();
    let page = Visit::new().open();
    page.with_checks(&[&home], "/check/half-done/result");
    let script =
        "return [...document.querySelectorAll('[data-output]')].map(e => e.dataset.output)";
    let outputs = page.lines(script);
    assert_eq!(outputs, ["form", "ledger", "message", "code", "file", "compare", "prepare"]);
}
