//! What may be generated. Whatever is in a model has been checked.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{DeriveInput, Expr, ExprPath, Ident, LitStr, Member, Meta, Path, Type, WherePredicate};

pub(crate) use crate::check::Split;

/// A type, and everything that it asks for.
pub(crate) struct Checked<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The path to `polar-event-core`.
    pub(crate) krate: Path,
    pub(crate) model: Model<'a>,
    pub(crate) opt_ins: Vec<OptIn>,
}

/// Another crate's trait that a type asks for, by the name of the crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OptIn {
    Arbitrary,
    Schemars,
    Utoipa,
}

/// A type that impls may be generated for.
pub(crate) enum Model<'a> {
    Struct(Box<Struct<'a>>),
    Newtype(Box<Newtype<'a>>),
    Units(Units<'a>),
    Union(Box<Union<'a>>),
}

/// A struct around one value.
pub(crate) struct Newtype<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) doc: String,
    /// The field that has the value.
    pub(crate) field: Field<'a>,
    /// The other fields, which are no part of the document.
    pub(crate) others: Vec<Field<'a>>,
    /// Whether it may be absent or null where its value may, and is no newtype to any format: serde's `transparent`.
    pub(crate) transparent: bool,
    /// Whether no text may show the value.
    pub(crate) sensitive: bool,
    /// The type of the context that the rules need.
    pub(crate) context: Option<Path>,
    pub(crate) convert: Convert,
    pub(crate) bounds: Predicates,
    /// Whether no value may be of any length.
    pub(crate) bounded: bool,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    /// Whether `Deref` is wanted.
    pub(crate) deref: bool,
    pub(crate) conversions: Conversions,
}

/// What can be made into a newtype.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conversions {
    /// The value, and what parses as one: a string that is the value.
    Text,
    /// The value, and a string that parses as one.
    Parsed,
    /// The value.
    Value,
    /// Nothing: the value's type is a parameter, and there is a conversion of any type into itself already.
    Nothing,
    /// Not even the other way: the type has names for its fields, or conversions of its own.
    NoneAtAll,
}

/// The types that a type is read and written as, if not as itself.
#[derive(Default)]
pub(crate) struct Convert {
    pub(crate) from: Option<From>,
    pub(crate) into: Option<Type>,
}

/// The type that a type is read as.
pub(crate) struct From {
    pub(crate) ty: Type,
    /// Whether the conversion can fail.
    pub(crate) fallible: bool,
}

/// Predicates in place of those that would be generated; `None` has them generated.
#[derive(Default)]
pub(crate) struct Predicates {
    pub(crate) read: Option<Vec<WherePredicate>>,
    pub(crate) write: Option<Vec<WherePredicate>>,
    pub(crate) validate: Option<Vec<WherePredicate>>,
}

/// An enum whose variants have no fields.
pub(crate) struct Units<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: String,
    pub(crate) doc: String,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) variants: Vec<Variant<'a>>,
}

/// A variant of such an enum.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
}

/// An enum whose variants hold data, or whose names are not all there is to say.
pub(crate) struct Union<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) bounds: Predicates,
    pub(crate) doc: String,
    pub(crate) tagging: Tagging,
    pub(crate) deny_unknown_fields: bool,
    /// A function that sees the whole value.
    pub(crate) check: Option<Expr>,
    /// The type of the context that the rules need.
    pub(crate) context: Option<Path>,
    /// Whether no value may be of any length.
    pub(crate) bounded: bool,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) variants: Vec<UnionVariant<'a>>,
}

/// How a document says which variant it is.
pub(crate) enum Tagging {
    External,
    Internal { tag: String },
    Adjacent { tag: String, content: String },
    Untagged,
}

/// A variant of such an enum.
pub(crate) struct UnionVariant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    /// The name that it is written under.
    pub(crate) written_name: String,
    /// How many fields the variants before it have.
    pub(crate) first: usize,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
    /// Whether it stands for every unknown name.
    pub(crate) other: bool,
    pub(crate) skip: Skip,
    pub(crate) content: Content<'a>,
}

