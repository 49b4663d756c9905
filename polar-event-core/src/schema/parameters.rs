//! The parameters of requests.

use serde_json::{Map, Value, json};

use super::members::Members;
use super::openapi::OpenApi;
use super::options::Mode;
use crate::describe::{Describe, Object, Shape};

impl OpenApi {
    /// The parameters of an operation for the fields of a type that is read from a part of a request: `"query"`, `"path"`, `"header"` or
    /// `"cookie"`. They are an array, for `parameters`.
    ///
    /// ```
    /// use polar_event_core::Event;
    /// use polar_event_core::schema::OpenApi;
    /// use serde_json::json;
    ///
    /// #[derive(Event)]
    /// struct Page {
    ///     /// How many to list.
    ///     #[event(range(min = 1, max = 100))]
    ///     limit: Option<u8>,
    /// }
    ///
    /// assert_eq!(OpenApi::new().parameters::<Page>("query"), json!([{
    ///     "name": "limit", "in": "query", "description": "How many to list.", "required": false,
    ///     "schema": { "type": "integer", "format": "uint8", "minimum": 1, "maximum": 100 },
    /// }]));
    /// ```
    ///
    /// A list is a name that is given several times, and a struct is in brackets (`style: deepObject`), which the decoder has to be
    /// [told](crate::text::Names::Brackets). Names are those of the fields, without aliases; those of headers have `-` for `_`. What a flattened map or enum takes is
    /// not among them. A type that is no struct has no parameters.
    pub fn parameters<T: Describe>(&mut self, part: &str) -> Value {
        let Shape::Object(object) = T::SHAPE.inside_newtypes() else { return json!([]) };
        let mut members = Members::default();
        self.builder.options.mode = Mode::Deserialize;
        let outside = core::mem::replace(&mut self.builder.place, vec![object.name.to_owned()]);
        self.builder.members(object, &mut members);
        self.builder.place = outside;
        let groups = || members.required.iter().chain(&members.exclusive);
        let is_alias = |name: &str| groups().any(|names| names.iter().skip(1).any(|alias| *alias == name));
        let is_required = |name: &str| part == "path" || members.required.iter().any(|names| names.first() == Some(&name));
        let properties = members.properties.iter().filter(|(name, _)| !is_alias(name));
        let parameters = properties.map(|(name, schema)| {
            let is_object = part == "query" && is_object(object, name);
            self.in_version(parameter(name, part, is_required(name), is_object, schema))
        });
        parameters.collect()
    }
}

fn parameter(name: &str, part: &str, is_required: bool, is_object: bool, schema: &Value) -> Value {
    let mut parameter = Map::new();
    let mut schema = schema.clone();
    let sent = if part == "header" { name.replace('_', "-") } else { name.to_owned() };
    parameter.insert("name".to_owned(), sent.into());
    parameter.insert("in".to_owned(), part.into());
    parameter.insert("required".to_owned(), is_required.into());
    if let Value::Object(keywords) = &mut schema {
        for annotation in ["description", "deprecated"] {
            keywords.remove(annotation).into_iter().for_each(|it| _ = parameter.insert(annotation.to_owned(), it));
        }
    }
    if is_object {
        parameter.insert("style".to_owned(), "deepObject".into());
        parameter.insert("explode".to_owned(), true.into());
    }
    parameter.insert("schema".to_owned(), schema);
    parameter.into()
}

/// Whether a field of this name has parts.
fn is_object(object: &'static Object, name: &str) -> bool {
    let mut fields = object.fields.iter();
    let field = fields.find(|field| field.name == name).map(|field| (field.shape)().inside_newtypes());
    matches!(field, Some(Shape::Object(_) | Shape::Map(_) | Shape::Metadata))
}
