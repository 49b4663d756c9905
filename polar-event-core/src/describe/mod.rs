//! What a type takes, as a constant: fields, wire names, types, presence, rules, documentation.

mod enums;
pub(crate) mod flatten;
pub(crate) mod generated;
pub(crate) mod keys;
mod object;
pub(crate) mod presence;
pub(crate) mod secrets;
pub(crate) mod size_bound;

pub use enums::{Enum, Tagging, Variant};
pub use keys::Keys;
pub use object::{Field, Object};
pub use size_bound::SizeBound;

use core::fmt;

use crate::rule::{MessageOverride, Rules};

/// A type that says what it takes.
///
/// `#[derive(Event)]` implements it; decoding, validation and every rendering read the same constant.
///
/// ```
/// use polar_event_core::Describe;
/// use polar_event_core::polar::EventCreateCustomer;
///
/// let fields = EventCreateCustomer::SHAPE.fields().unwrap();
/// let required: Vec<_> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
/// assert_eq!(required, ["name", "customer_id"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no description",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(via_serde)]` if the type has serde's traits only"
)]
pub trait Describe {
    /// The description.
    const SHAPE: &'static Shape;

    /// Whether a field of this type may be absent.
    const OPTIONAL: bool = false;

    /// Whether a field of this type may be `null` without saying so.
    const NULLABLE: bool = false;

    /// Whether `Default::default()` of an optional type stands for an absent field, so that it can be left out beside a `default`.
    const DEFAULT_IS_ABSENT: bool = false;

    /// The description of a part: an item, or a value of a map. It cannot be absent, so an `Option` there may be `null`.
    const ITEM_SHAPE: &'static Shape = if Self::OPTIONAL || Self::NULLABLE { &Shape::Nullable(Self::shape) } else { Self::SHAPE };

    /// How far values of the type go, as far as the compiler has to know it: for `#[event(bounded)]`. Types that are around others say it by
    /// those; for all else the description does.
    const SIZE_BOUND: SizeBound = SizeBound::of(Self::SHAPE);

    /// The keys of a value, as far as the compiler has to know them: for internally tagged enums, which have a tag beside them. Types that are
    /// around others say them by those; for all else the description does.
    const KEYS: Keys = Keys::of(Self::SHAPE);

    /// The description as the key of a map, which is a string in JSON.
    #[must_use]
    fn key_shape() -> &'static Shape {
        Self::SHAPE
    }

    /// The description, as a function: a [`ShapeFn`], of which there is one for a type, however often it is mentioned.
    #[must_use]
    fn shape() -> &'static Shape {
        Self::SHAPE
    }
}

/// A description, to be fetched when it is needed, so that recursive types have one.
pub type ShapeFn = fn() -> &'static Shape;

