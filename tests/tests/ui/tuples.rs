use polar_event_core::Event;

#[derive(Event)]
struct Named(#[event(rename = "a")] u8, #[event(alias = "b")] u8);

#[derive(Event)]
struct Required(u8, #[event(required, nullable)] Option<u8>);

#[derive(Event)]
#[event(rename_all = "camelCase")]
struct Renamed(u8, u8);

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Unit;

fn main() {}
