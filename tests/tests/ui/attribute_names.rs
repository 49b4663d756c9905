use polar_event_core::Event;

#[derive(Event)]
#[event(deny_unknown_field, rename_all = "camelcase", tag = "kind")]
struct Names {
    #[event(lenght(max = 5))]
    near: String,
    #[event(colour = "red")]
    far: String,
    #[event(length(maximum = 5))]
    limit: String,
    #[event(items(most = 5))]
    items: Vec<String>,
    #[event(range(minimum = 5))]
    range: u8,
    #[event(each(lenght(max = 5)))]
    nested: Vec<String>,
    #[event(uuid(kind = 4))]
    uuid: String,
    #[event(metadata(pairs = 4))]
    metadata: polar_event_core::Metadata,
}

fn main() {}
