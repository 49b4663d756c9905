use polar_event_core::Event;

#[derive(Event)]
#[event(bounded, bounded = 5)]
struct Twice {
    a: u8,
}

#[derive(Event)]
#[event(bounded)]
struct Tree {
    children: Option<Vec<Tree>>,
    #[event(via_serde)]
    foreign: std::ffi::OsString,
}

#[derive(Event)]
#[event(bounded)]
enum Unions {
    Not(Box<Self>),
    And { left: Box<Unions>, right: u8 },
    #[event(other)]
    Other,
}

#[derive(Event)]
#[event(bounded)]
struct Itself(Option<Box<Itself>>);

#[derive(Event, Clone)]
#[event(bounded, from = u8, into = u8)]
struct Converted {
    a: u8,
}

#[derive(Event)]
struct OnAField {
    #[event(bounded)]
    a: u8,
}

fn main() {}
