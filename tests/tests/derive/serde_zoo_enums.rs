//! Enums in all four representations, derived by serde and by `Event` from one definition: both take the same documents and write the same JSON.

use polar_event_tests::zoo::enums;
use polar_event_tests::zoo::pair::Difference;

#[test]
fn both_take_and_write_the_same() {
    let pairs = enums::all_pairs();
    let mut differences = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        // With these seeds each of the differences comes up.
        let seen = pair.compare(1000, 2000 + index as u64);
        println!("{}: {} taken, {} refused, {} differences", pair.name, seen.taken, seen.refused, seen.differences.len());
        assert!(seen.taken > 20, "{}: hardly any document is good: {}", pair.name, seen.taken);
        assert!(seen.refused > 20, "{}: hardly any document is bad: {}", pair.name, seen.refused);
        differences.extend(seen.differences);
    }
    for difference in [
        Difference::DuplicateKey,
        Difference::Null,
        Difference::ArrayForStruct,
        Difference::IndexForTag,
        Difference::ChosenByKeys,
        Difference::DeniedInUnit,
        Difference::KeysBesideUnit,
        Difference::EmptyForUnit,
        Difference::UnknownContent,
    ] {
        assert!(differences.contains(&difference), "{difference:?} was not met");
    }
}

#[test]
fn what_decodes_is_valid_whatever_is_left_out() {
    for (index, pair) in enums::all_pairs().iter().enumerate() {
        let seen = pair.leave_out(30, index as u64);
        assert!(seen.accepted > 20 && seen.broken_defaults == 0, "{}: {seen:?}", pair.name);
    }
}

#[test]
fn all_sides_of_ours_agree_and_what_is_written_comes_back() {
    enums::are_consistent();
}
