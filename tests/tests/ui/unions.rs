use polar_event_core::Event;

#[derive(Event)]
#[event(tag = "type")]
enum Internal {
    Pair(u8, u8),
    Clash { r#type: u8 },
    #[event(other)]
    Holds(u8),
}

#[derive(Event)]
#[event(content = "c")]
enum NoTag {
    A(u8),
}

#[derive(Event)]
#[event(tag = "t", content = "t")]
enum SameName {
    A(u8),
}

#[derive(Event)]
#[event(tag = "t", untagged)]
enum Both {
    A(u8),
}

#[derive(Event)]
#[event(untagged)]
enum Untagged {
    A(u8),
    #[event(other)]
    B,
}

#[derive(Event)]
#[event(tag = 5)]
enum Syntax {
    A { #[event(length(max = 5))] b: u8 },
}

#[derive(Event)]
enum Twice {
    #[event(other)]
    A,
    #[event(other)]
    B,
    #[event(alias = "D")]
    C(u8),
    D { e: u8 },
}

#[derive(Event)]
#[serde(try_from = "String", transparent, default)]
enum Converted {
    #[serde(with = "module", borrow, untagged, flatten)]
    A(u8),
    B,
}

fn main() {}
