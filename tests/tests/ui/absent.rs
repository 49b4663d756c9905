use polar_event_core::{Event, OptionalNullable};
use std::collections::BTreeMap;

#[derive(Event)]
struct OptionInOption {
    double: Option<Option<u8>>,
    #[event(nullable)]
    nullable: Option<Option<u8>>,
    boxed: Option<Box<Option<u8>>>,
    three: Option<OptionalNullable<u8>>,
    four: OptionalNullable<Option<u8>>,
}

#[derive(Event)]
#[event(tag = "kind")]
enum NoObject {
    Text(String),
    Number(u8),
    Float(Box<f32>),
    Boolean(bool),
    List(Vec<u8>),
    Option(Option<BTreeMap<String, u8>>),
    Itself(Box<NoObject>),
    #[event(skip)]
    Skipped(u8),
    Map(BTreeMap<String, u8>),
}

fn main() {}
