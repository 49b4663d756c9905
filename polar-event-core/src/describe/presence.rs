//! Compile-time checks that an absent value round-trips.

use super::{Describe, Keys, Object, Shape};
use crate::rule::Rule;
use crate::rule::compile_error::Message;

/// Whether a wrapper type may be absent: it may, if the inner type may not. Call it in a constant.
///
/// ```compile_fail,E0080
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// struct Patch<T> {
///     note: Option<T>,
/// }
///
/// // error: `None` within another option has no JSON of its own: …
/// _ = json::from_str::<Patch<Option<u8>>>("{}");
/// ```
///
/// # Panics
///
/// If the inner type may be absent. In a constant, that is a compile error.
#[must_use]
pub const fn check_option(inner: bool) -> bool {
    assert!(
        !inner,
        "`None` within another option has no JSON of its own: write `OptionalNullable<…>` for a field that may be absent or null"
    );
    true
}

/// Whether `null` denotes an absent value of this type because the field's absence denotes a default: always, or only if the type's own
/// default is not an absent value. If the field is `nullable`, `null` is the `None` of every `Option`. Call it in a constant.
///
/// # Panics
///
/// If `null` is already a value of the type. In a constant, that is a compile error.
#[must_use]
pub const fn is_null_if_absent<T: Describe>(only_by_type: bool, nullable: bool) -> bool {
    if nullable && T::IS_OPTION {
        return true;
    }
    let is_null = T::OPTIONAL && !(only_by_type && T::DEFAULT_IS_ABSENT);
    assert!(
        !(is_null && T::NULLABLE),
        "an absent value would be written as `null`, since a default stands for the field if it is left out, and `null` means something else \
         here: write `#[event(default)]` on the field, which then is absent if it is left out, or an `Option` of what cannot be `null`"
    );
    is_null
}

/// The corresponding rule for the field.
#[must_use]
pub const fn null_if_absent<T: Describe>(only_by_type: bool, nullable: bool) -> Rule {
    if is_null_if_absent::<T>(only_by_type, nullable) { Rule::Nullable } else { Rule::Nothing }
}

/// The same for a type with parameters, which is left out if it is serialized as `None`: whether its default is `None`, too, is not known there.
/// Call it in a constant.
///
/// ```compile_fail,E0080
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// #[event(transparent)]
/// struct Volume(Option<u8>);
///
/// impl Default for Volume {
///     fn default() -> Self {
///         Self(Some(5))
///     }
/// }
///
/// #[derive(Event)]
/// struct Settings<T> {
///     #[event(default)]
///     value: T,
/// }
///
/// // error: a field that is left out is the type's default, …
/// _ = json::from_str::<Settings<Volume>>("{}");
/// ```
///
/// # Panics
///
/// If the default of a type that may be absent is not an absent value. In a constant, that is a compile error.
#[must_use]
pub const fn is_null_if_absent_generic<T: Describe>(nullable: bool) -> bool {
    let is_null = nullable && T::IS_OPTION;
    assert!(
        is_null || !T::OPTIONAL || T::DEFAULT_IS_ABSENT,
        "a field that is left out is the type's default, which is not the absent value of this type: write `#[event(nullable)]` on the field, \
         or make the default `None`"
    );
    is_null
}

/// The corresponding rule for the field.
#[must_use]
pub const fn null_if_absent_generic<T: Describe>(nullable: bool) -> Rule {
    if is_null_if_absent_generic::<T>(nullable) { Rule::Nullable } else { Rule::Nothing }
}

/// Whether `null` is the `None` of a `nullable` field of this type, whose absence denotes no other value.
#[must_use]
pub const fn is_null_if_absent_option<T: Describe>() -> bool {
    T::IS_OPTION
}

/// The corresponding rule for the field.
#[must_use]
pub const fn null_if_absent_option<T: Describe>() -> Rule {
    if T::IS_OPTION { Rule::Nullable } else { Rule::Nothing }
}

/// Whether a flattened field of this type may have no keys at all. Their absence then denotes a value, so that no default can take its
/// place.
#[must_use]
pub const fn is_without_keys<T: Describe>() -> bool {
    T::OPTIONAL || may_be_empty(T::SHAPE)
}

/// Fails to compile if the default of a flattened field would never be used. Call it in a constant.
///
/// # Panics
///
/// If it would not. In a constant, that is a compile error.
#[track_caller]
pub const fn check_flattened_default<T: Describe>() {
    assert!(
        !is_without_keys::<T>(),
        "the default is never used: without any keys, a document already says what this is; remove `default`, or write it on the fields of the type"
    );
}

/// Fails to compile if the type of a flattened field has no keys. Call it in a constant.
///
/// # Panics
///
/// If it has none. In a constant, that is a compile error.
#[expect(clippy::panic, reason = "a compile error")]
pub(crate) const fn check_has_keys<T: Describe>() {
    if let (Keys::NoObject(what), false) = (T::KEYS, T::OPTIONAL) {
        panic!("{}", Message::new().and("only objects can be flattened, and this is ").and(what).and(": remove `flatten`").text());
    }
}

/// Fails to compile if a flattened field is an option of something that may have no keys: it would be serialized like `None`. Call it in a
/// constant.
///
/// # Panics
///
/// If it is. In a constant, that is a compile error.
#[track_caller]
pub const fn check_flattened_option<T: Describe>() {
    assert!(
        !(T::OPTIONAL && may_be_empty(T::SHAPE)),
        "`None` and a value without any keys are written the same: write the type without `Option`, or give it a field that must be there"
    );
}

const fn may_be_empty(shape: &Shape) -> bool {
    match shape {
        Shape::Map(_) | Shape::Metadata => true,
        Shape::Object(object) => needs_nothing(object),
        _ => false,
    }
}

/// Whether no field of a struct is required.
const fn needs_nothing(object: &Object) -> bool {
    let (mut fields, mut flattened) = (object.fields, object.flattened);
    while let [field, tail @ ..] = fields {
        let mut needed = field.required;
        if field.flatten {
            if let [shape, others @ ..] = flattened {
                needed = needed && !may_be_empty(shape);
                flattened = others;
            }
        }
        if needed {
            return false;
        }
        fields = tail;
    }
    true
}
