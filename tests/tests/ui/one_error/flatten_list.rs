//! A list that is flattened, in a variant.

use polar_event_core::Event;

#[derive(Event)]
#[event(tag = "type")]
pub enum Outer {
    A {
        a: u8,
        #[event(flatten)]
        list: Vec<String>,
    },
    B,
}

fn main() {}
