//! Which rules make sense on which types. The derive asks for these, so that a rule in the wrong place does not compile.

use std::borrow::Cow;

macro_rules! families {
    ($($(#[doc = $doc:literal])+ $name:ident: $message:literal, $note:literal;)+) => { $(
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
    )+ };
}

families! {
    /// Types that the rules for strings apply to: `length`, `pattern`, `no_nul`, `one_of("…")`.
    IsText: "`{Self}` is not a string, so this rule cannot apply to it",
        "`length`, `pattern`, `no_nul` and `one_of(\"…\")` are for strings; numbers have `range`, collections have `items`";
    /// Types that the rules for numbers apply to: `range`, `one_of(1, 2)`.
    IsNumber: "`{Self}` is not a number, so this rule cannot apply to it",
        "`range` and `one_of(1, …)` are for integers and floats; strings have `length`, collections have `items`";
    /// Types that the rules for collections apply to: `items`, `each`.
    IsCollection: "`{Self}` is not a collection, so this rule cannot apply to it",
        "`items` and `each` are for `Vec`, arrays and sets, `items` also for maps; strings have `length`";
    /// Types that the rules for maps apply to: `keys`, `values`.
    IsMap: "`{Self}` is not a map, so this rule cannot apply to it",
        "`keys` and `values` are for maps with string keys; lists and sets have `each`";
    /// Types that the rules for timestamps apply to: `past`.
    IsTime: "`{Self}` is not a timestamp, so this rule cannot apply to it",
        "`past` is for `jiff::Timestamp`";
    /// Types that the rule `uuid` applies to: `Uuid`, and strings that hold one.
    IsUuid: "`{Self}` is neither a UUID nor a string, so this rule cannot apply to it",
        "`uuid(version = 4)` is for `uuid::Uuid` and strings";
    /// Types that the rule `metadata` applies to.
    IsMetadata: "`{Self}` is not `Metadata`, so this rule cannot apply to it",
        "`metadata(…)` is for `polar_event_core::Metadata`; maps have `items`, `keys` and `values`";
}
