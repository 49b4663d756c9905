//! Short keys and values are stored in place. This needs a test binary of its own, since it counts all allocations.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use polar_event_core::{Metadata, json};

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn allocations<T>(run: impl FnOnce() -> T) -> usize {
    let before = ALLOCATIONS.get();
    let made = run();
    let after = ALLOCATIONS.get();
    drop(made);
    after - before
}

#[test]
fn eight_short_pairs_take_one_allocation() {
    let text =
        r#"{"a-key-of-24-bytes-in-all": "a-text-of-24-bytes-as-is", "b": 1, "c": 1.5, "d": true, "e": "e", "f": 2, "g": 3, "h": "é"}"#;
    let count = allocations(|| json::from_str::<Metadata>(text).unwrap());
    assert_eq!(count, 1, "the list, and nothing else");
}

#[test]
fn long_ones_take_one_each() {
    let text = r#"{"a-key-of-more-than-24-bytes": "a text of more than 24 bytes", "b": 1}"#;
    assert_eq!(allocations(|| json::from_str::<Metadata>(text).unwrap()), 3);
}

#[test]
fn nothing_takes_nothing() {
    assert_eq!(allocations(|| json::from_str::<Metadata>("{}").unwrap()), 0);
    assert_eq!(allocations(Metadata::new), 0);
}
