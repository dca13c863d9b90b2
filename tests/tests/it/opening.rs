//! Files and result codes from and to elsewhere: what this page saved opens anywhere, and whatever else is put in front of it
//! does no harm and is named.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;

use selfcheck_browser::{
    Engine, Folder, Page, Session, Visit, Walk, content,
    content::catalogue,
    exchange::{KEEP_COPIED, KEEP_OFFERED, drop_files, give_files, offered, put_files},
    files::built_page,
    page::STORED,
    reading::{self, Scripts, until},
    result,
};
use selfcheck_core::{
    Date, Lang, Response,
    catalogue::{MeasureIx, Place},
    code,
    compare::{Comparison, compare},
    format::{self, response::FORMAT},
    response::{Answer, Entry, FactAnswer, Fulfilment, WorkState},
};
use serde_json::{Value, json};
use xtask::paths;

// ---- Self-checks to save and to open ----

fn measure(id: &str) -> MeasureIx {
    catalogue().find_measure(id).unwrap()
}

/// A nursing home with one gap, one exemption and one row of the ledger; every text field holds this.
fn home(id: &str, words: &str) -> Response {
    let answer = |fulfilment| Answer { fulfilment, note: words.to_owned() };
    let entry = Entry {
        owner: words.to_owned(),
        plan: words.to_owned(),
        due: Date::parse("2021-12-20"),
        state: WorkState::Working,
        done: None,
    };
    Response {
        id: id.to_owned(),
        unit: words.to_owned(),
        checker: words.to_owned(),
        created: "2021-12-08T01:00:00.000Z".to_owned(),
        updated: "2021-12-08T02:00:00.000Z".to_owned(),
        entity: catalogue().find_entity("eldercare"),
        place: catalogue().find_place(330_211),
        facts: [("symptoms", 0), ("travel", 1)]
            .map(|(fact, value)| (catalogue().find_fact(fact).unwrap(), FactAnswer::Value(value)))
            .into_iter()
            .collect(),
        answers: [
            (measure("staff-test"), answer(Fulfilment::Unmet)),
            (measure("masks"), answer(Fulfilment::Exempt { reason: words.to_owned() })),
            (measure("ventilation"), answer(Fulfilment::Met)),
        ]
        .into_iter()
        .collect(),
        ledger: [(measure("staff-test"), entry)].into_iter().collect(),
        ..Response::default()
    }
}

fn text(response: &Response) -> String {
    format::write(catalogue(), response)
}

/// The screen on which files are opened.
fn opening() -> Page {
    Visit::new().at("#/open").open()
}

/// Opens the result of the file that was opened last.
fn to_the_result(page: &Page) {
    page.follow("#opened > li:first-child a");
}

// ---- Choosing and dropping ----

#[test]
fn files_chosen_together_are_all_opened_and_stored() {
    let all: Vec<_> = ["甲院", "乙院", "丙院"]
        .iter()
        .enumerate()
        .map(|(n, unit)| home(&format!("id{n}"), unit))
        .collect();
    let folder = Folder::new();
    let texts: Vec<_> = all.iter().map(text).collect();
    put_files(
        &folder,
        &[
            ("a.json", texts[0].as_bytes()),
            ("乙.json", texts[1].as_bytes()),
            ("c.json", texts[2].as_bytes()),
            ("bad.json", &texts[0].as_bytes()[..100]),
        ],
    );
    let page = opening();
    page.choose_files(&folder, &["a.json", "bad.json", "c.json", "乙.json"]);
    page.opened(4);
    assert!(page.text("[data-opened='bad.json']").contains("没有打开"));
    assert!(page.text("[data-opened='乙.json']").contains("已打开"));
    assert_eq!(page.stored_names(), ["id0", "id1", "id2"].map(|id| format!("{STORED}{id}")));
    for (response, text) in all.iter().zip(&texts) {
        assert_eq!(page.stored(&format!("{STORED}{}", response.id)).as_ref(), Some(text));
    }

    // Once more, as a person does who does not trust the first time: the same files can be chosen again.
    let before = page.storage();
    page.choose_files(&folder, &["a.json"]);
    page.opened(5);
    assert!(page.text("#opened > li:first-child").contains("一模一样"));
    assert_eq!(page.storage(), before);

    // Another version of one of them: both stay, and the link leads to the one that was opened.
    let mut later = all[0].clone();
    later.answers.insert(
        measure("masks"),
        Answer { fulfilment: Fulfilment::Partly, note: "第二版".to_owned() },
    );
    put_files(&folder, &[("later.json", text(&later).as_bytes())]);
    page.choose_files(&folder, &["later.json"]);
    page.opened(6);
    assert!(page.text("#opened > li:first-child").contains("两份都保留"));
    assert_eq!(page.stored_names().len(), 4);
    to_the_result(&page);
    assert_ne!(page.check(), "id0");
    assert_eq!(page.measures_in("#gaps"), ["staff-test", "masks"]);
    page.result_agrees_with_the_core();
    assert_eq!(page.stored(&format!("{STORED}id0")).as_ref(), Some(&texts[0]));
    page.go_home();
    assert_eq!(page.count("#shelf li[data-check]"), 4);
    page.reload();
    assert_eq!(page.count("#shelf li[data-check]"), 4);
}

