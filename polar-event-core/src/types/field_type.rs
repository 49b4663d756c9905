//! What a type needs to be that of a field, as one trait: a type that has none of them is one error instead of one for each.

#[cfg(not(feature = "time"))]
use serde_core::ser::Serialize;

use crate::decode::Decode;
use crate::describe::Describe;
use crate::validate::Validate;

/// A type that a field of a derived type can have. Generated code names it beside everything that needs one of the traits: the compiler
/// does not report what follows from an error at the same place.
#[cfg(not(feature = "time"))]
#[diagnostic::on_unimplemented(
    message = "`Event` is not derived for `{Self}`",
    label = "not a type of fields",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(via_serde)]` if the type has serde's traits only"
)]
pub trait FieldType<'de>: Decode<'de> + Describe + Validate + Serialize {}

/// A type that a field of a derived type can have. Generated code names it beside everything that needs one of the traits: the compiler
/// does not report what follows from an error at the same place. The types of the crate `time` are serialized by this library.
#[cfg(feature = "time")]
#[diagnostic::on_unimplemented(
    message = "`Event` is not derived for `{Self}`",
    label = "not a type of fields",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(via_serde)]` if the type has serde's traits only"
)]
pub trait FieldType<'de>: Decode<'de> + Describe + Validate {}

#[cfg(not(feature = "time"))]
#[diagnostic::do_not_recommend]
impl<'de, T: Decode<'de> + Describe + Validate + Serialize> FieldType<'de> for T {}

#[cfg(feature = "time")]
#[diagnostic::do_not_recommend]
impl<'de, T: Decode<'de> + Describe + Validate> FieldType<'de> for T {}

/// Named by generated code, and never called.
pub fn field_type<'de, T: FieldType<'de>>() {}
