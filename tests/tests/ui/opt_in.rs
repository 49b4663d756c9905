use polar_event_core::Event;

#[derive(Event)]
#[event(schemars, schemars)]
struct Twice {
    a: u8,
}

#[derive(Event)]
#[event(utoipa = true)]
struct Value(u8);

#[derive(Event)]
#[event(schema, rename_all = "camelCase")]
struct Unknown {
    a: u8,
}

#[derive(Event)]
#[serde(schemars)]
enum Serdes {
    A,
}

#[derive(Event)]
struct OnAField {
    #[event(schemars)]
    a: u8,
    #[event(utoipa)]
    b: u8,
}

#[derive(Event)]
enum OnAVariant {
    #[event(schemars)]
    A,
    #[event(utoipa)]
    B(u8),
}

fn main() {}
