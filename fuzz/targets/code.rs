//! A result code, as somebody has typed it or a link carries it.
//!
//! After an even byte comes what is typed. After an odd one come digits that are given the head, the checksum and the
//! check digits of a code: nobody guesses those, and what lies behind them must bear anything as well.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck_core::{
    Lang,
    checksum::checksum,
    code::{self, CodeError, Decoded},
};
use selfcheck_fuzz::{catalogue, text};

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let decoded = if first % 2 == 0 {
        let Some(typed) = text(rest) else { return };
        let digits = code::plain(typed);
        assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
        let decoded = code::decode(catalogue(), typed);
        if !digits.is_empty() {
            assert_eq!(decoded, code::decode(catalogue(), &digits));
        }
        decoded
    } else {
        let digits: Vec<u8> = rest.iter().map(|byte| byte % 10).collect();
        // Of both versions that are read.
        let version = if first % 4 == 1 { 1 } else { 2 };
        let decoded = code::decode(catalogue(), &enveloped(version, &digits));
        assert!(
            matches!(decoded, Ok(_) | Err(CodeError::Damaged)),
            "it is as it was written: {decoded:?}"
        );
        decoded
    };
    match decoded {
        Ok(decoded) => comes_back(&decoded),
        Err(error) => {
            for lang in [Lang::Zh, Lang::En] {
                let message = error.message(lang);
                assert!(!message.is_empty() && !message.contains("{}"), "{message}");
            }
        }
    }
});

/// What was read makes a code that says the same.
fn comes_back(decoded: &Decoded) {
    let code = code::encode(catalogue(), &decoded.response);
    assert_eq!(code.left_out(), 0);
    let again = code::decode(catalogue(), &code.grouped()).expect("it was just made");
    assert_eq!(again.response, decoded.response);
    assert!(again.same_content);
}

/// A code with these digits as its content, as docs/result-code.md says it.
fn enveloped(version: u8, content: &[u8]) -> String {
    let number = format!("{:04}", code::pack_number(&catalogue().id));
    let number = if version == 1 { "" } else { &number };
    let content: Vec<u8> =
        number.bytes().map(|digit| digit - b'0').chain(content.iter().copied()).collect();
    let mut groups = (3 + content.len() + 8).div_ceil(5);
    let mut data = format!("{version}{groups:02}");
    if groups > 99 {
        groups = (9 + content.len() + 8).div_ceil(5);
        data = format!("{version}00{groups:06}");
    }
    data.extend(content.iter().map(|digit| char::from(b'0' + digit)));
    data += &"0".repeat(groups * 5 - 8 - data.len());
    let sum = checksum(&data);
    data += &format!("{:08}", (sum >> 32 ^ sum & 0xffff_ffff) % 100_000_000);
    checked(&data)
}

/// Each group of five digits with its check digit.
fn checked(data: &str) -> String {
    const TABLE: [&[u8; 10]; 10] = [
        b"0317598642",
        b"7092154863",
        b"4206871359",
        b"1750983426",
        b"6123045978",
        b"3674209581",
        b"5869720134",
        b"8945362017",
        b"9438617205",
        b"2581436790",
    ];
    let mut digits = String::new();
    for (position, group) in data.as_bytes().chunks(5).enumerate() {
        let check = group.iter().fold(position % 10, |row, digit| {
            usize::from(TABLE[row][usize::from(digit - b'0')] - b'0')
        });
        digits.extend(group.iter().map(|digit| char::from(*digit)));
        digits += &check.to_string();
    }
    digits
}
