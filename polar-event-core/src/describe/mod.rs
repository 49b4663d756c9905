//! The input that a type accepts, as a constant: fields, names, types, presence, rules, documentation.

mod enums;
pub(crate) mod flat_keys;
pub(crate) mod flatten;
pub(crate) mod generated;
pub(crate) mod keys;
mod object;
pub(crate) mod presence;
pub(crate) mod probe;
pub(crate) mod secrets;
pub(crate) mod size_bound;
mod text_format;

pub use enums::{Catches, Enum, TagType, Tagging, Variant};
pub use keys::Keys;
pub use object::{Field, Object};
pub use size_bound::SizeBound;
pub use text_format::TextFormat;

use core::fmt;

use crate::rule::{MessageOverride, Rules};

/// A type that describes the input that it accepts.
///
/// `#[derive(Event)]` implements it; decoding, validation and all generated documentation use the same constant.
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

    /// Whether a field of this type may be `null` without a `nullable` attribute.
    const NULLABLE: bool = false;

    /// Whether this is an `Option`, or a type around one. Where `nullable` applies to a field of this type, `null` deserializes to `None`, and
    /// `None` is serialized as `null`.
    const IS_OPTION: bool = false;

    /// Whether `Default::default()` of an optional type is the value of an absent field, so that the field can be left out beside a
    /// `default`.
    const DEFAULT_IS_ABSENT: bool = false;

    /// The description of an item, or of a value of a map. It cannot be absent, so an `Option` there may be `null`.
    const ITEM_SHAPE: &'static Shape = if Self::OPTIONAL || Self::NULLABLE { &Shape::Nullable(Self::shape) } else { Self::SHAPE };

    /// The bound on the size of values, as known at compile time: for `#[event(bounded)]`. Wrapper types compute it from the types inside;
    /// otherwise the description determines it.
    const SIZE_BOUND: SizeBound = SizeBound::of(Self::SHAPE);

    /// The keys of a value, as known at compile time: for internally tagged enums, which have a tag beside them. Wrapper types compute them
    /// from the types inside; otherwise the description determines them.
    const KEYS: Keys = Keys::of(Self::SHAPE);

    /// The description as the key of a map, which is a string in JSON.
    #[must_use]
    fn key_shape() -> &'static Shape {
        Self::SHAPE
    }

    /// The description, as a function: a [`ShapeFn`]. There is only one for each type, however often it is used.
    #[must_use]
    fn shape() -> &'static Shape {
        Self::SHAPE
    }
}

/// A function that returns a description, so that recursive types can have one.
pub type ShapeFn = fn() -> &'static Shape;

/// The input that a type accepts.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Shape {
    /// `true` or `false`.
    Boolean,
    /// An integer of this type: `"u8"`.
    Integer(&'static str),
    /// A float of this type: `"f64"`.
    Float(&'static str),
    /// A decimal: a number, or a string that contains one.
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
    /// A string in this format.
    Formatted(&'static TextFormat),
    /// `null`.
    Null,
    /// An array.
    Array(Array),
    /// An array with this number of items, each with its own description.
    Tuple(&'static [ShapeFn]),
    /// An object with any keys.
    Map(Map),
    /// [`Metadata`](crate::Metadata).
    Metadata,
    /// An object with these fields.
    Object(Object),
    /// An array whose items are the fields of a tuple struct.
    TupleStruct(Object),

    /// One of several variants.
    Enum(Enum),
    /// The input of another type, with its own rules and name.
    Newtype(Newtype),
    /// The input of another type, or `null`: an `Option` that is an item of a collection.
    Nullable(ShapeFn),
    /// Any JSON.
    Any,
    /// Everything that this type's own `Deserialize` accepts.
    ViaSerde(&'static str),
}

impl Shape {
    /// The description of a struct; an empty one if this is something else.
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

    /// Whether the value must not be shown: the type is a newtype or an enum that is `#[event(sensitive)]`, or a newtype of one.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        let mut shape = self;
        // A newtype that contains itself has no values, but it has a description.
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

    /// The description inside newtypes.
    #[must_use]
    pub(crate) fn inside_newtypes(&'static self) -> &'static Self {
        let mut shape = self;
        // A newtype that contains itself has no values, but it has a description.
        for _ in 0..MAX_NEWTYPES {
            let Self::Newtype(newtype) = shape else { break };
            shape = (newtype.shape)();
        }
        shape
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

    /// The description of the content of a variant; [`Shape::Null`] if there is no such variant.
    #[must_use]
    pub const fn content(&'static self, index: usize) -> &'static Self {
        self.variants().content_of(index)
    }

    /// The rules on the unknown name that a variant keeps; none if it keeps none.
    #[must_use]
    pub const fn name_rules(&'static self, index: usize) -> Rules {
        let variants = self.variants().variants;
        if index < variants.len() {
            #[expect(clippy::indexing_slicing, reason = "the index has been checked")]
            if let Catches::Name { name, .. } = &variants[index].catches {
                return name.rules;
            }
        }
        &[]
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

/// The maximum number of nested newtypes that are searched.
const MAX_NEWTYPES: usize = 16;

/// An array, list or set.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Array {
    /// The description of the items.
    pub item: ShapeFn,
    /// The number of items, if it is fixed.
    pub len: Option<usize>,
    /// Whether equal items are merged.
    pub set: bool,
}

impl Array {
    /// Creates an array of any length.
    #[must_use]
    pub const fn new(item: ShapeFn) -> Self {
        Self { item, len: None, set: false }
    }
}

/// A map, whose keys are strings in JSON.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Map {
    /// The description of the keys.
    pub key: ShapeFn,
    /// The description of the values.
    pub value: ShapeFn,
}

impl Map {
    /// Creates a map with any number of entries.
    #[must_use]
    pub const fn new(key: ShapeFn, value: ShapeFn) -> Self {
        Self { key, value }
    }
}

/// The arguments of a generic type: the descriptions of those type parameters that its fields use, in order of occurrence.
#[derive(Clone, Copy)]
pub struct TypeArgs(pub &'static [ShapeFn]);

/// Only the name: the fields show what the arguments are.
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
    /// Examples of values, as JSON texts.
    pub examples: &'static [&'static str],
    /// The arguments of a generic type.
    pub arguments: TypeArgs,
    /// The rules.
    pub rules: Rules,
    /// The override of the code and message of violations of the value.
    pub overrides: MessageOverride,
    /// Whether the value must not be shown.
    pub sensitive: bool,
    /// The description of the value's type.
    pub shape: ShapeFn,
}

impl Newtype {
    /// Creates a newtype with this name, and defaults for everything else.
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
        /// The descriptions of fields are left out: they may be recursive.
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
debug_without_functions!(Field { name, serialize_name, omittable, serialize_with, index, aliases, rust_name, doc, required, nullable, flatten, rules, overrides, sensitive, deprecated, examples } { default, shape });
