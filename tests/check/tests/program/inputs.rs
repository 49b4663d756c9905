//! Several files, stdin, and JSON arrays.

use serde_json::Value;

use crate::run::{Directory, GOOD, check, faults};

#[test]
fn several_files_have_one_summary() {
    let directory = Directory::new();
    let one = directory.file("one.ndjson", format!("{GOOD}\n{{}}\n"));
    let two = directory.file("two.ndjson", format!("7\n{GOOD}\n{GOOD}\n"));
    let run = check(&["-f", "json", &one, "-", &two], "8\n");
    assert_eq!((run.code, run.counts()), (Some(1), (6, 3)));
    let places: Vec<_> = run.json().iter().map(|bad| format!("{}:{}", bad["file"].as_str().expect("a name"), bad["line"])).collect();
    assert_eq!(places, [format!("{one}:2"), "stdin:1".to_owned(), format!("{two}:1")]);
    let run = check(&[&one, "-", &two], "8\n");
    for place in [format!(" --> {one}:2:1\n"), " --> stdin:1:1\n".to_owned()] {
        assert!(run.stdout.contains(&place), "{place}: {}", run.stdout);
    }
    assert!(run.stdout.contains("\nread               6\n"), "{}", run.stdout);
}

#[test]
fn a_file_that_cannot_be_read_does_not_end_the_run() {
    let directory = Directory::new();
    let (missing, good) = (directory.path("missing.ndjson"), directory.file("good.ndjson", GOOD));
    let run = check(&["-f", "json", &missing, &good], "");
    assert_eq!((run.code, run.counts()), (Some(2), (1, 0)));
    assert!(run.stderr.starts_with(&format!("check: {missing}: it cannot be read: No such file")), "{}", run.stderr);
    assert_eq!(run.summary()["not_checked"][0]["file"], missing.as_str());
    let run = check(&[&missing, &good], "");
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.contains("\nnot checked to the end: 1 file\n"), "{}", run.stdout);
}

#[test]
fn names_of_files_cannot_change_the_terminal() {
    let directory = Directory::new();
    let name = directory.file("a\u{1b}[31m\u{202e}.ndjson", "{}");
    for format in ["human", "json", "html"] {
        let run = check(&["-f", format, &name, &format!("{name}.missing")], "");
        assert_eq!(run.code, Some(2));
        assert!(!(run.stdout + &run.stderr).contains(['\u{1b}', '\u{202e}']), "{format}");
    }
}

/// The texts at fault in an array, by their spans, and whether line, column and offset are those in the file.
fn check_array(text: &str) -> Vec<(String, String)> {
    let run = check(&["--array", "-f", "json", "-"], text);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let mut found = Vec::new();
    for bad in run.json() {
        let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a usize");
        let offset = number(&bad["offset"]);
        let place_of = |offset: usize| {
            let before = &text[..offset];
            (1 + before.matches('\n').count(), 1 + before.rsplit('\n').next().expect("a line").chars().count())
        };
        assert_eq!((number(&bad["line"]), number(&bad["column"])), place_of(offset), "{bad}");
        for (violation, fault) in bad["violations"].as_array().expect("violations").iter().zip(faults(&bad)) {
            let span = offset + number(&violation["span"][0])..offset + number(&violation["span"][1]);
            assert_eq!((number(&violation["line"]), number(&violation["column"])), place_of(span.start), "{violation}");
            found.push((text[span].to_owned(), fault));
        }
    }
    found
}

#[test]
fn places_in_an_array_are_those_in_the_file() {
    let bad = r#"{"name": 7, "metadata": {"é,]}\"": null}, "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#;
    let pretty = bad.replace(", \"", ",\n    \"").replace("{\"name", "{\n    \"name");
    let expected =
        [("7", "/name string_type"), ("null", "/metadata/é,]}\" scalar_type")].map(|(text, fault)| (text.to_owned(), fault.to_owned()));
    for text in [
        format!("[{GOOD},{bad}]"),
        format!("\n [ {GOOD} ,\t{bad}\r\n]\n"),
        format!("[\n{GOOD},\n{bad}\n]"),
        format!("[\n{GOOD}\n,{bad}\n]\n\n"),
        format!("[\n  {GOOD},\n  {pretty}\n]"),
        format!("[\n{}{pretty},\n{GOOD}]", " ".repeat(100)),
        format!("[{{\n{}, {pretty}]", &GOOD[1..]),
    ] {
        assert_eq!(check_array(&text), expected, "{text}");
    }
}

