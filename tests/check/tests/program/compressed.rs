//! Compressed files, with the feature `compression`.

use crate::run::{Directory, GOOD, check, shell};
use crate::wrong_kinds::commands;

fn compressed(directory: &Directory, tool: &str, name: &str, text: &str) -> String {
    let plain = directory.file("plain", text);
    let path = directory.path(name);
    assert_eq!(shell(&format!("{tool} -c < '{plain}' > '{path}'")).code, Some(0));
    path
}

#[test]
fn files_are_decompressed_by_their_content() {
    let directory = Directory::new();
    for tool in ["gzip", "zstd"] {
        // The name says nothing.
        let path = compressed(&directory, tool, "events.ndjson", &format!("{GOOD}\n{{}}\n"));
        let run = check(&["-f", "json", &path], "");
        assert_eq!((run.code, run.counts()), (Some(1), (2, 1)), "{tool}: {}", run.stderr);
        assert_eq!((&run.json()[0]["line"], &run.json()[0]["offset"]), (&2.into(), &(GOOD.len() + 1).into()));
        let run = check(&["-f", "json", "-"], std::fs::read(&path).expect("a file"));
        assert_eq!(run.counts(), (2, 1), "{tool}");
    }
}

#[test]
fn all_members_are_read() {
    let directory = Directory::new();
    for tool in ["gzip", "zstd"] {
        let path = compressed(&directory, tool, "one", &format!("{GOOD}\n"));
        let member = std::fs::read(path).expect("a file");
        let run = check(&["-f", "json", "-"], [&*member, &*member, &*member].concat());
        assert_eq!((run.code, run.counts()), (Some(0), (3, 0)), "{tool}: {}", run.stderr);
    }
}

#[test]
fn an_array_can_be_compressed() {
    let directory = Directory::new();
    let path = compressed(&directory, "gzip", "array.gz", &format!("[{GOOD}, {{}}]"));
    assert_eq!(check(&["--array", "-f", "json", &path], "").counts(), (2, 1));
    let run = check(&[&path], "");
    assert_eq!(run.code, Some(2));
    assert_eq!(commands(&run.stderr).len(), 2, "{}", run.stderr);
    for command in commands(&run.stderr) {
        assert_eq!(shell(&format!("{command} -f json")).counts(), (2, 1), "{command}");
    }
}

#[test]
fn a_file_that_breaks_off_is_an_error() {
    let directory = Directory::new();
    for tool in ["gzip", "zstd"] {
        let path = compressed(&directory, tool, "cut", &format!("{GOOD}\n").repeat(50_000));
        let whole = std::fs::read(path).expect("a file");
        let run = check(&["-f", "json", "-"], &whole[..whole.len() - 6]);
        assert_eq!(run.code, Some(2), "{tool}");
        assert!(run.stderr.starts_with("check: stdin: it cannot be read: "), "{tool}: {}", run.stderr);
        assert_eq!(run.summary()["invalid"], 0, "{tool}");
    }
}
