//! Files of one event a line: what is wrong with every bad one.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::run::{CHECK, GOOD, GOOD_EXTERNAL, NOW, Run, check, faults};

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
        "\n\nread               3\nvalid              2\ninvalid            1  33.3 %\n",
        "\nbad events  code          path          first at\n",
        "\n         1  scalar_type   /metadata/*   stdin:2\n",
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
    assert_eq!((&lines[0]["file"], run.counts()), (&"stdin".into(), (2, 1)));
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
    let mut command = Command::new(CHECK);
    let mut child = command.arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let _ = child.stdin.take().expect("a pipe").write_all("{}\n".repeat(10_000).as_bytes());
    let run = Run::from(child.wait_with_output().expect("ends"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn how_to_fix_it_is_said_once() {
    let run = check(&["--show", "all", "-"], "{}\n{}\n{\"name\": 5}\n");
    assert_eq!(run.stdout.matches("help: Add the field").count(), 2, "{}", run.stdout);
    let run = check(&["--show", "all", "-"], "{}\n{}\n{}\n");
    assert_eq!(run.stdout.matches("help: Add the field").count(), 1, "{}", run.stdout);
}

#[test]
fn colour_is_for_terminals() {
    let is_coloured = |args: &[&str]| check(args, "{}\n").stdout.contains('\u{1b}');
    assert!(!is_coloured(&["-"]));
    assert!(!is_coloured(&["--color", "never", "-"]));
    assert!(is_coloured(&["--color", "always", "-"]));
}
