//! Other content than that of the release: a pack of the site's own, which the page address, a frame and an element name, does all
//! that the first one does; and what cannot be used is said, and touches nothing that is stored.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{fs, rc::Rc, sync::OnceLock};

use selfcheck_browser::{
    Folder, Page, Site, Visit, Walk,
    content::catalogue,
    embedded::{Inside, NOTE_WARNINGS, Way},
    files::built_page,
    page::STORED,
    reading::{self, STOPPED, Scripts, until},
};
use selfcheck_core::{
    Catalogue, Lang, Response, assess, code, format,
    pack::{PackError, PackFile, TextsFile, read},
    response::Fulfilment,
};
use serde_json::{Value, json};
use xtask::{
    paths,
    server::{Fault, ServerOptions},
};

/// The content made for the tests: another subject, two kinds of respondent, six measures.
fn other() -> &'static Catalogue {
    static OTHER: OnceLock<Catalogue> = OnceLock::new();
    OTHER.get_or_init(|| {
        let source = selfcheck_content::Source::read_dir(paths::root().join("tests/content"));
        let compiled = selfcheck_content::compile(&source.unwrap()).expect("it has no fault");
        compiled.catalogue
    })
}

/// A site with the release and, in the folder `notice`, the other pack.
fn site() -> (Rc<Site>, Folder) {
    let folder = Folder::copy_of(&built_page());
    let notice = folder.path().join("notice");
    fs::create_dir(&notice).unwrap();
    fs::write(notice.join("pack.json"), PackFile::new(other()).to_json()).unwrap();
    fs::write(notice.join("pack.en.json"), TextsFile::english(other()).to_json()).unwrap();
    (Site::of(folder.path(), ServerOptions::default()), folder)
}

const PACK: &str = "?pack=notice/pack.json";

/// A self-check of the other content: of a school, with a gap.
fn school_with_a_gap(on: &dyn Scripts) {
    reading::until_it_runs(on);
    let walk = Walk(on);
    walk.begin_as("school", "样例市", "甲区");
    walk.answer_every_fact();
    walk.follow("#next");
    walk.answer_this_screen(0);
    walk.follow("#next");
    walk.answer_this_screen(1);
    walk.follow(".steps a[href*='/result']");
}

/// The self-check on screen, as it is stored.
fn stored(on: &dyn Scripts) -> Response {
    let text = reading::stored_check(on);
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&file["pack"], &file["content"]), (&json!(other().id), &json!(other().version)));
    format::read(other(), &text).unwrap_or_else(|error| panic!("{error}: {text}")).response
}

#[test]
fn the_whole_walk_with_another_content() {
    let (site, _folder) = site();
    let page = Visit::new().to(&site).at(PACK).open();
    assert_eq!(page.text("h1"), "消防安全自查");
    assert_eq!(page.texts("#lists a"), ["学校", "培训机构"]);
    assert!(!page.text("body").contains(&catalogue().name.zh));
    school_with_a_gap(&page);

    // The result is what the core makes of the same answers with the same content.
    let response = stored(&page);
    let assessment = assess(other(), &response);
    let gaps =
        assessment.gaps(other()).into_iter().map(|gap| other().measure(gap.measure).id.clone());
    assert_eq!(page.measures_in("#gaps"), gaps.collect::<Vec<_>>());
    assert!(!page.exists("#gaps [data-measure='masks']"));

    // A paper, a code, and a file.
    page.follow("[data-output='form']");
    page.until("the form is there", || page.exists("#print"));
    assert_eq!(page.text(".paper .title"), "消防安全自查表");
    page.follow("#to-result");
    page.follow("[data-output='code']");
    let digits = page.text("#digits");
    let decoded = code::decode(other(), &digits).unwrap();
    assert_eq!(decoded.response.answers.len(), response.answers.len());
    assert!(code::decode(catalogue(), &digits).is_err(), "and it is of no other content");
    let folder = Folder::new();
    page.download_to(&folder);
    page.follow("#to-result");
    page.click("#save-file");
    let (name, bytes) = page.downloaded(&folder);
    assert!(name.starts_with("消防安全自查-"), "{name}");
    assert!(format::read(other(), str::from_utf8(&bytes).unwrap()).is_ok());

    // In English.
    page.click("#language");
    page.until("the English texts are there", || !page.exists("#no-english"));
    page.show("/");
    assert_eq!(page.text("h1"), "Fire-safety self-check");

    // A code of the other page is named as such, and so is its file.
    let of_release = code::encode(catalogue(), &response_of_release());
    page.click("#language");
    page.show(&format!("/code/{}", of_release.digits()));
    page.until("it is said", || page.text("#code-error").contains("另一项自查"));
}

