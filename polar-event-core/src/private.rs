//! What generated code refers to, under one name, so that it does not depend on what is in scope where it lands.

pub use core::clone::Clone;
pub use core::convert::{AsRef, From, Into, TryFrom};
pub use core::default::Default;
pub use core::marker::PhantomData;
pub use core::ops::{Deref, Fn};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, f64, i128, str, u64, usize};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use core::unreachable;
pub use std::borrow::Cow;
pub use std::vec::Vec;

pub use serde_core::de::{Deserialize, Deserializer, MapAccess};
pub use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, SerializeTupleStruct, Serializer};

pub use crate::decode::with::{ByField, ByType, ReadWith};
pub use crate::decode::{
    self, Decode, DecodeEntries, DecodeFlatten, DecodeItems, DecodeKey, Fields, Flatten, Items, Map, Part, Seen, Source, UnitEnum,
};
pub use crate::describe::{self, Arguments, Describe, Enum, Extent, Field, Keys, Newtype, Object, Shape, Tagging, Variant};
pub use crate::rule::cross_field::{equals, for_optional, forbidden_if, required_if};
pub use crate::rule::{self, Rule, Rules};
pub use crate::rule::{Said, Words, check_message};
pub use crate::serialize;
pub use crate::serialize::with::{WriteWith, WrittenWith};
#[cfg(feature = "time")]
pub use crate::serialize::write::{BySerde, ByWrite, Write, Written};
pub use crate::state::{Covered, Declared, MetAnyway, covered};
pub use crate::union::{self, SerializeContent, Variants};
pub use crate::validate::{self, CheckNothing, CheckOwn, CheckPart, Key, Validate};
#[cfg(feature = "arbitrary")]
pub mod arbitrary {
    //! What `#[event(arbitrary)]` calls.

    pub use ::arbitrary::{Arbitrary, Result, Unstructured};

    pub use crate::testing::arbitrary as value;
}
#[cfg(feature = "schemars")]
pub mod schemars {
    //! What `#[event(schemars)]` calls.

    pub use ::schemars::{JsonSchema, Schema, SchemaGenerator};

    pub use crate::schema::schemars::{id, is_inline, name, schema};
}
#[cfg(feature = "utoipa")]
pub mod utoipa {
    //! What `#[event(utoipa)]` calls.

    pub use ::utoipa::__dev::ComposeSchema;
    pub use ::utoipa::openapi::RefOr;
    pub use ::utoipa::openapi::schema::Schema;
    pub use ::utoipa::{PartialSchema, ToSchema};
    pub use std::string::String;

    pub use crate::schema::utoipa::{name, schema, schemas};
}
pub use crate::{Code, Context, Literal, MetBy, MetadataRules, Needs, Number, Report};

/// Parses a text as a value; what does not parse is a violation, which does not repeat the text.
///
/// # Errors
///
/// The violation.
pub fn parse<T: FromStr>(text: &str) -> Result<T, Report> {
    text.parse().map_err(|_| Report::from("does not parse"))
}
