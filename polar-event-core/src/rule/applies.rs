//! Which rules make sense on which types. The derive asks for these, so that a rule in the wrong place does not compile.

use std::borrow::Cow;

use super::Rule;

macro_rules! families {
    ($($(#[doc = $doc:literal])+ $name:ident, $function:ident: $message:literal, $note:literal;)+) => { $(
        $(#[doc = $doc])+
        ///
        /// Implement it for a type of your own if its [`Decode`](crate::Decode) and [`Validate`](crate::Validate) check these rules.
        #[diagnostic::on_unimplemented(message = $message, label = "not for `{Self}`", note = $note)]
        pub trait $name {}

        impl<T: $name + ?Sized> $name for &T {}
        impl<T: $name + ?Sized> $name for Box<T> {}
        impl<T: $name + ?Sized + ToOwned> $name for Cow<'_, T> {}
        impl<T: $name> $name for Option<T> {}
        impl<T: $name> $name for crate::OptionalNullable<T> {}

        #[doc = concat!("The rule itself, for a type that it applies to: one that is [`", stringify!($name), "`].")]
        #[must_use]
        pub const fn $function<T: $name + ?Sized>(rule: Rule) -> Rule {
            rule
        }
    )+ };
}

families! {
    /// Types that the rules for strings apply to: `length`, `pattern`, `no_nul`, `one_of("…")`.
    IsText, for_text: "`{Self}` is not a string, so this rule cannot apply to it",
        "`length`, `pattern`, `no_nul` and `one_of(\"…\")` are for strings; numbers have `range`, collections have `items`";
    /// Types that the rules for numbers apply to: `range`, `one_of(1, 2)`.
    IsNumber, for_number: "`{Self}` is not a number, so this rule cannot apply to it",
        "`range` and `one_of(1, …)` are for integers and floats; strings have `length`, collections have `items`";
    /// Types that the rules for collections apply to: `items`, `each`.
    IsCollection, for_collection: "`{Self}` is not a collection, so this rule cannot apply to it",
        "`items` and `each` are for `Vec`, arrays and sets, `items` also for maps; strings have `length`";
    /// Types that the rules for maps apply to: `keys`, `values`.
    IsMap, for_map: "`{Self}` is not a map, so this rule cannot apply to it",
        "`keys` and `values` are for maps with string keys; lists and sets have `each`";
    /// Types that the rules for timestamps apply to: `past`.
    IsTime, for_time: "`{Self}` is not a timestamp, so this rule cannot apply to it",
        "`past` is for `jiff::Timestamp`";
    /// Types that the rule `uuid` applies to: `Uuid`, and strings that hold one.
    IsUuid, for_uuid: "`{Self}` is neither a UUID nor a string, so this rule cannot apply to it",
        "`uuid(version = 4)` is for `uuid::Uuid` and strings";
    /// Types that the rule `metadata` applies to.
    IsMetadata, for_metadata: "`{Self}` is not `Metadata`, so this rule cannot apply to it",
        "`metadata(…)` is for `polar_event_core::Metadata`; maps have `items`, `keys` and `values`";
}

/// Types that `nullable` applies to: `Option`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `Option`, so `nullable` cannot apply to it",
    label = "not for `{Self}`",
    note = "`nullable` lets `null` stand for `None`; use `Option<…>`, or `OptionalNullable<…>` to keep absent and `null` apart"
)]
pub trait IsOption {}

impl<T> IsOption for Option<T> {}
impl<T: IsOption> IsOption for Box<T> {}

/// [`Rule::Nullable`], for a type that it applies to.
#[must_use]
pub const fn nullable<T: IsOption + ?Sized>() -> Rule {
    Rule::Nullable
}
