//! `from`, `try_from`, `into` and `transparent`, on structs and enums.

use super::functions::*;
use super::suite::suite;

suite! {
    conversions:
    { #[derive(Clone)] #[serde(into = "Numbered", from = "Numbered")] pub(super) struct OfEnum(Option<u32>); }
    { #[derive(Clone)] #[serde(into = "Option<u32>", from = "Option<u32>")] pub(super) enum Numbered { One, Two, Nothing } }
    { #[derive(Clone)] #[serde(try_from = "u32", into = "u32")] pub(super) enum Tried { One, Two } }
    { #[derive(Clone)] #[serde(try_from = "String")] pub(super) struct Even { half: u8 } }
    { #[derive(Clone)] #[serde(from = "Pair")] pub(super) struct FromStruct { sum: u16 } }
    { #[derive(Clone)] #[serde(into = "Pair")] pub(super) struct IntoStruct { a: u8, b: u8 } }
    { #[derive(Clone)] pub(super) struct Pair { a: u8, #[serde(default)] b: u8 } }
    { #[derive(Clone)] #[serde(try_from = "Pair", into = "Pair")] pub(super) struct Ordered { low: u8, high: u8 } }
    { #[derive(Clone)] #[serde(from = "Option<T>", into = "Option<T>")] pub(super) struct Generic<T: Clone>(Vec<T>); }
    { pub(super) struct Holder { a: OfEnum, b: Tried, c: Option<Even>, d: Vec<Numbered> } }
    also {
        pub(super) type GenericOfText = Generic<String>;

        impl From<Numbered> for OfEnum {
            fn from(of: Numbered) -> Self {
                Self(match of {
                    Numbered::One => Some(10),
                    Numbered::Two => Some(20),
                    Numbered::Nothing => None,
                })
            }
        }

        impl From<OfEnum> for Numbered {
            fn from(of: OfEnum) -> Self {
                match of.0 {
                    Some(10) => Self::One,
                    Some(_) => Self::Two,
                    None => Self::Nothing,
                }
            }
        }

        impl From<Option<u32>> for Numbered {
            fn from(of: Option<u32>) -> Self {
                match of {
                    Some(1) => Self::One,
                    Some(_) => Self::Two,
                    None => Self::Nothing,
                }
            }
        }

        impl From<Numbered> for Option<u32> {
            fn from(of: Numbered) -> Self {
                match of {
                    Numbered::One => Some(1),
                    Numbered::Two => Some(2),
                    Numbered::Nothing => None,
                }
            }
        }

        impl TryFrom<u32> for Tried {
            type Error = &'static str;

            fn try_from(of: u32) -> Result<Self, Self::Error> {
                match of {
                    1 => Ok(Self::One),
                    2 => Ok(Self::Two),
                    _ => Err("is neither"),
                }
            }
        }

        impl From<Tried> for u32 {
            fn from(of: Tried) -> Self {
                of as u32 + 1
            }
        }

        impl TryFrom<String> for Even {
            type Error = String;

            fn try_from(of: String) -> Result<Self, Self::Error> {
                let number: u8 = of.parse().map_err(|_| "is no number".to_owned())?;
                if number % 2 == 0 { Ok(Self { half: number / 2 }) } else { Err("is odd".to_owned()) }
            }
        }

        impl From<Pair> for FromStruct {
            fn from(of: Pair) -> Self {
                Self { sum: u16::from(of.a) + u16::from(of.b) }
            }
        }

        impl From<IntoStruct> for Pair {
            fn from(of: IntoStruct) -> Self {
                Self { a: of.b, b: of.a }
            }
        }

        impl TryFrom<Pair> for Ordered {
            type Error = &'static str;

            fn try_from(of: Pair) -> Result<Self, Self::Error> {
                if of.a <= of.b { Ok(Self { low: of.a, high: of.b }) } else { Err("is not in order") }
            }
        }

        impl From<Ordered> for Pair {
            fn from(of: Ordered) -> Self {
                Self { a: of.low, b: of.high }
            }
        }

        impl<T: Clone> From<Option<T>> for Generic<T> {
            fn from(of: Option<T>) -> Self {
                Self(of.into_iter().collect())
            }
        }

        impl<T: Clone> From<Generic<T>> for Option<T> {
            fn from(mut of: Generic<T>) -> Self {
                of.0.pop()
            }
        }
    }
    cases {
        OfEnum ["1", "2", "null"]
        Numbered ["1", "2", "null"]
        Tried ["1", "2"]
        Even [r#""4""#]
        FromStruct [r#"{"a":1,"b":2}"#]
        IntoStruct [r#"{"a":1,"b":2}"#]
        Ordered [r#"{"a":1,"b":2}"#]
        GenericOfText [r#""x""#, "null"]
        Holder [r#"{"a":1,"b":2,"c":"4","d":[1,null]}"#, r#"{"a":null,"b":1,"c":null,"d":[]}"#]
    }
}

suite! {
    newtypes:
    { pub(super) struct Number(i32); }
    { pub(super) struct Maybe(Option<i32>); }
    { pub(super) struct Nothing(()); }
    { pub(super) struct Texts(Vec<String>); }
    { pub(super) struct Wrapped<T>(T); }
    { pub(super) struct Two(Number, Maybe); }
    { #[serde(transparent)] pub(super) struct Named { number: Number } }
    { #[serde(transparent)] pub(super) struct Of<T> { only: T, #[serde(skip)] times: u8 } }
    { #[serde(rename = "other", bound = "")] pub(super) struct Unbound(u8); }
    { pub(super) struct Parsed(#[serde(with = "text")] u8); }
    also {
        pub(super) type Nested = Wrapped<Wrapped<Option<Vec<Number>>>>;
        pub(super) type OfMap = Of<std::collections::BTreeMap<String, Wrapped<bool>>>;

        // What people write themselves, beside the derive.
        impl From<Number> for i32 {
            fn from(of: Number) -> Self {
                of.0
            }
        }
    }
    cases {
        Number ["1"]
        Maybe ["1", "null"]
        Nothing ["null"]
        Texts [r#"["a"]"#]
        Nested ["[1,2]", "null"]
        Two ["[1,null]"]
        Named ["1"]
        OfMap [r#"{"a":true}"#]
        Unbound ["1"]
        Parsed [r#""1""#]
    }
}
