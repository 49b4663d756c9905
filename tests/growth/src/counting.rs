//! How much memory is in use, by the budget of allocations' own counter.

#[path = "../../tests/allocations/counting.rs"]
#[expect(dead_code, reason = "allocations themselves are not counted here")]
mod counter;

pub(crate) use counter::peak_bytes;
