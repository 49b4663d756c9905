//! Flattened enums, and the keys that they have in an object.

use serde_json::{Value, json};

use super::node::has_key;
use super::options::Mode;
use super::variants::{named, names as names_of};
use crate::describe::flat_keys::{FlatKey, visit_keys};
use crate::describe::{Enum, Tagging};

/// A flattened enum in an object.
#[derive(Clone)]
pub(super) struct FlatEnum {
    pub(super) of: &'static Enum,
    pub(super) mode: Mode,
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
        for (_, variant) in named(self.of, self.mode) {
            match self.of.tagging {
                Tagging::External => names.extend(names_of(variant, self.mode)),
                Tagging::Internal { tag } => {
                    names.push(tag);
                    visit_keys(&variant.content, &mut |key| names.extend(self.keys(key)));
                }
                Tagging::Adjacent { tag, content } => names.extend([tag, content]),
                Tagging::Untagged => visit_keys(&variant.content, &mut |key| names.extend(self.keys(key))),
            }
        }
        names
    }

    fn keys(&self, key: FlatKey) -> Vec<&'static str> {
        match self.mode {
            Mode::Deserialize => key.names().collect(),
            Mode::Serialize => key.written_name().into_iter().collect(),
        }
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
    let mut names = names.to_vec();
    dedup(&mut names);
    match names.as_slice() {
        [only] => has_key(only),
        _ => json!({ "anyOf": names.into_iter().map(has_key).collect::<Vec<_>>() }),
    }
}

/// All names of flattened enums.
pub(super) fn all_names(enums: &[FlatEnum]) -> Vec<&'static str> {
    enums.iter().flat_map(FlatEnum::names).collect()
}

/// Leaves only the first of equal names.
pub(super) fn dedup(names: &mut Vec<&'static str>) {
    let mut seen = Vec::new();
    names.retain(|name| {
        !seen.contains(name) && {
            seen.push(*name);
            true
        }
    });
}
