use polar_event_core::Event;

#[derive(Event)]
struct Taken {
    a: String,
    #[event(rename = "a")]
    b: String,
    #[event(alias = "b", alias = "c", alias = "c")]
    d: String,
}

#[derive(Event)]
#[event(tag = "kind")]
struct Tagged {
    kind: String,
    #[event(alias = "kind")]
    other: String,
}

#[derive(Event)]
#[event(tag = 5)]
struct TaggedByNumber {
    kind: String,
}

fn main() {}
