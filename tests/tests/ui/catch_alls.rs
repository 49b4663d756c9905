use polar_event_core::Event;

#[derive(Event)]
enum Fields {
    A(u8),
    #[event(other)]
    Empty(),
    #[event(other)]
    Three { name: String, content: u8, more: u8 },
}

#[derive(Event)]
enum Order {
    #[serde(untagged)]
    First(String),
    A(u8),
    #[serde(untagged, rename = "last")]
    Last(u8),
}

#[derive(Event)]
enum Both {
    A(u8),
    #[event(other)]
    Name(String),
    #[serde(untagged)]
    Value(u8),
}

#[derive(Event)]
enum Twice {
    A(u8),
    #[event(other, untagged)]
    Other,
}

#[derive(Event)]
#[serde(untagged)]
enum Untagged {
    #[serde(untagged)]
    A(u8),
    #[event(other)]
    Name(String),
}

#[derive(Event)]
#[event(tag = "type")]
enum Unread {
    A,
    #[event(other)]
    Name(String, u8),
}

fn main() {}
