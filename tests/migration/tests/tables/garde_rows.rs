//! garde's rules.

use garde::{Report, Validate};

use crate::row::{Row, row};

fn check<T: Validate<Context = ()>>(value: &T) -> Result<(), Report> {
    value.validate()
}

fn is_even(number: &u8, _: &()) -> garde::Result {
    if number % 2 == 0 { Ok(()) } else { Err(garde::Error::new("is odd")) }
}

fn even(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 0 { Ok(()) } else { Err("is odd") }
}

/// The caller's own, which a rule asks for.
#[derive(Default)]
pub struct Quota(u8);

fn within(number: &u8, quota: &Quota) -> garde::Result {
    if *number <= quota.0 { Ok(()) } else { Err(garde::Error::new("is too much")) }
}

mod adapter {
    #![allow(unused_imports)]
    pub use garde::rules::*;

    pub mod length {
        pub use garde::rules::length::*;

        pub mod simple {
            pub fn apply(text: &str, (_, max): (usize, usize)) -> garde::Result {
                if text.len() <= max { Ok(()) } else { Err(garde::Error::new("is too long")) }
            }
        }
    }
}

pub fn rows() -> Vec<Row> {
    vec![
        row!("garde", "ascii", "";
            there { #[derive(Validate)] pub struct T { #[garde(ascii)] a: String } }
            here { pub struct T { #[event(ascii)] a: String } }
            check check; same [r#"{"a": "a"}"#, r#"{"a": "é"}"#]),
        row!("garde", "alphanumeric", "";
            there { #[derive(Validate)] pub struct T { #[garde(alphanumeric)] a: String } }
            here { pub struct T { #[event(alphanumeric)] a: String } }
            check check; same [r#"{"a": "aé1"}"#, r#"{"a": "a-"}"#]),
        row!("garde", "email", "the same for most addresses; RFC 5321 in ASCII";
            there { #[derive(Validate)] pub struct T { #[garde(email)] a: String } }
            here { pub struct T { #[event(email)] a: String } }
            check check; same [r#"{"a": "ada@example.com"}"#, r#"{"a": "ada"}"#, r#"{"a": "a@b c"}"#]
            differ [r#"{"a": "\"a b\"@example.com"}"# => "refused", r#"{"a":"\"a b\"@example.com"}"#;]),
        row!("garde", "url", "what a parser has to fix is refused";
            there { #[derive(Validate)] pub struct T { #[garde(url)] a: String } }
            here { pub struct T { #[event(url)] a: String } }
            check check; same [r#"{"a": "https://example.com/a"}"#, r#"{"a": "example.com"}"#]
            differ [r#"{"a": "https://example.com/a b"}"# => r#"{"a":"https://example.com/a b"}"#, "/a url_syntax_violation";]),
        row!("garde", "ip; ipv4; ipv6", "the same for strings, with the feature `ip`; or `std::net::IpAddr` as the field's type";
            there { #[derive(Validate)] pub struct T { #[garde(ip)] a: String, #[garde(ipv4)] b: String, #[garde(ipv6)] c: String } }
            here { pub struct T { #[event(ip)] a: String, #[event(ipv4)] b: String, #[event(ipv6)] c: String } }
            check check; same [r#"{"a": "::1", "b": "1.2.3.4", "c": "::1"}"#, r#"{"a": "::1", "b": "::1", "c": "::1"}"#]),
        row!("garde", "length(max = 2)", "of a string: `length(bytes, max = 2)`";
            there { #[derive(Validate)] pub struct T { #[garde(length(max = 2))] a: String } }
            here { pub struct T { #[event(length(bytes, max = 2))] a: String } }
            check check; same [r#"{"a": "é"}"#, r#"{"a": "éa"}"#]),
        row!("garde", "length(chars, min = 1, max = 2)", "`length(min = 1, max = 2)`";
            there { #[derive(Validate)] pub struct T { #[garde(length(chars, min = 1, max = 2))] a: String } }
            here { pub struct T { #[event(length(min = 1, max = 2))] a: String } }
            check check; same [r#"{"a": "éé"}"#, r#"{"a": "ééé"}"#, r#"{"a": ""}"#]),
        row!("garde", "length(bytes, equal = 2); length(graphemes, max = 1)", "";
            there { #[derive(Validate)] pub struct T { #[garde(length(bytes, equal = 2))] a: String, #[garde(length(graphemes, max = 1))] b: String } }
            here { pub struct T { #[event(length(bytes, equal = 2))] a: String, #[event(length(graphemes, max = 1))] b: String } }
            check check; same [r#"{"a": "é", "b": "e\u0301"}"#, r#"{"a": "e", "b": "e"}"#, r#"{"a": "é", "b": "ee"}"#]),
        row!("garde", "length(utf16, max = 1)", "a rule of your own: `custom = |text: &str| …`";
            there { #[derive(Validate)] pub struct T { #[garde(length(utf16, max = 1))] a: String } }
            here { pub struct T { #[event(custom = |text: &str| if text.encode_utf16().count() <= 1 { Ok(()) } else { Err("is too long") })] a: String } }
            check check; same [r#"{"a": "é"}"#, r#"{"a": "🥇"}"#]),
        row!("garde", "length(min = 1, max = 2)", "of a list, set or map: `items(min = 1, max = 2)`";
            there { #[derive(Validate)] pub struct T { #[garde(length(min = 1, max = 2))] a: Vec<u8> } }
            here { pub struct T { #[event(items(min = 1, max = 2))] a: Vec<u8> } }
            check check; same [r#"{"a": [1]}"#, r#"{"a": []}"#, r#"{"a": [1, 2, 3]}"#]),
        row!("garde", "range(min = 1, max = 9)", "";
            there { #[derive(Validate)] pub struct T { #[garde(range(min = 1, max = 9))] a: u8 } }
            here { pub struct T { #[event(range(min = 1, max = 9))] a: u8 } }
            check check; same [r#"{"a": 1}"#, r#"{"a": 9}"#, r#"{"a": 0}"#, r#"{"a": 10}"#]),
        row!("garde", "range(equal = 5)", "`one_of(5)`";
            there { #[derive(Validate)] pub struct T { #[garde(range(equal = 5))] a: u8 } }
            here { pub struct T { #[event(one_of(5))] a: u8 } }
            check check; same [r#"{"a": 5}"#, r#"{"a": 4}"#]),
        row!("garde", r#"contains("x"); prefix("a"); suffix("b")"#, r#"`contains = "x"`, `prefix = "a"`, `suffix = "b"`"#;
            there { #[derive(Validate)] pub struct T { #[garde(contains("x"), prefix("a"), suffix("b"))] a: String } }
            here { pub struct T { #[event(contains = "x", prefix = "a", suffix = "b")] a: String } }
            check check; same [r#"{"a": "axb"}"#, r#"{"a": "ab"}"#, r#"{"a": "xb"}"#, r#"{"a": "ax"}"#]),
        row!("garde", r#"pattern("^[a-z]+$")"#, r#"`pattern = "^[a-z]+$"`, checked by the compiler"#;
            there { #[derive(Validate)] pub struct T { #[garde(pattern("^[a-z]+$"))] a: String } }
            here { pub struct T { #[event(pattern = "^[a-z]+$")] a: String } }
            check check; same [r#"{"a": "abc"}"#, r#"{"a": "a1"}"#]),
        row!("garde", "matches(b)", "`equals = b`";
            there { #[derive(Validate)] pub struct T { #[garde(matches(b))] a: String, #[garde(skip)] b: String } }
            here { pub struct T { #[event(equals = b)] a: String, b: String } }
            check check; same [r#"{"a": "x", "b": "x"}"#, r#"{"a": "x", "b": "y"}"#]),
        row!("garde", "inner(range(max = 3))", "`each(range(max = 3))` for items; nothing for an `Option`, into which rules look";
            there { #[derive(Validate)] pub struct T { #[garde(inner(range(max = 3)))] a: Vec<u8>, #[garde(inner(range(max = 3)))] #[serde(skip_serializing_if = "Option::is_none")] b: Option<u8> } }
            here { pub struct T { #[event(each(range(max = 3)))] a: Vec<u8>, #[event(range(max = 3))] b: Option<u8> } }
            check check; same [r#"{"a": [1, 3]}"#, r#"{"a": [4]}"#, r#"{"a": [], "b": 3}"#, r#"{"a": [], "b": 4}"#]),
        row!("garde", "required", "the type without `Option`";
            there { #[derive(Validate)] pub struct T { #[garde(required)] a: Option<u8> } }
            here { pub struct T { a: u8 } }
            check check; same [r#"{"a": 1}"#, "{}", r#"{"a": null}"#]),
        row!("garde", "dive", "nothing: the rules of a type hold wherever it is";
            there { #[derive(Validate)] pub struct T { #[garde(dive)] a: Inner } #[derive(Validate)] pub struct Inner { #[garde(range(max = 3))] b: u8 } }
            here { pub struct T { a: Inner } pub struct Inner { #[event(range(max = 3))] b: u8 } }
            check check; same [r#"{"a": {"b": 3}}"#, r#"{"a": {"b": 4}}"#]),
        row!("garde", "skip; allow_unvalidated", "nothing: a field needs no rules";
            there { #[derive(Validate)] #[garde(allow_unvalidated)] pub struct T { #[garde(skip)] a: u8, b: u8 } }
            here { pub struct T { a: u8, b: u8 } }
            check check; same [r#"{"a": 1, "b": 2}"#]),
        row!("garde", "transparent", "nothing: a struct around one value is written as its value, and a fault has the value's path";
            there { #[derive(Validate)] #[garde(transparent)] pub struct T(#[garde(range(max = 3))] u8); }
            here { pub struct T(#[event(range(max = 3))] u8); }
            check check; same ["3", "4"]),
        row!("garde", "custom(is_even)", "`custom = even`: a function of the value; on a type, `check` with a function of the whole";
            there { #[derive(Validate)] pub struct T { #[garde(custom(is_even))] a: u8 } }
            here { #[event(check = |value: &T| even(&value.a))] pub struct T { #[event(custom = even)] a: u8 } }
            check check; same [r#"{"a": 2}"#, r#"{"a": 3}"#]),
        row!("garde", "context(Quota); custom(within)", "`context = Quota`, and `custom` with a function that has the [`ValidationState`](crate::ValidationState) as its second parameter. Limits cannot name the context: write a `custom` rule";
            there { #[derive(Validate)] #[garde(context(Quota))] pub struct T { #[garde(custom(within))] a: u8 } }
            here {
                #[event(context = Quota)]
                pub struct T { #[event(custom = |number: &u8, cx: &polar_event_core::ValidationState<'_>| {
                    if *number <= cx.context::<Quota>().map_or(0, |quota| quota.0) { Ok(()) } else { Err("is too much") }
                })] a: u8 }
            }
            run |text| [
                crate::row::there(text, |value: &theirs::T| value.validate_with(&Quota(5))),
                crate::row::read(polar_event_core::json::Decoder::new().context(Quota(5)).from_str::<mine::T>(text)),
            ];
            same [r#"{"a": 5}"#, r#"{"a": 6}"#]),
        row!("garde", "if(cond = self.b, required)", "`required_if`, and `forbidden_if` for its opposite";
            there { #[derive(Validate)] pub struct T { #[garde(if(cond = self.b, required))] #[serde(skip_serializing_if = "Option::is_none")] a: Option<u8>, #[garde(skip)] b: bool } }
            here { pub struct T { #[event(required_if = |value: &T| value.b)] a: Option<u8>, b: bool, #[event(forbidden_if = |value: &T| value.b)] c: Option<u8> } }
            check check; same [r#"{"a": 1, "b": true}"#, r#"{"b": false}"#, r#"{"b": true}"#]
            differ [r#"{"a": 1, "b": true, "c": 1}"# => r#"{"a":1,"b":true}"#, "/c forbidden";]),
        row!("garde", "if(cond = self.b, range(max = 3)); range(max = self.c)", "`check` on the struct, which sees all fields";
            there { #[derive(Validate)] pub struct T { #[garde(if(cond = self.b, range(max = 3)))] a: u8, #[garde(skip)] b: bool, #[garde(range(max = self.c))] d: u8, #[garde(skip)] c: u8 } }
            here {
                #[event(check = |value: &T| if (value.b && value.a > 3) || value.d > value.c { Err("is too much") } else { Ok(()) })]
                pub struct T { a: u8, b: bool, d: u8, c: u8 }
            }
            check check; same [r#"{"a": 3, "b": true, "d": 1, "c": 1}"#, r#"{"a": 4, "b": false, "d": 1, "c": 1}"#, r#"{"a": 4, "b": true, "d": 1, "c": 1}"#, r#"{"a": 3, "b": true, "d": 2, "c": 1}"#]),
        row!("garde", r#"rename("b")"#, "nothing: paths have the names of the document";
            there { #[derive(Validate)] pub struct T { #[serde(rename = "b")] #[garde(rename("b"), range(max = 3))] a: u8 } }
            here { pub struct T { #[serde(rename = "b")] #[event(range(max = 3))] a: u8 } }
            check check; same [r#"{"b": 3}"#] differ [r#"{"b": 4}"# => "refused", "/b less_than_equal";]),
        row!("garde", r#"code("too_much")"#, r#"`code = "too_much"` in the rule"#;
            there { #[derive(Validate)] pub struct T { #[garde(range(max = 3), code("too_much"))] a: u8 } }
            here { pub struct T { #[event(range(max = 3, code = "too_much"))] a: u8 } }
            check check; same [r#"{"a": 3}"#] differ [r#"{"a": 4}"# => "refused", "/a too_much";]),
        row!("garde", "credit_card; phone_number", "a rule of your own, with a crate of your choice: `custom = |text: &str| …`";
            there { #[derive(Validate)] pub struct T { #[garde(credit_card)] a: String, #[garde(phone_number)] b: String } }
            here { pub struct T { #[event(custom = |text: &str| card_validate::Validate::from(text).map(|_| ()).map_err(|_| "is no card number"))] a: String, b: String } }
            check check; same [r#"{"a": "4539571147647251", "b": "+14152370800"}"#, r#"{"a": "1", "b": "+14152370800"}"#]),
        row!("garde", "adapt(adapter)", "a newtype with rules";
            there { #[derive(Validate)] pub struct T { #[garde(adapt(adapter), length(min = 0, max = 2))] a: String } }
            here { pub struct T { a: Short } pub struct Short(#[event(length(bytes, max = 2))] String); }
            check check; same [r#"{"a": "ab"}"#, r#"{"a": "abc"}"#]),
    ]
}
