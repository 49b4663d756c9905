use polar_event_core::Event;

#[derive(Event)]
#[serde(from = "u8", try_from = "u16")]
struct Twice {
    value: u8,
}

#[derive(Event)]
#[event(from = "u8", into = "u8")]
struct Both {
    #[serde(rename = "other")]
    value: u8,
}

#[derive(Event)]
#[event(try_from = "u8", deny_unknown_fields)]
struct Reading {
    #[serde(default, skip_serializing_if = "is_zero")]
    value: u8,
}

#[derive(Event)]
#[event(into = "u8")]
struct Writing {
    #[serde(skip_serializing_if = "is_zero")]
    #[event(range(max = 3))]
    value: u8,
}

#[derive(Event)]
#[event(into = "u8")]
struct WritingName {
    #[serde(rename(serialize = "other"))]
    value: u8,
}

#[derive(Event)]
#[event(from = "u8")]
struct ReadingName {
    #[serde(rename(deserialize = "other"))]
    value: u8,
}

#[derive(Event)]
#[event(from = "u8", into = "u8", rename_all = "camelCase")]
struct BothNames {
    value: u8,
}

#[derive(Event)]
#[event(into = "not a type")]
struct Syntax(u8);

#[derive(Event)]
#[serde(transparent)]
struct Two {
    one: u8,
    two: u8,
}

#[derive(Event)]
#[serde(transparent, deny_unknown_fields)]
struct Named {
    #[serde(default, rename = "other")]
    one: u8,
}

#[derive(Event)]
#[serde(transparent)]
struct Nothing;

fn main() {}
