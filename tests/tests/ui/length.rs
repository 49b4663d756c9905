use polar_event_core::Event;

const MAX: usize = 5;

#[derive(Event)]
struct Lengths {
    #[event(length(min = 6, max = 5))]
    nothing_fits: String,
    #[event(length(bytes, min = 6, max = 5))]
    nothing_fits_bytes: String,
    #[event(length)]
    no_list: String,
    #[event(length())]
    no_limit: String,
    #[event(length(equal = 5, max = 5))]
    too_many_limits: String,
    #[event(length(max = -1))]
    negative: String,
    #[event(length(max = "5"))]
    text: String,
    #[event(length(max = 5 5))]
    sum: String,
    #[event(length(max))]
    no_value: String,
    #[event(length(max = 5), length(min = 1))]
    twice: String,
    #[event(length(max = 5))]
    number: u32,
    #[event(length(max = 5))]
    float: Option<f64>,
    #[event(length(max = 5))]
    boolean: bool,
    #[event(length(max = 5))]
    list: Vec<String>,
    #[event(length(max = 5))]
    map: std::collections::HashMap<String, String>,
}

fn main() {}
