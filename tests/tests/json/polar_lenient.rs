//! What `polar::lenient` does with any input, and what its values are.

use jiff::Timestamp;
use polar_event_core::polar::lenient::{self, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest, MetadataValue};
use polar_event_tests::random::Random;

const ID: &str = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";

fn external(fields: &str) -> Result<EventCreateExternalCustomer, polar_event_core::Report> {
    lenient::from_slice(format!(r#"{{"name": "n", "external_customer_id": "e"{fields}}}"#).as_bytes())
}

#[test]
fn no_bytes_make_it_panic() {
    let documents: Vec<_> = include_str!("../../data/polar-events.jsonl").lines().filter(|line| line.len() < 2000).collect();
    let mut random = Random::new(29);
    for _ in 0..20_000 {
        let line = random.pick(&documents);
        let mut bytes = line.replace("\\\"", "\"").into_bytes();
        for _ in 0..random.below(4) {
            let (at, byte) = (random.below(bytes.len()), random.pick(b"{}[]\",:\\u019.eE+-_ NI\0\x1f\x80\xa0\xed\xff"));
            match random.below(3) {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => _ = bytes.split_off(at.max(1)),
            }
        }
        // The first part of a line is no document; what follows it mostly is.
        let start = bytes.iter().skip(1).position(|&byte| byte == b'{').map_or(0, |at| at + 1);
        for document in [&bytes[..], &bytes[start..]] {
            let _ = lenient::from_slice::<EventsIngest>(document);
            let _ = lenient::from_slice::<EventCreate>(document);
            let _ = lenient::from_slice::<EventCreateCustomer>(document);
            let _ = lenient::from_slice::<EventCreateExternalCustomer>(document);
        }
    }
}

#[test]
fn limits() {
    let nested = |levels: usize| external(&format!(r#", "unknown": {}{}"#, "[".repeat(levels), "]".repeat(levels)));
    assert!(nested(lenient::MAX_DEPTH - 1).is_ok());
    assert_eq!(nested(lenient::MAX_DEPTH).unwrap_err().to_string(), "(document): is nested deeper than 10000 levels [json_depth]");
    // An array that is not closed takes no stack, either.
    let report = lenient::from_slice::<EventsIngest>("[".repeat(1_000_000).as_bytes()).unwrap_err();
    assert_eq!(report.violations()[0].code().as_str(), "json_depth");

    let of_size = |bytes: usize| {
        let empty = r#"{"events": []}"#;
        lenient::from_slice::<EventsIngest>(format!("{empty}{}", " ".repeat(bytes - empty.len())).as_bytes())
    };
    assert!(of_size(lenient::MAX_BYTES).is_ok());
    assert_eq!(of_size(lenient::MAX_BYTES + 1).unwrap_err().violations()[0].code().as_str(), "json_size");
}

/// A document with many faults has a report of limited size.
#[test]
fn reports_are_limited() {
    let events = vec![r#"{"name": 1, "metadata": {"a": null}}"#; 50_000].join(",");
    let report = lenient::from_slice::<EventsIngest>(format!(r#"{{"events": [{events}]}}"#).as_bytes()).unwrap_err();
    assert!(report.is_truncated());
    assert!(report.violations().len() <= 1000, "{}", report.violations().len());

    let key = "k".repeat(1_000_000);
    let report = external(&format!(r#", "metadata": {{"{key}": null}}"#)).unwrap_err();
    assert_eq!(report.violations()[0].pointer().to_string(), format!("/metadata/{}…", &key[..64]));
}

#[test]
fn strings_with_half_of_a_pair() {
    let event = external(r#", "external_id": "a\ud83d\ud83d\ude00\ude00", "parent_id": "\ud83d\ude00""#).unwrap();
    let [half, whole] = [event.external_id.unwrap(), event.parent_id.unwrap()];
    assert_eq!((half.as_str(), &*half.to_string_lossy()), (None, "a\u{fffd}😀\u{fffd}"));
    assert_eq!(half.as_bytes(), b"a\xed\xa0\xbd\xf0\x9f\x98\x80\xed\xb8\x80");
    assert_eq!((whole.as_str(), &*whole.to_string_lossy(), whole.as_bytes()), (Some("😀"), "😀", "😀".as_bytes()));
    assert_eq!(whole, "😀");
    assert_eq!(format!("{half:?}"), r#""a�😀�""#);
}

#[test]
fn numbers() {
    let event = external(
        r#", "metadata": {"a": -0, "b": 9223372036854775808, "c": NaN, "d": 2.50, "_cost": {"amount": "-12.50e-3", "currency": "usd"}}"#,
    )
    .unwrap();
    let integer = |key| match event.metadata.get(key) {
        Some(MetadataValue::Integer(integer)) => (integer.to_string(), integer.as_i64(), integer.as_i128()),
        other => panic!("{other:?}"),
    };
    assert_eq!(integer("a"), ("0".to_owned(), Some(0), Some(0)));
    assert_eq!(integer("b"), ("9223372036854775808".to_owned(), None, Some(1 << 63)));
    assert!(matches!(event.metadata.get("c"), Some(MetadataValue::Float(float)) if float.is_nan()));
    assert_eq!(event.metadata.get("d"), Some(&MetadataValue::Float(2.5)));
    let amount = event.metadata.cost.unwrap().amount;
    assert_eq!((amount.is_negative(), amount.digits(), amount.exponent(), amount.to_string()), (true, "1250", -5, "-0.01250".to_owned()));
}

/// An absent timestamp stays absent; the clock is the caller's, or the system's.
#[test]
fn clocks() {
    let tomorrow = Timestamp::now().as_second() + 86_400;
    assert_eq!(external("").unwrap().timestamp, None);
    assert_eq!(
        external(&format!(r#", "timestamp": {tomorrow}"#)).unwrap_err().to_string(),
        "/timestamp: must not be in the future [datetime_past]"
    );
    let text = format!(r#"{{"name": "", "customer_id": "{ID}", "timestamp": "9999-12-31T00:00:00Z"}}"#);
    let late = lenient::from_slice_at::<EventCreateCustomer>(text.as_bytes(), Timestamp::MAX).unwrap_err();
    assert_eq!(late.violations()[0].code().as_str(), "datetime_past");
}
