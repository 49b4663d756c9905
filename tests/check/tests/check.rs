//! The program `check`, as somebody at a shell sees it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const NOW: &str = "2026-11-01T00:00:00Z";
const GOOD: &str = r#"{"name": "api.request", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#;
const GOOD_EXTERNAL: &str = r#"{"name": "api.request", "external_customer_id": "user_1"}"#;

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace")
}

/// What a run of the program did.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Run {
    fn json(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

fn check(args: &[&str], stdin: impl AsRef<[u8]>) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.args(args).current_dir(workspace());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    // A run that fails early does not read its input.
    let _ = child.stdin.take().expect("a pipe").write_all(stdin.as_ref());
    child.wait_with_output().expect("the program ends").into()
}

/// The faults of a bad line in the format `json`: `/name string_type`, `/metadata/k string_too_long (key)`.
fn faults(bad_line: &Value) -> Vec<String> {
    let violations = bad_line["violations"].as_array().expect("violations");
    let text = |violation: &Value, name: &str| violation[name].as_str().expect("a string").to_owned();
    let key = |violation: &Value| if violation["is_key_error"] == true { " (key)" } else { "" };
    violations.iter().map(|it| format!("{} {}{}", text(it, "pointer"), text(it, "code"), key(it))).collect()
}

#[test]
fn valid_events_exit_with_0() {
    let run = check(&["-"], format!("{GOOD}\n\n  \r\n{GOOD}\r\n{GOOD}"));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("read               3\nvalid              3\ninvalid            0\nspeed"), "{}", run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn no_events_are_all_valid() {
    assert_eq!(check(&["-"], "").code, Some(0));
}

#[test]
fn every_fault_of_a_bad_line_is_told() {
    let bad = r#"{"name": 7, "customer_id": "1dbfc517", "metadata": {"plan": {"id": 1}}}"#;
    let run = check(&["-"], format!("{GOOD}\n{bad}\n{GOOD}\n"));
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for expected in [
        "error: 3 faults\n --> stdin:2:10\n",
        "\n2 | {\"name\": 7, \"customer_id\": \"1dbfc517\", \"metadata\": {\"plan\": {\"id\": 1}}}\n",
        "\n  |          ^                 ^^^^^^^^^^                       ^^^^^^^^^ /metadata/plan: must be a string, ",
        " /name: must be a string, not an integer [string_type]\n",
        "  = help: Send a string, in double quotes.\n",
        "\n\nread               3\nvalid              2\ninvalid            1\n",
        "most frequent faults\n",
        "1  scalar_type\n",
    ] {
        assert!(run.stdout.contains(expected), "{expected:?} is not in\n{}", run.stdout);
    }
}

#[test]
fn json_has_an_object_a_bad_line_and_the_summary_apart() {
    let run = check(&["--format", "json", "-"], format!("{GOOD}\n{{}}\n"));
    assert_eq!(run.code, Some(1));
    let lines = run.json();
    assert_eq!(lines.len(), 1, "{}", run.stdout);
    assert_eq!((lines[0]["line"].as_u64(), lines[0]["offset"].as_u64()), (Some(2), Some(GOOD.len() as u64 + 1)));
    assert_eq!(faults(&lines[0]), ["/name missing", "/customer_id missing"]);
    assert!(run.stderr.starts_with("read               2\n"), "{}", run.stderr);
}

#[test]
fn the_model_is_chosen() {
    let both = format!("{GOOD}\n{GOOD_EXTERNAL}\n");
    for (model, bad, fault) in
        [("EventCreateCustomer", 2, "/customer_id missing"), ("EventCreateExternalCustomer", 1, "/external_customer_id missing")]
    {
        let run = check(&["--model", model, "--format=json", "-"], &both);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        let lines: Vec<_> = run.json().iter().map(|line| (line["line"].as_u64(), faults(line))).collect();
        assert_eq!(lines, [(Some(bad), vec![fault.to_owned()])], "{model}");
    }
}

#[test]
fn the_clock_is_set() {
    let event = r#"{"name": "n", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737", "timestamp": "2026-10-31T00:00:00Z"}"#;
    assert_eq!(check(&["--now", NOW, "-"], event).code, Some(0));
    let run = check(&["--now", "2026-10-30T00:00:00Z", "-"], event);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("error[datetime_past]: /timestamp: must not be in the future\n"), "{}", run.stdout);
}

