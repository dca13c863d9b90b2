//! Everything that a web master can set, declared once: as an attribute of `<self-check>`, or in the address of the page in a
//! frame (`?embed&entity=eldercare`).
//!
//! A wrong value costs that option and no other: its default holds, and what was wrong is said, in words for the console.

use std::fmt;

use selfcheck_core::{
    Catalogue, Lang,
    catalogue::{EntityIx, Place},
    places,
};

use crate::colour::{Colour, Theme};

/// In which way the page is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As the element `<self-check>`: options are its attributes.
    Element,
    /// In a frame: options stand in its address.
    Frame,
}

/// An option, as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// Its name, as an attribute and in the address.
    pub name: &'static str,
    /// The values it takes.
    pub values: &'static str,
    /// What holds where it is not given, in Chinese and in English.
    pub default: (&'static str, &'static str),
    /// What it does, in Chinese and in English.
    pub does: (&'static str, &'static str),
    /// Where it can be given; nothing for both.
    pub only: Option<Way>,
}

/// Every option.
pub static DECLARED: [Declared; 11] = [
    Declared {
        name: "entity",
        values: "`eldercare` …",
        default: ("由填写人选", "the person chooses"),
        does: (
            "单位类型，写编号（见下表）。设了就不再问。",
            "The kind of respondent, by its id (see the table below). It is then not asked.",
        ),
        only: None,
    },
    Declared {
        name: "county",
        values: "`{code}` `{county}`",
        default: ("由填写人选", "the person chooses"),
        does: (
            "所在的县（市、区），写六位行政区划代码或者全称（要带“县”“市”“区”）。设了就不再问；写设区的市，仍然会问到县。",
            "The county, by its six-digit code or its whole name, with 县, 市 or 区. It is then not asked; for a whole city the county still is.",
        ),
        only: None,
    },
    Declared {
        name: "lang",
        values: "`zh` `en`",
        default: ("浏览器的语言", "the browser's"),
        does: (
            "语言。填写人自己选过的优先。",
            "The language. What the person has chosen before comes first.",
        ),
        only: None,
    },
    Declared {
        name: "theme-color",
        values: "`#14508c` `14508c` `15a`",
        default: ("`#14508c`", "`#14508c`"),
        does: (
            "主色，建议用深色：太浅看不清的会自动加深。写在框架的地址里时，不要写 `#`。",
            "The main colour, best a dark one: one that is too pale to read is made darker. In the address of a frame, leave out the `#`.",
        ),
        only: None,
    },
    Declared {
        name: "view",
        values: "`standard` `elder`",
        default: ("`standard`", "`standard`"),
        does: (
            "一开始用普通版还是长辈版。填写人自己选过的优先。",
            "The usual view or the elder view to begin with. What the person has chosen before comes first.",
        ),
        only: None,
    },
    Declared {
        name: "start",
        values: "`home` `check` `list` `notices` `open` `about`",
        default: ("`home`", "`home`"),
        does: (
            "先打开哪一页：首页、开始自查（有没填完的就接着填）、措施清单（要同时设 `entity`）、通知原文、打开文件、说明和隐私。",
            "The screen to begin with: the start page, the self-check (the one that was begun, if any), the list of measures (needs `entity`), the notices, opening files, about and privacy.",
        ),
        only: None,
    },
    Declared {
        name: "several",
        values: "`yes` `no`",
        default: ("`yes`", "`yes`"),
        does: (
            "是否可以另做几份自查、复制自查。",
            "Whether several self-checks can be begun, and copied, on one device.",
        ),
        only: None,
    },
    Declared {
        name: "answers",
        values: "`keep` `offer`",
        default: ("`keep`", "`keep`"),
        does: (
            "设为 `offer`，“报送和整改”里多一项“交给网站”：写明交给谁，由填写人点按钮，才把填的内容交给您的网页。",
            "With `offer` there is one more way to hand in, “Give to the site”: it says to whom, and only the person's tap gives the answers to your page.",
        ),
        only: None,
    },
    Declared {
        name: "base",
        values: "`/zwfw/selfcheck/`",
        default: ("脚本所在的目录", "the folder of the script"),
        does: (
            "自查文件所在的目录，要和您的网页在同一个网站。",
            "The folder with the files of the page, on the same site as yours.",
        ),
        only: Some(Way::Element),
    },
    Declared {
        name: "pack",
        values: "`notice/pack.json`",
        default: ("自带的内容", "its own content"),
        does: (
            "另一项自查的内容：`selfcheck pack` 做出的文件，写从自查文件所在目录起的相对地址，或者从网站根目录起的（以 `/` 开头）。只能是同一个网站的。英文放在它旁边（`notice/pack.en.json`）。不嵌入、直接打开时也可以写在地址里。",
            "The content of another self-check: a file that `selfcheck pack` has made, by its address from the folder of the page or from the top of the site (`/…`). Only of the same site. Its English texts stand beside it (`notice/pack.en.json`). It can stand in the address of a page by itself, too.",
        ),
        only: None,
    },
    Declared {
        name: "embed",
        values: "`1`",
        default: ("不通信", "no messages"),
        does: (
            "让框架里的自查读取这些选项，并与外面的网页收发消息。不写就是一个独立的页面。",
            "Has the page in the frame read these options, and exchange messages with the page around it. Without it, it is a page by itself.",
        ),
        only: Some(Way::Frame),
    },
];

