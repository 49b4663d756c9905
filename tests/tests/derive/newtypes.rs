//! Structs around one value: nothing gets in unchecked.

use polar_event_core::{Describe, Event, Report, Validate, describe::Shape, json};
use polar_event_tests::places;

/// What a customer is called.
#[derive(Event, Debug, Clone, PartialEq)]
#[event(derive(TryFrom, FromStr, AsRef, Deref))]
struct CustomerName(#[event(length(min = 1, max = 5), no_nul)] String);

#[derive(Event, Debug, Clone, Copy, PartialEq)]
#[event(derive(FromStr, IntoInner))]
struct Percent(#[event(range(min = 0, max = 100))] u8);

fn is_sorted(tags: &[String]) -> Result<(), &'static str> {
    if tags.is_sorted() { Ok(()) } else { Err("must be sorted") }
}

#[derive(Event, Debug, PartialEq)]
#[event(derive(TryFrom))]
struct Tags(#[event(items(max = 2), each(length(max = 3)), custom = is_sorted)] Vec<String>);

#[derive(Event, Debug, PartialEq)]
struct Wrapper<T>(T);

#[derive(Event, Debug, PartialEq)]
struct Customer {
    name: CustomerName,
    discount: Option<Percent>,
    tags: Tags,
    wrapped: Wrapper<Percent>,
}

fn faults<T: std::fmt::Debug>(result: Result<T, Report>) -> Vec<String> {
    places(&result.unwrap_err())
}

#[test]
fn a_newtype_is_written_as_its_value() {
    let text = r#"{"name":"Ada","discount":5,"tags":["a","b"],"wrapped":7}"#;
    let customer: Customer = json::from_str(text).unwrap();
    assert_eq!(customer.name.len(), 3);
    assert_eq!(customer.discount.unwrap().into_inner(), 5);
    assert_eq!(customer.validate(), Ok(()));
    assert_eq!(json::to_string(&customer).unwrap(), text);
    let bytes = postcard::to_stdvec(&customer).unwrap();
    assert_eq!(postcard::from_bytes::<Customer>(&bytes).unwrap(), customer);
}

#[test]
fn the_rules_hold_where_it_is_used() {
    let text = r#"{"name":"Ada Lovelace","discount":101,"tags":["long",5],"wrapped":300}"#;
    assert_eq!(
        faults(json::from_str::<Customer>(text)),
        [
            "/name string_too_long",
            "/discount less_than_equal",
            "/tags/0 string_too_long",
            "/tags/1 string_type",
            "/wrapped int_out_of_range"
        ]
    );
    assert_eq!(faults(json::from_str::<Tags>(r#"["b","a"]"#)), [" value_error"]);
    assert_eq!(faults(json::from_str::<Customer>("{}")), ["/name missing", "/tags missing", "/wrapped missing"]);
}

#[test]
fn nothing_gets_in_unchecked_in_memory() {
    assert_eq!(CustomerName::try_from("Ada".to_owned()).unwrap().as_ref(), "Ada");
    assert_eq!(faults(CustomerName::try_from(String::new())), [" string_too_short"]);
    assert_eq!("Ada".parse::<CustomerName>().unwrap(), CustomerName::try_from("Ada".to_owned()).unwrap());
    assert_eq!(faults("A\0".parse::<CustomerName>()), [" value_error"]);
    assert_eq!("100".parse::<Percent>().map(Percent::into_inner), Ok(100));
    assert_eq!(faults("101".parse::<Percent>()), [" less_than_equal"]);
    assert_eq!("secret".parse::<Percent>().unwrap_err().to_string(), "(document): does not parse [value_error]");
    assert_eq!(faults(Tags::try_from(vec!["b".to_owned(), "a".to_owned()])), [" value_error"]);
    assert_eq!(Wrapper(Percent(101)).validate().map_err(|report| places(&report)), Err(vec![" less_than_equal".to_owned()]));
}

#[test]
fn the_description_has_name_rules_and_what_is_within() {
    let Shape::Newtype(shape) = CustomerName::SHAPE else { panic!("{:?}", CustomerName::SHAPE) };
    assert_eq!((shape.name, shape.doc, shape.rules.len()), ("CustomerName", "What a customer is called.", 2));
    assert!(matches!((shape.shape)(), Shape::String));
}
