//! The decoder and a validator of JSON Schema agree: on documents that are generated from a type's description, and on such with a fault
//! planted.

use std::collections::BTreeSet;

use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::schema::SchemaGap;
use polar_event_core::{Decode, Describe, SatisfiedBy, json, schema};
use polar_event_tests::generate;
use polar_event_tests::random::Random;
use polar_event_tests::zoo::schema::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// So many documents of each kind for each type.
const FEW: usize = 150;

/// The same where there is time for it.
const MANY: usize = 100_000;
const MANY_OF_POLAR: usize = 400_000;

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
            _ if gaps.iter().any(|gap| is_unsaid(gap.gap, &text, ours.is_ok())) => {}
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
fn is_unsaid(what: SchemaGap, text: &str, we_accept: bool) -> bool {
    match what {
        // The schema lets more pass, whatever the document.
        SchemaGap::Function | SchemaGap::Clock | SchemaGap::Bytes | SchemaGap::Graphemes => !we_accept,
        SchemaGap::Decimal => !we_accept && text.contains('"'),
        SchemaGap::Hostname => text.contains("--"),
        SchemaGap::Integer => {
            !we_accept && (text.ends_with(".0") || [".0,", ".0]", ".0}", "9223372036854775808"].iter().any(|it| text.contains(it)))
        }
        SchemaGap::Keys => text.contains("1DBFC517"),
        // RFC 3986 has URLs without a host, as `https://`, and ports of any size; the URL Standard has not, for such a scheme.
        SchemaGap::Url => !we_accept && ["://\"", ":99999"].iter().any(|it| text.contains(it)),
        SchemaGap::Timestamp => text.contains("00 ") || text.contains("9 ") || text.contains("01 00:"),
        _ => false,
    }
}

fn accepts<T: DeserializeOwned>(text: &str) -> Result<(), String> {
    serde_json::from_str::<T>(text).map(|_| ()).map_err(|error| error.to_string())
}

fn read<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &str) -> Result<(), String> {
    json::from_str::<T>(text).map(|_| ()).map_err(|report| report.to_string())
}

macro_rules! models {
    (polar: $($polar:ty),+; $($test:ident: $($model:ty),+;)+) => {
        #[test]
        fn polar() {
            $(agree::<$polar>(FEW, 1, read::<$polar>);)+
        }

        $(#[test]
        fn $test() {
            $(agree::<$model>(FEW, 1, read::<$model>);)+
        })+

        /// At least 400,000 documents of each, and each valid one with a fault.
        #[test]
        #[ignore = "takes minutes"]
        fn many_documents_of_each_of_polars_models() {
            $(agree::<$polar>(MANY_OF_POLAR, 2, read::<$polar>);)+
        }

        /// At least 100,000 documents of each, about half of them valid.
        #[test]
        #[ignore = "takes minutes"]
        fn many_documents() {
            $($(agree::<$model>(MANY, 2, read::<$model>);)+)+
        }

        /// The types by their names.
        const NAMES: &[&str] = &[$(stringify!($polar),)+ $($(stringify!($model),)+)+];
    };
}

polar_event_tests::schema_zoo!(models);

/// The derive reads the same by serde's trait.
#[test]
fn the_same_through_serde() {
    assert!(accepts::<Percent>("100").is_ok());
    assert!(accepts::<Percent>("101").is_err());
}

/// Every rule of the table is on a field in the zoo, or on a type.
#[test]
fn the_zoo_has_every_rule() {
    let rows = include_str!("../../../polar-event-core/docs/rules.md").lines();
    let rules: BTreeSet<&str> = rows.filter_map(|row| row.strip_prefix("| `")?.split('`').next()).collect();
    assert!(rules.len() > 35 && rules.contains("length") && rules.contains("equals"), "{rules:?}");
    let attributes = include_str!("../../src/zoo/schema.rs").lines().map(str::trim).filter(|line| line.starts_with("#[event("));
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let words: BTreeSet<&str> = attributes.flat_map(|line| line.split(|character| !is_name(character))).collect();
    assert_eq!(rules.difference(&words).collect::<Vec<_>>(), [&""; 0]);
}

/// Every model of `polar` is in the zoo.
#[test]
fn the_zoo_has_every_model() {
    let files = std::fs::read_dir("../polar-event-core/src/polar").unwrap().map(|file| file.unwrap().path());
    let sources: Vec<String> = files.filter(|path| path.is_file()).map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let models = sources.iter().flat_map(|source| source.split("#[derive(Event,").skip(1)).map(|after| {
        let line = after.lines().find(|line| line.starts_with("pub ")).unwrap();
        line.split(' ').nth(2).unwrap()
    });
    let models: Vec<&str> = models.collect();
    assert_eq!(models.len(), 9, "{models:?}");
    assert!(models.iter().all(|model| NAMES.contains(model)), "{models:?}");
}
