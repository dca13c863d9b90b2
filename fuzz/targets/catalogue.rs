//! The binary form of the content: the English texts come over the network so, and any may have been cut or changed.
//!
//! The first byte says what the rest is: a catalogue, English texts, or a register of numbers, as they are; a change to
//! the real English texts; or a column of English words in a pack that is otherwise right.
//!
//! The outline is read by the same code and not here: it lies in the program, and who can change that needs no fault in it.
#![no_main]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    ptr,
    sync::{
        OnceLock,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
};

use libfuzzer_sys::fuzz_target;
use selfcheck_core::{
    Catalogue, Lang,
    catalogue::{English, Numbers},
    words::Word,
};
use selfcheck_fuzz::catalogue;
use serde_json::json;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    // Made before the memory is given back in which it would otherwise lie.
    let without = without_english();
    forgetting(|| match first % 5 {
        0 => {
            if let Ok(read) = Catalogue::decode(rest) {
                assert_eq!(Catalogue::decode(&read.encode()), Ok(read));
            }
        }
        1 => put(without, rest),
        2 => {
            if let Ok(read) = Numbers::decode(rest) {
                assert_eq!(Numbers::decode(&read.encode()), Ok(read));
            }
        }
        3 => put(without, &changed(&without.pack, rest)),
        _ => {
            let words = String::from_utf8_lossy(rest);
            let texts = vec!["English"; without.count];
            let version = &without.catalogue.version;
            let pack = json!({
                "version": version, "print": Word::print(), "words": words, "texts": texts,
            });
            let pack: English = serde_json::from_value(pack).expect("it has the shape of a pack");
            put(without, &pack.encode());
        }
    });
});

/// The real content without its English texts, and these as they are fetched.
struct Without {
    catalogue: Catalogue,
    pack: Vec<u8>,
    count: usize,
}

fn without_english() -> &'static Without {
    static WITHOUT: OnceLock<Without> = OnceLock::new();
    WITHOUT.get_or_init(|| {
        // Its column is made when it is first asked for, and kept.
        let _ = Word::Name.get(Lang::Zh);
        let mut catalogue = catalogue().clone();
        let english = catalogue.take_english();
        let pack = english.encode();
        let as_json = serde_json::to_value(english).expect("texts are JSON");
        let count = as_json["texts"].as_array().expect("the texts are a list").len();
        Without { catalogue, pack, count }
    })
}

/// Reads a pack as the page does, and puts it in.
fn put(without: &Without, bytes: &[u8]) {
    let Ok(english) = English::decode(bytes) else { return };
    assert_eq!(English::decode(&english.encode()).as_ref(), Ok(&english));
    let mut catalogue = without.catalogue.clone();
    match catalogue.put_english(english) {
        // The words of the page are there, the last one too.
        Ok(()) => {
            let _ = Word::ValueGone.get(Lang::En);
        }
        Err(_) => assert_eq!(catalogue, without.catalogue, "refused, and yet changed"),
    }
}

/// The bytes with others put over them from the place that the first two say, or cut there.
fn changed(bytes: &[u8], change: &[u8]) -> Vec<u8> {
    let Some((at, over)) = change.split_first_chunk() else { return Vec::new() };
    let at = usize::from(u16::from_le_bytes(*at)) % bytes.len();
    let mut changed = bytes.to_vec();
    match over {
        [] => changed.truncate(at),
        _ => changed[at..].iter_mut().zip(over).for_each(|(byte, over)| *byte = *over),
    }
    changed
}

/// Does something and takes all memory back that it asked for.
///
/// The page is closed some time, so what cannot be read is not dropped there and words are kept for ever: that saves code.
/// Millions of inputs would leave no memory. Nothing may be kept beyond the end but the English words, which nobody
/// reads before others have taken their place.
fn forgetting(what: impl FnOnce()) {
    MEMORY.next.store(0, Relaxed);
    MEMORY.on.store(true, Relaxed);
    what();
    MEMORY.on.store(false, Relaxed);
}

/// Gives out memory: while something is to be forgotten, from one piece, one after the other.
struct Memory {
    on: AtomicBool,
    next: AtomicUsize,
    start: OnceLock<usize>,
}

/// So much may be asked for on the way. An input that needs more is a finding.
const ROOM: usize = 256 << 20;

#[global_allocator]
static MEMORY: Memory =
    Memory { on: AtomicBool::new(false), next: AtomicUsize::new(0), start: OnceLock::new() };

impl Memory {
    fn start(&self) -> usize {
        *self.start.get_or_init(|| {
            let layout = Layout::from_size_align(ROOM, 64).expect("it is a power of two");
            // SAFETY: the size is not zero.
            unsafe { System.alloc(layout) }.expose_provenance()
        })
    }

    fn holds(&self, at: *mut u8) -> bool {
        self.start.get().is_some_and(|start| (*start..start + ROOM).contains(&at.addr()))
    }
}

// SAFETY: what is given out while `on` lies in one piece, side by side, aligned as asked, and is never given out again before
// `forgetting` begins anew; the rest is the system's. Only one thread runs.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !self.on.load(Relaxed) {
            // SAFETY: as the caller promises.
            return unsafe { System.alloc(layout) };
        }
        let start = self.start();
        let at = (start + self.next.load(Relaxed)).next_multiple_of(layout.align());
        let end = at - start + layout.size();
        if start == 0 || end > ROOM {
            return ptr::null_mut();
        }
        self.next.store(end, Relaxed);
        ptr::with_exposed_provenance_mut(at)
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if !self.holds(at) {
            // SAFETY: as the caller promises, and it was the system's.
            unsafe { System.dealloc(at, layout) };
        }
    }
}
