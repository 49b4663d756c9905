//! A type that requires a context, in one that does not.

use polar_event_core::Event;

pub struct Quota(u8);

#[derive(Event)]
#[event(context = Quota)]
pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    inner: Inner,
}

fn main() {}
