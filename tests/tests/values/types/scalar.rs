//! A type around one value, by hand: a field, an item, a default and a document as a derived one is.

use core::num::ParseIntError;

use polar_event_core::{Code, Describe, Event, Scalar, Validate, Violation, json, scalar};

#[derive(Debug, Clone, PartialEq)]
struct Hex(String, u32);

impl Scalar for Hex {
    type Value = String;
    type Error = Violation;

    fn from_value(value: String) -> Result<Self, Violation> {
        let number = u32::from_str_radix(&value, 16)
            .map_err(|error: ParseIntError| Violation::new(Code::Custom("hex")).message(error.to_string()))?;
        Ok(Self(value, number))
    }

    fn value(&self) -> &String {
        &self.0
    }
}

#[derive(Debug, PartialEq)]
struct Even(u64);

impl Scalar for Even {
    type Value = u64;
    type Error = &'static str;

    fn from_value(value: u64) -> Result<Self, &'static str> {
        if value % 2 == 0 { Ok(Self(value)) } else { Err("must be even") }
    }

    fn value(&self) -> &u64 {
        &self.0
    }
}

scalar!(Hex, Even);

#[derive(Event, Debug, PartialEq)]
struct Order {
    amount: Even,
    #[event(items(max = 2))]
    sizes: Vec<Even>,
    color: Option<Hex>,
    #[event(default = Even(8))]
    seats: Even,
}

#[test]
fn it_is_a_field_and_an_item() {
    let order: Order = json::from_str(r#"{"amount": 4, "sizes": [2], "color": "ff"}"#).unwrap();
    assert_eq!(order, Order { amount: Even(4), sizes: vec![Even(2)], color: Some(Hex("ff".to_owned(), 255)), seats: Even(8) });
    assert_eq!(json::to_string(&order).unwrap(), r#"{"amount":4,"sizes":[2],"color":"ff","seats":8}"#);
    assert!(order.validate().is_ok());
    let report = json::from_str::<Order>(r#"{"amount": 5, "sizes": [2, true, 3], "color": "fg", "seats": -1}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/amount: must be even [value_error]\n\
         /sizes/1: must be an integer, not a boolean [int_type]\n\
         /sizes/2: must be even [value_error]\n\
         /sizes: must have at most 2 items, has 3 [too_long]\n\
         /color: invalid digit found in string [hex]\n\
         /seats: must be an integer from 0 to 18446744073709551615 [int_out_of_range]"
    );
}

#[test]
fn it_is_a_document_of_any_format() {
    assert_eq!(json::from_str("4"), Ok(Even(4)));
    assert_eq!(serde_json::from_str::<Even>("4").unwrap(), Even(4));
    assert_eq!(serde_json::from_str::<Even>("5").unwrap_err().to_string(), "(document): must be even [value_error]");
    assert_eq!(postcard::from_bytes::<Hex>(&postcard::to_stdvec("ff").unwrap()).unwrap().1, 255);
}

#[test]
fn it_is_described_as_its_value() {
    assert_eq!(format!("{:?}", Even::SHAPE), format!("{:?}", u64::SHAPE));
}
