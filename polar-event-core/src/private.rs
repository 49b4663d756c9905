//! The items that generated code uses, under one name, so that it does not depend on what is in scope where it is expanded.

pub use core::borrow::Borrow;
pub use core::clone::Clone;
pub use core::convert::{AsRef, From, Into, TryFrom};
pub use core::default::Default;
pub use core::fmt::{Display, Formatter, Result as FmtResult};
pub use core::marker::PhantomData;
pub use core::ops::{Deref, Fn};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, f64, i128, str, u64, usize};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use core::unreachable;
pub use std::borrow::Cow;
pub use std::string::String;
pub use std::vec::Vec;

pub use serde_core::de::{Deserialize, Deserializer, MapAccess};
pub use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, SerializeTuple, SerializeTupleStruct, Serializer};

pub use crate::decode::key::DecodeKeyLater;
pub use crate::decode::with::{ByField, ByType, ReadWith};
pub use crate::describe::{Catches, Describe, Enum, Field, Keys, Newtype, Object, Shape, SizeBound, TagType, Tagging, TypeArgs, Variant};
pub use crate::error::check_message;
pub use crate::rule::constant::Const;
pub use crate::rule::cross_field::{equals, for_optional, forbidden_if, required_if};
pub use crate::rule::{MessageOverride, Rule, Rules, WithMessage};
#[cfg(feature = "time")]
pub use crate::serialize::chosen::{BySerde, BySerialize, ByWrite, Form, SerdeForm, assert_serde_form, own};
pub use crate::serialize::with::{WriteWith, WrittenWith};
pub use crate::state::{CoveredBy, DeclaredOn, SatisfiedLater, assert_covered};
pub use crate::types::StructTag;
#[cfg(feature = "time")]
pub use crate::types::field_type::ByNone;
pub use crate::types::field_type::{
    DecodedType, FieldType, FlatType, HashedType, KeyType, PlainType, SerdeType, decoded_type, field_type, hashed_type, key_type,
    plain_type, same, serde_type,
};
pub use crate::union::{CatchAll, SerializeCatchAll, SerializeContent, Variants};
pub use crate::validate::{CheckNothing, CheckOwn, CheckPart, Key, KeyLater, Validate};

pub use self::decode::{
    Decode, DecodeEntries, DecodeFlatten, DecodeItems, DecodeKey, FieldSet, Fields, Flatten, Items, Map, Part, Source, UnitEnum,
};

pub mod decode {
    //! Called by generated code to decode.

    pub use crate::decode::convert::{ErrorText, converted, converted_key};
    pub use crate::decode::field::{
        absent, absent_as, absent_part, absent_via_serde, absent_with, check_default, check_default_of_type, check_struct,
        check_unless_default, checked_if_absent, field, field_as, field_with,
    };
    pub use crate::decode::fields::{FieldSet, Fields, Source};
    pub use crate::decode::flatten::{
        DecodeFlatten, FlatFields, FlatSelected, FlatViaSerde, FlatWrapper, FlattenPart, Selection, flat_decode, flat_find, flat_finish,
        flat_finish_option_via_serde, flat_finish_via_serde, flat_len, flat_present, flat_present_via_serde, flat_select,
        flat_select_via_serde, flat_take, selects, takes_others,
    };
    pub use crate::decode::newtype::{newtype, newtype_with, unit};
    pub use crate::decode::newtype_key::read_newtype_key;
    pub use crate::decode::object::{object, object_into};
    pub use crate::decode::owning::Owned;
    pub use crate::decode::part::{DecodeEntries, DecodeItems, Part};
    pub use crate::decode::positions::{positions, positions_of_variant};
    pub use crate::decode::sensitive::{read_sensitive, read_sensitive_type};
    pub use crate::decode::unit_enum::{UnitEnum, read_unit_enum_key, serialize_unit_enum, unit_enum, unit_enum_from_text};
    pub use crate::decode::via_serde::{ViaSerde, read_with, via_serde, via_serde_if_absent};
    pub use crate::decode::*;
    pub use crate::types::decode_scalar;
    pub use crate::validate::finish::{sensitive, sensitive_type, warn_of_field, with_override};
    pub use crate::validate::flatten::Flatten;
    pub use crate::validate::part::{Compared, Comparing, ComparingNothing, Each, Entries, Items, Map, Plain, Then};
}
pub mod describe {
    //! Compile-time checks of descriptions in generated code.

    pub use crate::describe::flatten::check_flattened;
    pub use crate::describe::generated::{code_number, field, newtype, object, union, variant};
    pub use crate::describe::keys::check_tagged;
    pub use crate::describe::presence::{
        check_flattened_default, check_flattened_option, check_option, is_null_if_absent, is_null_if_absent_generic,
        is_null_if_absent_option, is_without_keys, null_if_absent, null_if_absent_generic, null_if_absent_option,
    };
    pub use crate::describe::probe::{Probe, Unprobed};
    pub use crate::describe::size_bound::{check_bounded, check_bounded_field};
    pub use crate::describe::*;
}
pub mod rule {
    //! Rules as constants, and the functions that check them in generated code.

    pub use crate::rule::applies::{
        for_collection, for_decimal, for_list, for_map, for_metadata, for_number, for_text, for_time, for_url, for_uuid, nullable,
    };
    pub use crate::rule::constant::for_literals;
    pub use crate::rule::contains::{check_contains_number, check_contains_text, contains_text};
    pub use crate::rule::contradiction::{assert_allowed, assert_possible};
    pub use crate::rule::facts::Facts;
    pub use crate::rule::function::{ErrorText, Outcome, RefusedError, check, condition};
    pub use crate::rule::unique::check_unique;
    pub use crate::rule::with_message::{all_with_override, check_message_of};
    pub use crate::rule::*;
}
pub mod serialize {
    //! Called by generated code to serialize.

    pub use crate::serialize::*;
}
pub mod union {
    //! Called by generated code for enums whose variants hold data.

    pub use crate::union::*;
}
pub mod validate {
    //! Called by generated code to validate values in memory.

    pub use crate::validate::*;
}
#[cfg(feature = "arbitrary")]
pub mod arbitrary {
    //! Used by `#[event(arbitrary)]`.

    pub use ::arbitrary::{Arbitrary, Result, Unstructured};

    pub use crate::testing::arbitrary as value;
}
#[cfg(feature = "schemars")]
pub mod schemars {
    //! Used by `#[event(schemars)]`.

    pub use ::schemars::{JsonSchema, Schema, SchemaGenerator};

    pub use crate::schema::schemars::{id, is_inline, name, schema};
}
#[cfg(feature = "utoipa")]
pub mod utoipa {
    //! Used by `#[event(utoipa)]`.

    pub use ::utoipa::__dev::ComposeSchema;
    pub use ::utoipa::openapi::RefOr;
    pub use ::utoipa::openapi::schema::Schema;
    pub use ::utoipa::{PartialSchema, ToSchema};
    pub use std::string::String;

    pub use crate::schema::utoipa::{name, schema, schemas};
}
pub use crate::{Code, Literal, MetadataRules, Number, Report, Requires, SatisfiedBy, ValidationState};

pub mod parse {
    //! Called by generated code to parse a value from a string: by `derive(FromStr)`.

    pub use crate::decode::parse::{ErrorWithoutReport, ParseError, ParsedType, does_not_parse, parsed_type};
}