fn response_of_release() -> Response {
    let mut response =
        Response { entity: catalogue().find_entity("funeral"), ..Response::default() };
    response.unit = "某殡仪馆".to_owned();
    response
}

#[test]
fn it_opens_without_network_as_well() {
    let (site, _folder) = site();
    let page = Visit::new().to(&site).at(PACK).open();
    page.until("everything is on the device", || page.exists("#offline"));
    let kept = "return caches.keys()
        .then(names => Promise.all(names.map(name => caches.open(name).then(c => c.keys()))))
        .then(all => all.flat().map(r => r.url).join())";
    page.until("the pack is kept", || {
        let kept = page.script(kept);
        let kept = kept.as_str().unwrap();
        kept.contains("notice/pack.json") && kept.contains("notice/pack.en.json")
    });
    site.stop();
    page.foresee("");
    page.reload();
    assert_eq!(page.text("h1"), "消防安全自查");
    school_with_a_gap(&page);
    page.click("#language");
    page.until("English is kept, too", || {
        !page.exists("#no-english") && page.text("h1") == "Result"
    });
}

#[test]
fn two_contents_live_side_by_side_on_one_device_and_never_mix() {
    let (site, _folder) = site();
    let page = Visit::new().to(&site).at(PACK).open();
    school_with_a_gap(&page);
    let theirs = page.check();
    let text = page.stored_check();
    page.open_window(&page.site().url());
    page.ready();
    assert_eq!(page.text("h1"), catalogue().name.zh);
    assert!(!page.exists("#shelf") && !page.exists(".banner.warn"), "nothing of the other is seen");
    page.begin();
    page.choose_entity("eldercare");
    let ours = page.check();
    // What it clears is its own.
    page.show("/about");
    page.press("#main", "清除本页在这台设备上的全部内容");
    page.confirm();
    page.until("it is cleared", || page.stored(&format!("{STORED}{ours}")).is_none());
    assert_eq!(page.stored(&format!("{STORED}{theirs}")), Some(text));
}

#[test]
fn a_frame_and_an_element_name_it_too() {
    let (site, folder) = site();
    let html = "<!doctype html><meta charset=utf-8><title>h</title><link rel=icon href=data:,>";
    for (way, inside) in [
        (
            Way::Frame,
            "<iframe data-self-check src='index.html?embed=1&pack=notice/pack.json' width=900 height=600></iframe>",
        ),
        (
            Way::Element,
            "<script async src=self-check.js></script><self-check pack='notice/pack.json'></self-check>",
        ),
    ] {
        fs::write(folder.path().join("host.html"), format!("{html}{inside}")).unwrap();
        let page = Visit::new().to(&site).at("host.html").load();
        let inside = Inside::of(&page, way);
        school_with_a_gap(&inside);
        let gaps = stored(&inside)
            .answers
            .iter()
            .filter(|(_, answer)| {
                matches!(answer.fulfilment, Fulfilment::Unmet | Fulfilment::Partly)
            })
            .count();
        assert_eq!(reading::count(&inside, "#gaps [data-measure]") as usize, gaps, "{way:?}");
    }
}

#[test]
fn only_a_relative_address_of_the_same_site_is_followed() {
    let (site, _folder) = site();
    let elsewhere = Site::plain();
    for refused in [
        format!("{}notice/pack.json", elsewhere.url()),
        "//example.org/pack.json".to_owned(),
        "javascript:alert(1)//x.json".to_owned(),
        "data:application/json,{}.json".to_owned(),
        "../pack.json".to_owned(),
        "notice/../../pack.json".to_owned(),
        "notice/%2e%2e/pack.json".to_owned(),
        "\\\\example.org\\pack.json".to_owned(),
        "notice//pack.json".to_owned(),
        "notice/pack.txt".to_owned(),
        String::new(),
    ] {
        let visit = Visit::new().to(&site).after_running(NOTE_WARNINGS);
        let page = visit.at(&format!("?pack={}", percent(&refused))).open();
        assert_eq!(page.text("h1"), catalogue().name.zh, "{refused}: its own content is used");
        let warned = page.script("return (window.warned || []).join()");
        assert!(warned.as_str().unwrap().contains("pack="), "{refused}: {warned}");
        assert!(
            page.browser().requests().iter().all(|it| it.starts_with(&site.url())),
            "{refused}"
        );
    }
}

/// A text as it stands in an address.
fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A pack that cannot be used, and what the page says of it.
struct Bad {
    bytes: Option<Vec<u8>>,
    says: String,
}

