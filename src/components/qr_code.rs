//! A result code as a picture of squares.
//!
//! Contract: it leads to the result by itself where the address leaves room for that, else it holds the digits only; never more
//! than a cheap phone reads from a screen.

use std::fmt::Write;

use qrcodegen::{QrCodeEcc, QrSegment, Version};
use selfcheck_core::code;
use yew::prelude::*;

use super::context::use_content;
use crate::host::address;

/// The QR code that a cheap phone still reads from a screen (ISO/IEC 18004).
const LARGEST: u8 = 10;

/// A code in squares.
#[derive(Debug, Clone, PartialEq)]
pub struct Squares {
    /// Whether it leads to the result by itself; else it holds the digits only.
    pub leads: bool,
    /// How many squares it is wide and high, with the quiet around it.
    size: i32,
    /// The dark ones, as a path.
    path: AttrValue,
}

/// What stands before the digits in the address that shows a result; nothing in the one-file edition, which has no address
/// that another device could open.
fn before_digits() -> Option<String> {
    let address = address();
    address.starts_with("http").then(|| format!("{address}#{}", code::IN_LINK))
}

/// The address that shows the result, if there is one for others.
pub fn link(digits: &str) -> Option<String> {
    before_digits().map(|before| before + digits)
}

/// The link in squares, or the digits alone; nothing if not even those fit what a cheap phone reads.
pub fn squares(digits: &str) -> Option<Squares> {
    let digits = QrSegment::make_numeric(digits);
    let with_link = before_digits().and_then(|before| {
        encoded(&[QrSegment::make_bytes(before.as_bytes()), digits.clone()], true)
    });
    // The long address of a site leaves too little room: the digits alone still do.
    with_link.or_else(|| encoded(&[digits], false))
}

fn encoded(segments: &[QrSegment], leads: bool) -> Option<Squares> {
    /// Four squares of quiet around it, as the standard asks.
    const QUIET: i32 = 4;
    let (smallest, largest) = (Version::MIN, Version::new(LARGEST));
    let level = QrCodeEcc::Medium;
    let code = qrcodegen::QrCode::encode_segments_advanced(
        segments, level, smallest, largest, None, false,
    )
    .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    Some(Squares { leads, size: code.size() + 2 * QUIET, path: path.into() })
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The code.
    pub squares: Squares,
}

#[component]
pub fn QrCode(Props { squares }: &Props) -> Html {
    let label = use_content().lang.pick("二维码", "QR code");
    let size = squares.size;
    html! {
        <svg class="qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={label}>
            <path d={squares.path.clone()} />
        </svg>
    }
}
