//! Compares the public items of `polar-event-core`, as rustdoc's JSON has them, with the list in `tests/api/public.txt`, so that it changes knowingly.
//! And counts the names that a user sees, which are to stay few.
//!
//! `.ci/public-api` runs it; `.ci/public-api --write` records what there is.

use std::collections::BTreeSet;
use std::process::ExitCode;

use public_api::{Builder, PublicApi};

/// The most names with default features, outside of `polar` and `schema`, and of `prelude`, where all of them are for the second time.
const MAX_NAMES: usize = 160;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [all, default, recorded] => check(all, default, recorded),
        [all, default, recorded, "--write"] => write(all, default, recorded),
        _ => Err("usage: polar-event-api <JSON with all features> <JSON with default features> <list> [--write]".to_owned()),
    };
    match result {
        Ok(message) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn check(all: &str, default: &str, recorded: &str) -> Result<String, String> {
    let names = count(default)?;
    let (items, text) = (items(all)?, read(recorded)?);
    let known: BTreeSet<&str> = text.lines().collect();
    let new = items.iter().filter(|item| !known.contains(item.as_str())).map(|item| format!("+ {item}"));
    let gone = known.iter().filter(|item| !items.contains(**item)).map(|item| format!("- {item}"));
    let differences: Vec<String> = new.chain(gone).collect();
    if differences.is_empty() {
        return Ok(format!("{} public items, as recorded; {names} names with default features, of at most {MAX_NAMES}", items.len()));
    }
    Err(format!(
        "{}\nThe public items are not those that are recorded. If that is intended: .ci/public-api --write",
        differences.join("\n")
    ))
}

fn write(all: &str, default: &str, recorded: &str) -> Result<String, String> {
    let names = count(default)?;
    let items: Vec<String> = items(all)?.into_iter().collect();
    std::fs::write(recorded, items.join("\n") + "\n").map_err(|error| format!("{recorded}: {error}"))?;
    Ok(format!("{} public items written; {names} names with default features", items.len()))
}

/// The items without the implementations of traits, which are many and the same for many types.
fn items(path: &str) -> Result<BTreeSet<String>, String> {
    let (api, mut items, mut is_in_impl) = (api(path)?, BTreeSet::new(), false);
    for item in api.items() {
        let text = item.to_string();
        if text.starts_with("impl") {
            is_in_impl = text.contains(" for ");
            continue;
        }
        let path = own_path(&text);
        is_in_impl &= is_in_type(path);
        if !is_in_impl && path.starts_with("polar_event_core") {
            items.insert(text);
        }
    }
    Ok(items)
}

/// The path of an item behind its attributes and keywords, up to its arguments.
fn own_path(item: &str) -> &str {
    const KEYWORDS: [&str; 13] =
        ["pub", "const", "fn", "struct", "enum", "trait", "type", "static", "mod", "use", "macro", "unsafe", "mut"];
    let word = item.split(' ').find(|word| !KEYWORDS.contains(word) && !word.starts_with("#["));
    word.and_then(|word| word.split('(').next()).unwrap_or_default()
}

/// Whether an item is one of a type or trait: its path has a name in upper case, or arguments, before the last one.
fn is_in_type(path: &str) -> bool {
    let around = path.rsplit_once("::").map_or("", |(around, _)| around);
    path.contains('<') || around.split("::").any(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// The names with default features that a user sees: the items of modules.
fn count(path: &str) -> Result<usize, String> {
    let names = names(path)?;
    if names.len() <= MAX_NAMES {
        return Ok(names.len());
    }
    let names: Vec<String> = names.into_iter().collect();
    Err(format!("{}\n{} public names with default features, of at most {MAX_NAMES}", names.join("\n"), names.len()))
}

/// Their paths, without those in `polar`, `prelude` and `schema`.
fn names(path: &str) -> Result<BTreeSet<String>, String> {
    let text = read(path)?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    let mut names = BTreeSet::new();
    collect(&json, &json["root"], "polar_event_core", &mut names);
    Ok(names)
}

fn collect(json: &serde_json::Value, module: &serde_json::Value, path: &str, names: &mut BTreeSet<String>) {
    let item = |id: &serde_json::Value| &json["index"][id.to_string()];
    for id in item(module)["inner"]["module"]["items"].as_array().into_iter().flatten() {
        let item = item(id);
        let inner = &item["inner"];
        let name = item["name"].as_str().or(inner["use"]["name"].as_str()).unwrap_or_default();
        let path = format!("{path}::{name}");
        if ["polar", "prelude", "schema"].iter().any(|module| path == format!("polar_event_core::{module}")) {
            continue;
        }
        if inner.get("module").is_some() {
            collect(json, id, &path, names);
        } else {
            names.insert(path);
        }
    }
}

fn api(path: &str) -> Result<PublicApi, String> {
    let builder = Builder::from_rustdoc_json(path).omit_blanket_impls(true).omit_auto_trait_impls(true).omit_auto_derived_impls(true);
    builder.build().map_err(|error| format!("{path}: {error}"))
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}
