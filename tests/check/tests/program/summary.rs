//! Which bad lines are shown, and the summary.

use std::fmt::Write as _;

use crate::run::{GOOD, Run, check};

fn pictures(run: &Run) -> usize {
    run.stdout.lines().filter(|line| line.trim_start().starts_with("--> ")).count()
}

/// Many lines of one kind of fault, and a single one of another at their end.
fn monotonous() -> String {
    let missing = "{\"name\": \"n\"}\n".repeat(3000);
    format!("{GOOD}\n{missing}{}\n", GOOD.replace("\"api.request\"", "7"))
}

#[test]
fn a_picture_for_each_new_kind_of_fault() {
    let run = check(&["-"], monotonous());
    assert_eq!(pictures(&run), 2, "{}", run.stdout);
    assert!(run.stdout.contains("--> stdin:2:1\n") && run.stdout.contains("--> stdin:3002:10\n"), "{}", run.stdout);
    assert!(run.stdout.contains("\n2,999 bad events have no picture here; --show all shows each.\n"), "{}", run.stdout);
    let table = "\nbad events  code         path          first at\n     3,000  missing      /customer_id  stdin:2\n         1  string_type  /name         stdin:3002\n";
    assert!(run.stdout.ends_with(table), "{}", run.stdout);
}

#[test]
fn as_many_pictures_as_wanted() {
    for (show, shown) in [("0", 0), ("1", 1), ("2", 2), ("5", 2), ("all", 3001)] {
        let run = check(&["--show", show, "-"], monotonous());
        assert_eq!((run.code, pictures(&run)), (Some(1), shown), "--show {show}");
        assert_eq!(run.stdout.contains("no picture"), shown < 3001, "--show {show}");
    }
}

#[test]
fn ten_pictures_by_default() {
    let many = kinds(12);
    assert_eq!(pictures(&check(&["-"], &many)), 10);
    assert_eq!(pictures(&check(&["--show", "11", "-"], &many)), 11);
}

/// So many lines, each with a fault of its own kind.
fn kinds(count: usize) -> String {
    let customer = "\"customer_id\": \"1dbfc517-0bbf-4301-9ba8-555ca42b9737\"";
    let lines = [
        "7".to_owned(),
        "{".to_owned(),
        format!("{{{customer}}}"),
        "{\"name\": \"n\"}".to_owned(),
        format!("{{\"name\": 7, {customer}}}"),
        format!("{{\"name\": \"\", {customer}}}"),
        format!("{{\"name\": \"{}\", {customer}}}", "n".repeat(129)),
        format!("{{\"name\": \"\\u0000\", {customer}}}"),
        "{\"name\": \"n\", \"customer_id\": 7}".to_owned(),
        "{\"name\": \"n\", \"customer_id\": \"x\"}".to_owned(),
        "{\"name\": \"n\", \"customer_id\": \"1dbfc517-0bbf-1301-9ba8-555ca42b9737\"}".to_owned(),
        format!("{{\"name\": \"n\", {customer}, \"timestamp\": 7}}"),
        format!("{{\"name\": \"n\", {customer}, \"timestamp\": \"x\"}}"),
        format!("{{\"name\": \"n\", {customer}, \"timestamp\": \"2026-01-01T00:00:00\"}}"),
        format!("{{\"name\": \"n\", {customer}, \"timestamp\": \"9000-01-01T00:00:00Z\"}}"),
        format!("{{\"name\": \"n\", {customer}, \"metadata\": 7}}"),
        format!("{{\"name\": \"n\", {customer}, \"metadata\": {{\"k\": null}}}}"),
        format!("{{\"name\": \"n\", {customer}, \"metadata\": {{\"k\": \"\"}}}}"),
        format!("{{\"name\": \"n\", {customer}, \"metadata\": {{\"k\": \"{}\"}}}}", "v".repeat(501)),
        format!("{{\"name\": \"n\", {customer}, \"metadata\": {{\"{}\": 1}}}}", "k".repeat(41)),
        format!("{{\"name\": \"n\", {customer}, \"organization_id\": 7}}"),
        format!("{{\"name\": \"n\", {customer}, \"organization_id\": \"x\"}}"),
        format!("{{\"name\": \"n\", {customer}, \"organization_id\": \"1dbfc517-0bbf-1301-9ba8-555ca42b9737\"}}"),
    ];
    lines.iter().take(count).fold(String::new(), |mut text, line| {
        writeln!(text, "{line}").expect("a string");
        text
    })
}

#[test]
fn the_table_has_a_screenful_of_rows() {
    let run = check(&["-q", "-"], kinds(23));
    let table: Vec<_> = run.stdout.lines().skip_while(|line| !line.starts_with("bad events")).collect();
    assert_eq!((table.len(), table.last()), (22, Some(&"and 3 more kinds of faults")), "{}", run.stdout);
    let table = check(&["-q", "-"], kinds(21)).stdout;
    assert!(table.ends_with("\nand 1 more kind of faults\n"), "{table}");
    assert_eq!(check(&["-f", "json", "-"], kinds(23)).summary()["kinds"].as_array().map(Vec::len), Some(23));
}

#[test]
fn faults_are_grouped_by_code_and_path() {
    let with = |metadata: &str| GOOD.replace('}', &format!(", \"metadata\": {{{metadata}}}}}"));
    let long_key = format!("\"{}\": 1", "k".repeat(41));
    let input = [with(r#""a": null, "b": []"#), with(r#""c": null"#), with(&long_key), GOOD.to_owned(), with(&long_key.replace('1', "{}"))];
    let run = check(&["--format", "json", "-"], input.join("\n"));
    let summary = run.summary();
    assert_eq!(run.counts(), (5, 4));
    let kinds = summary["kinds"].as_array().expect("kinds");
    let kind = |kind: &serde_json::Value| {
        let places: Vec<_> = kind["first"].as_array().expect("places").iter().map(|place| place["line"].as_u64()).collect();
        format!(
            "{} {} key={} events={} faults={} {places:?}",
            kind["code"], kind["path"], kind["is_key_error"], kind["events"], kind["faults"]
        )
    };
    assert_eq!(
        kinds.iter().map(kind).collect::<Vec<_>>(),
        [
            r#""scalar_type" "/metadata/*" key=false events=3 faults=4 [Some(1), Some(2), Some(5)]"#,
            r#""string_too_long" "/metadata/*" key=true events=2 faults=2 [Some(3), Some(5)]"#,
        ]
    );
    let table = check(&["-q", "-"], input.join("\n")).stdout;
    assert!(table.contains("2  string_too_long  /metadata/* (the key)  stdin:3\n"), "{table}");
}

#[test]
fn nothing_of_the_input_is_in_the_summary() {
    let secret = "kQx7-secret";
    let line =
        GOOD.replace('}', &format!(", \"metadata\": {{\"{secret}\": null, \"a\": {{\"{secret}\": \"{secret}\"}}}}, \"{secret}\": ,}}"));
    for format in ["human", "json"] {
        let run = check(&["-q", "-f", format, "-"], format!("{line}\n{secret}\n"));
        assert!(run.code == Some(1) && !(run.stdout + &run.stderr).contains(secret));
    }
}
