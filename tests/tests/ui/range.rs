use polar_event_core::Event;

type Unused = u8;

type Alias = u8;

#[derive(Event)]
struct Ranges {
    #[event(range(min = 6, max = 5))]
    nothing_fits: u8,
    #[event(range(min = 5, exclusive_max = 5))]
    nothing_fits_exclusive: u8,
    #[event(range(min = 0.5, max = 0.25))]
    nothing_fits_float: f64,
    #[event(range(min = 1, exclusive_min = 1))]
    end_twice: u8,
    #[event(range())]
    no_limit: u8,
    #[event(range)]
    no_list: u8,
    #[event(range(max = 256))]
    beyond: u8,
    #[event(range(min = -1))]
    below: Option<u64>,
    #[event(range(max = 1.5))]
    fraction: i32,
    #[event(range(max = "5"))]
    text_limit: i32,
    #[event(range(max = |value| value))]
    closure: Alias,
    #[event(range(max = 5), range(min = 1))]
    twice: u8,
    #[event(multiple_of = 0)]
    no_step: u8,
    #[event(multiple_of = -5)]
    step_down: i8,
    #[event(multiple_of = 256)]
    large_step: u8,
    #[event(multiple_of = 5)]
    step_of_text: String,
    #[event(positive = 5)]
    flag: u8,
    #[event(negative)]
    negative_text: String,
    #[event(range(max = 5))]
    text: String,
    #[event(range(max = 5))]
    boolean: bool,
    #[event(range(max = 5))]
    list: Vec<u8>,
}

fn main() {}
