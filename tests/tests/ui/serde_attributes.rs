use polar_event_core::Event;

#[derive(Event)]
#[serde(tag = "kind")]
#[serde(rename_all(serialize = "camelCase"))]
struct Unsupported {
    #[serde(getter = "get")]
    remote: Vec<String>,
    #[serde(with = "module", skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    #[serde(rename(serialize = "a", deserialize = "b"))]
    split: String,
    #[serde(length(max = 5))]
    rule: String,
}

fn main() {}
