use polar_event_core::Event;

#[derive(Event)]
struct Node {
    a: u8,
    #[event(flatten)]
    next: Option<Box<Node>>,
}

fn main() {}
