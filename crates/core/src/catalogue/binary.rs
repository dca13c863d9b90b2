//! The small binary form of the catalogue: how each type is written and read back.
//!
//! Numbers are LEB128, texts and lists are a length and their items, fields follow each other in the order in which
//! they stand here. A reader that meets anything wrong notes it once and goes on with empty values, so that reading
//! needs no way out at every field: that keeps the page's code small (serde with postcard took 16 KB for the same).

use super::{
    Catalogue, City, CityIx, County, CountyIx, DecodeError, English, Entity, EntityIx, EntitySet,
    Fact, FactIx, FactOption, Measure, MeasureIx, Notice, Outline, Quote, Reading, Reference,
    Section, Sentence, SentenceRef, Strength, Text, Urgency,
};
use crate::{
    lists::{join, part},
    logic::{Atom, Condition, CountySet},
};

/// How deep conditions may nest, against bytes made to exhaust the stack.
const DEPTH: u8 = 32;

/// Writes a value in binary form. Without its texts in two languages if `bare`: they are then read back empty.
pub(super) fn encode(value: &impl Binary, bare: bool) -> Vec<u8> {
    let mut writer = Writer { bytes: Vec::new(), bare };
    value.write(&mut writer);
    writer.bytes
}

/// Reads back a value that was written so. The bytes must hold it and nothing more.
pub(super) fn decode<T: Binary>(bytes: &[u8], bare: bool) -> Result<T, DecodeError> {
    let mut reader = Reader { rest: bytes, broken: false, depth: 0, bare };
    let value = T::read(&mut reader);
    if reader.broken || !reader.rest.is_empty() {
        // Not dropped: only bytes of somebody else's making end here, and code to drop every type takes its room.
        std::mem::forget(value);
        return Err(DecodeError::new("the bytes were cut or changed"));
    }
    Ok(value)
}

/// Bytes being read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    broken: bool,
    depth: u8,
    bare: bool,
}

/// Bytes being written.
pub(super) struct Writer {
    bytes: Vec<u8>,
    bare: bool,
}

impl Reader<'_> {
    #[inline(never)]
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            number |= u64::from(byte & 127) << shift;
            if byte & 128 == 0 {
                return number;
            }
            shift += 7;
            if shift > 63 {
                break;
            }
        }
        self.fail();
        0
    }

    /// Notes that the bytes are wrong and leaves nothing to read, so that every list ends.
    fn fail(&mut self) {
        self.broken = true;
        self.rest = &[];
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        let length = self.number() as usize;
        match self.rest.split_at_checked(length).map(|(text, rest)| (str::from_utf8(text), rest)) {
            Some((Ok(text), rest)) => {
                self.rest = rest;
                text.to_owned()
            }
            _ => {
                self.fail();
                String::new()
            }
        }
    }
}

#[inline(never)]
fn write_number(mut number: u64, writer: &mut Writer) {
    while number > 127 {
        writer.bytes.push(number as u8 & 127 | 128);
        number >>= 7;
    }
    writer.bytes.push(number as u8);
}

/// A type with a binary form.
pub(super) trait Binary: Sized {
    fn write(&self, writer: &mut Writer);
    fn read(reader: &mut Reader<'_>) -> Self;
}

macro_rules! number {
    ($($type:ty),*) => {$(
        impl Binary for $type {
            fn write(&self, writer: &mut Writer) {
                write_number(u64::from(*self), writer);
            }

            fn read(reader: &mut Reader<'_>) -> Self {
                Self::try_from(reader.number()).unwrap_or_else(|_| {
                    reader.fail();
                    0
                })
            }
        }
    )*};
}

number!(u8, u16, u32, u64);

impl Binary for bool {
    fn write(&self, writer: &mut Writer) {
        write_number(u64::from(*self), writer);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        match reader.number() {
            0 => false,
            1 => true,
            _ => {
                reader.fail();
                false
            }
        }
    }
}

impl Binary for String {
    fn write(&self, writer: &mut Writer) {
        write_number(self.len() as u64, writer);
        writer.bytes.extend_from_slice(self.as_bytes());
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.text()
    }
}

impl<T: Binary> Binary for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        write_number(self.len() as u64, writer);
        self.iter().for_each(|item| item.write(writer));
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        let mut items = Self::new();
        for _ in 0..reader.number() {
            if reader.broken {
                break;
            }
            items.push(T::read(reader));
        }
        items
    }
}

impl<T: Binary> Binary for Option<T> {
    fn write(&self, writer: &mut Writer) {
        self.is_some().write(writer);
        if let Some(value) = self {
            value.write(writer);
        }
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        if bool::read(reader) { Some(T::read(reader)) } else { None }
    }
}

impl<A: Binary, B: Binary> Binary for (A, B) {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
        self.1.write(writer);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        (A::read(reader), B::read(reader))
    }
}

macro_rules! newtype {
    ($($type:ident),*) => {$(
        impl Binary for $type {
            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }

            fn read(reader: &mut Reader<'_>) -> Self {
                Self(Binary::read(reader))
            }
        }
    )*};
}

newtype!(CityIx, CountyIx, EntityIx, EntitySet, FactIx, MeasureIx);

