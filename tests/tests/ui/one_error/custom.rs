//! A rule that is a function, on a type without the traits.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

fn check(inner: &Inner) -> Result<(), String> {
    if inner.a > 0 { Ok(()) } else { Err("must not be 0".to_owned()) }
}

#[derive(Event)]
pub struct Outer {
    #[event(custom = check)]
    inner: Inner,
}

fn main() {}
