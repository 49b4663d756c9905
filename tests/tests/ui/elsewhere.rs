//! Attributes and names of validator and garde.

use polar_event_core::Event;

#[derive(Event)]
#[garde(allow_unvalidated)]
#[validate(schema(function = "check"))]
struct Elsewhere {
    #[garde(length(min = 1))]
    length: String,
    #[garde(dive)]
    dive: Inner,
    #[garde(skip)]
    skip: u8,
    #[garde(inner(length(min = 1)))]
    inner: Vec<String>,
    #[validate(nested)]
    nested: Inner,
    #[validate(range(min = 1), custom(function = "check"))]
    custom: u8,
    #[validate(required)]
    required: u8,
    #[validate]
    alone: u8,
    #[event(nested)]
    nested_here: Inner,
    #[event(dive)]
    dive_here: Inner,
    #[event(inner(length(max = 5)))]
    inner_here: Vec<String>,
    #[event(each(inner(length(max = 5))))]
    inner_of_each: Vec<Vec<String>>,
    #[event(must_match = "other")]
    must_match: String,
    #[event(regex = "a")]
    regex: String,
}

#[derive(Event)]
struct Inner {
    #[event(byte_length(max = 5))]
    bytes: String,
}

#[derive(Event)]
enum Variants {
    #[garde(skip)]
    A(#[garde(dive)] u8),
    B,
}

fn main() {}
