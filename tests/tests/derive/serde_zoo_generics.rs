//! Generic and recursive types, derived by serde and by `Event` from one definition: both take the same documents and write the same JSON.

use polar_event_tests::zoo::generics;

#[test]
fn both_take_and_write_the_same() {
    for (index, pair) in generics::all_pairs().iter().enumerate() {
        let seen = pair.compare(1000, index as u64);
        assert!(seen.taken > 20, "{}: hardly any document is good: {}", pair.name, seen.taken);
        assert!(seen.refused > 20, "{}: hardly any document is bad: {}", pair.name, seen.refused);
    }
}

#[test]
fn what_decodes_is_valid_whatever_is_left_out() {
    for (index, pair) in generics::all_pairs().iter().enumerate() {
        let seen = pair.leave_out(30, index as u64);
        assert!(seen.broken_defaults == 0, "{}: {seen:?}", pair.name);
    }
}

#[test]
fn all_sides_of_ours_agree_and_what_is_written_comes_back() {
    generics::are_consistent();
}
