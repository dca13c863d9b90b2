//! Which packs are read.

/// The version of the format that is written and read. Version 1 could only be printed, in two languages at once.
pub const FORMAT: u32 = 2;

/// The largest pack that is read, in bytes. The two notices that come with the program take a thirtieth of it.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