/// The options of one embedded page, as they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The kind of respondent.
    pub entity: Option<EntityIx>,
    /// The county; a city only where the site is a whole city's.
    pub place: Option<Place>,
    /// The language.
    pub lang: Option<Lang>,
    /// The colours.
    pub theme: Option<Theme>,
    /// Begins in the elder view.
    pub elder: bool,
    /// The screen to begin with.
    pub start: Start,
    /// Only one self-check is offered.
    pub single: bool,
    /// The page may offer to give the answers to the site.
    pub answers: bool,
}

/// A screen that a site can begin with, or open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// The start page.
    #[default]
    Home,
    /// The self-check that was begun, else a new one.
    Check,
    /// The list of measures of the kind that is set.
    List,
    /// The notices.
    Notices,
    /// Opening files and codes.
    Open,
    /// About and privacy.
    About,
}

impl Start {
    /// Each with its name.
    pub const ALL: [(Self, &str); 6] = [
        (Self::Home, "home"),
        (Self::Check, "check"),
        (Self::List, "list"),
        (Self::Notices, "notices"),
        (Self::Open, "open"),
        (Self::About, "about"),
    ];

    /// By its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other)| *other == name).map(|(start, _)| *start)
    }
}

/// A value that does not hold, and what does instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The option.
    pub name: String,
    /// What stands there, shortened.
    pub value: String,
    /// What is wrong with it, and what holds.
    pub why: (&'static str, String),
}

impl fmt::Display for Wrong {
    /// In Chinese and in English: it is for the console, where nobody has chosen a language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value, why: (zh, en) } = self;
        write!(f, "self-check: {name}=\"{value}\": {zh} / {en}")
    }
}

/// How many characters of a wrong value are said again.
const SAID: usize = 40;

/// Attributes that any element has, and that are no options.
const OF_ANY_ELEMENT: [&str; 14] = [
    "accesskey",
    "class",
    "dir",
    "draggable",
    "hidden",
    "id",
    "inert",
    "part",
    "role",
    "slot",
    "style",
    "tabindex",
    "title",
    "translate",
];

struct Reader<'a> {
    catalogue: &'a Catalogue,
    options: Options,
    wrong: Vec<Wrong>,
}

/// Reads options out of names and values. Of a name that stands twice the first holds, as in HTML.
#[must_use]
pub fn read<'a>(
    catalogue: &Catalogue,
    way: Way,
    given: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> (Options, Vec<Wrong>) {
    let mut reader = Reader { catalogue, options: Options::default(), wrong: Vec::new() };
    let mut seen = Vec::new();
    let mut wants_list = None;
    for (name, value) in given {
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        if name == "start" && value.trim() == "list" {
            wants_list = Some(value);
        }
        reader.take(way, name, value.trim());
    }
    if let Some(value) = wants_list
        && reader.options.entity.is_none()
    {
        reader.options.start = Start::Home;
        reader.say(
            "start",
            value,
            "要同时设 entity，先打开首页",
            "needs entity as well; the start page opens",
        );
    }
    (reader.options, reader.wrong)
}

