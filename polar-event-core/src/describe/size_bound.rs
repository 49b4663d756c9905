//! Whether the text of a value can be arbitrarily long, as known at compile time: `#[event(bounded)]`.
//!
//! The descriptions of fields are returned by functions that are not `const`. So each type has, beside its description, a constant with the
//! bound on its size, and what a rule would have to limit.

use super::{Enum, Shape, Tagging};
use crate::error::Literal;
use crate::rule::compile_error::Message;
use crate::rule::{Rule, Rules};

/// The bound on the size of a type's values: see [`Describe::SIZE_BOUND`](super::Describe::SIZE_BOUND).
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum SizeBound {
    /// Every value is short: numbers, timestamps, types that are `#[event(bounded)]`.
    Short,
    /// A string: a rule has to limit its length.
    Text,
    /// A list of these: a rule has to limit the number of items.
    Items(&'static SizeBound),
    /// An array of a fixed number of these.
    Array(&'static SizeBound),
    /// A tuple of these.
    Tuple(&'static [SizeBound]),
    /// A map: a rule has to limit the number of entries.
    Entries {
        /// The bound of the keys.
        key: &'static SizeBound,
        /// The bound of the values.
        value: &'static SizeBound,
    },
    /// A type of this name that is not `#[event(bounded)]`.
    Undeclared(&'static str),
    /// Values may be arbitrarily long, for this reason.
    Unbounded(&'static str),
}

impl SizeBound {
    /// The bound as far as the description alone determines it, without those of nested types.
    #[must_use]
    pub const fn of(shape: &Shape) -> Self {
        match shape {
            Shape::String => Self::Text,
            Shape::Object(object) | Shape::TupleStruct(object) => Self::Undeclared(object.name),
            Shape::Enum(of) if is_names(of) => Self::Short,
            Shape::Enum(of) => Self::Undeclared(of.name),
            Shape::Newtype(newtype) => Self::Undeclared(newtype.name),
            Shape::Url => Self::Unbounded("a URL can have any length; write a `String` with `length(max = …)` and `url`"),
            Shape::Formatted(format) if format.max_len.is_none() => Self::Unbounded("such a string can have any length"),
            Shape::Any => Self::Unbounded("any JSON may stand there"),
            Shape::ViaSerde(_) => Self::Unbounded("what a `via_serde` type takes is not known"),
            Shape::Array(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Nullable(_) => {
                Self::Unbounded("its type does not say how far its values go")
            }
            _ => Self::Short,
        }
    }

    /// A set merges equal items, so a document may have any number of them.
    pub(crate) const SET: Self =
        Self::Unbounded("equal items of a set are one, so there may be any number of them; write a list with `unique`");
}

/// Whether an enum has only unit variants.
const fn is_names(of: &Enum) -> bool {
    let mut variants = of.variants;
    while let [variant, tail @ ..] = variants {
        if !matches!(variant.content, Shape::Null) {
            return false;
        }
        variants = tail;
    }
    matches!(of.tagging, Tagging::External) && of.other.is_none() && of.catch_alls == 0
}

/// Fails to compile if the field of this index in a struct or variant has no bound. Call it in a constant.
///
/// # Panics
///
/// If it has none. In a constant, that is a compile error.
#[track_caller]
pub const fn check_bounded_field(of: &'static Shape, index: usize, extent: &SizeBound) {
    let mut fields = of.object().fields;
    let mut at = 0;
    while let [field, tail @ ..] = fields {
        if at == index {
            check_bounded(field.rust_name, extent, field.rules);
        }
        (fields, at) = (tail, at + 1);
    }
}

/// Like [`check_bounded_field`], for a value with this name.
///
/// A generic type is checked where it is used:
///
/// ```compile_fail,E0080
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// #[event(bounded)]
/// struct Page<T> {
///     value: T,
/// }
///
/// _ = json::from_str::<Page<u8>>("");
/// // error: `value` is unbounded: write `length(max = …)`
/// _ = json::from_str::<Page<String>>("");
/// ```
///
/// Types that contain each other are unbounded, and the compiler reports the cycle:
///
/// ```compile_fail,E0391
/// use polar_event_core::Event;
///
/// #[derive(Event)]
/// #[event(bounded)]
/// struct Folder {
///     first: Option<Box<Entry>>,
/// }
///
/// #[derive(Event)]
/// #[event(bounded)]
/// struct Entry {
///     folder: Option<Folder>,
/// }
/// ```
///
/// # Panics
///
/// If the value has no bound. In a constant, that is a compile error.
#[track_caller]
#[expect(clippy::panic, reason = "a compile error")]
pub const fn check_bounded(name: &str, extent: &SizeBound, rules: Rules) {
    if let Some(missing) = missing(extent, rules) {
        panic!("{}", missing.message(name).text());
    }
}

/// The missing bound.
struct Missing {
    /// The rules that enclose the missing one: `each`, and within that `keys`.
    around: [&'static str; 3],
    depth: usize,
    what: What,
}

enum What {
    /// A rule is missing.
    Rule(&'static str),
    /// The type of this name lacks the attribute.
    Word(&'static str),
    /// No rule can help, for this reason.
    Reason(&'static str),
}

impl Missing {
    const fn new(what: What) -> Option<Self> {
        Some(Self { around: [""; 3], depth: 0, what })
    }

    /// The same, within a rule for items, keys or values.
    const fn within(self, name: &'static str) -> Self {
        let [first, second, _] = self.around;
        Self { around: [name, first, second], depth: if self.depth < 3 { self.depth + 1 } else { 3 }, what: self.what }
    }

    const fn message(&self, name: &str) -> Message {
        let message = Message::new().and("`").and(name).and("` is unbounded: ");
        match self.what {
            What::Rule(rule) => {
                let [first, second, third] = self.around;
                let closing = match self.depth {
                    0 => "",
                    1 => ")",
                    2 => "))",
                    _ => ")))",
                };
                message.and("write `").and(first).and(second).and(third).and(rule).and(closing).and("`")
            }
            What::Word(of) => message.and("write `#[event(bounded)]` above `").and(of).and("`, too"),
            What::Reason(reason) => message.and(reason),
        }
    }
}

/// What is missing for a bound, with these rules.
const fn missing(extent: &SizeBound, rules: Rules) -> Option<Missing> {
    match extent {
        SizeBound::Short => None,
        SizeBound::Text if limits_text(rules) => None,
        SizeBound::Text => Missing::new(What::Rule("length(max = …)")),
        SizeBound::Items(item) if limits_items(rules) => missing_within(item, part(rules, Part::Each), "each("),
        SizeBound::Items(_) | SizeBound::Entries { .. } if !limits_items(rules) => Missing::new(What::Rule("items(max = …)")),
        SizeBound::Items(item) | SizeBound::Array(item) => missing_within(item, part(rules, Part::Each), "each("),
        SizeBound::Tuple(items) => {
            let mut items = *items;
            while let [item, tail @ ..] = items {
                if missing(item, &[]).is_some() {
                    return Missing::new(What::Reason("the parts of a tuple have no rules; write a struct with a tuple's fields"));
                }
                items = tail;
            }
            None
        }
        SizeBound::Entries { key, value } => match missing_within(key, part(rules, Part::Keys), "keys(") {
            None => missing_within(value, part(rules, Part::Values), "values("),
            of_key => of_key,
        },
        SizeBound::Undeclared(name) => Missing::new(What::Word(name)),
        SizeBound::Unbounded(reason) => Missing::new(What::Reason(reason)),
    }
}

const fn missing_within(extent: &SizeBound, rules: Rules, name: &'static str) -> Option<Missing> {
    match missing(extent, rules) {
        Some(missing) => Some(missing.within(name)),
        None => None,
    }
}

#[derive(Clone, Copy)]
enum Part {
    Each,
    Keys,
    Values,
}

/// The rules for items, keys or values.
const fn part(mut rules: Rules, part: Part) -> Rules {
    while let [rule, tail @ ..] = rules {
        match (part, rule) {
            (Part::Each, Rule::Each(inner)) | (Part::Keys, Rule::Keys(inner)) | (Part::Values, Rule::Values(inner)) => return inner,
            _ => rules = tail,
        }
    }
    &[]
}

const fn limits_items(mut rules: Rules) -> bool {
    while let [rule, tail @ ..] = rules {
        if rule.facts().items.1 < usize::MAX {
            return true;
        }
        rules = tail;
    }
    false
}

/// Whether one of the rules limits the length of a string; [`max_json_len`](crate::schema::max_json_len) computes the limit.
const fn limits_text(mut rules: Rules) -> bool {
    while let [rule, tail @ ..] = rules {
        let facts = rule.facts();
        let has_texts = matches!(facts.literals, Some([] | [Literal::Text(_), ..]));
        if has_texts || facts.characters.1 < usize::MAX || facts.bytes.1 < usize::MAX {
            return true;
        }
        rules = tail;
    }
    false
}
