//! The public deserializer, for types with serde's `Deserialize`.

use serde_core::de::Visitor;

use super::cursor::{Reader, Result, utf8};
use super::error::Error;
use super::limits::Limits;
use super::source_map::{FaultKind, Place};

/// A strict JSON reader as serde's deserializer, for types that have serde's `Deserialize`.
///
/// For types with `#[derive(Event)]`, [`from_slice`](crate::json::from_slice) does more: it finds every fault, and knows its place.
///
/// What it makes of a text is what `serde_json` makes of it, but for these:
///
/// - Integers beyond `u64` and below `i64` stay integers: they are visited as `u128` or `i128`, and are an error beyond these. Only a
///   type that asks for a float gets one.
/// - Numbers beyond the float that is asked for are errors, also `f32`.
/// - Skipped values are held to the same rules as all others: UTF-8, no half surrogate pairs. So are strings that
///   become bytes. Only numbers may be of any size there, as for `serde_json`.
/// - The [`Limits`].
///
/// ```
/// use polar_event_core::json;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Point<'a> {
///     name: &'a str,
///     at: (i32, i32),
/// }
///
/// let mut reader = json::Deserializer::from_str(r#"{"name": "home", "at": [3, -4]}"#);
/// let point = Point::deserialize(&mut reader)?;
/// reader.end()?;
/// assert_eq!((point.name, point.at), ("home", (3, -4)));
/// # Ok::<(), json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Deserializer<'de> {
    text: &'de str,
    is_cut: bool,
    at: usize,
    limits: Limits,
}

impl<'de> Deserializer<'de> {
    /// A reader of a text.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "it borrows, which the trait cannot")]
    pub fn from_str(input: &'de str) -> Self {
        Self { text: input, is_cut: false, at: 0, limits: Limits::new() }
    }

    /// A reader of bytes that should be UTF-8. All of them are checked here; if some are not, reading ends before these.
    #[must_use]
    pub fn from_slice(input: &'de [u8]) -> Self {
        let (text, is_cut) = utf8(input);
        Self { text, is_cut, at: 0, limits: Limits::new() }
    }

    /// Sets the limits. Those on reports have no meaning here.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The offset of the next byte.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Makes sure that nothing comes after what has been read but whitespace.
    ///
    /// # Errors
    ///
    /// Something else comes.
    pub fn end(&mut self) -> Result<()> {
        self.read(|reader| reader.end())
    }

    fn read<T>(&mut self, read: impl FnOnce(&mut Reader<'de, '_>) -> Result<T>) -> Result<T> {
        let place = Place::default();
        let mut reader = Reader::new((self.text, self.is_cut), self.limits, &place);
        reader.at = self.at;
        let result = if self.text.len() > self.limits.input_bytes {
            Err(reader.limit(FaultKind::Size(self.limits.input_bytes), 0, self.text.len()))
        } else {
            read(&mut reader)
        };
        self.at = reader.at;
        result.map_err(|error| error.at(self.at))
    }
}

macro_rules! pass_on {
    ($($method:ident($($name:ident: $type:ty),*);)+) => { $(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $($name: $type,)* visitor: V) -> Result<V::Value> {
            self.read(|reader| reader.value().$method($($name,)* visitor))
        }
    )+ };
}

impl<'de> serde_core::Deserializer<'de> for &mut Deserializer<'de> {
    type Error = Error;

    pass_on! {
        deserialize_any();
        deserialize_i128();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_option();
        deserialize_newtype_struct(name: &'static str);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_ignored_any();
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 char str string unit unit_struct seq tuple tuple_struct map struct identifier
    }
}