#[test]
fn a_file_can_be_dropped_on_any_screen() {
    let page = Page::open();
    page.begin();
    page.choose_entity("eldercare");
    page.go_to("result");
    let mine = page.check();
    drop_files(&page, "#papers", &[("拖来的.json", text(&home("dropped", "拖来的")).as_bytes())]);
    page.opened(1);
    assert_eq!(page.fragment(), "/open", "what came of it is shown");
    to_the_result(&page);
    assert_eq!(page.check(), "dropped");
    page.result_agrees_with_the_core();
    page.go_home();
    assert_eq!(page.stored_names().len(), 2);
    assert!(page.exists(&format!("[data-check='{mine}']")));
    // Something that is dragged and is no file is the browser's business.
    let taken = "const data = new DataTransfer();
        data.setData('text/plain', 'x');
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        return !document.querySelector('#main').dispatchEvent(event)";
    assert_eq!(page.script(taken), false);
}

#[test]
fn what_editors_of_office_computers_make_of_a_file_opens() {
    let plain = text(&home("a", "镇海"));
    let lines = plain.replace('\n', "\r\n");
    let utf_16 = |little: bool| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(lines.encode_utf16());
        units
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    };
    // “镇海” in GB 18030, which editors on Chinese Windows call ANSI.
    let mut ansi = Vec::new();
    for (at, part) in lines.split("镇海").enumerate() {
        if at > 0 {
            ansi.extend([0xd5, 0xf2, 0xba, 0xa3]);
        }
        ansi.extend(part.as_bytes());
    }
    let cases: [(&str, Vec<u8>); 5] = [
        ("UTF-8", lines.clone().into_bytes()),
        ("with a mark", format!("\u{feff}{lines}").into_bytes()),
        ("UTF-16LE", utf_16(true)),
        ("UTF-16BE", utf_16(false)),
        ("ANSI", ansi),
    ];
    for (name, bytes) in cases {
        let page = opening();
        drop_files(&page, "#main", &[(name, &bytes)]);
        page.opened(1);
        assert_eq!(page.stored(&format!("{STORED}a")), Some(plain.clone()), "{name}");
    }
}

// ---- Saving here, opening elsewhere ----

/// Everything that the result says, part by part.
fn said(page: &Page) -> Vec<String> {
    let parts = [
        ".head",
        "#headline",
        "#immediate",
        "#gaps",
        "#unknown",
        "#unanswered",
        "#met",
        "#exempt",
        "#off",
    ];
    parts.iter().map(|part| page.whole_text(part)).collect()
}

#[test]
fn what_one_browser_saves_shows_the_same_result_in_another() {
    let here = Page::open();
    here.begin();
    here.choose_entity("eldercare");
    here.write("#unit", "镇海区“颐养”院 <1>");
    here.go_next();
    here.place("宁波市", "镇海区");
    here.go_next();
    here.fact("symptoms", "yes");
    here.answer("staff-test", "unmet");
    here.remark("staff-test", "试剂没有到\n下周一到");
    here.answer("masks", "exempt");
    here.give_reason("masks", "本月停业");
    here.go_to("result");
    here.follow("[data-output='ledger']");
    here.write("[data-note='owner-staff-test']", "护理主任");
    here.click("label[for='work-staff-test-done']");
    here.follow("#to-result");
    let stored = here.stored_check();
    let (name, from_result) = here.saved_by("#save-file");
    assert!(name.starts_with("疫情防控措施自查-") && name.ends_with(".json"), "{name}");
    assert_eq!(from_result, stored);
    let before = said(&here);
    here.follow("[data-output='file']");
    let (same_name, from_file) = here.saved_by("#save-file");
    assert_eq!((same_name, &from_file), (name, &stored));
    assert_eq!(here.value("#file-text"), stored);
    assert!(here.text("#told").contains("浏览器"), "{}", here.text("#told"));

    let there = opening();
    there.open_text("送来的.json", &from_result);
    let item = format!("{STORED}{}", here.check());
    assert_eq!(there.stored_names(), [item.as_str()]);
    assert_eq!(there.stored(&item), Some(stored));
    to_the_result(&there);
    assert_eq!(said(&there), before);
    there.result_agrees_with_the_core();
    there.follow("[data-output='ledger']");
    assert_eq!(there.value("[data-note='owner-staff-test']"), "护理主任");
    assert_eq!(there.chosen("work-staff-test").as_deref(), Some("done"));
    // It is one's own: it can be gone on with.
    there.follow("#to-result");
    there.answer("masks", "unmet");
    there.go_to("result");
    assert_eq!(there.measures_in("#gaps"), ["staff-test", "masks"]);
    there.result_agrees_with_the_core();
}

