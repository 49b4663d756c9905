//! `"Variant"` or `{"Variant": content}`.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserializer, EnumAccess, Error, MapAccess, VariantAccess, Visitor};

use super::{ContentSeed, Variants, at, decode_fields, find, report_unknown, without_content};
use crate::decode::{Accept, VariantSeed, accept, read_key, skip_value};
use crate::describe::{Enum, Shape, Variant};
use crate::error::{Code, Param, Segment};
use crate::state::ValidationState;

struct External<T>(PhantomData<T>);

pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    if cx.collects() {
        accept(deserializer, External(PhantomData), cx)
    } else {
        let human_readable = deserializer.is_human_readable();
        deserializer.deserialize_enum(T::ENUM.name, T::ENUM.names, ByName { human_readable, cx, of: PhantomData })
    }
}

/// What to say of a value that is neither a string nor an object.
const fn wrong_type(shape: &'static Enum) -> Code {
    let mut variants = shape.variants;
    while let [first, rest @ ..] = variants {
        if matches!(first.content, Shape::Null) {
            return Code::VariantType;
        }
        variants = rest;
    }
    Code::ObjectType
}

impl<'de, T: Variants<'de>> Accept<'de> for External<T> {
    type Value = T;
    const WRONG_TYPE: Code = wrong_type(T::ENUM);

    fn visit_str(self, name: &str, cx: &mut ValidationState<'_>) -> Option<T> {
        let Some(index) = find::<T>(name) else {
            report_unknown(T::ENUM, name, cx);
            return None;
        };
        let value =
            without_content::<T>(index, cx).filter(|_| T::ENUM.variants.get(index).is_some_and(|it| matches!(it.content, Shape::Null)));
        if value.is_none() {
            cx.report_type(Code::ObjectType, "string");
        }
        value
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        let checkpoint = cx.checkpoint();
        let Some(name) = read_key(&mut object, cx)? else {
            cx.report_type(Self::WRONG_TYPE, "empty object");
            return Ok(None);
        };
        let value = match find::<T>(&name) {
            Some(index) if cx.is_clean_since(checkpoint) => object.next_value_seed(ContentSeed::new(index, cx)),
            found => {
                if found.is_none() && cx.is_clean_since(checkpoint) {
                    report_unknown(T::ENUM, &name, cx);
                }
                cx.mark_as_key_error(checkpoint);
                skip_value(&mut object, cx).map(|()| None)
            }
        };
        cx.prefix_path(checkpoint, || T::ENUM.segment(&name));
        let value = value?;
        while let Some(key) = read_key(&mut object, cx)? {
            let checkpoint = cx.checkpoint();
            let named = T::find(&name).and_then(|index| T::ENUM.variants.get(index)).map(Variant::names);
            let as_written = named.and_then(|names| names.all().find(|one| *one == name));
            match (named, as_written) {
                (Some(names), _) if names.all().any(|one| one == key) => cx.report_again(Some(names)),
                (_, Some(name)) => cx.report_key(Code::ExtraForbidden, [("expected", Param::from(vec![name]))]),
                // What it is called has been reported.
                _ => cx.report_key(if key == name { Code::JsonDuplicateKey } else { Code::ExtraForbidden }, []),
            }
            let skipped = skip_value(&mut object, cx);
            cx.prefix_path(checkpoint, || T::ENUM.segment(&key));
            skipped?;
        }
        Ok(value.filter(|_| cx.is_clean_since(checkpoint)))
    }
}

/// The variant where the format is asked for an enum.
struct ByName<'a, 'c, T> {
    human_readable: bool,
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> Visitor<'de> for ByName<'_, '_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a variant of {}", T::ENUM.name)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Option<T>, A::Error> {
        let (index, variant) = access.variant_seed(VariantSeed { names: T::ENUM.names, find: find::<T>, at: at::<T> })?;
        let content = T::ENUM.variants.get(index).map_or(&Shape::Null, |variant| &variant.content);
        let checkpoint = self.cx.checkpoint();
        let value = match content {
            Shape::Null => variant.unit_variant().map(|()| without_content::<T>(index, self.cx)),
            // As serde has it: flattened fields make a variant a map, which is the content of a newtype.
            Shape::Object(object) if object.flattened.is_empty() => {
                decode_fields(index, VariantContent { variant, human_readable: self.human_readable }, self.cx)
            }
            Shape::TupleStruct(_) => decode_fields(index, VariantContent { variant, human_readable: self.human_readable }, self.cx),
            _ => variant.newtype_variant_seed(ContentSeed::new(index, self.cx)),
        };
        if let Some(variant) = T::ENUM.variants.get(index) {
            self.cx.prefix_path(checkpoint, || Segment::from(variant.name));
        }
        value
    }
}

/// The fields of a variant, as a deserializer: what a struct asks of one, the format is asked of a variant.
struct VariantContent<V> {
    variant: V,
    human_readable: bool,
}

impl<'de, A: VariantAccess<'de>> Deserializer<'de> for VariantContent<A> {
    type Error = A::Error;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, A::Error> {
        Err(A::Error::custom("a variant with fields can be read as fields only"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.variant.struct_variant(fields, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.variant.tuple_variant(len, visitor)
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple_struct map enum identifier ignored_any
    }
}
