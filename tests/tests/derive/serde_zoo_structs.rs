//! Structs of all kinds, derived by serde and by `Event` from one definition: both take the same documents and write the same JSON.

use polar_event_tests::zoo::pair::Difference;
use polar_event_tests::zoo::structs;

#[test]
fn both_take_and_write_the_same() {
    let pairs = structs::all_pairs();
    let mut differences = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        let seen = pair.compare(3000, index as u64);
        println!("{}: {} taken, {} refused, {} differences", pair.name, seen.taken, seen.refused, seen.differences.len());
        assert!(seen.taken > 20, "{}: hardly any document is good: {}", pair.name, seen.taken);
        assert!(seen.refused > 20, "{}: hardly any document is bad: {}", pair.name, seen.refused);
        differences.extend(seen.differences);
    }
    // Each of the named differences is met, or it would be none.
    for difference in [Difference::DuplicateKey, Difference::Null, Difference::ArrayForStruct] {
        assert!(differences.contains(&difference), "{difference:?} was not met");
    }
}

#[test]
fn what_decodes_is_valid_whatever_is_left_out() {
    for (index, pair) in structs::all_pairs().iter().enumerate() {
        let seen = pair.leave_out(30, index as u64);
        assert!(seen.accepted > 20 && seen.broken_defaults == 0, "{}: {seen:?}", pair.name);
    }
}

#[test]
fn all_sides_of_ours_agree_and_what_is_written_comes_back() {
    structs::are_consistent();
}
