use polar_event_core::Event;

#[derive(Event)]
struct OneOf {
    #[event(one_of())]
    empty: String,
    #[event(one_of)]
    no_list: String,
    #[event(one_of("a", 1))]
    mixed: String,
    #[event(one_of("a", "b", "a"))]
    same: String,
    #[event(one_of(1, 2))]
    numbers_for_text: String,
    #[event(one_of("a", "b"))]
    texts_for_number: u8,
    #[event(one_of(1, 300))]
    beyond: u8,
    #[event(one_of(true))]
    boolean: bool,
    #[event(one_of("a"), one_of("b"))]
    twice: String,
}

fn main() {}
