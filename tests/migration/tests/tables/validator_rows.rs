//! validator's rules.

use std::sync::LazyLock;

use validator::{Validate, ValidateArgs, ValidationError, ValidationErrors};

use crate::row::{Row, row};

fn check<T: Validate>(value: &T) -> Result<(), ValidationErrors> {
    value.validate()
}

static LOWER: LazyLock<regex::Regex> = LazyLock::new(|| regex::Regex::new("^[a-z]+$").expect("it parses"));

const MAX: u64 = 2;
const MAX_HERE: usize = 2;

fn is_even(number: u8) -> Result<(), ValidationError> {
    if number % 2 == 0 { Ok(()) } else { Err(ValidationError::new("odd")) }
}

fn even(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 0 { Ok(()) } else { Err("is odd") }
}

#[derive(Default)]
pub struct Quota(u8);

fn within(number: u8, quota: &Quota) -> Result<(), ValidationError> {
    if number <= quota.0 { Ok(()) } else { Err(ValidationError::new("too_much")) }
}

pub fn rows() -> Vec<Row> {
    vec![
        row!("validator", "email", "the same for most addresses; RFC 5321 in ASCII, where validator has HTML's pattern";
            there { #[derive(Validate)] pub struct T { #[validate(email)] a: String } }
            here { pub struct T { #[event(email)] a: String } }
            check check; same [r#"{"a": "ada@example.com"}"#, r#"{"a": "ada"}"#, r#"{"a": "a@b c"}"#]
            differ [r#"{"a": "\"a b\"@example.com"}"# => "refused", r#"{"a":"\"a b\"@example.com"}"#;]),
        row!("validator", "url", "what a parser has to fix is refused";
            there { #[derive(Validate)] pub struct T { #[validate(url)] a: String } }
            here { pub struct T { #[event(url)] a: String } }
            check check; same [r#"{"a": "https://example.com/a"}"#, r#"{"a": "example.com"}"#]
            differ [r#"{"a": "https://example.com/a b"}"# => r#"{"a":"https://example.com/a b"}"#, "/a url_syntax_violation";]),
        row!("validator", "length(min = 1, max = 2); length(equal = 2)", "the same for strings, in characters";
            there { #[derive(Validate)] pub struct T { #[validate(length(min = 1, max = 2))] a: String, #[validate(length(equal = 2))] b: String } }
            here { pub struct T { #[event(length(min = 1, max = 2))] a: String, #[event(length(equal = 2))] b: String } }
            check check; same [r#"{"a": "éé", "b": "éé"}"#, r#"{"a": "ééé", "b": "éé"}"#, r#"{"a": "", "b": "éé"}"#, r#"{"a": "é", "b": "é"}"#]),
        row!("validator", r#"length(max = "MAX")"#, "constants without quotes: `length(max = MAX_HERE)`";
            there { #[derive(Validate)] pub struct T { #[validate(length(max = "MAX"))] a: String } }
            here { pub struct T { #[event(length(max = MAX_HERE))] a: String } }
            check check; same [r#"{"a": "éé"}"#, r#"{"a": "ééé"}"#]),
        row!("validator", "length(min = 1, max = 2)", "of a list, set or map: `items(min = 1, max = 2)`";
            there { #[derive(Validate)] pub struct T { #[validate(length(min = 1, max = 2))] a: Vec<u8> } }
            here { pub struct T { #[event(items(min = 1, max = 2))] a: Vec<u8> } }
            check check; same [r#"{"a": [1]}"#, r#"{"a": []}"#, r#"{"a": [1, 2, 3]}"#]),
        row!("validator", "range(min = 1, max = 9); range(exclusive_min = 0.0, exclusive_max = 1.0)", "";
            there { #[derive(Validate)] pub struct T { #[validate(range(min = 1, max = 9))] a: u8, #[validate(range(exclusive_min = 0.0, exclusive_max = 1.0))] b: f64 } }
            here { pub struct T { #[event(range(min = 1, max = 9))] a: u8, #[event(range(exclusive_min = 0.0, exclusive_max = 1.0))] b: f64 } }
            check check; same [r#"{"a": 1, "b": 0.5}"#, r#"{"a": 0, "b": 0.5}"#, r#"{"a": 10, "b": 0.5}"#, r#"{"a": 1, "b": 0.0}"#, r#"{"a": 1, "b": 1.0}"#]),
        row!("validator", r#"must_match(other = "b")"#, "`equals = b`";
            there { #[derive(Validate)] pub struct T { #[validate(must_match(other = "b"))] a: String, b: String } }
            here { pub struct T { #[event(equals = b)] a: String, b: String } }
            check check; same [r#"{"a": "x", "b": "x"}"#, r#"{"a": "x", "b": "y"}"#]),
        row!("validator", r#"contains(pattern = "x")"#, r#"`contains = "x"`"#;
            there { #[derive(Validate)] pub struct T { #[validate(contains(pattern = "x"))] a: String } }
            here { pub struct T { #[event(contains = "x")] a: String } }
            check check; same [r#"{"a": "axb"}"#, r#"{"a": "ab"}"#]),
        row!("validator", r#"does_not_contain(pattern = "x")"#, "a rule of your own: `custom = |text: &str| …`";
            there { #[derive(Validate)] pub struct T { #[validate(does_not_contain(pattern = "x"))] a: String } }
            here { pub struct T { #[event(custom = |text: &str| if text.contains('x') { Err("has an x") } else { Ok(()) })] a: String } }
            check check; same [r#"{"a": "axb"}"#, r#"{"a": "ab"}"#]),
        row!("validator", "regex(path = *LOWER)", r#"`pattern = "^[a-z]+$"`: the expression itself, checked by the compiler"#;
            there { #[derive(Validate)] pub struct T { #[validate(regex(path = *LOWER))] a: String } }
            here { pub struct T { #[event(pattern = "^[a-z]+$")] a: String } }
            check check; same [r#"{"a": "abc"}"#, r#"{"a": "a1"}"#]),
        row!("validator", "ip; ip(v4 = true); ip(v6 = true)", "`ip`, `ipv4`, `ipv6`; or `std::net::IpAddr` as the field's type";
            there { #[derive(Validate)] pub struct T { #[validate(ip)] a: String, #[validate(ip(v4 = true))] b: String, #[validate(ip(v6 = true))] c: String } }
            here { pub struct T { #[event(ip)] a: String, #[event(ipv4)] b: String, #[event(ipv6)] c: String } }
            check check; same [r#"{"a": "::1", "b": "1.2.3.4", "c": "::1"}"#, r#"{"a": "::1", "b": "::1", "c": "::1"}"#]),
        row!("validator", "non_control_character", "`no_control`";
            there { #[derive(Validate)] pub struct T { #[validate(non_control_character)] a: String } }
            here { pub struct T { #[event(no_control)] a: String } }
            check check; same [r#"{"a": "a b"}"#, r#"{"a": "a\n"}"#]),
        row!("validator", "required", "the type without `Option`";
            there { #[derive(Validate)] pub struct T { #[validate(required)] a: Option<u8> } }
            here { pub struct T { a: u8 } }
            check check; same [r#"{"a": 1}"#, "{}", r#"{"a": null}"#]),
        row!("validator", "credit_card", "a rule of your own, with a crate of your choice: `custom = |text: &str| …`";
            there { #[derive(Validate)] pub struct T { #[validate(credit_card)] a: String } }
            here { pub struct T { #[event(custom = |text: &str| card_validate::Validate::from(text).map(|_| ()).map_err(|_| "is no card number"))] a: String } }
            check check; same [r#"{"a": "4539571147647251"}"#, r#"{"a": "1"}"#]),
        row!("validator", r#"custom(function = "is_even")"#, "`custom = even`, which takes a reference. Several rules are one function that calls them, and may answer a list";
            there { #[derive(Validate)] pub struct T { #[validate(custom(function = "is_even"))] a: u8 } }
            here { pub struct T { #[event(custom = even)] a: u8 } }
            check check; same [r#"{"a": 2}"#, r#"{"a": 3}"#]),
        row!("validator", r#"context = Quota; custom(function = "within", use_context)"#, "`context = Quota`, and `custom` with a function that has the [`ValidationState`](crate::ValidationState) as its second parameter. It sees the value by a shared reference: for `mutable`, put a cell into it";
            there { #[derive(Validate)] #[validate(context = Quota)] pub struct T { #[validate(custom(function = "within", use_context))] a: u8 } }
            here {
                #[event(context = Quota)]
                pub struct T { #[event(custom = |number: &u8, cx: &polar_event_core::ValidationState<'_>| {
                    if *number <= cx.context::<Quota>().map_or(0, |quota| quota.0) { Ok(()) } else { Err("is too much") }
                })] a: u8 }
            }
            run |text| [
                crate::row::there(text, |value: &theirs::T| value.validate_with_args(&Quota(5))),
                crate::row::read(polar_event_core::json::Decoder::new().context(Quota(5)).from_str::<mine::T>(text)),
            ];
            same [r#"{"a": 5}"#, r#"{"a": 6}"#]),
        row!("validator", "nested", "nothing, as for `nest_all_fields` on the struct: the rules of a type hold wherever it is";
            there { #[derive(Validate)] pub struct T { #[validate(nested)] a: Inner } #[derive(Validate)] pub struct Inner { #[validate(range(max = 3))] b: u8 } }
            here { pub struct T { a: Inner } pub struct Inner { #[event(range(max = 3))] b: u8 } }
            check check; same [r#"{"a": {"b": 3}}"#, r#"{"a": {"b": 4}}"#]),
        row!("validator", "skip", "nothing: a field needs no rules";
            there { #[derive(Validate)] pub struct T { #[validate(skip)] a: u8, #[validate(range(max = 3))] b: u8 } }
            here { pub struct T { a: u8, #[event(range(max = 3))] b: u8 } }
            check check; same [r#"{"a": 1, "b": 2}"#, r#"{"a": 1, "b": 4}"#]),
        row!("validator", r#"schema(function = "in_order")"#, "`check = in_order` on the struct. It is called when nothing is wrong with the fields, so there is no `skip_on_field_errors`";
            there { #[derive(Validate)] #[validate(schema(function = "in_order"))] pub struct T { a: u8, b: u8 } }
            here { #[event(check = in_order)] pub struct T { a: u8, b: u8 } }
            each there { fn in_order(value: &T) -> Result<(), ValidationError> { if value.a <= value.b { Ok(()) } else { Err(ValidationError::new("order")) } } }
            here { fn in_order(value: &T) -> Result<(), &'static str> { if value.a <= value.b { Ok(()) } else { Err("is not in order") } } }
            check check; same [r#"{"a": 1, "b": 2}"#, r#"{"a": 2, "b": 1}"#]),
        row!("validator", r#"range(max = 3, code = "too_much", message = "is too much")"#, "the same, with placeholders. On the field, `code` and `message` speak for its type and its absence, too";
            there { #[derive(Validate)] pub struct T { #[validate(range(max = 3, code = "too_much", message = "is too much"))] a: u8 } }
            here { pub struct T { #[event(range(max = 3, code = "too_much", message = "is too much"))] a: u8 } }
            check check; same [r#"{"a": 3}"#] differ [r#"{"a": 4}"# => "refused", "/a too_much";]),
    ]
}
