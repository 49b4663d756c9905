//! Generated code does not depend on what is in scope where it lands: no prelude, the crate under another name, everything shadowed.
#![no_implicit_prelude]
#![allow(unreachable_pub, reason = "a test has no outside")]

use ::core::{assert, assert_eq};

/// What generated code might trip over, if it said `Option`, `Vec` or `str` and meant the usual.
#[expect(dead_code, non_camel_case_types, reason = "they are there to be in the way")]
mod shadowed {
    pub struct Option;
    pub struct Result;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct Vec;
    pub struct ValidationState;
    pub struct Field;
    pub trait Default {}
    pub trait Decode {}
    pub trait Deserialize {}
    pub struct usize;
    pub struct u64;
    pub struct bool;
    pub struct str;
    pub mod core {}
    pub mod std {}
    pub mod serde {}
    pub mod polar_event_core {}
}

mod renamed {
    pub use ::polar_event_core as under_another_name;
}

fn even(value: &::core::primitive::u8) -> ::core::result::Result<(), &'static ::core::primitive::str> {
    if value & 1 == 0 { ::core::result::Result::Ok(()) } else { ::core::result::Result::Err("must be even") }
}

/// Every kind of field and rule, where nothing has its usual name.
#[derive(::polar_event_core::Event)]
#[event(crate = renamed::under_another_name, rename_all = "camelCase", deny_unknown_fields, schemars, utoipa)]
struct Everything<'a, T>
where
    T: ::core::marker::Copy,
{
    #[event(
        length(min = 1, max = 5, code = "bad_length"),
        length(graphemes, max = 6),
        pattern("^[a-z]+$", message = "is not like {pattern}"),
        no_nul,
        hostname
    )]
    text: ::std::borrow::Cow<'a, ::core::primitive::str>,
    #[event(range(min = 1, exclusive_max = 9.5))]
    float: ::core::primitive::f64,
    #[event(one_of(2, 4, 5), custom(even, code = "odd"), sensitive)]
    number: ::core::primitive::u8,
    #[event(items(max = 2), unique, contains = 2, each(custom = even))]
    list: ::std::vec::Vec<::core::primitive::u8>,
    #[event(keys(length(max = 3)), values(custom = even))]
    map: ::std::collections::BTreeMap<::std::string::String, ::core::primitive::u8>,
    #[event(nullable, uuid(version = 4))]
    uuid: ::core::option::Option<::uuid::Uuid>,
    #[event(past, deprecated = "no more", message = "is wrong")]
    time: ::core::option::Option<::jiff::Timestamp>,
    #[event(metadata(max_pairs = 1))]
    metadata: ::core::option::Option<::polar_event_core::Metadata>,
    #[event(default = 7)]
    with_default: ::core::primitive::u16,
    #[event(via_serde)]
    foreign: ::core::option::Option<::std::net::IpAddr>,
    #[event(skip)]
    skipped: ::core::option::Option<::core::primitive::u8>,
    r#type: T,
}

#[allow(unused_imports, dead_code)]
mod use_it {
    use super::shadowed::*;

