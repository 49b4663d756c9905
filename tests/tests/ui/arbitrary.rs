use polar_event_core::Event;

#[derive(Event)]
#[event(arbitrary)]
struct Borrows<'a> {
    name: &'a str,
}

#[derive(Event)]
struct OnAField {
    #[event(arbitrary)]
    a: u8,
}

#[derive(Event)]
#[event(arbitrary(5))]
struct Value(u8);

fn main() {}
