use polar_event_core::Event;

#[derive(Event)]
struct OneWay {
    #[serde(skip_deserializing)]
    #[event(length(max = 3), alias = "other")]
    unread: String,
    #[serde(skip_serializing, skip_serializing_if = "String::is_empty", serialize_with = "function")]
    unwritten: String,
    #[serde(skip_serializing, skip_deserializing)]
    neither: String,
    #[serde(skip, with = "module")]
    skipped: String,
    #[serde(skip_deserializing, deserialize_with = "function")]
    unread_by: String,
    #[serde(skip_deserializing, rename(deserialize = "name"))]
    unread_name: String,
}

#[derive(Event)]
struct Functions {
    #[serde(with = "module", serialize_with = "function")]
    twice: String,
    #[serde(with = "mod ule")]
    path: String,
    #[event(deserialize_with = "function", via_serde, nullable)]
    foreign: Option<String>,
    #[event(deserialize_with = function, required)]
    required: Option<String>,
    #[serde(skip_serializing_if = 5)]
    number: String,
}

#[derive(Event)]
struct Borrowing<'a> {
    #[serde(borrow)]
    nothing: String,
    #[serde(borrow = "'b")]
    other: &'a str,
    #[serde(borrow = "a")]
    syntax: &'a str,
    #[serde(bound = "T Clone")]
    bound: u8,
    #[serde(bound(read = "T: Clone"))]
    direction: u8,
}

#[derive(Event)]
struct Names {
    #[serde(rename(serialize = "same"))]
    first: u8,
    #[serde(rename(serialize = "same"))]
    second: u8,
}

#[derive(Event)]
struct Tuple(
    #[serde(skip_serializing)] u8,
    #[serde(skip_serializing_if = "is_zero")] u8,
    #[serde(default)] u8,
    u8,
);

fn main() {}
