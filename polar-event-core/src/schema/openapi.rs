//! OpenAPI components.

use serde_json::{Value, json};

use super::build::{Builder, Form};
use crate::describe::Describe;

/// The schemas of an OpenAPI 3.1 document: several types share their definitions, and refer to each other by `#/components/schemas/…`.
///
/// In addition to JSON Schema, they use OpenAPI's own keywords: the `format`s of integers and floats, `password` for strings that are
/// `#[event(sensitive)]`, and a `discriminator` for enums with a tag.
///
/// ```
/// use polar_event_core::schema::OpenApi;
/// use polar_event_core::Event;
/// use serde_json::json;
///
/// #[derive(Event)]
/// struct Order {
///     id: u32,
/// }
///
/// let mut components = OpenApi::new();
/// let order = components.schema::<Order>();
/// let document = json!({
///     "openapi": "3.1.0",
///     "info": { "title": "Shop", "version": "1" },
///     "paths": { "/orders": { "post": {
///         "requestBody": { "required": true, "content": { "application/json": { "schema": order } } },
///         "responses": { "200": { "description": "Stored." } },
///     } } },
///     "components": { "schemas": components.schemas() },
/// });
/// assert_eq!(order, json!({ "$ref": "#/components/schemas/Order" }));
/// assert_eq!(document.pointer("/components/schemas/Order/properties/id/format"), Some(&json!("uint32")));
/// ```
pub struct OpenApi(Builder<'static>);

impl OpenApi {
    /// Creates an empty set of schemas.
    #[must_use]
    pub fn new() -> Self {
        Self(Builder::new(Form::OpenApi))
    }

    /// The schema of a value of this type. If the type has a name, the schema is a reference, and the type is among
    /// [`schemas`](Self::schemas).
    pub fn schema<T: Describe>(&mut self) -> Value {
        let node = self.0.value(T::SHAPE, &[]);
        if T::OPTIONAL || T::NULLABLE { node.nullable() } else { node }.into()
    }

    /// The definitions so far, for `components.schemas`.
    #[must_use]
    pub fn schemas(&self) -> Value {
        self.0.definitions().into()
    }
}

impl Default for OpenApi {
    fn default() -> Self {
        Self::new()
    }
}

impl core::fmt::Debug for OpenApi {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("OpenApi").field(&self.schemas()).finish()
    }
}

/// The `components` of an OpenAPI 3.1 document for one type and all types inside it: see [`OpenApi`].
///
/// ```
/// # #[cfg(all(feature = "jiff", feature = "uuid"))] {
/// use polar_event_core::polar::EventsIngest;
/// use polar_event_core::schema;
///
/// let components = schema::openapi_components::<EventsIngest>();
/// let names: Vec<&String> = components["schemas"].as_object().unwrap().keys().collect();
/// assert_eq!(names, ["EventCreate", "EventCreateCustomer", "EventCreateExternalCustomer", "EventsIngest"]);
/// # }
/// ```
#[must_use]
pub fn openapi_components<T: Describe>() -> Value {
    let mut components = OpenApi::new();
    _ = components.schema::<T>();
    json!({ "schemas": components.schemas() })
}
