//! A type with `Drop` cannot give its value away.

use polar_event_core::Event;

#[derive(Event)]
#[event(derive(IntoInner))]
struct Secret(String);

impl Drop for Secret {
    fn drop(&mut self) {}
}

fn main() {}
