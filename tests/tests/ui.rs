//! Each compile error, word by word and at its place. To accept changes after reading them:
//! `TRYBUILD=overwrite cargo test -p polar-event-tests --test ui`.

use std::io::Write as _;

/// Errors of the derive: their words are ours.
#[test]
fn the_derive_says_what_is_wrong() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

/// Errors of the compiler, with our notes. Their layout changes with the compiler, so they are held against one version only. With another,
/// that is said.
#[test]
fn the_compiler_says_what_is_wrong() {
    const VERSION: &str = "rustc 1.95.";
    let rustc = std::process::Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("--version").output();
    let version = String::from_utf8(rustc.expect("a compiler").stdout).expect("a version");
    if !version.starts_with(VERSION) {
        // Not by `eprintln!`, of which nothing is seen where a test passes.
        let note = format!(
            "\nSKIPPED: the errors of the compiler in tests/ui/compiler are not checked: what is expected is of {VERSION}x, and this is {version}\n"
        );
        std::io::stderr().write_all(note.as_bytes()).expect("the note can be written");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/compiler/*.rs");
}
