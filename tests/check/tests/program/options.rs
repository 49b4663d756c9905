//! The command line.

use crate::run::{Directory, GOOD, check};

#[test]
fn what_cannot_run_is_one_error() {
    for (args, message) in [
        (&["no-such-file.ndjson"] as &[&str], "no-such-file.ndjson: it cannot be read: No such file"),
        (&["tests/data"], "tests/data: it cannot be read: Is a directory"),
        (&[], "no input: name a file, or - for stdin"),
        (&["-", "-"], "stdin (-) can be read only once"),
        (&["--paint", "-"], "invalid option '--paint'"),
        (&["-z", "-"], "invalid option '-z'"),
        (&["--color", "blue", "-"], "the choices are auto, always, never"),
        (&["--model", "Event", "-"], "the models are EventCreateCustomer, EventCreateExternalCustomer"),
        (&["--format", "xml", "-"], "the formats are human, json, html"),
        (&["--show", "some", "-"], "give a number, or all"),
        (&["--now", "yesterday", "-"], "yesterday"),
        (&["-", "--model"], "missing argument for option '--model'"),
        (&["--array=yes", "-"], "unexpected argument for option '--array'"),
        (&["--out", "no/such/directory", "-"], "cannot write to no/such/directory: No such file"),
        (&["--out", "README.md", "tests/../README.md"], "--out would overwrite tests/../README.md, which is to be checked"),
    ] {
        let run = check(args, "");
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.stderr.starts_with("check: ") && run.stderr.contains(message), "{args:?}: {}", run.stderr);
        assert_eq!((run.stderr.matches("check: ").count(), &*run.stdout), (1, ""), "{args:?}");
    }
}

#[test]
fn help_has_every_option() {
    for flag in ["--help", "-h"] {
        let run = check(&[flag], "");
        assert_eq!((run.code, &*run.stderr), (Some(0), ""));
        let listed = |line: &str| line.trim_start().starts_with('-');
        let options: Vec<_> = run.stdout.lines().filter(|line| listed(line)).collect();
        let words =
            |line: &&str| line.split_whitespace().take_while(|word| word.starts_with('-')).map(|word| word.replace(',', "")).collect();
        let options: Vec<Vec<String>> = options.iter().map(words).collect();
        // These take no value; the others are tried with a value that is none, below.
        let without_value = ["--array", "--quiet", "--help"];
        assert_eq!(options.len(), 9, "{options:?}");
        for option in options.concat() {
            let takes_value =
                !options.iter().any(|names| names.contains(&option) && without_value.contains(&&**names.last().expect("a name")));
            let run = check(&["-", &option], GOOD);
            let wants_value = run.stderr.contains("missing argument for option");
            assert_eq!((wants_value, run.stderr.contains("invalid option")), (takes_value, false), "{option}: {}", run.stderr);
        }
    }
    for heading in ["\nUsage: check [OPTIONS] FILE...\n", "\nArguments:\n", "\nOptions:\n", "\nExit code: "] {
        assert!(check(&["--help"], "").stdout.contains(heading), "{heading}");
    }
}

#[test]
fn the_result_goes_to_a_file() {
    let directory = Directory::new();
    let out = directory.path("result");
    for (format, expected) in [("human", "error[missing]"), ("json", "{\"file\":\"stdin\""), ("html", "<!DOCTYPE html>")] {
        for flag in ["--out", "-o"] {
            let run = check(&["-f", format, flag, &out, "-"], "{\"name\": \"n\"}\n");
            assert_eq!((run.code, &*run.stdout), (Some(1), ""), "{format}: {}", run.stderr);
            let written = std::fs::read_to_string(&out).expect("a file");
            assert!(written.starts_with(expected), "{format}: {written}");
        }
    }
}

#[test]
fn options_have_short_names() {
    for (short, long) in [
        (["-m", "EventCreateExternalCustomer"], ["--model", "EventCreateExternalCustomer"]),
        (["-f", "json"], ["--format", "json"]),
        (["-q", "-"], ["--quiet", "-"]),
    ] {
        let result = |args: [&str; 2]| {
            let args = if args[1] == "-" { args.to_vec() } else { [&args[..], &["-"]].concat() };
            let run = check(&args, "{}\n");
            let lines: Vec<_> = run.stdout.lines().filter(|line| !line.starts_with("speed")).map(str::to_owned).collect();
            (run.code, lines)
        };
        assert_eq!(result(short), result(long));
    }
}
