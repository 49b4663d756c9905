//! What a type needs to be that of a field, as one trait: a type that has none of them is one error instead of one for each.

use core::hash::Hash;
use core::marker::PhantomData;

use serde_core::de::Deserialize;
use serde_core::ser::Serialize;

use crate::decode::{Decode, DecodeKey};
use crate::describe::Describe;
use crate::validate::flatten::Flatten;
use crate::validate::{Key, Validate};

/// A type that is deserialized by this library's traits: what a value is converted from.
#[diagnostic::on_unimplemented(
    message = "`Event` is not derived for `{Self}`",
    label = "not a type that can be decoded",
    note = "derive `Event` for `{Self}`"
)]
pub trait DecodedType<'de>: Decode<'de> + Describe + Validate {}

#[diagnostic::do_not_recommend]
impl<'de, T: Decode<'de> + Describe + Validate> DecodedType<'de> for T {}

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

/// A type that the keys of a field's map can have, as [`FieldType`] is one for values.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the key of a map",
    label = "not a type of keys",
    note = "keys are strings in JSON: strings, `char`, integers, `bool`, enums without data, newtypes of them, `Uuid`, IP addresses and times; derive `Event` for an enum or a newtype"
)]
pub trait KeyType<'de>: DecodeKey<'de> + Key + Describe + Validate {}

#[diagnostic::do_not_recommend]
impl<'de, K: DecodeKey<'de> + Key + Describe + Validate> KeyType<'de> for K {}

/// A type that the items of a hash set or the keys of a hash map can have, beside [`FieldType`] or [`KeyType`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no hash: it cannot be in a hash set, or the key of a hash map",
    label = "needs `Eq` and `Hash`",
    note = "derive `PartialEq`, `Eq` and `Hash` for it, or use a `Vec` with `#[event(unique)]`"
)]
pub trait HashedType: Eq + Hash {}

#[diagnostic::do_not_recommend]
impl<T: Eq + Hash> HashedType for T {}

/// A type that serde's traits read and write.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not read and written by serde's traits",
    label = "needs serde's `Deserialize` and `Serialize`",
    note = "derive `serde::Deserialize` and `serde::Serialize` for it, or derive `Event` for it and leave `via_serde` out"
)]
pub trait SerdeType<'de>: Deserialize<'de> + Serialize {}

#[diagnostic::do_not_recommend]
impl<'de, T: Deserialize<'de> + Serialize> SerdeType<'de> for T {}

/// A type that a flattened field can have. Generated code names the field's type and its slot by this trait, in the struct of all slots as well as
/// in each function: a type that cannot be flattened is the same error everywhere then, and the compiler reports it once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: only structs, enums and maps have keys",
    label = "has no keys",
    note = "derive `Event` for a struct with named fields or an enum, or use a map with string keys; an `Option` or a `Box` may be around it"
)]
pub trait FlatType {
    /// [`Flatten::State`].
    type Slot;
    /// [`Flatten::Itself`].
    type Itself;
}

#[diagnostic::do_not_recommend]
impl<T: Flatten> FlatType for T {
    type Slot = T::State;
    type Itself = T::Itself;
}

/// A type that is the type `T`.
pub trait Same<T> {
    /// The value.
    fn same(&self) -> &T;
}

#[diagnostic::do_not_recommend]
impl<T> Same<T> for T {
    #[inline(always)]
    fn same(&self) -> &T {
        self
    }
}

/// What no type is. With another impl of [`Same`], the compiler does not conclude from the type what an unknown `T` is.
#[derive(Debug)]
pub struct Other<T>(PhantomData<T>);

impl<T> Default for Other<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Same<Other<T>> for T {
    fn same(&self) -> &Other<T> {
        &Other(PhantomData)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Same<Option<Other<T>>> for Option<T> {
    fn same(&self) -> &Option<Other<T>> {
        &None
    }
}

#[diagnostic::do_not_recommend]
impl<T> Same<Option<Box<Other<T>>>> for Option<Box<T>> {
    fn same(&self) -> &Option<Box<Other<T>>> {
        &None
    }
}

#[diagnostic::do_not_recommend]
impl<T> Same<Box<Other<T>>> for Box<T> {
    fn same(&self) -> &Box<Other<T>> {
        // Nothing calls it. A `Box` cannot be a constant.
        Box::leak(Box::default())
    }
}

/// A reference to the value of a flattened field, as one to [`FlatType::Itself`].
#[inline(always)]
pub fn same<T: Same<U>, U>(value: &T) -> &U {
    value.same()
}

/// A type that is serialized by its own `Serialize` always: one within a flattened type, or what a value is converted from and into.
#[diagnostic::on_unimplemented(
    message = "`Event` is not derived for `{Self}`",
    label = "not a type of fields",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(via_serde)]` if the type has serde's traits only"
)]
pub trait PlainType<'de>: Decode<'de> + Describe + Validate + Serialize {}

#[diagnostic::do_not_recommend]
impl<'de, T: Decode<'de> + Describe + Validate + Serialize> PlainType<'de> for T {}

/// Named by generated code, and never called.
pub fn plain_type<'de, T: PlainType<'de>>() {}

/// Named by generated code, and never called.
pub fn decoded_type<'de, T: DecodedType<'de>>() {}

/// Named by generated code, and never called.
pub fn field_type<'de, T: FieldType<'de>>() {}

/// Named by generated code, and never called.
pub fn hashed_type<T: HashedType>() {}

/// Named by generated code, and never called.
pub fn serde_type<'de, T: SerdeType<'de>>() {}

/// Named by generated code, and never called.
pub fn key_type<'de, K: KeyType<'de>>() {}

#[cfg(feature = "time")]
mod written {
    use super::FieldType;
    use crate::serialize::write::Written;

    /// Chooses the value itself where the type lacks only `Serialize`, which is then the error.
    pub trait ByNone<'a> {
        /// The type.
        type Value;

        /// What to hand to a serializer.
        fn __known(self) -> &'a Self::Value;
    }

    impl<'a, T: FieldType<'a>> ByNone<'a> for Written<'a, T> {
        type Value = T;

        fn __known(self) -> &'a T {
            self.0
        }
    }
}

#[cfg(feature = "time")]
pub use written::ByNone;