#[test]
fn files_of_the_first_version_open() {
    let samples = paths::root().join("crates/cli/tests/samples/good");
    let page = opening();
    let mut count = 0;
    for name in ["nursing-home-zhenhai", "bureau-city", "community-case"] {
        let raw = fs::read_to_string(samples.join(format!("{name}.json"))).unwrap();
        if !raw.contains("\"format\": 1") {
            continue;
        }
        count += 1;
        page.open_text(name, &raw);
        to_the_result(&page);
        page.result_agrees_with_the_core();
        let file: Value = serde_json::from_str(&raw).unwrap();
        assert_eq!(page.check(), file["id"]);
        page.show("/open");
    }
    assert!(count > 1, "of the samples {count} are of the first version");
}

// ---- A newer version ----

#[test]
fn a_file_of_a_newer_version_is_looked_at_and_neither_changed_nor_stored() {
    let mut file: Value = serde_json::from_str(&text(&home("later", "新版院"))).unwrap();
    file["format"] = json!(7);
    file["weather"] = json!({ "wind": "<b>ne</b>" });
    file["answers"]["masks"]["colour"] = json!("blue");
    let page = opening();
    page.open_text("新版.json", &file.to_string());
    assert!(page.text("#opened").contains("只能看"));
    assert!(page.stored_names().is_empty());
    to_the_result(&page);
    let banner = page.text("#guest");
    assert!(banner.contains("格式 7") && banner.contains("weather"), "{banner}");
    let masks = format!("措施：{}", content::measure("masks").name.zh);
    assert!(banner.contains(&masks) && !banner.contains("answers"), "{banner}");
    assert_eq!(page.measures_in("#gaps"), ["staff-test"]);
    let address = page.fragment();
    for output in ["form", "ledger", "message", "code", "file", "compare", "prepare"] {
        page.follow(&format!("[data-output='{output}']"));
        assert!(page.exists("#guest"), "{output}");
        let fields = page.script(
            "return [...document.querySelectorAll('#main input:not([type=radio]), #main textarea:not([readonly]), #main select')]
                .map(e => e.outerHTML)",
        );
        assert_eq!(fields, json!([]), "{output} lets something be entered");
        assert!(!page.exists("#save-file"), "{output}");
        page.follow("#to-result");
    }
    assert!(page.stored_names().is_empty());

    // Nor can it be reached by the address of a step where things are entered.
    page.show(&address.replace("/result", "/who"));
    assert!(page.exists("#guest") && !page.exists("#entity"));
    page.show(&address);

    // A copy is one's own.
    page.follow("#copy-guest");
    let copy = page.check();
    page.go_to("who");
    assert_eq!(page.value("#unit"), "新版院");
    page.go_to("result");
    page.result_agrees_with_the_core();
    assert_eq!(page.stored_names(), [format!("{STORED}{copy}")]);
    assert!(page.stored_check().contains(&format!("\"format\": {FORMAT}")));

    // With the page, what was only looked at is gone.
    page.show(&address);
    page.reload();
    assert!(!page.exists("#guest") && !page.exists("#headline"));
}

// ---- What is no self-check ----

