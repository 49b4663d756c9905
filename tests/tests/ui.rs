//! Each compile error, word by word and at its place. To accept changes after reading them: `TRYBUILD=overwrite cargo test --test ui`.

/// Errors of the derive: their words are ours.
#[test]
fn the_derive_says_what_is_wrong() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

/// Errors of the compiler, with our notes. Their layout changes with the compiler, so they are held against one version only.
#[test]
fn the_compiler_says_what_is_wrong() {
    const VERSION: &str = "rustc 1.95.";
    let rustc = std::process::Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("--version").output();
    let version = String::from_utf8(rustc.expect("a compiler").stdout).expect("a version");
    if !version.starts_with(VERSION) {
        eprintln!("not checked: the expected output is of {VERSION}x, and this is {version}");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/compiler/*.rs");
}