#[test]
fn an_item_is_shown_as_it_is_in_the_file() {
    let text = format!("[\n  {GOOD},\n  {{\n    \"name\": 7,\n    \"customer_id\": \"1dbfc517-0bbf-4301-9ba8-555ca42b9737\"\n  }}\n]\n");
    let picture = "error[string_type]: /name: must be a string, not an integer
 --> stdin:4:13
  |
4 |     \"name\": 7,
  |             ^
";
    let run = check(&["--array", "-"], text);
    assert!(run.stdout.starts_with(picture), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n         1  string_type  /name  stdin:3:1\n"), "{}", run.stdout);
}

#[test]
fn each_item_is_checked_on_its_own() {
    let run = check(&["--array", "-f", "json", "-"], format!("[{GOOD}, {{}}, 7, [{GOOD}], {{]}}, tru, , {GOOD}]"));
    assert_eq!((run.code, run.counts()), (Some(1), (8, 6)), "{}", run.stderr);
    for (text, read) in [("[]", 0), (" [ ] ", 0), ("[\n]", 0)] {
        let run = check(&["--array", "-f", "json", "-"], text);
        assert_eq!((run.code, run.counts()), (Some(0), (read, 0)), "{text}");
    }
    let trailing = check(&["--array", "-f", "json", "-"], format!("[{GOOD},]"));
    assert_eq!((trailing.code, trailing.counts()), (Some(1), (2, 1)));
    assert_eq!(faults(&trailing.json()[0]), [" json_invalid"]);
}

#[test]
fn an_array_that_is_none_is_an_error() {
    for (text, message, counts) in [
        ("".to_owned(), "this is not a JSON array: something else begins at 1:1", (0, 0)),
        ("\n  7".to_owned(), "this is not a JSON array: something else begins at 2:3", (0, 0)),
        (format!("[{GOOD}"), "the file ends before the array does; its last item begins at 1:2", (1, 0)),
        (format!("[{GOOD},\n"), "the file ends before the array does", (1, 0)),
        (format!("[{GOOD},\n{{\"name\": \"n"), "the file ends before the array does; its last item begins at 2:1", (2, 1)),
        (format!("[{GOOD}]\n[{GOOD}]"), "the array has ended, but there is more at 2:1", (1, 0)),
        (GOOD.to_owned(), "this begins with an object; --array expects one JSON array; this command checks it:\n    … | check -\n", (0, 0)),
    ] {
        let run = check(&["--array", "-f", "json", "-"], &text);
        assert_eq!((run.code, run.counts()), (Some(2), counts), "{text}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{text}: {}", run.stderr);
    }
}

/// Nobody here wrote these texts. Within an array, none of them is an event.
#[test]
fn no_text_of_the_test_suite_is_an_event() {
    let suite = include_str!("../../../data/json-test-suite.jsonl");
    let mut of_other_kinds = Vec::new();
    for case in suite.lines().map(|line| serde_json::from_str::<Value>(line).expect("a case")) {
        let bytes = |bytes: &Vec<Value>| bytes.iter().map(|byte| u8::try_from(byte.as_u64().expect("a byte")).expect("a byte")).collect();
        let text: Vec<u8> =
            case["input"].as_str().map_or_else(|| bytes(case["bytes"].as_array().expect("bytes")), |text| text.as_bytes().to_vec());
        let run = check(&["--array", "-f", "json", "-"], [b"[", &*text, b"]"].concat());
        assert_eq!(run.summary()["valid"], 0, "{}: {}", case["name"], run.stderr);
        let run = check(&["-f", "json", "-"], [&*text, b"\n", GOOD.as_bytes(), b"\n", GOOD.as_bytes()].concat());
        assert!(
            matches!((run.code, run.summary()["valid"].as_u64()), (Some(0 | 1), Some(2)) | (Some(2), Some(0))),
            "{}: {}",
            case["name"],
            run.stderr
        );
        if run.code == Some(2) {
            of_other_kinds.push(case["name"].as_str().expect("a name").to_owned());
        }
    }
    assert_eq!(of_other_kinds, ["n_structure_UTF8_BOM_no_data"], "everything else is a bad line");
}
