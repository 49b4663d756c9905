use polar_event_core::Event;

#[derive(Event)]
enum Never {}

#[derive(Event)]
#[event(deny_unknown_fields)]
enum Attributes {
    #[event(length(max = 5))]
    A,
    #[serde(skip)]
    B,
    #[event(rename = "A")]
    C,
}

#[derive(Event)]
union Union {
    a: u8,
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Newtype(
    #[event(range(max = 5), rename = "a")]
    #[serde(default)]
    String,
);

fn main() {}
