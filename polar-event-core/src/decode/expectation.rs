//! What a type with serde's traits expects: it is asked again, without a document, so that it cannot repeat anything of one.

use serde_core::de::{self, DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::with::Read;

/// What the visitor expects that the type hands to a deserializer. `None` if that is not what the type has refused: the visitor is one of serde's
/// own, which takes a value of the right kind, or one of a map, tuple or struct, whose parts have visitors of their own. The items of a list have
/// the same one.
#[cold]
pub(super) fn expectation<'de, T, R: Read<'de, T>>(human_readable: bool) -> Option<String> {
    let mut expected = None;
    let _ = R::read(Asked { expected: &mut expected, human_readable });
    expected.filter(|expected| !is_of_any_value(expected))
}

/// Whether serde's own visitors say this: of primitive types, and of types for any value.
fn is_of_any_value(expected: &str) -> bool {
    const PRIMITIVES: &[&str] = &[
        "a boolean",
        "a character",
        "a string",
        "a borrowed string",
        "unit",
        "a byte array",
        "a borrowed byte array",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "f32",
        "f64",
    ];
    expected.starts_with("any") || PRIMITIVES.contains(&expected)
}

/// A deserializer that has no value. It only takes note of what the visitor expects.
struct Asked<'a> {
    expected: &'a mut Option<String>,
    human_readable: bool,
}

impl Asked<'_> {
    fn nothing(self) -> de::value::Error {
        de::value::Error::custom("there is no value")
    }
}

macro_rules! pass_over {
    ($($method:ident($($type:ty),*);)+) => { $(
        fn $method<V: Visitor<'de>>(self, $(_: $type,)* _: V) -> Result<V::Value, Self::Error> {
            Err(self.nothing())
        }
    )+ };
}

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = de::value::Error;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        *self.expected = Some((&visitor as &dyn de::Expected).to_string());
        Err(self.nothing())
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct identifier
    }

    pass_over! {
        deserialize_tuple(usize);
        deserialize_tuple_struct(&'static str, usize);
        deserialize_map();
        deserialize_struct(&'static str, &'static [&'static str]);
        deserialize_enum(&'static str, &'static [&'static str]);
        deserialize_ignored_any();
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_seq(OneItem(Some(self)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }
}

/// A list with one item.
struct OneItem<'a>(Option<Asked<'a>>);

impl<'de> SeqAccess<'de> for OneItem<'_> {
    type Error = de::value::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Self::Error> {
        self.0.take().map(|asked| seed.deserialize(asked)).transpose()
    }
}