impl Reader<'_> {
    fn say(&mut self, name: &str, value: &str, zh: &'static str, en: &str) {
        let value = value.chars().take(SAID).collect();
        self.wrong.push(Wrong { name: name.to_owned(), value, why: (zh, en.to_owned()) });
    }

    /// One of a few names; the first is the default.
    fn one_of(&mut self, name: &str, value: &str, names: [&str; 2]) -> bool {
        if !names.contains(&value) {
            let en = format!("not one of {}, {}; {} holds", names[0], names[1], names[0]);
            self.say(name, value, "没有这个选项值，按默认的来", &en);
        }
        value == names[1]
    }

    fn take(&mut self, way: Way, name: &str, value: &str) {
        match name {
            "entity" => {
                self.options.entity = self.catalogue.find_entity(value);
                if self.options.entity.is_none() {
                    self.say(
                        name,
                        value,
                        "没有这种单位类型，改由填写人选",
                        "no such kind; the person chooses",
                    );
                }
            }
            "county" => {
                self.options.place = place(self.catalogue, value);
                if self.options.place.is_none() {
                    self.say(
                        name,
                        value,
                        "没有这个县（市、区），改由填写人选",
                        "no such county; the person chooses",
                    );
                }
            }
            "lang" => {
                let lang = value.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
                self.options.lang = match &*lang {
                    "zh" => Some(Lang::Zh),
                    "en" => Some(Lang::En),
                    _ => {
                        self.say(
                            name,
                            value,
                            "只有中文 zh 和英文 en，按浏览器的语言来",
                            "only zh and en; the browser's language holds",
                        );
                        None
                    }
                };
            }
            "theme-color" => self.colour(name, value),
            "view" => self.options.elder = self.one_of(name, value, ["standard", "elder"]),
            "start" => match Start::parse(value) {
                Some(start) => self.options.start = start,
                None => self.say(
                    name,
                    value,
                    "没有这一页，先打开首页",
                    "no such screen; the start page opens",
                ),
            },
            "several" => self.options.single = self.one_of(name, value, ["yes", "no"]),
            "answers" => self.options.answers = self.one_of(name, value, ["keep", "offer"]),
            "base" if way == Way::Element => {}
            // The scripts have followed it, or refused it, before there was a program (`static/pack.js`).
            "pack" => {}
            "embed" if way == Way::Frame => {}
            // An address may hold anything of its site's own.
            _ if way == Way::Frame => {}
            _ if OF_ANY_ELEMENT.contains(&name)
                || ["aria-", "data-", "on", "_"].iter().any(|start| name.starts_with(start)) => {}
            _ => self.say(name, value, "没有这个选项", "there is no such option"),
        }
    }

    fn colour(&mut self, name: &str, value: &str) {
        let Some(colour) = Colour::parse(value) else {
            let en = "not a colour like #14508c; the usual one holds";
            return self.say(
                name,
                value,
                "颜色要写成 #14508c 这样（在框架的地址里不写 #），先用默认的",
                en,
            );
        };
        let theme = Theme::of(colour);
        if !theme.keeps(colour) {
            let en = format!("too pale to read on white; {} is used", theme.light.main);
            self.say(name, value, "太浅，看不清，已自动加深", &en);
        }
        self.options.theme = Some(theme);
    }
}

/// A place by its code, or by its whole name.
fn place(catalogue: &Catalogue, value: &str) -> Option<Place> {
    if value.len() == 6
        && let Ok(code) = value.parse()
    {
        return catalogue.find_place(code);
    }
    // Typed on the page, a few letters would do; set for everybody, it must be the name.
    let is_name = |found: &Place| {
        let name = match *found {
            Place::City(city) => &catalogue.cities[city.ix()].name,
            Place::County(county) => &catalogue.counties[county.ix()].name,
        };
        name == value || catalogue.place_words(*found) == value
    };
    places::find(catalogue, value, true).into_iter().find(is_name)
}

/// The table of all options for the documents, in Markdown.
#[must_use]
pub fn table(catalogue: &Catalogue, lang: Lang) -> String {
    let county = catalogue.counties.first();
    let code = county.map(|county| county.code.to_string()).unwrap_or_default();
    let county = county.map(|county| county.name.as_str()).unwrap_or_default();
    let mut table = String::from(lang.pick(
        "| 选项 | 可以写 | 不写时 | 作用 | 用在 |\n|---|---|---|---|---|\n",
        "| option | values | if not given | what it does | where |\n|---|---|---|---|---|\n",
    ));
    for Declared { name, values, default, does, only } in DECLARED {
        let only = match only {
            None => lang.pick("两种方式", "both"),
            Some(Way::Element) => lang.pick("元素", "element"),
            Some(Way::Frame) => lang.pick("框架", "frame"),
        };
        let (default, does) = (lang.pick(default.0, default.1), lang.pick(does.0, does.1));
        let values = values.replace("{code}", &code).replace("{county}", county);
        table += &format!("| `{name}` | {values} | {default} | {does} | {only} |\n");
    }
    table
}

/// The table of the kinds of respondents for the documents, in Markdown.
#[must_use]
pub fn entities(catalogue: &Catalogue, lang: Lang) -> String {
    let mut table = String::from(lang.pick(
        "| 单位类型 | `entity` |\n|---|---|\n",
        "| kind of respondent | `entity` |\n|---|---|\n",
    ));
    for (_, entity) in catalogue.entities() {
        table += &format!("| {} | `{}` |\n", entity.name.get(lang), entity.id);
    }
    table
}
