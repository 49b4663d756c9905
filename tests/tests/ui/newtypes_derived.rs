//! What a newtype asks for in `derive(…)`, and cannot have.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polar_event_core::Event;

#[derive(Event)]
#[event(derive(TryFrom, Form, TryFromm, as_ref, Debug, Serialize, From, DerefMut, Deref = "T", AsRef(str), TryFrom))]
struct Names(String);

#[derive(Event)]
#[event(derive)]
struct NoList(String);

#[derive(Event)]
#[event(derive = "TryFrom")]
struct Value(String);

#[derive(Event)]
#[event(derive())]
struct Empty(String);

#[derive(Event)]
#[event(deref, into_inner, FromStr, TryFrom)]
struct Alone(#[event(Display, derive(AsRef))] String);

#[derive(Event)]
#[serde(derive(Deref))]
struct Serdes(String);

#[derive(Event)]
#[event(derive(TryFrom, Into, AsRef, FromStr))]
struct Any<T>(T);

#[derive(Event)]
#[event(derive(TryFrom, Into))]
struct Boxed<T>(Box<T>);

#[derive(Event)]
#[event(derive(TryFrom, Into))]
struct Named<T: Iterator>(T::Item);

#[derive(Event)]
#[event(derive(TryFrom, Into))]
struct OfTrait<T: Iterator>(<T as Iterator>::Item);

#[derive(Event)]
#[event(derive(TryFrom, FromStr))]
struct Lent<'a, T>(&'a T);

#[derive(Event)]
#[event(derive(FromStr))]
struct List(Vec<u8>);

#[derive(Event)]
#[event(derive(FromStr))]
struct Map(BTreeMap<String, u8>);

#[derive(Event)]
#[event(derive(FromStr))]
struct Tuple((u8, u8));

#[derive(Event)]
#[event(transparent, derive(FromStr))]
struct Optional(Option<u8>);

#[derive(Event)]
#[event(derive(FromStr))]
struct Text<'a>(&'a str);

#[derive(Event)]
#[event(derive(Display, AsRef), sensitive)]
struct Sensitive(String);

#[derive(Event)]
#[event(derive(Display))]
struct SensitiveValue(#[event(sensitive)] Cow<'static, str>);

#[derive(Event)]
#[event(try_from = "String", derive(TryFrom, FromStr, AsRef))]
struct Converted(String);

#[derive(Event)]
#[event(derive(TryFrom))]
struct Fields {
    #[event(derive(AsRef))]
    a: String,
}

#[derive(Event)]
#[event(derive(TryFrom))]
struct Pair(u8, u8);

#[derive(Event)]
#[event(derive(TryFrom))]
enum Units {
    #[event(derive(AsRef))]
    A,
}

#[derive(Event)]
#[event(derive(TryFrom))]
enum Union {
    A(String),
}

#[derive(Event)]
#[event(transparent, derive(TryFrom, Form))]
struct Transparent<T> {
    value: T,
}

fn main() {}
