//! What is wrong with a code, and what to do, in both languages. Not in the table of words: that is part of every first
//! visit, and few of those meet a code.

use std::fmt;

use super::{decoded::NotPlaced, error::CodeError};
use crate::words::{Lang, filled};

impl NotPlaced {
    /// What it is, in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (text, blank) = match self {
            Self::NewerEntity(number) => (
                lang.pick(
                    "单位类型编号{}：本页还没有，请更新本页后再输入",
                    "Kind of respondent number {}: not in this page yet; update it and read the code again",
                ),
                number.to_string(),
            ),
            Self::GoneEntity(id) => (
                lang.pick(
                    "单位类型“{}”：本页已不再使用",
                    "Kind of respondent “{}”: no longer in this page",
                ),
                id.clone(),
            ),
            Self::Place(code) => (
                lang.pick(
                    "行政区划代码{}：不在本页的市、县（市、区）之中",
                    "Place with the code {}: not among this page's cities and counties",
                ),
                code.to_string(),
            ),
            Self::NewerFact(number) => (
                lang.pick(
                    "情况编号{}：本页还没有，请更新本页后再输入",
                    "Fact number {}: not in this page yet; update it and read the code again",
                ),
                number.to_string(),
            ),
            Self::GoneFact(id) => {
                (lang.pick("情况“{}”：本页已不再使用", "Fact “{}”: no longer in this page"), id.clone())
            }
            Self::NewerOption(fact, number) => {
                let text = lang.pick(
                    "情况“{}”的选项编号{}：本页还没有，请更新本页后再输入",
                    "Fact “{}”, option number {}: not in this page yet; update it and read the code again",
                );
                return filled(text, &[fact, number]);
            }
            Self::GoneOption(fact, id) => {
                let text = lang.pick(
                    "情况“{}”的选项“{}”：本页已不再使用",
                    "Fact “{}”, option “{}”: no longer in this page",
                );
                return filled(text, &[fact, id]);
            }
            Self::NewerMeasure(number) => (
                lang.pick(
                    "措施编号{}：本页还没有，请更新本页后再输入",
                    "Measure number {}: not in this page yet; update it and read the code again",
                ),
                number.to_string(),
            ),
            Self::GoneMeasure(id) => (
                lang.pick("措施“{}”：本页已不再使用", "Measure “{}”: no longer in this page"),
                id.clone(),
            ),
        };
        filled(text, &[&blank])
    }
}

impl CodeError {
    /// What is wrong and what to do, in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Empty => lang
                .pick(
                    "还没有输入。结果码每组六位数字，请从第1组开始输入。",
                    "Nothing was entered. A result code has groups of six digits: begin with group 1.",
                )
                .to_owned(),
            Self::NotADigit { group } => filled(
                lang.pick(
                    "第{}组里有不是数字的字。结果码只有数字0到9，请对照原码重新输入这一组。",
                    "Group {} has something that is not a digit. A result code has only the digits 0 to 9: compare \
                     this group and enter it again.",
                ),
                &[group],
            ),
            Self::GroupWrong { groups } => filled(
                lang.pick(
                    "{}不对。请对照原码逐位核对后重新输入；每一位都对的，再看各组的先后有没有弄反。",
                    "{}: not right. Compare it digit by digit and enter it again; if every digit is the same, look \
                     at the order of the groups.",
                ),
                &[&group_words(groups, lang)],
            ),
            Self::Incomplete { digits, expected, groups } => {
                let counted = match expected {
                    Some(expected) if expected > digits => filled(
                        lang.pick("少了{}位数字", "Digits missing: {}"),
                        &[&(expected - digits)],
                    ),
                    Some(expected) if expected < digits => filled(
                        lang.pick("多了{}位数字", "Digits too many: {}"),
                        &[&(digits - expected)],
                    ),
                    _ => filled(
                        lang.pick(
                            "共输入了{}位，不是整组（每组六位）",
                            "{} digits were entered, which are not whole groups of six",
                        ),
                        &[digits],
                    ),
                };
                filled(
                    lang.pick("{}。请从{}起对照原码核对。", "{}. Compare from here on: {}."),
                    &[&counted, &group_words(groups, lang)],
                )
            }
            Self::NewerVersion(version) => filled(
                lang.pick(
                    "这个结果码是用较新的网页做的（第{}版格式）。请刷新或更新本页，再输入一次。",
                    "This result code was made by a newer page (version {} of the format). Reload or update this \
                     page, then enter it again.",
                ),
                &[version],
            ),
            Self::OtherPack(Some(number)) => filled(
                lang.pick(
                    "这个结果码是另一项自查的（编号{}），不是本页的。请到那项自查的网页里打开。",
                    "This result code is of another self-check (number {}), not of this one. Open it where that one is.",
                ),
                &[&format!("{number:04}")],
            ),
            Self::OtherPack(None) => lang
                .pick(
                    "这个结果码是旧版网页做的，属于另一项自查，不是本页的。",
                    "This result code was made by an older page and is of another self-check, not of this one.",
                )
                .to_owned(),
            Self::Checksum => lang
                .pick(
                    "每一组单看都对，合起来不对：可能不止一处有错。请对照原码把各组逐位核对一遍，或请对方重新念一遍。",
                    "Every group is right by itself, and the whole is not: there may be more than one mistake. Compare \
                     all groups digit by digit, or have the code read out again.",
                )
                .to_owned(),
            Self::Damaged => lang
                .pick(
                    "这些数字不是结果码，或者做结果码的网页出了错。请对方在网页上重新做一次结果码。",
                    "These digits are no result code, or the page that made it is at fault. Ask for the code to be \
                     made anew.",
                )
                .to_owned(),
        }
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for CodeError {}

/// Groups by their numbers, the first few of them.
fn group_words(groups: &[usize], lang: Lang) -> String {
    const NAMED: usize = 8;
    let named: Vec<_> = groups
        .iter()
        .take(NAMED)
        .map(|group| filled(lang.pick("第{}组", "group {}"), &[group]))
        .collect();
    let mut text = named.join(lang.pick("、", ", "));
    if groups.len() > NAMED {
        text += &filled(lang.pick("等{}组", " and others, {} in all"), &[&groups.len()]);
    }
    text
}
