//! The JSON Schema of a type as one of the implementations.

use jsonschema::Validator;
use serde_json::Value;

use super::boundary_case::BoundaryCase;
use crate::describe::Describe;
use crate::schema::{Gap, SchemaGap, gaps, json_schema};

/// The schema, and its gaps.
pub(super) struct Schema {
    validator: Validator,
    gaps: Vec<Gap>,
}

impl Schema {
    /// Compiles this schema, or the type's own.
    pub(super) fn of<T: Describe>(schema: Option<Value>) -> Result<Self, String> {
        let schema = schema.unwrap_or_else(json_schema::<T>);
        jsonschema::meta::validate(&schema).map_err(|error| error.to_string())?;
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        let validator = options.build(&schema).map_err(|error| error.to_string())?;
        Ok(Self { validator, gaps: gaps::<T>() })
    }

    /// Whether a document is valid; if not, the reason.
    pub(super) fn verdict(&self, text: &str) -> Result<(), String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        self.validator.validate(&value).map_err(|error| format!("{}: {error}", error.instance_path()))
    }

    /// Whether the gaps list that the schema cannot express what a boundary case tests.
    pub(super) fn excuses(&self, boundary_case: &BoundaryCase) -> bool {
        let is_near = |place: &str| is_near(place, boundary_case.place());
        self.gaps.iter().any(|gap| {
            let is_about_all = matches!(gap.gap, SchemaGap::Untagged | SchemaGap::ViaSerde);
            is_near(&gap.place) && (is_about_all || boundary_case.flags.gap.contains(&gap.gap))
        })
    }
}

/// Whether a place in a schema is the given place in a description, inside it, or around it.
fn is_near(place: &str, own: &str) -> bool {
    let split = |place: &str| {
        let (name, rest) = place.split_at(place.find('.').unwrap_or(place.len()));
        (name.to_owned(), rest.to_owned())
    };
    let ((name, rest), (own_name, own_rest)) = (split(place), split(own));
    // A generic type has its arguments appended, and a further type with the same name a number.
    let is_type = name.strip_prefix(&own_name).is_some_and(|more| more.starts_with("Of") || more.chars().all(|it| it.is_ascii_digit()));
    is_type && (rest == own_rest || starts(&own_rest, &rest) || starts(&rest, &own_rest))
}

/// Whether a place is inside another one.
fn starts(place: &str, outer: &str) -> bool {
    place.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
}
