//! The static text of the page: everything is in it, and the page finds its words in it.

use selfcheck_content::page_text::page_text;
use selfcheck_core::{
    Catalogue,
    catalogue::{BETWEEN, Outline},
};

use crate::real::compiled;

/// The texts that the page takes from the HTML, as a browser would give them.
fn marked(html: &str) -> Vec<String> {
    let texts = html.split(" data-t>").skip(1);
    let plain = |text: &str| {
        let text = text.split('<').next().unwrap_or_default();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    texts.map(plain).collect()
}

/// The texts as the outline takes them.
fn taken(catalogue: &Catalogue) -> Vec<String> {
    let (_, words) = Outline::of(catalogue.clone());
    words.split(BETWEEN).map(str::to_owned).collect()
}

#[test]
fn the_page_finds_every_text_of_the_catalogue_in_its_order() {
    let catalogue = compiled().catalogue;
    let html = page_text(&catalogue);
    for (number, (there, wanted)) in marked(&html).iter().zip(&taken(&catalogue)).enumerate() {
        assert_eq!(there, wanted, "text {number}");
    }
    assert_eq!(marked(&html).len(), taken(&catalogue).len());
}

#[test]
fn texts_with_markup_in_them_stay_texts() {
    let mut catalogue = compiled().catalogue;
    let hostile = "<script>alert(1)</script> & <b data-t>x</b> &amp; \"quoted\"";
    catalogue.each_zh(&mut |text| hostile.clone_into(text));
    let html = page_text(&catalogue);
    assert!(!html.contains("<script") && !html.contains("<b data-t>x"));
    let marked = marked(&html);
    assert!(marked.iter().all(|text| text == hostile), "{marked:?}");
    assert_eq!(marked.len(), taken(&catalogue).len());
}

#[test]
fn every_measure_stands_with_whom_it_concerns_and_when() {
    let catalogue = compiled().catalogue;
    let html = page_text(&catalogue);
    for measure in &catalogue.measures {
        let from = html.find(&format!("<b data-t>{}</b>", measure.name.zh)).expect(&measure.id);
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
    let html = page_text(&compiled().catalogue);
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
