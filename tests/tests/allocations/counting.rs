//! The system's allocator, and what each thread asks of it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    /// Bytes in use, and the most of them so far.
    static BYTES: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

fn use_bytes(more: isize) {
    let (now, most) = BYTES.get();
    BYTES.set((now + more, most.max(now + more)));
}

struct Counting;

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        use_bytes(layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        use_bytes(-(layout.size() as isize));
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// How often memory is asked for.
pub(crate) fn allocations<T>(run: impl FnOnce() -> T) -> usize {
    let before = ALLOCATIONS.get();
    let made = run();
    let after = ALLOCATIONS.get();
    drop(made);
    after - before
}

/// The most bytes that were in use at once, beyond those before.
pub(crate) fn peak_bytes<T>(run: impl FnOnce() -> T) -> usize {
    let (before, _) = BYTES.get();
    BYTES.set((before, before));
    drop(run());
    usize::try_from(BYTES.get().1 - before).unwrap()
}
