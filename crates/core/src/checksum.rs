//! A fast checksum: against damage, not against malice.
//!
//! It is FNV-1a with 64 bits, after Fowler, Noll and Vo. No crate: it is one line, and it is part of the forms of result codes
//! and of tables as bytes, so that it must stay the same for ever. The hashers of the standard library promise nothing
//! of the kind.

/// The checksum of a text.
#[must_use]
pub fn checksum(text: &str) -> u64 {
    checksum_of(text.as_bytes())
}

/// The same of bytes that are no text.
#[must_use]
pub fn checksum_of(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