fn bad_packs() -> Vec<Bad> {
    let sound = PackFile::new(other());
    let json = sound.to_json();
    let words = |error: PackError| error.message(Lang::Zh);
    let of = |bytes: &[u8]| Bad {
        bytes: Some(bytes.to_vec()),
        says: words(read(bytes).expect_err("it cannot be used")),
    };
    let mut misquoted = sound.clone();
    misquoted.measures[0].quote = "安全出口可以锁上".to_owned();
    let mut packs = vec![
        Bad { bytes: None, says: "没有取到自查的内容（notice/pack.json）".to_owned() },
        of(b""),
        of(b"<!doctype html><title>404 Not Found</title>"),
        of(json.replacen("\"format\":2", "\"format\":3", 1).as_bytes()),
        of(json.replacen("出口畅通", "出口堵住", 1).as_bytes()),
        of(br#"{"name":"a manifest","icons":[]}"#),
        of(with_digest(&misquoted).as_bytes()),
        of(&[b"[", vec![b' '; 20 << 20].as_slice(), b"]"].concat()),
    ];
    packs.extend((1..10).map(|tenth| of(&json.as_bytes()[..json.len() * tenth / 10])));
    assert!(packs[6].says.contains("原文里没有“安全出口可以锁上”"), "{}", packs[6].says);
    packs
}

/// The pack with the digest that belongs to it.
fn with_digest(pack: &PackFile) -> String {
    use sha2::{Digest, Sha256};
    let mut value = serde_json::to_value(pack).unwrap();
    value["content"] = json!("");
    value.sort_all_objects();
    let hash = Sha256::digest(value.to_string());
    value["content"] = json!(hash[..6].iter().map(|b| format!("{b:02x}")).collect::<String>());
    value.to_string()
}

#[test]
fn a_pack_that_cannot_be_used_is_named_and_what_is_stored_stays_and_can_be_saved() {
    let (site, folder) = site();
    let page = Visit::new().to(&site).at(PACK).open();
    page.foresee("");
    school_with_a_gap(&page);
    let (name, text) = (format!("{STORED}{}", page.check()), page.stored_check());
    let file = folder.path().join("notice/pack.json");
    // As if this were the first visit: nothing is kept for offline.
    let forget = "return navigator.serviceWorker.getRegistrations()
        .then(all => Promise.all(all.map(one => one.unregister())))
        .then(() => caches.keys()).then(names => Promise.all(names.map(name => caches.delete(name))))
        .then(() => 0)";
    page.until("everything is on the device", || {
        page.script("return !!navigator.serviceWorker.controller || 1") != json!(null)
    });
    for Bad { bytes, says } in bad_packs() {
        match &bytes {
            Some(bytes) => fs::write(&file, bytes).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        page.script(forget);
        load_anew(&page);
        page.until(&format!("it is said: {says}"), || page.exists(STOPPED));
        let said = page.text(STOPPED);
        assert!(said.contains("自查的内容打不开") && said.contains(&says), "{says}\n{said}");
        assert!(said.contains("您填的内容都还在"), "{said}");
        page.unfold(".stopped details");
        assert!(page.value(".stopped textarea").contains("sample-fire-safety"));
        assert_eq!(page.stored(&name).as_ref(), Some(&text), "{says}");
    }
    // Put right, it is there again with everything.
    fs::write(&file, PackFile::new(other()).to_json()).unwrap();
    page.press(".stopped", "重新打开");
    page.until("the result is there again", || page.exists("#gaps"));
}

fn load_anew(page: &Page) {
    page.browser().wait(page.browser().driver().refresh()).unwrap();
}

#[test]
fn the_pack_of_the_release_that_does_not_come_is_said_and_the_next_try_succeeds() {
    for fault in [Fault::Missing, Fault::Drop, Fault::Cut(5_000), Fault::Cut(0)] {
        let site = Site::of(&built_page(), ServerOptions::default());
        site.with_server(|server| {
            server.faults().set("pack-*.json", fault);
            server.faults().set("spare-*.js", fault);
        });
        let page = Visit::new().to(&site).load();
        page.foresee("");
        until(&format!("{fault:?}: it is said"), || page.exists(STOPPED));
        assert!(page.text(STOPPED).contains("自查的内容"), "{}", page.text(STOPPED));
        assert!(page.exists(".stopped a[href$='checklist.html']"));
        site.with_server(|server| server.faults().clear());
        page.press(".stopped", "重新打开");
        page.ready();
        page.begin();
    }
}
