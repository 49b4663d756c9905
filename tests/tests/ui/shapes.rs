use polar_event_core::Event;

#[derive(Event)]
enum Enum {
    A,
}

#[derive(Event)]
union Union {
    a: u8,
}

#[derive(Event)]
struct Tuple(String);

#[derive(Event)]
struct Unit;

fn main() {}
