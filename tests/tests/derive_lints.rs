//! Generated code is quiet under the lints of others, and puts up with unusual structs.
#![deny(warnings, clippy::all, clippy::pedantic, missing_docs, unused_qualifications, unreachable_pub)]

use polar_event_core::{Event, json};

/// A struct with everything that is unusual.
#[derive(Event, Debug, PartialEq, Default)]
#[event(default)]
struct Unusual<'text, T = u8, const N: usize = 2>
where
    T: Copy + Default,
    [T; N]: Default + serde::Serialize,
{
    #[deprecated]
    old: u8,
    r#fn: &'text str,
    cx: u8,
    index: u8,
    source: u8,
    seen: u8,
    fields: Vec<T>,
    serializer: Option<Box<Unusual<'text, T, N>>>,
    #[event(skip)]
    array: [T; N],
}

/// A public one, in a private module.
mod inner {
    use polar_event_core::Event;

    #[derive(Event, Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Kind {
        A,
    }

    #[derive(Event, Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) struct Newtype(pub(super) Kind);
}

#[test]
fn an_unusual_struct_goes_in_and_out() {
    let text = r#"{"old":0,"fn":"x","cx":1,"index":2,"source":3,"seen":4,"fields":[5],"serializer":{"old":0,"fn":"","cx":0,"index":0,"source":0,"seen":0,"fields":[]}}"#;
    let value: Unusual<'_> = json::from_str(text).unwrap();
    assert_eq!(value.serializer.as_deref(), Some(&Unusual::default()));
    assert_eq!(json::to_string(&value).unwrap(), text);
    assert_eq!(json::from_str::<inner::Newtype>("\"A\"").map(inner::Newtype::into_inner), Ok(inner::Kind::A));
}
