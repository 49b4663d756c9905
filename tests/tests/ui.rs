//! Each compile error, word by word and at its place. To accept changes after reading them:
//! `TRYBUILD=overwrite cargo test -p polar-event-tests --test ui`.

use std::io::Write as _;

/// Errors of the derive: their words are ours.
#[test]
fn the_derive_says_what_is_wrong() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

/// Errors of the compiler, with our notes.
#[test]
fn the_compiler_says_what_is_wrong() {
    if has_the_layout() {
        trybuild::TestCases::new().compile_fail("tests/ui/compiler/*.rs");
    }
}

/// Each of these files has one mistake.
#[test]
fn one_mistake_is_one_error() {
    if has_the_layout() {
        trybuild::TestCases::new().compile_fail("tests/ui/one_error/*.rs");
    }
    let mut count = 0;
    for file in std::fs::read_dir("tests/ui/one_error").expect("a folder") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "stderr") {
            let text = std::fs::read_to_string(&path).expect("a text");
            let errors = text.lines().filter(|line| line.starts_with("error")).count();
            assert_eq!(errors, 1, "{}: {text}", path.display());
            assert!(!text.contains("other types implement"), "{}: {text}", path.display());
            count += 1;
        }
    }
    assert!(count >= 50, "only {count} files");
}

/// The layout of the compiler's errors changes with its version, so they are held against one only. With another, that is said.
fn has_the_layout() -> bool {
    const VERSION: &str = "rustc 1.95.";
    let rustc = std::process::Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("--version").output();
    let version = String::from_utf8(rustc.expect("a compiler").stdout).expect("a version");
    if !version.starts_with(VERSION) {
        // Not by `eprintln!`, of which nothing is seen where a test passes.
        let note = format!(
            "\nSKIPPED: the errors of the compiler in tests/ui/compiler and tests/ui/one_error are not checked: what is expected is of {VERSION}x, and this is {version}\n"
        );
        std::io::stderr().write_all(note.as_bytes()).expect("the note can be written");
        return false;
    }
    true
}
