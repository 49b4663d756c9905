//! Pictures of what is wrong, each in a file of `tests/snippets`. `UPDATE=1 cargo test -p polar-event-tests --test reports snippets::` rewrites them; look
//! at every difference before you accept it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use polar_event_core::messages::German;
use polar_event_core::{Code, Decode, Event, Metadata, Report, SatisfiedBy, Snippet, Validate, Violation, json};

#[derive(Event, Debug, Default)]
#[event(deny_unknown_fields, default)]
struct Signup {
    #[event(default = "Ada", length(min = 1, max = 20))]
    name: String,
    #[event(range(min = 18, max = 150))]
    age: Option<u8>,
    #[event(one_of("free", "pro"))]
    plan: Option<String>,
    #[event(items(max = 3), each(length(max = 8)))]
    tags: Option<Vec<String>>,
    metadata: Option<Metadata>,
    #[event(sensitive, length(min = 12))]
    password: Option<String>,
    #[event(sensitive)]
    keys: Option<BTreeMap<String, u8>>,
    parts: Option<Vec<Part>>,
    #[event(deprecated = "use `plan`")]
    kind: Option<String>,
}

#[derive(Event, Debug)]
struct Part {
    id: u32,
    label: String,
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Payment {
    Card { card: String },
    Transfer { iban: String },
}

/// Compares a picture with its file.
#[track_caller]
fn shows(name: &str, snippet: &Snippet<'_>) {
    let picture = snippet.to_string();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippets").join(name).with_extension("txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &picture).expect("the file can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(picture == expected, "{}:\n{picture}\nin place of\n{expected}", path.display());
    let acts =
        |char: char| char.is_control() && char != '\n' || matches!(char, '\u{202a}'..='\u{202e}' | '\u{200b}' | '\u{200f}' | '\u{feff}');
    assert!(!picture.contains(acts), "{picture:?}");
    assert!(picture.ends_with('\n') && !picture.ends_with("\n\n"), "{picture:?}");
}

#[track_caller]
fn refused<'de, T: Decode<'de, Requires: SatisfiedBy>>(text: &'de str) -> Report {
    json::from_str::<T>(text).err().expect("it is refused")
}

#[track_caller]
fn signup(name: &str, text: &str) {
    let report = refused::<Signup>(text);
    shows(name, &report.snippet(text).label("signup.json"));
}

#[test]
fn one_fault() {
    signup("one", "{\n    \"name\": \"Ada\",\n    \"age\": 17\n}\n");
}

#[test]
fn several_faults_on_near_lines() {
    signup(
        "near_lines",
        r#"{
    "name": {"first": "Ada"},
    "age": 17,
    "tags": ["vip", "newsletter"],
    "metadata": {"plan": null},
    "plam": "free",
    "plan": "Free"
}"#,
    );
}

