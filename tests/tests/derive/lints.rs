//! Generated code is quiet under the lints of others, and puts up with unusual structs.
#![deny(warnings, clippy::all, clippy::pedantic, missing_docs, unused_qualifications, unreachable_pub)]

use polar_event_core::{Event, json};

/// A struct with everything that is unusual.
#[derive(Event, Debug, PartialEq, Default)]
#[event(default, schemars, utoipa)]
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
    #[event(derive(AsRef, Borrow, Deref, Into, IntoInner, TryFrom))]
    pub(super) struct Newtype(pub(super) Kind);

    /// Text.
    #[derive(Event, Debug, Clone, PartialEq, Eq)]
    #[event(derive(AsRef, Borrow, Deref, Display, FromStr, Into, IntoInner, TryFrom))]
    pub struct Text(String);
}

mod flattened {
    //! A public struct with a flattened one that is not, in a generic type.

    use polar_event_core::Event;

    #[derive(Event, Debug, Clone, PartialEq, Default)]
    struct Private<T> {
        index: T,
        name: u8,
    }

    #[derive(Event, Debug, Clone, PartialEq, Default)]
    #[event(default)]
    pub(crate) struct Public<'a, T: Default, const N: usize>
    where
        [u8; N]: Default,
    {
        #[event(flatten)]
        private: Option<Private<T>>,
        key: &'a str,
        #[event(flatten)]
        object: std::collections::HashMap<String, T>,
        #[event(skip)]
        len: [u8; N],
    }

    impl<T: Default + PartialEq, const N: usize> Public<'_, T, N>
    where
        [u8; N]: Default,
    {
        pub(crate) fn is(&self, index: &T) -> bool {
            self.private.as_ref().is_some_and(|private| private.index == *index) && self.object.values().eq([index])
        }
    }
}

#[test]
fn an_unusual_struct_is_flattened() {
    let text = r#"{"index":5,"name":1,"key":"k","other":5}"#;
    let value: flattened::Public<'_, u8, 0> = json::from_str(text).unwrap();
    assert!(value.is(&5));
    assert_eq!(json::to_string(&value).unwrap(), text);
}

#[test]
fn an_unusual_struct_goes_in_and_out() {
    let text = r#"{"old":0,"fn":"x","cx":1,"index":2,"source":3,"seen":4,"fields":[5],"serializer":{"old":0,"fn":"","cx":0,"index":0,"source":0,"seen":0,"fields":[],"serializer":null}}"#;
    let value: Unusual<'_> = json::from_str(text).unwrap();
    assert_eq!(value.serializer.as_deref(), Some(&Unusual::default()));
    assert_eq!(json::to_string(&value).unwrap(), text);
    assert_eq!("a".parse::<inner::Text>().map(inner::Text::into_inner), Ok("a".to_owned()));
    assert_eq!(json::from_str::<inner::Newtype>("\"A\"").map(inner::Newtype::into_inner), Ok(inner::Kind::A));
}
