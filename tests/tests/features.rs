//! The README's table of features has all of them, and no others.

use std::collections::BTreeMap;
use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The features with whether they are on by default, as the manifest says.
fn of_the_manifest() -> BTreeMap<String, bool> {
    let manifest = read("polar-event-core/Cargo.toml");
    let features = manifest.split("[features]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let lines = features.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    let mut all: BTreeMap<_, _> = lines.map(|(name, rest)| (name.to_owned(), rest.to_owned())).collect();
    let default = all.remove("default").unwrap();
    all.into_keys().map(|name| (name.clone(), default.contains(&format!("\"{name}\"")))).collect()
}

/// The same, as the README says.
fn of_the_readme() -> BTreeMap<String, bool> {
    let readme = read("README.md");
    let table = readme.split("## Features").nth(1).unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    rows.map(|(name, rest)| (name.to_owned(), rest.starts_with("yes"))).collect()
}

#[test]
fn the_readme_has_all_features() {
    let features = of_the_manifest();
    assert!(features.len() > 20);
    assert_eq!(of_the_readme(), features);
}
