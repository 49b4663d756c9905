use polar_event_core::Event;

#[derive(Event)]
#[event(repr)]
enum NoType {
    A = 1,
}

#[derive(Event)]
#[event(repr, rename_all = "camelCase")]
#[repr(u8)]
enum Names {
    #[event(rename = "a")]
    A = 1,
    #[event(other)]
    B,
    C(u8),
    #[event(other)]
    D(#[event(range(max = 9))] u8),
    #[event(other)]
    E(u8),
}

#[derive(Event)]
#[event(repr)]
#[repr(u8)]
enum Nothing {
    #[event(other)]
    A(u8),
}

#[derive(Event)]
#[event(repr)]
struct NoEnum {
    a: u8,
}

#[derive(Event)]
enum Functions {
    #[serde(with = "module")]
    A(u8, u8),
    #[serde(serialize_with = "function")]
    B,
}

#[derive(Event)]
enum Skipped {
    A(#[event(skip, length(max = 5))] String),
}

fn main() {}
