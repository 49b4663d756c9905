//! `"Variant"` or `{"Variant": content}`.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserializer, EnumAccess, MapAccess, VariantAccess, Visitor};

use super::{ContentSeed, Variants, find, report_unknown, without_content};
use crate::decode::{Accept, VariantIndex, accept, read_key, skip_value};
use crate::describe::{Enum, Shape};
use crate::error::{Code, Param};
use crate::state::ValidationState;

struct External<T>(PhantomData<T>);

pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    if cx.is_self_describing(deserializer.is_human_readable()) {
        accept(deserializer, External(PhantomData), cx)
    } else {
        deserializer.deserialize_enum(T::ENUM.name, T::ENUM.names, ByName { cx, of: PhantomData })
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
            let code = if key == name { Code::JsonDuplicateKey } else { Code::ExtraForbidden };
            match T::ENUM.variants.get(find::<T>(&name).unwrap_or(usize::MAX)) {
                Some(variant) if code == Code::ExtraForbidden => cx.report_key(code, [("expected", Param::from(vec![variant.name]))]),
                _ => cx.report_key(code, []),
            }
            let skipped = skip_value(&mut object, cx);
            cx.prefix_path(checkpoint, || T::ENUM.segment(&key));
            skipped?;
        }
        Ok(value.filter(|_| cx.is_clean_since(checkpoint)))
    }
}

/// The variant in formats that do not name their own types.
struct ByName<'a, 'c, T> {
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> Visitor<'de> for ByName<'_, '_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a variant of {}", T::ENUM.name)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Option<T>, A::Error> {
        let (index, variant) = access.variant_seed(VariantIndex(T::ENUM.names))?;
        if T::ENUM.variants.get(index).is_some_and(|it| matches!(it.content, Shape::Null)) {
            return variant.unit_variant().map(|()| without_content::<T>(index, self.cx));
        }
        variant.newtype_variant_seed(ContentSeed::new(index, self.cx))
    }
}
