use polar_event_core::Event;

struct Quota(u32);

// Nobody brings the context along.
#[derive(Event)]
#[event(arbitrary, context = Quota)]
struct Order {
    amount: u32,
}

fn main() {}
