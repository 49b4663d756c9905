//! The derive adds nothing to a newtype that could collide with what is written by hand.

use std::borrow::Borrow;
use std::cell::Cell;
use std::convert::Infallible;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

use polar_event_core::{Event, Validate, json};

/// Everything by hand, for which the derive has an item.
#[derive(Event, Debug, Clone, PartialEq, Eq, Hash)]
struct Slug(#[event(length(max = 5))] String);

impl From<String> for Slug {
    fn from(text: String) -> Self {
        Self(text.to_lowercase())
    }
}

impl FromStr for Slug {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text.to_owned()))
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl AsRef<String> for Slug {
    fn as_ref(&self) -> &String {
        &self.0
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Deref for Slug {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl Slug {
    /// Of another type than the derive's.
    fn into_inner(self) -> Box<str> {
        self.0.into()
    }
}

#[test]
fn everything_by_hand() {
    let slug: Slug = "ABC".parse().unwrap();
    assert_eq!((slug.to_string().as_str(), slug.len(), AsRef::<str>::as_ref(&slug)), ("/abc", 3, "abc"));
    assert_eq!((AsRef::<String>::as_ref(&slug), Borrow::<str>::borrow(&slug)), (&"abc".to_owned(), "abc"));
    assert_eq!(json::from_str::<Slug>("\"abc\""), Ok(slug.clone()));
    assert_eq!((String::from(slug.clone()).as_str(), &*slug.into_inner()), ("abc", "abc"));
    // It is not checked by what is written by hand, only by what is the derive's.
    assert!(Slug::from("abcdef".to_owned()).validate().is_err());
}

/// `TryFrom` by hand, with an error of one's own, and one item of the derive.
#[derive(Event, Debug, Clone, Copy, PartialEq, PartialOrd)]
#[event(derive(IntoInner))]
struct Rate(#[event(range(max = 1))] f64);

impl TryFrom<f64> for Rate {
    type Error = f64;

    fn try_from(value: f64) -> Result<Self, f64> {
        let rate = Self(value);
        rate.validate().map(|()| rate).map_err(|_| value)
    }
}

impl DerefMut for Rate {
    fn deref_mut(&mut self) -> &mut f64 {
        &mut self.0
    }
}

impl Deref for Rate {
    type Target = f64;

    fn deref(&self) -> &f64 {
        &self.0
    }
}

#[test]
fn one_by_hand_beside_one_of_the_derive() {
    assert_eq!((Rate::try_from(0.5).map(Rate::into_inner), Rate::try_from(1.5)), (Ok(0.5), Err(1.5)));
    let mut rate = Rate(0.5);
    *rate = 1.0;
    assert_eq!(rate, Rate(1.0));
}

thread_local! {
    static DROPPED: Cell<usize> = const { Cell::new(0) };
}

#[derive(Event, Debug, PartialEq)]
#[event(derive(TryFrom, FromStr, AsRef, Deref))]
struct Secret(#[event(length(min = 3))] String);

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.clear();
        DROPPED.set(DROPPED.get() + 1);
    }
}

#[test]
fn a_type_with_drop() {
    let before = DROPPED.get();
    drop(json::from_str::<Secret>("\"abc\"").unwrap());
    assert_eq!(DROPPED.get() - before, 1);
    drop(Secret::try_from("abc".to_owned()).unwrap());
    // One that is not valid is dropped, too.
    assert!(json::from_str::<Secret>("\"a\"").is_err() && Secret::try_from("a".to_owned()).is_err() && "a".parse::<Secret>().is_err());
    assert!(DROPPED.get() - before >= 4);
}

/// Conversions of a generic newtype that the derive cannot have: they are for one type.
#[derive(Event, Debug, PartialEq)]
struct Wrapper<T>(T);

impl TryFrom<&str> for Wrapper<u8> {
    type Error = std::num::ParseIntError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

impl<T> From<T> for Wrapper<Option<T>> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T> Wrapper<T> {
    fn into_inner(self) -> T {
        self.0
    }
}

#[test]
fn a_generic_one() {
    assert_eq!((Wrapper::try_from("5").map(Wrapper::into_inner), Wrapper::from(5)), (Ok(5), Wrapper(Some(5))));
}
