//! The tables of features in the README and in the documentation have all of them, and no others.

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

/// The same, as the table below this heading says.
fn of_the_table(path: &str, heading: &str) -> BTreeMap<String, bool> {
    let text = read(path);
    let below = text.split(&format!("{heading} Features\n")).nth(1).unwrap();
    let section = below.split(&format!("\n{heading} ")).next().unwrap();
    let rows: Vec<_> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | ")).collect();
    let table: BTreeMap<_, _> = rows.iter().map(|(name, rest)| ((*name).to_owned(), rest.starts_with("yes"))).collect();
    assert_eq!(table.len(), rows.len(), "{path} has a feature twice");
    table
}

#[test]
fn the_tables_have_all_features() {
    let features = of_the_manifest();
    assert!(features.len() > 20);
    assert_eq!(of_the_table("README.md", "##"), features, "README");
    assert_eq!(of_the_table("polar-event-core/docs/crate.md", "#"), features, "crate.md");
}

#[test]
fn no_heading_of_the_documentation_comes_twice() {
    for path in ["polar-event-core/docs/crate.md", "README.md"] {
        let (mut headings, text, mut in_code) = (BTreeMap::new(), read(path), false);
        for line in text.lines() {
            in_code ^= line.starts_with("```");
            if !in_code && line.starts_with('#') {
                *headings.entry(line).or_insert(0) += 1;
            }
        }
        assert!(headings.len() > 5, "{path}");
        let twice: Vec<_> = headings.iter().filter(|(_, count)| **count > 1).collect();
        assert!(twice.is_empty(), "{path}: {twice:?}");
    }
}
