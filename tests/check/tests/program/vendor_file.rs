//! The file of the README's first command.

use crate::run::{NOW, check, faults};

/// What is wrong in `tests/data/events.ndjson`, by line.
const EVENTS: &[(u64, &[&str])] = &[
    (4, &["/metadata/referrer json_invalid"]),
    (10, &["/customer_id missing"]),
    (17, &["/timestamp datetime_parsing"]),
    (26, &[" object_type"]),
    (32, &["/metadata/system_prompt string_too_long"]),
    (43, &["/timestamp timezone_aware"]),
    (47, &["/metadata object_type"]),
    (55, &[" json_invalid"]),
    (62, &["/customer_id uuid_version"]),
    (
        71,
        &[
            "/name string_too_short",
            "/customer_id uuid_type",
            "/timestamp timezone_aware",
            "/metadata/tags scalar_type",
            "/metadata/owner string_too_short",
        ],
    ),
    (76, &["/timestamp timezone_aware"]),
    (82, &["/metadata too_long"]),
    (90, &["/metadata object_type"]),
    (101, &["/timestamp datetime_type"]),
    (105, &["/customer_id uuid_parsing"]),
    (114, &["/organization_id uuid_parsing"]),
    (120, &[" json_invalid"]),
    (127, &["/timestamp datetime_past"]),
    (138, &["/metadata/aesthetic_score json_invalid"]),
    (142, &["/metadata/cached_tokens scalar_type"]),
    (152, &["/metadata/trace_id int_out_of_range"]),
    (157, &["/customer_id uuid_parsing"]),
    (164, &["/metadata/usage scalar_type"]),
    (173, &["/name missing", "/customer_id missing"]),
    (179, &["/name string_too_long"]),
    (186, &["/metadata/repository value_error"]),
    (193, &["/name json_duplicate_key (key)"]),
    (202, &["/metadata/container_image_digest_of_the_base_layer_sha256 string_too_long (key)"]),
];

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../../../../README.md");
    let run = check(&["--now", NOW, "tests/data/events.ndjson"], "");
    for beginning in ["error: 5 faults\n  --> tests/data/events.ndjson", "bad events  code"] {
        let sample = readme.split("```text\n").find(|block| block.starts_with(beginning)).expect("a sample");
        let sample = sample.split("```").next().expect("its end");
        assert!(run.stdout.contains(sample), "{}", run.stdout);
    }
}

#[test]
fn the_mixed_file() {
    let run = check(&["--now", NOW, "--format", "json", "tests/data/events.ndjson"], "");
    let found: Vec<_> = run.json().iter().map(|line| (line["line"].as_u64().expect("a number"), faults(line))).collect();
    let expected: Vec<_> =
        EVENTS.iter().map(|(line, faults)| (*line, faults.iter().map(ToString::to_string).collect::<Vec<_>>())).collect();
    assert_eq!(found, expected);
    assert_eq!(run.counts(), (204, 28));
}
