//! Flattened enums, and the keys that they have in an object.

use serde_json::{Value, json};

use super::variants::names as names_of;
use crate::describe::flat_keys::visit_keys;
use crate::describe::{Enum, Tagging};

/// A flattened enum in an object.
#[derive(Clone)]
pub(super) struct FlatEnum {
    pub(super) of: &'static Enum,
    /// Where it is.
    pub(super) place: Vec<String>,
    /// Whether one of its variants must be there.
    pub(super) required: bool,
    /// If it is in a struct that may be absent as a whole, the names of that: with one of them there, the enum is required.
    pub(super) required_with: Vec<&'static str>,
}

impl FlatEnum {
    /// The keys that the enum has in some variant.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for variant in self.of.named_variants() {
            match self.of.tagging {
                Tagging::External => names.extend(names_of(variant)),
                Tagging::Internal { tag } => {
                    names.push(tag);
                    visit_keys(&variant.content, &mut |key| names.extend(key.names()));
                }
                Tagging::Adjacent { tag, content } => names.extend([tag, content]),
                Tagging::Untagged => visit_keys(&variant.content, &mut |key| names.extend(key.names())),
            }
        }
        names
    }

    /// The keys that show that the enum is there.
    pub(super) fn telling_names(&self) -> Vec<&'static str> {
        match self.of.tagging {
            Tagging::Internal { tag } => vec![tag],
            _ => self.names(),
        }
    }

    /// Makes it required with the struct that it is in.
    pub(super) fn make_optional_with(&mut self, names: &[&'static str]) {
        if core::mem::take(&mut self.required) {
            self.required_with = names.to_vec();
        }
    }
}

/// The condition that one of these keys is there.
pub(super) fn any_of(names: &[&'static str]) -> Value {
    let any: Vec<Value> = names.iter().map(|name| json!({ "required": [name] })).collect();
    json!({ "anyOf": any })
}

/// All names of flattened enums.
pub(super) fn all_names(enums: &[FlatEnum]) -> Vec<&'static str> {
    enums.iter().flat_map(FlatEnum::names).collect()
}
