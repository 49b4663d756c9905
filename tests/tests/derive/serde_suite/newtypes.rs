//! Newtypes, with what people write for theirs by hand; owned static text; tags on structs.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use super::suite::suite;

suite! {
    newtypes:
    { #[derive(Clone)] pub(super) struct Login(String); }
    { pub(super) struct Port(u16); }
    { pub(super) struct Secret(Vec<u8>); }
    { #[serde(transparent)] pub(super) struct Tag { tag: Cow<'static, str> } }
    { pub(super) struct Held { login: Login, port: Option<Port>, secrets: Vec<Secret>, tag: Tag, text: Cow<'static, str>, texts: Option<Vec<Cow<'static, str>>> } }
    also {
        impl From<String> for Login {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<Login> for String {
            fn from(login: Login) -> Self {
                login.0
            }
        }

        impl Login {
            fn into_inner(self) -> String {
                self.0
            }
        }

        impl AsRef<str> for Login {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Deref for Login {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for Login {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for Port {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl TryFrom<u32> for Port {
            type Error = std::num::TryFromIntError;

            fn try_from(port: u32) -> Result<Self, Self::Error> {
                port.try_into().map(Self)
            }
        }

        impl Drop for Secret {
            fn drop(&mut self) {
                self.0.fill(0);
            }
        }
    }
    cases {
        Login [r#""a""#]
        Port ["80"]
        Secret ["[1,2]"]
        Tag [r#""a""#]
        Held [r#"{"login":"a","port":80,"secrets":[[1]],"tag":"b","text":"c","texts":["d"]}"#]
    }
}

suite! {
    struct_tags:
    { #[serde(tag = "type")] pub(super) struct Message { text: String, of: Option<u8> } }
    { #[serde(tag = "@type", rename = "m")] pub(super) struct Renamed<T> { value: T } }
    { pub(super) struct Messages { all: Vec<Message>, one: Box<Message> } }
    { pub(super) struct Flattened { #[serde(flatten)] message: Message, a: u8 } }
    { pub(super) enum External { A(Message), B } }
    { #[serde(tag = "kind")] pub(super) enum Internal { A(Message), B { #[serde(flatten)] message: Message } } }
    also {
        pub(super) type RenamedNumber = Renamed<u8>;
    }
    cases {
        Message [r#"{"type":"Message","text":"a"}"#, r#"{"text":"a","of":1}"#]
        RenamedNumber [r#"{"@type":"m","value":1}"#]
        Messages [r#"{"all":[{"type":"Message","text":"a"},{"text":"b"}],"one":{"text":"c","type":"Message"}}"#]
        Flattened [r#"{"type":"Message","text":"a","a":1}"#]
        External [r#"{"A":{"type":"Message","text":"a"}}"#, r#""B""#]
        Internal [r#"{"kind":"A","type":"Message","text":"a"}"#, r#"{"kind":"B","text":"a"}"#]
    }
}
