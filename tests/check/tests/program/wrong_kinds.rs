//! Files that are not one JSON object a line, and the commands that convert them.

use crate::run::{Directory, GOOD, check, shell};

/// Two events, of which the second has a fault.
const EVENTS: [&str; 2] = [GOOD, r#"{"name": "", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#];

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn lines() -> String {
    EVENTS.join("\n") + "\n"
}

/// Files of each kind, and the kind's name.
fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let pretty = |event: &str| event.replace(", ", ",\n  ").replace('{', "{\n  ").replace('}', "\n}\n");
    let csv = |separator: &str| {
        format!(
            "name{separator}customer_id\napi.request{separator}1dbfc517-0bbf-4301-9ba8-555ca42b9737\n{separator}1dbfc517-0bbf-4301-9ba8-555ca42b9737\n"
        )
    };
    let with_bom = format!("\u{feff}{}", lines());
    vec![
        ("array.json", format!("[{}]\n", EVENTS.join(", ")).into(), "a JSON array"),
        ("a file's array.json", format!("[\n  {}\n]\n", EVENTS.join(",\n  ")).into(), "a JSON array"),
        ("-leading-commas.json", format!("[\n{}\n]\n", EVENTS.join("\n,")).into(), "a JSON array"),
        ("pretty-array.json", format!("[\n{}]\n", EVENTS.map(pretty).join(",")).into(), "a JSON array"),
        ("long-array.json", format!("[{}]", vec![EVENTS[0]; 2000].join(",")).into(), "a JSON array"),
        ("pretty.json", EVENTS.map(pretty).concat().into(), "pretty-printed JSON"),
        // As some tools write GeoJSON.
        (
            "an item a line.json",
            format!("{{\"type\": \"events\", \"events\": [{},\n{}]}}", [EVENTS[0]; 5].join(",\n"), EVENTS[1]).into(),
            "pretty-printed JSON",
        ),
        ("events.csv", csv(",").into(), "CSV"),
        ("semicolons.csv", csv(";").into(), "CSV"),
        ("events.tsv", csv("\t").into(), "tab-separated values"),
        ("utf-16le-bom.ndjson", utf16(&with_bom, u16::to_le_bytes), "UTF-16"),
        ("utf-16be-bom.ndjson", utf16(&with_bom, u16::to_be_bytes), "UTF-16"),
        ("utf-16le.ndjson", utf16(&lines(), u16::to_le_bytes), "UTF-16LE"),
        ("utf-16be.ndjson", utf16(&lines(), u16::to_be_bytes), "UTF-16BE"),
        ("utf-32.ndjson", with_bom.chars().flat_map(|char| u32::from(char).to_le_bytes()).collect(), "UTF-32"),
        ("bom.ndjson", with_bom.into(), "byte order mark"),
    ]
}

/// The commands of an error, which follow it on lines of their own.
pub(crate) fn commands(stderr: &str) -> Vec<&str> {
    stderr.lines().filter_map(|line| line.strip_prefix("    ")).collect()
}

#[test]
fn the_kind_is_said_once_with_commands_that_check_the_file() {
    let directory = Directory::new();
    for (name, content, kind) in files() {
        let path = directory.file(name, &content);
        let run = check(&[&path], "");
        assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(kind) && run.stderr.matches("check: ").count() == 1, "{name}: {}", run.stderr);
        let commands = commands(&run.stderr);
        assert_eq!(commands.len(), if kind == "a JSON array" { 2 } else { 1 }, "{}", run.stderr);
        for command in commands {
            let converted = shell(&format!("{command} -f json"));
            let expected = match name {
                "long-array.json" => (Some(0), (2000, 0)),
                "an item a line.json" => (Some(1), (1, 1)),
                _ => (Some(1), (2, 1)),
            };
            assert_eq!((converted.code, converted.counts()), expected, "{command}: {}", converted.stderr);
        }
    }
}

#[test]
fn commands_for_stdin_go_on_with_a_pipe() {
    for (name, content, kind) in files() {
        let run = check(&["-"], content);
        assert_eq!(run.code, Some(2), "{name}");
        assert!(run.stderr.contains(kind) && commands(&run.stderr).iter().all(|command| command.starts_with("… | ")), "{}", run.stderr);
    }
}

#[test]
fn names_are_quoted_for_the_shell() {
    let directory = Directory::new();
    let path = directory.file("$(touch x) `it's`; \"é\" *.json", format!("[{}]", EVENTS.join(",")));
    let run = check(&[&path], "");
    for command in commands(&run.stderr) {
        assert_eq!(shell(&format!("{command} -f json")).counts(), (2, 1), "{command}");
    }
}

#[cfg(not(feature = "compression"))]
#[test]
fn compressed_files_need_a_feature_or_a_pipe() {
    let directory = Directory::new();
    for (tool, kind) in [("gzip", "gzip"), ("zstd", "zstd")] {
        let path = directory.file(&format!("events {tool}"), lines());
        let compressed = format!("{path}.compressed");
        assert_eq!(shell(&format!("{tool} -c < '{path}' > '{compressed}'")).code, Some(0));
        let run = check(&[&compressed], "");
        assert_eq!((run.code, &*run.stdout), (Some(2), ""));
        assert!(run.stderr.contains(kind) && run.stderr.contains("cargo run --release -p polar-event-check --features compression -- "));
        let commands = commands(&run.stderr);
        assert_eq!(commands.len(), 2);
        let converted = shell(&format!("{} -f json", commands[0]));
        assert_eq!((converted.code, converted.counts()), (Some(1), (2, 1)), "{}: {}", commands[0], converted.stderr);
    }
}

#[test]
fn a_bad_first_line_is_a_bad_line() {
    for first in [
        "[1, 2]",
        "[",
        "[{\"name\": 1}]",
        "[{\"name\": 1}",
        "{",
        "{\"name\": \"n\",",
        "{\"name\": \"n",
        "}",
        "name,customer_id",
        "\"name\"",
        "# exported 2026-11-01",
        "null",
        "\u{1}\u{2}",
        "\u{1f}x",
        "(µ/ý",
    ] {
        for rest in [format!("{GOOD}\n{GOOD}\n"), lines(), format!("{{}}\n{GOOD}\n"), format!("{GOOD}\n")] {
            let run = check(&["-f", "json", "-"], format!("{first}\n{rest}"));
            let read = 1 + rest.lines().count() as u64;
            assert_eq!((run.code, run.counts().0), (Some(1), read), "{first}\n{rest}{}", run.stderr);
            assert_eq!(run.json()[0]["line"], 1);
        }
    }
    // Nothing follows, and it may be anything.
    for only in ["[1, 2]", "[]", "[", "{", "7", "{\"name\": \"n\"", "{\"name\": \"n", "name,customer_id", "[\"a\", \"b\"]", ","] {
        for end in ["", "\n"] {
            let run = check(&["-f", "json", "-"], format!("{only}{end}"));
            assert_eq!((run.code, run.counts()), (Some(1), (1, 1)), "{only}: {}", run.stderr);
        }
    }
}

#[test]
fn the_other_files_are_checked() {
    let directory = Directory::new();
    let array = directory.file("array.json", format!("[{GOOD}]"));
    let good = directory.file("good.ndjson", GOOD);
    let run = check(&["-f", "json", &array, &good], "");
    assert_eq!((run.code, run.counts()), (Some(2), (1, 0)));
}
