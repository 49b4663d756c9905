//! `from`, `try_from` and `into` on enums.

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Validate, json};

/// The same types by `Event` and by serde.
macro_rules! twins {
    (@in #[$derive:meta]; $($(#[$attr:meta])* enum $name:ident { $($variants:tt)* })*) => {
        $(
            #[$derive]
            $(#[$attr])*
            pub(crate) enum $name { $($variants)* }
        )*

        impl From<u8> for Level {
            fn from(level: u8) -> Self {
                if level == 0 { Self::Low } else { Self::High(level) }
            }
        }
        impl From<Level> for u8 {
            fn from(level: Level) -> Self {
                match level {
                    Level::Low => 0,
                    Level::High(level) => level,
                }
            }
        }
        impl TryFrom<String> for Read {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                match text.as_str() {
                    "a" => Ok(Self::A),
                    "b" => Ok(Self::B { c: 1 }),
                    _ => Err("must be a or b"),
                }
            }
        }
        impl From<Written> for (u8, bool) {
            fn from(written: Written) -> Self {
                match written {
                    Written::A => (1, false),
                    Written::B(b) => (2, b),
                }
            }
        }
    };
    ($($body:tt)*) => {
        mod ours {
            pub(crate) use polar_event_core::Event;
            twins!(@in #[derive(Event, Debug, Clone, PartialEq)]; $($body)*);
        }
        mod theirs {
            pub(crate) use serde::{Deserialize, Serialize};
            twins!(@in #[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]; $($body)*);
        }
    };
}

twins! {
    #[serde(from = "u8", into = "u8")]
    enum Level {
        Low,
        High(u8),
    }

    #[serde(try_from = "String", rename_all = "UPPERCASE", tag = "type")]
    enum Read {
        A,
        B { c: u8 },
    }

    #[serde(into = "(u8, bool)")]
    enum Written {
        A,
        B(bool),
    }
}

macro_rules! agree {
    ($name:ident: $($text:expr),+) => { $({
        let theirs = serde_json::from_str::<theirs::$name>($text);
        let ours = json::from_str::<ours::$name>($text);
        assert_eq!(ours.as_ref().ok().map(|it| format!("{it:?}")), theirs.as_ref().ok().map(|it| format!("{it:?}")), "{}", $text);
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            assert_eq!(json::to_string(&ours).unwrap(), serde_json::to_string(&theirs).unwrap());
            assert!(ours.validate().is_ok());
        }
    })+ };
}

#[test]
fn they_are_read_and_written_as_by_serde() {
    agree!(Level: "0", "7", "300", "\"Low\"", "null");
    agree!(Read: "\"a\"", "\"b\"", "\"c\"", "5", r#"{"type": "A"}"#);
    agree!(Written: "\"A\"", r#"{"B": true}"#, "[1, false]");
    assert_eq!(json::from_str::<ours::Read>("\"c\"").unwrap_err().to_string(), "(document): must be a or b [value_error]");
    assert_consistent::<ours::Level>();
}
