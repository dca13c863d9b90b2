//! Reads TOML tables field by field, with positions, and reports every problem of a file.
//!
//! A reader knows which fields were asked for; [`Fields::finish`] reports the others. Where a
//! field is missing or of the wrong kind, the problem is reported and a stand-in returned, so that
//! the rest is still read. What comes of stand-ins is never kept.

use selfcheck_core::catalogue::Text;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::source::{At, FileId, Source};
use crate::wording;
use crate::written::Str;

/// A text in both languages with its place.
#[derive(Debug, Clone)]
pub(crate) struct RawText {
    pub text: Text,
    pub at: At,
}

/// Parses a file and hands its fields to `read`; nothing when it is not TOML.
pub(crate) fn file<T>(
    source: &Source,
    file: FileId,
    problems: &Problems,
    read: impl FnOnce(&mut Fields<'_>) -> T,
) -> Option<T> {
    let text = &source.file(file).text;
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        problems.extend(errors.iter().map(|error| {
            let at = At::new(file, error.span().unwrap_or_default());
            Problem::new(Code::TomlSyntax, at, error.message())
        }));
        return None;
    }
    let mut fields = Fields::new(text, At::top(file), table.get_ref(), problems);
    let value = read(&mut fields);
    fields.finish();
    Some(value)
}

/// One table being read.
pub(crate) struct Fields<'a> {
    text: &'a str,
    /// The table: its header, its braces, or the top of the file.
    pub at: At,
    table: &'a DeTable<'a>,
    pub problems: &'a Problems,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, at: At, table: &'a DeTable<'a>, problems: &'a Problems) -> Self {
        Self { text, at, table, problems, known: Vec::new() }
    }

    fn place<T>(&self, value: &Spanned<T>) -> At {
        At::new(self.at.file, value.span())
    }

    fn value(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.push(key);
        self.table.get(key)
    }

    fn required(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.value(key);
        if value.is_none() {
            let message = format!("the field `{key}` is missing");
            self.problems.add(Problem::new(Code::FieldMissing, self.at, message));
        }
        value
    }

    fn wrong_type(&self, key: &str, should: &str, value: &Spanned<DeValue<'_>>) {
        let is = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) if should.starts_with("a number") => "one that is out of range",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{key}` should be {should}, not {is}");
        self.problems.add(Problem::new(Code::FieldType, self.place(value), message));
    }

    fn as_str(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Str> {
        let at = self.place(value);
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, "a string", value);
            return None;
        };
        if text.trim().is_empty() {
            self.problems.add(Problem::new(Code::Empty, at, format!("`{key}` is empty")));
            return None;
        }
        let written = self.text.get(value.span()).unwrap_or_default();
        Some(Str::new(text.to_string(), written, at))
    }

    fn as_strings(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<Str> {
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, "a list", value);
            return Vec::new();
        };
        if list.is_empty() {
            let message = format!("the list `{key}` is empty");
            self.problems.add(Problem::new(Code::Empty, self.place(value), message));
        }
        list.iter().filter_map(|item| self.as_str(key, item)).collect()
    }

    fn inner(&self, at: At, table: &'a DeTable<'a>) -> Fields<'a> {
        Fields::new(self.text, at, table, self.problems)
    }

    /// A string that must be there.
    pub(crate) fn string(&mut self, key: &'static str) -> Option<Str> {
        self.required(key).and_then(|value| self.as_str(key, value))
    }

    /// A string that may be left out.
    pub(crate) fn string_or_none(&mut self, key: &'static str) -> Option<Str> {
        self.value(key).and_then(|value| self.as_str(key, value))
    }

    /// A list of strings that must be there, and not empty.
    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<Str> {
        self.required(key).map(|value| self.as_strings(key, value)).unwrap_or_default()
    }

    /// A list of strings that may be empty or left out.
    pub(crate) fn strings_or_none(&mut self, key: &'static str) -> Vec<Str> {
        match self.value(key) {
            Some(value) if value.get_ref().as_array().is_some_and(|list| list.is_empty()) => {
                Vec::new()
            }
            Some(value) => self.as_strings(key, value),
            None => Vec::new(),
        }
    }

    /// True or false; false where left out.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else {
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(key, "`true` or `false`", value);
            false
        })
    }

    /// A small number that must be there, with its place.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<(u8, At)> {
        let value = self.required(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u8::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong_type(key, "a number from 0 to 255", value);
        }
        number.map(|number| (number, self.place(value)))
    }

    /// A text in both languages that must be there.
    pub(crate) fn text(&mut self, key: &'static str) -> RawText {
        match self.required(key) {
            Some(value) => self.as_text(key, value),
            None => RawText { text: Text::default(), at: self.at },
        }
    }

    /// A text in both languages that may be left out.
    pub(crate) fn text_or_none(&mut self, key: &'static str) -> Option<RawText> {
        self.value(key).map(|value| self.as_text(key, value))
    }

    fn as_text(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> RawText {
        let at = self.place(value);
        let text = match value.get_ref() {
            DeValue::Table(table) => {
                let mut fields = self.inner(at, table);
                let text = fields.languages();
                fields.finish();
                text
            }
            _ => {
                self.wrong_type(key, "a text `{ zh = \"…\", en = \"…\" }`", value);
                Text::default()
            }
        };
        RawText { text, at }
    }

    /// The two languages `zh` and `en` as fields of this table itself.
    pub(crate) fn languages(&mut self) -> Text {
        let zh = self.string("zh");
        let en = self.string("en");
        self.problems.extend(zh.iter().flat_map(wording::check_chinese));
        self.problems.extend(en.iter().flat_map(wording::check_english));
        let value = |text: Option<Str>| text.map(|text| text.value).unwrap_or_default();
        Text { zh: value(zh), en: value(en) }
    }

    /// Each table of a list of tables that may be left out.
    pub(crate) fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'a>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, "a list of tables", value);
            return Vec::new();
        };
        let tables = list.iter().filter_map(|item| {
            let DeValue::Table(table) = item.get_ref() else {
                self.wrong_type(key, "a table", item);
                return None;
            };
            let mut fields = self.inner(self.place(item), table);
            let value = read(&mut fields);
            fields.finish();
            Some(value)
        });
        tables.collect()
    }

    /// A table that must be there.
    pub(crate) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> Option<T> {
        let value = self.required(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, "a table", value);
            return None;
        };
        let mut fields = self.inner(self.place(value), table);
        let value = read(&mut fields);
        fields.finish();
        Some(value)
    }

    /// The lists of a table whose keys are free: each key with its list.
    pub(crate) fn lists(&mut self, key: &'static str) -> Vec<(Str, Vec<Str>)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, "a table of lists", value);
            return Vec::new();
        };
        let mut lists: Vec<_> = table
            .iter()
            .map(|(name, list)| {
                let at = self.place(name);
                let name = Str::whole(name.get_ref().to_string(), at);
                let list = self.as_strings(&name.value, list);
                (name, list)
            })
            .collect();
        lists.sort_by_key(|(name, _)| name.at);
        lists
    }

    fn finish(self) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !self.known.contains(&name) {
                let message = format!("the field `{name}` is not known here");
                let help = names::did_you_mean_of(name, self.known.iter().copied());
                let problem = Problem::new(Code::FieldUnknown, self.place(key), message);
                self.problems.add(problem.help(help));
            }
        }
    }
}
