//! A text that, where it is English, may quote or name something in Chinese.
//!
//! Contract: the Chinese part says so, for screen readers.

use selfcheck_core::Lang;
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The text.
    pub text: AttrValue,
}

#[component]
pub fn MixedText(Props { text }: &Props) -> Html {
    if use_content().lang == Lang::Zh {
        return html! { text };
    }
    let parts = parts(text).into_iter().map(|(is_chinese, part)| match is_chinese {
        true => html! { <span lang={Lang::Zh.tag()}>{ part }</span> },
        false => html! { part },
    });
    html! { <>{ for parts }</> }
}

/// The text in parts, with whether each is Chinese. Digits and marks inside of a Chinese part are read along with it.
fn parts(text: &str) -> Vec<(bool, &str)> {
    let is_chinese =
        |c: char| ('\u{2e80}'..'\u{a000}').contains(&c) || ('\u{ff00}'..'\u{ff60}').contains(&c);
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_chinese) {
        let after = &rest[start..];
        let until = after.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(after.len());
        let end = after[..until].char_indices().rfind(|(_, c)| is_chinese(*c));
        let end = end.map_or(until, |(at, c)| at + c.len_utf8());
        parts.extend([(false, &rest[..start]), (true, &after[..end])]);
        rest = &after[end..];
    }
    parts.push((false, rest));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn chinese_in_an_english_text_is_a_part_of_its_own() {
        for (text, expected) in [
            ("", vec![]),
            ("Done", vec![(false, "Done")]),
            ("see 第 3 条, clause", vec![(false, "see "), (true, "第 3 条"), (false, ", clause")]),
            ("《通知》（2021）", vec![(true, "《通知》（2021）")]),
            ("镇海 or 上虞", vec![(true, "镇海"), (false, " or "), (true, "上虞")]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
