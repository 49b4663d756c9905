//! Structs of std: what types have in common that serde writes as objects of a few fields, such as `{"start": 1, "end": 5}`.

use crate::describe::{Field, Object, Shape, TypeArgs};
use crate::rule::Rules;

/// A required field.
pub(super) const fn field(name: &'static str, doc: &'static str, rules: Rules, shape: fn() -> &'static Shape) -> Field {
    Field { doc, rules, ..Field::new(name, shape) }
}

/// An object of these fields alone: serde refuses others.
pub(super) const fn object(
    name: &'static str,
    doc: &'static str,
    arguments: TypeArgs,
    fields: &'static [Field],
    names: &'static [&'static str],
) -> Object {
    Object { doc, arguments, deny_unknown_fields: true, ..Object::new(name, fields, names) }
}

/// Implements `Decode` for a type that is read from an object with these required fields. `$make` makes a value of the fields, or `None` if
/// there is none; a macro and no trait, since the fields have types of their own.
macro_rules! struct_like {
    ([$($generics:ident)?] $type:ty, $requires:ty { $($name:ident $index:literal: $field:ty),+ } $make:expr) => {
        const _: () = {
            struct Slots<$($generics)?> {
                $($name: Option<$field>,)+
            }

            impl<$($generics)?> Slots<$($generics)?> {
                fn new() -> Self {
                    Self { $($name: None),+ }
                }
            }

            impl<'de, $($generics: crate::decode::Decode<'de> + crate::describe::Describe)?> crate::decode::Fields<'de> for Slots<$($generics)?> {
                type Output = $type;
                type Seen = u64;
                const OBJECT: &'static crate::describe::Object = <$type as crate::describe::Describe>::SHAPE.object();

                fn find(name: &str) -> Option<(usize, &'static str)> {
                    match name {
                        $(stringify!($name) => Some(($index, stringify!($name))),)+
                        _ => None,
                    }
                }

                fn decode<S: crate::decode::Source<'de>>(
                    &mut self,
                    index: usize,
                    source: S,
                    cx: &mut crate::state::ValidationState<'_>,
                ) -> Result<(), S::Error> {
                    match (index, Self::OBJECT.fields.get(index)) {
                        $(($index, Some(field)) => crate::decode::field::field(source, &mut self.$name, field, cx),)+
                        _ => Ok(()),
                    }
                }

                fn fill_missing(&mut self, seen: &u64, cx: &mut crate::state::ValidationState<'_>) {
                    use crate::decode::FieldSet as _;
                    $(if let (false, Some(field)) = (seen.contains($index), Self::OBJECT.fields.get($index)) {
                        crate::decode::field::absent(&mut self.$name, field, cx);
                    })+
                }

                fn finish(self, _: &u64, cx: &mut crate::state::ValidationState<'_>) -> Option<$type> {
                    let make: fn($($field,)+ &mut crate::state::ValidationState<'_>) -> Option<$type> = $make;
                    make($(self.$name?,)+ cx)
                }
            }

            impl<'de, $($generics: crate::decode::Decode<'de> + crate::describe::Describe)?> crate::decode::Decode<'de> for $type {
                type Requires = $requires;

                fn decode<D: serde_core::Deserializer<'de>>(
                    deserializer: D,
                    _: crate::rule::Rules,
                    cx: &mut crate::state::ValidationState<'_>,
                ) -> Result<Option<Self>, D::Error> {
                    crate::decode::object::object(deserializer, Slots::new, cx)
                }
            }
        };
    };
}

pub(super) use struct_like;
