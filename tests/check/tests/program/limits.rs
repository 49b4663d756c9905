//! What the program takes, whatever the input: memory, and time until somebody sees how far it is.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::run::{CHECK, GOOD};

/// The most memory that a run took, in kilobytes: `VmHWM`, which bash reads just before the program has ended.
fn memory(args: &[&str], write: impl Fn(&mut dyn std::io::Write) -> std::io::Result<()>) -> u64 {
    let mut child =
        Command::new(CHECK).args(args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
    let mut stdin = std::io::BufWriter::new(child.stdin.take().expect("a pipe"));
    write(&mut stdin).and_then(|()| stdin.flush()).expect("the program reads");
    // It waits for more: everything but the last pipe's worth has been checked.
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("Linux");
    drop(stdin);
    child.wait().expect("the program ends");
    let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("the most memory");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

const MEGABYTE: usize = 1 << 20;

/// In kilobytes; it is less than each input.
const MOST: u64 = 8 << 10;

#[test]
fn memory_is_bounded() {
    let bad = GOOD.replace("\"api.request\"", "7");
    let text = "x".repeat(1000);
    // The names of keys are different in each line, and so are the messages.
    let various = |out: &mut dyn std::io::Write, separator: &str| {
        (0..10_000).try_for_each(|number| {
            write!(
                out,
                "{{\"name\": {number}, \"text\": \"{text}\", \"metadata\": {{\"key {number}\": null, \"{number}\": {{}}}}}}{separator}"
            )
        })
    };
    for args in [&["-"] as &[&str], &["-f", "json", "-"], &["-f", "html", "-"]] {
        let lines = memory(args, |out| various(out, "\n"));
        assert!(lines < MOST, "{args:?}: {lines} kB");
    }
    for (what, prefix, item, count) in [
        ("many items", "[", format!("{bad},"), 10 * MEGABYTE / bad.len()),
        ("an item that does not end", "[{\"name\": \"", "x".repeat(1000), 10 * MEGABYTE / 1000),
        ("spaces", "[", " ".repeat(1000), 10 * MEGABYTE / 1000),
    ] {
        let items = memory(&["--array", "-f", "json", "-"], |out| {
            write!(out, "{prefix}")?;
            (0..count).try_for_each(|_| write!(out, "{item}"))
        });
        assert!(items < MOST, "{what}: {items} kB");
    }
}

#[test]
fn a_line_on_the_terminal_shows_how_far_it_is() {
    let lines = |count: usize| format!("{GOOD}\n").repeat(count);
    let slow = |command: &str| {
        let input = format!("(printf '%s' \"$LINES_OF_INPUT\"; sleep 0.7; printf '%s' \"$LINES_OF_INPUT\") | {command}");
        // A terminal of its own, with what is written to it on stdout.
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command", &input, "/dev/null"]).env("LINES_OF_INPUT", lines(1200)).stdin(Stdio::null());
        let output = script.output().expect("script, of util-linux");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let (code, shown) = slow(&format!("{CHECK} -q -"));
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("\r\u{1b}[2K") && shown.contains("/s, 0 bad events\r\u{1b}[2K"), "{shown:?}");
    let (_, shown) = slow(&format!("{CHECK} -q - 2>/dev/null"));
    assert!(!shown.contains('\u{1b}') && shown.contains("read           2,400"), "{shown:?}");
}
