//! The shapes of the TOML files, read but not yet validated.

use selfcheck_core::catalogue::{Province, Text};

use crate::fields::{Fields, RawText};
use crate::source::At;
use crate::written::Str;

/// `catalogue.toml`.
pub(crate) struct RawCatalogue {
    pub id: Option<Str>,
    pub name: Text,
    pub lead: Text,
    pub warning: Text,
    pub takes_unnamed: bool,
    pub province: Option<Province>,
    pub as_of: Option<Str>,
}

/// `entities.toml`.
pub(crate) struct RawEntities {
    pub groups: Vec<Str>,
    pub entities: Vec<RawEntity>,
}

/// `[[entity]]` of `entities.toml`.
pub(crate) struct RawEntity {
    pub at: At,
    pub id: Option<Str>,
    pub group: Option<Str>,
    pub whole_city: bool,
    pub name: Text,
    pub hint: Text,
}

/// `[[fact]]` of `facts.toml`.
pub(crate) struct RawFact {
    pub at: At,
    pub id: Option<Str>,
    pub word: Option<Str>,
    pub name: Text,
    pub question: Text,
    pub question_for: Vec<(Vec<Str>, Text)>,
    pub help: Text,
    pub ask_whom: Text,
    pub ordered: bool,
    /// `options = "…"`, with the two options `yes` and `no` that stand beside it.
    pub preset: Option<(Str, Vec<RawOption>)>,
    /// `[[fact.option]]`.
    pub options: Vec<RawOption>,
    pub given: Vec<(Str, Vec<Str>)>,
}

/// An option of a fact.
pub(crate) struct RawOption {
    pub at: At,
    pub id: Option<(String, At)>,
    pub name: RawText,
    pub hint: Text,
    pub what_if: Text,
}

/// `notice.toml`.
pub(crate) struct RawNotice {
    pub title: Option<Str>,
    pub short: Text,
    pub addressee: Option<Str>,
    pub issuer: Option<Str>,
    pub dated: Option<Str>,
    pub published: Option<Str>,
    pub closing: Option<Str>,
    pub sections: Vec<RawSection>,
    pub contexts: Vec<RawContext>,
}

/// `[[section]]` of `notice.toml`.
pub(crate) struct RawSection {
    pub number: Option<(u8, At)>,
    pub short: Text,
}

/// `[[context]]` of `notice.toml`.
pub(crate) struct RawContext {
    pub sentence: Option<Str>,
    pub reason: Text,
}

/// `[[measure]]` of a file in `measures/`.
pub(crate) struct RawMeasure {
    pub at: At,
    pub id: Option<Str>,
    pub name: Text,
    pub source: Vec<Str>,
    pub quote: Option<Str>,
    pub entities: Vec<Str>,
    pub when: Option<Str>,
    pub strength: Option<Str>,
    pub urgency: Option<Str>,
    pub question: Text,
    pub evidence: Text,
    pub fix: Text,
    pub owner: Text,
    pub basis: Option<Str>,
    pub note: Option<RawText>,
    pub note_for: Vec<Str>,
}

/// `[[reference]]` of `references.toml`.
pub(crate) struct RawReference {
    pub at: At,
    pub id: Option<Str>,
    pub title: Text,
    pub caveat: Text,
    pub reason: Option<RawText>,
    pub entities: Vec<Str>,
    pub measures: Vec<Str>,
    pub facts: Vec<Str>,
    pub places: Vec<Str>,
    pub paragraphs: Vec<Text>,
}

impl RawCatalogue {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            id: fields.string("id"),
            name: fields.text("name").text,
            lead: fields.text("lead").text,
            warning: optional(fields, "warning"),
            takes_unnamed: fields.flag("takes_unnamed"),
            province: fields.table("province", province).flatten(),
            as_of: fields.string("as_of"),
        }
    }
}

impl RawEntities {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            groups: fields.strings_or_none("groups"),
            entities: fields.tables("entity", RawEntity::read),
        }
    }
}

impl RawEntity {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            at: fields.at,
            id: fields.string("id"),
            group: fields.string_or_none("group"),
            whole_city: fields.flag("whole_city"),
            name: fields.text("name").text,
            hint: fields.text("hint").text,
        }
    }
}

impl RawFact {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        let preset = fields.string_or_none("options").map(|preset| {
            let yes = fields.table("yes", |fields| RawOption::named("yes", fields));
            let no = fields.table("no", |fields| RawOption::named("no", fields));
            (preset, yes.into_iter().chain(no).collect())
        });
        Self {
            at: fields.at,
            id: fields.string("id"),
            word: fields.string("word"),
            name: fields.text("name").text,
            question: fields.text("question").text,
            question_for: fields
                .tables("question_for", |fields| (fields.strings("entities"), fields.languages())),
            help: optional(fields, "help"),
            ask_whom: fields.text("ask_whom").text,
            ordered: fields.flag("ordered"),
            preset,
            options: fields.tables("option", RawOption::read),
            given: fields.lists("given"),
        }
    }
}

impl RawOption {
    fn read(fields: &mut Fields<'_>) -> Self {
        let id = fields.string("id").map(|id| (id.value, id.at));
        Self::rest(id, fields)
    }

    fn named(id: &str, fields: &mut Fields<'_>) -> Self {
        Self::rest(Some((id.to_owned(), fields.at)), fields)
    }

    fn rest(id: Option<(String, At)>, fields: &mut Fields<'_>) -> Self {
        Self {
            at: fields.at,
            id,
            name: fields.text("name"),
            hint: optional(fields, "hint"),
            what_if: optional(fields, "what_if"),
        }
    }
}

impl RawNotice {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            title: fields.string("title"),
            short: fields.text("short").text,
            addressee: fields.string("addressee"),
            issuer: fields.string("issuer"),
            dated: fields.string("dated"),
            published: fields.string("published"),
            closing: fields.string_or_none("closing"),
            sections: fields.tables("section", |fields| RawSection {
                number: fields.number("number"),
                short: fields.text("short").text,
            }),
            contexts: fields.tables("context", |fields| RawContext {
                sentence: fields.string("sentence"),
                reason: fields.text("reason").text,
            }),
        }
    }
}

impl RawMeasure {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            at: fields.at,
            id: fields.string("id"),
            name: fields.text("name").text,
            source: fields.strings("source"),
            quote: fields.string("quote"),
            entities: fields.strings("for"),
            when: fields.string_or_none("when"),
            strength: fields.string("strength"),
            urgency: fields.string("urgency"),
            question: fields.text("question").text,
            evidence: fields.text("evidence").text,
            fix: fields.text("fix").text,
            owner: fields.text("owner").text,
            basis: fields.string("basis"),
            note: fields.text_or_none("note"),
            note_for: fields.strings_or_none("note_for"),
        }
    }
}

impl RawReference {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            at: fields.at,
            id: fields.string("id"),
            title: fields.text("title").text,
            caveat: fields.text("caveat").text,
            reason: fields.text_or_none("reason"),
            entities: fields.strings("for"),
            measures: fields.strings_or_none("measures"),
            facts: fields.strings_or_none("facts"),
            places: fields.strings_or_none("places"),
            paragraphs: fields.tables("paragraph", Fields::languages),
        }
    }
}

fn province(fields: &mut Fields<'_>) -> Option<Province> {
    let (code, name, pinyin) =
        (fields.number("code"), fields.string("name"), fields.string("pinyin"));
    Some(Province { code: code?.0, name: name?.value, pinyin: pinyin?.value })
}

fn optional(fields: &mut Fields<'_>, key: &'static str) -> Text {
    fields.text_or_none(key).map(|text| text.text).unwrap_or_default()
}
