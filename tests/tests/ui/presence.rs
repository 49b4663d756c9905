use polar_event_core::{Event, OptionalNullable};

#[derive(Event)]
struct Presence {
    #[event(required)]
    required_already: String,
    #[event(required)]
    never_none: Option<String>,
    #[event(required, default)]
    never_missing: OptionalNullable<String>,
    #[event(nullable)]
    no_option: String,
    #[event(nullable)]
    nullable_already: OptionalNullable<String>,
    #[event(default = Some(5))]
    none_is_lost: Option<u8>,
    #[event(skip, length(max = 5))]
    skipped_rule: String,
    #[event(skip, required)]
    skipped_required: String,
    #[event(skip, check = checked)]
    skipped_check: String,
    #[event(skip, rename = "a")]
    skipped_name: String,
    #[event(via_serde, length(max = 5))]
    foreign_rule: String,
    #[event(required = true)]
    flag: OptionalNullable<String>,
    #[serde(default = "not a path")]
    function: String,
}

#[derive(Event, Default)]
#[event(default)]
struct Whole {
    #[event(required)]
    required: OptionalNullable<String>,
}

fn main() {}
