//! A placeholder without a parameter is an error at the message, used or not, also in a generic type.

use polar_event_core::Event;

const MESSAGE: &str = "at most {limit}";

#[derive(Event)]
struct Placeholders<T> {
    #[event(length(max = 5, message = "at most {max_lenght}"))]
    near: String,
    #[event(each(range(min = 5, message = "at least {min}")))]
    far: Vec<u8>,
    #[event(length(min = 1, max = 5, message = "from {min_length} to {max_length}"))]
    sometimes: String,
    #[event(length(min = 1, max = 5, message = "wrong[[, at least {least}]]"))]
    section: String,
    #[event(past(message = "not after {now}"))]
    none: jiff::Timestamp,
    #[event(message = "must be of type {found}")]
    field: u8,
    #[event(custom(even, message = "{error}"))]
    custom: u8,
    #[event(length(max = 5, message = "{max_length"))]
    no_end: String,
    #[event(length(max = 5, message = "a [[{max_length}"))]
    open: String,
    #[event(length(max = 5, message = "a [[b]]"))]
    idle: String,
    #[event(length(max = 5, message = "a]]"))]
    closed: String,
    #[event(length(max = 5, message = MESSAGE))]
    constant: String,
    generic: T,
}

fn even(_: &u8) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