#[test]
fn several_faults_on_one_line() {
    signup("one_line", r#"{"name": 5, "age": "17", "tags": ["vip", null, "newsletter"], "metadata": {"a": {}, "": 1}}"#);
}

#[test]
fn faults_on_far_lines() {
    let parts: String = (0..120).map(|id| format!("    {{\"id\": {id}, \"label\": \"x\"}},\n")).collect();
    signup("far_lines", &format!("{{\n  \"name\": \"\",\n  \"parts\": [\n{parts}    {{\"id\": -1, \"label\": null}}\n  ]\n}}"));
}

#[test]
fn windows_line_ends() {
    signup("crlf", "{\r\n  \"name\": \"Ada\",\r\n  \"age\":\r\n    170,\r\n  \"tags\": [\r\n    7\r\n  ]\r\n}\r\n");
}

#[test]
fn tabs() {
    signup("tabs", "{\n\t\"name\":\t\"Ada\",\n\t\"age\":\t17,\n\t\t\"tags\": [\t5\t]\n}");
}

#[test]
fn emoji() {
    signup("emoji", r#"{"name": "👩‍🚀🇩🇪🎉👍🏽", "tags": ["🦀🦀🦀🦀🦀🦀🦀🦀🦀"], "age": 3}"#);
}

#[test]
fn combining_characters() {
    signup("combining", "{\"name\": \"Zoe\u{308} E\u{301}o\u{323}\u{302}\", \"age\": 3, \"plan\": \"fre\u{301}e\"}");
}

#[test]
fn wide_characters() {
    signup("wide", r#"{"name": "東京都渋谷区", "tags": ["インボイス番号一覧表"], "age": 3, "metadata": {"한국어": []}}"#);
}

#[test]
fn a_string_from_right_to_left() {
    signup("right_to_left", r#"{"name": "שלום, עולם", "plan": "مجاني", "age": 3, "metadata": {"מפתח": null}}"#);
}

#[test]
fn marks_that_turn_the_direction() {
    signup("bidi_marks", "{\"name\": \"a\u{202e}txt.exe\u{2066}\u{200b}\u{feff}\u{200f}\", \"plan\": \"\u{202e}eerf\", \"age\": 3}");
}

#[test]
fn control_characters() {
    signup("control", "{\"name\": \"Ada\", \"age\": \u{1b}[31m17}");
    signup("control_in_string", "{\"age\": 17, \"name\": \"A\u{7f}\u{9b}31m\u{85}\", \"plan\": \"a\u{1b}\"}");
}

#[test]
fn a_line_of_two_megabytes() {
    let long = "x".repeat(1 << 20);
    let text = format!(r#"{{"name": "{long}", "age": 3, "metadata": {{"a": "{long}", "b": null}}, "plan": "gold"}}"#);
    signup("long_line", &text);
    // Faults at every few bytes of it.
    let text = format!(r#"{{"name": "", "parts": [{}]}}"#, "{\"id\":-1},".repeat(200_000).trim_end_matches(','));
    let report = refused::<Signup>(&text);
    let start = Instant::now();
    let picture = report.snippet(&text).to_string();
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(picture.len() <= 64 << 10, "{}", picture.len());
}

#[test]
fn the_very_end() {
    signup("end", "{\n  \"name\": \"Ada\",\n  \"age\": 20");
    signup("end_of_line", "{\n  \"name\": \"Ada\",\n");
    signup("empty", "");
    signup("comma", r#"{"name": "Ada", "tags": ["a", "b",]}"#);
}

#[test]
fn a_key() {
    let key = "k".repeat(41);
    signup("key", &format!(r#"{{"name": "Ada", "metadata": {{"{key}": 1, "": 2}}, "name": "Ada", "nmae": 1}}"#));
}

#[test]
fn missing_fields() {
    signup("missing", "{\"name\": \"Ada\", \"parts\": [\n  {},\n  {\"id\": 1}\n]}");
}

#[test]
fn a_value_of_several_lines() {
    signup("lines", "{\n  \"name\": {\n    \"first\": \"Ada\",\n    \"last\": \"Lovelace\"\n  },\n  \"age\": 17\n}");
    let many: String = (0..20).map(|id| format!("    \"k{id}\": 1,\n")).collect();
    signup("many_lines", &format!("{{\n  \"name\": {{\n{many}    \"z\": 1\n  }},\n  \"age\": 17\n}}"));
}

#[test]
fn sensitive_values() {
    let text = r#"{"name": 5, "password": "hunter2", "keys": {"hunter3": "x"}, "age": 3}"#;
    signup("sensitive", text);
    let text = "{\n  \"keys\": [\n    \"hunter2\"\n  ],\n  \"age\": 3, \"password\": \"hunter4\"}";
    signup("sensitive_lines", text);
    for text in [text, r#"{"name": 5, "password": "hunter2"}"#, r#"{"password": ["hunter2", "hunter3"], "age": 3}"#] {
        for width in [20, 40, 1000] {
            let picture = refused::<Signup>(text).snippet(text).width(width).to_string();
            assert!(!picture.contains("unter"), "{picture}");
        }
    }
    // Another one of the same name is as secret.
    let text = r#"[{"name": 5, "password": "hunter2 hunter2"}, {"password": "hunter3"}]"#;
    shows("sensitive_names", &refused::<Vec<Signup>>(text).snippet(text));
}

/// What is right, and next to a fault, is known to the caller only.
#[test]
fn values_that_the_caller_hides() {
    let text = r#"{"name": 5, "password": "hunter2 hunter2", "keys": {"hunter3": 5}}"#;
    let report = refused::<Signup>(text);
    assert!(report.snippet(text).to_string().contains("hunter2"));
    shows("hidden", &report.snippet(text).of::<Signup>());
    assert_eq!(report.snippet(text).hide_fields(["password", "keys"]).to_string(), report.snippet(text).of::<Signup>().to_string());
    let start = text.find("\"hunter2").unwrap();
    assert!(!report.snippet(text).hide(start..text.len() - 1).to_string().contains("hunter2"));
    // Where the document ends within it.
    let text = r#"{"name": 5, "password": "hunter2 hunter2"#;
    assert!(!refused::<Signup>(text).snippet(text).of::<Signup>().to_string().contains("unter"));
}

#[derive(Event, Debug)]
#[event(sensitive)]
struct Token(#[event(length(max = 3))] String);

/// A type within itself, with something sensitive at its end.
#[derive(Event, Debug)]
#[event(untagged)]
enum Tree {
    Leaf(Token),
    Nodes(Vec<Tree>),
}

#[derive(Event, Debug, Default)]
#[event(default, rename_all = "camelCase")]
struct Holder {
    trees: Option<Vec<Tree>>,
    more_trees: Option<Vec<Tree>>,
    #[event(alias = "tok")]
    by_name: Option<BTreeMap<String, Token>>,
    pair: Option<(u8, Token)>,
    inner: Option<Box<Holder>>,
    count: u8,
}

#[test]
fn a_type_knows_its_secrets() {
    let text = r#"{"inner": {"trees": ["x1"], "moreTrees": [["x2"]], "byName": {"x3": "x4"}, "tok": {"x5": "x6"}, "pair": [1, "x7"], "count": -1}}"#;
    let report = refused::<Holder>(text);
    let picture = report.snippet(text).of::<Holder>().width(200).to_string();
    assert!(!(1..=7).any(|secret| picture.contains(&format!("x{secret}"))), "{picture}");
    assert!(picture.contains("\"count\": -1"), "{picture}");
    // A type that is one.
    let text = r#"["x1", "xxxx"]"#;
    let report = refused::<Vec<Token>>(text);
    assert_eq!(report.snippet(text).help(false).to_string().lines().nth(3), Some("1 | ████████"));
    assert_eq!(report.snippet(text).of::<Token>().help(false).to_string().lines().nth(3), Some("1 | ████████"));
}

#[test]
fn an_ambiguous_union() {
    let text = r#"[{"card": "4111"}, {"card": "4111", "iban": "DE00"}, {"cash": 1}, 5]"#;
    let report = refused::<Vec<Payment>>(text);
    shows("union_ambiguous", &report.snippet(text));
}

#[test]
fn a_report_that_was_cut() {
    let text = "[\n  true,\n  256,\n  null,\n  \"x\"\n]";
    let report = json::Decoder::new().limits(json::Limits::new().max_violations(2)).from_str::<Vec<u8>>(text).unwrap_err();
    shows("truncated", &report.snippet(text));
}

#[test]
fn a_line_of_a_stream() {
    let stream = "{\"name\": \"Ada\"}\n\n{\"name\": \"Ada\", \"age\": 17}\r\n";
    let mut lines = json::lines::<Signup, _>(stream.as_bytes());
    while let Some(line) = lines.next() {
        if let Err(report) = line.unwrap().result {
            shows("stream", &report.snippet(lines.text()).label("signups.ndjson"));
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    let bytes = b"{\"name\": \"A\xff\xfe\", \"age\": 3}";
    let report = json::from_slice::<Signup>(bytes).unwrap_err();
    shows("no_text", &report.snippet(bytes));
}

#[test]
fn warnings() {
    let text = r#"{"name": "Ada", "kind": "free", "age": 3}"#;
    shows("warnings", &refused::<Signup>(text).snippet(text));
    let text = r#"{"name": "Ada", "kind": "free"}"#;
    let (_, warnings) = json::Decoder::new().from_str_with_warnings::<Signup>(text).unwrap();
    shows("warnings_only", &warnings.snippet(text));
}

#[test]
fn values_in_memory_have_no_picture() {
    let value = Signup { age: Some(3), ..Signup::default() };
    shows("memory", &value.validate().unwrap_err().snippet(""));
    shows("memory_one", &Report::from("is odd").snippet(""));
}

#[test]
fn another_language() {
    let text = "{\n  \"name\": \"\",\n  \"age\": 3\n}";
    let report = refused::<Signup>(text);
    shows("german", &report.localized(&German).snippet(text));
}

#[test]
fn box_drawing() {
    let text = "{\n  \"name\": \"\",\n  \"tags\": [\n  1,\n  2\n],\n\n\n\n\n\n\n\n\n  \"age\": 3\n}";
    shows("unicode", &refused::<Signup>(text).snippet(text).unicode(true));
}

#[test]
fn colour() {
    let text = "{\n  \"name\": \"\",\n  \"age\": 3\n}";
    let report = refused::<Signup>(text);
    let plain = report.snippet(text).to_string();
    let coloured = report.snippet(text).color(true).to_string();
    assert!(coloured.contains("\u{1b}[1m"));
    // The same but for the colours.
    let mut stripped = String::new();
    let mut parts = coloured.split('\u{1b}');
    stripped.push_str(parts.next().unwrap());
    parts.for_each(|part| stripped.push_str(part.split_once('m').unwrap().1));
    assert_eq!(stripped, plain);
    // A file is no terminal.
    let file = fs::File::open(env!("CARGO_MANIFEST_DIR").to_owned() + "/Cargo.toml").unwrap();
    assert_eq!(report.snippet(text).color_for(&file).to_string(), plain);
}

/// Whatever is shown with whatever report: no panic, and no more than there may be.
#[test]
fn a_source_that_is_another() {
    let long = "é\u{301}\"{[\n".repeat(1000);
    let texts = ["", "\n", "{", "é", "\r\n\r\n", "{\"name\": 5}\n\n\n", "日本語日本語日本語日本語", long.as_str()];
    let mut reports: Vec<Report> =
        ["", "{\"name\": [\n\n\n], \"age\": 3, \"tags\": [1,\n2,\n3,4,5,\"é\"]}", "[]", "{\n\n\n\"name\": 5, \"keys\": [\n1]}"]
            .into_iter()
            .map(refused::<Signup>)
            .collect();
    reports.push(Report::from(vec![Violation::new(Code::TooManyViolations)]));
    reports.push(Report::default());
    for report in &reports {
        for text in texts {
            for width in [0, 20, 30, usize::MAX] {
                let picture = report.snippet(text).width(width).unicode(width == 20).to_string();
                assert!(picture.len() < 64 << 10);
            }
        }
    }
}

/// A pointer and a message of any length.
#[test]
fn long_texts_are_cut() {
    let violation = (0..128).fold(Violation::from("é".repeat(100_000)), |violation, _| violation.at("k".repeat(256)));
    let picture = Report::from(vec![violation.clone(), violation]).snippet("").to_string();
    assert!(picture.len() < 8 << 10, "{}", picture.len());
}

/// The README shows what there is to see.
#[test]
fn the_readme() {
    #[derive(Event, Debug)]
    #[event(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Signup {
        #[event(length(min = 1, max = 20))]
        name: String,
        #[event(range(min = 18, max = 150))]
        age: u8,
        #[event(items(max = 3), each(length(max = 8)))]
        tags: Vec<String>,
        metadata: Option<Metadata>,
    }
    let readme = include_str!("../../../README.md");
    let start = readme.find("let text = r#\"").unwrap() + "let text = r#\"".len();
    let text = readme[start..].split("\"#").next().unwrap();
    let picture = refused::<Signup>(text).snippet(text).label("signup.json").to_string();
    assert!(readme.contains(&picture), "{picture}");
}