#[test]
fn damaged_and_foreign_files_are_named_and_change_nothing() {
    let good = text(&home("good", "好好的一份"));
    let deep = |open: &str, close: &str| {
        format!("{{\"format\":2,\"facts\":{}1{}}}", open.repeat(100_000), close.repeat(100_000))
    };
    let binary: Vec<u8> =
        (0..200_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let huge = format!("{{\"format\":2,\"unit\":\"{}\"}}", "养".repeat(700_000));
    let enormous = vec![b'['; 20 << 20];
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("empty.json", Vec::new()),
        ("cut.json", good.as_bytes()[..good.len() / 2].to_vec()),
        ("binary.json", binary),
        ("page.json", b"<!doctype html><script>window.attacked=1</script>".to_vec()),
        ("list.json", b"[1,2,3]".to_vec()),
        ("other.json", br#"{"name":"x","version":"1.0.0"}"#.to_vec()),
        (
            "entity.json",
            br#"{"format":2,"entity":"<img src=x onerror=window.attacked=1>"}"#.to_vec(),
        ),
        ("types.json", br#"{"format":2,"unit":{"x":1},"facts":[]}"#.to_vec()),
        ("proto.json", br#"{"format":2,"__proto__":{"x":1}}"#.to_vec()),
        (
            "day.json",
            br#"{"format":2,"ledger":{"masks":{"state":"open","due":"2021-02-29"}}}"#.to_vec(),
        ),
        ("objects.json", deep("{\"a\":", "}").into_bytes()),
        ("lists.json", deep("[", "]").into_bytes()),
        ("endless.json", "{\"a\":".repeat(100_000).into_bytes()),
        ("huge.json", huge.into_bytes()),
        ("enormous.json", enormous),
        ("rescue.json", br#"{"(on screen)":"{\"format\":2,","selfcheck.response.x":7}"#.to_vec()),
    ];
    let page = opening();
    page.open_text("good.json", &good);
    let before = page.storage();
    let folder = Folder::new();
    let files: Vec<(&str, &[u8])> = cases.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
    put_files(&folder, &files);
    let names: Vec<_> = cases.iter().map(|(name, _)| *name).collect();
    page.choose_files(&folder, &names);
    // The last one hands out two items.
    page.opened(cases.len() as u64 + 2);
    let check = |nothing: &str, advice: &str| {
        for name in &names {
            for item in page.texts(&format!("[data-opened^='{name}']")) {
                assert!(item.contains(name) && item.contains(nothing), "{item}");
                assert!(item.contains(advice), "{item}");
                assert!(
                    item.lines().count() >= 4,
                    "a name, what happened, why, what to do: {item}"
                );
            }
        }
    };
    check("没有打开，什么都没有改动", "保存为文件");
    assert!(page.text("[data-opened='huge.json']").contains("太大"));
    assert!(page.text("[data-opened='entity.json']").contains("<img src=x"));
    page.click("#language");
    page.until("it is in English", || page.text("h1").is_ascii());
    check("Not opened; nothing was changed", "saved");
    page.click("#language");
    assert_eq!(page.script("return window.attacked ?? null"), Value::Null);
    page.until("it is in Chinese", || !page.text("h1").is_ascii());
    page.script("localStorage.removeItem('selfcheck.language')");
    assert_eq!(page.storage(), before);
    // And the page works on.
    page.go_home();
    page.open_result("good");
    page.result_agrees_with_the_core();
}

/// What would run, or be computed by a spreadsheet, if it were not taken for text.
const ATTACKS: [&str; 4] = [
    "<img src=x onerror=window.attacked=1>\"'><svg onload=window.attacked=1>",
    "</textarea></title><script>window.attacked=1</script>",
    "=HYPERLINK(\"http://example.invalid/\"&A1,\"点\")",
    "javascript:window.attacked=1 {{1+1}} ${1+1} @SUM(1)|cmd",
];

/// Notes whatever would show that something ran that was meant to be text.
const CANARY: &str = "window.attacked = 0;
    for (const name of ['alert', 'confirm', 'prompt', 'open', 'eval'])
        window[name] = () => { window.attacked = name; };";

#[test]
fn whatever_stands_in_a_file_stays_text_on_every_screen() {
    for attack in ATTACKS {
        let page = Visit::new().after_running(CANARY).at("#/open").open();
        let nothing_ran = |where_: &str| {
            assert_eq!(page.script("return window.attacked"), 0, "{where_}: {attack}");
            let strange = "#app img, #app script, #app iframe, #app object, #app embed, #app svg:not(.qr), a[href^='javascript']";
            assert_eq!(page.count(strange), 0, "{where_}: {attack}");
        };
        let name = format!("{attack}.json");
        drop_files(&page, "#main", &[(&name, text(&home("attack", attack)).as_bytes())]);
        page.opened(1);
        assert_eq!(page.text("#opened h3"), name);
        assert_eq!(page.text("#opened a"), attack);
        nothing_ran("open");
        to_the_result(&page);
        page.unfold("#main details");
        for part in [".head", "#gaps", "#exempt"] {
            assert!(page.text(part).contains(attack), "{part}: {}", page.text(part));
        }
        nothing_ran("result");

        page.follow("[data-output='form']");
        assert!(page.whole_text("#main").contains(attack));
        assert_eq!(page.value("#checker"), attack);
        nothing_ran("form");
        page.follow("#to-result");

        page.follow("[data-output='ledger']");
        assert_eq!(page.value("[data-note='owner-staff-test']"), attack);
        let cells = page.texts("#ledger td");
        assert!(
            cells.iter().filter(|cell| *cell == attack).count() >= 3,
            "unit, owner, remark: {cells:?}"
        );
        nothing_ran("ledger");
        let (_, csv) = page.saved_by("#csv");
        let quoted = attack.replace('"', "\"\"");
        assert!(csv.contains(&quoted), "{csv}");
        for sign in ['=', '+', '-', '@'] {
            for bare in [format!(",{sign}"), format!("\"{sign}"), format!("\n{sign}")] {
                // A quotation mark inside of a cell is doubled.
                let csv = csv.replace("\"\"", "");
                assert!(!csv.contains(&bare), "a formula in {csv}");
            }
        }
        page.follow("#to-result");

        page.follow("[data-output='message']");
        page.click("label[for='form-long']");
        page.until("the message is the long one", || page.value("#message").contains("整改"));
        assert!(page.value("#message").contains(attack), "{}", page.value("#message"));
        nothing_ran("message");
        page.follow("#to-result");

        page.follow("[data-output='file']");
        assert_eq!(page.value("#file-text"), page.stored(&format!("{STORED}attack")).unwrap());
        nothing_ran("file");
        page.follow("#to-result");

        for output in ["code", "prepare"] {
            page.follow(&format!("[data-output='{output}']"));
            nothing_ran(output);
            page.follow("#to-result");
        }

        // Beside a later version of itself.
        let later =
            Response { updated: "2021-12-09T02:00:00.000Z".to_owned(), ..home("later", attack) };
        page.open_text("later.json", &text(&later));
        to_the_result(&page);
        page.follow("[data-output='compare']");
        assert!(page.texts("#last label").iter().any(|label| label.contains(attack)));
        assert!(page.texts("#comparison td").iter().any(|cell| cell.contains(attack)));
        nothing_ran("compare");
        page.follow("#to-result");

        for step in ["who", "where", "facts"] {
            page.go_to(step);
            nothing_ran(step);
        }
        page.go_to_measure("masks");
        assert_eq!(page.value("textarea[data-reason='masks']"), attack);
        nothing_ran("measures");
        page.go_home();
        assert_eq!(page.texts("#shelf h3"), [attack, attack]);
        nothing_ran("home");
        page.reload();
        assert_eq!(page.texts("#shelf h3"), [attack, attack]);
        nothing_ran("home again");
    }
}

#[test]
fn names_made_to_lead_elsewhere_lead_to_the_self_check() {
    let page = opening();
    for (at, id) in
        ["a/b", "../../x", "", "x#y", "code-123456", "__proto__", "%2e%2e"].iter().enumerate()
    {
        page.open_text("name.json", &text(&home(id, &format!("第{at}院"))));
        to_the_result(&page);
        assert!(page.text(".head").contains(&format!("第{at}院")), "{id}");
        page.reload();
        assert!(page.text(".head").contains(&format!("第{at}院")), "{id}");
        page.result_agrees_with_the_core();
        page.show("/open");
    }
    assert_eq!(page.stored_names().len(), 7);
}

#[test]
fn what_a_stopped_page_handed_out_is_opened_item_by_item() {
    let (one, other) = (home("one", "甲院"), home("other", "乙院"));
    let on_screen = Response { unit: "甲院，没有存进去".to_owned(), ..one.clone() };
    let rescue = json!({
        format!("{STORED}one"): text(&one),
        format!("{STORED}other"): text(&other),
        format!("{STORED}cut"): "{\"format\":2,",
        "(on screen)": text(&on_screen),
    });
    let page = opening();
    drop_files(&page, "#main", &[("selfcheck-rescue.json", rescue.to_string().as_bytes())]);
    page.opened(4);
    assert_eq!(page.count("#opened .error"), 1);
    assert!(page.text(&format!("[data-opened$='{STORED}cut']")).contains("没有打开"));
    page.go_home();
    let mut shelf = page.texts("#shelf h3");
    shelf.sort();
    assert_eq!(shelf, ["乙院", "甲院", "甲院，没有存进去"]);
}

// ---- Where files and the clipboard are refused ----

/// A result with the answers of [`home`], where scripts ran before the page.
fn result_after(script: &str) -> Page {
    let page = Visit::new().after_running(script).at("#/open").open();
    page.open_text("a.json", &text(&home("a", "镇海")));
    to_the_result(&page);
    page
}

#[test]
fn where_downloads_fail_the_page_says_so_and_copying_is_the_way() {
    let page = result_after(&format!(
        "{KEEP_COPIED} URL.createObjectURL = () => {{ throw new Error('made to fail'); }};"
    ));
    for go in ["", "[data-output='file']"] {
        if !go.is_empty() {
            page.follow(go);
        }
        assert_eq!(page.text("#told"), "");
        page.click("#save-file");
        page.until("it says so", || page.exists("#told.bad"));
        let told = page.text("#told");
        assert!(told.contains("不能下载") && told.contains("复制"), "{told}");
        page.script("window.copied = null");
        page.click("#copy");
        page.until("it is copied", || page.exists("#told.good"));
        assert_eq!(page.script("return window.copied"), json!(page.stored_check()));
    }
    page.follow("#to-result");
    page.follow("[data-output='ledger']");
    for button in ["#csv", "#xlsx"] {
        page.click(button);
        page.until("it says so", || page.exists("#told.bad"));
        page.click("#copy-table");
        page.until("it is copied", || page.exists("#told.good"));
    }
    let copied = page.script("return window.copied");
    assert!(copied.as_str().unwrap().contains(&content::measure("staff-test").name.zh), "{copied}");
}

#[test]
fn where_nothing_can_be_copied_the_page_says_so_and_the_text_is_there_to_select() {
    let page = result_after(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });
         document.execCommand = () => false;",
    );
    page.follow("[data-output='file']");
    page.click("#copy");
    page.until("it says so", || page.exists("#told.bad"));
    assert!(page.text("#told").contains("选中屏幕上的文字"));
    page.click("summary");
    assert!(page.shows("#file-text"));
    assert_eq!(page.value("#file-text"), page.stored_check());
    // The old way of copying leaves nothing behind.
    assert_eq!(page.count("body > textarea"), 0);
}

#[test]
fn what_was_copied_can_be_pasted_where_no_file_can_be_saved() {
    let here = opening();
    let check = home("a", "镇海");
    here.open_text("a.json", &text(&check));
    to_the_result(&here);
    here.follow("[data-output='file']");
    let copied = here.value("#file-text");

    let there = opening();
    Walk(&there).write("#typed", &copied);
    assert_eq!(there.text("#code-error"), "");
    there.click("#show-code");
    there.until("it is opened", || there.exists("[data-opened='粘贴的内容']"));
    to_the_result(&there);
    there.result_agrees_with_the_core();
    // A part of it is called damaged, and stays where it was pasted.
    there.show("/open");
    Walk(&there).write("#typed", &copied[..200]);
    there.click("#show-code");
    there.until("it is refused", || there.text("#opened").contains("没有打开"));
    assert_eq!(there.value("#typed"), copied[..200].to_owned());
    assert_eq!(there.stored_names().len(), 1);
}

// ---- Result codes ----

fn code_of(response: &Response) -> String {
    let response = Response { checked: Date::parse("2021-12-20"), ..response.clone() };
    code::encode(catalogue(), &response).digits().to_owned()
}

#[test]
fn a_typed_code_shows_the_result_and_is_still_there_after_a_reload() {
    let made = home("a", "镇海");
    let digits = code_of(&made);
    let page = opening();
    // As it was read out: in groups, some of it in full width.
    let wide: String = digits[..6]
        .chars()
        .map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap())
        .collect();
    page.write("#typed", &format!("{wide} {} - {}", &digits[6..12], &digits[12..]));
    assert_eq!(page.text("#code-error"), "");
    page.follow("#show-code");
    assert_eq!(page.fragment(), format!("/check/code-{digits}/result"));
    let seen = |page: &Page| {
        assert!(page.text("#guest").contains("不能证明"));
        assert_eq!(page.measures_in("#gaps"), ["staff-test"]);
        assert_eq!(page.measures_in("#exempt"), ["masks"]);
        assert!(page.text(".head").contains("2021年12月20日"));
        assert!(!page.text("#main").contains("镇海\n"), "no name is in a code");
    };
    seen(&page);
    page.reload();
    seen(&page);
    page.follow("[data-output='ledger']");
    page.reload();
    assert!(page.exists("#guest") && page.exists("#ledger") && !page.exists("#work"));
    assert!(page.stored_names().is_empty());
    // A link leads to the same.
    let other = Visit::new().at(&format!("#/code/{digits}")).open();
    seen(&other);
    other.follow("#copy-guest");
    other.go_to("result");
    other.result_agrees_with_the_core();
}

#[test]
fn a_wrong_digit_is_named_and_nothing_typed_is_lost() {
    let digits = code_of(&home("a", "镇海"));
    let mut wrong = digits.clone();
    let eighth = if &digits[7..8] == "9" { "8" } else { "9" };
    wrong.replace_range(7..8, eighth);
    let page = opening();
    page.write("#typed", &wrong);
    page.click("#show-code");
    page.until("it names the group", || page.text("#code-error").contains("第2组"));
    assert_eq!((page.fragment().as_str(), page.value("#typed")), ("/open", wrong.clone()));
    // A link that is wrong ends there, too, with its digits.
    let linked = Visit::new().at(&format!("#/code/{wrong}")).open();
    assert_eq!((linked.fragment().as_str(), linked.value("#typed")), ("/open", wrong));
    assert!(linked.text("#code-error").contains("第2组"));
    linked.write("#typed", &digits);
    linked.follow("#show-code");
    assert!(linked.exists("#guest"));
}

#[test]
fn what_a_code_of_other_content_says_beyond_this_one_is_named() {
    let mut other = catalogue().clone();
    other.version = "000000000000".to_owned();
    let mut measure = other.measures[0].clone();
    measure.id = "brand-new".to_owned();
    other.measures.push(measure);
    other.numbers.measures.push("brand-new".to_owned());
    let mut response = home("a", "镇海");
    let new = MeasureIx(other.measures.len() as u16 - 1);
    response.answers.insert(new, Answer { fulfilment: Fulfilment::Unmet, note: String::new() });
    let code = code::encode(&other, &response);
    let page = Visit::new().at(&format!("#/code/{}", code.digits())).open();
    let banner = page.text("#guest");
    let number = other.numbers.measures.len().to_string();
    assert!(banner.contains("版本不同") && banner.contains(&number), "{banner}");
    assert_eq!(page.measures_in("#gaps"), ["staff-test"]);
}

// ---- Looking again ----

/// The day in the browser.
fn today(page: &Page) -> Option<Date> {
    let script = "const d = new Date(), two = n => String(n).padStart(2, '0');
        return d.getFullYear() + '-' + two(d.getMonth() + 1) + '-' + two(d.getDate())";
    Date::parse(page.script(script).as_str().unwrap())
}

/// The counts that the page ought to show.
fn counts(comparison: &Comparison) -> Vec<String> {
    let all = comparison.in_short(Lang::Zh);
    all.into_iter().map(|(words, count)| format!("{words} {count}")).collect()
}

#[test]
fn a_comparison_counts_what_the_core_counts() {
    let last = home("last", "镇海");
    let mut now = Response {
        id: "now".to_owned(),
        updated: "2021-12-22T02:00:00.000Z".to_owned(),
        place: catalogue().find_place(330_782),
        ..last.clone()
    };
    let answer = |fulfilment| Answer { fulfilment, note: String::new() };
    for (id, fulfilment) in [
        ("masks", Fulfilment::Unmet),
        ("ventilation", Fulfilment::Partly),
        ("disinfection", Fulfilment::Unmet),
    ] {
        if let Some(ix) = catalogue().find_measure(id) {
            now.answers.insert(ix, answer(fulfilment));
        }
    }
    assert!(matches!(now.place, Some(Place::County(_))));
    let page = opening();
    page.open_text("now.json", &text(&now));
    to_the_result(&page);
    page.follow("[data-output='compare']");
    assert!(page.exists("#nothing"), "there is nothing to compare with yet");

    // With a file …
    page.open_text("last.json", &text(&last));
    page.show("/check/now/compare");
    let with_file = compare(catalogue(), &last, &now, today(&page));
    let expected = counts(&with_file);
    assert!(expected.len() >= 4, "{expected:?}");
    assert_eq!(page.texts("#changes-in-short .chip"), expected);
    let rows = with_file.sheet(catalogue(), Lang::Zh).rows.len() as u64;
    assert_eq!(page.count("#comparison tbody tr"), rows);

    // … and with a code of something else.
    let mut older = last.clone();
    older.answers.insert(measure("masks"), answer(Fulfilment::Unmet));
    let digits = code_of(&older);
    page.show("/open");
    page.write("#typed", &digits);
    page.follow("#show-code");
    page.show("/check/now/compare");
    page.click(&format!("label[for='last-code-{digits}']"));
    let read = code::decode(catalogue(), &digits).unwrap().response;
    let with_code = counts(&compare(catalogue(), &read, &now, today(&page)));
    assert_ne!(with_code, expected);
    page.until("it is compared with the code", || {
        page.texts("#changes-in-short .chip") == with_code
    });
}

// ---- The page in one file ----

#[test]
fn the_page_in_one_file_opens_saves_and_makes_codes_and_workbooks_by_itself() {
    let folder = Folder::new();
    fs::copy(built_page().join("selfcheck.html"), folder.path().join("selfcheck.html")).unwrap();
    let session = Session::start(Engine::Chromium);
    let address = folder.address_of("selfcheck.html");
    session.open(&address);
    reading::until_it_runs(&session);
    let walk = Walk(&session);
    walk.begin_as("eldercare", "宁波市", "镇海区");
    walk.follow("#next");
    assert!(walk.answer_this_screen(0) > 0);
    walk.follow(".steps a[href*='/result']");
    result::agrees_with_the_core(&session);
    let stored = reading::stored_check(&session);
    let name = reading::check(&session);

    // Saving and opening.
    session.run(KEEP_OFFERED, &[]);
    walk.click("#save-file");
    until("it is offered", || !reading::text(&session, "#told").is_empty());
    assert_eq!(String::from_utf8(offered(&session)).unwrap(), stored);
    session.run("localStorage.clear(); location.hash = '/open'", &[]);
    session.reload();
    reading::until_it_runs(&session);
    give_files(&session, &[("存好的.json", stored.as_bytes())]);
    until("it is opened", || reading::count(&session, "#opened > li") == 1);
    walk.follow("#opened a");
    assert_eq!(reading::check(&session), name);
    assert_eq!(reading::stored_check(&session), stored);
    result::agrees_with_the_core(&session);

    // A code, without a link that would lead nowhere on any other device.
    walk.follow("[data-output='code']");
    assert_eq!(reading::count(&session, "#link, #copy-link"), 0);
    assert!(reading::text(&session, "#no-link").contains("二维码"));
    let main = reading::text(&session, "#main");
    assert!(!main.contains("file:") && !main.contains("selfcheck.html"), "{main}");
    let digits: String =
        reading::text(&session, "#digits").chars().filter(char::is_ascii_digit).collect();
    let decoded = code::decode(catalogue(), &digits).unwrap();
    assert_eq!(decoded.response.answers.len(), content::read(&stored).answers.len());
    let path = session.run("return document.querySelector('.qr path').getAttribute('d')", &[]);
    assert_eq!(
        path.as_str(),
        Some(&*qr_path(&digits)),
        "the picture holds the digits and nothing else"
    );
    walk.follow("#to-result");

    // A workbook, though there is no network.
    session.offline(true);
    walk.follow("[data-output='ledger']");
    session.run(KEEP_OFFERED, &[]);
    walk.click("#xlsx");
    until("it is offered", || !reading::text(&session, "#told").is_empty());
    assert!(!reading::exists(&session, "#told.bad"), "{}", reading::text(&session, "#told"));
    let workbook = offered(&session);
    assert!(workbook.starts_with(b"PK") && workbook.len() > 4000, "{} bytes", workbook.len());
    session.offline(false);

    // The code of somebody else.
    session.run("location.hash = '/open'", &[]);
    until("the screen is there", || reading::exists(&session, "#typed"));
    walk.write("#typed", &digits);
    walk.follow("#show-code");
    assert!(reading::exists(&session, "#guest"));
    assert_eq!(session.errors(), [""; 0], "errors on the page");
    let asked: Vec<_> = session
        .requests()
        .into_iter()
        .filter(|asked| ![&*address, "data:", "blob:"].iter().any(|start| asked.starts_with(start)))
        .collect();
    assert_eq!(asked, [""; 0], "it has asked for something");
}

/// The picture of a QR code that holds these digits alone, as the page draws it: four modules of quiet around it.
fn qr_path(digits: &str) -> String {
    use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
    let segments = [QrSegment::make_numeric(digits)];
    let (least, most) = (Version::MIN, Version::new(10));
    let code =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, None, false);
    let code = code.unwrap();
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path += &format!("M{} {}h1v1h-1z", x + 4, y + 4);
        }
    }
    path
}
