//! The static text of the page: both notices by section, every measure with whom it concerns, the facts, the references.
//!
//! It stands in the delivered HTML, so it can be read and printed before any script runs, and without. It is also where
//! the running page takes its Chinese words from: each text of the catalogue is the whole content of one element marked
//! `data-t`, in the order of [`Catalogue::each_zh`], and [`Outline`](selfcheck_core::catalogue::Outline) puts them back.

use selfcheck_core::{
    Catalogue, Lang,
    assess::measures_for,
    catalogue::{
        EntitySet, Fact, FactOption, Measure, Notice, Reading, Reference, Section, Sentence,
        SentenceRef, Urgency,
    },
    words::Word,
};

const ZH: Lang = Lang::Zh;

/// The HTML of the static text, to be put into the body of the page.
#[must_use]
pub fn page_text(catalogue: &Catalogue) -> String {
    let mut text = StaticText { catalogue, html: String::new() };
    text.top();
    text.kinds();
    text.checklist();
    text.facts();
    text.references();
    text.end();
    text.html
}

struct StaticText<'a> {
    catalogue: &'a Catalogue,
    html: String,
}

impl StaticText<'_> {
    /// Markup as it is.
    fn put(&mut self, markup: &str) -> &mut Self {
        self.html += markup;
        self
    }

    /// Words that are not of the catalogue, or stand there for the second time.
    fn say(&mut self, words: &str) -> &mut Self {
        self.html += &escaped(words);
        self
    }

    /// A text of the catalogue: the whole content of an element of its own. `tag` may carry attributes.
    fn text(&mut self, tag: &str, text: &str) -> &mut Self {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.html += &format!("<{tag} data-t>{}</{name}>", escaped(text));
        self
    }

    /// What the running page shows at its start as well, in the same places.
    fn top(&mut self) {
        self.put("<header class=\"top no-print\"><span class=brand>").say(Word::Name.get(ZH));
        self.put("</span></header>\n<main class=page>\n<h1>").say(Word::Name.get(ZH));
        self.put("</h1>\n<p class=lead>").say(Word::Lead.get(ZH));
        self.put("</p>\n<p>").say(Word::Age.get(ZH));
        self.put("</p>\n<div id=opening class=no-print role=status><p><span class=\"button main big waiting\">正在打开……</span></p></div>\n");
        self.put(concat!(
            "<noscript><p class=\"banner warn no-print\">浏览器关闭了 JavaScript（脚本），自查打不开。请在浏览器设置里打开它，再刷新本页。",
            "下面的清单不受影响，可以直接看、直接打印。</p></noscript>\n<p class=\"hint no-print\">",
        ));
        self.say(Word::Keeping.get(ZH));
        self.put(concat!(
            "</p>\n",
            "<div class=late><p class=\"banner warn\">自查还没有打开。可能是网络不好：请检查网络，再<a href=\"\">刷新本页</a>。也可能是浏览器太旧：",
            "电脑上请换用新版的 Chrome、Edge、火狐浏览器，360、搜狗等浏览器请切换到“极速模式”；手机上请更新微信、钉钉，或者换手机自带的浏览器。",
            "下面的清单不受影响，可以直接看、直接打印。</p></div>\n",
        ));
    }

    fn kinds(&mut self) {
        self.put("<section class=no-print><h2>").say(Word::Lists.get(ZH)).put("</h2>\n<p>");
        self.say(Word::ListsIntro.get(ZH));
        self.put("</p>\n<ul class=columns>");
        for (ix, entity) in self.catalogue.entities() {
            let count = measures_for(self.catalogue, ix).count();
            self.put("<li><span class=kind>").say(&entity.name.zh);
            self.put("</span><span class=hint>")
                .say(&format!("（{count} 项）"))
                .put("</span></li>");
        }
        self.put("</ul></section>\n");
    }

    fn checklist(&mut self) {
        self.put("<section id=checklist>\n<p class=hint>");
        self.say(
            "自查打不开时，也可以直接看下面的完整清单。每项写明适用单位，可以打印出来逐项打勾：",
        );
        let catalogue = self.catalogue;
        for (n, notice) in catalogue.notices.iter().enumerate() {
            self.put(&format!("<a href=\"#n{n}\">")).say(&notice.short.zh).put("</a> ");
        }
        self.put("</p>\n");
        let mut measures = catalogue.measures.iter().peekable();
        for (n, notice) in (0u8..).zip(&catalogue.notices) {
            self.notice(n, notice);
            for section in &notice.sections {
                self.section(section);
                for (s, sentence) in (1u8..).zip(&section.sentences) {
                    self.sentence(sentence);
                    let at = SentenceRef { notice: n, section: section.number, sentence: s };
                    self.put("<ul class=items>");
                    while let Some(measure) = measures.next_if(|m| m.sources.first() == Some(&at)) {
                        self.measure(measure);
                    }
                    self.put("</ul></li>\n");
                }
                self.put("</ol>\n");
            }
        }
        self.put("</section>\n");
    }

    fn notice(&mut self, n: u8, notice: &Notice) {
        self.text(&format!("h2 id=n{n}"), &notice.title)
            .put("\n<p class=hint>简称：")
            .text("span", &notice.short.zh);
        self.put("。").text("span", &notice.issuer);
        self.say(&format!("，成文日期 {}，{} 发布，主送", notice.dated, notice.published));
        self.text("span", &notice.addressee).put("。</p>\n");
    }

    fn section(&mut self, section: &Section) {
        self.text("h3", &section.heading);
        if section.heading.is_empty() {
            // Preamble and closing paragraph: what they are called is all the heading they have.
            self.text("h3", &section.short.zh);
        } else {
            let number = self.catalogue.section_words(section, ZH);
            self.put("\n<p class=hint>").say(&number).put("：");
            self.text("span", &section.short.zh).put("</p>");
        }
        self.put("\n<ol class=sentences>\n");
    }

    fn sentence(&mut self, sentence: &Sentence) {
        self.put("<li>").text("p class=sentence", &sentence.text);
        if let Some(reason) = &sentence.context {
            self.put("<p class=hint>")
                .say(Word::NoMeasure.get(ZH))
                .text("span", &reason.zh)
                .put("</p>");
        }
    }

    fn measure(&mut self, measure: &Measure) {
        self.put("\n<li>").text("b", &measure.name.zh).put(" ");
        let whom = self.whom(measure.entities);
        self.text("span", &measure.question.zh).put("<p class=hint>适用单位：").say(&whom);
        let condition = self.catalogue.condition_words(&measure.when, ZH);
        if !condition.is_empty() {
            self.put("。").say(Word::AppliesIf.get(ZH)).say(&condition);
        }
        self.put("。").say(measure.strength.words(ZH)).put("，");
        match measure.urgency {
            Urgency::Immediately => {
                self.put("<strong>").say(measure.urgency.words(ZH)).put("</strong>")
            }
            urgency => self.say(urgency.words(ZH)),
        };
        self.put("。</p><p>").say(Word::LookAt.get(ZH)).text("span", &measure.evidence.zh);
        self.put("。没做到怎么办：").text("span", &measure.fix.zh);
        self.put("通常由谁负责：").text("span", &measure.owner.zh).put("。</p>");
        for reading in &measure.readings {
            self.put("<p class=reading>").say(Reading::label(ZH)).put("：");
            self.text("span", &reading.note.zh).put("</p>");
        }
        self.put("<p class=print-only>").say(Word::Ticks.get(ZH)).put("</p></li>");
    }

    fn whom(&self, entities: EntitySet) -> String {
        let names: Vec<_> =
            entities.iter().map(|entity| self.catalogue.entity(entity).name.zh.as_str()).collect();
        names.join("、")
    }

    fn facts(&mut self) {
        self.put("<section>\n<h2>单位类型</h2>\n<ul>");
        for entity in &self.catalogue.entities {
            self.put("<li>").text("b", &entity.name.zh).put(" ");
            self.text("span class=hint", &entity.hint.zh).put("</li>\n");
        }
        self.put("</ul></section>\n<section>\n<h2>自查时会问的情况</h2>\n");
        self.put("<p class=hint>这些情况决定有“适用条件”的措施是不是适用。不清楚的不要填“没有”，先填“不清楚”，再去问。</p>\n<ul>");
        for fact in &self.catalogue.facts {
            self.fact(fact);
        }
        self.put("</ul></section>\n");
    }

    fn fact(&mut self, fact: &Fact) {
        self.put("<li>").text("b", &fact.name.zh).put(" ").text("span", &fact.question.zh);
        for (entities, question) in &fact.question_for {
            let whom = self.whom(*entities);
            self.put("<p class=hint>").say(&whom).put("：");
            self.text("span", &question.zh).put("</p>");
        }
        self.text("p class=hint", &fact.help.zh).put("<p class=hint>不清楚的，可以问：");
        self.text("span", &fact.ask_whom.zh).put("</p><ul>");
        for option in &fact.options {
            self.option(option);
        }
        self.put("</ul></li>\n");
    }

    fn option(&mut self, option: &FactOption) {
        self.put("<li>□ ").text("span", &option.name.zh).put(" ");
        self.text("span class=hint", &option.hint.zh);
        // Only the running page can say what it would change.
        self.text("span hidden", &option.what_if.zh).put("</li>");
    }

    fn references(&mut self) {
        self.put("<section>\n<h2>").say(Word::Reference.get(ZH)).put("</h2>\n");
        for Reference { title, body, caveat, reason, .. } in &self.catalogue.references {
            self.text("h3", &title.zh);
            for paragraph in body {
                self.text("p", &paragraph.zh);
            }
            self.text("p class=hint", &caveat.zh);
            if let Some(reason) = reason {
                self.put("<p class=hint>现在查的，可以选“不适用”，理由写：");
                self.text("b", &reason.zh).put("</p>");
            }
            self.put("\n");
        }
        self.put("</section>\n");
    }

    fn end(&mut self) {
        let Catalogue { as_of, version, .. } = self.catalogue;
        let checked = ZH.say(Word::TextsChecked, &[as_of, version]);
        self.put("<p class=foot>").say(&checked);
        self.put("</p>\n</main>\n");
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
