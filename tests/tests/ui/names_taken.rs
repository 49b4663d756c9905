use polar_event_core::Event;

#[derive(Event)]
struct Taken {
    a: String,
    #[event(rename = "a")]
    b: String,
    #[event(alias = "b", alias = "c", alias = "c")]
    d: String,
}

fn main() {}