// What stands after a `;` is not written here: it is read back empty, and filled in by whoever writes it.
macro_rules! fields {
    ($($type:ident { $($field:ident),* $(,)? $(; $apart:ident)? })*) => {$(
        impl Binary for $type {
            fn write(&self, writer: &mut Writer) {
                $(self.$field.write(writer);)*
            }

            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Self {
                Self { $($field: Binary::read(reader),)* $($apart: Default::default())? }
            }
        }
    )*};
}

fields! {
    Notice { id, title, short, addressee, issuer, dated, published, sections }
    Section { number, closing, heading, short, sentences }
    Sentence { text, context }
    SentenceRef { notice, section, sentence }
    Entity { id, name, hint, group, whole_city }
    Fact {
        id, word, name, question, question_for, help, ask_whom, ordered, options, given,
    }
    FactOption { id, name, hint, what_if }
    City { code, name, first, count; pinyin }
    County { code, name, city; pinyin }
    Measure {
        id, name, sources, quote, entities, when, strength, urgency, question, evidence, fix,
        owner, readings,
    }
    Quote { sentence, start, end }
    Reading { entities, note }
    Reference { id, title, body, caveat, reason, measures, facts, places, entities }
    English { version, print, words, texts }
    Outline { check, catalogue }
}

/// Field by field; then the pinyin of all places as one text, with a blank between, which compresses better than pinyin
/// between Chinese.
impl Binary for Catalogue {
    fn write(&self, writer: &mut Writer) {
        self.version.write(writer);
        self.as_of.write(writer);
        self.notices.write(writer);
        self.entities.write(writer);
        self.facts.write(writer);
        self.cities.write(writer);
        self.counties.write(writer);
        self.measures.write(writer);
        self.references.write(writer);
        let cities = self.cities.iter().map(|city| &city.pinyin);
        let all: Vec<_> = cities.chain(self.counties.iter().map(|county| &county.pinyin)).collect();
        join(&all, " ").write(writer);
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let mut catalogue = Self {
            version: Binary::read(reader),
            as_of: Binary::read(reader),
            notices: Binary::read(reader),
            entities: Binary::read(reader),
            facts: Binary::read(reader),
            cities: Binary::read(reader),
            counties: Binary::read(reader),
            measures: Binary::read(reader),
            references: Binary::read(reader),
        };
        let all = reader.text();
        let mut rest = Some(&*all);
        let mut next = |pinyin: &mut String| {
            let (first, after) = part(rest.unwrap_or_default(), b' ');
            first.clone_into(pinyin);
            rest = after;
        };
        catalogue.cities.iter_mut().for_each(|city| next(&mut city.pinyin));
        catalogue.counties.iter_mut().for_each(|county| next(&mut county.pinyin));
        catalogue
    }
}

impl Binary for Text {
    fn write(&self, writer: &mut Writer) {
        if !writer.bare {
            self.zh.write(writer);
            self.en.write(writer);
        }
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        if reader.bare {
            return Self::default();
        }
        Self { zh: Binary::read(reader), en: Binary::read(reader) }
    }
}

macro_rules! choice {
    ($($type:ident { $($number:literal => $value:ident),* })*) => {$(
        impl Binary for $type {
            fn write(&self, writer: &mut Writer) {
                write_number(match self { $(Self::$value => $number),* }, writer);
            }

            fn read(reader: &mut Reader<'_>) -> Self {
                match reader.number() {
                    $($number => Self::$value,)*
                    _ => {
                        reader.fail();
                        choice!(@first $(Self::$value),*)
                    }
                }
            }
        }
    )*};
    (@first $first:expr $(, $rest:expr)*) => { $first };
}

choice! {
    Strength { 0 => Required, 1 => Encouraged, 2 => Discretionary }
    Urgency { 0 => Immediately, 1 => Daily, 2 => Regularly, 3 => Standing }
}

impl Binary for CountySet {
    fn write(&self, writer: &mut Writer) {
        self.words().iter().for_each(|word| word.write(writer));
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        Self::from_words([u64::read(reader), u64::read(reader)])
    }
}

impl Binary for Condition {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Always => write_number(0, writer),
            Self::Is(Atom::Place { counties, outside, divisions, except }) => {
                write_number(1, writer);
                counties.write(writer);
                outside.write(writer);
                divisions.write(writer);
                except.write(writer);
            }
            Self::Is(Atom::Fact { fact, options }) => {
                write_number(2, writer);
                fact.write(writer);
                options.write(writer);
            }
            Self::All(parts) => {
                write_number(3, writer);
                parts.write(writer);
            }
            Self::Any(parts) => {
                write_number(4, writer);
                parts.write(writer);
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.depth += 1;
        let condition = match reader.number() {
            _ if reader.depth > DEPTH => {
                reader.fail();
                Self::Always
            }
            0 => Self::Always,
            1 => Self::Is(Atom::Place {
                counties: Binary::read(reader),
                outside: Binary::read(reader),
                divisions: Binary::read(reader),
                except: Binary::read(reader),
            }),
            2 => Self::Is(Atom::Fact { fact: Binary::read(reader), options: Binary::read(reader) }),
            3 => Self::All(Binary::read(reader)),
            4 => Self::Any(Binary::read(reader)),
            _ => {
                reader.fail();
                Self::Always
            }
        };
        reader.depth -= 1;
        condition
    }
}