#[test]
fn what_cannot_run_exits_with_2() {
    for (args, message) in [
        (&["no-such-file.ndjson"] as &[&str], "no-such-file.ndjson"),
        (&["tests/data"], "tests/data"),
        (&[], "no input"),
        (&["-", "-"], "unexpected argument"),
        (&["--paint", "-"], "--paint"),
        (&["--color", "blue", "-"], "the choices are auto, always, never"),
        (&["--model", "Event", "-"], "the models are EventCreateCustomer, EventCreateExternalCustomer"),
        (&["--format", "xml", "-"], "the formats are human, json"),
        (&["--now", "yesterday", "-"], "yesterday"),
        (&["-", "--model"], "--model"),
    ] {
        let run = check(args, "");
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.stderr.starts_with("check: ") && run.stderr.contains(message), "{args:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{args:?}");
    }
}

#[test]
fn help_is_no_error() {
    let run = check(&["--help"], "");
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("Usage: check [OPTIONS] FILE"));
}

#[test]
fn quiet_prints_the_summary_only() {
    let run = check(&["--quiet", "-"], "{}\n");
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.starts_with("read "), "{}", run.stdout);
}

#[test]
fn lines_that_are_no_text_do_not_end_the_run() {
    let run = check(&["-f", "json", "-"], [b"\xff\xfe\n\0\n", GOOD.as_bytes(), b"\n{\"name\n"].concat());
    let lines: Vec<_> = run.json().iter().map(|line| (line["line"].as_u64(), faults(line))).collect();
    let invalid = |line| (Some(line), vec![" json_invalid".to_owned()]);
    assert_eq!(lines, [invalid(1), invalid(2), invalid(4)]);
    assert_eq!(run.code, Some(1));
}

#[test]
fn a_line_that_is_too_long_is_skipped() {
    const LIMIT: usize = 1 << 20;
    let padded = |length: usize| format!("{GOOD}{}", " ".repeat(length - GOOD.len()));
    let run = check(&["-f", "json", "-"], [padded(LIMIT), padded(LIMIT + 1), GOOD.into(), padded(3 * LIMIT)].join("\r\n"));
    let lines: Vec<_> = run.json().iter().map(|line| (line["line"].as_u64(), faults(line))).collect();
    let too_long = || vec![" json_size".to_owned()];
    assert_eq!(lines, [(Some(2), too_long()), (Some(4), too_long())]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    let mut child = command.arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let _ = child.stdin.take().expect("a pipe").write_all("{}\n".repeat(10_000).as_bytes());
    let run = Run::from(child.wait_with_output().expect("ends"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
}

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
    let readme = include_str!("../../../README.md");
    let sample = readme.split("```text\n").find(|block| block.contains("--> tests/data/events.ndjson")).expect("a sample");
    let sample = sample.split("```").next().expect("its end");
    let run = check(&["--now", NOW, "tests/data/events.ndjson"], "");
    assert!(run.stdout.contains(sample), "{}", run.stdout);
}

#[test]
fn the_mixed_file() {
    let run = check(&["--now", NOW, "--format", "json", "tests/data/events.ndjson"], "");
    let found: Vec<_> = run.json().iter().map(|line| (line["line"].as_u64().expect("a number"), faults(line))).collect();
    let expected: Vec<_> =
        EVENTS.iter().map(|(line, faults)| (*line, faults.iter().map(ToString::to_string).collect::<Vec<_>>())).collect();
    assert_eq!(found, expected);
    assert!(run.stderr.starts_with("read             204\nvalid            176\ninvalid           28\n"), "{}", run.stderr);
}

#[test]
fn how_to_mend_it_is_said_once() {
    let run = check(&["-"], "{}\n{}\n{\"name\": 5}\n");
    assert_eq!(run.stdout.matches("help: Add the field").count(), 2, "{}", run.stdout);
    let run = check(&["-"], "{}\n{}\n{}\n");
    assert_eq!(run.stdout.matches("help: Add the field").count(), 1, "{}", run.stdout);
}

#[test]
fn colour_is_for_terminals() {
    let is_coloured = |args: &[&str]| check(args, "{}\n").stdout.contains('\u{1b}');
    assert!(!is_coloured(&["-"]));
    assert!(!is_coloured(&["--color", "never", "-"]));
    assert!(is_coloured(&["--color", "always", "-"]));
}
