use polar_event_core::Event;

#[derive(Event)]
struct Scalar {
    #[event(flatten)]
    number: u8,
}

#[derive(Event)]
struct List {
    #[serde(flatten)]
    list: Option<Vec<String>>,
}

#[derive(Event)]
enum Unit {
    A,
}

#[derive(Event)]
struct Enum {
    #[event(flatten)]
    unit: Unit,
}

#[derive(Event)]
struct Inner {
    a: u8,
}

#[derive(Event)]
struct RulesOnAStruct {
    #[event(flatten, items(max = 5))]
    inner: Inner,
}

fn main() {}
