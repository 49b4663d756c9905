//! Types that `macro_rules` make, whose attributes have fragments in them.

use super::functions::text;

macro_rules! declare {
    ($module:ident [$($derive:path),*] $with:literal $ty:ty, $name:literal $field:ident $default:expr, $lifetime:lifetime $path:path) => {
        #[allow(dead_code)]
        pub(super) mod $module {
            use super::*;

            macro_rules! unit {
                () => { () };
            }

            fn of_default() -> $ty {
                $default
            }

            $(#[derive($derive)])*
            pub(in crate::serde_suite) struct Named {
                #[serde(with = $with)]
                $field: $ty,
                #[serde(rename = $name, default = "of_default")]
                other: $ty,
                nothing: unit!(),
            }

            $(#[derive($derive)])*
            pub(in crate::serde_suite) struct Newtype(#[serde(with = $with)] $ty);

            $(#[derive($derive)])*
            pub(in crate::serde_suite) struct Borrowing<$lifetime> {
                #[serde(borrow)]
                text: std::borrow::Cow<$lifetime, str>,
                path: $path,
            }

            $(#[derive($derive)])*
            #[serde(tag = $name)]
            pub(in crate::serde_suite) enum Tagged {
                #[serde(rename = $with)]
                One { $field: $ty },
            }
        }
    };
}

declare!(ours [polar_event_core::Event] "text" i32, "renamed" field 7, 'a std::string::String);
declare!(serdes [serde::Serialize, serde::Deserialize] "text" i32, "renamed" field 7, 'a std::string::String);

#[test]
fn agrees() {
    let samples: [&[&str]; 4] = [
        &[r#"{"field":"1","renamed":2,"nothing":null}"#, r#"{"field":"1","nothing":null}"#],
        &[r#""12""#],
        &[r#"{"text":"x","path":"y"}"#],
        &[r#"{"renamed":"text","field":1}"#],
    ];
    for (pair, samples) in polar_event_tests::pairs!(Named, Newtype, Borrowing, Tagged).iter().zip(samples) {
        super::suite::compare(pair, samples);
    }
}

// Serde's derive does not take this within a macro.
mod default_by_function {
    pub(super) mod ours {
        #[derive(polar_event_core::Event)]
        #[serde(default = "whole")]
        pub(in crate::serde_suite) struct ByFunction {
            a: u8,
            b: String,
        }

        fn whole() -> ByFunction {
            ByFunction { a: 5, b: "five".to_owned() }
        }
    }

    pub(super) mod serdes {
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(default = "whole")]
        pub(in crate::serde_suite) struct ByFunction {
            a: u8,
            b: String,
        }

        fn whole() -> ByFunction {
            ByFunction { a: 5, b: "five".to_owned() }
        }
    }

    #[test]
    fn agrees() {
        let [pair] = polar_event_tests::pairs!(ByFunction);
        crate::serde_suite::suite::compare(&pair, &["{}", r#"{"a":1}"#, r#"{"b":"x"}"#]);
    }
}
