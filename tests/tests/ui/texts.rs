use polar_event_core::Event;

#[derive(Event)]
struct Texts {
    #[event(pattern = "[a-z")]
    does_not_parse: String,
    #[event(pattern = "a{1000}{1000}{1000}")]
    too_large: String,
    #[event(pattern = 5)]
    no_text: String,
    #[event(pattern("a"))]
    no_value: String,
    #[event(pattern = "a", pattern = "b")]
    twice: String,
    #[event(pattern = "a")]
    number: u8,
    #[event(no_nul = true)]
    flag: String,
    #[event(no_nul)]
    list: Vec<u8>,
    #[event(uuid(version = 9))]
    version: String,
    #[event(uuid(version = 4, version = 5))]
    versions: String,
    #[event(uuid)]
    uuid_number: u8,
    #[event(past)]
    past_number: u64,
    #[event(past)]
    past_text: String,
    #[event(past(seconds = 5))]
    past_setting: jiff::Timestamp,
    #[event(future(tolerance = 5, tolerance = 6))]
    past_settings: jiff::Timestamp,
    #[event(prefix = "")]
    empty: String,
    #[event(suffix)]
    no_suffix: String,
    #[event(ascii(true))]
    flag_with_list: String,
    #[event(contains = "a")]
    contains_number: u8,
    #[event(not_blank, not_blank)]
    blank_twice: String,
}

fn main() {}
