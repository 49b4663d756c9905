use polar_event_core::{Event, Metadata};
use std::collections::BTreeMap;

fn main() {}

#[derive(Event)]
struct Kind {
    kind: u8,
}

#[derive(Event)]
struct Alias {
    #[event(alias = "kind")]
    a: u8,
}

#[derive(Event)]
struct Flat {
    #[event(flatten)]
    kind: Option<Kind>,
}

#[derive(Event)]
struct Newtype(Box<Kind>);

#[derive(Event)]
struct Written {
    #[serde(rename(serialize = "kind"))]
    a: u8,
    #[serde(skip_deserializing)]
    b: u8,
}

#[derive(Event)]
#[event(tag = "kind")]
enum Same {
    A,
}

#[derive(Event)]
#[event(tag = "type", content = "kind")]
enum SameContent {
    A(u8),
}

#[derive(Event)]
enum SameVariant {
    #[event(rename = "kind")]
    A,
}

#[derive(Event)]
#[event(untagged)]
enum Untagged {
    A(BTreeMap<String, u8>),
    B(Kind),
}

#[derive(Event)]
#[event(untagged)]
enum Scalar {
    A(BTreeMap<String, u8>),
    B,
}

#[derive(Event)]
struct Text(String);

#[derive(Event)]
struct Pair(u8, u8);

#[derive(Event)]
#[event(transparent)]
struct Maybe(Option<Metadata>);

type Option2<T> = Option<T>;

#[derive(Event)]
#[event(tag = "kind")]
enum Tagged {
    Field(Kind),
    Alias(Alias),
    Flat(Flat),
    Newtype(Newtype),
    Written(Written),
    Same(Same),
    SameContent(SameContent),
    SameVariant(SameVariant),
    Untagged(Untagged),
    Scalar(Scalar),
    Text(Text),
    Pair(Pair),
    Maybe(Maybe),
    Option(Option2<Kind>),
    Body {
        #[event(flatten)]
        inner: Kind,
    },
}

#[derive(Event)]
#[event(tag = "b")]
enum OnlyWritten {
    Written(Written),
}
