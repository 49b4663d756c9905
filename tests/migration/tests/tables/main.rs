//! The tables of `polar-event-core/docs/migration.md`: each row is compiled there and here, and run. `UPDATE=1 cargo test` writes them anew.

mod garde_rows;
mod refused;
mod row;
mod serde_rows;
mod validator_rows;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::{env, fs};

use row::Row;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../polar-event-core/docs/migration.md");

/// All attributes of serde 1.0.229 (serde.rs), garde 0.23 and validator 0.21, as their documentation lists them.
const ALL: &[(&str, &[&str])] = &[
    (
        "types",
        &[
            "rename",
            "rename_all",
            "rename_all_fields",
            "deny_unknown_fields",
            "tag",
            "content",
            "untagged",
            "bound",
            "default",
            "remote",
            "transparent",
            "from",
            "try_from",
            "into",
            "crate",
            "expecting",
            "variant_identifier",
            "field_identifier",
        ],
    ),
    (
        "variants",
        &[
            "rename",
            "alias",
            "rename_all",
            "skip",
            "skip_serializing",
            "skip_deserializing",
            "serialize_with",
            "deserialize_with",
            "with",
            "bound",
            "borrow",
            "other",
            "untagged",
        ],
    ),
    (
        "fields",
        &[
            "rename",
            "alias",
            "default",
            "flatten",
            "skip",
            "skip_serializing",
            "skip_deserializing",
            "skip_serializing_if",
            "serialize_with",
            "deserialize_with",
            "with",
            "borrow",
            "bound",
            "getter",
        ],
    ),
    (
        "validator",
        &[
            "email",
            "url",
            "length",
            "range",
            "must_match",
            "contains",
            "does_not_contain",
            "regex",
            "ip",
            "non_control_character",
            "required",
            "credit_card",
            "custom",
            "context",
            "nested",
            "skip",
            "schema",
        ],
    ),
    (
        "garde",
        &[
            "ascii",
            "alphanumeric",
            "email",
            "url",
            "ip",
            "ipv4",
            "ipv6",
            "length",
            "range",
            "contains",
            "prefix",
            "suffix",
            "pattern",
            "matches",
            "inner",
            "required",
            "dive",
            "skip",
            "allow_unvalidated",
            "transparent",
            "custom",
            "context",
            "if",
            "rename",
            "code",
            "credit_card",
            "phone_number",
            "adapt",
        ],
    ),
];

fn rows() -> Vec<Row> {
    let all = [serde_rows::types(), serde_rows::variants(), serde_rows::fields(), validator_rows::rows(), garde_rows::rows()];
    all.into_iter().flatten().collect()
}

fn table(section: &str) -> String {
    let (first, of) = match section {
        "validator" | "garde" => (section, "here"),
        _ => ("serde", "here"),
    };
    let mut table = format!("| {first} | {of} |\n| --- | --- |\n");
    rows().iter().filter(|row| row.section == section).for_each(|row| row.write(&mut table));
    for refused in refused::all().iter().filter(|refused| refused.section == section) {
        writeln!(table, "| `{}`{} | does not compile: {} |", refused.name, refused.place, refused.instead.replace('|', "\\|"))
            .expect("a string takes all");
    }
    table
}

/// The page with its tables made anew.
fn made(page: &str) -> String {
    let (mut made, mut rest) = (String::new(), page);
    while let Some((before, after)) = rest.split_once("<!-- begin: ") {
        let (section, after) = after.split_once(" -->").expect("the name of a table");
        let (_, after) = after.split_once("<!-- end -->").expect("the end of a table");
        write!(made, "{before}<!-- begin: {section} -->\n{}<!-- end -->", table(section)).expect("a string takes all");
        rest = after;
    }
    made + rest
}

#[test]
fn every_row_holds() {
    let wrong: Vec<String> = rows().iter().flat_map(Row::prove).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_attribute_has_a_row_and_every_row_is_about_one() {
    let word = |text: &str| text.split(|char: char| !(char.is_alphanumeric() || char == '_')).next().unwrap_or_default().to_owned();
    for (section, names) in ALL {
        let mut shown: BTreeSet<String> = BTreeSet::new();
        for row in rows().iter().filter(|row| row.section == *section) {
            shown
                .extend(row.attribute.split("; ").flat_map(|part| part.split(", ").take(if part.contains('(') { 1 } else { 9 })).map(word));
        }
        shown.extend(refused::all().into_iter().filter(|refused| refused.section == *section).map(|refused| refused.name));
        let names: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let missing: Vec<_> = names.difference(&shown).collect();
        assert!(missing.is_empty(), "{section}: {missing:?}");
    }
}

#[test]
fn the_page_has_the_tables() {
    let page = fs::read_to_string(PAGE).expect("the page");
    let made = made(&page);
    for section in ["types", "variants", "fields", "validator", "garde"] {
        assert!(page.contains(&format!("<!-- begin: {section} -->")), "the page has no table {section}");
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(PAGE, &made).expect("the page can be written");
    }
    assert!(page == made || env::var_os("UPDATE").is_some(), "the tables have changed: UPDATE=1 cargo test writes them");
}