/// What a type takes.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Shape {
    /// `true` or `false`.
    Boolean,
    /// An integer of this type: `"u8"`.
    Integer(&'static str),
    /// A float of this type: `"f64"`.
    Float(&'static str),
    /// A decimal: a number, or a string that holds one.
    Decimal,
    /// A string.
    String,
    /// A string of exactly one character.
    Character,
    /// A UUID in the hyphenated form.
    Uuid,
    /// An integer of this type, or a `bool`, as the text of a map's key.
    KeyText(&'static str),
    /// A URL.
    Url,
    /// An IPv4 or IPv6 address.
    IpAddress,
    /// An IPv4 address.
    Ipv4Address,
    /// An IPv6 address.
    Ipv6Address,
    /// A timestamp of RFC 3339.
    Timestamp,
    /// A date of RFC 3339: `2026-01-31`.
    Date,
    /// `null`.
    Null,
    /// An array.
    Array(Array),
    /// An array of so many items, each with its own description.
    Tuple(&'static [ShapeFn]),
    /// An object with any keys.
    Map(Map),
    /// [`Metadata`](crate::Metadata).
    Metadata,
    /// An object with these fields.
    Object(Object),
    /// An array of so many items, which are the fields of a tuple struct.
    TupleStruct(Object),

    /// One of several variants.
    Enum(Enum),
    /// What another type takes, under rules and a name of its own.
    Newtype(Newtype),
    /// What another type takes, or `null`: an `Option` that is an item of a collection.
    Nullable(ShapeFn),
    /// Anything that is JSON.
    Any,
    /// Whatever this type's own `Deserialize` takes.
    ViaSerde(&'static str),
}

impl Shape {
    /// The description of a struct; one without fields if this is something else.
    #[must_use]
    pub const fn object(&'static self) -> &'static Object {
        const EMPTY: &Object = &Object::new("", &[], &[]);
        match self {
            Self::Object(object) | Self::TupleStruct(object) => object,
            _ => EMPTY,
        }
    }

    /// The rules of a newtype; none if this is something else.
    #[must_use]
    pub const fn rules(&self) -> Rules {
        match self {
            Self::Newtype(newtype) => newtype.rules,
            _ => &[],
        }
    }

    /// Whether no text may show the value: the type is a newtype or an enum that is `#[event(sensitive)]`, or is around one.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        let mut shape = self;
        // A newtype around itself has no values, but a description.
        for _ in 0..MAX_NEWTYPES {
            match shape {
                Self::Newtype(newtype) if !newtype.sensitive => shape = (newtype.shape)(),
                Self::Nullable(inner) => shape = inner(),
                Self::Newtype(_) => return true,
                Self::Enum(of) => return of.sensitive,
                _ => break,
            }
        }
        false
    }

    /// The description of an enum; one without variants if this is something else.
    #[must_use]
    pub const fn variants(&'static self) -> &'static Enum {
        const EMPTY: &Enum = &Enum::new("", Tagging::External, &[], &[]);
        match self {
            Self::Enum(variants) => variants,
            _ => EMPTY,
        }
    }

    /// The description of what a variant of an enum holds; [`Shape::Null`] if there is no such variant.
    #[must_use]
    pub const fn content(&'static self, index: usize) -> &'static Self {
        let variants = self.variants().variants;
        if index < variants.len() {
            // A const function cannot ask with `get`.
            #[expect(clippy::indexing_slicing, reason = "the index has been checked")]
            return &variants[index].content;
        }
        &Self::Null
    }

    /// The fields, if this is a struct.
    #[must_use]
    pub const fn fields(&self) -> Option<&'static [Field]> {
        match self {
            Self::Object(object) | Self::TupleStruct(object) => Some(object.fields),
            _ => None,
        }
    }
}

/// So many newtypes, one around the other, are looked through.
const MAX_NEWTYPES: usize = 16;

/// An array, list or set.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Array {
    /// What the items take.
    pub item: ShapeFn,
    /// How many there must be, if that is fixed.
    pub len: Option<usize>,
    /// Whether equal items are one.
    pub set: bool,
}

impl Array {
    /// An array of any length.
    #[must_use]
    pub const fn new(item: ShapeFn) -> Self {
        Self { item, len: None, set: false }
    }
}

/// A map with string keys.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Map {
    /// What the keys take.
    pub key: ShapeFn,
    /// What the values take.
    pub value: ShapeFn,
}

impl Map {
    /// A map with any number of entries.
    #[must_use]
    pub const fn new(key: ShapeFn, value: ShapeFn) -> Self {
        Self { key, value }
    }
}

/// What a generic type is of: the descriptions of those parameters that its fields are made of, in the order in which they occur.
#[derive(Clone, Copy)]
pub struct TypeArgs(pub &'static [ShapeFn]);

/// Nothing but the name: what the arguments are shows in the fields.
impl fmt::Debug for TypeArgs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypeArgs")
    }
}

/// A struct around one value, such as `struct Name(String)`.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Newtype {
    /// The type's name.
    pub name: &'static str,
    /// The type's doc comment.
    pub doc: &'static str,
    /// Values that the type can have, as JSON texts.
    pub examples: &'static [&'static str],
    /// What a generic type is of.
    pub arguments: TypeArgs,
    /// The rules.
    pub rules: Rules,
    /// What violations of the value say in place of the library's own code and message.
    pub overrides: MessageOverride,
    /// Whether no text may show the value.
    pub sensitive: bool,
    /// What the value's type takes.
    pub shape: ShapeFn,
}

impl Newtype {
    /// A type of this name around another, of which nothing else is said.
    #[must_use]
    pub const fn new(name: &'static str, shape: ShapeFn) -> Self {
        Self {
            name,
            doc: "",
            examples: &[],
            arguments: TypeArgs(&[]),
            rules: &[],
            overrides: MessageOverride::NONE,
            sensitive: false,
            shape,
        }
    }
}

macro_rules! debug_without_functions {
    ($name:ident { $($data:ident),* } { $($shape:ident),* }) => {
        /// Descriptions of parts are left out: they may be recursive.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))$(.field(stringify!($data), &self.$data))*.finish_non_exhaustive()
            }
        }
    };
}

debug_without_functions!(Array { len, set } { item });
debug_without_functions!(Map {} { key, value });
debug_without_functions!(Newtype { name, doc, rules, overrides, sensitive } { shape });
debug_without_functions!(Field { name, serialize_name, index, aliases, rust_name, doc, required, nullable, flatten, rules, overrides, sensitive, deprecated, examples } { shape });
