//! Putting results into files, between marks.

use std::fs;
use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Replaces what is between `<!-- begin: NAME -->` and `<!-- end: NAME -->` in a file of the repository.
pub fn put(file: &str, name: &str, text: &str) -> Result<(), String> {
    let path = top().join(file);
    let fail = |error: std::io::Error| format!("{file}: {error}");
    let old = fs::read_to_string(&path).map_err(fail)?;
    let (begin, end) = (format!("<!-- begin: {name} -->"), format!("<!-- end: {name} -->"));
    let missing = || format!("{file} has no marks for {name}");
    let (before, rest) = old.split_once(&begin).ok_or_else(missing)?;
    let (_, after) = rest.split_once(&end).ok_or_else(missing)?;
    fs::write(&path, format!("{before}{begin}\n{}\n{end}{after}", text.trim())).map_err(fail)
}

/// Writes a whole file of the repository.
pub fn write(file: &str, text: &str) -> Result<(), String> {
    fs::write(top().join(file), text).map_err(|error| format!("{file}: {error}"))
}
