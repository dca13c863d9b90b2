//! What the delivered HTML holds: everything is in the checklist, and the start page has the ways.

use selfcheck_content::html::{checklist, head, start};

use crate::real::compiled;

#[test]
fn every_text_of_the_content_stands_in_it() {
    let mut catalogue = compiled().catalogue;
    let html = checklist(&catalogue);
    let plain = html
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    for notice in &catalogue.notices {
        for section in &notice.sections {
            assert!(section.sentences.iter().all(|sentence| plain.contains(&sentence.text)));
        }
    }
    // The lead is the start page's, and what-if makes sense where one answers.
    let elsewhere = |path: &str| path == "lead" || path.ends_with("/what_if");
    catalogue.each_text(&mut |path, text| {
        assert!(elsewhere(&path) || plain.contains(&text.zh), "{path}");
    });
}

#[test]
fn the_start_page_has_the_ways_and_says_what_it_is() {
    let catalogue = compiled().catalogue;
    let html = start(&catalogue);
    for part in [&catalogue.name.zh, &catalogue.lead.zh, &catalogue.warning.zh] {
        assert!(html.contains(part.as_str()), "{part}");
    }
    let kinds = catalogue.entities.iter().map(|entity| format!("#/list/{}", entity.id));
    for way in kinds.chain(["#/begin", "#/open", "checklist.html"].map(str::to_owned)) {
        assert!(html.contains(&format!("href=\"{way}\"")), "{way}");
    }
    assert!(html.len() < 8_000, "it is small: {}", html.len());
    assert!(head(&catalogue).contains(&format!("<title>{}</title>", catalogue.name.zh)));
}

#[test]
fn texts_with_markup_in_them_stay_texts() {
    let mut catalogue = compiled().catalogue;
    let hostile = "<script>alert(1)</script> & <b id=x>x</b> &amp; \"quoted\"";
    catalogue.each_text(&mut |_, text| hostile.clone_into(&mut text.zh));
    let html = checklist(&catalogue);
    assert!(!html.contains("<script") && !html.contains("<b id=x>"));
    let escaped = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b id=x&gt;x&lt;/b&gt; &amp;amp; &quot;quoted&quot;";
    assert!(html.matches(escaped).count() > catalogue.measures.len());
}

#[test]
fn every_measure_stands_with_whom_it_concerns_and_when() {
    let catalogue = compiled().catalogue;
    let html = checklist(&catalogue);
    for measure in &catalogue.measures {
        let from = html.find(&format!("<b>{}</b>", measure.name.zh)).expect(&measure.id);
        let item = &html[from..from + html[from..].find("</li>").expect("its end")];
        for entity in measure.entities.iter() {
            assert!(item.contains(&catalogue.entity(entity).name.zh), "{}", measure.id);
        }
        let condition = catalogue.condition_words(&measure.when, selfcheck_core::Lang::Zh);
        assert!(item.contains(&condition), "{}: {condition}", measure.id);
        assert!(item.contains("□ 已落实"), "{}", measure.id);
    }
}

#[test]
fn every_element_is_closed() {
    let html = start(&compiled().catalogue) + &checklist(&compiled().catalogue);
    let html = html.replacen("<!doctype html>", "", 1);
    let is_empty = |line: &&str| line.starts_with("<meta ") || line.starts_with("<link ");
    let html = html.lines().filter(|line| !is_empty(line)).collect::<String>();
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap_or_default();
        match inside.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "…<{tag}"),
            None => open.push(inside.split(' ').next().unwrap_or_default()),
        }
    }
    assert_eq!(open, [""; 0]);
}
