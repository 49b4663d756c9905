use polar_event_core::Event;

#[derive(Event)]
#[serde(tag = "kind", expecting = "a thing")]
#[serde(rename_all(serialise = "camelCase"))]
struct Unsupported {
    #[serde(getter = "get")]
    got: Vec<String>,
    #[serde(rename_all = "camelCase")]
    case: u8,
    #[serde(rename(serialize = "a", deserialize = "b", deserialize = "c"))]
    split: String,
    #[serde(rename())]
    empty: String,
    #[serde(length(max = 5))]
    rule: String,
}

#[derive(Event)]
#[serde(remote = "other::Type", crate = "other")]
struct Remote {
    value: u8,
}

#[derive(Event)]
#[serde(rename_all(serialize = "camelCase", deserialize = "camel"), deny_unknown_fields)]
struct Tuple(u8, u8);

#[derive(Event)]
#[serde(rename_all = "CamelCase")]
struct Camel {
    user_name: u8,
}

#[derive(Event)]
#[serde(default)]
struct Newtype(#[serde(default)] u8);

fn main() {}