    type Texts = ::std::vec::Vec<::std::string::String>;
    #[derive(::polar_event_core::Event)]
    #[event(sensitive)]
    pub struct Secret(#[event(length(max = 5, message = "at most {max_length}"), code = "secret")] pub ::std::string::String);

    #[derive(::polar_event_core::Event)]
    pub enum Shade {
        #[event(deprecated = "too dark")]
        Dark,
        Light,
    }

    /// The same in a module in which all usual names mean something else.
    #[derive(::polar_event_core::Event)]
    #[event(context = ::core::primitive::u8, check = told)]
    pub struct Shadowed {
        #[event(length(max = 5), one_of("a:a"), contains = "a", url(schemes("a")))]
        pub text: ::core::option::Option<::std::string::String>,
        #[event(default, unique, contains = 5, each(range(max = 5)))]
        pub list: ::std::vec::Vec<::core::primitive::u8>,
        #[event(default, contains = "a")]
        pub alias: Texts,
        #[event(flatten, default)]
        pub inner: Inner,
        #[event(flatten, values(custom = super::even))]
        pub map: ::std::collections::BTreeMap<::std::string::String, ::core::primitive::u8>,
        #[event(equals = text)]
        pub fields: ::core::option::Option<::std::string::String>,
        #[event(forbidden_if = value, required_if = |value, cx| value.list.len() > 0 && cx.context::<::core::primitive::u8>().is_none())]
        pub value: ::core::option::Option<::core::primitive::u8>,
    }

    fn value(shadowed: &Shadowed) -> ::core::primitive::bool {
        shadowed.list.len() == 1
    }

    fn told(_: &Shadowed, cx: &::polar_event_core::ValidationState<'_>) -> ::core::result::Result<(), &'static ::core::primitive::str> {
        cx.context::<::core::primitive::u8>().map(|_| ()).ok_or("has no context")
    }

    #[derive(::polar_event_core::Event, ::core::default::Default)]
    pub struct Inner {
        pub a: ::core::primitive::u8,
    }
}

#[test]
fn everything_decodes_without_a_prelude() {
    let text =
        r#"{"text":"abc","float":2.5,"number":4,"list":[2],"map":{"a":2},"uuid":null,"withDefault":8,"foreign":"127.0.0.1","type":true}"#;
    let value: Everything<'_, ::core::primitive::bool> = match ::polar_event_core::json::from_str(text) {
        ::core::result::Result::Ok(value) => value,
        ::core::result::Result::Err(report) => ::core::panic!("{report}"),
    };
    assert_eq!(value.with_default, 8);
    assert!(value.r#type);
    assert_eq!(value.skipped, ::core::option::Option::None);
    let written = ::polar_event_core::json::to_string(&value);
    assert_eq!(
        written.ok().as_deref(),
        ::core::option::Option::Some(
            r#"{"text":"abc","float":2.5,"number":4,"list":[2],"map":{"a":2},"uuid":null,"withDefault":8,"foreign":"127.0.0.1","type":true}"#
        )
    );
    assert_eq!(::polar_event_core::Validate::validate(&value), ::core::result::Result::Ok(()));
}

#[test]
fn every_fault_is_found_without_a_prelude() {
    let text = r#"{"text":"ABCDEF","float":9.5,"number":5,"list":[1,2,4],"map":{"long":1},"foreign":"x","other":1}"#;
    let report = match ::polar_event_core::json::from_str::<Everything<'_, ::core::primitive::bool>>(text) {
        ::core::result::Result::Ok(_) => ::core::panic!("accepted"),
        ::core::result::Result::Err(report) => report,
    };
    let lines: ::std::vec::Vec<_> = ::core::iter::Iterator::collect(::core::iter::Iterator::map(report.violations().iter(), |violation| {
        ::std::format!("{} {}", violation.pointer(), violation.code())
    }));
    assert_eq!(
        lines,
        [
            "/text bad_length",
            "/text string_pattern_mismatch",
            "/float less_than",
            "/number odd",
            "/list/0 value_error",
            "/list too_long",
            "/map/long string_too_long",
            "/map/long value_error",
            "/foreign value_error",
            "/other extra_forbidden",
            "/type missing",
        ]
    );
}

#[test]
fn shadowed_names_do_no_harm() {
    let value: use_it::Shadowed =
        match ::polar_event_core::json::from_str(r#"{"text":"a:a","list":[5],"alias":["a"],"fields":"a:a","b":2}"#) {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(report) => ::core::panic!("{report}"),
        };
    assert_eq!(value.text.as_deref(), ::core::option::Option::Some("a:a"));
    assert_eq!((value.list.len(), value.alias.len()), (1, 1));
    assert_eq!((value.inner.a, value.map.len()), (0, 1));
    let written = ::polar_event_core::json::to_string(&value);
    assert_eq!(
        written.ok().as_deref(),
        ::core::option::Option::Some(r#"{"text":"a:a","list":[5],"alias":["a"],"a":0,"b":2,"fields":"a:a"}"#)
    );
    assert_eq!(::polar_event_core::Validate::validate(&value), ::core::result::Result::Ok(()));
}

/// Functions that go by names which generated code might have for itself.
mod functions {
    pub(super) fn value<'de, D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<::core::primitive::u8, D::Error> {
        ::serde::Deserialize::deserialize(deserializer)
    }

    pub(super) fn serializer<S: ::serde::Serializer>(
        value: &::core::primitive::u8,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        serializer.serialize_u8(*value)
    }

    pub(super) fn is_zero(value: &::core::primitive::u8) -> ::core::primitive::bool {
        *value == 0
    }
}

use functions::{is_zero, serializer, value};

#[derive(::polar_event_core::Event)]
#[event(crate = renamed::under_another_name, transparent)]
struct Transparent<T> {
    inner: ::core::primitive::u8,
    of: ::core::marker::PhantomData<T>,
}

#[derive(::polar_event_core::Event)]
#[event(crate = renamed::under_another_name, schemars, utoipa)]
struct Functions<'a> {
    #[event(deserialize_with = value, serialize_with = serializer, skip_serializing_if = is_zero, range(max = 5), default)]
    number: ::core::primitive::u8,
    #[event(deserialize_with = value, skip_serializing)]
    read: ::core::primitive::u8,
    #[event(skip_deserializing)]
    written: ::core::option::Option<::core::primitive::u8>,
    #[event(borrow = "'a")]
    text: &'a ::core::primitive::str,
    transparent: Transparent<()>,
}

#[derive(::polar_event_core::Event, ::core::clone::Clone)]
#[event(crate = renamed::under_another_name, try_from = "::core::primitive::u8", into = ::core::primitive::u8)]
struct Converted(::core::primitive::u8);

impl ::core::convert::TryFrom<::core::primitive::u8> for Converted {
    type Error = ::std::string::String;

    fn try_from(value: ::core::primitive::u8) -> ::core::result::Result<Self, ::std::string::String> {
        ::core::result::Result::Ok(Self(value))
    }
}

impl ::core::convert::From<Converted> for ::core::primitive::u8 {
    fn from(converted: Converted) -> Self {
        converted.0
    }
}

#[test]
fn functions_and_conversions_need_no_prelude() {
    let text = r#"{"number":4,"read":1,"text":"a","transparent":{"a":7}}"#;
    assert!(::polar_event_core::json::from_str::<Functions<'_>>(text).is_err());
    let value: Functions<'_> = match ::polar_event_core::json::from_str(r#"{"number":4,"read":1,"text":"a","transparent":7}"#) {
        ::core::result::Result::Ok(value) => value,
        ::core::result::Result::Err(report) => ::core::panic!("{report}"),
    };
    assert_eq!((value.read, value.written, value.text, value.transparent.inner), (1, ::core::option::Option::None, "a", 7));
    let written = ::polar_event_core::json::to_string(&value).ok();
    assert_eq!(written.as_deref(), ::core::option::Option::Some(r#"{"number":4,"text":"a","transparent":7}"#));
    let converted = ::polar_event_core::json::from_str::<Converted>("3").ok();
    assert_eq!(converted.map(|converted| converted.0), ::core::option::Option::Some(3));
}
