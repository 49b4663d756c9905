//! The models that events can be checked against.

use std::str::FromStr;

use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer};
use polar_event_core::{Decode, Report, json};

const MODELS: [Model; 2] = [
    Model { name: "EventCreateCustomer", check: check::<EventCreateCustomer> },
    Model { name: "EventCreateExternalCustomer", check: check::<EventCreateExternalCustomer> },
];

#[derive(Clone, Copy)]
pub(crate) struct Model {
    name: &'static str,
    check: fn(&json::Decoder, &[u8]) -> Result<(), Report>,
}

impl Model {
    pub(crate) fn check(&self, decoder: &json::Decoder, event: &[u8]) -> Result<(), Report> {
        (self.check)(decoder, event)
    }
}

impl Default for Model {
    fn default() -> Self {
        MODELS[0]
    }
}

impl FromStr for Model {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let model = MODELS.iter().find(|model| model.name == name);
        model.copied().ok_or_else(|| {
            let names: Vec<_> = MODELS.iter().map(|model| model.name).collect();
            format!("the models are {}", names.join(", "))
        })
    }
}

fn check<T: for<'de> Decode<'de>>(decoder: &json::Decoder, event: &[u8]) -> Result<(), Report> {
    decoder.from_slice::<T>(event).map(drop)
}
