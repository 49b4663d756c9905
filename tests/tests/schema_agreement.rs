//! The decoder and a validator of JSON Schema agree: on documents that are generated from a type's description, and on such with a fault
//! planted.

use polar_event_core::polar::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::schema::Unsaid;
use polar_event_core::{Describe, json, schema};
use polar_event_tests::generate::{self, Random};
use polar_event_tests::schema_zoo::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// So many documents of each kind for each type.
const FEW: usize = 150;

/// The same where there is time for it.
const MANY: usize = 3_000;

trait Model: Describe + DeserializeOwned {}
impl<T: Describe + DeserializeOwned> Model for T {}

fn agree<T: Model>(count: usize, seed: u64, accepts: fn(&str) -> Result<(), String>) {
    let name = std::any::type_name::<T>();
    let document = schema::json_schema::<T>();
    assert!(jsonschema::meta::is_valid(&document), "{name}: {document:#}");
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&document).unwrap();
    let gaps = schema::gaps::<T>();
    let mut random = Random::new(seed);
    let (mut valid, mut planted_faults) = (0, 0);
    let check = |document: &Value| {
        let text = document.to_string();
        let (ours, theirs) = (accepts(&text), validator.validate(document));
        match (&ours, &theirs) {
            (Ok(()), Ok(())) | (Err(_), Err(_)) => {}
            _ if gaps.iter().any(|gap| is_unsaid(gap.unsaid, &text, ours.is_ok())) => {}
            (ours, theirs) => {
                let schema = schema::json_schema::<T>();
                panic!("{name}:\n{text}\nwe say {ours:?}\nthey say {:?}\n{schema:#}", theirs.as_ref().map_err(ToString::to_string));
            }
        }
        ours.is_ok()
    };
    for _ in 0..count {
        let mut document = generate::document::<T>(&mut random);
        if check(&document) {
            valid += 1;
            generate::plant(&mut random, &mut document);
            planted_faults += usize::from(!check(&document));
        }
    }
    assert!(valid > count / 12, "{name}: only {valid} of {count} documents are valid, which says little");
    assert!(planted_faults > 0, "{name}: no fault was one");
}

/// Whether the two may differ on a document, in this direction, because of something that a schema cannot say. Most of that is never generated.
fn is_unsaid(what: Unsaid, text: &str, we_accept: bool) -> bool {
    match what {
        // The schema lets more pass, whatever the document.
        Unsaid::Function | Unsaid::Clock | Unsaid::Bytes | Unsaid::Graphemes => !we_accept,
        Unsaid::Decimal => !we_accept && text.contains('"'),
        Unsaid::Hostname => text.contains("--"),
        Unsaid::Integer => {
            !we_accept && (text.ends_with(".0") || [".0,", ".0]", ".0}", "9223372036854775808"].iter().any(|it| text.contains(it)))
        }
        Unsaid::Keys => text.contains("1DBFC517"),
        Unsaid::Timestamp => text.contains("00 ") || text.contains("9 ") || text.contains("01 00:"),
        _ => false,
    }
}

fn accepts<T: DeserializeOwned>(text: &str) -> Result<(), String> {
    serde_json::from_str::<T>(text).map(|_| ()).map_err(|error| error.to_string())
}

macro_rules! models {
    ($($test:ident: $($model:ty),+;)+) => {
        $(#[test]
        fn $test() {
            $(agree::<$model>(FEW, 1, |text| json::from_str::<$model>(text).map(|_| ()).map_err(|report| report.to_string()));)+
        })+

        /// At least 100,000 documents, half of them valid.
        #[test]
        #[ignore = "takes minutes"]
        fn many_documents() {
            $($(agree::<$model>(MANY, 2, |text| json::from_str::<$model>(text).map(|_| ()).map_err(|report| report.to_string()));)+)+
        }
    };
}

polar_event_tests::schema_zoo!(models);

/// The derive reads the same by serde's trait.
#[test]
fn the_same_through_serde() {
    assert!(accepts::<Percent>("100").is_ok());
    assert!(accepts::<Percent>("101").is_err());
}
