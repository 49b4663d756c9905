use polar_event_core::Event;

#[derive(Event)]
#[event]
struct NoList {
    a: String,
}

#[derive(Event)]
#[event = "value"]
struct Value {
    a: String,
}

#[derive(Event)]
#[event(crate = 5, deny_unknown_fields, deny_unknown_fields)]
struct Settings {
    #[event(rename = 5)]
    number: String,
    #[event(rename)]
    nothing: String,
    #[event(rename = "a", rename = "b")]
    twice: String,
    #[event(rename = "c")]
    #[serde(rename = "d")]
    twice_in_both: String,
    #[event(custom)]
    no_function: String,
    #[event(custom = "text")]
    no_path: String,
    #[event(check = 5)]
    no_check: String,
    #[event(length(max = ))]
    cut: String,
    #[event(polar::length(max = 5))]
    path: String,
}

fn main() {}
