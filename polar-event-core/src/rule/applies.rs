//! Which rules apply to which types. The derive requires these traits, so that a rule on the wrong type does not compile.
//!
//! Implement a trait for your own type if its [`Decode`](crate::Decode) and [`Validate`](crate::Validate) check these rules.

use std::borrow::Cow;

use super::Rule;
use super::unique::HasItems;

/// Types that the rules for strings apply to: `length`, `pattern`, `one_of("…")`, those for the content of strings (`ascii`, `prefix`, …)
/// and for their format (`email`, `ip`, …).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a string, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "the rule is for strings; numbers have `range`, collections have `items`"
)]
pub trait IsText {}

/// Types that the rules for numbers apply to: `range`, `positive`, `negative`, `multiple_of`, `one_of(1, 2)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "the rule is for integers, floats and decimals; strings have `length`, collections have `items`"
)]
pub trait IsNumber {}

/// Types that the rules for collections apply to: `items`, `each`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a collection, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "the rule is for `Vec`, arrays and sets, `items` also for maps; strings have `length`"
)]
pub trait IsCollection {}

/// Types that the rule `unique` applies to: lists, which can contain an item twice.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`unique` is for `Vec`, `VecDeque` and arrays; in sets and maps nothing comes twice"
)]
pub trait IsList: HasItems {}

/// Types that the rules for maps apply to: `keys`, `values`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`keys` and `values` are for maps with string keys; lists and sets have `each`"
)]
pub trait IsMap {}

/// Types that the rules for timestamps apply to: `past`, `future`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a timestamp, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`past` and `future` are for `jiff::Timestamp`, `chrono::DateTime` and `time::OffsetDateTime`, each with its feature"
)]
pub trait IsTime {}

/// Types that the rule `decimal` applies to: `rust_decimal::Decimal`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a decimal, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`decimal(…)` is for `rust_decimal::Decimal`; integers and floats have `range` and `multiple_of`"
)]
pub trait IsDecimal {}

/// Types that the rule `uuid` applies to: `Uuid`, and strings that contain one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a UUID nor a string, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`uuid(version = 4)` is for `uuid::Uuid` and strings"
)]
pub trait IsUuid {}

/// Types that the rule `url` applies to: strings, and parsed URLs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a URL nor a string, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`url` is for strings and `url::Url`"
)]
pub trait IsUrl {}

/// Types that the rule `metadata` applies to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `Metadata`, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`metadata(…)` is for `polar_event_core::Metadata`; maps have `items`, `keys` and `values`"
)]
pub trait IsMetadata {}

/// Types that `nullable` applies to: `Option`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `Option`, so `nullable` cannot apply to it",
    label = "not for `{Self}`",
    note = "`nullable` lets `null` stand for `None`; use `Option<…>`, or `OptionalNullable<…>` to keep absent and `null` apart"
)]
pub trait IsOption {}

impl<T> IsOption for Option<T> {}
impl<T: IsOption> IsOption for Box<T> {}
impl<T: IsOption> IsOption for core::cmp::Reverse<T> {}
impl<T: IsOption> IsOption for core::num::Wrapping<T> {}
impl<T: IsOption> IsOption for core::num::Saturating<T> {}
#[cfg(feature = "rc")]
impl<T: IsOption> IsOption for std::rc::Rc<T> {}
#[cfg(feature = "rc")]
impl<T: IsOption> IsOption for std::sync::Arc<T> {}

macro_rules! look_into {
    ($($name:ident)+) => { $(
        impl<T: $name + ?Sized> $name for &T {}
        impl<T: $name + ?Sized> $name for Box<T> {}
        impl<T: $name + ?Sized + ToOwned> $name for Cow<'_, T> {}
        impl<T: $name> $name for Option<T> {}
    )+ };
}

macro_rules! look_through {
    ($($name:ident)+) => { $(
        look_into!($name);
        impl<T: $name> $name for core::num::Wrapping<T> {}
        impl<T: $name> $name for core::num::Saturating<T> {}
        impl<T: $name> $name for core::cmp::Reverse<T> {}
        impl<T: $name> $name for core::cell::Cell<T> {}
        impl<T: $name> $name for core::cell::RefCell<T> {}
        impl<T: $name> $name for std::sync::Mutex<T> {}
        impl<T: $name> $name for std::sync::RwLock<T> {}
        #[cfg(feature = "rc")]
        impl<T: $name + ?Sized> $name for std::rc::Rc<T> {}
        #[cfg(feature = "rc")]
        impl<T: $name + ?Sized> $name for std::sync::Arc<T> {}
    )+ };
}

look_into!(IsList);
#[cfg(feature = "rc")]
impl<T: IsList + ?Sized> IsList for std::rc::Rc<T> {}
#[cfg(feature = "rc")]
impl<T: IsList + ?Sized> IsList for std::sync::Arc<T> {}
look_through!(IsText IsNumber IsDecimal IsCollection IsMap IsTime IsUrl IsUuid IsMetadata);

/// Returns the rule, for a string.
#[must_use]
pub const fn for_text<T: IsText + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a number.
#[must_use]
pub const fn for_number<T: IsNumber + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a collection.
#[must_use]
pub const fn for_collection<T: IsCollection + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a list.
#[must_use]
pub const fn for_list<T: IsList + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a map.
#[must_use]
pub const fn for_map<T: IsMap + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a timestamp.
#[must_use]
pub const fn for_time<T: IsTime + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a decimal.
#[must_use]
pub const fn for_decimal<T: IsDecimal + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a UUID or a string.
#[must_use]
pub const fn for_uuid<T: IsUuid + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for a URL or a string.
#[must_use]
pub const fn for_url<T: IsUrl + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns the rule, for metadata.
#[must_use]
pub const fn for_metadata<T: IsMetadata + ?Sized>(rule: Rule) -> Rule {
    rule
}

/// Returns [`Rule::Nullable`], for an option.
#[must_use]
pub const fn nullable<T: IsOption + ?Sized>() -> Rule {
    Rule::Nullable
}