/// In which directions a variant is left out.
#[derive(Clone, Copy, Default)]
pub(crate) struct Skip {
    pub(crate) reading: bool,
    pub(crate) writing: bool,
}

/// What a variant holds.
pub(crate) enum Content<'a> {
    Unit,
    Newtype(Box<Field<'a>>),
    Fields(Box<Body<'a>>),
}

/// A struct with fields.
pub(crate) struct Struct<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The path to `polar-event-core`.
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) doc: String,
    pub(crate) convert: Convert,
    pub(crate) bounds: Predicates,
    /// The type of the context that the rules need.
    pub(crate) context: Option<Path>,
    /// Whether no value may be of any length.
    pub(crate) bounded: bool,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) body: Body<'a>,
}

/// Fields that are read and written together: those of a struct, or of a variant of an enum.
pub(crate) struct Body<'a> {
    pub(crate) style: Style,
    pub(crate) deny_unknown_fields: bool,
    /// Whether absent fields are taken from a default of the whole struct, and how that is made.
    pub(crate) default: Option<Default>,
    /// A function that sees the whole struct.
    pub(crate) check: Option<Expr>,
    pub(crate) fields: Vec<Field<'a>>,
    /// How many fields the type has before these: functions that read or write a field go by its number in the whole type.
    pub(crate) first: usize,
}

/// How fields are written, in Rust and in documents.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `{ a: A, b: B }`: an object.
    Named,
    /// `(A, B)`: an array.
    Tuple,
    /// Nothing: `null`.
    Unit,
}

/// A field that is part of the document, or is skipped.
pub(crate) struct Field<'a> {
    /// The name in Rust.
    pub(crate) member: Member,
    /// The place among the fields of its body, skipped ones included.
    pub(crate) position: usize,
    /// The place in the array that a tuple struct is.
    pub(crate) index: Option<usize>,
    pub(crate) ty: &'a Type,
    /// The name in the document, where it is read.
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    pub(crate) kind: Kind,
    /// The function that reads it, if it is of that kind.
    pub(crate) read_with: Option<Expr>,
    pub(crate) write: Write,
    pub(crate) bounds: Predicates,
    pub(crate) default: Option<Default>,
    pub(crate) required: bool,
    /// A function that sees the whole field, absent or not.
    pub(crate) check: Option<Expr>,
    /// Rules that look at the fields beside this one.
    pub(crate) cross: Vec<Cross>,
    pub(crate) rules: Rules,
    /// What violations of its own value say.
    pub(crate) words: Words,
    /// Whether no text may show the value.
    pub(crate) sensitive: bool,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
}

/// What is said in place of the library's own code and message: strings, or constants.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) code: Option<Box<Expr>>,
    pub(crate) message: Option<Box<Expr>>,
}

/// A rule on a field that looks at the fields beside it.
pub(crate) struct Cross {
    /// The rule as written.
    pub(crate) meta: Meta,
    pub(crate) kind: CrossKind,
}

pub(crate) enum CrossKind {
    /// The field must be there if this condition holds of the struct.
    RequiredIf(Expr),
    /// The field must not be there if this condition holds of the struct.
    ForbiddenIf(Expr),
    /// The value must be the same as that of this field.
    Equals(Ident),
}

impl Field<'_> {
    /// Whether this is the field's name in Rust.
    pub(crate) fn is_named(&self, ident: &Ident) -> bool {
        matches!(&self.member, Member::Named(name) if name.unraw() == ident.unraw())
    }
}

/// How a field is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By this library's traits.
    Event,
    /// By serde's.
    Foreign,
    /// By a function.
    With,
    /// By this library's traits, its keys among those of the struct.
    Flatten,
    /// Not at all.
    Skipped,
}

/// How a field is written.
pub(crate) struct Write {
    /// Whether it is written at all.
    pub(crate) written: bool,
    /// The name that it is written under.
    pub(crate) name: String,
    /// The function that writes it, if that is not its type's own.
    pub(crate) with: Option<Expr>,
    /// A function that tells whether a value is left out, in formats that name their fields.
    pub(crate) skip_if: Option<Expr>,
}

