//! OpenAPI components.

use serde_json::{Value, json};

use super::build::{Builder, Form};
use super::gap::Gap;
use super::openapi30;
use super::options::{Mode, OpenApiVersion};
use crate::describe::Describe;

/// The schemas of an OpenAPI document, of version 3.1 or 3.0: several types share their definitions, and refer to each other by `#/components/schemas/…`.
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
pub struct OpenApi {
    pub(super) builder: Builder<'static>,
    version: OpenApiVersion,
}

impl OpenApi {
    /// Creates an empty set of schemas.
    #[must_use]
    pub fn new() -> Self {
        Self { builder: Builder::new(Form::OpenApi), version: OpenApiVersion::V3_1 }
    }

    /// The version of OpenAPI, 3.1 by default. Version 3.0 cannot express everything: see [`SchemaGap::Version`]. Set it before you add schemas.
    ///
    /// ```
    /// use polar_event_core::Event;
    /// use polar_event_core::schema::{OpenApi, OpenApiVersion};
    /// use serde_json::json;
    ///
    /// #[derive(Event)]
    /// struct Order {
    ///     #[event(nullable, range(exclusive_min = 0.0))]
    ///     price: Option<f64>,
    /// }
    ///
    /// let mut components = OpenApi::new().version(OpenApiVersion::V3_0);
    /// components.schema::<Order>();
    /// let price = &components.schemas()["Order"]["properties"]["price"];
    /// assert_eq!(
    ///     *price,
    ///     json!({ "type": "number", "format": "double", "nullable": true, "minimum": 0.0, "exclusiveMinimum": true }),
    /// );
    /// ```
    ///
    /// [`SchemaGap::Version`]: super::SchemaGap::Version
    #[must_use]
    pub fn version(mut self, version: OpenApiVersion) -> Self {
        self.version = version;
        self.builder.options.lacks = version.into();
        self
    }

    /// Whether patterns have only what every regular expression engine reads: see [`Schema::portable`](super::Schema::portable). Set it before
    /// you add schemas.
    #[must_use]
    pub fn portable(mut self, is_portable: bool) -> Self {
        self.builder.options.is_portable = is_portable;
        self
    }

    /// The schema of a value of this type that is accepted, for requests. If the type has a name, the schema is a reference, and the type is
    /// among [`schemas`](Self::schemas).
    pub fn schema<T: Describe>(&mut self) -> Value {
        self.in_mode::<T>(Mode::Deserialize)
    }

    /// The schema of a value of this type that is written, for responses: see [`Mode::Serialize`]. A type that is read and written the same has
    /// one definition; of others, the name of that for responses ends with `Output`.
    ///
    /// ```
    /// use polar_event_core::Event;
    /// use polar_event_core::schema::OpenApi;
    /// use serde_json::json;
    ///
    /// #[derive(Event)]
    /// struct Order {
    ///     #[event(default = 1)]
    ///     count: u32,
    ///     address: Address,
    /// }
    ///
    /// #[derive(Event)]
    /// struct Address {
    ///     city: String,
    /// }
    ///
    /// let mut components = OpenApi::new();
    /// assert_eq!(components.schema::<Order>(), json!({ "$ref": "#/components/schemas/Order" }));
    /// assert_eq!(components.response::<Order>(), json!({ "$ref": "#/components/schemas/OrderOutput" }));
    /// assert_eq!(components.response::<Address>(), json!({ "$ref": "#/components/schemas/Address" }));
    /// let schemas = components.schemas();
    /// assert_eq!(schemas["Order"]["required"], json!(["address"]));
    /// assert_eq!(schemas["OrderOutput"]["required"], json!(["count", "address"]));
    /// ```
    pub fn response<T: Describe>(&mut self) -> Value {
        self.in_mode::<T>(Mode::Serialize)
    }

    fn in_mode<T: Describe>(&mut self, mode: Mode) -> Value {
        (self.builder.options.mode, self.builder.options.has_both_modes) = (mode, true);
        let node = self.builder.value(T::SHAPE, &[]);
        self.in_version(if T::OPTIONAL || T::NULLABLE { node.nullable() } else { node }.into())
    }

    /// The definitions so far, for `components.schemas`.
    #[must_use]
    pub fn schemas(&self) -> Value {
        let schemas = self.builder.definitions();
        schemas.into_iter().map(|(name, schema)| (name, self.in_version(schema))).collect()
    }

    /// The places where the schemas so far cannot express what the decoder checks: see [`gaps`](super::gaps).
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        self.builder.gaps()
    }

    pub(super) fn in_version(&self, mut schema: Value) -> Value {
        if self.version == OpenApiVersion::V3_0 {
            openapi30::translate(&mut schema);
        }
        schema
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
/// assert_eq!(names[..4], ["Cost", "CostAmount", "Currency", "EventCreate"]);
/// assert_eq!(names[4..], ["EventCreateCustomer", "EventCreateExternalCustomer", "EventMetadata", "EventsIngest", "Llm"]);
/// # }
/// ```
#[must_use]
pub fn openapi_components<T: Describe>() -> Value {
    let mut components = OpenApi::new();
    _ = components.schema::<T>();
    json!({ "schemas": components.schemas() })
}
