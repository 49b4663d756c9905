use polar_event_core::{Event, Metadata};

#[derive(Event)]
struct Words {
    #[event(length(max = 5, message = 5))]
    no_text: String,
    #[event(length(max = 5, message = ""))]
    empty: String,
    #[event(length(max = 5, code = "name too long"))]
    no_code: String,
    #[event(length(max = 5, message = "a", message = "b"))]
    twice: String,
    #[event(length(message = "a"))]
    no_limit: String,
    #[event(pattern(message = "a"))]
    no_pattern: String,
    #[event(not_blank(mesage = "a"))]
    misspelt: String,
    #[event(each(not_blank), keys(not_blank, message = "a"))]
    part: std::collections::BTreeMap<String, u8>,
    #[event(each(length(max = 5), message = "a"))]
    list: Vec<String>,
    #[event(nullable(message = "a"))]
    null: Option<String>,
    #[event(metadata(max_pairs = 1, message = "a"))]
    metadata: Metadata,
    #[event(message)]
    nothing: u8,
    #[event(message = "a", message = "b")]
    field_twice: u8,
    #[event(code = "a b")]
    field_code: u8,
    #[event(sensitive = true)]
    flag: String,
    #[event(deprecated(note = "a"))]
    deprecated_list: u8,
    #[event(deprecated = 5)]
    deprecated_number: u8,
    #[event(skip, sensitive)]
    skipped: u8,
    #[serde(sensitive)]
    of_serde: u8,
}

#[derive(Event)]
#[event(sensitive)]
struct Secret {
    name: String,
}

#[derive(Event)]
enum Kind {
    #[event(deprecated(5))]
    A,
    #[serde(deprecated)]
    B,
}

#[derive(Event)]
enum Quiet {
    #[event(sensitive)]
    Unit,
}

#[derive(Event)]
enum Mixed {
    #[event(sensitive)]
    Unit,
    Holds(u8),
}

fn main() {}