/// What stands for an absent value.
pub(crate) enum Default {
    /// `Default::default()`.
    Trait,
    /// A function without parameters.
    Function(ExprPath),
    /// A value.
    Value(Expr),
}

/// The rules of a value of some type, and of its parts.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) own: Vec<Rule>,
    pub(crate) nullable: Option<Span>,
    pub(crate) custom: Option<Custom>,
    /// The words of rules among `own`, by their indexes.
    pub(crate) words: Vec<(usize, Words)>,
    /// The words of `custom`.
    pub(crate) custom_words: Words,
    pub(crate) each: Option<Part>,
    pub(crate) keys: Option<Part>,
    pub(crate) values: Option<Part>,
}

impl Rules {
    /// Whether there are rules other than functions: those that need to know what the value is.
    pub(crate) fn are_data(&self) -> bool {
        !self.own.is_empty() || self.each.is_some() || self.keys.is_some() || self.values.is_some()
    }
}

/// Rules of a part of a value.
pub(crate) struct Part {
    /// Where to point if the value has no such parts.
    pub(crate) span: Span,
    /// Whether the value's syntax tells that it has.
    pub(crate) certain: bool,
    pub(crate) rules: Box<Rules>,
}

/// A function of the user's own.
pub(crate) struct Custom {
    pub(crate) function: Expr,
    /// What is around the value that it gets, if not the value itself, and that value's type.
    pub(crate) inside: Option<(Inside, Box<Type>)>,
}

/// The type around what a custom rule gets.
#[derive(Clone, Copy)]
pub(crate) enum Inside {
    Option,
    OptionalNullable,
}

/// A rule on the value itself.
pub(crate) struct Rule {
    pub(crate) span: Span,
    /// Whether the value's syntax tells that the rule applies. Otherwise the compiler is asked.
    pub(crate) certain: bool,
    pub(crate) kind: RuleKind,
}

pub(crate) enum RuleKind {
    Length {
        unit: Unit,
        min: Option<Limit>,
        max: Option<Limit>,
    },
    Items {
        min: Option<Limit>,
        max: Option<Limit>,
    },
    Range {
        min: Option<Bound>,
        max: Option<Bound>,
    },
    Pattern(LitStr),
    /// A rule on what a string consists of, by its variant's name.
    Content(&'static str),
    /// The same, with a text.
    ContentOf(&'static str, LitStr),
    /// A rule on the form of a string, by its variant's name.
    Format(&'static str),
    /// A URL with one of these schemes, or with any.
    Url(Vec<LitStr>),
    /// The items differ from each other.
    Unique,
    /// An item that must be there; or, if it turns out to be a string, a part of it.
    ContainsText(LitStr),
    ContainsNumber(Number),
    /// A float that is neither infinite nor no number.
    Finite,
    MultipleOf(Number),
    OneOfTexts(Vec<LitStr>),
    OneOfNumbers(Vec<Number>),
    Decimal {
        max_digits: Option<Limit>,
        places: Option<Limit>,
    },
    Uuid(Option<u8>),
    Past {
        tolerance: Option<Limit>,
    },
    Future {
        tolerance: Option<Limit>,
    },
    Metadata {
        max_pairs: Option<Limit>,
        max_key: Option<Limit>,
        max_value: Option<Limit>,
        allow_nul: bool,
    },
}

/// What a length counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Characters,
    Bytes,
    Graphemes,
}

/// A length: a literal or a constant.
#[derive(Clone)]
pub(crate) struct Limit {
    pub(crate) expr: Expr,
    /// The value, if it is a literal.
    pub(crate) value: Option<u64>,
}

/// One end of a range.
pub(crate) struct Bound {
    pub(crate) exclusive: bool,
    pub(crate) number: Number,
}

impl Bound {
    /// Zero, which does not pass itself.
    pub(crate) const ZERO: Self = Self { exclusive: true, number: Number::Integer(0) };
}

/// A number as written.
#[derive(Clone)]
pub(crate) enum Number {
    Integer(i128),
    Big(u128),
    Float(f64),
    /// A constant, to be cast to an integer or a float.
    Constant {
        expr: Expr,
        float: bool,
    },
}
