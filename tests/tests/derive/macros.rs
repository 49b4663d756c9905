//! Types that a macro puts in: the derive sees what they are, though they come in a group of tokens.

use polar_event_core::{Event, OptionalNullable, Validate, json};

fn short(text: &str) -> Result<(), &'static str> {
    if text.len() < 3 { Ok(()) } else { Err("is too long for us") }
}

macro_rules! fields {
    ($option:ty, $optional_nullable:ty) => {
        #[derive(Event, Debug, PartialEq)]
        struct Fields {
            #[event(custom = short)]
            option: $option,
            #[event(custom = short)]
            optional_nullable: $optional_nullable,
        }
    };
}

fields!(Option<String>, OptionalNullable<String>);

#[test]
fn an_option_is_an_option() {
    let empty = Fields { option: None, optional_nullable: OptionalNullable::Unset };
    assert_eq!(json::to_string(&empty).unwrap(), "{}");
    assert_eq!(json::from_str("{}"), Ok(empty));
    let full = Fields { option: Some("ab".into()), optional_nullable: OptionalNullable::Value("abc".into()) };
    assert_eq!(full.validate().unwrap_err().to_string(), "/optional_nullable: is too long for us [value_error]");
}
