//! Types whose values are strings in a form of their own: timestamps, dates, URLs.

use core::marker::PhantomData;

use serde_core::Deserializer;
use serde_core::de::Visitor;

use crate::decode::Accept;
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::Rules;
use crate::state::ValidationState;

/// A type whose values are strings in a form of their own, as values and, with [`keys!`], as keys.
pub(super) trait Textual: Sized {
    /// The code of the violation where it is no string.
    const WRONG_TYPE: Code;
    /// The description.
    const SHAPE: &'static Shape;

    /// Reads and checks a string. `None` says that a fault was reported.
    fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self>;

    /// Checks a value in memory: what decoding does not let through must not pass here.
    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>);

    /// The value as it is written.
    fn text(&self) -> String;
}

/// A string that becomes a `T`.
pub(super) struct TextOf<T>(pub(super) Rules, pub(super) PhantomData<T>);

impl<'de, T: Textual> Accept<'de> for TextOf<T> {
    type Value = T;
    const WRONG_TYPE: Code = T::WRONG_TYPE;

    #[inline(always)]
    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<T> {
        T::read(value, self.0, cx)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_str(visitor)
    }
}

/// Implements the traits of fields for types that are [`Textual`].
macro_rules! textual {
    ($($type:ty),+) => { $(
        impl<'de> crate::decode::Decode<'de> for $type {
            type Requires = ();

            #[inline]
            fn decode<D: serde_core::Deserializer<'de>>(
                deserializer: D,
                rules: Rules,
                cx: &mut ValidationState<'_>,
            ) -> Result<Option<Self>, D::Error> {
                crate::decode::accept(deserializer, textual::TextOf::<$type>(rules, core::marker::PhantomData), cx)
            }

            #[inline]
            fn decode_into<D: serde_core::Deserializer<'de>>(
                deserializer: D,
                rules: Rules,
                slot: &mut Option<Self>,
                cx: &mut ValidationState<'_>,
            ) -> Result<(), D::Error> {
                crate::decode::accept_into(deserializer, textual::TextOf::<$type>(rules, core::marker::PhantomData), slot, cx)
            }
        }

        impl crate::validate::Validate for $type {
            type Requires = ();

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                Textual::check(self, rules, cx);
            }
        }

        impl crate::describe::Describe for $type {
            const SHAPE: &'static Shape = <Self as Textual>::SHAPE;
        }
    )+ };
}

/// Implements the traits of keys for types that are [`Textual`].
macro_rules! keys {
    ($($type:ty),+) => { $(
        impl<'de> crate::decode::DecodeKey<'de> for $type {
            fn decode_key(key: &std::borrow::Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                <Self as Textual>::read(key, rules, cx)
            }
        }

        impl crate::validate::Key for $type {
            fn key_text(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Owned(Textual::text(self))
            }
        }
    )+ };
}

/// Implements the traits of fields for dates alone; the function makes one, if there is such a day.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
macro_rules! dates {
    ($type:ty: $make:expr) => {
        impl Textual for $type {
            const WRONG_TYPE: Code = Code::DateType;
            const SHAPE: &'static Shape = &Shape::Date;

            fn read(text: &str, _: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                textual::date::read(text, cx, $make)
            }

            fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
                textual::date::check(self.year().into(), cx);
            }

            fn text(&self) -> String {
                self.to_string()
            }
        }

        textual!($type);
    };
}

/// Implements the traits of fields for dates and times without an offset. The functions make one, if there is such a day and time; say the year
/// of one, and whether it is one that can be written; and write it as serde does.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
macro_rules! date_times {
    ($type:ty: $make:expr, |$value:ident| $year:expr, $is_written:expr, $text:expr) => {
        impl Textual for $type {
            const WRONG_TYPE: Code = Code::DatetimeType;
            const SHAPE: &'static Shape = &Shape::Formatted(&super::format::DATE_TIME);

            fn read(text: &str, _: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                super::local::date_time(text, cx, $make)
            }

            fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
                let $value = self;
                super::local::date_time_fits($year, $is_written, cx);
            }

            fn text(&self) -> String {
                let $value = self;
                $text
            }
        }

        textual!($type);
    };
}

/// The same for times of day.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
macro_rules! times_of_day {
    ($type:ty: $make:expr, |$value:ident, $cx:ident| $check:expr, $text:expr) => {
        impl Textual for $type {
            const WRONG_TYPE: Code = Code::TimeType;
            const SHAPE: &'static Shape = &Shape::Formatted(&super::format::TIME);

            fn read(text: &str, _: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                super::local::time(text, cx, $make)
            }

            fn check(&self, _: Rules, $cx: &mut ValidationState<'_>) {
                let $value = self;
                $check
            }

            fn text(&self) -> String {
                let $value = self;
                $text
            }
        }

        textual!($type);
    };
}

pub(super) use keys;
pub(super) use textual;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(super) use {date_times, dates, times_of_day};

/// Dates alone.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(super) mod date {
    use super::super::rfc3339::{self, Date};
    use crate::error::{Code, Param};
    use crate::state::ValidationState;

    #[cold]
    fn report<T>(error: &'static str, cx: &mut ValidationState<'_>) -> Option<T> {
        cx.report(Code::DateParsing, [("error", Param::from(error))]);
        None
    }

    /// Reads a date; `make` makes it, if there is such a day.
    pub(in super::super) fn read<T>(text: &str, cx: &mut ValidationState<'_>, make: impl FnOnce(Date) -> Option<T>) -> Option<T> {
        let Ok(date) = rfc3339::date(text.as_bytes()) else { return report("it is not in the form of RFC 3339", cx) };
        let Some(value) = make(date) else { return report("there is no such day", cx) };
        check(date.year, cx).then_some(value)
    }

    /// That a date is in the years 1 to 9999, as timestamps are.
    pub(in super::super) fn check(year: i32, cx: &mut ValidationState<'_>) -> bool {
        let good = (1..=9999).contains(&year);
        if !good {
            report::<()>("it is not from 0001-01-01 to 9999-12-31", cx);
        }
        good
    }
}
