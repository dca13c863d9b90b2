//! What the delivered HTML holds of the content, so that it can be read before any script runs, and without: the start page,
//! as the running page shows it, and the checklist, a page of its own with everything in it.

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

/// The address of the checklist, beside the page.
pub const CHECKLIST: &str = "checklist.html";

/// What belongs into the head of the page: its title and its description.
#[must_use]
pub fn head(catalogue: &Catalogue) -> String {
    let (name, lead) = (escaped(&catalogue.name.zh), escaped(&catalogue.lead.zh));
    format!("<title>{name}</title>\n<meta name=\"description\" content=\"{lead}\">\n")
}

/// The start page, to be put into the body of the page. The running page takes its place.
#[must_use]
pub fn start(catalogue: &Catalogue) -> String {
    let mut html = Html { catalogue, html: String::new() };
    html.top();
    html.kinds();
    html.end();
    html.html
}

/// The checklist: a whole document, which needs no script. Both notices by section, every measure with whom it concerns, the
/// facts, the references.
#[must_use]
pub fn checklist(catalogue: &Catalogue) -> String {
    let mut html = Html { catalogue, html: String::new() };
    html.put(concat!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<meta name=\"renderer\" content=\"webkit\">\n",
        "<meta name=\"color-scheme\" content=\"light dark\">\n",
        "<link rel=\"icon\" href=\"icons/icon.svg\" type=\"image/svg+xml\">\n",
    ));
    html.put("<title>").say(&catalogue.name.zh).put("：完整清单</title>\n</head>\n<body>\n");
    html.put("<header class=\"top no-print\"><a class=brand href=\"index.html\">");
    html.say(&catalogue.name.zh).put("</a></header>\n<main class=page>\n<h1>");
    html.say(&catalogue.name.zh).put("：完整清单</h1>\n").text_if_any("p", &catalogue.warning.zh);
    html.list();
    html.facts();
    html.references();
    html.end();
    html.put("</body>\n</html>\n");
    html.html
}

/// HTML in the making.
struct Html<'a> {
    catalogue: &'a Catalogue,
    html: String,
}

impl Html<'_> {
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

    /// A text as the whole content of an element of its own. `tag` may carry attributes.
    fn text(&mut self, tag: &str, text: &str) -> &mut Self {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.html += &format!("<{tag}>{}</{name}>", escaped(text));
        self
    }

    /// The same; nothing for an empty text.
    fn text_if_any(&mut self, tag: &str, text: &str) -> &mut Self {
        if text.is_empty() { self } else { self.text(tag, text) }
    }

    /// What the running page shows at its start as well, in the same places.
    fn top(&mut self) {
        let Catalogue { name, lead, warning, .. } = self.catalogue;
        self.put("<header class=\"top no-print\">").text("span class=brand", &name.zh);
        self.put("</header>\n<main class=page>\n").text("h1", &name.zh);
        self.text("p class=lead", &lead.zh).text_if_any("p", &warning.zh);
        self.put("\n<p id=opening class=no-print role=status><a class=\"button main big\" href=\"#/begin\">");
        self.say(Word::StartACheck.get(ZH)).put("</a></p>\n");
        self.put(concat!(
            "<noscript><p class=\"banner warn no-print\">浏览器关闭了 JavaScript（脚本），自查打不开。请在浏览器设置里打开它，再刷新本页。",
            "不打开也可以看、可以打印<a href=\"checklist.html\">完整清单</a>。</p></noscript>\n<p class=\"hint no-print\">",
        ));
        self.say(Word::Keeping.get(ZH));
        self.put(concat!(
            "</p>\n",
            "<div class=late><p class=\"banner warn\">自查还没有打开。可能是网络不好：请检查网络，再<a href=\"\">刷新本页</a>。也可能是浏览器太旧：",
            "电脑上请换用新版的 Chrome、Edge、火狐浏览器，360、搜狗等浏览器请切换到“极速模式”；手机上请更新微信、钉钉，或者换手机自带的浏览器。",
            "打不开也可以看、可以打印<a href=\"checklist.html\">完整清单</a>。</p></div>\n",
        ));
    }

    fn kinds(&mut self) {
        self.put("<section class=no-print><h2>").say(Word::Lists.get(ZH)).put("</h2>\n<p>");
        self.say(Word::ListsIntro.get(ZH));
        self.put("</p>\n<ul class=columns>");
        for (ix, entity) in self.catalogue.entities() {
            let count = measures_for(self.catalogue, ix).count();
            self.put(&format!("<li><a href=\"#/list/{}\">", entity.id)).say(&entity.name.zh);
            self.put("</a><span class=hint>").say(&ZH.say(Word::CountInBrackets, &[&count]));
            self.put("</span></li>");
        }
        self.put("</ul>\n<p><a href=\"#/open\">").say(Word::OpenAFile.get(ZH));
        self.put(
            "</a> · <a href=\"checklist.html\">完整清单（不用填写，可以打印）</a></p></section>\n",
        );
    }

    fn list(&mut self) {
        self.put("<section id=\"checklist\">\n<p class=\"hint no-print\">");
        self.say("每项写明适用单位，可以打印出来逐项打勾：");
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
        self.text_if_any("h3", &section.heading);
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
        self.text_if_any("p class=hint", &fact.help.zh).put("<p class=hint>不清楚的，可以问：");
        self.text("span", &fact.ask_whom.zh).put("</p><ul>");
        for option in &fact.options {
            self.option(option);
        }
        self.put("</ul></li>\n");
    }

    fn option(&mut self, option: &FactOption) {
        self.put("<li>□ ").text("span", &option.name.zh).put(" ");
        self.text_if_any("span class=hint", &option.hint.zh).put("</li>");
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
    let words = words.replace('&', "&amp;").replace('"', "&quot;");
    words.replace('<', "&lt;").replace('>', "&gt;")
}
